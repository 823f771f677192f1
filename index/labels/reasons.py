"""Why a statement is contested, in the vocabulary of docs/labels.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from index.analysis import SpeechMode
from index.domain import Reason, SpeakerKind

if TYPE_CHECKING:
    from index.domain import Speaker
    from index.labels.features import Observed

_THINGS = frozenset(
    "act agreement bill book camera certificate charter chronicle clause clock contract "
    "data decree diary document documents figures file files invoice journal judgment "
    "judgement law letter log logbook memo memoirs memorandum minutes note notice order "
    "poll protocol recorder record records register report reports resolution ruling "
    "statement statistics study survey testimony text transcript treaty verdict watch "
    "website".split()
)


def reasons_for(
    observed: Observed, learnt: Mapping[str, float], reason_from: Mapping[str, float]
) -> tuple[Reason, ...]:
    """The reasons that hold for a sentence, in the order of `Reason`; at least one.

    Args:
        observed: the sentence.
        learnt: the probability of each reason that the model knows.
        reason_from: from which probability each of them is given.
    """
    found = {Reason(name) for name, sure in learnt.items() if sure >= reason_from[name]}
    if _is_reported(observed):
        found.add(Reason.REPORTED_SPEECH)
    if _is_anonymous(observed):
        found.add(Reason.ANONYMOUS)
    if not found:
        found.add(Reason(max(learnt, key=lambda name: learnt[name] / reason_from[name])))
    return tuple(reason for reason in Reason if reason in found)


def _is_reported(observed: Observed) -> bool:
    main = observed.speech.main
    return main is not None and main.mode is not SpeechMode.ATTITUDE


def _is_anonymous(observed: Observed) -> bool:
    main = observed.speech.main
    said = main.speakers[-1] if main is not None and main.speakers else None
    unnamed = said is not None and said.kind is SpeakerKind.UNNAMED
    return (unnamed and not _hides_nobody(said)) or "anonymous" in observed.phrases


def _hides_nobody(speaker: Speaker | None) -> bool:
    """Whether the words tell who or what it is: "the captain", a paper, an instrument."""
    words = speaker.name.lower().split() if speaker is not None else []
    return words[:1] == ["the"] or any(word in _THINGS for word in words)
