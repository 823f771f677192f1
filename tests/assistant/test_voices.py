"""Who says how much about what; on statements made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

import pytest

from assistant.corpus_view import CorpusView
from assistant.voices import MAX_TERMS, QuotedThrough, Voice, voices
from index.corpus import Corpus
from index.domain import (
    Article,
    Document,
    Label,
    Metadata,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
)

from .web.samples import SmallCorpus

ADA = Speaker("Ada Berg", SpeakerKind.PERSON)
BO = Speaker("Bo Ray", SpeakerKind.PERSON)
KARIN = Speaker("Karin Dahl", SpeakerKind.PERSON)
SOURCE = Speaker("a source", SpeakerKind.UNNAMED)

Said = tuple[str, Sequence[Speaker], str, Label]


def view_of(said: Sequence[Said]) -> CorpusView:
    """A corpus of one document, with an article for each name."""
    text = " ".join(quote for _, _, quote, _ in said)
    names = list(dict.fromkeys(article for article, *_ in said))
    articles = {
        f"d.txt#{i}": Article("d.txt", i, Span(0, len(text)), Metadata(outlet=f"The {name}"))
        for i, name in enumerate(names)
    }
    statements = {}
    start = 0
    for number, (article, speakers, quote, label) in enumerate(said):
        statements[f"s{number}"] = Statement(
            id=f"s{number}",
            document="d.txt",
            article=f"d.txt#{names.index(article)}",
            paragraph=0,
            span=Span(start, start + len(quote)),
            omitted=(),
            page=None,
            speakers=tuple(speakers),
            label=label,
            text_label=label,
            reasons=(),
            confidence=1.0,
            group=f"s{number}",
        )
        start += len(quote) + 1
    document = Document("d.txt", "0" * 64, "text/plain", text)
    return CorpusView(cast(Corpus, SmallCorpus({"d.txt": document}, articles, statements)))


SAID: list[Said] = [
    ("News", [ADA], "The bridge opened.", Label.RECORD),
    ("News", [ADA, KARIN], "The bridge is safe.", Label.DISPUTED),
    ("News", [ADA, SOURCE], "The cables rusted.", Label.CLAIM),
    ("Post", [BO, KARIN], "The bridge was always safe.", Label.CLAIM),
    ("Post", [BO, ADA, KARIN], "Nobody warned the council.", Label.CLAIM),
    ("Post", [BO, SOURCE], "The ferry leaked.", Label.CLAIM),
    ("Post", [BO], "What now?", Label.NONE),
    ("Post", [BO], "The ferry ran.", Label.RECORD),
]


def by_name(found: Sequence[Voice], name: str) -> Voice:
    [voice] = [voice for voice in found if voice.name == name]
    return voice


def test_who_asserts_it_counts_and_not_who_passes_it_on() -> None:
    karin = by_name(voices(view_of(SAID)), "Karin Dahl")
    assert (karin.statements, karin.record, karin.claim, karin.disputed) == (3, 0, 2, 1)
    assert (karin.articles, karin.outlets) == (2, 2)
    assert karin.quoted_through == (QuotedThrough("Ada Berg", 2), QuotedThrough("Bo Ray", 1))
    assert by_name(voices(view_of(SAID)), "Bo Ray").quoted_through == ()


def test_who_says_most_comes_first_and_equals_as_the_corpus_has_them() -> None:
    names = [voice.name for voice in voices(view_of(SAID))]
    assert names == ["Karin Dahl", "Ada Berg", "a source", "a source", "Bo Ray"]


@pytest.mark.parametrize("swapped", [False, True])
def test_the_order_of_equals_does_not_depend_on_names(swapped: bool) -> None:
    one, other = ("Zed Young", "Abe Adams") if swapped else ("Abe Adams", "Zed Young")
    said: list[Said] = [
        ("News", [Speaker(one, SpeakerKind.PERSON)], "It rained.", Label.RECORD),
        ("News", [Speaker(other, SpeakerKind.PERSON)], "It snowed.", Label.RECORD),
    ]
    assert [voice.name for voice in voices(view_of(said))] == [one, other]


def test_what_states_nothing_and_copies_dont_count() -> None:
    view = view_of(SAID)
    copied = view.corpus.statements["s7"]
    cast(dict[str, Statement], view.corpus.statements)["s7"] = replace(copied, cite=False)
    assert "Bo Ray" not in {voice.name for voice in voices(view)}


def test_letter_case_of_a_name_does_not_count() -> None:
    said = [*SAID, ("News", [Speaker("KARIN DAHL", SpeakerKind.PERSON)], "It is.", Label.CLAIM)]
    assert by_name(voices(view_of(said)), "Karin Dahl").statements == 4


def test_an_unnamed_speaker_is_another_in_every_article() -> None:
    unnamed = [voice for voice in voices(view_of(SAID)) if voice.kind == "unnamed"]
    assert [voice.statements for voice in unnamed] == [1, 1]


def test_only_what_is_allowed_is_counted() -> None:
    [karin] = voices(view_of(SAID), allowed={"s1"})
    assert (karin.name, karin.statements, karin.articles) == ("Karin Dahl", 1, 1)


def test_typical_words_are_said_more_than_by_others() -> None:
    said: list[Said] = [
        ("News", [ADA], "The dam and the town of the valley need the dam.", Label.CLAIM),
        ("News", [ADA], "The dams of the town are old, Berg knows.", Label.CLAIM),
        ("News", [BO], "The town needs a ferry to the valley.", Label.CLAIM),
        ("News", [BO], "The U.S. ferry is slow in the town.", Label.CLAIM),
    ]
    ada, bo = voices(view_of(said))
    assert ada.terms[0] == "dam"
    assert "berg" not in ada.terms
    assert bo.terms[0] == "ferry"
    assert "US" in bo.terms
    assert "ferry" not in ada.terms
    assert len(ada.terms) <= MAX_TERMS


@pytest.mark.parametrize("quote", ["The dam is old and the town is poor.", "Dam."])
def test_nothing_is_typical_where_nobody_else_speaks(quote: str) -> None:
    [only] = voices(view_of([("News", [ADA], quote, Label.CLAIM)]))
    assert only.terms == ()


def test_nothing_is_typical_where_all_say_one_word() -> None:
    one, other = ("News", [ADA], "Dam.", Label.CLAIM), ("News", [BO], "Dam.", Label.CLAIM)
    assert [voice.terms for voice in voices(view_of([one, other]))] == [(), ()]


def test_nobody_speaks() -> None:
    assert voices(view_of([("News", [ADA], "What now?", Label.NONE)])) == ()
