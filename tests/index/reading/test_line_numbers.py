from __future__ import annotations

from index.reading.line_numbers import without_line_numbers

TEXT = ["The keeper said", "that the gate was", "open. He went", "home before noon", "and saw that",
        "nobody had come", "to mend it. The", "boats lay there,", "as they had", "all year."]  # fmt: skip


def test_before_each_line() -> None:
    page = "\n".join(["Hearing", *(f"{n:>2}   {line}" for n, line in enumerate(TEXT, 1))])
    assert without_line_numbers(page) == "\n".join(["Hearing", *TEXT])


def test_on_lines_of_their_own() -> None:
    page = "\n".join(f"{n}\n{line}" for n, line in enumerate(TEXT, 1))
    assert without_line_numbers(page) == "\n".join(TEXT)


def test_items_of_a_list_keep_their_numbers() -> None:
    numbered = "\n".join(f"{n} Harbour number {n}" for n in range(1, 15))
    assert without_line_numbers(numbered) == numbered
    stopped = "\n".join(f"{n}. {line}" for n, line in enumerate(TEXT, 1))
    assert without_line_numbers(stopped) == stopped


def test_a_column_of_numbers_is_kept() -> None:
    column = "\n".join(["Rank", *map(str, range(1, 13)), "Place", *TEXT])
    assert without_line_numbers(column) == column


def test_few_numbers_are_no_margin() -> None:
    page = "\n".join(f"{n}\n{line}" for n, line in enumerate(TEXT[:5], 1))
    assert without_line_numbers(page) == page
