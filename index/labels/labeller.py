"""Label the sentences of an article by their own text: record, claim, disputed or none.

Rules settle what is no statement and what the text itself rejects; a linear model over the masked
sentence weighs the rest. Disputes with other passages come later (index/disputes).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from index.analysis import TextLabel
from index.disputes.rejections import in_text_rejections
from index.domain import Label, Reason
from index.labels.features import Observed, features_of, observe
from index.labels.model import KINDS, LEARNT_REASONS, LabelModel
from index.labels.network import LabelNetwork
from index.labels.no_statement import is_no_statement
from index.labels.reasons import reasons_for

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.analysis import AnalysedArticle, SentenceSpeech

# What is called none is never evidence, so the model must be sure; in doubt it is a statement.
_NONE_FROM = 0.6
# How often these rules were right on the hand-labelled texts (docs/label_model.md).
_RULED_OUT = 0.98
# Rejections less sure than this are left to the dispute finder.
_REJECTED_FROM = 0.5
# Nobody vouches for what is expected, believed or estimated; by labels.md it is a claim.
_EXPECTED = re.compile(r"\b(?:is|are|was|were)\s+(?:\w+ly\s+)?expected\s+to\b", re.IGNORECASE)
_BELIEVED = re.compile(
    r"\b(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:believed|thought|understood|rumou?red|feared|alleged"
    r"|estimated)\s+to\b|(?<!\ban )(?<!\bthe )(?<!\bits )(?<!\bhis )\bestimates?\s+that\b",
    re.IGNORECASE,
)
# So often such sentences are contested on the hand-labelled texts: 8 of 9.
_HEARSAY = 0.89


class Labeller:
    """Labels articles. Loads its weights once; safe to use from several threads.

    Raises:
        ModelError: the packaged weights are missing or damaged.
    """

    def __init__(self) -> None:
        self._model = LabelModel.load()
        self._network = LabelNetwork.load(self._model.network_sha256)

    def label(
        self,
        article: AnalysedArticle,
        speech: Sequence[SentenceSpeech],
    ) -> list[TextLabel]:
        """Label the sentences of one article.

        Args:
            article: the parsed article.
            speech: one per sentence, in order.

        Returns:
            One label per sentence, in order.

        Raises:
            ValueError: `speech` has not one entry per sentence.
        """
        observed = observe(article, speech, self._model.known)
        if not observed:
            return []
        outputs = self._network.outputs(self._network.tokens([o.masked for o in observed]))
        kinds, reasons = self._model.predict(features_of(observed), outputs)
        rejected = _rejected(article, speech)
        return [
            self._label(
                o, kinds[i], dict(zip(LEARNT_REASONS, reasons[i], strict=True)), rejected.get(i)
            )
            for i, o in enumerate(observed)
        ]

    def _label(
        self,
        observed: Observed,
        kinds: NDArray[np.float64],
        reasons: Mapping[str, float],
        rejected: float | None,
    ) -> TextLabel:
        record, claim, none = (float(kinds[KINDS.index(k)]) for k in ("record", "claim", "none"))
        if is_no_statement(observed):
            return TextLabel(Label.NONE, (), max(_RULED_OUT, none))
        if none > max(record, claim, _NONE_FROM):
            return TextLabel(Label.NONE, (), none)
        chosen = reasons_for(observed, reasons, self._model.reason_from)
        if rejected is not None:
            return TextLabel(Label.DISPUTED, (*chosen, Reason.DENIED_IN_TEXT), rejected)
        if claim >= self._model.contested_from * (claim + record):
            return TextLabel(Label.CLAIM, chosen, claim)
        spoken = tuple(r for r in chosen if r is Reason.REPORTED_SPEECH)
        hearsay = _hearsay(observed.sentence.text)
        if hearsay is not None:
            return TextLabel(Label.CLAIM, (*spoken, hearsay), _HEARSAY)
        return TextLabel(Label.RECORD, spoken, record)


def _hearsay(text: str) -> Reason | None:
    """Why a sentence only passes on what somebody expects or believes, if it does."""
    if _EXPECTED.search(text):
        return Reason.PREDICTION
    return Reason.SPECULATION if _BELIEVED.search(text) else None


def _rejected(article: AnalysedArticle, speech: Sequence[SentenceSpeech]) -> dict[int, float]:
    """How surely each sentence reports a view that the article itself rejects."""
    names = [str(i) for i in range(len(speech))]
    found: dict[int, float] = {}
    for dispute in in_text_rejections(article, speech, names):
        if dispute.disputes and dispute.confidence >= _REJECTED_FROM:
            i = int(dispute.a.statement)
            found[i] = max(found.get(i, 0.0), dispute.confidence)
    return found
