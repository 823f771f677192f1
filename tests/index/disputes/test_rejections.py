"""Views that a text rejects."""

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
