from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from assistant.answer import CitedSpeaker, Disagreement, IndexInfo, Status
from assistant.web import cards

from .samples import HOSTILE, answer, citation, disputing, statement


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def test_a_card_names_its_label_in_words_and_by_a_shape() -> None:
    card = soup(cards.statement_card(statement(label="disputed")))
    badge = card.select_one(".badge")
    assert badge is not None
    assert badge.get_text().startswith("Disputed")
    assert badge.select_one("svg path") is not None


def test_each_label_has_a_shape_of_its_own() -> None:
    shapes = {
        str(soup(cards.statement_card(statement(label=label))).select_one("svg"))
        for label in ("record", "claim", "disputed")
    }
    assert len(shapes) == 3


def test_a_card_shows_the_quote_word_for_word() -> None:
    quote = "He said: 5 < 6 & 7 > 6."
    card = soup(cards.statement_card(statement(quote)))
    assert card.select_one("blockquote").get_text() == quote


def test_the_chain_leads_from_the_author_to_the_innermost_speaker() -> None:
    speakers = (
        CitedSpeaker("Ada Berg", "person"),
        CitedSpeaker("Bo Lund", "person"),
        CitedSpeaker("an unnamed source", "unnamed"),
    )
    links = soup(cards.statement_card(statement(speakers=speakers))).select(".chain > li")
    assert [link.get_text() for link in links] == [
        "Ada Berg, The Courier, 19 Feb 2023",
        "quoting Bo Lund",
        "quoting an unnamed source",
    ]


def test_reasons_are_told_in_plain_words() -> None:
    card = soup(cards.statement_card(statement(reasons=("opinion", "anonymous"))))
    assert card.select_one(".reasons").get_text() == (
        "Why: opinion or value judgement; source not named"
    )


def test_a_disputed_card_carries_the_passage_against_it() -> None:
    against = disputing("The rope was old.", start=500)
    card = soup(cards.statement_card(statement(label="disputed", disputed_by=(against,))))
    assert card.select_one(".counter blockquote").get_text() == "The rope was old."
    assert card.select_one(".counter-passage")["data-start"] == "500"


def test_both_sides_of_a_disagreement_have_the_same_parts() -> None:
    one, two = statement("It was 5.", label="disputed"), statement("It was 6.", label="disputed")
    html = cards.disagreement(Disagreement("5 / 6", "figure", ((one,), (two,))))
    sides = soup(html).select(".side")
    parts = [[str(tag.name) for tag in side.find_all(True)] for side in sides]
    assert len(parts) == 2
    assert parts[0] == parts[1]


def test_a_disagreement_takes_the_place_of_the_card_that_stands_in_it() -> None:
    one = statement("It was 5.", label="disputed", start=1)
    two = statement("It was 6.", label="disputed", start=90)
    other = statement("It rained.", start=300)
    item = Disagreement("5 / 6", "figure", ((one,), (two,)))
    html = cards.turn(answer(one, other, two, disagreements=(item,)), number=1)
    shown = [tag["class"][0] for tag in soup(html).select(".cards > *")]
    assert shown == ["disagreement", "card"]


def test_silence_says_how_much_was_searched_and_that_the_nearest_are_no_answer() -> None:
    html = soup(cards.turn(answer(nearest=(citation("It snowed."),)), number=1))
    assert html.select_one(".silence-said").get_text() == (
        "No passage found in these 4 documents that answers this."
    )
    assert "do not answer" in html.select_one(".nearest summary").get_text()
    assert html.select_one(".nearest .card").get("class") == ["card", "is-plain", "is-nearest"]


def test_a_follow_up_shows_how_it_was_understood() -> None:
    html = soup(cards.turn(answer(question="And Canada?", resolved="How many, Canada?"), number=2))
    assert html.select_one(".resolved").get_text() == "Understood as: How many, Canada?"


def test_a_question_that_stands_alone_is_not_repeated() -> None:
    html = soup(cards.turn(answer(question="How   many?", resolved="How many?"), number=1))
    assert html.select_one(".resolved") is None


def test_hostile_text_stays_text_everywhere() -> None:
    hostile = statement(
        HOSTILE,
        document=HOSTILE,
        speakers=(CitedSpeaker(HOSTILE, "person"), CitedSpeaker(HOSTILE, "person")),
        article=citation().article.__class__(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),
        disputed_by=(disputing(HOSTILE),),
    )
    item = Disagreement(HOSTILE, HOSTILE, ((hostile,), (citation(HOSTILE),)))
    made = answer(hostile, question=HOSTILE, resolved=HOSTILE + "?", disagreements=(item,))
    page = soup(cards.turn(made, number=1))
    assert not page.select("script, img, iframe")
    assert not [tag for tag in page.find_all(True) if any(a.startswith("on") for a in tag.attrs)]


def test_direction_signs_in_a_quote_are_isolated_and_in_a_name_made_visible() -> None:
    card = soup(cards.statement_card(statement("a \u202eb", document="x\u202etxt.pdf")))
    assert card.select_one("blockquote bdi").get_text() == "a \u202eb"
    assert card.select_one(".where").get_text() == "x<202e>txt.pdf"


def judged(verifier: str | None, *notices: str) -> BeautifulSoup:
    made = replace(answer(statement()), index=IndexInfo(verifier=verifier), notices=notices)
    return soup(cards.turn(made, number=1))


@pytest.mark.parametrize(
    ("verifier", "said"),
    [
        ("packaged-4-1234abcd", "Judged by the packaged verifier"),
        ("none", "Judged without a verifier"),
        ("cross-encoder ms-marco", "Judged by cross-encoder ms-marco"),
        ("language model Qwen2.5:7b", "Judged by language model Qwen2.5:7b"),
    ],
)
def test_a_turn_says_which_verifier_judged(verifier: str, said: str) -> None:
    foot = judged(verifier).select_one(".turn-foot span")
    assert foot.get_text().split(" · ")[1] == said


def test_an_unknown_verifier_is_not_guessed() -> None:
    assert "udged" not in judged(None).get_text()


def test_a_verifier_s_name_is_text() -> None:
    assert judged(HOSTILE).select_one("script") is None


def test_a_turn_tells_that_the_language_model_did_not_judge() -> None:
    (notice,) = judged("packaged-4", "language_model_timeout", "unknown").select(".notice")
    assert notice.get_text() == (
        "The language model did not reply in time. This answer was judged without it."
    )


def test_why_nothing_is_shown_stands_with_the_silence() -> None:
    made = replace(answer(), status=Status.NOT_IN_CORPUS, notices=("speaker_absent",))
    html = BeautifulSoup(cards.turn(made, number=1), "html.parser")
    (notice,) = html.select(".notice")
    assert notice.find_parent(class_="silence") is not None
    assert (
        notice.get_text() == "Nobody of that name or description says anything in these documents."
    )
