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
        "Mira Stenn said,“The bridge will not hold.”",
        "“The bridge will not hold,”Mira Stenn said.",
        "In Mira Stenn’s own words, “The bridge will not hold.”",
        "Continued Mira Stenn: “The bridge will not hold.”",
        "Ada Orme left. Mira Stenn had an explanation: “No bridge can hold for years if none looks at it.”",
    ],
)  # fmt: skip
def test_quotation_with_its_speaker_beside_it(chain: Chain, text: str) -> None:
    assert chain("bridge", text) == ["Mira Stenn"]


def test_quotation_from_a_document(chain: Chain) -> None:
    text = "From the report: “The bridge has not been tested in all of ten years.”"
    assert chain("bridge", text) == ["the report"]


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


def test_signs_that_somebody_has_are_no_speakers(chain: Chain) -> None:
    assert chain("bridge", 'Bakeries have signs saying, "The bridge is closed today."') == []


def test_issuer_of_a_text_speaks_in_it(chain: Chain) -> None:
    text = 'Mira Stenn released a video that said, "The bridge has never been tested."'
    assert chain("tested", text) == ["Mira Stenn"]


def test_quotation_after_one_within_a_clause(chain: Chain) -> None:
    before = 'Jonas Arnt praised it. "It is fine."'
    text = 'Mira Stenn said that she and the mayor were "worried" about it. "It may fall any day."'
    assert chain("any day", before, text) == ["Mira Stenn"]


def test_quotation_after_an_attributing_sentence(chain: Chain) -> None:
    text = '"It may fall," said Mira Stenn, who saw Jonas Arnt test it. "I would not cross it now."'
    assert chain("not cross", text) == ["Mira Stenn"]


def test_speaker_before_a_long_apposition(chain: Chain) -> None:
    text = '"It may fall any day," Stenn, the chief engineer until the ferry sank, said on Monday.'
    assert chain("any day", text) == ["Stenn"]


def test_as_somebody_put_it(chain: Chain) -> None:
    text = 'The bridge was, as Mira Stenn put it, "a coffin on four legs and nothing else."'
    assert chain("coffin", text) == ["Mira Stenn"]


def test_quotation_told_twice_has_one_speaker(chain: Chain) -> None:
    text = '"The bridge may fall, according to the police," Mira Stenn told the Herald.'
    assert chain("bridge", text)[0] == "Mira Stenn"


def test_person_before_a_colon_and_no_thing(chain: Chain) -> None:
    text = 'The noise did not surprise engineer Mira Stenn: "It has been loose since March."'
    assert chain("loose", text) == ["Mira Stenn"]


def test_tagger_takes_a_verb_or_a_name_for_another_word(chain: Chain) -> None:
    assert chain("closed", '"The bridge is closed until further notice," the notice reads.') == [
        "the notice"
    ]
    text = '"The bridge is closed until further notice," said Skelly, explaining that he built it.'
    assert chain("closed", text) == ["Skelly"]


def test_what_a_clause_leads_into_is_not_the_next_ones(chain: Chain) -> None:
    text = 'Though the bridge is "a danger to everybody who crosses it," Quist walks over it daily.'
    assert chain("danger", text) == []


def test_quotation_of_who_was_reported_in_its_paragraph(chain: Chain) -> None:
    above = "The harbour board insists that it heard nothing of the hull until May."
    text = (
        "Peter Lind said that he would put one thing straight. The sale had been a gift. "
        "“I rang the yard in July and told them to take the ferry back.”"
    )
    assert chain("I rang", above, text) == ["Peter Lind"]


def test_words_put_up_with_a_picture_are_whose_picture_it_is(chain: Chain) -> None:
    text = 'Mei Tanaka posted a picture of the email with the words: "You could not invent it."'
    assert chain("picture", text) == ["Mei Tanaka"]


def test_who_of_a_question_is_nobody(chain: Chain) -> None:
    text = (
        "Amadou Keita was calm. He wondered who would explain it to the villages. "
        '"They will ask me," he said, "and I will have nothing to say."'
    )
    assert chain("They will", text) == ["Amadou Keita"]


def test_one_of_a_crowd_grumbles(chain: Chain) -> None:
    text = '"Three years it could wait," grumbled one, loading her cart, "and it comes now."'
    assert chain("Three years", text) == ["one"]
