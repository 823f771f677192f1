"""Answers, statements and disputes in the terminal.

Everything from a document goes in as plain text: Rich markup in it is never read, and control
characters are made visible.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from assistant.answer import Answer, Citation, CitedDispute, CitedStatement, Status
from assistant.rendering import words

_STYLES = {"record": "bold green", "claim": "bold yellow", "disputed": "bold red", "none": "dim"}
_SHAPES = {"record": "●", "claim": "◆", "disputed": "▲", "none": "·"}


def render_answer(answer: Answer) -> RenderableType:
    """The whole answer: resolved question, statements or silence, disagreements."""
    parts: list[RenderableType] = []
    if answer.resolved != answer.question:
        parts.append(Text(f"Understood as: {plain(answer.resolved)}\n", style="dim"))
    if answer.status is Status.NOT_IN_CORPUS:
        parts += _silence(answer)
    for number, statement in enumerate(answer.statements, start=1):
        parts.append(_statement(number, statement))
    for disagreement in answer.disagreements:
        heading = words.disagreement_heading(disagreement.kind)
        parts.append(Text(f"{heading}: {plain(disagreement.topic)}", style="bold"))
        for side, letter in zip(disagreement.sides, "ABCDEFGH", strict=False):
            parts += [_quote(citation, f"{letter}  ") for citation in side]
        parts.append(Text(""))
    return Group(*parts)


def render_statement_line(statement: CitedStatement) -> RenderableType:
    """One statement on one line: label, who says it, quote."""
    line = Text(f"{_SHAPES[statement.label]} {words.LABEL_NAMES[statement.label]:<15} ")
    line.stylize(_STYLES[statement.label])
    line.append(f"{plain(words.attribution(statement))}: ", style="dim")
    line.append(plain(statement.display), style="default")
    return line


def render_disputes(disputes: Sequence[CitedDispute]) -> RenderableType:
    """All disputes as a table, both passages side by side."""
    if not disputes:
        return Text("No dispute found in these documents.")
    table = Table(show_lines=True)
    for heading in ("Kind", "One passage", "Another passage"):
        table.add_column(heading, overflow="fold")
    for dispute in disputes:
        kind = f"{words.DISPUTE_WORDS[dispute.kind]}\n{dispute.confidence:.2f}"
        table.add_row(Text(kind), _cell(dispute.a), _cell(dispute.b))
    return table


def plain(text: str) -> str:
    """Text with control and direction characters shown as their code, so that none takes effect."""
    return "".join(
        char
        if char == "\n" or unicodedata.category(char) not in ("Cc", "Cf")
        else f"<{ord(char):04x}>"
        for char in text
    )


def _silence(answer: Answer) -> list[RenderableType]:
    parts: list[RenderableType] = [
        Text(words.not_in_corpus(answer.searched.documents or 0), style="bold"),
    ]
    if answer.nearest:
        parts.append(Text(f"\n{words.NEAREST}", style="dim"))
        parts += [_quote(citation, "·  ", style="dim") for citation in answer.nearest]
    return parts


def _statement(number: int, statement: CitedStatement) -> RenderableType:
    head = Text(f"{number}. {_SHAPES[statement.label]} {words.label_line(statement)}")
    head.stylize(_STYLES[statement.label])
    head.append(f" · {plain(words.attribution(statement))}", style="default")
    parts: list[RenderableType] = [head]
    before, after = statement.context.before, statement.context.after
    if before:
        parts.append(_indented(Text(plain(before.display), style="dim")))
    parts.append(_indented(Text(f"“{plain(statement.display)}”")))
    if after:
        parts.append(_indented(Text(plain(after.display), style="dim")))
    if reasons := words.reason_words(statement.reasons):
        parts.append(_indented(Text(f"Why: {reasons}", style="dim")))
    parts.append(_indented(Text(plain(words.place(statement)), style="dim")))
    for disputing in statement.disputed_by[:2]:
        parts.append(_indented(Text(f"▲ {plain(words.dispute_line(disputing))}", style="red")))
        parts.append(_indented(Text(f"  “{plain(disputing.display)}”")))
    for supporting in statement.supported_by[:2]:
        parts.append(_indented(Text(f"= also {plain(words.attribution(supporting))}", style="dim")))
    return Group(*parts, Text(""))


def _quote(citation: Citation, mark: str, *, style: str = "default") -> RenderableType:
    text = Text(f"{mark}“{plain(citation.display)}”", style=style)
    who = Text(
        f"   {plain(words.attribution(citation))} · {plain(words.place(citation))}", style="dim"
    )
    return Group(_indented(text), _indented(who))


def _cell(citation: Citation) -> Text:
    cell = Text(f"“{plain(citation.display)}”\n")
    cell.append(plain(words.attribution(citation)), style="dim")
    return cell


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 3))
