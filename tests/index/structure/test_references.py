from __future__ import annotations

import pytest

from index.analysis import RawDocument
from index.structure import find_articles

PROSE = "The weir gave way in the night, and the water ran through the lower town until noon."
CITED = """Brack, J., 2011. Gates of the old river. Lom: Town Press.

Holm, A., Kerr, D., 2014. Silt behind weirs. River Letters 3, 1-9.

Weir Board. Minutes, https://board.example/minutes."""


def readable(text: str) -> str:
    (draft,) = find_articles(RawDocument(text, "text/markdown"), path="paper.md")
    return "\n".join(b.span.of(text) for b in draft.blocks if b.kind.readable)


@pytest.mark.parametrize("title", ["References", "6. Bibliography", "Endnotes", "WORKS CITED"])
def test_what_a_list_of_sources_cites_is_not_said_there(title: str) -> None:
    text = (
        f"# Who let the weir fall\n\n{PROSE}\n\n## {title}\n\n{CITED}\n\n## Annex\n\nIt fell twice."
    )
    found = readable(text)
    assert "Town Press" not in found and "River Letters" not in found
    assert PROSE in found and "It fell twice." in found


def test_entries_need_no_markup() -> None:
    text = f"Who let the weir fall\n\n{PROSE}\n\n{PROSE}\n\nReferences\n\n{CITED}"
    assert "Town Press" not in readable(text)


def test_references_of_another_kind_are_kept() -> None:
    text = (
        f"# The clerk's letters\n\n{PROSE}\n\n## References\n\nThe clerk wrote that he had never met "
        "the man.\n\nThe schoolmaster called him honest, and so did the miller's wife."
    )
    found = readable(text)
    assert "never met" in found and "honest" in found
