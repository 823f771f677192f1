"""What disputes need to know of a statement, worked out once and stored with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from index.disputes.clauses import Clause
from index.disputes.denials import Rejection, RejectionForm
from index.disputes.occasions import Occasion
from index.disputes.quantity import Quantity
from index.disputes.times import Time
from index.domain import Span

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Signature:
    """The facts of one statement that can clash with another's.

    Words are families (index/disputes/words.py) and leave out who speaks. `names` are those of
    the `words` that are proper nouns, and are only ever compared with each other; `points` are
    words like "before" and "alone" that turn a meaning round, `scopes` those that narrow or widen
    it ("nationwide"). `times` say when it happened, `told` when it was said.

    `voice` is the innermost speaker, `voices` the whole chain, in lower case; `person` marks a
    voice with the name of a person. `position` counts
    the article's sentences from 0; `published` is its date as a proleptic ordinal. `silent` marks
    what can't clash with anything: label none, a question, or what an earlier version said.
    `occasions` are what its times of day, lengths and other figures are told of.
    `judgement` marks a value judgement, `present` a state of affairs at the time of writing.
    Offsets of parts are in the document.
    `topics` are what the whole article is about and `known` the names in it
    (index/disputes/topics.py), the same for all of its statements.
    """

    id: str
    document: str
    article: str
    position: int
    paragraph: int
    span: Span
    text: str
    voice: str
    voices: tuple[str, ...]
    published: int | None
    silent: bool
    judgement: bool
    present: bool
    reported: bool
    words: tuple[str, ...]
    names: tuple[str, ...]
    points: tuple[str, ...]
    scopes: tuple[str, ...]
    clauses: tuple[Clause, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    told: tuple[Time, ...]
    rejections: tuple[Rejection, ...]
    prospects: tuple[Clause, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    topics: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    person: bool = False

    def to_dict(self) -> dict[str, Any]:
        """A JSON-ready mapping; `from_dict` restores the same signature."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        values["span"] = (self.span.start, self.span.end)
        for name in (
            "clauses", "quantities", "times", "told", "rejections", "prospects", "occasions",
        ):  # fmt: skip
            values[name] = [_row(part) for part in values[name]]
        return values

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Signature:
        """Restore a signature from `to_dict`, also after a round trip through JSON.

        Raises:
            KeyError: a field is missing (stored by another version).
        """
        made = {field.name: values[field.name] for field in fields(cls)}
        made["span"] = Span(*made["span"])
        for name in ("voices", "words", "names", "points", "scopes", "topics", "known"):
            made[name] = tuple(made[name])
        made["clauses"] = _parts(Clause, made["clauses"])
        made["prospects"] = _parts(Clause, made["prospects"])
        made["occasions"] = _parts(Occasion, made["occasions"])
        made["quantities"] = _parts(Quantity, made["quantities"])
        made["times"] = _parts(Time, made["times"])
        made["told"] = _parts(Time, made["told"])
        made["rejections"] = tuple(
            replace(r, form=RejectionForm(r.form)) for r in _parts(Rejection, made["rejections"])
        )
        return cls(**made)


def _row(part: Any) -> list[Any]:
    return [getattr(part, field.name) for field in fields(part)]


def _parts(kind: type[_T], rows: Sequence[Sequence[Any]]) -> tuple[_T, ...]:
    return tuple(
        kind(*(tuple(value) if isinstance(value, list) else value for value in row)) for row in rows
    )
