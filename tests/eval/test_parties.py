from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.parties import swap_names

PAIRS = (("Norway", "Denmark"), ("Norwegian", "Danish"))


def test_names_change_places_as_whole_words() -> None:
    swapped = swap_names("Norway's Norwegian fleet met Denmark, not Norwayland.", PAIRS)
    assert swapped.text == "Denmark's Danish fleet met Norway, not Norwayland."


def test_swapping_twice_gives_the_text_back() -> None:
    text = "Danish ships left Norway; Norwegian ships left Denmark."
    assert swap_names(swap_names(text, PAIRS).text, PAIRS).text == text


@pytest.mark.parametrize("word", ["fleet", "met", "land."])
def test_offsets_lead_back_to_the_original(word: str) -> None:
    text = "Norwegian fleet met Denmark by land."
    swapped = swap_names(text, PAIRS)
    assert swapped.original(swapped.text.index(word)) == text.index(word)


@given(st.lists(st.sampled_from(["Norway ", "Danish, ", "word ", "x"]), max_size=20))
def test_ends_lead_to_ends(parts: list[str]) -> None:
    text = "".join(parts)
    swapped = swap_names(text, PAIRS)
    assert swapped.original(0) == 0
    assert swapped.original(len(swapped.text)) == len(text)


def test_nothing_to_swap_changes_nothing() -> None:
    assert swap_names("Norway", ()).text == "Norway"
