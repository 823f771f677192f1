"""Views that an article reports and rejects: in one sentence, or in a later one that points back.

Rule 6 of docs/labels.md: a text that quotes a view in order to reject it disputes the view.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.analysis import Attribution, Sentence, SentenceSpeech, SpeechMode
from index.disputes.denials import Rejection, RejectionForm, find_rejections
from index.disputes.words import family, family_of, name_family
from index.domain import Dispute, DisputeEnd, DisputeKind, Span, SpeakerKind

if TYPE_CHECKING:
    from index.analysis import AnalysedArticle, Paragraph

# Confidence of each form, with its view in the same sentence or further back. Set by hand: the
# hand-labelled development texts (eval/gold/labels) hold too few of each form to fit them.
_HERE = {
    RejectionForm.DENY: 0.65,
    RejectionForm.UNTRUE: 0.9,
    RejectionForm.ANAPHORIC: 0.5,
    RejectionForm.NO_EVIDENCE: 0.85,
    RejectionForm.MOCK: 0.8,
    RejectionForm.CONTRARY: 0.7,
    RejectionForm.NOT_BUT: 0.4,
}
_BACK = {
    RejectionForm.DENY: 0.85,
    RejectionForm.UNTRUE: 0.85,
    RejectionForm.ANAPHORIC: 0.9,
    RejectionForm.NO_EVIDENCE: 0.75,
}
_REACH = 3
# The same for a rejection that names what it rejects ("the bomb is a myth").
_NAMED_REACH = 8
# So many of its words a view must have, or all of fewer.
_LEAST_NAMED = 2
# A view that nobody is said to hold is less surely what a rejection is aimed at.
_UNREPORTED = 0.7
_MIN_VIEW = 12
# A view of fewer words is none.
_LEAST_WORDS = 4
# An end of fewer characters is shown as its whole sentence.
_MIN_END = 25
# A rejection that opens its sentence answers the sentence before.
_OPENING = 20
# Reports without a reporter, which attribution leaves to the author.
_IMPERSONAL = re.compile(
    r"\b(?:(?:we|you|they)\s+(?:are|were|have\s+been|keep\s+being)\s+(?:\w+\s+)?told|"
    r"it\s+(?:is|was|has\s+been)\s+(?:often\s+|widely\s+|sometimes\s+)?"
    r"(?:said|claimed|reported|alleged|rumoured|rumored|suggested|argued|believed|assumed)|"
    r"(?:alleging|asserting|claiming)\s+that|"
    r"(?:some|many|people)\s+(?:say|claim|believe|argue)|"
    r"(?:the\s+)?(?:official\s+|common\s+|prevailing\s+)?(?:narrative|story|line|version|myth|legend))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence with what is known of it."""

    identity: str
    paragraph: Paragraph
    sentence: Sentence
    said: SentenceSpeech
    rejections: tuple[Rejection, ...]

    @property
    def voice(self) -> str:
        return self.said.speakers[-1].name.casefold() if self.said.speakers else ""

    def span(self, start: int, end: int) -> Span:
        """Offsets in the sentence's tokens' text to the document's."""
        offset = self.sentence.tokens.start_char
        length = len(self.sentence.tokens.text)
        start = max(0, min(start, length - 1))
        end = max(start + 1, min(end, length))
        return self.paragraph.locate(offset + start, offset + end)

    def view(self) -> Attribution | None:
        """The outermost thing that somebody else is reported to say here."""
        spoken = [p for p in self.said.parts if p.mode is not SpeechMode.ATTITUDE or p.cue_lemma]
        return max(spoken, key=lambda p: _overlap(p.content, self.sentence.span), default=None)


def in_text_rejections(
    article: AnalysedArticle, speech: Sequence[SentenceSpeech], statement_ids: Sequence[str]
) -> list[Dispute]:
    """The disputes between a view that an article reports and the words that reject it.

    Args:
        article: the parsed article.
        speech: one per sentence, in order.
        statement_ids: one per sentence, in order.

    Raises:
        ValueError: the sequences differ in length.
    """
    places = [
        _Place(identity, paragraph, sentence, said, _rejections(sentence))
        for (paragraph, sentence), said, identity in zip(
            ((p, s) for p in article.paragraphs for s in p.sentences),
            speech,
            statement_ids,
            strict=True,
        )
    ]
    found = [
        dispute
        for index, place in enumerate(places)
        for rejection in place.rejections
        if (dispute := _resolve(places, index, rejection)) is not None
    ]
    return list(_strongest(found))


def _rejections(sentence: Sentence) -> tuple[Rejection, ...]:
    tokens = sentence.tokens
    if tokens.text.rstrip(" \"”’')").endswith("?"):
        return ()
    return find_rejections(tokens, tokens.text, offset=tokens.start_char)


def _resolve(places: Sequence[_Place], index: int, rejection: Rejection) -> Dispute | None:
    place = places[index]
    cue = place.span(rejection.start, rejection.end)
    if rejection.form is RejectionForm.MOCK:
        return _mocked(places, index, cue)
    if rejection.view is not None:
        view = place.span(*rejection.view)
        if len(view) < _MIN_VIEW:
            return None
        return _edge(_HERE[rejection.form], place, view, place, cue)
    if rejection.back and rejection.form in _BACK:
        return _pointing_back(places, index, rejection, cue)
    return None


