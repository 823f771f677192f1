"""Views that a text rejects."""

import pytest

from index.disputes import in_text_rejections
from index.domain import DisputeKind

from .conftest import Parse


def test_lie_in_the_next_sentence(parse: Parse) -> None:
    text = "The ministry claims that the well is clean. It's a big lie."
    (dispute,) = in_text_rejections(*parse(text))
    assert dispute.kind is DisputeKind.DENIAL
    assert (dispute.a.statement, dispute.b.statement) == ("a.txt:0", "a.txt:1")
    assert "the well is clean" in dispute.a.span.of(text)
    assert "lie" in dispute.b.clash.of(text)


def test_both_ends_in_one_sentence(parse: Parse) -> None:
    text = "The claim that the dam was blown up is completely baseless."
    (dispute,) = in_text_rejections(*parse(text))
    assert dispute.a.statement == dispute.b.statement
    assert dispute.b.clash.of(text) == "baseless"


def test_mocking_adverb(parse: Parse) -> None:
    text = "The envoy absurdly claimed that nobody had been hurt."
    (dispute,) = in_text_rejections(*parse(text))
    assert "nobody had been hurt" in dispute.a.span.of(text)


def test_accusation_resolved_to_the_sentence_that_makes_it(parse: Parse) -> None:
    text = (
        "A spokesman claimed that rebels had poisoned the river. "
        "The purpose of this accusation, for which no evidence was presented, is to spread fear."
    )
    (dispute,) = in_text_rejections(*parse(text))
    assert "poisoned the river" in dispute.a.span.of(text)


def test_nothing_rejected(parse: Parse) -> None:
    text = "A spokesman said that the river was clean. Fishermen agreed."
    assert in_text_rejections(*parse(text)) == []


def test_clash_lies_in_its_span(parse: Parse) -> None:
    text = "The guild says the road is open. The mayor rejected the claim. He denied that it had rained."
    for dispute in in_text_rejections(*parse(text)):
        for end in (dispute.a, dispute.b):
            assert end.span.covers(end.clash)


def test_bare_denial_is_shown_with_its_sentence(parse: Parse) -> None:
    text = "Reports of a leak at the tannery are groundless."
    for dispute in in_text_rejections(*parse(text)):
        assert dispute.b.clash.of(text) == "groundless"
        assert dispute.b.span.of(text) == text


def test_exaggeration(parse: Parse) -> None:
    text = "The miners say that nobody inspected the shaft. Mr Pell said that this was an exaggeration."
    (dispute,) = in_text_rejections(*parse(text))
    assert "nobody inspected the shaft" in dispute.a.span.of(text)


def test_thing_called_a_mere_story(parse: Parse) -> None:
    text = (
        "A reader claims that a submarine was seen in the lake. The lake is long and cold. "
        "Its fish are small. The submarine is a myth."
    )
    (dispute,) = in_text_rejections(*parse(text))
    assert "submarine was seen" in dispute.a.span.of(text)
    assert dispute.b.statement == "a.txt:3"


def test_thing_called_wrong_is_no_mere_story(parse: Parse) -> None:
    text = "A reader claims that a submarine was seen in the lake. The lake is absurd."
    assert in_text_rejections(*parse(text)) == []


def test_missing_evidence_is_for_what_it_names(parse: Parse) -> None:
    text = (
        "The guild says that the mayor sold the mill. The abbot says that it rained. "
        "There is no evidence of the sale of the mill."
    )
    (dispute,) = in_text_rejections(*parse(text))
    assert "sold the mill" in dispute.a.span.of(text)


def test_nobody_denies(parse: Parse) -> None:
    assert in_text_rejections(*parse("Nobody denied that the shaft was deep.")) == []


def test_who_lies_somewhere_tells_no_lie(parse: Parse) -> None:
    text = "The mayor claimed that the road was clear. The plan for it is lying in a drawer."
    assert in_text_rejections(*parse(text)) == []
    text = "The mayor claimed that the road was clear. He is lying."
    assert len(in_text_rejections(*parse(text))) == 1


def test_who_was_absurdly_happy_mocks_nobody(parse: Parse) -> None:
    assert in_text_rejections(*parse("“I was absurdly happy,” the baker said.")) == []


def test_a_question_is_not_what_a_denial_denies(parse: Parse) -> None:
    text = (
        "The mayor said that the bridge was safe. “Is that what she calls safe?” "
        "“That is untrue,” the abbot said."
    )
    (dispute,) = in_text_rejections(*parse(text))
    assert "the bridge was safe" in dispute.a.span.of(text)


@pytest.mark.parametrize(
    "text",
    [
        # what is rejected follows
        "The guild says that the road is open. It is not true that a bridge fell in.",
        "The guild says that the road is open. I was there, and it's a lie that a bridge fell in.",
        # there was none of something that nobody spoke of
        "The guild says that the road is open. Mr Pell replied that no such papers had reached him.",
        # no evidence of something else, or for something else
        "The guild says that the road is open. Its master spoke of sabotage but gave no evidence.",
        "The guild says that the road is open. A carter was released for lack of evidence.",
        # a complaint that was filed, and what is only asked
        "The guild says that the road is open. The complaint is dismissed by three votes to two.",
        "The guild says that the road is open. Mr Pell asks whether it can be called a rumour.",
        # somebody else's view
        "The guild says that the road is open. Ann Lee called the school's account misleading.",
        # a heading, and what is no sentence
        "The road to Lom\n\nThe court did nothing of the sort.",
        # a question
        "Is it the policy of the guild to close the road? It is not, and there is no such order.",
    ],
)
def test_what_is_rejected_stands_elsewhere(parse: Parse, text: str) -> None:
    found = in_text_rejections(*parse(text))
    assert [d for d in found if d.a.statement != d.b.statement] == []


@pytest.mark.parametrize(
    "text",
    [
        "The clerk says that she sent the papers in May. Mr Pell said that no such papers reached him.",
        "The school says that the road is open. Ann Lee called the school's account misleading.",
        "The guild says that the road is open. There is no evidence for this.",
        "Ann Lee: They say that you closed the road. Mira Stenn: That is not true.",
        "The report says that the road is open. Mr Pell said that the report was mistaken.",
        'The guild says that the road is open. Mr Pell called that "pure invention" and said that '
        "he does not drink.",
    ],
)
def test_what_is_rejected_stands_before(parse: Parse, text: str) -> None:
    (dispute,) = (d for d in in_text_rejections(*parse(text)) if d.a.statement != d.b.statement)
    assert dispute.a.statement == "a.txt:0"


def test_a_view_taken_up_and_rejected_in_one_sentence(parse: Parse) -> None:
    text = "As for the guild's claim that the road was open all winter, it is untrue."
    (dispute,) = in_text_rejections(*parse(text))
    assert "the road was open all winter" in dispute.a.span.of(text)
    assert dispute.b.clash.of(text) == "it is untrue"
