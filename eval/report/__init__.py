"""Reports: a table in the terminal, JSON, one HTML page, and a comparison with an earlier run."""
