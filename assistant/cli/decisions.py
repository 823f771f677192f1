"""`attributed decide`: what people decide overrules what the index works out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import options as opt
from index.errors import DecisionError

if TYPE_CHECKING:
    from index.corpus import Corpus
    from index.decisions import Decision
    from index.decisions.making import DecisionMaker
    from index.domain import SyncReport

app = typer.Typer(
    help="Put right what Attributed got wrong: dismiss a dispute, name a speaker, give a label.",
    no_args_is_help=True,
)

StatementArgument = Annotated[
    str, typer.Argument(help="The statement's hash, or how it begins; lists and answers show it.")
]
NoteOption = Annotated[str | None, typer.Option("--note", help="Why; kept with the decision.")]


@app.command()
def dismiss(
    statement: StatementArgument,
    other: Annotated[str, typer.Argument(help="The other statement's hash.")],
    note: NoteOption = None,
    corpus: opt.CorpusOption = None,
    index: opt.IndexOption = None,
    settings: opt.SettingsOption = None,
) -> None:
    """Two statements don't dispute each other."""
    place = opt.Place(corpus, index, settings)
    _decide(place, lambda maker: maker.dismissal(statement, other, note=note))


@app.command()
def speaker(
    statement: StatementArgument,
    names: Annotated[
        list[str], typer.Argument(help="Who says it; for a chain, outermost quoted speaker first.")
    ],
    kind: Annotated[
        str | None, typer.Option(help="person, organisation, outlet or unnamed.")
    ] = None,
    note: NoteOption = None,
    corpus: opt.CorpusOption = None,
    index: opt.IndexOption = None,
    settings: opt.SettingsOption = None,
) -> None:
    """Name who says a statement; the article's author alone for the author's own words."""
    from index.domain import SpeakerKind

    if kind is not None and kind not in set(SpeakerKind):
        raise DecisionError(f"--kind: {kind!r} is none of {', '.join(SpeakerKind)}")
    chosen = SpeakerKind(kind) if kind else None
    place = opt.Place(corpus, index, settings)
    _decide(place, lambda maker: maker.speaker(statement, names, kind=chosen, note=note))


@app.command()
def label(
    statement: StatementArgument,
    label: Annotated[str, typer.Argument(help="record, claim, disputed or none.")],
    note: NoteOption = None,
    corpus: opt.CorpusOption = None,
    index: opt.IndexOption = None,
    settings: opt.SettingsOption = None,
) -> None:
    """Give a statement a label."""
    from index.domain import Label

    if label not in set(Label):
        raise DecisionError(f"{label!r} is none of the labels {', '.join(Label)}")
    place = opt.Place(corpus, index, settings)
    _decide(place, lambda maker: maker.label(statement, Label(label), note=note))


@app.command("list")
def list_(
    corpus: opt.CorpusOption = None,
    index: opt.IndexOption = None,
    settings: opt.SettingsOption = None,
    json_: opt.JsonOption = False,
) -> None:
    """List all decisions, and which have no effect any more."""
    from assistant.cli.console import out, print_json
    from assistant.rendering.terminal import render_decisions
    from index.decisions.model import decision_values

    with _synced(opt.Place(corpus, index, settings)) as opened:
        decisions = opened.decisions
    if json_:
        for one in decisions:
            values = decision_values(one.decision)
            print_json({"id": one.decision.id, **values, "problem": one.problem})
    else:
        out.print(render_decisions(decisions), soft_wrap=False)


@app.command()
def undo(
    decision: Annotated[
        str, typer.Argument(help="The decision's id, as `attributed decide list` shows it.")
    ],
    corpus: opt.CorpusOption = None,
    index: opt.IndexOption = None,
    settings: opt.SettingsOption = None,
) -> None:
    """Take a decision back."""
    from assistant.cli.console import print_report
    from index.decisions import remove_decision

    place = opt.Place(corpus, index, settings)
    _sync(place)
    removed = remove_decision(place.corpus_path(), decision, index=place.index_path())
    _say("Taken back", removed)
    print_report(_sync(place))


def _decide(place: opt.Place, make: Callable[[DecisionMaker], Decision]) -> None:
    """Make a decision about the corpus as it is now, keep it, and let it take effect."""
    from assistant.cli.console import err, print_report
    from index.decisions import add_decision, decisions_file
    from index.decisions.making import DecisionMaker

    with _synced(place) as opened:
        decision = make(DecisionMaker(opened))
    earlier = add_decision(place.corpus_path(), decision, index=place.index_path())
    if earlier is not None:
        _say("Instead of", earlier)
    _say("Decided", decision)
    print_report(_sync(place))
    err.print(f"Written to {decisions_file(place.corpus_path())}", markup=False, soft_wrap=True)


def _say(what: str, decision: Decision) -> None:
    from rich.text import Text

    from assistant.cli.console import out
    from assistant.rendering.terminal import plain
    from index.decisions.describing import describe

    out.print(Text(f"{what} {decision.id}: {plain(describe(decision))}"))


@contextmanager
def _synced(place: opt.Place) -> Iterator[Corpus]:
    """The corpus as its folder is now."""
    from index.corpus import Corpus

    # What it finds is told by the sync that follows a decision.
    _sync(place)
    with Corpus.open(place.index_path(), settings=place.index_settings()) as corpus:
        yield corpus


def _sync(place: opt.Place) -> SyncReport:
    from assistant.cli.console import progress_bars
    from index.sync import sync

    with progress_bars() as progress:
        return sync(
            place.corpus_path().expanduser().absolute(),
            place.index_path(),
            settings=place.index_settings(),
            progress=progress,
        )
