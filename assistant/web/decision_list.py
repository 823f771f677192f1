"""Decisions as rows, each with its state and the way back. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.web.escaping import attributes, escape, isolated, name
from assistant.web.labels import badge
from assistant.web.library import Library
from index.decisions import (
    FILE_NAME,
    AppliedDecision,
    Decision,
    Dismissal,
    LabelDecision,
    StatementReference,
)

_NOTHING = "Nothing has been decided about these documents."


def decision_list(library: Library) -> str:
    """All decisions about the documents, in the file's order."""
    decisions = library.corpus.decisions
    head = (
        "<h2>Decisions about these documents</h2>"
        '<p class="put-right-note">Made by people, not found in the documents. They overrule what '
        f"Attributed works out, and are kept in {escape(FILE_NAME)}.</p>"
    )
    if not decisions:
        return f'{head}<p class="notice">{_NOTHING}</p>'
    return head + decided_rows(library, decisions, quoted=True)


def decided_rows(
    library: Library, decisions: Sequence[AppliedDecision], *, quoted: bool = False
) -> str:
    """Decisions with their state; empty where there are none.

    Args:
        library: the state of the corpus that they apply to.
        decisions: which to show.
        quoted: show the statements that they are about.
    """
    if not decisions:
        return ""
    rows = "".join(_row(library, one, quoted=quoted) for one in decisions)
    return f'<ul class="decided" aria-label="Decided by hand">{rows}</ul>'


def _row(library: Library, one: AppliedDecision, *, quoted: bool) -> str:
    decision = one.decision
    about = "".join(_about(library, one, place) for place in _shown(decision)) if quoted else ""
    note = f'<p class="decided-note">Note: {isolated(decision.note)}</p>' if decision.note else ""
    state = (
        f'<p class="decided-state is-idle">No effect: {isolated(one.problem)}.</p>'
        if one.problem
        else '<p class="decided-state">In effect</p>'
    )
    return (
        f'<li class="decision"><p class="decided-what">{_what(decision)}</p>{about}{note}{state}'
        '<button type="button" data-do="undo-decision"'
        f"{attributes(data_decision=decision.id, aria_label=f'Undo: {_said(decision)}')}>Undo"
        "</button></li>"
    )


def _shown(decision: Decision) -> list[int]:
    """Which of a decision's references to show: one that is named twice is shown once."""
    first: dict[StatementReference, int] = {}
    for number, reference in enumerate(decision.references):
        first.setdefault(reference, number)
    return list(first.values())


def _what(decision: Decision) -> str:
    if isinstance(decision, Dismissal):
        return "No dispute between the two"
    if isinstance(decision, LabelDecision):
        return f"Label: {badge(decision.label.value)}"
    names = '<span class="sep">, quoting </span>'.join(name(s.name) for s in decision.speakers)
    return f"Said by {names}"


def _said(decision: Decision) -> str:
    """The same for those who don't see the row."""
    if isinstance(decision, Dismissal):
        return "no dispute between the two"
    return "the label" if isinstance(decision, LabelDecision) else "who says it"


def _about(library: Library, one: AppliedDecision, number: int) -> str:
    """A statement that a decision is about: as it stands, or as the file names what is gone."""
    reference = one.decision.references[number]
    found = next(iter(one.statements[number]), None) if number < len(one.statements) else None
    statement = library.corpus.statements.get(found) if found else None
    if statement is None:
        # Words of the file are no passage of a document, and don't look like one.
        named = isolated(reference.text) if reference.text else name(reference.key)
        return (
            f'<p class="decided-note">Named in the file: {named} ({name(reference.document)})</p>'
        )
    citation = library.citer.citation(statement)
    place = attributes(
        data_document=citation.document, data_start=citation.start, data_end=citation.end
    )
    return (
        f'<p class="decided-about"{place}>“{isolated(citation.display)}” '
        f"<span>{name(citation.document)}</span> "
        '<button type="button" class="quiet" data-do="read">Read in its place</button></p>'
    )
