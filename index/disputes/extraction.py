"""Signatures of an article's statements, from its parse and its speech."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from index.analysis import Paragraph, Sentence, SentenceSpeech, TextLabel
from index.disputes.clauses import Clause, find_clauses
from index.disputes.denials import Rejection, find_rejections
from index.disputes.occasions import Occasion, find_occasions
from index.disputes.points import find_numbered, find_points
from index.disputes.prospects import find_prospects
from index.disputes.quantities import find_quantities
from index.disputes.quantity import Quantity
from index.disputes.signature import Signature
from index.disputes.times import Time, anchor, find_times, year_of
from index.disputes.topics import find_known, find_topics
from index.disputes.withdrawn import is_withdrawn
from index.disputes.words import family, family_of, is_name, is_place, is_scope, says_little
from index.domain import Article, Label, Reason, Span, Speaker, SpeakerKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from index.analysis import AnalysedArticle

_CONTENT = frozenset(("NOUN", "PROPN", "ADJ", "VERB"))
_ASKING = frozenset("ask wonder inquire enquire question".split())
# "A week earlier": not the time that was told of before.
_EARLIER = re.compile(
    r"\b(?:days?|weeks?|months?|years?)\s+(?:earlier|previously|before(?=\s*[,.;]))", re.IGNORECASE
)
_PREVIOUS = family("previous")
_JUDGING = frozenset((Reason.OPINION, Reason.LOADED, Reason.MOTIVE))
# An article of so few statements is a message; so many make a thread.
_SHORT = 6
_LEAST_MESSAGES = 3
_P = TypeVar("_P", Clause, Quantity, Time, Rejection, Occasion)


def signatures(
    article: AnalysedArticle,
    speech: Sequence[SentenceSpeech],
    labels: Sequence[TextLabel],
    statement_ids: Sequence[str],
) -> list[Signature]:
    """The signature of each sentence of an article, in reading order.

    Args:
        article: the parsed article.
        speech: one per sentence, in order.
        labels: one per sentence, in order.
        statement_ids: one per sentence, in order.

    Raises:
        ValueError: the sequences differ in length.
    """
    sentences = [(p, s) for p in article.paragraphs for s in p.sentences]
    published = anchor(article.article.metadata.date)
    year = year_of(s.text for _, s in sentences)
    found = []
    parts = zip(sentences, speech, labels, statement_ids, strict=True)
    for position, ((paragraph, sentence), said, label, identity) in enumerate(parts):
        text, offset = _text(sentence)
        content = _content(paragraph, sentence, said)
        voices = tuple(_voice(s, article.article.id) for s in said.speakers)
        place = _Placer(paragraph, offset, len(text))
        tokens = sentence.tokens
        numbered = find_numbered(tokens)
        said_tokens = _outside_frames(paragraph, sentence, said)
        quantities = find_quantities(tokens, text, offset=offset)
        times: tuple[Time, ...] = place.all(find_times(text, published, year=year))
        found.append(
            Signature(
                id=identity,
                document=article.article.document,
                article=article.article.id,
                position=position,
                paragraph=paragraph.ordinal,
                span=sentence.span,
                text=sentence.text,
                voice=voices[-1] if voices else "",
                voices=voices,
                person=bool(said.speakers) and said.speakers[-1].kind is SpeakerKind.PERSON,
                published=published.toordinal() if published else None,
                silent=label.label is Label.NONE or _asks(text, said) or is_withdrawn(text),
                judgement=bool(_JUDGING.intersection(label.reasons)),
                present=_is_present(sentence, said, paragraph),
                reported=said.main is not None,
                words=(*_families(content), *numbered),
                names=(*_families([t for t in content if is_name(t)]), *numbered),
                points=find_points(tokens),
                scopes=(
                    *_families([t for t in tokens if _narrows(t, said_tokens)]),
                    *((_PREVIOUS,) if _EARLIER.search(text) else ()),
                ),
                clauses=place.all(
                    c
                    for c in find_clauses(tokens, offset=offset)
                    if _asserted(c, paragraph, offset, said)
                ),
                prospects=place.all(
                    p
                    for p in find_prospects(tokens, offset=offset)
                    if _asserted(p, paragraph, offset, said)
                ),
                occasions=place.all(find_occasions(tokens, text, quantities, offset=offset)),
                quantities=place.all(quantities),
                times=tuple(t for t in times if not _frames(t, said)),
                told=tuple(t for t in times if _frames(t, said)),
                rejections=tuple(
                    place.rejection(r) for r in find_rejections(tokens, text, offset=offset)
                ),
            )
        )
    return _on_one_matter(found)


def share_topics(
    articles: Sequence[Article], signatures: Sequence[Sequence[Signature]]
) -> list[list[Signature]]:
    """Give the messages of one thread the topics of them all.

    A post or a mail of two sentences doesn't say what it is about; those under its title do.

    Args:
        articles: the articles of a document.
        signatures: of each article.
    """
    threads: dict[tuple[str | None, str | None], list[int]] = defaultdict(list)
    for number, (article, signed) in enumerate(zip(articles, signatures, strict=True)):
        if sum(not s.silent for s in signed) <= _SHORT:
            threads[article.metadata.title, article.metadata.outlet].append(number)
    shared = [list(signed) for signed in signatures]
    for (title, outlet), numbers in threads.items():
        if len(numbers) < _LEAST_MESSAGES or not (title or outlet):
            continue
        together = _on_one_matter([s for number in numbers for s in signatures[number]])
        by_id = {s.id: s for s in together}
        for number in numbers:
            shared[number] = [by_id[s.id] for s in signatures[number]]
    return shared


def _on_one_matter(signatures: Sequence[Signature]) -> list[Signature]:
    topics = find_topics(s.words for s in signatures if not s.silent)
    known = find_known(s.names for s in signatures if not s.silent)
    return [replace(s, topics=topics, known=known) for s in signatures]


def _text(sentence: Sentence) -> tuple[str, int]:
    """The text behind a sentence's tokens and its offset in their Doc."""
    tokens = sentence.tokens
    return tokens.text, tokens.start_char


