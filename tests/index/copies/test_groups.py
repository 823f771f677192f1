from __future__ import annotations

from collections.abc import Sequence

from index.copies import CopyGroup, CopyItem, group_copies, share_metadata
from index.domain import Metadata

FLYER = [
    "The ministry says that the valley is about to be flooded by the new dam.",
    "It's a big lie, just like the lie about the harbour.",
    "Workers are facing hard times right here at home.",
    "Why is the mayor preparing to send 8,500 additional crowns to the capital?",
    "Between May 21 and June 1 the company delivered 500 tons of gravel to the site.",
    "Shops have signs saying that masks are not yet available.",
    "Imagine if the council put the same effort into schools.",
    "We don't need another dam in this valley for company profits!",
]
MISREAD = [
    "The ministry says that the valley is about to be flooded by the new dam.",
    "(It's a lie, just like the lie about the harbor.)",
    "Democrats are walking right now.",
    "Why is the mayor going to give 8,000 additional horses to the capital?",
    "Between May 21 and June 7 the company delivered 130 tons of gravel to the site.",
    "Shops have signs saying that gauze masks are not yet available.",
    "Imagine if the cotton put the same effort into schools.",
    "They don't need another dam in this valley for company profits.",
]


def items_of(document: str, texts: Sequence[str], *, article: int = 0) -> list[CopyItem]:
    name = f"{document}#{article}"
    return [
        CopyItem(f"{name}:{n}", document, name, n, text, evidence=True)
        for n, text in enumerate(texts)
    ]


def cited(groups: dict[str, CopyGroup]) -> set[str]:
    return {statement for statement, group in groups.items() if group.cite}


def test_unlike_statements_have_groups_of_their_own() -> None:
    groups = group_copies(items_of("a", FLYER))
    assert len({group.group for group in groups.values()}) == len(FLYER)
    assert cited(groups) == set(groups)


def test_garbled_reading_in_the_same_article_is_never_cited() -> None:
    clean = items_of("a", FLYER)
    garbled = [
        CopyItem(f"g{n}", "a", "a#0", 20 + n, text, evidence=True) for n, text in enumerate(MISREAD)
    ]
    groups = group_copies([*clean, *garbled])
    assert cited(groups) == {item.statement for item in clean}
    assert all(
        groups[g.statement].group == c.statement for c, g in zip(clean, garbled, strict=True)
    )
    assert {name for name, group in groups.items() if group.garbled} == {
        item.statement for item in garbled
    }


def test_sentence_of_a_garbled_reading_without_a_counterpart_is_not_cited() -> None:
    clean = items_of("a", FLYER)
    texts = [*MISREAD[:5], "Over 8,000 horses by mail.", *MISREAD[5:]]
    garbled = [
        CopyItem(f"g{n}", "a", "a#0", 20 + n, text, evidence=True) for n, text in enumerate(texts)
    ]
    assert cited(group_copies([*clean, *garbled])) == {item.statement for item in clean}


def test_letters_that_no_writer_types_show_which_document_is_the_garbled_one() -> None:
    texts = [text.replace("l", "1").replace("be", "bc") for text in MISREAD]
    groups = group_copies([*items_of("scan", texts), *items_of("typed", FLYER)])
    assert cited(groups) == {f"typed#0:{n}" for n in range(len(FLYER))}


def test_reprint_is_one_voice() -> None:
    groups = group_copies([*items_of("a", FLYER), *items_of("b", FLYER)])
    assert len(cited(groups)) == len(FLYER)


def test_copy_of_the_better_known_article_is_cited() -> None:
    metadata = {"a#0": Metadata(title="T"), "b#0": Metadata(title="T", author="Ann Lee")}
    groups = group_copies([*items_of("a", FLYER), *items_of("b", FLYER)], metadata=metadata)
    assert all(statement.startswith("b#") for statement in cited(groups))


def test_excerpt_that_breaks_off_yields_to_the_whole_text() -> None:
    excerpt = [*FLYER[:3], "Why is the mayor preparing to send"]
    groups = group_copies([*items_of("a", excerpt), *items_of("b", FLYER)])
    assert all(statement.startswith("b#") for statement in cited(groups))


def test_independent_sentences_that_differ_in_a_figure_are_no_copies() -> None:
    one = [*FLYER[:1], "The company delivered 500 tons of gravel to the site in May."]
    two = ["A reporter went there.", "The company delivered 130 tons of gravel to the site in May."]
    groups = group_copies([*items_of("a", one), *items_of("b", two)])
    assert len({group.group for group in groups.values()}) == 4


def test_revised_reprint_keeps_its_changed_figure_citable() -> None:
    revised = [text.replace("500", "650") for text in FLYER]
    groups = group_copies([*items_of("a", FLYER), *items_of("b", revised)])
    assert {"a#0:4", "b#0:4"} <= cited(groups)
    assert groups["a#0:4"].group != groups["b#0:4"].group


def test_heading_does_not_stand_for_the_sentence_it_repeats() -> None:
    heading = CopyItem("h", "a", "a#0", 0, "I pressed the button twice", evidence=False)
    sentence = CopyItem("s", "a", "a#0", 4, "I pressed the button twice.", evidence=True)
    groups = group_copies([heading, sentence])
    assert groups["s"].cite
    assert not groups["h"].cite


def test_short_phrases_are_no_copies() -> None:
    groups = group_copies([*items_of("a", ["He said no."]), *items_of("b", ["He said no."])])
    assert len(cited(groups)) == 2


def test_what_one_copy_knows_holds_for_the_other() -> None:
    items = [*items_of("a", FLYER), *items_of("b", FLYER)]
    metadata = {"a#0": Metadata(author="Ann Lee"), "b#0": Metadata(date="2022-01-24")}
    shared = share_metadata(items, group_copies(items), metadata)
    assert shared["a#0"] == Metadata(author="Ann Lee", date="2022-01-24")
    assert shared["b#0"] == Metadata(author="Ann Lee", date="2022-01-24")


def test_byline_that_only_repeats_the_outlet_yields_to_a_person() -> None:
    items = [*items_of("a", FLYER), *items_of("b", FLYER)]
    metadata = {
        "a#0": Metadata(author="The Valley", outlet="The Valley"),
        "b#0": Metadata(author="Ann Lee", outlet="The Valley"),
    }
    shared = share_metadata(items, group_copies(items), metadata)
    assert shared["a#0"].author == "Ann Lee"


def test_articles_that_share_one_quotation_share_no_byline() -> None:
    other = ["It rained.", FLYER[0], "The hall was full.", "Nobody came to the meeting."]
    items = [*items_of("a", FLYER), *items_of("b", other)]
    metadata = {"a#0": Metadata(author="Ann Lee"), "b#0": Metadata()}
    assert share_metadata(items, group_copies(items), metadata) == metadata
