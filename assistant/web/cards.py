"""Answers as HTML: cards of verbatim quotes with label, speakers and reasons. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answer import (
    Answer,
    Citation,
    CitedStatement,
    Disagreement,
    DisputingCitation,
    Status,
)
from assistant.rendering import words
from assistant.web.escaping import attributes, escape, isolated, name
from assistant.web.labels import badge
from assistant.web.registered import checked_claims

_SHOWN_COUNTER_PASSAGES = 2
_Key = tuple[str, int, int]


def turn(
    answer: Answer, *, number: int, disagreements: Sequence[Disagreement] | None = None
) -> str:
    """One question with its answer.

    Args:
        answer: what to show.
        number: counts the turns of the conversation, from 1.
        disagreements: the answer's disagreements with their sides labelled, where at hand.
    """
    shown = answer.disagreements if disagreements is None else disagreements
    silent = answer.status is Status.NOT_IN_CORPUS
    body = _silence(answer) if silent else _evidence(answer.statements, shown)
    return (
        f'<section class="turn" aria-labelledby="question-{number}">'
        f'<h2 class="question" id="question-{number}">{isolated(answer.question)}</h2>'
        f"{_resolved(answer)}{'' if silent else _notices(answer)}{body}{_footer(answer)}</section>"
    )


def failed_turn(question: str, message: str) -> str:
    """A question that could not be answered, and why."""
    return (
        f'<section class="turn"><h2 class="question">{isolated(question)}</h2>'
        f'<p class="notice is-error" role="alert">{isolated(message)}</p></section>'
    )


def outdated_turn(question: str) -> str:
    """A kept question whose passages have changed, gone or are no evidence: ask it again."""
    return (
        f'<section class="turn"><h2 class="question">{isolated(question)}</h2>'
        '<p class="notice">The documents, or what was decided about them, have changed since this '
        'was answered. <button type="button" class="quiet" data-do="ask"'
        f"{attributes(data_question=question)}>"
        "Ask again</button></p></section>"
    )


def statement_card(statement: CitedStatement, *, heading: str = "h3") -> str:
    """One statement: label, who says it, the quote, the reasons, and what stands against it."""
    return (
        f'<article class="card is-{escape(statement.label)}"{_place_attributes(statement)}>'
        f"<{heading} class='card-head'>{badge(statement.label, note=_note(statement))}"
        f"</{heading}>{chain(statement)}{_context(statement.context.before)}{_quote(statement)}"
        f"{_context(statement.context.after)}{_reasons(statement.reasons)}"
        f"{checked_claims(statement.registered)}"
        f"{_counter_passages(statement.disputed_by)}{_supporting(statement.supported_by)}"
        f"{_actions(statement)}</article>"
    )


def passage_card(citation: Citation, *, kind: str = "") -> str:
    """A passage without a label of its own: a nearest passage, or one end of a dispute."""
    extra = f" {kind}" if kind else ""
    return (
        f'<article class="card is-plain{extra}"{_place_attributes(citation)}>{chain(citation)}'
        f"{_quote(citation)}{_actions(citation)}</article>"
    )


def disagreement(item: Disagreement) -> str:
    """Both sides next to each other, alike in size; the order is the answer's own."""
    heading, _, kind = words.disagreement_heading(item.kind).partition(" · ")
    named = f'<span class="disagreement-kind"> · {escape(kind)}</span>' if kind else ""
    sides = "".join(
        f'<div class="side" role="group" aria-label="Side {letter}">'
        f'<p class="side-name" aria-hidden="true">{letter}</p>'
        f"{''.join(side_card(citation) for citation in side)}</div>"
        for letter, side in zip("ABCDEFGH", item.sides, strict=False)
    )
    return (
        f'<section class="disagreement"><h3 class="disagreement-head">{heading}{named}</h3>'
        f"{_clashing_words(item.topic)}"
        f'<div class="sides">{sides}</div></section>'
    )


