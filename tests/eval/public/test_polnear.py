"""Reading PolNeAR's layout and scoring it, on a sample of our own making."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from eval.public.attribution import FIGURES, HeadWords, kind_of, score_article, summarise
from eval.public.polnear import (
    GoldArticle,
    PolnearError,
    analyse_gold,
    parse_annotations,
    read_polnear,
    score_split,
)
from index.domain import Span
from index.speakers import attribute

TEXT = 'Mira Stenn said the bridge fell.\n\n"It fell," Jonas Arnt said.\n\nThe ferry runs.\n'


def annotation(number: int, source: str, cue: str, content: str, start: int = 0) -> str:
    spans = [TEXT.index(words, start) for words in (source, cue, content)]
    lines = [
        f"T{number}{role}\t{name} {at} {at + len(words)}\t{words}"
        for role, name, words, at in zip(
            "012", ("Source", "Cue", "Content"), (source, cue, content), spans, strict=True
        )
    ]
    roles = f"Attribution:T{number}1 Source:T{number}0 Content:T{number}2 Cue:T{number}1"
    return "\n".join([*lines, f"E{number}\t{roles}", ""])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for folder in ("text", "attributions"):
        (tmp_path / "dev" / folder).mkdir(parents=True)
    (tmp_path / "dev" / "text" / "a_b.txt").write_text(TEXT, encoding="utf-8")
    notes = annotation(1, "Mira Stenn", "said", "the bridge fell")
    notes += annotation(2, "Jonas Arnt", "said", '"It fell,"', TEXT.index('"'))
    (tmp_path / "dev" / "attributions" / "a_b_zz.ann").write_text(notes, encoding="utf-8")
    return tmp_path


def test_folder_and_archive_read_alike(corpus: Path, tmp_path: Path) -> None:
    archive = tmp_path / "polnear.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(corpus / "dev", "dev")
    assert list(read_polnear(archive, "dev")) == list(read_polnear(corpus, "dev"))


def test_spans_are_read(corpus: Path) -> None:
    [article] = read_polnear(corpus, "dev")
    assert [s.of(TEXT) for a in article.attributions for s in a.source] == [
        "Mira Stenn",
        "Jonas Arnt",
    ]


def test_annotated_words_may_hold_line_ends() -> None:
    notes = "T1\tContent 0 4;6 9\tone\ntwo\nE1\tContent:T1\n"
    [attribution] = parse_annotations(notes, "a")
    assert attribution.content == (Span(0, 4), Span(6, 9))


def test_unknown_split_is_refused(corpus: Path) -> None:
    with pytest.raises(PolnearError, match="no split 'test'"):
        list(read_polnear(corpus, "test"))


def test_other_format_is_refused() -> None:
    with pytest.raises(PolnearError, match="brat"):
        parse_annotations("{}", "a")


def test_direct_and_indirect_are_told_apart(corpus: Path) -> None:
    [gold] = read_polnear(corpus, "dev")
    heads = HeadWords(analyse_gold(gold))
    assert [kind_of(TEXT, a, heads) for a in gold.attributions] == ["indirect", "direct"]


def test_figures_of_a_sample_found_right(corpus: Path) -> None:
    figures = {f.name: f for f in score_split(corpus, "dev")}
    assert set(figures) == set(FIGURES)
    assert (figures["direct"].value, figures["direct"].size) == (1.0, 1)
    assert (figures["indirect"].value, figures["indirect"].size) == (1.0, 1)
    assert (figures["speakers"].value, figures["speakers"].size) == (1.0, 2)
    assert (figures["unattributed"].value, figures["unattributed"].size) == (0.0, 1)


def test_wrong_source_lowers_the_figure(corpus: Path) -> None:
    [gold] = read_polnear(corpus, "dev")
    swapped = tuple(
        type(a)(b.source, a.cue, a.content)
        for a, b in zip(gold.attributions, reversed(gold.attributions), strict=True)
    )
    other = GoldArticle(gold.name, gold.text, swapped)
    article = analyse_gold(other)
    scores = score_article(other, article, attribute(article))
    assert {f.name: f.value for f in summarise([scores], rounds=10)}["direct"] == 0.0
