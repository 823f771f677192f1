"""The options that several commands share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from index.errors import CorpusError

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.filters import Filters
    from index.progress import Progress
    from index.settings import IndexSettings

DEFAULT_CORPUS = Path("seeds")

CorpusOption = Annotated[
    Path | None,
    typer.Option("--corpus", help="The corpus folder. Default: ./seeds if it is there."),
]
IndexOption = Annotated[
    Path | None,
    typer.Option(
        "--index", help="The index folder. Default: per corpus, in the user's data directory."
    ),
]
SettingsOption = Annotated[Path | None, typer.Option("--settings", help="A TOML file of settings.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
NoSyncOption = Annotated[
    bool, typer.Option("--no-sync", help="Use the index as it is, without looking for changes.")
]
HistoryOption = Annotated[
    list[str] | None, typer.Option("--history", help="An earlier question; repeat, oldest first.")
]
DocumentOption = Annotated[
    list[str] | None, typer.Option("--document", help="Only this document; may be repeated.")
]
OutletOption = Annotated[list[str] | None, typer.Option("--outlet", help="Only this outlet.")]
AuthorOption = Annotated[list[str] | None, typer.Option("--author", help="Only this author.")]
SpeakerOption = Annotated[list[str] | None, typer.Option("--speaker", help="Only this speaker.")]
SinceOption = Annotated[str | None, typer.Option("--since", help="Not before this ISO date.")]
UntilOption = Annotated[str | None, typer.Option("--until", help="Not after this ISO date.")]


@dataclass(frozen=True, slots=True)
class FilterOptions:
    """The filter options as given."""

    document: list[str] | None = None
    outlet: list[str] | None = None
    author: list[str] | None = None
    speaker: list[str] | None = None
    since: str | None = None
    until: str | None = None

    def filters(self) -> Filters:
        """As the assistant takes them."""
        from assistant.filters import Filters

        return Filters(
            documents=tuple(self.document or ()),
            outlets=tuple(self.outlet or ()),
            authors=tuple(self.author or ()),
            speakers=tuple(self.speaker or ()),
            date_from=self.since,
            date_to=self.until,
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Which corpus and index a command works on."""

    corpus: Path | None = None
    index: Path | None = None
    settings: Path | None = None
    sync: bool = True

    def corpus_path(self) -> Path:
        """The corpus folder.

        Raises:
            CorpusError: none is given and there is no ./seeds.
        """
        if self.corpus is not None:
            return self.corpus
        if DEFAULT_CORPUS.is_dir():
            return DEFAULT_CORPUS
        raise CorpusError("no corpus: there is no ./seeds here; name a folder with --corpus PATH")

    def index_path(self) -> Path:
        """The index folder: the one given, else the corpus's own in the user's data directory.

        Raises:
            CorpusError: neither a corpus nor an index is given, and there is no ./seeds.
        """
        from index.sync import default_index_path

        if self.index is not None:
            return self.index.expanduser().absolute()
        return default_index_path(self.corpus_path().expanduser().absolute())

    def index_settings(self) -> IndexSettings:
        """The settings, read from their file where one is given."""
        from index.settings import load_settings

        return load_settings(self.settings)

    def open(self, progress: Progress | None = None) -> Assistant:
        """Open the assistant, indexing first where needed."""
        from assistant.assistant import Assistant

        return Assistant.open(
            self.corpus_path(),
            index=self.index,
            settings=self.index_settings(),
            sync=self.sync,
            progress=progress,
        )
