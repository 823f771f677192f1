"""Whole paragraphs that somebody says: block quotations, announced extracts, tweets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.analysis import BlockKind, Commitment, SpeechMode
from index.speakers import lexicon
from index.speakers.reports import Mention, Report
from index.speakers.sources import TrailingSource, find_trailing_sources
from index.speakers.syntax import mention_of, subject_of
from index.speakers.voices import can_speak, is_voice

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from index.analysis import Paragraph

# An announced extract whose end is marked goes on for at most this many paragraphs.
_MAX_EXTRACT = 12
_EXTRACTS = frozenset(
    "quote quotation excerpt extract passage clip story article statement interview message letter "
    "tweet post text report words word exchange transcript account reply response answer note "
    "email mail speech remarks comment column piece editorial headline section paragraph release "
    "announcement declaration memo summary version this".split()
)
_WHOLE = re.compile(r"\bfollowing (?:\w+ ){0,2}(?:message|letter|text|speech|remarks|declaration)\b")
_ANNOUNCING = (lexicon.SPEECH | lexicon.ACTS | frozenset(("begin", "open", "go"))) - frozenset(
    ("report", "put", "give", "place", "see", "find", "show")
)
_FROM = frozenset(("from", "by", "at", "with", "in", "of", "on"))
_OPENING = "\"“„«‘"
_CLOSING = "\"”»"


@dataclass(slots=True)
class Announcements:
    """What surroundings say about whole paragraphs.

    `reports` are the blocks' contents; `sources` maps a paragraph to whoever an announcement
    before it says speaks there; `closing` maps one to the source that stands behind it.
    """

    reports: list[Report] = field(default_factory=list)
    sources: dict[int, Mention] = field(default_factory=dict)


def find_announced(paragraphs: Sequence[Paragraph]) -> Announcements:
    """Return the block quotations and announced extracts of an article."""
    texts = [p.doc.text for p in paragraphs]
    trailing = {t.paragraph: t for t in find_trailing_sources(texts)}
    found = Announcements()
    number = 0
    while number < len(paragraphs):
        number = _from(number, paragraphs, texts, trailing, found)
    return found


def _from(
    number: int,
    paragraphs: Sequence[Paragraph],
    texts: Sequence[str],
    trailing: dict[int, TrailingSource],
    found: Announcements,
) -> int:
    """Add what begins at a paragraph; return the number of the next one to look at."""
    if texts[number].rstrip("*_ ").endswith((":", ":”", ':"')) and number + 1 < len(paragraphs):
        announced = _announcer(paragraphs[number])
        if announced is None and number and len(paragraphs[number].doc) < 15:
            announced = _quoting_author(paragraphs, number)
        end, source = _extent(number + 1, paragraphs, texts, trailing)
        cue = announced[1] if announced is not None else None
        mention = announced[0] if announced is not None else None
        if source is not None and (mention is None or _weak(mention, announced)):
            mention, cue = source.mention, None
        if mention is not None and not _is_list(paragraphs[number + 1]):
            stop = source.content_end if source is not None else None
            _add(number + 1, end, stop, mention, texts, found, cue, outer=source)
            return end
    if number in trailing:
        source = trailing[number]
        start = number - 1 if source.alone and number else number
        if not source.alone and not source.tweet and not source.parenthesis:
            _add(number, number + 1, source.content_end, source.mention, texts, found, None)
        elif source.alone and number:
            _add(start, number, None, source.mention, texts, found, None)
        elif source.tweet:
            _add(number, number + 1, source.content_end, source.mention, texts, found, None)
        elif source.parenthesis:
            start = _introduced(number, source, texts)
            if start is not None:
                stop = source.content_end
                _add(start, number + 1, stop, source.mention, texts, found, None)
            else:
                _add_quoted(number, source, texts, found)
    elif paragraphs[number].block.kind is BlockKind.QUOTATION and number:
        mention = _before(paragraphs[number - 1], found, number - 1)
        if mention is not None:
            _add(number, number + 1, None, mention, texts, found, None)
    return number + 1


def _introduced(number: int, source: TrailingSource, texts: Sequence[str]) -> int | None:
    """Return where an extract begins that ends here and was introduced without a colon.

    Its introduction is the nearest paragraph that speaks of an extract and names its source.
    """
    if not _is_left_open(texts[number][: source.content_end]):
        return None
    name = source.mention.text.lower().removeprefix("the ")
    for before in range(number - 1, max(number - _MAX_EXTRACT, 0) - 1, -1):
        text = texts[before].lower()
        if name in text and _EXTRACTS & set(text.split()) and "@" not in text:
            return before + 1
    return None


def _weak(mention: Mention, announced: tuple[Mention, Token | None] | None) -> bool:
    """Whether an announcement only says where an extract is from, which its source says better."""
    return announced is not None and announced[1] is None


def _before(paragraph: Paragraph, found: Announcements, number: int) -> Mention | None:
    """Return whoever an unannounced block quotation continues, or its preceding sentence names."""
    for report in reversed(found.reports):
        if report.paragraph == number and report.mode is SpeechMode.BLOCK:
            return report.mention
    if not paragraph.doc.text:
        return None
    announced = _announcer(paragraph)
    return announced[0] if announced is not None else None


def _extent(
    first: int,
    paragraphs: Sequence[Paragraph],
    texts: Sequence[str],
    trailing: dict[int, TrailingSource],
) -> tuple[int, TrailingSource | None]:
    """Return the paragraph after an announced extract, and the source behind it, if one stands."""
    if paragraphs[first].block.kind is BlockKind.QUOTATION:
        end = first
        while end < len(paragraphs) and paragraphs[end].block.kind is BlockKind.QUOTATION:
            end += 1
        return end, trailing.get(end - 1)
    if _WHOLE.search(texts[first - 1]):
        end = first
        while end < len(paragraphs) and paragraphs[end].block.kind is not BlockKind.HEADING:
            end += 1
        return end, None
    opened = texts[first][:2].strip("*_ ")[:1] in _OPENING and texts[first][:1] != ""
    closed: int | None = None
    for number in range(first, min(first + _MAX_EXTRACT, len(paragraphs))):
        source = trailing.get(number)
        if source is not None and source.parenthesis:
            if closed is None or _is_left_open(texts[number][: source.content_end]):
                return number + 1, source
            break
        if number > first and texts[number].rstrip("*_ ").endswith(":"):
            if _announcer(paragraphs[number], strict=True) is not None:
                break
        if closed is None and _closes(texts[number], opened=opened):
            closed = number + 1
    return closed or first + 1, None


def _is_left_open(text: str) -> bool:
    """Whether a text closes a quotation that it doesn't open."""
    return text.count('"') % 2 == 1 or text.count("”") > text.count("“")


