"""PolNeAR: attribution relations in political news, and how well speakers are found in it.

Source: Newell, Margolin and Ruths, "An Attribution Relations Corpus for Political News", LREC
2018. The corpus states no licence; it is measured on and nothing here is derived from it. It is
read in its own layout: `<split>/text/NAME.txt` and, in brat's standoff format,
`<split>/attributions/NAME_ANNOTATOR.ann`, in a folder or a .tar.gz archive.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import typer

from eval.public.attribution import ArticleScores, Figure, score_article, summarise
from index.analysis import AnalysedArticle, ArticleDraft, Block, BlockKind
from index.domain import Document, Metadata, Span
from index.language import analyse
from index.speakers import attribute

_ANNOTATION = re.compile(
    r"^(?:(?P<text>T\d+)\t\S+ (?P<offsets>\d+ \d+(?:;\d+ \d+)*)\t|E\d+\t(?P<roles>.*)$)",
    re.MULTILINE,
)
_LINE = re.compile(r"[^\n]*\S[^\n]*")


class PolnearError(ValueError):
    """The data is not laid out as PolNeAR is; the message names the place and the remedy."""


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution: the spans of who says it (may be none), by which words, and what."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article of the corpus with the attributions of its first annotator."""

    name: str
    text: str
    attributions: tuple[GoldAttribution, ...]

    @property
    def blocks(self) -> tuple[Span, ...]:
        """The spans of its lines that hold text; a line is a paragraph in this corpus."""
        return tuple(Span(*match.span()) for match in _LINE.finditer(self.text))


def read_polnear(data: Path, split: str) -> Iterator[GoldArticle]:
    """Yield a split's articles, sorted by name.

    Args:
        data: the corpus's folder or .tar.gz archive.
        split: the name of one of its folders, such as "train" or "dev".

    Raises:
        PolnearError: there is no such split, or an annotation cannot be read.
    """
    files = _read_folder(data, split) if data.is_dir() else _read_archive(data, split)
    texts = {p.stem: text for p, text in files.items() if p.suffix == ".txt"}
    if not texts:
        raise PolnearError(
            f"{data} holds no split {split!r}; name one of its folders, such as train or dev"
        )
    annotations = {p.stem: text for p, text in sorted(files.items()) if p.suffix == ".ann"}
    for name in sorted(texts):
        # Some articles were annotated several times to measure agreement: the first one counts.
        first = next((a for a in annotations if a.rpartition("_")[0] == name), None)
        if first is not None:
            yield GoldArticle(name, texts[name], parse_annotations(annotations[first], name))


def _read_folder(data: Path, split: str) -> Mapping[PurePosixPath, str]:
    paths = (p for p in (data / split).rglob("*") if p.suffix in (".txt", ".ann"))
    return {PurePosixPath(p.name): _decode(p.read_bytes()) for p in paths}


def _read_archive(data: Path, split: str) -> Mapping[PurePosixPath, str]:
    files: dict[PurePosixPath, str] = {}
    try:
        with tarfile.open(data) as archive:
            for member in archive:
                path = PurePosixPath(member.name)
                if split in path.parts[:-1] and path.suffix in (".txt", ".ann"):
                    content = archive.extractfile(member)
                    if content is not None:
                        files[PurePosixPath(path.name)] = _decode(content.read())
    except (OSError, tarfile.TarError) as error:
        raise PolnearError(
            f"{data} cannot be read ({error}); give the corpus's folder or .tar.gz archive"
        ) from error
    return files


def _decode(content: bytes) -> str:
    # brat counts code points of the file as it stands, so line ends must not be translated.
    return content.decode("utf-8")


def parse_annotations(text: str, name: str) -> tuple[GoldAttribution, ...]:
    """Return the attributions of a brat standoff file.

    Raises:
        PolnearError: it is in another format.
    """
    spans: dict[str, tuple[Span, ...]] = {}
    relations: list[list[tuple[str, str]]] = []
    # An annotated text may hold line ends, so lines of another form continue the one before.
    for match in _ANNOTATION.finditer(text):
        if match["offsets"]:
            pieces = [piece.split() for piece in match["offsets"].split(";")]
            spans[match["text"]] = tuple(Span(int(a), int(b)) for a, b in pieces)
        else:
            parts = (part.partition(":") for part in match["roles"].split())
            relations.append([(role, target) for role, _, target in parts])
    if text.strip() and not spans:
        raise PolnearError(f"{name}: no annotation could be read; expected brat's standoff format")
    return tuple(
        GoldAttribution(*(_role(relation, role, spans) for role in ("Source", "Cue", "Content")))
        for relation in relations
    )


def _role(
    relation: list[tuple[str, str]], role: str, spans: Mapping[str, tuple[Span, ...]]
) -> tuple[Span, ...]:
    targets = (target for name, target in relation if name.rstrip("0123456789") == role)
    return tuple(sorted(span for target in targets for span in spans.get(target, ())))


def analyse_gold(article: GoldArticle) -> AnalysedArticle:
    """Parse a gold article's raw text, every line as a paragraph."""
    blocks = tuple(Block(BlockKind.PROSE, span) for span in article.blocks)
    draft = ArticleDraft(0, Span(0, len(article.text)), Metadata(), blocks)
    document = Document(article.name, "", "text/plain", article.text)
    return analyse(document, [draft])[0]


def score_split(data: Path, split: str) -> tuple[Figure, ...]:
    """Return the attribution figures of a split (`eval.public.attribution`).

    Raises:
        PolnearError: there is no such split, or an annotation cannot be read.
    """
    scores: list[ArticleScores] = []
    for gold in read_polnear(data, split):
        article = analyse_gold(gold)
        scores.append(score_article(gold, article, attribute(article)))
    return summarise(scores)


def main(data: Path, split: str = "dev") -> None:
    """Print how well speakers are found in a split of PolNeAR."""
    for figure in score_split(data, split):
        typer.echo(str(figure))


if __name__ == "__main__":
    typer.run(main)
