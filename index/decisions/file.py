"""The file of decisions in the corpus folder: read whole, changed entry by entry.

People write in it too. A command adds or takes out the lines of one entry and leaves every other
line, comments among them, as it stands.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import yaml
from filelock import FileLock, Timeout
from pydantic import ValidationError

from index.decisions.model import Decision, decision_from, decision_values
from index.errors import DecisionError, DecisionsFileError

FILE_NAME = "attributed.decisions.yaml"
_HEADER = """\
# What people have decided about these documents; it overrules what Attributed works out.
# `attributed decide` writes here, and so may you: docs/decisions.md.
"""
_MAX_BYTES = 10_000_000
_WAIT_SECONDS = 10.0


def decisions_file(corpus: Path) -> Path:
    """Where the decisions about a corpus are kept."""
    return corpus / FILE_NAME


def read_decisions(corpus: Path) -> tuple[Decision, ...]:
    """The decisions about a corpus, in the file's order; none where there is no file.

    Raises:
        DecisionsFileError: the file can't be read or is malformed; the message names the entry
            and the field.
    """
    return parse_decisions(_read(decisions_file(corpus)))


def parse_decisions(text: str) -> tuple[Decision, ...]:
    """The decisions that a file's text holds.

    Raises:
        DecisionsFileError: as `read_decisions`.
    """
    try:
        entries = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        where = " ".join(str(error).split())[:200]
        raise DecisionsFileError(f"{FILE_NAME}: is not valid YAML ({where}); correct it") from error
    if entries is None:
        return ()
    if not isinstance(entries, list):
        raise DecisionsFileError(f"{FILE_NAME}: must be a list; write each decision as “- …”")
    decisions: dict[str, Decision] = {}
    for number, entry in enumerate(entries, start=1):
        decision = _decision(entry, number)
        if decision.id in decisions:
            first = list(decisions).index(decision.id) + 1
            raise DecisionsFileError(
                f"{FILE_NAME}: entry {number}: decides the same matter as entry {first}; "
                "take one of them out"
            )
        decisions[decision.id] = decision
    return tuple(decisions.values())


def add_decision(corpus: Path, decision: Decision, *, index: Path) -> Decision | None:
    """Write a decision; one in the same matter is replaced and returned.

    Args:
        corpus: the corpus folder.
        decision: what was decided.
        index: the index folder; keeps two commands from writing at once.

    Raises:
        DecisionsFileError: the file is malformed, or can't be written; it stays as it was.
    """
    with _locked(index):
        text = _read(decisions_file(corpus))
        before = parse_decisions(text)
        earlier = next((d for d in before if d.id == decision.id), None)
        rest = [d for d in before if d is not earlier]
        if earlier is not None:
            text = _without(text, before.index(earlier))
        _write(decisions_file(corpus), _with(text, decision), [*rest, decision])
    return earlier


def remove_decision(corpus: Path, id_: str, *, index: Path) -> Decision:
    """Take a decision out of the file, and return it.

    Args:
        corpus: the corpus folder.
        id_: the decision's id, or how it begins.
        index: the index folder; keeps two commands from writing at once.

    Raises:
        DecisionError: there is no such decision, or several begin so.
        DecisionsFileError: the file is malformed, or can't be written; it stays as it was.
    """
    with _locked(index):
        text = _read(decisions_file(corpus))
        before = parse_decisions(text)
        found = [d for d in before if id_ and d.id.startswith(id_)]
        if len(found) != 1:
            what = "several decisions begin so" if found else "there is no such decision"
            raise DecisionError(f"{id_}: {what}; `attributed decide list` shows them")
        rest = [d for d in before if d is not found[0]]
        _write(decisions_file(corpus), _without(text, before.index(found[0])), rest)
    return found[0]


def _decision(entry: object, number: int) -> Decision:
    try:
        return decision_from(entry)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
        # A field with a slip in its name is also missing under its right one.
        first = next((e for e in errors if e["type"] == "extra_forbidden"), errors[0])
        # Where the kind is known, each location begins with it.
        field = ".".join(map(str, first["loc"][1:]))
        field = f"{field}: " if field else ""
        said = first["msg"].removeprefix("Value error, ")
        raise DecisionsFileError(
            f"{FILE_NAME}: entry {number}: {field}{said}; correct it (docs/decisions.md)"
        ) from error


def _read(path: Path) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise DecisionsFileError(
            f"{path}: can't be read ({error.strerror}); check its permissions"
        ) from error
    if len(data) > _MAX_BYTES:
        raise DecisionsFileError(f"{path}: is too large for decisions ({len(data):,} bytes)")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DecisionsFileError(f"{path}: is not UTF-8 ({error}); save it as UTF-8") from error


def _with(text: str, decision: Decision) -> str:
    """The file's text with one more entry at its end."""
    entry = yaml.safe_dump(
        [decision_values(decision)],
        allow_unicode=True,
        sort_keys=False,
        width=2**31,
        default_flow_style=False,
    )
    before = text if text.strip() else _HEADER
    gap = "" if before.endswith("\n") else "\n"
    return f"{before}{gap}\n{entry}"


def _without(text: str, number: int) -> str:
    """The file's text without the entry at this place, counted from 0."""
    dashes = _entry_lines(text)
    if number >= len(dashes):
        return text
    lines = text.splitlines(keepends=True)
    first = dashes[number]
    last = dashes[number + 1] if number + 1 < len(dashes) else len(lines)
    # What stands before the next entry, unindented, is a remark on that one.
    while last > first + 1 and (lines[last - 1][:1] == "#" or not lines[last - 1].strip()):
        last -= 1
    rest = lines[last:]
    while rest and not rest[0].strip():
        rest.pop(0)
    return "".join([*lines[:first], *rest])


def _entry_lines(text: str) -> list[int]:
    """The lines, from 0, in which the entries of a list in block style begin."""
    dashes = [t.start_mark for t in yaml.scan(text) if isinstance(t, yaml.BlockEntryToken)]
    return [mark.line for mark in dashes if mark.column == dashes[0].column]


def _write(path: Path, text: str, expected: Sequence[Decision]) -> None:
    """Replace the file in one step, once it is sure that its new text says what it should."""
    try:
        says = parse_decisions(text)
    except DecisionsFileError:
        says = ()
    if list(says) != list(expected):
        raise DecisionsFileError(
            f"{path}: is laid out so that no command can change it without losing something; "
            "write each decision as a “- decision: …” entry of its own, or change it by hand"
        )
    # A link stays one.
    target = path.resolve()
    partial = target.with_name(f".{FILE_NAME}.{os.getpid()}")
    try:
        with partial.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, partial)
        partial.replace(target)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise DecisionsFileError(
            f"{path}: can't be written ({error.strerror}); check the folder's permissions"
        ) from error


@contextmanager
def _locked(index: Path) -> Iterator[None]:
    try:
        with FileLock(index / "decisions.lock", timeout=_WAIT_SECONDS):
            yield
    except Timeout as error:
        raise DecisionsFileError(
            f"{FILE_NAME}: another command is writing it; try again"
        ) from error
    except OSError as error:
        raise DecisionsFileError(
            f"{index}: can't be written ({error.strerror}); check the permissions"
        ) from error
