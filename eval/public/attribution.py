"""How well speakers are found: gold spans of source, cue and content against ours.

The figures, each a share of items, gathered article by article:

- direct: gold attributions at least half of whose content stands in quotation marks, and
- indirect: the others that report a clause (their content holds a finite verb) and whose cue has
  a reporting word of `REPORTING` as its head. Either is right where the attribution of ours whose
  content fits its content best (Jaccard index) starts with a speaker whose naming words have the
  same head word (before "he" is resolved). "I" and "we" of the text itself name its author:
  there, giving no other speaker is right.
- acts: the same for the rest with such a cue, which tell what somebody did by speaking rather than
  what was said ("called for a boycott", "requested anonymity"). Printed, but no target is set.
- speakers: of the sentences that gold attributes and to which we give a speaker besides the
  author, those whose outermost quoted speaker has the head word of a source of the sentence.
- unattributed: of the sentences that no gold attribution touches, those to which we give a
  speaker besides the author; the lower, the better.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from index.analysis import AnalysedArticle, Attribution, SentenceSpeech
from index.domain import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

    from eval.public.polnear import GoldArticle, GoldAttribution


def _words(text: str) -> list[str]:
    return text.split()


# Reporting words, by lemma; kept apart from the index's lists so that it can't mark its own work.
REPORTING = frozenset(
    _words(
        "accord according accusation accuse acknowledge add admit advise affirm allegation "
        "allege announce announcement answer argue argument ask assert assertion assure attest "
        "blame boast brag brief call caution characterise characterize charge cite claim "
        "comment complain concede conclude concur condemn confess confide confirm contend "
        "continue counter criticise criticize cry declare decry demand denounce deny describe "
        "disclose dismiss dispute dub elaborate emphasise emphasize estimate exclaim explain "
        "express hint imply indicate inform inquire insinuate insist interject joke label "
        "lament maintain mention mutter note object observe opine plead pledge point praise "
        "predict proclaim promise pronounce propose protest purport question quip quote "
        "reassure recall recite recommend recount refute reiterate reject relate relay remark "
        "remind repeat reply report request respond retort reveal say scoff shout slam snap "
        "speak specify speculate state statement stress suggest swear talk tell testify "
        "threaten thunder tout tweet underline underscore urge voice volunteer vow warn whisper "
        "wonder write yell "
    )
)
_QUOTES = frozenset('"“”„«»')
_FIRST_PERSON = frozenset(_words("i we me us my our mine ours"))
FIGURES = ("direct", "indirect", "acts", "speakers", "unattributed")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


@dataclass(slots=True)
class ArticleScores:
    """The outcomes of one article's items, per figure (`FIGURES`)."""

    outcomes: dict[str, list[bool]] = field(default_factory=lambda: {f: [] for f in FIGURES})


@dataclass(frozen=True, slots=True)
class Figure:
    """A share with its size and the 95 % interval of a bootstrap over articles."""

    name: str
    value: float
    size: int
    low: float
    high: float

    def __str__(self) -> str:
        interval = f"{100 * self.low:.1f}–{100 * self.high:.1f}"
        return f"{self.name:<13} {100 * self.value:5.1f} %  [{interval}]  n = {self.size}"


def score_article(
    gold: GoldArticle, article: AnalysedArticle, speech: Sequence[SentenceSpeech]
) -> ArticleScores:
    """Compare our attributions of an article with gold's."""
    scores = ArticleScores()
    heads = HeadWords(article)
    parts = list(dict.fromkeys(part for s in speech for part in s.parts))
    for attribution in gold.attributions:
        figure = kind_of(gold.text, attribution, heads)
        if figure is not None and attribution.source and attribution.content:
            right = _is_right(gold.text, attribution, parts, heads)
            scores.outcomes[figure].append(right)
    for sentence, said in zip(article.sentences, speech, strict=True):
        _score_sentence(gold, sentence.span, said, heads, scores)
    return scores


