"""Articles about one matter ask less of a pair of statements."""

import json

import numpy as np
import pytest

from index.analysis import TextLabel
from index.disputes import Signature, find_disputes, share_topics, signatures
from index.disputes.topics import KIN, find_known, find_topics, kinship
from index.domain import Article, Label, Metadata, Span

from .conftest import Make, Parse

_FERRY = (
    "The ferry Calla sank off Brenmouth. The crew of the Calla had asked for a tug. "
    "The tug left Brenmouth too late for the ferry. {}"
)
_SCHOOL = (
    "The school at Tarn needs a roof. The parents of Tarn collect money for the roof. "
    "The school will open in spring. {}"
)
_ONE = "Forty passengers of the ferry drowned."
_OTHER = "The coroner speaks of sixty passengers who drowned in the hold."


def spread(
    signatures: list[Signature], cosine: float
) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
    """Unit vectors in which every two statements have the same cosine."""
    n = len(signatures)
    own = np.eye(n, dtype=np.float32) * np.sqrt(1 - cosine)
    return np.hstack([own, np.full((n, 1), np.sqrt(cosine), np.float32)])


def found(make: Make, one: str, other: str, cosine: float) -> list[tuple[str, str]]:
    both = [*make(one, "a.txt", author="Ann Writer"), *make(other, "b.txt", author="Bo Scribe")]
    whole = find_disputes(both, spread(both, cosine))
    pairs = [(d.a.statement, d.b.statement) for d in whole.disputes if d.disputes]
    changed = {s.id for s in both if s.document == "b.txt"}
    part = find_disputes(both, spread(both, cosine), changed=changed)
    assert [d for d in whole.disputes if {d.a.statement, d.b.statement} & changed] == list(
        part.disputes
    )
    return pairs


def test_articles_on_one_matter_need_less_likeness(make: Make) -> None:
    assert found(make, _FERRY.format(_ONE), _FERRY.format(_OTHER), 0.4)


def test_articles_on_different_matters_need_more(make: Make) -> None:
    assert not found(make, _FERRY.format(_ONE), _SCHOOL.format(_OTHER), 0.4)


def test_topics_are_what_is_repeated() -> None:
    sentences = [
        ("ferry", "crew"),
        ("ferry", "tug"),
        ("ferry", "crew"),
        *[(f"w{n}",) for n in range(70)],
    ]
    assert find_topics(sentences) == ("crew", "ferry")


def test_words_said_equally_often_stay_together() -> None:
    assert find_known([tuple(f"n{n}" for n in range(200))]) == ()
    assert find_known([("a", "b", "c"), ("a", "b", "c"), tuple(f"n{n}" for n in range(70))]) == (
        "a",
        "b",
        "c",
    )


@pytest.mark.parametrize("swap", [False, True])
def test_kinship_is_symmetrical(swap: bool) -> None:
    one = (("crew", "ferry", "tug"), ("brenmouth", "calla"))
    other = (("captain", "ferry", "tug"), ("brenmouth",))
    if swap:
        one, other = other, one
    assert kinship(*one, *other) == pytest.approx(2 / 3 + 1 / 5)
    assert kinship(*one, *other) >= KIN
    assert kinship((), (), (), ()) == 0.0


def test_signatures_keep_their_topics(make: Make) -> None:
    signature = make(_FERRY.format(_ONE))[0]
    assert {"ferri", "tug"} <= set(signature.topics)
    assert Signature.from_dict(json.loads(json.dumps(signature.to_dict()))) == signature


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ("There were 58 people on board.", 1),
        ("There were 58 people on the quay.", 0),
        ("There were 58 sheep on board.", 0),
    ],
)
def test_one_counted_phrase_needs_no_likeness(make: Make, other: str, count: int) -> None:
    one = "Late on Friday evening, in heavy rain, the old ferry left the harbour with 41 people on board."
    assert len(found(make, _FERRY.format(one), _FERRY.format(other), 0.22)) == count


def test_the_messages_of_a_thread_share_its_topics(parse: Parse) -> None:
    texts = ("The ferry Calla sank.", "Nobody sounded the alarm.", "The crew of the Calla did.")
    made = [_signed(parse, text, f"{n}.txt") for n, text in enumerate(texts)]
    titles = ("Off Brenmouth", "Off Brenmouth", "Off Brenmouth")
    thread = share_topics([_titled(title) for title in titles], made)
    assert {s.topics for signed in thread for s in signed} == {thread[0][0].topics}
    assert {*made[0][0].topics, *made[1][0].topics} <= {*thread[2][0].topics}
    # letters under titles of their own are about different things
    letters = share_topics([_titled(title) for title in ("A", "B", "C")], made)
    assert letters == made


def _titled(title: str) -> Article:
    return Article("x.txt", 0, Span(0, 1), Metadata(title=title))


def _signed(parse: Parse, text: str, name: str) -> list[Signature]:
    article, speech, ids = parse(text, name)
    return signatures(article, speech, [TextLabel(Label.CLAIM, (), 1.0)] * len(ids), ids)