def _mocked(places: Sequence[_Place], index: int, cue: Span) -> Dispute | None:
    """ "X absurdly claimed that P": what X says, here or, after a colon, in the next sentence."""
    place = places[index]
    view = place.view()
    confidence = _HERE[RejectionForm.MOCK]
    if view is not None and view.content.covers(cue):
        return None  # "I was absurdly happy": who says it mocks nobody else's view
    if view is not None and view.content.overlaps(place.sentence.span):
        return _edge(confidence, place, _clip(view.content, place), place, cue)
    if place.sentence.text.rstrip().endswith(":") and index + 1 < len(places):
        following = places[index + 1]
        return _edge(confidence, following, following.sentence.span, place, cue)
    return None


def _pointing_back(
    places: Sequence[_Place], index: int, rejection: Rejection, cue: Span
) -> Dispute | None:
    """The nearest view before a rejection that another voice is said to hold."""
    place = places[index]
    confidence = _BACK[rejection.form]
    before = places[max(0, index - 1)]
    reach = _NAMED_REACH if rejection.target else _REACH
    for distance, other in enumerate(_before(places, index, reach), start=1):
        if rejection.target and not _names(other, rejection.target):
            continue  # what is rejected is named, and stands elsewhere
        if not _asserts(other) or not _held_by(other, rejection.holders):
            continue
        if any(r.back for r in other.rejections):
            continue  # itself a rejection: what it rejects stands further back
        if other.sentence.text.rstrip("\"”’'*_ ").endswith("?"):
            continue  # what is asked is asserted by nobody
        view = other.view()
        fading = 1 - 0.12 * (min(distance, _REACH) - 1)
        if view is None and _IMPERSONAL.search(other.sentence.text):
            return _edge(confidence * fading, other, other.sentence.span, place, cue)
        if view is not None and _other_voice(view, place):
            return _edge(confidence * fading, other, _clip(view.content, other), place, cue)
        if other.voice != place.voice and other.said.main is not None:
            return _edge(confidence, other, other.sentence.span, place, cue)
    opens = rejection.form is RejectionForm.ANAPHORIC and rejection.start <= _OPENING
    if index == 0 or not opens or not _asserts(before):
        return None
    shorter = confidence * _UNREPORTED
    if before.voice != place.voice:
        shorter = confidence
    return _edge(shorter, before, before.sentence.span, place, cue)


def _names(place: _Place, target: Sequence[str]) -> bool:
    said = {family_of(token) for token in place.sentence.tokens}
    return len(said.intersection(target)) >= min(_LEAST_NAMED, len(target))


def _asserts(place: _Place) -> bool:
    """Whether it is a whole sentence, and no heading or exclamation."""
    text = place.sentence.text.rstrip("\"”’'*_) ")
    return len(text.split()) >= _LEAST_WORDS and text[-1:] in ".!:;,…"


def _held_by(place: _Place, holders: Sequence[str]) -> bool:
    """Whether somebody whose view is rejected speaks in a sentence, or is spoken of."""
    if not holders:
        return True
    speakers = {name_family(w) for w in place.voice.split()} | {
        family(w) for w in place.voice.split()
    }
    said = {family_of(token) for token in place.sentence.tokens}
    return not (speakers | said).isdisjoint(holders)


def _before(places: Sequence[_Place], index: int, reach: int) -> Iterator[_Place]:
    for back in range(index - 1, max(-1, index - 1 - reach), -1):
        yield places[back]


def _other_voice(view: Attribution, place: _Place) -> bool:
    """Whether a view is held by somebody other than who rejects it."""
    holder = view.speakers[-1] if view.speakers else None
    return (
        holder is None
        or holder.kind is SpeakerKind.UNNAMED
        or holder.name.casefold() != place.voice
    )


def _clip(span: Span, place: _Place) -> Span:
    own = place.sentence.span
    if not span.overlaps(own):
        return own
    return Span(max(span.start, own.start), min(span.end, own.end))


def _edge(confidence: float, a: _Place, view: Span, b: _Place, cue: Span) -> Dispute:
    end_b = _around(b.sentence.span, view, cue) if a is b else b.sentence.span
    return Dispute(
        DisputeKind.DENIAL,
        round(confidence, 3),
        DisputeEnd(a.identity, view, view),
        DisputeEnd(b.identity, end_b, cue),
    )


def _around(sentence: Span, view: Span, cue: Span) -> Span:
    """What a sentence says besides the view: more than the bare cue, which says nothing alone."""
    start, end = sentence.start, sentence.end
    if view.end <= cue.start:
        start = view.end
    elif cue.end <= view.start:
        end = view.start
    return Span(start, end) if end - start >= _MIN_END else sentence


def _strongest(disputes: Sequence[Dispute]) -> Iterator[Dispute]:
    """One edge for each pair of statements: the surest."""
    best: dict[tuple[str, str], Dispute] = {}
    for dispute in disputes:
        key = (dispute.a.statement, dispute.b.statement)
        if key not in best or dispute.confidence > best[key].confidence:
            best[key] = dispute
    yield from best.values()


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
