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
from assistant.voices import Voice
from index.decisions import AppliedDecision
from index.decisions.describing import describe

_STYLES = {"record": "bold green", "claim": "bold yellow", "disputed": "bold red", "none": "dim"}
_SHAPES = {"record": "●", "claim": "◆", "disputed": "▲", "none": "·"}


def render_answer(answer: Answer) -> RenderableType:
    """The whole answer: resolved question, statements or silence, disagreements."""
    parts: list[RenderableType] = []
    if answer.resolved != answer.question:
        parts.append(Text(f"Understood as: {plain(answer.resolved)}\n", style="dim"))
    parts += [Text(f"{notice}\n", style="bold") for notice in words.notices(answer.notices)]
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
    if judged := words.judged_by(answer.index.verifier):
        parts.append(Text(f"{plain(judged)}.", style="dim"))
    return Group(*parts)


def render_sources(answer: Answer) -> RenderableType:
    """Every passage of an answer with its source in full, under the answer's numbers."""
    parts: list[RenderableType] = [
        line
        for number, statement in enumerate(answer.statements, start=1)
        for line in _sources_of(number, statement)
    ]
    for item in answer.disagreements:
        parts.append(Text(words.disagreement_heading(item.kind), style="bold"))
        for side, letter in zip(item.sides, "ABCDEFGH", strict=False):
            parts += [_source(f"{letter}. ", citation) for citation in side]
    if answer.nearest:
        parts.append(Text(words.NEAREST, style="dim"))
        parts += [_source("·  ", citation) for citation in answer.nearest]
    return Group(*parts)


def render_statement_line(statement: CitedStatement) -> RenderableType:
    """One statement on one line: label, who says it, quote."""
    line = Text(f"{_SHAPES[statement.label]} {words.LABEL_NAMES[statement.label]:<15} ")
    line.stylize(_STYLES[statement.label])
    line.append(f"{plain(words.short_hash(statement))} ", style="dim")
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


def render_voices(found: Sequence[Voice]) -> RenderableType:
    """All speakers as a table."""
    if not found:
        return Text("Nobody says anything in these documents.")
    labels = ("record", "claim", "disputed")
    meanings = "  ".join(f"{_SHAPES[label]} {words.LABEL_NAMES[label]}" for label in labels)
    table = Table(caption=meanings, caption_justify="left")
    table.add_column("Speaker", overflow="fold")
    for heading in (*(_SHAPES[label] for label in labels), "All", "Articles", "Outlets"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("Quoted by", overflow="fold")
    table.add_column("Typical words", overflow="fold")
    for voice in found:
        counts = (voice.record, voice.claim, voice.disputed)
        numbers = map(str, (*counts, voice.statements, voice.articles, voice.outlets))
        through = ", ".join(q.name for q in voice.quoted_through)
        said = (Text(plain(part)) for part in (through, ", ".join(voice.terms)))
        table.add_row(Text(plain(voice.name)), *numbers, *said)
    return table


def render_decisions(decisions: Sequence[AppliedDecision]) -> RenderableType:
    """What people decided, as a table."""
    if not decisions:
        return Text("Nothing has been decided about these documents.")
    table = Table()
    for heading in ("Decision", "What", "Note", "No effect because"):
        table.add_column(heading, overflow="fold")
    for one in decisions:
        cells = (one.decision.id, describe(one.decision), one.decision.note, one.problem)
        table.add_row(*(Text(plain(cell or "")) for cell in cells))
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
        Text(words.not_in_corpus(answer.searched.documents), style="bold"),
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
    where = " · ".join(filter(None, (words.place(statement), words.short_hash(statement))))
    parts.append(_indented(Text(plain(where), style="dim")))
    for disputing in statement.disputed_by[:2]:
        parts.append(_indented(Text(f"▲ {plain(words.dispute_line(disputing))}", style="red")))
        parts.append(_indented(Text(f"  “{plain(disputing.display)}”")))
    for checked in statement.registered:
        address = f" · {checked.url}" if checked.url else ""
        parts.append(_indented(Text(plain(words.checked_claim(checked) + address), style="dim")))
    for supporting in statement.supported_by[:2]:
        parts.append(_indented(Text(f"= also {plain(words.attribution(supporting))}", style="dim")))
    return Group(*parts, Text(""))


def _sources_of(number: int, statement: CitedStatement) -> list[RenderableType]:
    parts: list[RenderableType] = [_source(f"{number}. ", statement)]
    for disputing in statement.disputed_by:
        kind = words.DISPUTE_WORDS[disputing.kind]
        parts.append(_indented(_source(f"▲ {kind} by ", disputing, style="red")))
    parts += [_indented(_source("= also ", other)) for other in statement.supported_by]
    return parts


def _source(mark: str, citation: Citation, *, style: str = "default") -> Text:
    return Text(f"{mark}{plain(words.source_line(citation))}", style=style)


def _quote(citation: Citation, mark: str, *, style: str = "default") -> RenderableType:
    text = Text(f"{mark}“{plain(citation.display)}”", style=style)
    who = Text(
        f"   {plain(words.attribution(citation))} · {plain(words.place(citation))}", style="dim"
    )
    return Group(_indented(text), _indented(who))


def _cell(citation: Citation) -> Text:
    cell = Text(f"“{plain(citation.display)}”\n")
    cell.append(plain(words.attribution(citation)), style="dim")
    cell.append(f"\n{plain(words.short_hash(citation))}", style="dim")
    return cell


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 3))
