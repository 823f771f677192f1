from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.domain import Span
from index.fold import OMISSION, fold, fold_with_offsets

MARKUP = st.text(alphabet="ab AZ.019*_~#>[]()!\\\n\r\t-\u00ad\u200b“”…é")
WILD = st.one_of(MARKUP, st.text())


@st.composite
def quotes_with_gaps(draw: st.DrawFn) -> tuple[str, int, list[Span]]:
    quote = draw(WILD)
    start = draw(st.integers(0, 1000))
    edges = sorted(draw(st.lists(st.integers(0, len(quote)), max_size=6)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return quote, start, [Span(start + a, start + b) for a, b in pairs]


@pytest.mark.parametrize(
    ("quote", "display"),
    [
        ("**bold** and *italic* and ***both***", "bold and italic and both"),
        ("a **bo**ld word", "a bold word"),
        ("_under_ and __strong__", "under and strong"),
        ("snake_case_name stays", "snake_case_name stays"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("2*3*4", "2*3*4"),
        (r"\$1.6 billion and \*\*\*", "$1.6 billion and ***"),
        (r"C:\path", r"C:\path"),
        ("see [the report](https://example.org/a_(b)) now", "see the report now"),
        ("see [the report](#) now", "see the report now"),
        ('a [link](x "its title") here', "a link here"),
        ("![a picture](p.jpg)", "a picture"),
        ("in [Crimean] waters", "in [Crimean] waters"),
        ("# A title", "A title"),
        ("> quoted\n> on two lines", "quoted on two lines"),
        ("new waves and fur-\n\nther taxing", "new waves and further taxing"),
        ("a self-\nmade man", "a self-made man"),
        ("they re\u2010\nturned by sub\u2010\nway", "they returned by subway"),
        ("a self\u2010made man", "a self\u2010made man"),
        ("Anglo-\nSaxon", "Anglo- Saxon"),
        ("soft\u00adhyphen", "softhyphen"),
        ("  two \t words\r\n", "two words"),
        ("", ""),
    ],
)
def test_removes_markup_and_folds_white_space(quote: str, display: str) -> None:
    assert fold(quote) == display


def test_furniture_is_replaced_by_a_mark() -> None:
    text = "over the past few\n\n12\n\nyears"
    assert fold(text, [Span(119, 121)], start=100) == "over the past few […] years"


def test_touching_gaps_give_touching_marks_without_losing_text() -> None:
    assert fold("ab", [Span(1, 2)]) == "a […]"


@given(quotes_with_gaps())
def test_each_character_has_its_offset(case: tuple[str, int, list[Span]]) -> None:
    quote, start, gaps = case
    folded = fold_with_offsets(quote, gaps, start=start)
    assert len(folded.text) == len(folded.offsets)
    assert all(start <= offset < start + len(quote) for offset in folded.offsets)
    assert list(folded.offsets) == sorted(folded.offsets)


@given(WILD)
def test_shown_characters_are_the_quote_s_own(quote: str) -> None:
    folded = fold_with_offsets(quote)
    for char, offset in zip(folded.text, folded.offsets, strict=True):
        assert quote[offset] == char or (char == " " and quote[offset].isspace())


@given(WILD)
def test_no_word_character_is_lost_but_in_link_targets(quote: str) -> None:
    if "](" not in quote and "_" not in quote:
        kept = [char for char in fold(quote) if char.isalnum()]
        assert kept == [char for char in quote if char.isalnum()]


@given(quotes_with_gaps())
def test_white_space_is_folded(case: tuple[str, int, list[Span]]) -> None:
    quote, start, gaps = case
    text = fold(quote, gaps, start=start)
    assert text == text.strip()
    assert "  " not in text


@given(quotes_with_gaps())
def test_text_inside_a_gap_is_never_shown(case: tuple[str, int, list[Span]]) -> None:
    quote, start, gaps = case
    inside = {o for gap in gaps if len(gap) for o in range(gap.start, gap.end)}
    folded = fold_with_offsets(quote, gaps, start=start)
    shown = [c for c, o in zip(folded.text, folded.offsets, strict=True) if o in inside]
    assert set(shown) <= set(OMISSION)


@given(WILD)
@example("*>")
def test_any_part_leads_back_to_the_document(quote: str) -> None:
    folded = fold_with_offsets(quote, start=7)
    if folded.text:
        span = folded.source(0, len(folded.text))
        part = iter(quote[span.start - 7 : span.end - 7])
        # each letter that is shown stands in the part, in this order
        assert all(letter in part for letter in folded.text.replace(" ", ""))
