"""Names, titles and pronouns become speakers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.domain import Metadata, SpeakerKind
from index.speakers.resolution import author_of
from tests.index.speakers.conftest import Attribute

Chain = Callable[..., list[str]]


def test_surname_stands_for_the_full_name(chain: Chain) -> None:
    text = "Mira Stenn built the bridge. Stenn says that it is unsafe."
    assert chain("unsafe", text) == ["Mira Stenn"]


def test_pronoun_stands_for_the_last_speaker(chain: Chain) -> None:
    text = "Mira Stenn said that the bridge was old. She said that it was unsafe."
    assert chain("unsafe", text) == ["Mira Stenn"]


def test_title_stands_for_its_holder(chain: Chain) -> None:
    text = "The transport minister, Jonas Arnt, came by boat. The minister said it was unsafe."
    assert chain("unsafe", text) == ["Jonas Arnt"]


def test_chief_of_a_body_stands_for_its_head(chain: Chain) -> None:
    text = "NATO Secretary-General Jonas Arnt came by boat. The NATO chief said it was unsafe."
    assert chain("unsafe", text) == ["Jonas Arnt"]


def test_newspaper_stands_for_the_paper_named_before(chain: Chain) -> None:
    text = "The Lindmark Herald tested the cables. The newspaper said that they were unsafe."
    assert chain("unsafe", text) == ["Lindmark Herald"]


def test_spellings_of_one_name(chain: Chain) -> None:
    text = "Sergei Arntov came by boat. Sergey Arntov said that the bridge was unsafe."
    assert chain("unsafe", text) == ["Sergei Arntov"]


def test_name_in_apposition(chain: Chain) -> None:
    assert chain("unsafe", "Her lawyer, Jonas Arnt, said it was unsafe.") == ["Jonas Arnt"]


def test_unnamed_speaker(attributed: Attribute) -> None:
    [(_, said)] = attributed("A European diplomat said that the bridge was unsafe.")
    assert said.speakers[-1].name == "a European diplomat"
    assert said.speakers[-1].kind is SpeakerKind.UNNAMED


def test_outlet_and_body_speak(attributed: Attribute) -> None:
    text = "The Lindmark Herald said it was old. The Ministry of Transport said it was unsafe."
    kinds = [said.speakers[-1].kind for _, said in attributed(text)]
    assert kinds == [SpeakerKind.OUTLET, SpeakerKind.ORGANISATION]


def test_words_that_name_a_speaker(attributed: Attribute) -> None:
    text = "Mira Stenn built it. She said that it was unsafe."
    speaker = attributed(text)[1][1].speakers[-1]
    assert speaker.named_at is not None
    assert speaker.named_at.of(text) == "She"


def test_outlet_speaks_where_no_author_is_known(attributed: Attribute) -> None:
    [(_, said)] = attributed("The bridge is old.", author=None, outlet="Lindmark Herald")
    assert said.speakers[0].name == "Lindmark Herald"
    assert said.speakers[0].kind is SpeakerKind.OUTLET


def test_article_of_nobody(attributed: Attribute) -> None:
    [(_, said)] = attributed("The bridge is old.", author=None)
    assert said.speakers[0].kind is SpeakerKind.UNNAMED


def test_swapped_names_swap_the_speakers(chain: Chain) -> None:
    text = "{0} said that {1} had lied about the bridge."
    assert chain("bridge", text.format("Russia", "Poland")) == ["Russia"]
    assert chain("bridge", text.format("Poland", "Russia")) == ["Poland"]


def test_name_in_apposition_behind_a_body(chain: Chain) -> None:
    text = "The spokesman of Halden Ferries, Tobias Renn, told reporters that the hull was sound."
    assert chain("hull", text) == ["Tobias Renn"]


def test_owner_and_name(chain: Chain) -> None:
    assert chain("hull", "Halden's director, Mia Holt, said that the hull was sound.") == [
        "Mia Holt"
    ]


def test_messenger_passes_on(chain: Chain) -> None:
    text = "The owner of Halden Ferries, Otto Brem, has let it be known through Tobias Renn that {}"
    assert chain("hull", text.format("the hull was sound.")) == ["Tobias Renn", "Otto Brem"]


def test_company_is_one_by_its_name(chain: Chain) -> None:
    text = "The Ferry Inspectorate met Halden Motors Ltd on Monday. The company said that {}"
    assert chain("hull", text.format("the hull was sound.")) == ["Halden Motors Ltd"]


def test_company_is_no_other_body(chain: Chain) -> None:
    text = "The Ferry Inspectorate came on Monday. The company said that the hull was sound."
    assert chain("hull", text) == ["the company"]


def test_ministry_named_before(chain: Chain) -> None:
    text = "The Ministry of Fisheries and Halden Motors Ltd met. The ministry said it was sound."
    assert chain("sound", text) == ["Ministry of Fisheries"]


def test_company_in_its_own_release(chain: Chain) -> None:
    text = "The Ferry Inspectorate came on Monday. The company expects that the hull is sound."
    assert chain("hull", text, author=None, outlet="Halden Motors Ltd") == []


def test_he_is_no_body(chain: Chain) -> None:
    text = "A waiter was on deck. Halden Motors Ltd denies that. The hull, he says, was rusty."
    assert chain("hull", text) == ["a waiter"]


def test_described_person_before_a_name_in_an_earlier_paragraph(chain: Chain) -> None:
    before = "The spokesman, Tobias Renn, said that the sea was calm."
    text = 'One of them, a waiter, stood on deck. "The hull groaned," he told us.'
    assert chain("groaned", before, text) == ["a waiter"]


def test_the_waiter_is_the_waiter_before(chain: Chain) -> None:
    text = "A waiter from Lindmark stood on deck. The waiter says that the hull groaned."
    assert chain("groaned", text) == ["a waiter from Lindmark"]


def test_according_to_her(chain: Chain) -> None:
    text = "My neighbour was a teacher. According to her the hull was rusty."
    assert chain("hull", text) == ["my neighbour"]


def test_he_inside_a_quotation_is_whom_it_names(chain: Chain) -> None:
    text = (
        'Jonas Arnt said: "I went to the owner, Otto Brem, on the stairs. '
        "He told me: 'The hull will last until winter.' I wrote it down.\""
    )
    assert chain("winter", "Tobias Renn was there.", text) == ["Jonas Arnt", "Otto Brem"]


def test_speaker_of_indirect_speech_is_he(chain: Chain) -> None:
    text = "Otto Brem said that he believed that the hull was sound. Jonas Arnt laughed."
    assert chain("hull", text) == ["Otto Brem"]


def test_names_inside_a_quotation_are_not_who_goes_on(chain: Chain) -> None:
    text = '"Mira Stenn closed the bridge," Ada Lund said. "It was right," she continued.'
    assert chain("right", text) == ["Ada Lund"]


def test_they_are_the_people_named_last(chain: Chain) -> None:
    text = "Two engineers examined the hull for Halden Motors Ltd. It was, in their view, sound."
    assert chain("sound", text) == ["two engineers"]


def test_body_is_the_author_of_its_own_texts(attributed: Attribute) -> None:
    [(_, said)] = attributed("The hull is sound.", author="Halden Motors Ltd")
    assert said.speakers[0].kind is SpeakerKind.ORGANISATION


@pytest.mark.parametrize("name", ["Halden Motors Ltd", "Brem Airlines", "Quist GmbH"])
def test_any_company_is_the_company(chain: Chain, name: str) -> None:
    text = f"The Ferry Inspectorate met {name} on Monday. The company said that it was sound."
    assert chain("sound", text) == [name]


@pytest.mark.parametrize(
    "name", ["Alpine Guides' Association", "St Bride's Hospital", "Mira Stenn-Holm"]
)
def test_names_are_spelt_as_they_are_written(chain: Chain, name: str) -> None:
    assert chain("unsafe", f"{name} said that the bridge was unsafe.") == [name]


# The recogniser takes this name for a body's.
MAYOR = "The mayor, Judith Amory, said she was shocked."


def test_a_role_beside_a_name_shows_a_person(attributed: Attribute) -> None:
    before = "The bell was cast by Thomas Garrow. The town council owns it."
    said = attributed(before, f"{MAYOR} “I heard of it in May,” she told the paper.")
    (named,) = [s.speakers[-1] for text, s in said if "heard of it" in text]
    assert (named.name, named.kind) == ("Judith Amory", SpeakerKind.PERSON)


def test_a_name_beside_the_subject_is_who_she_is(chain: Chain) -> None:
    before = "A spokeswoman, Gemma Stroud, said that nobody was hurt."
    text = "The mayor, Judith Amory, was jeered when she said that the town hall had been “let down by people it trusted”."
    assert chain("let down", before, text) == ["Judith Amory"]


def test_she_after_a_quotation_is_whoever_gave_it(chain: Chain) -> None:
    before = "A passenger of the ferry, Ada Lund, has defended the mate who brought her ashore."
    quoted = (
        "“Nobody warned us,” Ms Lund said from her bed. “Robin wanted to turn, and we would not.”"
    )
    assert chain("two o'clock", before, quoted, "She recalled that it began at two o'clock.") == [
        "Ada Lund"
    ]


def test_head_of_a_body_after_another_clause_speaks(chain: Chain) -> None:
    text = (
        "The pilots' union has no intention of suspending Mr Brem, its president, Mira Stenn, told "
        "the Ledger. Three boats were late in all, she said."
    )
    assert chain("suspending", text) == ["Mira Stenn"]
    assert chain("late in all", text) == ["Mira Stenn"]


def test_a_letter_without_a_name_is_somebodys_and_not_the_papers() -> None:
    unnamed = author_of(Metadata(author="Name and address supplied", outlet="The Ledger"))
    assert unnamed.kind is SpeakerKind.UNNAMED
    assert author_of(Metadata(outlet="The Ledger")).kind is SpeakerKind.OUTLET


def test_initials_stand_for_the_body_in_full(chain: Chain) -> None:
    text = "The Coastal Bridges Agency came on Monday. The CBA said that the hull was sound."
    assert chain("hull", text) == ["Coastal Bridges Agency"]


def test_initials_of_no_body(chain: Chain) -> None:
    text = "The Ferry Inspectorate came on Monday. The CBA said that the hull was sound."
    assert chain("hull", text) == ["CBA"]


def test_paper_that_asks_is_not_who_answers(chain: Chain) -> None:
    opening = "Mira Stenn, the minister, spoke to the Herald. The Herald was there early."
    text = "Asked by the Herald whether it was safe, she said that three divers had seen the hull."
    assert chain("three divers", opening, text) == ["Mira Stenn"]


def test_number_of_a_paragraph_is_no_name(chain: Chain) -> None:
    text = "14.3 Mrs Stenn came forward. She said that the hull was sound."
    assert chain("hull", text) == ["Stenn"]


def test_councillors_title_is_no_name(chain: Chain) -> None:
    text = "Mira Stenn is a member. 14.5 Cllr Stenn replied that the hull was sound."
    assert chain("hull", text) == ["Mira Stenn"]


def test_trade_before_a_name(chain: Chain) -> None:
    text = "Robert Lind built it. The diver Lind says that the hull was sound."
    assert chain("hull", text) == ["Robert Lind"]


def test_company_just_spoken_of(chain: Chain) -> None:
    text = "Halden Nordberg, which owns the ferry, came on Monday. The company said it was sound."
    assert chain("sound", text) == ["Halden Nordberg"]


def test_company_of_two_is_neither(chain: Chain) -> None:
    text = (
        "Halden Nordberg, which owns the ferry, came on Monday. Tarn Velde, which built it, came "
        "on Tuesday. The company said that the hull was sound."
    )
    assert chain("hull", text) == ["the company"]


def test_several_are_not_one_person(chain: Chain) -> None:
    text = "Mira Stenn, an engineer, came. The engineers told us that the hull was sound."
    assert chain("hull", text) == ["the engineers"]


def test_office_with_its_holders_name(chain: Chain) -> None:
    text = "My Minister, Mr. Stenn, reports that the hull was sound."
    assert chain("hull", text) == ["Stenn"]


def test_one_of_them(chain: Chain) -> None:
    text = "Some of the workers came. One of them told me that the hull was sound."
    assert chain("hull", text) == ["one of the workers"]


def test_role_by_what_somebody_does(chain: Chain) -> None:
    opening = "Few were angrier than Mira Stenn, who coaches the rowers. Jonas Arnt came too."
    assert chain("hull", opening, "The coach said that the hull was sound.") == ["Mira Stenn"]


def test_who_is_introduced_goes_before_who_spoke_above(chain: Chain) -> None:
    above = "Jonas Arnt said that the pier was old."
    text = (
        "Few left it angrier than Peter Lind, who owns the ferry. He says that the hull is sound."
    )
    assert chain("hull", above, text) == ["Peter Lind"]


def test_pronoun_goes_on_in_the_next_quotation(chain: Chain) -> None:
    text = (
        'Jonas Arnt came. "I warned Peter Lind about the hull," Mira Stenn said. '
        '"He told me that it was sound."'
    )
    assert chain("sound", text) == ["Mira Stenn", "Peter Lind"]


def test_crowd_is_no_name(chain: Chain) -> None:
    text = "Peter Lind came. Officers reported on it. He said that the hull was sound."
    assert chain("hull", text) == ["Peter Lind"]


def test_whose_brother(chain: Chain) -> None:
    text = "Peter Lind built the ferry. His brother told us that the hull was sound."
    assert chain("hull", text) == ["Peter Lind's brother"]


def test_whose_brother_is_open(chain: Chain) -> None:
    text = "Peter Lind met Jonas Arnt. His brother told us that the hull was sound."
    assert chain("hull", text) == ["his brother"]


def test_capitals_of_a_heading_are_no_name(chain: Chain) -> None:
    assert chain("hull", "PETER LIND came.", "Mr Lind said that the hull was sound.") == [
        "Peter Lind"
    ]


def test_she_is_none_of_several_who_spoke(chain: Chain) -> None:
    text = "People say that the mill is haunted. She told me on Monday that it was unsafe."
    assert chain("unsafe", text) == ["she"]


def test_a_trade_that_begins_a_sentence_is_no_part_of_a_name(chain: Chain) -> None:
    text = "Seismologist Mira Stenn of the University of Lindmark said that the bridge had shaken."
    assert chain("had shaken", text) == ["Mira Stenn"]


def test_whoever_spoke_goes_on_and_not_whom_he_spoke_of(chain: Chain) -> None:
    text = 'Mira Stenn KC said Bram Kell had forged the books. "He was dull," she told the jury.'
    assert chain("dull", text) == ["Mira Stenn"]


def test_who_was_accused_denies_it(chain: Chain) -> None:
    text = "Mira Stenn said that Bram Kell had forged the books. He denies that he did."
    assert chain("He denies", text) == ["Bram Kell"]


def test_an_insertion_is_not_of_whom_it_parts_from_his_verb(chain: Chain) -> None:
    text = "Bram Kell says he told the owner. The owner, he says, replied that it was late."
    assert chain("The owner, he", text) == ["Bram Kell", "the owner"]


def test_nobody_calls_herself_a_woman(chain: Chain) -> None:
    text = "Mira Stenn spoke next. One woman had waited four days, she told the court."
    assert chain("One woman", text) == ["Mira Stenn"]


def test_the_outer_speaker_of_the_sentence_before_goes_on(chain: Chain) -> None:
    text = 'Bram Kell told him that the lamp flickered, Mira Stenn says. "He never said a word."'
    assert chain("never said", text) == ["Mira Stenn"]


def test_the_company_is_the_one_body_that_acts_here(chain: Chain) -> None:
    text = ("Mira Stenn wrote on Instagram.", "Petrane said it was proud. The company was calm.")
    more = text[1] + " The company said it had planted trees."
    assert chain("planted", text[0], more) == ["Petrane"]


def test_an_opening_description_is_who_is_named_right_after_it(chain: Chain) -> None:
    opening, next_ = "A heart surgeon has been cleared.", "Marcus Oyelaran had always been loud."
    said = "The surgeon said he was relieved."
    assert chain("relieved", opening, f"{next_} {said}") == ["Marcus Oyelaran"]
    nurse = "Marcus Oyelaran, a nurse, had always been loud."
    assert chain("relieved", opening, f"{nurse} {said}") == ["a heart surgeon"]


def test_her_sister_is_not_she_who_tells_of_her(chain: Chain) -> None:
    text = "Imke Brandt thinks it was meant well. Her sister was ill, she explains."
    assert chain("ill", text) == ["Imke Brandt"]


def test_who_asked_not_to_be_named_goes_on(chain: Chain) -> None:
    text = (
        "A volunteer at the count, who asked not to be named, said that an official had told her "
        "to keep quiet. \"He said, 'You saw nothing, Jean,'\" she recalled."
    )
    assert chain("You saw", text) == ["a volunteer at the count"]


def test_who_pointed_it_out(chain: Chain) -> None:
    text = "Granitex said it was calm. It pointed out that the quarry was new."
    assert chain("quarry", text) == ["Granitex"]
    assert chain("plan", "Granitex said it was calm. It points to a plan of the other side.") == []