def _closes(text: str, *, opened: bool) -> bool:
    """Whether a paragraph ends with a closing mark that it doesn't open itself."""
    stripped = text.rstrip("*_ ")
    if stripped[-1:] not in _CLOSING:
        return False
    marks = sum(text.count(mark) for mark in '"“”')
    return opened or marks % 2 == 1


def _is_list(paragraph: Paragraph) -> bool:
    return paragraph.block.kind in (BlockKind.LIST_ITEM, BlockKind.HEADING)


def _announcer(
    paragraph: Paragraph, *, strict: bool = False
) -> tuple[Mention, Token | None] | None:
    """Return who an announcing sentence says speaks next, and by which verb.

    `strict`: only by the sentence's main verb.
    """
    sentences = list(paragraph.doc.sents)
    if not sentences:
        return None
    sentence = sentences[-1]
    if len(sentence) <= 2 and len(sentences) > 1:
        sentence = sentences[-2]
    number = paragraph.ordinal
    verbs = [t for t in sentence if t.tag_[:2] == "VB" and t.lemma_.lower() in _ANNOUNCING]
    if strict:
        verbs = [t for t in verbs if t.i == sentence.root.i]
    for verb in sorted(verbs, key=lambda t: (t.i != sentence.root.i, -t.i)):
        subject = subject_of(verb)
        if subject is not None and subject.i >= sentence.start and can_speak(subject, "say"):
            if subject.lower_ in ("i", "we"):
                return _writer(paragraph, sentence.start)
            if subject.lower_ not in ("it", "this", "that"):
                return mention_of(number, subject), verb
    head = _extract_owner(sentence)
    return (mention_of(number, head), None) if head is not None else None


