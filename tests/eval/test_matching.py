from __future__ import annotations

from dataclasses import replace

import pytest

from eval.documents import CorpusDocument, Documents
from eval.gold import Snippet
from eval.matching import Matcher
from index.domain import Document
from tests.eval.conftest import BOATS, FELL, NOBODY, WARNED, Maker


@pytest.fixture
def make(documents: Documents) -> Maker:
    return Maker(documents)


@pytest.fixture
def matcher(documents: Documents) -> Matcher:
    return Matcher(documents)


def test_a_part_of_a_shown_sentence_is_found(matcher: Matcher, make: Maker) -> None:
    snippet = Snippet("harbour.md", "nobody had warned the town")
    assert matcher.found(snippet, [make.citation("harbour.md", NOBODY)])
    assert not matcher.found(snippet, [make.citation("harbour.md", BOATS)])


def test_a_snippet_may_be_shown_by_two_citations_together(matcher: Matcher, make: Maker) -> None:
    snippet = Snippet("harbour.md", f"{NOBODY} {WARNED}")
    first, second = (make.citation("harbour.md", quote) for quote in (NOBODY, WARNED))
    assert matcher.found(snippet, [first, second])
    assert not matcher.found(snippet, [first])


def test_four_fifths_are_enough_and_less_is_not(matcher: Matcher, make: Maker) -> None:
    snippet = Snippet("harbour.md", FELL)
    whole = make.citation("harbour.md", FELL)
    assert matcher.found(snippet, [replace(whole, end=whole.start + 36, display="…")])
    assert not matcher.found(snippet, [replace(whole, end=whole.start + 34, display="…")])


def test_a_copy_in_another_document_counts(matcher: Matcher, make: Maker) -> None:
    assert matcher.found(Snippet("harbour.md", FELL), [make.citation("letter.md", FELL)])


def test_with_a_start_only_that_place_counts(
    matcher: Matcher, make: Maker, documents: Documents
) -> None:
    start = documents["harbour.md"].text.index(FELL)
    snippet = Snippet("harbour.md", FELL, start)
    assert matcher.found(snippet, [make.citation("harbour.md", FELL)])
    assert not matcher.found(snippet, [make.citation("letter.md", FELL)])


def test_a_few_words_elsewhere_are_no_copy(matcher: Matcher, make: Maker) -> None:
    assert not matcher.found(Snippet("letter.md", "at Lund"), [make.citation("harbour.md", FELL)])


def test_extracted_text_is_matched_as_people_read_it() -> None:
    text = "The wall fell\nat Lund, as every\u00adbody saw.\n\nNobody was hurt."
    page = CorpusDocument(Document("a.html", "", "text/html", text), exact=False)
    snippet = Snippet("a.html", "The wall fell at Lund, as everybody saw.")
    [span] = Matcher(Documents([page])).spans(snippet)
    assert span.of(text).startswith("The wall") and span.of(text).endswith("saw.")


def test_plain_text_is_matched_character_for_character() -> None:
    page = CorpusDocument(Document("a.txt", "", "text/plain", "The wall\nfell."))
    assert Matcher(Documents([page])).spans(Snippet("a.txt", "The wall fell.")) == ()
