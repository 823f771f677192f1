"""The Typer application: commands are registered here, their work is done in modules of their own.

Heavy imports wait until a command needs them, so that `--help` answers at once.
"""

from __future__ import annotations

import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli import decisions
from assistant.cli import options as opt
from index.errors import AttributedError

COMMANDS_GROUP = "attributed.commands"

app = typer.Typer(
    name="attributed",
    help="Ask documents that disagree: verbatim passages, who says it, what is disputed.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command()
def sync(
    corpus: opt.CorpusOption = None,
    index: opt.IndexOption = None,
    settings: opt.SettingsOption = None,
    json_: opt.JsonOption = False,
) -> None:
    """Make the index equal to the folder."""
    from assistant.cli.indexing import run_sync

    run_sync(opt.Place(corpus, index, settings), as_json=json_)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question, in quotation marks.")],
    corpus: opt.CorpusOption = None,
    index: opt.IndexOption = None,
    settings: opt.SettingsOption = None,
    no_sync: opt.NoSyncOption = False,
    history: opt.HistoryOption = None,
    document: opt.DocumentOption = None,
    outlet: opt.OutletOption = None,
    author: opt.AuthorOption = None,
    speaker: opt.SpeakerOption = None,
    since: opt.SinceOption = None,
    until: opt.UntilOption = None,
    json_: opt.JsonOption = False,
) -> None:
    """Answer one question with cited passages."""
    from assistant.cli.asking import run_ask

    filters = opt.FilterOptions(document, outlet, author, speaker, since, until)
    run_ask(
        opt.Place(corpus, index, settings, not no_sync),
        question,
        history=history or [],
        filters=filters,
        as_json=json_,
    )


@app.command()
def batch(
    questions: Annotated[Path, typer.Argument(help="JSON Lines: {'id': …, 'question': …}.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the answers go.")],
    corpus: opt.CorpusOption = None,
    index: opt.IndexOption = None,
    settings: opt.SettingsOption = None,
    no_sync: opt.NoSyncOption = False,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a batch that was stopped.")
    ] = False,
) -> None:
    """Answer the questions of a file, one answer a line, in their order."""
    from assistant.cli.asking import run_batch

    run_batch(opt.Place(corpus, index, settings, not no_sync), questions, output, resume=resume)


@app.command()
def chat(
    corpus: opt.CorpusOption = None,
    index: opt.IndexOption = None,
    settings: opt.SettingsOption = None,
    no_sync: opt.NoSyncOption = False,
    document: opt.DocumentOption = None,
    outlet: opt.OutletOption = None,
    author: opt.AuthorOption = None,
    speaker: opt.SpeakerOption = None,
    since: opt.SinceOption = None,
    until: opt.UntilOption = None,
) -> None:
    """Ask question after question, follow-ups among them; /help lists what else it takes."""
    from assistant.cli.chatting import run_chat

    filters = opt.FilterOptions(document, outlet, author, speaker, since, until)
    run_chat(opt.Place(corpus, index, settings, not no_sync), filters=filters)


@app.command()
def statements(
    corpus: opt.CorpusOption = None,
    index: opt.IndexOption = None,
    settings: opt.SettingsOption = None,
    no_sync: opt.NoSyncOption = False,
    document: opt.DocumentOption = None,
    label: Annotated[str | None, typer.Option(help="Only statements with this label.")] = None,
    json_: opt.JsonOption = False,
) -> None:
    """List every statement of the corpus with its label and speakers."""
    from assistant.cli.listing import run_statements

    place = opt.Place(corpus, index, settings, not no_sync)
    run_statements(place, documents=document or [], label=label, as_json=json_)


@app.command()
def disputes(
    corpus: opt.CorpusOption = None,
    index: opt.IndexOption = None,
    settings: opt.SettingsOption = None,
    no_sync: opt.NoSyncOption = False,
    json_: opt.JsonOption = False,
    csv_: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
) -> None:
    """List what the documents contradict each other about."""
    from assistant.cli.listing import run_disputes

    run_disputes(opt.Place(corpus, index, settings, not no_sync), as_json=json_, as_csv=csv_)


