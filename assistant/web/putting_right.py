"""The fold in which a person puts a statement right, and what was decided about it. Pure functions.

What a person decides is said to be theirs, and every choice says what it will do.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answer import Citation, CitedDispute, CitedStatement
from assistant.rendering import words
from assistant.web.decision_list import decided_rows
from assistant.web.escaping import attributes, escape, isolated
from assistant.web.labels import badge
from assistant.web.library import Library
from index.decisions import FILE_NAME
from index.domain import Label, SpeakerKind, Statement

_SHOWN_CHARS = 100
_INTRODUCTION = (
    "This is your decision, not a finding. It is marked as decided by hand wherever the passage is "
    f"shown, kept in {FILE_NAME}, and can be undone."
)
_LABEL_EFFECTS = {
    Label.RECORD: "It is shown as undisputed here.",
    Label.CLAIM: "It is shown as a claim.",
    Label.DISPUTED: "It is shown as disputed.",
    Label.NONE: "It is no longer shown as evidence in any answer.",
}
_STILL_DISPUTED = " What disputes it is still shown with it, until you dismiss it."
_DISMISSED = (
    "The two are no longer shown as disputing each other, and neither is disputed because of the "
    "other."
)
_OTHERS_STAY = "What else is set against either of them stays."
_SAVE = (
    '<p class="effect" role="status" hidden></p>'
    '<div class="put-right-save" hidden><label>Note, if you want to keep the reason'
    '<input type="text" name="note" maxlength="2000"></label>'
    '<button type="submit" class="primary">Save decision</button></div>'
)
_KIND_NAMES = {
    "": "As the name says",
    SpeakerKind.PERSON: "A person",
    SpeakerKind.ORGANISATION: "An organisation",
    SpeakerKind.OUTLET: "An outlet",
    SpeakerKind.UNNAMED: "Somebody unnamed",
}


def matter_form(library: Library, statement: Statement) -> str:
    """What can be decided about a statement, folded away, with what has been."""
    cited = library.citer.statement(statement)
    copies = library.copies(statement)
    shared = '<p class="put-right-note">Copies of the same text share it.</p>' if copies else ""
    decided = decided_rows(library, library.decisions_about(statement))
    return _fold(f"{shared}{decided}{_form(library, statement, cited)}")


def dismissal_form(dispute: CitedDispute) -> str:
    """What can be decided about a dispute as such, folded away: that there is none."""
    difference = dispute.kind == "difference"
    what = "The two are not to be compared" if difference else "The two don’t dispute each other"
    choice = _choice(
        "dismiss",
        f'<span class="matter-what">{what}</span>',
        data_other=dispute.b.statement_hash or "",
        data_effect=f"{_DISMISSED} {_OTHERS_STAY}",
    )
    return _fold(
        '<form class="put-right-form" autocomplete="off"'
        f"{attributes(data_statement=dispute.a.statement_hash)}>"
        f'<fieldset class="matters"><legend>What is wrong?</legend>{choice}</fieldset>{_SAVE}'
        '<p class="put-right-note">A label, or who says it, is put right where the passage is read '
        "in its place.</p></form>"
    )


def _fold(body: str) -> str:
    return (
        '<details class="put-right"><summary>Put this right</summary>'
        f'<p class="put-right-note">{escape(_INTRODUCTION)}</p>{body}'
        '<p class="put-right-said" role="status" tabindex="-1"></p></details>'
    )


def _form(library: Library, statement: Statement, cited: CitedStatement) -> str:
    labelled = statement.text_label is not Label.NONE
    author = cited.speakers[0].name if cited.speakers else ""
    return (
        '<form class="put-right-form" autocomplete="off"'
        f"{attributes(data_statement=cited.statement_hash, data_author=author)}>"
        '<fieldset class="matters"><legend>What is wrong?</legend>'
        f"{''.join(_dismissals(library, statement, cited))}"
        f"{_matter('label', 'Its label') if labelled else ''}{_matter('speaker', 'Who says it')}"
        f"</fieldset>{_labels(cited) if labelled else ''}{_speakers(cited)}"
        f"{_SAVE}"
        '<button type="button" class="quiet" data-do="all-decisions">All decisions</button></form>'
    )


def _dismissals(library: Library, statement: Statement, cited: CitedStatement) -> Iterator[str]:
    """One choice for each passage that disputes the statement or is set against it."""
    differing = (library.citer.dispute(d) for d in library.differences_of(statement.id))
    against: dict[str, tuple[str, Citation]] = {}
    for disputing in cited.disputed_by:
        against.setdefault(disputing.statement_hash or "", (disputing.kind, disputing))
    for dispute in differing:
        ends = (dispute.a, dispute.b)
        other = next((e for e in ends if e.statement_hash != cited.statement_hash), dispute.b)
        against.setdefault(other.statement_hash or "", (dispute.kind, other))
    for hash_, (kind, other) in against.items():
        effect = _dismissal_effect(others=len(against) - 1)
        what = "Not to be compared with" if kind == "difference" else "Not a dispute with"
        said = (
            f'<span class="matter-what">{what} {isolated(words.attribution(other))}</span> '
            f'<span class="step-quote">“{isolated(_short(other.display))}”</span>'
        )
        yield _choice("dismiss", said, data_other=hash_, data_effect=effect)


def _dismissal_effect(*, others: int) -> str:
    left = {0: "Nothing else is set against this one.", 1: "One other passage stays against it."}
    return f"{_DISMISSED} {left.get(others, f'{others} other passages stay against it.')}"


def _matter(value: str, said: str) -> str:
    return _choice(value, f'<span class="matter-what">{said}</span>')


def _choice(value: str, said: str, **data: str) -> str:
    return (
        f'<label class="choice"><input type="radio" name="matter" value="{value}"'
        f"{attributes(**data)}><span>{said}</span></label>"
    )


def _labels(cited: CitedStatement) -> str:
    choices = "".join(_label(label, cited) for label in _LABEL_EFFECTS)
    return (
        '<fieldset class="matter-fields" data-matter="label" hidden><legend>The right label'
        f"</legend>{choices}</fieldset>"
    )


def _label(label: Label, cited: CitedStatement) -> str:
    undisputed = label in (Label.RECORD, Label.CLAIM) and cited.disputed_by
    effect = _LABEL_EFFECTS[label] + (_STILL_DISPUTED if undisputed else "")
    return (
        f'<label class="choice"><input type="radio" name="label" value="{label.value}"'
        f"{attributes(data_effect=effect)}>{badge(label.value)}</label>"
    )


def _speakers(cited: CitedStatement) -> str:
    names = "\n".join(speaker.name for speaker in cited.speakers[1:] or cited.speakers)
    options = "".join(
        f'<option value="{value}">{escape(said)}</option>' for value, said in _KIND_NAMES.items()
    )
    return (
        '<div class="matter-fields" data-matter="speaker" hidden>'
        "<label>Whom the article quotes, outermost first, one a line; the author’s name alone for "
        "the author’s own words"
        f'<textarea name="speakers" rows="2" maxlength="5000">{escape(names)}</textarea></label>'
        f'<label>The last one is<select name="kind">{options}</select></label></div>'
    )


def _short(text: str) -> str:
    if len(text) <= _SHOWN_CHARS:
        return text
    return text[: _SHOWN_CHARS - 1].rsplit(" ", 1)[0] + " …"
