"""Whether two statements can't both stand, how surely, and by which words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from json import loads

from index.disputes.absences import (
    denied_figures,
    most_clashes,
    none_clashes,
    order_clashes,
    quantified_clashes,
)
from index.disputes.alignment import Alignment, align, same_voice
from index.disputes.blame import blame_clashes
from index.disputes.causes import cause_clashes
from index.disputes.comparisons import comparison_clashes
from index.disputes.contradictions import (
    denied_clauses,
    negation_clashes,
    opposite_words,
    polarity_clashes,
)
from index.disputes.contraries import contrary_clauses
from index.disputes.denial_clashes import answers, rejection_clashes
from index.disputes.figures import (
    Clash,
    bare_clashes,
    date_clashes,
    dated_clashes,
    figure_clashes,
)
from index.disputes.prospects import prospect_clashes
from index.disputes.signature import Signature
from index.disputes.telling import telling_clashes
from index.disputes.timings import timing_clashes
from index.disputes.vetoes import stand_beside
from index.domain import Dispute, DisputeEnd, DisputeKind

SIGNALS = (
    "figure",
    "date",
    "rejection",
    "polarity",
    "antonym",
    "negation",
    "opposites",
    "none",
    "order",
    "denied",
    "dated",
    "quantified",
    "answer",
    "blamed",
    "contrary",
    "prospect",
    "told",
    "timed",
)
# The development pairs hold far more contradictions than a corpus does among statements that stand
# apart and share a signal, so their logit is lowered towards the lower base rate (the principle is
# that of Saerens et al. 2002). The size is set by hand, not estimated.
_APART_SHIFT = -1.0
# From this kinship on articles are on one matter, as those of the development pairs, and the rate
# is not lowered.
_SAME_MATTER = 0.5
# Which of several clashes of a pair is shown: the plainest.
_RANKS = {
    "rejection": 1.2,
    "figure": 1.1,
    "date": 1.0,
    "antonym": 1.0,
    "polarity": 0.9,
    "none": 0.95,
    "order": 1.1,
    "denied": 1.0,
    "dated": 1.05,
    "quantified": 0.95,
    "answer": 0.9,
    "blamed": 0.9,
    "contrary": 0.9,
    "prospect": 1.0,
    "told": 0.85,
    "timed": 1.15,
}
# Signals that compare numbers and times, whatever the words around them.
_FIGURES = ("figure", "date", "dated", "order", "timed")
# Signals that look at what a negation is aimed at.
_PLAIN = (
    "none",
    "order",
    "denied",
    "dated",
    "quantified",
    "blamed",
    "contrary",
    "prospect",
    "told",
    "timed",
)
_FINDERS = (
    figure_clashes,
    bare_clashes,
    date_clashes,
    dated_clashes,
    rejection_clashes,
    polarity_clashes,
    negation_clashes,
    denied_clauses,
    opposite_words,
    comparison_clashes,
    none_clashes,
    order_clashes,
    denied_figures,
    most_clashes,
    quantified_clashes,
    answers,
    blame_clashes,
    cause_clashes,
    contrary_clauses,
    prospect_clashes,
    telling_clashes,
    timing_clashes,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A clash found in a pair with what its confidence is computed from."""

    clash: Clash
    features: Mapping[str, float]


def examine(one: Signature, other: Signature, cosine: float) -> Verdict | None:
    """Look for the clash of a pair; None where nothing clashes.

    Pairs of one voice, of questions and of headings never clash.
    """
    if one.silent or other.silent or same_voice(one, other):
        return None
    shared = align(one, other, cosine)
    clashes = [
        clash
        for find in _FINDERS
        for clash in find(one, other, shared)
        if clash.signal in _FIGURES or not stand_beside(one, other, clash)
    ]
    if not clashes:
        return None
    main = max(clashes, key=lambda c: (c.kind is not DisputeKind.DIFFERENCE, _rank(c)))
    return Verdict(main, _features(one, other, shared, clashes))


def _rank(clash: Clash) -> float:
    return _RANKS.get(clash.signal, 0.5) * clash.strength


def _features(
    one: Signature, other: Signature, shared: Alignment, clashes: list[Clash]
) -> dict[str, float]:
    """The inputs of the confidence, by name; all about 0..1."""
    features = dict.fromkeys(SIGNALS, 0.0)
    for clash in clashes:
        if clash.kind is not DisputeKind.DIFFERENCE:
            features[clash.signal] = max(features[clash.signal], clash.strength)
    if any(features[name] for name in _PLAIN):
        # how often a bare "not" misleads says nothing of these
        features["polarity"] = features["negation"] = 0.0
    figure = next((c for c in clashes if c.signal == "figure"), None)
    features.update(
        stated=figure.stated if figure else 0.0,
        ratio=figure.ratio if figure else 0.0,
        cosine=shared.cosine,
        smaller=shared.smaller,
        larger=shared.larger,
        shared=min(shared.shared, 6) / 6,
        next_to=float(shared.distance == 1),
        near=float(shared.exchange),
        kinship=shared.kinship,
        names_differ=float(shared.names_differ),
        apart=float(shared.apart),
        reported=(one.reported + other.reported) / 2,
        judgement=(one.judgement + other.judgement) / 2,
    )
    return features


def confidence(verdict: Verdict, contradiction: float | None = None) -> float:
    """How probable it is that a clash is a dispute, 0..1.

    A logistic model over the features, one for clashes of figures and one for clashes of words,
    fitted by benchmarks/fit_disputes.py to hand-labelled texts and pairs. `contradiction` is a
    verifier's probability, if there is one.
    """
    figure = verdict.clash.signal in ("figure", "date")
    weights = _weights()["figures" if figure else "words"]
    apart = 0.0 if verdict.features["near"] else _APART_SHIFT * _strangeness(verdict)
    score = (
        apart + weights["bias"] + sum(weights.get(k, 0.0) * v for k, v in verdict.features.items())
    )
    if contradiction is not None:
        score += weights["verifier"] * (contradiction - 1 / 3)
    return 1 / (1 + math.exp(-score))


def _strangeness(verdict: Verdict) -> float:
    """1 for articles on different matters, 0 for those on one: there clashes are commoner."""
    return 1 - min(1.0, verdict.features["kinship"] / _SAME_MATTER)


def to_dispute(one: Signature, other: Signature, clash: Clash, sure: float) -> Dispute:
    """The edge between two statements for a clash."""
    return Dispute(
        clash.kind,
        round(sure, 3),
        DisputeEnd(one.id, one.span, clash.a),
        DisputeEnd(other.id, other.span, clash.b),
    )


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, Mapping[str, float]]:
    text = files("index.disputes").joinpath("weights.json").read_text(encoding="utf-8")
    weights: dict[str, dict[str, float]] = loads(text)
    return weights


def signals(verdict: Verdict) -> Iterator[str]:
    """The names of the signals that fired."""
    return (name for name in SIGNALS if verdict.features[name] > 0)
