from assistant.web import disputes
from assistant.web.library import Library
from assistant.web.requests import DisputeRequest, DisputesRequest
from index.domain import DisputeKind

from .samples import SmallCorpus, corpus_of, dispute

TEXT = "Five cabins fell. Six cabins fell. No cabin fell at all."


def library() -> Library:
    corpus: SmallCorpus = corpus_of(TEXT, [s + "." for s in TEXT.rstrip(".").split(". ")])
    corpus.disputes = [
        dispute(corpus, "s0", "s1"),
        dispute(corpus, "s0", "s2", DisputeKind.DENIAL),
    ]
    return Library(corpus)  # type: ignore[arg-type]


def test_a_table_row_shows_both_passages() -> None:
    html = disputes.table(library().disputes, DisputesRequest())
    assert html.count("<tr data-a-document=") == 2
    assert "Five cabins fell." in html
    assert "Six cabins fell." in html


def test_a_dispute_is_found_by_its_two_places() -> None:
    all_disputes = library().disputes
    a, b = (
        {"document": end.document, "start": end.start, "end": end.end}
        for end in (all_disputes[1].a, all_disputes[1].b)
    )
    request = DisputeRequest.model_validate({"a": a, "b": b})
    assert disputes.find(all_disputes, request) is all_disputes[1]
    turned = DisputeRequest.model_validate({"a": b, "b": a})
    assert disputes.find(all_disputes, turned) is None


def test_disputes_are_filtered_by_kind() -> None:
    chosen = disputes.choose(library().disputes, DisputesRequest(kind="denial"))
    assert [d.kind for d in chosen] == ["denial"]


def test_disputes_are_filtered_by_words_of_either_passage() -> None:
    chosen = disputes.choose(library().disputes, DisputesRequest(text="six FIVE"))
    assert [d.b.display for d in chosen] == ["Six cabins fell."]


def test_disputes_are_sorted_both_ways() -> None:
    all_disputes = library().disputes
    up = disputes.choose(all_disputes, DisputesRequest(sort="kind", descending=False))
    down = disputes.choose(all_disputes, DisputesRequest(sort="kind", descending=True))
    assert [d.kind for d in up] == ["denial", "figure"]
    assert [d.kind for d in down] == ["figure", "denial"]


def test_the_sorted_column_says_so() -> None:
    html = disputes.table(library().disputes, DisputesRequest(sort="kind", descending=False))
    assert "<th scope='col' aria-sort=\"ascending\">" in html


def test_no_dispute_is_said_plainly() -> None:
    assert "No dispute was found" in disputes.table([], DisputesRequest())
    assert "No dispute fits" in disputes.table([], DisputesRequest(text="x"))


def test_the_page_number_stays_within_the_table() -> None:
    html = disputes.table(library().disputes, DisputesRequest(page=99))
    assert "1–2 of 2" in html
