from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.domain import Label, Metadata
from index.errors import UnreadableDocumentError
from index.fold import fold
from index.pipeline import Prepared, Stages, complete, prepare
from index.reading.sidecar import Sidecar
from index.results import DocumentResult
from index.store.codec import result_from_json, result_to_json
from tests.index.documents import BRIDGE, GERMAN

FORMATS = {
    "a.txt": BRIDGE,
    "a.md": "# The Bridge\n\n" + BRIDGE.replace("bridge", "**bridge**"),
    "a.html": "<html><body><article><h1>The Bridge</h1>"
    + "".join(f"<p>{p}</p>" for p in BRIDGE.split("\n\n"))
    + "</article></body></html>",
}

PIECES = [
    "The mayor said that 40 workers came. ", "“It is safe,” Dahl told us. ", "\n\n", "\r\n", "\n",
    "# Heading\n", "> quoted\n", "**bold**", "\\*", "[link](http://x.org) ", "By Ada Berg\n",
    "3 March 2021\n", "U.S. ", "e.g. ", "hyphen-\nated ", "\u00ad", "\ufeff", "Share this\n",
    "…", "| a | b |\n", "- item\n", "\U0001f600", "e\u0301", "\u202e", "\x0c",
]  # fmt: skip


def prepared(data: str, name: str = "a.txt", **options: object) -> Prepared:
    return prepare(data.encode(), name, fingerprint="f", **options)  # type: ignore[arg-type]


def result(made: Prepared) -> DocumentResult:
    keys = [str(i) for i in range(len(made.statement_texts))]
    return complete(made, stages=Stages(), statement_keys=keys, passage_keys=keys)


@pytest.mark.parametrize("name", FORMATS)
def test_every_statement_is_a_slice_of_the_text(name: str) -> None:
    made = prepared(FORMATS[name], name)
    own = result(made)
    text = own.document.text
    assert len(own.statements) == len(made.statement_texts)
    for found, shown in zip(own.statements, made.statement_texts, strict=True):
        statement = found.statement
        quote = statement.span.of(text)
        assert fold(quote, statement.omitted, start=statement.span.start) == shown


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=25))
def test_every_statement_of_wild_text_is_a_slice_of_it(pieces: list[str]) -> None:
    data = "".join(pieces).encode("utf-8", "ignore")
    try:
        made = prepare(data, "a.md", fingerprint="f")
    except UnreadableDocumentError:
        return
    text = made.document.text
    sentences = [s for article in made.articles for s in article.sentences]
    for sentence in sentences:
        quote = sentence.span.of(text)
        assert fold(quote, sentence.omitted, start=sentence.span.start) == sentence.text
    spans = [s.span for s in sentences]
    assert spans == sorted(spans)


def test_statements_are_in_reading_order_and_have_ids_of_their_own() -> None:
    own = result(prepared(BRIDGE))
    starts = [s.statement.span.start for s in own.statements]
    assert starts == sorted(starts)
    assert len({s.statement.id for s in own.statements}) == len(own.statements)


def test_ids_depend_on_path_and_content() -> None:
    def ids(text: str, name: str) -> set[str]:
        return {s.statement.id for s in result(prepared(text, name)).statements}

    assert ids(BRIDGE, "a.txt") == ids(BRIDGE, "a.txt")
    assert not ids(BRIDGE, "a.txt") & ids(BRIDGE, "b.txt")
    assert not ids(BRIDGE, "a.txt") & ids(BRIDGE + " ", "a.txt")


def test_a_passage_is_a_statement_between_its_neighbours() -> None:
    made = prepared(BRIDGE)
    for row, text in enumerate(made.statement_texts):
        assert text in made.passage_texts[row]
        if row + 1 < len(made.statement_texts):
            assert made.statement_texts[row + 1] in made.passage_texts[row]


def test_what_is_no_evidence_has_no_passage() -> None:
    own = result(prepared(BRIDGE))
    for found in own.statements:
        assert (found.passage_key is None) == (found.statement.label is Label.NONE)


def test_speakers_start_with_the_author() -> None:
    own = result(prepared(BRIDGE))
    assert {s.statement.speakers[0].name for s in own.statements} == {"Ada Berg"}
    assert any(len(s.statement.speakers) > 1 for s in own.statements)


def test_what_the_user_states_wins() -> None:
    made = prepared(BRIDGE, sidecar=Sidecar(Metadata(author="Dag Moe")))
    assert made.articles[0].article.metadata.author == "Dag Moe"


def test_another_language_is_left_unlabelled() -> None:
    own = result(prepared(GERMAN))
    assert own.unlabelled
    assert {(s.statement.label, s.statement.confidence) for s in own.statements} == {
        (Label.CLAIM, 0.0)
    }
    assert all(s.signature is None for s in own.statements)


@pytest.mark.parametrize("text", ["", "   \n", "\u200b"])
def test_a_document_without_sentences_is_unreadable(text: str) -> None:
    with pytest.raises(UnreadableDocumentError):
        prepared(text)


def test_a_result_survives_being_stored() -> None:
    own = result(prepared(BRIDGE))
    stored = result_from_json(result_to_json(own))
    assert repr(stored.statements[0].statement) == repr(own.statements[0].statement)
    assert stored.document == own.document
    assert stored.articles == own.articles
    assert stored.disputes == own.disputes
    assert [s.statement for s in stored.statements] == [s.statement for s in own.statements]


def test_a_bad_machine_reading_is_named_as_such() -> None:
    text = "lt d0es n0t sav when the hom sound5, r1ng the va1ley. " * 12
    with pytest.raises(UnreadableDocumentError, match="machine reading"):
        prepared(text)
