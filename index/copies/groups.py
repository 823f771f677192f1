"""Copies of one text: reprints, excerpts, slogans, garbled machine readings.

Copies are one voice. Sentences that are the same but for punctuation are copies wherever they
stand. Sentences that only resemble each other are copies where their neighbours are aligned too:
two independent texts that differ in a figure or a "not" never become copies of each other.

Candidate pairs come from shared word 3-shingles (Broder, "On the resemblance and containment of
documents", 1997), found by sorting their hashes: n log n in the number of words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

from index.copies.runs import Run, aligned_runs
from index.copies.words import Sentences, candidate_pairs, is_prefix, says_other
from index.domain import Metadata

_MIN_IDENTICAL_WORDS = 5


@dataclass(frozen=True, slots=True)
class CopyItem:
    """One statement, as far as copies matter. Items of a document stand in text order.

    `evidence` is False for what is never shown as evidence (a heading): it tells that its
    neighbours are copies, and never stands for a sentence of the text.
    """

    statement: str
    document: str
    article: str
    paragraph: int
    text: str
    evidence: bool = True


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """The group of a statement, whether it is the copy to cite, whether it is a garbled reading."""

    group: str
    cite: bool
    garbled: bool = field(default=False, compare=False)


def group_copies(
    items: Sequence[CopyItem], *, metadata: Mapping[str, Metadata] | None = None
) -> dict[str, CopyGroup]:
    """Group the copies among all statements of a corpus.

    Args:
        items: all statements; those of one document together and in text order.
        metadata: what is known of each article, by article id; the copy of the better known
            article is cited where two are equally clean and complete.

    Returns:
        The group of each statement by statement id. A group is named by its cited statement; in
        each group with a clean text exactly one statement is cited. Text of a garbled machine
        reading is never cited.
    """
    sentences = Sentences.of([item.text for item in items])
    runs = aligned_runs(items, sentences, candidate_pairs(sentences))
    garbled = {number for run in runs for number in run.garbled}
    parents = list(range(len(items)))
    for first, second in _copies(items, sentences, runs, garbled):
        _union(parents, first, second)
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(len(items)):
        members[_find(parents, number)].append(number)
    excerpts = _excerpts(items, sentences, runs)
    known = {article: _known(own) for article, own in (metadata or {}).items()}

    def rank(number: int) -> tuple[bool, bool, bool, int, int, int]:
        item = items[number]
        return (
            number not in garbled,
            item.evidence,
            item.article not in excerpts,
            len(sentences.words[number]),
            known.get(item.article, 0),
            -number,
        )

    result: dict[str, CopyGroup] = {}
    for group in members.values():
        best = max(group, key=rank)
        name = items[best].statement
        for number in group:
            cite = number == best and number not in garbled
            result[items[number].statement] = CopyGroup(name, cite, number in garbled)
    return result


def share_metadata(
    items: Iterable[CopyItem],
    groups: Mapping[str, CopyGroup],
    metadata: Mapping[str, Metadata],
) -> dict[str, Metadata]:
    """Let each article that is a copy of others know what they know.

    An article takes over byline, date and original outlet from another when more than half of the
    shorter one's statements have a copy in the other. A byline that only repeats the outlet counts
    as none where a copy names a person.
    """
    where: dict[str, set[str]] = defaultdict(set)
    size: dict[str, int] = defaultdict(int)
    for item in items:
        where[groups[item.statement].group].add(item.article)
        size[item.article] += 1
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for articles in where.values():
        if len(articles) > 1:
            for one in articles:
                for other in articles:
                    shared[one, other] += one != other
    result = dict(metadata)
    for (one, other), count in sorted(shared.items(), key=lambda pair: -pair[1]):
        if 2 * count > min(size[one], size[other]) and one in result and other in metadata:
            result[one] = _filled(result[one], metadata[other])
    return result


def _filled(own: Metadata, other: Metadata) -> Metadata:
    missing = {
        name: getattr(other, name)
        for name in ("author", "date", "original_outlet", "original_url")
        if getattr(own, name) is None
    }
    outlet_only = own.author is not None and own.author == own.outlet
    if outlet_only and other.author and other.author not in (other.outlet, own.outlet):
        missing["author"] = other.author
    return replace(own, **missing)


def _copies(
    items: Sequence[CopyItem], sentences: Sentences, runs: Sequence[Run], garbled: set[int]
) -> Iterable[tuple[int, int]]:
    """The pairs of statements that are copies."""
    first: dict[str, int] = {}
    for number, key in enumerate(sentences.keys):
        if len(sentences.words[number]) >= _MIN_IDENTICAL_WORDS:
            yield first.setdefault(key, number), number
    for run in runs:
        for a, b in run.pairs:
            misread = a in garbled or b in garbled
            if misread or is_prefix(sentences, a, b) or not says_other(sentences, a, b):
                yield a, b


def _excerpts(items: Sequence[CopyItem], sentences: Sentences, runs: Sequence[Run]) -> set[str]:
    """The articles that break off in a sentence which another copy completes."""
    found = set()
    for run in runs:
        for a, b in run.pairs:
            if items[a].article != items[b].article and is_prefix(sentences, a, b):
                short = min(a, b, key=lambda number: len(sentences.words[number]))
                found.add(items[short].article)
    return found


def _known(metadata: Metadata) -> int:
    return sum(getattr(metadata, field.name) is not None for field in fields(metadata))


def _find(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number


def _union(parents: list[int], first: int, second: int) -> None:
    a, b = _find(parents, first), _find(parents, second)
    if a != b:
        parents[max(a, b)] = min(a, b)
