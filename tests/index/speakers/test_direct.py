"""Direct speech: who is quoted, and where a quotation ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Chain = Callable[..., list[str]]


@pytest.mark.parametrize(
    "text",
    [
        '"The bridge will not hold," Mira Stenn said.',
        '"The bridge will not hold," said Mira Stenn, an engineer.',
        'Mira Stenn said: "The bridge will not hold."',
        'Mira Stenn told reporters, "The bridge will not hold."',
        '"The bridge," Mira Stenn said on Monday, "will not hold."',
        "“The bridge will not hold,” Mira Stenn thundered.",
        "“The bridge will not hold,\" Mira Stenn said.",
        "‘The bridge will not hold,’ said Mira Stenn.",
    ],
)  # fmt: skip
def test_quotation_with_its_speaker_beside_it(chain: Chain, text: str) -> None:
    assert chain("bridge", text) == ["Mira Stenn"]


def test_next_quotation_without_reporting_words_has_the_same_speaker(chain: Chain) -> None:
    text = '"It will not hold," Mira Stenn said. "Nobody has tested the cables in years."'
    assert chain("Nobody", text) == ["Mira Stenn"]


def test_quotation_over_two_paragraphs(chain: Chain) -> None:
    first = 'Mira Stenn said, "The bridge will not hold.'
    assert chain("tested", first, '"Nobody has tested the cables."') == ["Mira Stenn"]


def test_author_speaks_again_after_a_quotation(chain: Chain) -> None:
    text = '"The bridge will not hold," Mira Stenn said. It was built in 1957 by two brothers.'
    assert chain("1957", text) == []


def test_scare_quotes_are_no_speech(chain: Chain) -> None:
    assert chain("march", 'The "great march" of the dockers ended at the town hall.') == []


def test_quotation_in_a_quotation_makes_a_chain(chain: Chain) -> None:
    text = "\"The mayor told me, 'Keep quiet about the cables,' and he left,\" said Mira Stenn."
    assert chain("quiet", text) == ["Mira Stenn", "the mayor"]


def test_sentence_before_a_quotation_names_its_speaker(chain: Chain) -> None:
    text = 'Mira Stenn shook her head. "Nobody has tested the cables in years."'
    assert chain("Nobody", text) == ["Mira Stenn"]
