from __future__ import annotations

import pytest

from index.reading.properties import stated_properties


@pytest.mark.parametrize(
    "author",
    ["python-docx", "Microsoft Office User", "Windows User", "HP User", "admin", "(anonymous)",
     "Owner", "unknown", "", "  ", None],
)  # fmt: skip
def test_whoever_a_program_names_is_nobody(author: str | None) -> None:
    assert stated_properties(None, author).author is None


@pytest.mark.parametrize("author", ["Ada  Holm", "Root, Elihu", "Jo Author", "Pc. Brenner", "Anon"])
def test_a_name_is_kept(author: str) -> None:
    assert stated_properties(None, author).author == " ".join(author.split())


@pytest.mark.parametrize(
    "title",
    ["untitled", "Microsoft Word - Draft 3", "Document1", "about:blank", "memo.docx", "Page 1",
     "PowerPoint Presentation", "(anonymous)"],
)  # fmt: skip
def test_what_is_no_title(title: str) -> None:
    assert stated_properties(title, None).title is None


@pytest.mark.parametrize("title", ["Document of shame", "Unknown soldier found", "Page one news"])
def test_a_title_is_kept(title: str) -> None:
    assert stated_properties(title, None).title == title