@app.command()
def speakers(
    corpus: opt.CorpusOption = None,
    index: opt.IndexOption = None,
    settings: opt.SettingsOption = None,
    no_sync: opt.NoSyncOption = False,
    document: opt.DocumentOption = None,
    outlet: opt.OutletOption = None,
    author: opt.AuthorOption = None,
    speaker: opt.SpeakerOption = None,
    since: opt.SinceOption = None,
    until: opt.UntilOption = None,
    json_: opt.JsonOption = False,
    csv_: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
) -> None:
    """List who says how much about what, and through whom."""
    from assistant.cli.listing import run_speakers

    place = opt.Place(corpus, index, settings, not no_sync)
    filters = opt.FilterOptions(document, outlet, author, speaker, since, until)
    run_speakers(place, filters=filters, as_json=json_, as_csv=csv_)


@app.command()
def status(
    corpus: opt.CorpusOption = None,
    index: opt.IndexOption = None,
    settings: opt.SettingsOption = None,
    json_: opt.JsonOption = False,
) -> None:
    """Show what the index holds: documents, articles, statements, failures."""
    from assistant.cli.health import run_status

    run_status(opt.Place(corpus, index, settings, sync=False), as_json=json_)


@app.command()
def doctor(
    corpus: opt.CorpusOption = None,
    index: opt.IndexOption = None,
    settings: opt.SettingsOption = None,
    json_: opt.JsonOption = False,
) -> None:
    """Check models and stores; each problem comes with its remedy."""
    from assistant.cli.health import run_doctor

    run_doctor(opt.Place(corpus, index, settings, sync=False), as_json=json_)


@app.command()
def serve(
    corpus_argument: Annotated[
        Path | None, typer.Argument(metavar="[CORPUS]", help="The corpus folder.")
    ] = None,
    corpus: opt.CorpusOption = None,
    index: opt.IndexOption = None,
    settings: opt.SettingsOption = None,
    no_sync: opt.NoSyncOption = False,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=0, max=65535)] = 7860,
    credentials: Annotated[
        Path | None, typer.Option(help="File of user:password lines; needed beyond 127.0.0.1.")
    ] = None,
    decide: Annotated[
        bool | None,
        typer.Option(
            "--decide/--no-decide",
            help="Let those who use the page decide about the documents; by default only on "
            "127.0.0.1 without credentials.",
        ),
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open the page.")] = False,
) -> None:
    """Serve the web page."""
    from assistant.cli.serving import run_serve

    place = opt.Place(corpus_argument or corpus, index, settings, not no_sync)
    run_serve(
        place,
        host=host,
        port=port,
        credentials=credentials,
        decide=decide,
        open_browser=open_browser,
    )


app.add_typer(decisions.app, name="decide")


def _add_registered_commands() -> None:
    """Mount the commands that other packages offer (the eval suite among them).

    They are loaded only when asked for, or when the list of commands is.
    """
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    for point in entry_points(group=COMMANDS_GROUP):
        if asked == point.name:
            app.add_typer(point.load(), name=point.name)
        else:
            app.command(name=point.name, help=f"See `attributed {point.name} --help`.")(_later)


def _later() -> None:
    """Stand in the list of commands for one that is loaded when asked for."""


def main() -> None:
    """Run the command line; a domain error is one line on stderr and an exit code of its own."""
    _add_registered_commands()
    try:
        app()
    except AttributedError as error:
        typer.echo(f"attributed: {error}", err=True)
        raise SystemExit(error.exit_code) from error
    except KeyboardInterrupt as error:
        typer.echo("attributed: stopped; what was complete is kept", err=True)
        raise SystemExit(130) from error
    except BrokenPipeError:
        # The reader of a pipe has left: nothing is wrong.
        sys.stderr.close()
        raise SystemExit(0) from None
