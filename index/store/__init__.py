"""Where an index is kept: our own record of it, and the search structures that are caches of it."""
