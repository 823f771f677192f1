"""`attributed statements`, `attributed disputes` and `attributed speakers`."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from dataclasses import fields

from assistant.answer import CitedDispute, to_plain
from assistant.cli.asking import opened
from assistant.cli.console import out, print_json
from assistant.cli.options import FilterOptions, Place
from assistant.errors import FilterError
from assistant.rendering.cells import safe_cell
from assistant.voices import Voice
from index.domain import Label

_CSV_FIELDS = ("quote", "who", "document", "start", "end", "statement_hash")


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
        _print_disputes_csv(disputes)
    else:
        out.print(render_disputes(disputes), soft_wrap=False)


def run_speakers(place: Place, *, filters: FilterOptions, as_json: bool, as_csv: bool) -> None:
    """List speakers as a table, JSON Lines or CSV."""
    from assistant.rendering.terminal import render_voices

    wanted = filters.filters()
    with opened(place) as assistant:
        found = assistant.speakers(filters=wanted)
    if as_json:
        for voice in found:
            print_json(to_plain(voice))
    elif as_csv:
        _print_voices_csv(found)
    else:
        out.print(render_voices(found), soft_wrap=False)


def _print_voices_csv(found: Sequence[Voice]) -> None:
    writer = csv.writer(sys.stdout)
    names = [f.name for f in fields(Voice)]
    writer.writerow(names)
    for voice in found:
        through = "; ".join(f"{q.name} ({q.statements})" for q in voice.quoted_through)
        values = {n: getattr(voice, n) for n in names}
        values |= {"quoted_through": through, "terms": "; ".join(voice.terms)}
        writer.writerow(map(safe_cell, values.values()))


def _print_disputes_csv(disputes: Sequence[CitedDispute]) -> None:
    from assistant.rendering.words import attribution

    writer = csv.writer(sys.stdout)
    writer.writerow(
        ["kind", "confidence"] + [f"{end}_{name}" for end in "ab" for name in _CSV_FIELDS]
    )
    for dispute in disputes:
        row: list[object] = [dispute.kind, dispute.confidence]
        for end in (dispute.a, dispute.b):
            row += [end.display, attribution(end), end.document, end.start, end.end]
            row += [end.statement_hash]
        writer.writerow(map(safe_cell, row))
