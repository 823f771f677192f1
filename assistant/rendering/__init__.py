"""Answers as people read them: the fixed words of the interface and the terminal's layout."""
