"""The Documents tab as HTML: what is in the corpus, what is left out, what can't be read."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.web.escaping import attributes, isolated, name
from assistant.web.library import Library
from index.domain import Failure

UPLOADS = "uploads/"


def documents_table(
    library: Library, *, excluded: Collection[str] = (), failed: Sequence[Failure] = ()
) -> str:
    """Every document by name with what can be done about it."""
    rows = [_row(library, path) for path in library.corpus.documents]
    rows += [_excluded_row(path) for path in sorted(excluded)]
    rows += [_failed_row(failure) for failure in failed if failure.path not in excluded]
    return (
        '<div class="table-frame" role="region" aria-label="Documents" tabindex="0">'
        '<table class="documents"><thead><tr><th scope="col">Document</th>'
        '<th scope="col" class="number">Articles</th><th scope="col" class="number">Statements</th>'
        '<th scope="col"><span class="sr-only">What to do</span></th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _row(library: Library, path: str) -> str:
    uploaded = path.startswith(UPLOADS)
    action, said = ("remove", "Remove") if uploaded else ("exclude", "Leave out")
    articles, statements = len(library.articles(path)), library.statement_count(path)
    return (
        f'<tr><th scope="row">{name(path)}</th>'
        f"<td class='number'{_unit(articles, 'article')}>{articles:,}</td>"
        f"<td class='number'{_unit(statements, 'statement')}>{statements:,}</td>"
        f"<td>{_button(action, said, path)}</td></tr>"
    )


def _excluded_row(path: str) -> str:
    return (
        f'<tr class="is-excluded"><th scope="row">{name(path)}</th>'
        '<td colspan="2">Left out: not searched, still in its folder</td>'
        f"<td>{_button('include', 'Take back', path)}</td></tr>"
    )


def _failed_row(failure: Failure) -> str:
    uploaded = failure.path.startswith(UPLOADS)
    action, said = ("remove", "Remove") if uploaded else ("exclude", "Leave out")
    return (
        f'<tr class="is-failed"><th scope="row">{name(failure.path)}</th>'
        f'<td colspan="2">Can’t be read: {isolated(failure.reason)}; '
        f"{isolated(failure.remedy)}</td><td>{_button(action, said, failure.path)}</td></tr>"
    )


def _button(action: str, said: str, path: str) -> str:
    label = f"{said}: {path}"
    return (
        f'<button type="button"{attributes(data_action=action, data_document=path)}'
        f"{attributes(aria_label=label)}>{said}</button>"
    )


def _unit(count: int, noun: str) -> str:
    """What is counted, for screens too narrow for the table's head."""
    return attributes(data_unit=f" {noun}" if count == 1 else f" {noun}s")