def chain(citation: Citation) -> str:
    """Who says it, outermost first: the article with its outlet and date, then whom it quotes."""
    article = citation.article
    author = citation.speakers[0].name if citation.speakers else article.author
    source = [f'<span class="voice">{name(author)}</span>'] if author else []
    if article.outlet and article.outlet != author:
        source.append(f"<span>{name(article.outlet)}</span>")
    if article.original_outlet and article.original_outlet not in (author, article.outlet):
        source.append(f"<span>first published by {name(article.original_outlet)}</span>")
    if article.date:
        readable = escape(words.readable_date(article.date) or "")
        source.append(f'<time datetime="{escape(article.date)}">{readable}</time>')
    if not source:
        source.append(f"<span>{name(citation.document)}</span>")
    links = [f"<li>{'<span class=sep>, </span>'.join(source)}</li>"]
    links += [
        f'<li class="is-quoted"><span class="quoting">quoting </span>'
        f'<span class="voice">{name(speaker.name)}</span></li>'
        for speaker in citation.speakers[1:]
    ]
    return f'<ol class="chain" aria-label="Who says it">{"".join(links)}</ol>'


def _evidence(statements: Sequence[CitedStatement], disagreements: Sequence[Disagreement]) -> str:
    """Statements best first; where one stands in a disagreement, both sides take its place."""
    of_statement = {
        _key(citation): item
        for item in reversed(disagreements)
        for side in item.sides
        for citation in side
    }
    shown: set[int] = set()
    parts: list[str] = []
    for statement in statements:
        item = of_statement.get(_key(statement))
        if item is None:
            parts.append(statement_card(statement))
        elif id(item) not in shown:
            shown.add(id(item))
            parts.append(disagreement(item))
    parts += [disagreement(item) for item in disagreements if id(item) not in shown]
    return f'<div class="cards">{"".join(parts)}</div>'


def _silence(answer: Answer) -> str:
    said = words.not_in_corpus(answer.searched.documents)
    nearest = "".join(passage_card(citation, kind="is-nearest") for citation in answer.nearest)
    shown = (
        f'<details class="nearest"><summary>{escape(words.NEAREST)}</summary>'
        f'<div class="cards">{nearest}</div></details>'
        if nearest
        else ""
    )
    return (
        f'<div class="silence"><p class="silence-said">{escape(said)}</p>'
        f"{_notices(answer)}{shown}</div>"
    )


def _resolved(answer: Answer) -> str:
    if " ".join(answer.question.split()) == answer.resolved:
        return ""
    return f'<p class="resolved">Understood as: {isolated(answer.resolved)}</p>'


def _notices(answer: Answer) -> str:
    return "".join(
        f'<p class="notice">{escape(notice)}</p>' for notice in words.notices(answer.notices)
    )


def _footer(answer: Answer) -> str:
    searched, total = answer.searched, answer.timings_ms.total
    parts = []
    if searched.statements is not None and searched.documents is not None:
        parts.append(
            f"{searched.statements:,} statements in "
            f"{_count(searched.documents, 'document')} searched"
        )
    if judged := words.judged_by(answer.index.verifier):
        parts.append(name(judged))
    if total is not None:
        parts.append(f"{total:,.0f} ms")
    return (
        f'<footer class="turn-foot"><span>{" · ".join(parts)}</span>'
        '<button type="button" class="quiet" data-do="link-question">Link to this question'
        "</button></footer>"
    )


def side_card(citation: Citation) -> str:
    """A passage as one side of a disagreement, with its label where that is known."""
    if isinstance(citation, CitedStatement):
        head, reasons = badge(citation.label), _reasons(citation.reasons)
        label = citation.label
    else:
        head, reasons, label = "", "", "plain"
    return (
        f'<article class="card is-{label}"{_place_attributes(citation)}>{head}{chain(citation)}'
        f"{_quote(citation)}{reasons}{_actions(citation)}</article>"
    )