class HeadWords:
    """The head word of any span of an article, by its parse."""

    def __init__(self, article: AnalysedArticle) -> None:
        self._paragraphs = [p for p in article.paragraphs if len(p.doc)]

    def tokens(self, span: Span) -> TokenSpan | None:
        """The tokens of a span, None outside the paragraphs."""
        for paragraph in self._paragraphs:
            offsets = paragraph.folded.offsets
            if offsets[0] <= span.start <= offsets[-1]:
                start = int(np.searchsorted(offsets, span.start))
                end = int(np.searchsorted(offsets, span.end))
                end = min(max(end, start + 1), len(offsets))
                return paragraph.doc.char_span(start, end, alignment_mode="expand")
        return None

    def of(self, span: Span) -> str | None:
        """The lower-case head word of a span, None outside the paragraphs."""
        tokens = self.tokens(span)
        return None if tokens is None else str(tokens.root.lower_)

    def lemma(self, span: Span) -> str | None:
        """The lower-case lemma of a span's head word."""
        tokens = self.tokens(span)
        return None if tokens is None else str(tokens.root.lemma_).lower()

    def hold_clause(self, spans: Iterable[Span]) -> bool:
        """Whether the spans hold a finite verb."""
        found = (self.tokens(span) for span in spans)
        return any(t.tag_ in _FINITE for tokens in found if tokens is not None for t in tokens)


def kind_of(text: str, attribution: GoldAttribution, heads: HeadWords) -> str | None:
    """Return the figure that a gold attribution counts for, None for views and plans."""
    quoted = total = 0
    for span in attribution.content:
        total += len(span)
        quoted += _quoted_length(text, span)
    if total and quoted >= total / 2:
        return "direct"
    if any(heads.lemma(span) in REPORTING for span in attribution.cue):
        return "indirect" if heads.hold_clause(attribution.content) else "acts"
    return None


def _quoted_length(text: str, span: Span) -> int:
    """The characters of a span between quotation marks, paragraph by paragraph."""
    start = text.rfind("\n", 0, span.start) + 1
    inside = False
    count = 0
    for index in range(start, span.end):
        char = text[index]
        if char in _QUOTES:
            inside = char in "“„«" or (char == '"' and not inside)
        elif char == "\n":
            inside = False
        elif inside and index >= span.start:
            count += 1
    return count


def _is_right(
    text: str, gold: GoldAttribution, parts: Sequence[Attribution], heads: HeadWords
) -> bool:
    best = max(parts, key=lambda part: _fit(gold.content, part.content), default=None)
    if best is None or not _overlap(gold.content, best.content):
        return gold.source[0].of(text).lower() in _FIRST_PERSON
    return _head(best, heads) == heads.of(gold.source[0])


def _head(part: Attribution, heads: HeadWords) -> str | None:
    named = part.speakers[0].named_at
    return heads.of(named) if named is not None else None


def _overlap(spans: Iterable[Span], other: Span) -> int:
    return sum(max(0, min(s.end, other.end) - max(s.start, other.start)) for s in spans)


def _fit(spans: Sequence[Span], other: Span) -> float:
    """The Jaccard index of the characters of two contents."""
    shared = _overlap(spans, other)
    return shared / max(sum(map(len, spans)) + len(other) - shared, 1)


def _score_sentence(
    gold: GoldArticle,
    span: Span,
    said: SentenceSpeech,
    heads: HeadWords,
    scores: ArticleScores,
) -> None:
    touching = [
        a
        for a in gold.attributions
        if any(s.overlaps(span) for s in (*a.content, *a.cue, *a.source))
    ]
    given = said.main is not None and len(said.speakers) > 1
    if not touching:
        scores.outcomes["unattributed"].append(given)
    elif given and said.main is not None:
        sources = {heads.of(s) for a in touching for s in a.source[:1]}
        if sources:
            scores.outcomes["speakers"].append(_head(said.main, heads) in sources)


def summarise(scores: Sequence[ArticleScores], *, rounds: int = 1000) -> tuple[Figure, ...]:
    """Return the figures; the bootstrap draws articles, since their items are not alike."""
    figures = []
    for name in FIGURES:
        outcomes = [s.outcomes[name] for s in scores]
        right = np.array([sum(o) for o in outcomes], dtype=float)
        size = np.array([len(o) for o in outcomes], dtype=float)
        draws = np.random.default_rng(0).integers(0, len(outcomes), (rounds, len(outcomes)))
        shares = right[draws].sum(1) / np.maximum(size[draws].sum(1), 1)
        low, high = np.percentile(shares, (2.5, 97.5))
        value = right.sum() / max(size.sum(), 1)
        figures.append(Figure(name, float(value), int(size.sum()), float(low), float(high)))
    return tuple(figures)
