"""What is known of one statement, beside the text that it stands in. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Citation, CitedDispute, CitedStatement
from assistant.rendering import words
from assistant.web.cards import chain
from assistant.web.escaping import attributes, escape, isolated
from assistant.web.labels import badge
from assistant.web.registered import checked_claims


def statement_detail(
    statement: CitedStatement, differences: Sequence[CitedDispute] = (), *, same: int = 0
) -> str:
    """Label, speakers, reasons, and the passages to step to.

    Args:
        statement: what was chosen.
        differences: passages that differ in date, unit or scope.
        same: how many copies of the same text the corpus holds besides this one.
    """
    note = words.label_line(statement).partition(" · ")[2]
    reasons = words.reason_words(statement.reasons)
    parts = [f"<p>{badge(statement.label, note=note)}</p>{chain(statement)}"]
    if reasons:
        parts.append(f'<p class="reasons"><span>Why:</span> {escape(reasons)}</p>')
    parts.append(checked_claims(statement.registered))
    if same:
        times = "one other place" if same == 1 else f"{same} other places"
        parts.append(f'<p class="reasons">The same text stands in {times}.</p>')
    parts.append(
        _steps("Disputed by", [(c, words.DISPUTE_WORDS[c.kind]) for c in statement.disputed_by])
    )
    parts.append(_steps("Also said by", [(c, "") for c in statement.supported_by]))
    others = [(_other_end(d, statement), words.DISPUTE_WORDS[d.kind]) for d in differences]
    parts.append(_steps("Compare", others))
    return "".join(parts)


def _steps(heading: str, citations: Sequence[tuple[Citation, str]]) -> str:
    if not citations:
        return ""
    rows = "".join(
        f"<li{attributes(data_document=c.document, data_start=c.start, data_end=c.end)}>"
        f'<button type="button" class="step" data-do="read">{_kind(kind)}'
        f'<span class="step-who">{isolated(words.attribution(c))}</span>'
        f'<span class="step-quote">“{isolated(_short(c.display))}”</span></button></li>'
        for c, kind in citations
    )
    return f'<div class="steps"><p class="steps-head">{escape(heading)}</p><ul>{rows}</ul></div>'


def _kind(kind: str) -> str:
    return f'<span class="step-kind">{escape(kind)}</span>' if kind else ""


def _other_end(dispute: CitedDispute, statement: CitedStatement) -> Citation:
    inside = (
        dispute.a.document == statement.document
        and statement.start <= dispute.a.start < statement.end
    )
    return dispute.b if inside else dispute.a


def _short(text: str, limit: int = 140) -> str:
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0][:limit] + " …"