def _clashing_words(topic: str) -> str:
    sides = [part.strip() for part in topic.split(" / ")]
    if not topic.strip():
        return ""
    quoted = " <span class='against'>against</span> ".join(f"<q>{isolated(s)}</q>" for s in sides)
    return f'<p class="clash">{quoted}</p>'


def _quote(citation: Citation) -> str:
    return f'<blockquote class="quote"><p>{isolated(citation.display)}</p></blockquote>'


def _context(citation: Citation | None) -> str:
    if citation is None:
        return ""
    return (
        f'<p class="context"><span class="sr-only">Context: </span>{isolated(citation.display)}</p>'
    )


def _note(statement: CitedStatement) -> str:
    return words.label_line(statement).partition(" · ")[2]


def _reasons(reasons: Sequence[str]) -> str:
    said = words.reason_words(reasons)
    return f'<p class="reasons"><span>Why:</span> {escape(said)}</p>' if said else ""


def _counter_passages(citations: Sequence[DisputingCitation]) -> str:
    if not citations:
        return ""
    rows = "".join(_counter_passage(citation) for citation in citations[:_SHOWN_COUNTER_PASSAGES])
    more = len(citations) - _SHOWN_COUNTER_PASSAGES
    rest = (
        f"<details><summary>{more} more</summary>"
        f"{''.join(_counter_passage(c) for c in citations[_SHOWN_COUNTER_PASSAGES:])}</details>"
        if more > 0
        else ""
    )
    return f'<div class="counter" role="group" aria-label="What disputes it">{rows}{rest}</div>'


def _counter_passage(citation: DisputingCitation) -> str:
    kind = words.DISPUTE_WORDS.get(citation.kind, citation.kind)
    return (
        f'<div class="counter-passage"{_place_attributes(citation)}>'
        f'<p class="counter-kind">{escape(kind.capitalize())} by</p>{chain(citation)}'
        f"{_quote(citation)}{_read_button(citation)}</div>"
    )


def _supporting(citations: Sequence[Citation]) -> str:
    if not citations:
        return ""
    rows = "".join(
        f"<li{_place_attributes(citation)}>{chain(citation)}{_quote(citation)}"
        f"{_read_button(citation)}</li>"
        for citation in citations
    )
    return (
        f'<details class="support"><summary>{_count(len(citations), "independent passage")} '
        f"{'says' if len(citations) == 1 else 'say'} the same</summary><ul>{rows}</ul></details>"
    )


def _actions(citation: Citation) -> str:
    return (
        f'<p class="actions">{_read_button(citation)}'
        '<button type="button" class="quiet" data-do="copy">Copy quote</button>'
        '<button type="button" class="quiet" data-do="link">Link</button>'
        f'<span class="where">{name(_where(citation))}</span></p>'
    )


def _read_button(citation: Citation) -> str:
    who = words.attribution(citation)
    return (
        '<button type="button" class="to-source" data-do="read"'
        f"{attributes(aria_label=f'Read in its place: {who}')}>Read in its place</button>"
    )


def _where(citation: Citation) -> str:
    return f"{citation.document}, page {citation.page}" if citation.page else citation.document


def _place_attributes(citation: Citation) -> str:
    return attributes(
        data_document=citation.document,
        data_start=citation.start,
        data_end=citation.end,
        data_source=words.source_line(citation),
    )


def cited(answer: Answer) -> Iterator[Citation]:
    """Every citation of an answer."""
    for statement in answer.statements:
        yield statement
        yield from (c for c in (statement.context.before, statement.context.after) if c)
        yield from statement.supported_by
        yield from statement.disputed_by
    for item in answer.disagreements:
        for side in item.sides:
            yield from side
    yield from answer.nearest


def _key(citation: Citation) -> _Key:
    return (citation.document, citation.start, citation.end)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
