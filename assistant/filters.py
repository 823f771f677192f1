"""Which part of the corpus a question is asked of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches

from assistant.errors import FilterError
from index.corpus import Corpus
from index.domain import Statement
from index.terms import normalised_tokens

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?$")


@dataclass(frozen=True, slots=True)
class Filters:
    """Restrict a search; an empty field restricts nothing, several values of a field are an "or".

    `documents` are paths, `authors`, `outlets` and `speakers` names as the corpus shows them
    (letter case and punctuation don't count). `date_from` and `date_to` are ISO dates, possibly
    reduced to a year or month, both inclusive; undated articles are left out when either is set.

    Raises:
        FilterError: a date is not an ISO date.
    """

    documents: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    date_from: str | None = None
    date_to: str | None = None

    def __post_init__(self) -> None:
        for name in ("date_from", "date_to"):
            value = getattr(self, name)
            if value is not None and not _is_date(value):
                raise FilterError(
                    f"{name}: {value!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD"
                )

    def __bool__(self) -> bool:
        return any(getattr(self, f.name) for f in fields(self))

    def allowed(self, corpus: Corpus) -> frozenset[str]:
        """The ids of the statements that pass.

        Raises:
            FilterError: a document or name is given that the corpus does not hold.
        """
        self._check_names(corpus)
        articles = {id_ for id_ in corpus.articles if self._passes_article(corpus, id_)}
        speakers = [name_key(name) for name in self.speakers]
        return frozenset(
            statement.id
            for statement in corpus.statements.values()
            if statement.article in articles and (not speakers or _said_by(statement, speakers))
        )

    def _check_names(self, corpus: Corpus) -> None:
        unknown = [path for path in self.documents if path not in corpus.documents]
        if unknown:
            raise FilterError(
                f"documents: {unknown[0]!r} is not in this corpus; see `attributed status`"
            )
        metadata = [article.metadata for article in corpus.articles.values()]
        held: tuple[tuple[str, tuple[str, ...], Iterable[str | None]], ...] = (
            ("authors", self.authors, (m.author for m in metadata)),
            ("outlets", self.outlets, (o for m in metadata for o in (m.outlet, m.original_outlet))),
            (
                "speakers",
                self.speakers,
                (s.name for statement in corpus.statements.values() for s in statement.speakers),
            ),
        )
        for field, wanted, names in held:
            if wanted:
                _check_held(field, wanted, dict.fromkeys(name for name in names if name))

    def _passes_article(self, corpus: Corpus, article_id: str) -> bool:
        article = corpus.articles[article_id]
        metadata = article.metadata
        if self.documents and article.document not in self.documents:
            return False
        if self.authors and not _named(self.authors, (metadata.author,)):
            return False
        if self.outlets and not _named(self.outlets, (metadata.outlet, metadata.original_outlet)):
            return False
        return self._in_dates(metadata.date)

    def _in_dates(self, date: str | None) -> bool:
        if self.date_from is None and self.date_to is None:
            return True
        if date is None:
            return False
        # Reduced dates compare as the period they name: 2023 holds 2023-02-19.
        after = self.date_from is None or date[: len(self.date_from)] >= self.date_from[: len(date)]
        before = self.date_to is None or date[: len(self.date_to)] <= self.date_to[: len(date)]
        return after and before


def _is_date(text: str) -> bool:
    if not _DATE.match(text):
        return False
    try:
        date.fromisoformat(text + "0001-01-01"[len(text) :])
    except ValueError:
        return False
    return True


def _check_held(field: str, wanted: Iterable[str], present: Iterable[str]) -> None:
    """Refuse a name that nobody has: it would leave nothing to search, as if nothing were said."""
    held = {name_key(part): part.strip() for n in present for part in (n, *n.split(";"))}
    for name in wanted:
        key = name_key(name)
        if key in held:
            continue
        near = [key for key in held if name_key(name) in key] if key else []
        near = near or get_close_matches(key, held, n=1)
        hint = f"there is {held[near[0]]!r}" if near else "check how the documents write it"
        raise FilterError(f"{field}: {name!r} is not in these documents; {hint}")


def _named(wanted: Iterable[str], present: Iterable[str | None]) -> bool:
    names = {name_key(part) for name in present if name for part in (name, *name.split(";"))}
    return any(name_key(name) in names for name in wanted)


def _said_by(statement: Statement, speakers: list[str]) -> bool:
    return any(name_key(speaker.name) in speakers for speaker in statement.speakers)


def name_key(name: str) -> str:
    """A name as it is compared: without letter case and punctuation."""
    return " ".join(normalised_tokens(name))
