"""`attributed statements` and `attributed disputes`."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence

from assistant.answer import CitedDispute, to_plain
from assistant.cli.asking import opened
from assistant.cli.console import out, print_json
from assistant.cli.options import Place
from assistant.errors import FilterError
from index.domain import Label


def run_statements(
    place: Place, *, documents: Sequence[str], label: str | None, as_json: bool
) -> None:
    """List statements, one a line."""
    from assistant.filters import Filters
    from assistant.rendering.terminal import render_statement_line

    if label is not None and label not in set(Label):
        raise FilterError(f"--label: {label!r} is none of {', '.join(Label)}")
    with opened(place) as assistant:
        for statement in assistant.statements(filters=Filters(documents=tuple(documents))):
            if label is not None and statement.label != label:
                continue
            if as_json:
                print_json(to_plain(statement))
            else:
                out.print(render_statement_line(statement))


def run_disputes(place: Place, *, as_json: bool, as_csv: bool) -> None:
    """List disputes as a table, JSON Lines or CSV."""
    from assistant.rendering.terminal import render_disputes

    with opened(place) as assistant:
        disputes = assistant.disputes()
    if as_json:
        for dispute in disputes:
            print_json(to_plain(dispute))
    elif as_csv:
        _print_csv(disputes)
    else:
        out.print(render_disputes(disputes), soft_wrap=False)


def _print_csv(disputes: Sequence[CitedDispute]) -> None:
    from assistant.rendering.words import attribution

    writer = csv.writer(sys.stdout)
    writer.writerow(
        ["kind", "confidence"]
        + [f"{end}_{name}" for end in "ab" for name in ("quote", "who", "document", "start", "end")]
    )
    for dispute in disputes:
        row: list[object] = [dispute.kind, dispute.confidence]
        for end in (dispute.a, dispute.b):
            row += [end.display, attribution(end), end.document, end.start, end.end]
        writer.writerow(row)
