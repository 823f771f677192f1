"""Cells of CSV files that spreadsheets open."""

from __future__ import annotations

# A cell that begins so is run as a formula by spreadsheets.
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: object) -> object:
    """A value that no spreadsheet takes for a formula, whatever a document says."""
    if isinstance(value, str) and value.startswith(_FORMULA_START):
        return f"'{value}"
    return value
