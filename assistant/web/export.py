"""A conversation as Markdown, JSON or CSV, every quote with its full citation. Pure functions."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence

from assistant.answer import Answer, Citation, CitedStatement, Status
from assistant.batch import BatchFailure
from assistant.rendering import rows, words
from assistant.rendering.cells import safe_cell

Result = Answer | BatchFailure

_MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def to_json(results: Sequence[Result]) -> str:
    """A JSON array of answers in the answer format."""
    return json.dumps([result.to_dict() for result in results], ensure_ascii=False, indent=2) + "\n"


def to_json_lines(results: Sequence[Result]) -> str:
    """One answer in the answer format a line."""
    return "".join(json.dumps(r.to_dict(), ensure_ascii=False) + "\n" for r in results)


def to_csv(results: Sequence[Result]) -> str:
    """One row a cited passage, with a byte-order mark so that spreadsheets read UTF-8."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, rows.COLUMNS, lineterminator="\n")
    writer.writeheader()
    for result in results:
        for row in rows.passage_rows(result):
            writer.writerow({key: safe_cell(value) for key, value in row.items()})
    return "\ufeff" + buffer.getvalue()


def to_markdown(results: Sequence[Result], *, title: str = "Conversation") -> str:
    """A report that people read; nothing in it is taken for markup or HTML."""
    parts = [f"# {title}\n"]
    for result in results:
        parts += _failure(result) if isinstance(result, BatchFailure) else _answer(result)
    return "\n".join(parts).rstrip() + "\n"


def _answer(answer: Answer) -> list[str]:
    parts = [f"## {plain_markdown(answer.question)}\n"]
    if answer.resolved != answer.question:
        parts.append(f"Understood as: {plain_markdown(answer.resolved)}\n")
    parts += [f"{notice}\n" for notice in words.notices(answer.notices)]
    if answer.status is Status.NOT_IN_CORPUS:
        parts.append(f"**{words.not_in_corpus(answer.searched.documents)}**\n")
        if answer.nearest:
            parts.append(f"{words.NEAREST}\n")
        parts += [_quoted(citation) for citation in answer.nearest]
    for statement in answer.statements:
        parts += _statement(statement)
    for item in answer.disagreements:
        parts.append(f"### {words.disagreement_heading(item.kind)}\n")
        for letter, side in zip("ABCDEFGH", item.sides, strict=False):
            parts.append(f"Side {letter}:\n")
            parts += [_quoted(citation) for citation in side]
    if judged := words.judged_by(answer.index.verifier):
        parts.append(f"{plain_markdown(judged)}.\n")
    return parts


def _statement(statement: CitedStatement) -> list[str]:
    reasons = words.reason_words(statement.reasons)
    head = f"**{words.label_line(statement)}**" + (f" ({reasons})" if reasons else "")
    parts = [f"{head}\n", _quoted(statement)]
    for checked in statement.registered:
        address = f" · {checked.url}" if checked.url else ""
        parts.append(f"{plain_markdown(words.checked_claim(checked) + address)}\n")
    for citation in statement.disputed_by:
        kind = words.DISPUTE_WORDS.get(citation.kind, citation.kind)
        parts += [f"{kind.capitalize()} by:\n", _quoted(citation)]
    return parts


def _quoted(citation: Citation) -> str:
    source = plain_markdown(words.source_line(citation))
    return f"> “{plain_markdown(citation.display)}”\n>\n> — {source}\n"


def _failure(failure: BatchFailure) -> list[str]:
    return [
        f"## {plain_markdown(failure.id or 'Question')}\n",
        f"{plain_markdown(failure.error)}\n",
    ]


def plain_markdown(text: str) -> str:
    """Text on one line that Markdown shows as it is."""
    return _MARKDOWN_SPECIAL.sub(r"\\\1", " ".join(text.split()))