def _quoting_author(
    paragraphs: Sequence[Paragraph], number: int
) -> tuple[Mention, Token | None] | None:
    """Return whose letter the paragraph before tells of, where the author quotes it: "I quote:"."""
    first = {t.lower_ for t in paragraphs[number].doc[:3]}
    if first & {"i", "we", "it"}:
        before = paragraphs[number - 1]
        return _writer(before, len(before.doc))
    return None


def _writer(paragraph: Paragraph, end: int) -> tuple[Mention, Token | None] | None:
    """Return X of "the letter that X wrote", for an author who says "I quote it:"."""
    for token in reversed(paragraph.doc[:end]):
        if token.lemma_.lower() in ("write", "send", "sign") and token.tag_[:2] == "VB":
            subject = subject_of(token)
            if subject is not None and subject.pos_ == "PROPN":
                return mention_of(paragraph.ordinal, subject), None
    return None


def _extract_owner(sentence: Span) -> Token | None:
    """Return X of "a quote from X", "X's statement", "an article at X's web site"."""
    mentioned = any(t.lemma_.lower() in _EXTRACTS for t in sentence)
    if not mentioned:
        return None
    named = [t for t in sentence if t.dep_ == "pobj" and t.pos_ == "PROPN"]
    direct = [t for t in named if t.head.lower_ in ("from", "by")]
    near = [t for t in named if t.head.lower_ in _FROM]
    owners = [t for t in sentence if t.dep_ == "poss" and (t.pos_ == "PROPN" or is_voice(t))]
    if direct or near or owners:
        # "a statement from X on Y's journey": who it is from stands before what it is about.
        return direct[0] if direct else owners[0] if owners else near[-1]
    return next((t for t in reversed(sentence) if t.dep_ == "pobj" and is_voice(t)
                 and t.lemma_.lower() not in _EXTRACTS), None)  # fmt: skip


def _add(
    first: int,
    end: int,
    stop: int | None,
    mention: Mention,
    texts: Sequence[str],
    found: Announcements,
    cue: Token | None,
    *,
    outer: TrailingSource | None = None,
) -> None:
    """Add the paragraphs `first..end`; the last one ends at `stop`.

    Where a source behind the extract is another than its announced speaker, it passes him on.
    """
    lemma = cue.lemma_.lower() if cue is not None else None
    commitment = lexicon.COMMITMENT.get(lemma or "", Commitment.NEUTRAL)
    for number in range(first, end):
        until = stop if stop is not None and number == end - 1 else len(texts[number])
        if outer is not None and outer.mention is not mention:
            found.reports.append(Report(number, 0, until, outer.mention, SpeechMode.BLOCK))
        found.sources[number] = mention
        found.reports.append(
            Report(number, 0, until, mention, SpeechMode.BLOCK, commitment, None, lemma)
        )


def _add_quoted(
    number: int, source: TrailingSource, texts: Sequence[str], found: Announcements
) -> None:
    """Add the quotation that a parenthesis with its source follows."""
    text = texts[number][: source.content_end]
    mark = text[-1:]
    start = max(text.rfind(m, 0, len(text) - 1) for m in ("“" if mark == "”" else mark, "“"))
    nested = text.count('"') % 2 == 1 or text.count("“") < text.count("”") or start < 0
    found.reports.append(
        Report(number, 0 if nested else start, len(text), source.mention, SpeechMode.BLOCK)
    )
    found.sources[number] = source.mention
