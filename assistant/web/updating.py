"""A kept answer with the labels, speakers and disputes that its passages have now."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Answer, Citation, CitedStatement, Context
from assistant.disagreements import disagreements_among
from assistant.web.library import Library
from index.domain import Label, Statement


def as_now(library: Library, answer: Answer) -> Answer | None:
    """The answer as this state of the corpus labels it; None where nothing of it is left.

    The passages stay those that were chosen, in their order. What is no evidence any more, since
    somebody decided so, is left out.

    Args:
        library: the state of the corpus.
        answer: all of its passages are in the documents as they were.
    """
    found = [(kept, library.exactly(kept)) for kept in answer.statements]
    shown = [(kept, now) for kept, now in found if now is None or now.label is not Label.NONE]
    if answer.statements and not shown:
        return None
    known = [now.id for _, now in shown if now is not None]
    return replace(
        answer,
        statements=tuple(_cite(library, kept, now) if now else kept for kept, now in shown),
        disagreements=disagreements_among(library.corpus, library.citer, known),
        nearest=tuple(_spoken(library, citation) for citation in answer.nearest),
    )


def _cite(library: Library, kept: CitedStatement, now: Statement) -> CitedStatement:
    before, after = kept.context.before, kept.context.after
    context = Context(
        _spoken(library, before) if before else None, _spoken(library, after) if after else None
    )
    return library.citer.statement(now, relevance=kept.relevance, context=context)


def _spoken(library: Library, kept: Citation) -> Citation:
    """A passage that is shown without a label: its speakers are all that can be decided."""
    now = library.exactly(kept)
    return library.citer.citation(now) if now is not None else kept