def _voice(speaker: Speaker, article: str) -> str:
    """A speaker's key; an unnamed one is somebody else in every article."""
    name = speaker.name.casefold()
    return f"{article}/{name}" if speaker.kind is SpeakerKind.UNNAMED else name


def _frames(time: Time, said: SentenceSpeech) -> bool:
    """Whether a time says when something was said ("said on Sunday"), not when it happened."""
    return said.main is not None and not said.main.content.overlaps(Span(time.start, time.end))


def _asks(text: str, said: SentenceSpeech) -> bool:
    """Whether a sentence is a question, or tells that one was asked."""
    asked = said.main is not None and said.main.cue_lemma in _ASKING
    return asked or text.rstrip(" \"”’')").endswith("?") or text.startswith("Asked ")


def _is_present(sentence: Sentence, said: SentenceSpeech, paragraph: Paragraph) -> bool:
    """Whether what is said holds now: its first finite verb is in the present (perfect) tense."""
    cue = said.main.cue if said.main is not None else None
    verbs = [
        t
        for t in sentence.tokens
        if t.tag_ in ("VBZ", "VBP", "VBD")
        and (cue is None or not cue.overlaps(paragraph.locate(t.idx, t.idx + len(t))))
    ]
    return bool(verbs) and verbs[0].tag_ != "VBD"


class _Placer:
    """Moves parts of a sentence from its own offsets to the document's."""

    def __init__(self, paragraph: Paragraph, offset: int, length: int) -> None:
        self._paragraph, self._offset, self._length = paragraph, offset, length

    def span(self, start: int, end: int) -> Span:
        start = min(start, self._length - 1)
        end = max(start + 1, min(end, self._length))
        return self._paragraph.locate(self._offset + start, self._offset + end)

    def one(self, part: _P) -> _P:
        span = self.span(part.start, part.end)
        return replace(part, start=span.start, end=span.end)

    def all(self, parts: object) -> tuple[_P, ...]:
        return tuple(self.one(part) for part in parts)  # type: ignore[attr-defined]

    def rejection(self, part: Rejection) -> Rejection:
        view = self.span(*part.view) if part.view else None
        return replace(self.one(part), view=(view.start, view.end) if view else None)


def _content(paragraph: Paragraph, sentence: Sentence, said: SentenceSpeech) -> list[Token]:
    """The words that carry what is said: neither light, nor numbers, nor who says it."""
    return [
        token
        for token in _outside_frames(paragraph, sentence, said)
        if token.pos_ in _CONTENT
        and not token.like_num
        and not says_little(token)
        and len(token.lemma_) >= 2
        and token.text[0].isalpha()
    ]


def _narrows(token: Token, said: Sequence[Token]) -> bool:
    """Whether a word narrows what is told: a place does, but not as part of who tells it."""
    key = family_of(token)
    if token.lemma_.lower() in ("night", "second") and token.pos_ in ("NOUN", "PROPN"):
        return False  # a night is not "nightly", and seconds come in any number
    return is_scope(key) and (not is_place(key) or token in said)


def _outside_frames(paragraph: Paragraph, sentence: Sentence, said: SentenceSpeech) -> list[Token]:
    """The words of a sentence without those that tell who says it."""
    frame = [a.cue for a in said.parts if a.cue is not None]
    frame += [s.named_at for a in said.parts for s in a.speakers if s.named_at is not None]
    return [
        token
        for token in sentence.tokens
        if not any(f.overlaps(paragraph.locate(token.idx, token.idx + len(token))) for f in frame)
    ]


def _families(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(family_of(t) for t in tokens))


def _asserted(clause: Clause, paragraph: Paragraph, offset: int, said: SentenceSpeech) -> bool:
    """Whether a clause says something itself, rather than that somebody says something."""
    place = paragraph.locate(offset + clause.start, offset + clause.end)
    cue = said.main.cue if said.main is not None else None
    return cue is None or not cue.overlaps(place) or bool(clause.negative)
