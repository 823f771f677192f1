from __future__ import annotations

import pytest

from tests.index.structure.threads import articles_of, readable

ONE = "The crane on the north quay fell over on Monday morning and nobody was hurt by it at all."
TWO = "The port has known for years that its cranes are old, and it has never bought a new one."
PAGE = (
    f"*The Anchor, Saturday 6 May 2023, page 4*\n\n## Old iron\n\n**Ada Holm**\n\n{TWO} {ONE}\n\n"
)


@pytest.mark.parametrize("title", ["CORRECTIONS AND CLARIFICATIONS", "Corrections", "Errata"])
def test_a_column_of_corrections_is_the_papers_own(title: str) -> None:
    text = (
        f"{PAGE}{title}\n\n* On 3 May we gave the crane nine tons. It weighs seven.\n\n"
        "* Mr Ek was not on the quay, as we said he was. We are sorry.\n"
    )
    _, corrections = (a.metadata for a in articles_of(text))
    assert (corrections.title, corrections.author) == (title, None)
    assert (corrections.outlet, corrections.date) == ("The Anchor", "2023-05-06")


@pytest.mark.parametrize(
    "note",
    [
        "## Corrections\n\nThis article was changed on 9 May: the crane weighs seven tons.",
        "## Correction\n\nThe crane weighs seven tons.",
        "CORRECTION. An earlier version gave the crane nine tons.",
    ],
)
def test_the_correction_of_an_article_stays_with_it(note: str) -> None:
    assert (
        len(articles_of(f"# Old iron\n\nBy Ada Holm\n\n6 May 2023\n\n{TWO} {ONE}\n\n{note}\n")) == 1
    )


def test_a_correction_at_the_end_of_a_newsletter() -> None:
    text = (
        "From: The Quay Letter <hello@quayletter.example>\nSubject: Cranes\n"
        f"Date: Tue, 9 May 2023 06:30\n\n1. CRANE FALLS\nAda Holm, Coast Wire, 8 May 2023\n\n{ONE}\n\n"
        f"-----\n\n2. OLD IRON\nBo Ek, Quay Courier, 6 May 2023\n\n{TWO}\n\n=====\n\n"
        "CORRECTION. On 3 May we gave the crane nine tons. It weighs seven.\n"
    )
    found = [a.metadata for a in articles_of(text)]
    assert [m.outlet for m in found] == ["Coast Wire", "Quay Courier", "The Quay Letter"]
    assert (found[2].title, found[2].author, found[2].date) == ("CORRECTION", None, "2023-05-09")


def test_an_annex_of_somebody_else() -> None:
    text = (
        f"# Reply of the board\n\n12 May 2023\n\n{ONE} {TWO}\n\nYours sincerely\n\nAda Holm\n\n---\n\n"
        "## ANNEX A\n\n*Extract from report 7/23, “Cranes of the port”. Brandt & Moe Ltd, April 2023*\n\n"
        f"{TWO}\n"
    )
    reply, annex = articles_of(text)
    assert reply.metadata.author == "Ada Holm"
    assert annex.metadata.title == "Extract from report 7/23, “Cranes of the port”"
    assert (annex.metadata.outlet, annex.metadata.date) == ("Brandt & Moe Ltd", "2023-04")
    assert readable(text, annex)[-1] == TWO


def test_an_annex_without_a_source_is_a_part() -> None:
    text = f"# Report\n\n12 May 2023\n\n{ONE} {TWO}\n\n## Annex A\n\nThe cranes of the port:\n\n{TWO}\n"
    assert len(articles_of(text)) == 1


def test_what_a_bundle_says_of_itself_is_not_its_first_writers() -> None:
    text = (
        "# Port Press Review\n\n*We only collect.*\n\n## 1. Crane falls\n\n**Ada Holm, Coast Wire, "
        f"8 May 2023**\n\n{ONE}\n\n## 2. Old iron\n\n**Bo Ek, Quay Courier, 6 May 2023**\n\n{TWO}\n"
    )
    first, _ = articles_of(text)
    assert "We only collect." not in readable(text, first)


def test_a_correction_above_the_first_item() -> None:
    text = (
        f"{ONE} {TWO}\n\n---\n\nCORRECTION. On 3 May we gave the crane nine tons.\n\n"
        f"## 1. Crane falls\n\n**Ada Holm, Coast Wire, 8 May 2023**\n\n{ONE}\n\n"
        f"## 2. Old iron\n\n**Bo Ek, Quay Courier, 6 May 2023**\n\n{TWO}\n"
    )
    assert [a.metadata.author for a in articles_of(text)] == [None, None, "Ada Holm", "Bo Ek"]
