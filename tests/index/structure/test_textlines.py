from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.structure.textlines import text_lines


def test_lines_know_how_they_are_set() -> None:
    text = "**One** two\n\n>> quoted\n>\n> again\n   set in\r\nlast"
    lines = text_lines(text)
    assert [line.text for line in lines] == ["One two", "quoted", "again", "set in", "last"]
    assert [line.depth for line in lines] == [0, 2, 1, 0, 0]
    assert [line.gap for line in lines] == [0, 1, 1, 0, 0]
    assert lines[3].indent == 3
    assert [line.span.of(text) for line in lines][:2] == ["**One** two", "quoted"]


@given(st.text(alphabet="ab >*_\n\r\t\x0c\u2028", max_size=80))
def test_spans_are_in_order(text: str) -> None:
    end = 0
    for line in text_lines(text):
        assert end <= line.span.start < line.span.end <= len(text)
        assert line.gap >= 0
        end = line.span.end
