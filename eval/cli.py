"""`attributed eval`: run the suites, print the figures, fail when a threshold is missed.

The assistant's command line mounts `app` by the entry-point group `attributed.commands`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from eval.suite import Report

app = typer.Typer(
    help="Measure answers against gold: exact quotes, speakers, labels, silence.",
    no_args_is_help=False,
    pretty_exceptions_enable=False,
)


@dataclass(frozen=True, slots=True)
class Target:
    """What to evaluate: shipped suites, or the user's own gold and corpus."""

    gold: Path | None
    corpus: Path | None
    suites: Sequence[str]
    answers: Path | None
    statements: Path | None
    disputes: Path | None
    swap: bool


@app.callback(invoke_without_command=True)
def eval_command(
    context: typer.Context,
    gold: Annotated[
        Path | None, typer.Option(help="Gold: a folder, or a file of questions.")
    ] = None,
    corpus: Annotated[Path | None, typer.Option(help="The corpus folder of --gold.")] = None,
    suite: Annotated[
        list[str] | None, typer.Option(help="Only this shipped suite; may be repeated.")
    ] = None,
    answers: Annotated[
        Path | None, typer.Option(help="Evaluate these answers (JSON Lines) of any system.")
    ] = None,
    statements: Annotated[
        Path | None, typer.Option(help="With --answers: what `statements --json` printed.")
    ] = None,
    disputes: Annotated[
        Path | None, typer.Option(help="With --answers: what `disputes --json` printed.")
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write one self-contained page.")] = None,
    against: Annotated[
        Path | None, typer.Option(help="An earlier --json report: what got better, what worse?")
    ] = None,
    thresholds: Annotated[
        Path | None, typer.Option(help="A file of thresholds in place of the shipped one.")
    ] = None,
    no_swap: Annotated[
        bool, typer.Option("--no-swap", help="Leave out the swap of parties (a second index).")
    ] = False,
) -> None:
    """Measure answers against gold: exact quotes, speakers, labels, silence.

    Ends with 1 when a threshold is missed.
    """
    if context.invoked_subcommand is not None:
        return
    from eval.errors import SuiteError

    if (gold is None) != (corpus is None):
        raise SuiteError("--gold and --corpus belong together; give both or none")
    if answers is not None and gold is None and len(suite or ()) != 1:
        raise SuiteError("--answers are for one suite; name it by --suite, or give --gold")
    target = Target(gold, corpus, suite or (), answers, statements, disputes, not no_swap)
    _evaluate(target, json_, html, against, thresholds)


def _evaluate(
    target: Target,
    as_json: bool,
    html: Path | None,
    against: Path | None,
    thresholds: Path | None,
) -> None:
    from assistant.cli.console import err, out
    from eval.report import terminal
    from eval.report.as_json import read_report, suites_to_dict
    from eval.report.compare import compare
    from eval.thresholds import SHIPPED, judge, read_thresholds

    levels = read_thresholds(thresholds or SHIPPED)
    earlier = read_report(against) if against else None
    console = err if as_json else out
    reports = []
    for name, gold, corpus in _suites(target):
        report = _run(name, gold, corpus, target)
        judged = judge(name, report.evaluations, levels)
        reports.append((report, judged))
        terminal.print_report(console, report, judged)
    data = suites_to_dict(reports)
    changes = compare(earlier, data) if earlier else []
    if earlier:
        terminal.print_changes(console, changes)
    if html is not None:
        from eval.report.html import write_page

        write_page(html, reports, changes)
    if as_json:
        sys.stdout.buffer.write(json.dumps(data, ensure_ascii=False).encode() + b"\n")
        sys.stdout.flush()
    missed = [(r.suite, row) for r, judged in reports for row in judged if row.missed]
    terminal.print_missed(console, missed)
    if missed:
        raise typer.Exit(1)


def _suites(target: Target) -> list[tuple[str, Path, Path]]:
    from assistant.cli.console import err
    from eval.errors import SuiteError
    from eval.suite import shipped_suite, shipped_suites

    if target.gold is not None and target.corpus is not None:
        return [(target.gold.stem, target.gold, target.corpus)]
    suites = [shipped_suite(name) for name in target.suites] or shipped_suites()
    found = []
    for suite in suites:
        if suite.corpus is None:
            err.print(f"{suite.name}: skipped, its documents are not here", markup=False)
        else:
            found.append((suite.name, suite.gold, suite.corpus))
    if not found:
        raise SuiteError("nothing to evaluate; give --gold and --corpus")
    return found


def _run(name: str, gold_path: Path, corpus: Path, target: Target) -> Report:
    from assistant.assistant import Assistant
    from assistant.cli.console import progress_bars
    from eval.gold_reading import read_gold
    from eval.suite import run_suite
    from eval.systems import read_answers

    gold = read_gold(gold_path, name=name)
    if target.answers is not None:
        file = read_answers(target.answers, statements=target.statements, disputes=target.disputes)
        return run_suite(file, gold, corpus)
    # An index of its own: what is measured must not depend on what was indexed before.
    with (
        tempfile.TemporaryDirectory() as index,
        progress_bars() as progress,
        Assistant.open(corpus, index=index, progress=progress) as assistant,
    ):
        return run_suite(assistant, gold, corpus, swap=target.swap, progress=progress)


@app.command("public")
def public_command(
    name: Annotated[str, typer.Argument(help="polnear or squad.")],
    data: Annotated[Path, typer.Option(help="The data, in its own format.")],
    split: Annotated[str, typer.Option(help="PolNeAR: which part of it.")] = "dev",
    limit: Annotated[
        int | None, typer.Option(help="SQuAD: only so many questions, a fixed sample.", min=1)
    ] = None,
    article: Annotated[
        list[str] | None, typer.Option(help="SQuAD: only this article; may be repeated.")
    ] = None,
) -> None:
    """Measure on a public data set."""
    from assistant.cli.console import out, progress_bars
    from eval.public.command import Options, measure
    from eval.report.terminal import public_table

    with progress_bars() as progress:
        figures = measure(name, Options(data, split, limit, tuple(article or ()), progress))
    out.print(public_table(name, figures))
