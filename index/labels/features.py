"""What a sentence shows of itself, as named numbers: its typed words, its speech, its shape.

No name reaches a feature (index/labels/masking.py). What is taken from the parse is only what
does not change with the names in it: tense, mood, and whether there is a clause at all.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.domain import SpeakerKind
from index.labels.lexicon import PHRASES, STEMS
from index.labels.masking import DATE, NAME, NUMBER, YEAR, Masked, lower_words, mask
from index.terms import stem

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

    from index.analysis import AnalysedArticle, BlockKind, Paragraph, Sentence, SentenceSpeech

Features = dict[str, float]

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_OPEN, _CLOSE = "“«", "”»"
# More paragraphs than this that begin with a small letter: whoever wrote it does without capitals.
_MOST_SMALL = 0.3


@dataclass(frozen=True, slots=True)
class Observed:
    """A sentence with all that its label may depend on."""

    sentence: Sentence
    block: BlockKind
    speech: SentenceSpeech
    masked: Masked
    stems: tuple[str, ...]
    counts: Mapping[str, int]
    phrases: frozenset[str]
    parsed: bool
    """Whether the parse may be believed: no name was taken for the verb that it hangs on."""
    opens: bool
    """Whether its paragraph begins with it."""
    closes: bool
    """Whether its paragraph ends with it."""
    capitals: bool
    """Whether the article's paragraphs begin with capital letters, as a rule."""

    @property
    def figures(self) -> int:
        """How many numbers, years and dates it has."""
        return sum(t in (NUMBER, YEAR, DATE) for t in self.masked.tokens)

    @property
    def own_voice(self) -> bool:
        """Whether the article's author asserts it."""
        return self.speech.main is None


def observe(
    article: AnalysedArticle, speech: Sequence[SentenceSpeech], known: Collection[str]
) -> list[Observed]:
    """Mask and count the sentences of an article.

    Args:
        article: the parsed article.
        speech: one per sentence, in order.
        known: words that are kept although a capital letter begins them.
    """
    text = " ".join(paragraph.doc.text for paragraph in article.paragraphs)
    words = lower_words(text) | set(known)
    places = [(p, s) for p in article.paragraphs for s in p.sentences]
    small = sum(p.doc.text[:1].islower() for p in article.paragraphs)
    capitals = small <= max(1, _MOST_SMALL * len(article.paragraphs))
    return [
        _observed(paragraph, sentence, said, words, capitals=capitals)
        for (paragraph, sentence), said in zip(places, speech, strict=True)
    ]


def _observed(
    paragraph: Paragraph,
    sentence: Sentence,
    said: SentenceSpeech,
    known: Collection[str],
    *,
    capitals: bool,
) -> Observed:
    before = paragraph.doc.text[: sentence.tokens.start_char]
    opened = sum(before.count(c) for c in _OPEN) > sum(before.count(c) for c in _CLOSE)
    masked = mask(sentence.text, known, inside_quotation=opened or before.count('"') % 2 == 1)
    stems = tuple(t if t[0] == "<" or not t[0].isalpha() else stem(t) for t in masked.tokens)
    counts = {name: sum(s in members for s in stems) for name, members in STEMS.items()}
    phrases = frozenset(name for name, pattern in PHRASES.items() if pattern.search(masked.text))
    root = sentence.tokens.root
    parsed = not root.text[:1].isupper() or root.lower_ in known
    return Observed(
        sentence,
        paragraph.block.kind,
        said,
        masked,
        stems,
        counts,
        phrases,
        parsed,
        opens=sentence is paragraph.sentences[0],
        closes=sentence is paragraph.sentences[-1],
        capitals=capitals,
    )


def features_of(observed: Sequence[Observed]) -> list[Features]:
    """The features of each sentence of one article."""
    own = [dict(_own(o)) for o in observed]
    rows = []
    for i, base in enumerate(own):
        row = dict(base)
        row["first"] = float(i == 0)
        for side, j in (("before", i - 1), ("after", i + 1)):
            if 0 <= j < len(observed):
                row.update((f"{side}_{k}", v) for k, v in _around(observed[j]))
            else:
                row[f"{side}_missing"] = 1.0
        rows.append(row)
    return rows


def _own(o: Observed) -> Iterator[tuple[str, float]]:
    voice = "own" if o.own_voice else "other"
    words = o.masked.words
    yield "length", math.log1p(len(words)) / 4
    yield "short", float(len(words) <= 4)
    yield f"voice_{voice}", 1.0
    for name, count in o.counts.items():
        if count:
            yield f"n_{name}", math.log1p(count)
            yield f"n_{name}_{voice}", math.log1p(count)
            yield f"rate_{name}", count / (len(words) + 2) * 4
    for name in o.phrases:
        yield f"p_{name}", 1.0
        yield f"p_{name}_{voice}", 1.0
    figures = o.figures
    yield "figures", math.log1p(figures)
    yield "no_figures", float(figures == 0)
    yield "no_names", float(NAME not in words)
    yield "names", math.log1p(sum(w == NAME for w in words))
    evaluative = o.counts["blame"] + o.counts["praise"] + o.counts["colour"] + o.counts["intensity"]
    yield "dry_figures", float(figures > 0 and evaluative == 0)
    yield "dry", float(evaluative == 0)
    yield "shouts", math.log1p(o.masked.shouts)
    yield from _marks(o)
    yield from _speech(o)
    yield from _shape(o.sentence.tokens, parsed=o.parsed)
    yield f"block_{o.block.value}", 1.0


def _marks(o: Observed) -> Iterator[tuple[str, float]]:
    text = o.sentence.text.rstrip(" \"”’')*_]")
    last = text[-1:] if text else ""
    yield f"ends_{last if last in '.?!:;,…' and last else 'open'}", 1.0
    share = sum(o.masked.quoted) / max(1, len(o.masked.quoted))
    yield "quoted", share
    yield "wholly_quoted", float(share > 0.85)
    yield "scare_quotes", float(0 < share < 0.3)
    yield "brackets", float(o.sentence.text.lstrip()[:1] in "([")
    letters = [c for c in o.sentence.text if c.isalpha()]
    yield "capitals", float(bool(letters) and sum(map(str.isupper, letters)) > 0.6 * len(letters))
    yield "starts_lower", float(o.sentence.text.lstrip("\"“‘'([*_ ")[:1].islower())


def _speech(o: Observed) -> Iterator[tuple[str, float]]:
    said = o.speech
    yield "chain", float(max(0, len(said.speakers) - 1))
    main = said.main
    if main is None:
        yield "parts", float(len(said.parts))
        return
    yield f"mode_{main.mode.value}", 1.0
    yield f"commitment_{main.commitment.value}", 1.0
    if main.speakers:
        yield f"kind_{_kind(main.speakers[-1].kind)}", 1.0
    if main.cue_lemma:
        yield f"cue_{stem(main.cue_lemma.lower())}", 1.0
    yield "cue_here", float(main.cue is not None and o.sentence.span.covers(main.cue))


def _kind(kind: SpeakerKind) -> str:
    # Whether a name is a person's or a body's is guessed by its form: no label may turn on it.
    return "unnamed" if kind is SpeakerKind.UNNAMED else "named"


def _shape(tokens: TokenSpan, *, parsed: bool) -> Iterator[tuple[str, float]]:
    tags = Counter(token.tag_ for token in tokens)
    finite = sum(tags[tag] for tag in _FINITE)
    yield "finite", float(finite > 0)
    yield "past", float(tags["VBD"] > 0)
    yield "present", float(tags["VBZ"] + tags["VBP"] > 0)
    yield "modal", float(tags["MD"] > 0)
    yield "passive", float(any(t.dep_ == "auxpass" for t in tokens))
    if not parsed:
        return
    root = tokens.root
    yield f"root_{root.tag_ if root.tag_[:1] in 'VM' else 'other'}", 1.0
    subject = next((t for t in root.children if t.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    yield "subject_missing", float(subject is None)
    if subject is not None and subject.pos_ == "PRON":
        yield f"subject_{subject.lower_}", 1.0
    yield "imperative", float(root.tag_ == "VB" and subject is None)


def _around(o: Observed) -> Iterator[tuple[str, float]]:
    yield "figures", float(o.figures > 0)
    yield "own", float(o.own_voice)
    yield "evaluative", math.log1p(o.counts["blame"] + o.counts["praise"] + o.counts["colour"])
    yield "denial", float("denial" in o.phrases)
    yield "no_evidence", float("no_evidence" in o.phrases)
    yield "question", float(o.sentence.text.rstrip(" \"”’')").endswith("?"))
