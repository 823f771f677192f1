from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import BlockKind
from tests.index.structure.threads import articles_of, assert_in_order, readable

ONE = "The crane on the north quay fell over on Monday morning and nobody was hurt by it at all."
TWO = "The port has known for years that its cranes are old, and it has never bought a new one."
THREE = "A crane does not fall over by itself. The board owes us the name of who let it rust."


def found(text: str) -> list[tuple[str | None, ...]]:
    metadata = [a.metadata for a in articles_of(text)]
    return [(m.title, m.author, m.outlet, m.date) for m in metadata]


REVIEW = f"""\
# Port Press Review

No. 12 | 9 May 2023 | three items

---

## 1. Crane falls

**Ada Holm, Coast Wire, 8 May 2023**

{ONE} {ONE}

---

## 2. Who let it rust?

*Quay Courier, editorial, 9 May 2023. Translated.*

{THREE} {TWO}

---

## 3. Old iron

BO EK (*The Anchor*, Port Ness, 7 May 2023; shortened)

{TWO} {TWO}
"""
DIGEST = f"""\
From: The Quay Letter <hello@quayletter.example>
Subject: Cranes, cranes, cranes
Date: Tue, 9 May 2023 06:30

Port news for early risers.

==========

1. CRANE FALLS
Ada Holm, Coast Wire, 8 May 2023

{ONE} {ONE}

----------

2. WHO LET IT RUST?
Salt Row, 7 May 2023

{THREE} {TWO}

----------

3. OLD IRON
Bo Ek, Quay Courier, 6 May 2023

{TWO} {TWO}
"""


def test_items_of_a_press_review() -> None:
    assert found(REVIEW) == [
        ("1. Crane falls", "Ada Holm", "Coast Wire", "2023-05-08"),
        ("2. Who let it rust?", None, "Quay Courier", "2023-05-09"),
        ("3. Old iron", "Bo Ek", "The Anchor", "2023-05-07"),
    ]
    assert [readable(REVIEW, a)[-1].split(".")[0] for a in articles_of(REVIEW)] == [
        ONE.strip("."),
        THREE.split(".", maxsplit=1)[0],
        TWO.strip("."),
    ]


def test_items_of_a_newsletter() -> None:
    assert found(DIGEST) == [
        ("CRANE FALLS", "Ada Holm", "Coast Wire", "2023-05-08"),
        # where the others name a person and a paper, a name alone is the paper's
        ("WHO LET IT RUST?", None, "Salt Row", "2023-05-07"),
        ("OLD IRON", "Bo Ek", "Quay Courier", "2023-05-06"),
    ]


@pytest.mark.parametrize("end", ["({})", "\n\n— {}", "\n\nSource: {}"])
def test_sources_that_close_the_items(end: str) -> None:
    text = "# What the papers say\n\n"
    sources = (
        "Coast Wire, 8 May 2023",
        "Ada Holm, Quay Courier, 9 May 2023",
        "The Anchor, 7 May 2023",
    )
    for title, said, source in zip(
        ("Fall", "Rust", "Iron"), (ONE, TWO, THREE), sources, strict=True
    ):
        text += f"## {title}\n\n{said} {said} {end.format(source)}\n\n"
    assert found(text) == [
        ("Fall", None, "Coast Wire", "2023-05-08"),
        ("Rust", "Ada Holm", "Quay Courier", "2023-05-09"),
        ("Iron", None, "The Anchor", "2023-05-07"),
    ]
    for article in articles_of(text):
        assert "May 2023" not in " ".join(readable(text, article))


def test_two_columns_of_one_page() -> None:
    text = dedent(
        f"""\
        *The Anchor · Weekend · Saturday 6 May 2023 · p. 4*

        ## Old iron

        **Ada Holm**

        {TWO} {TWO}

        ---

        ## “I greased it every week”

        **Bo Ek talks to the crane driver Siv Moe on the quay**

        **BE:** Did you see it fall?

        **SM:** I did. {ONE}
        """
    )
    assert found(text) == [
        ("Old iron", "Ada Holm", "The Anchor", "2023-05-06"),
        ("“I greased it every week”", "Bo Ek", "The Anchor", "2023-05-06"),
    ]


def test_a_line_that_says_who_answers_stays_readable() -> None:
    line = "Bo Ek talks to the crane driver Siv Moe on the quay"
    text = (
        f"*The Anchor · 6 May 2023*\n\n## “I greased it”\n\n**{line}**\n\n**BE:** Why?\n\n{ONE}\n"
    )
    (article,) = articles_of(text)
    assert article.metadata.author == "Bo Ek"
    assert line in readable(text, article)


def test_a_paper_and_its_retraction() -> None:
    text = dedent(
        f"""\
        # Rust in cranes: a study of nine ports

        *Annals of Quays* 2021; **4**: 61–70. Published online 14 June 2021.

        {TWO}

        # Retraction: Rust in cranes

        *Annals of Quays.* Published online 3 October 2023.

        {THREE}
        """
    )
    assert [row[2:] for row in found(text)] == [
        ("Annals of Quays", "2021-06-14"),
        ("Annals of Quays", "2023-10-03"),
    ]


def test_speech_in_a_paper_is_its_speakers() -> None:
    text = dedent(
        f"""\
        # Cuttings

        ## THE CRANE

        **By Ada Holm, our port correspondent**

        *The Anchor*, Monday, 8 May 1911

        {ONE} {TWO}

        ## MR. EK AT THE HALL

        *The Anchor*, Tuesday, 9 May 1911. From our note of the speech delivered by Mr. Bo Ek

        {THREE} {TWO}
        """
    )
    assert [row[1:] for row in found(text)] == [
        ("Ada Holm", "The Anchor", "1911-05-08"),
        ("Bo Ek", "The Anchor", "1911-05-09"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        # sections of a report
        f"# Report on the crane\n\n3 May 2023\n\n## 1. Scope\n\n{ONE}\n\n## 2. Findings\n\n{TWO}\n",
        # a travel diary
        f"# On foot\n\n{TWO} {TWO}\n\n## Day one\n\nHalden, 3 May 2023\n\n{ONE}\n\n## Day two\n\n"
        f"Moss, 4 May 2023\n\n{TWO}\n",
        # an article that cites papers
        f"# The crane\n\nBy Ada Holm\n\n## What fell\n\n{ONE} (Quay Courier, 3 May 2023)\n\n## Why\n\n"
        f"{TWO}\n\n## Who\n\n{THREE} (The Anchor, 9 May 2023)\n",
        # who is who
        f"# Our board\n\n## Chair\n\n**Ada Holm**\n\nAda Holm has sat on the board since 2011. "
        f"{TWO}\n\n## Treasurer\n\n**Bo Ek**\n\nBo Ek keeps the books of the port. {ONE}\n",
        # minutes
        f"# Harbour Board\n\nMinutes of 3 May 2023\n\n**1. The crane**\n\n{ONE}\n\n**2. The rest**"
        f"\n\n{TWO}\n",
    ],
)
def test_sections_of_one_text_are_no_items(text: str) -> None:
    assert len(articles_of(text)) == 1


EDITION = f"""\
*From* The Moss Papers, 1905–1912, *edited by Vera Lind (Moss Record Society, vol. 3, Halden, 1971)*

**4. Ada Holm to Sir Otto Brandt (telegram)**

Moss, 20 May 1909, 1.50 p.m.

> Crane down. Must have your leave to cut it up. Holm.

*Sir Otto was abroad. No. 4 is seldom quoted. – V.L.*

**5. Lady Brandt to her sister, Mrs. Moe**

Brandt Hall, 5 December 1909

*The first sheet is missing. – V.L.*

{THREE} Otto has gone to bed over it.

**6. From the diary of the Rev. Kai Strand, Vicar of Moss**

{ONE} {TWO}
"""


def test_documents_of_a_source_edition() -> None:
    assert found(EDITION) == [
        (
            "4. Ada Holm to Sir Otto Brandt (telegram)",
            "Ada Holm",
            "Moss Record Society",
            "1909-05-20",
        ),
        ("The Moss Papers, 1905–1912", "Vera Lind", "Moss Record Society", "1971"),
        (
            "5. Lady Brandt to her sister, Mrs. Moe",
            "Lady Brandt",
            "Moss Record Society",
            "1909-12-05",
        ),
        (
            "6. From the diary of the Rev. Kai Strand, Vicar of Moss",
            "Kai Strand",
            "Moss Record Society",
            None,
        ),
    ]


def test_notes_of_an_edition_are_not_the_writers() -> None:
    telegram, _, letter, _ = articles_of(EDITION)
    assert BlockKind.QUOTATION not in {block.kind for block in telegram.blocks}
    assert "Crane down" in " ".join(readable(EDITION, telegram))
    assert "missing" not in " ".join(readable(EDITION, letter))


@given(
    st.lists(
        st.sampled_from(
            ["## A", "## 1. B", "# C", "**1. Ada Holm to Bo Ek**", "**2. From the diary of Ada Holm**",
             "*The Anchor*, 3 May 2020", "Ada Holm, Coast Wire, 4 May 2020", "> q", "*A note. – V.L.*",
             "Moss, 5 May 1909", "**Ada Holm**", "---", ONE, f"{TWO} (The Anchor, 3 May 2020)",
             "CORRECTION. It was nine.", "Corrections", "## Annex A", "1. IRON", "@ada: x", "@bo: y"]
        ),
        max_size=18,
    ).flatmap(
        lambda parts: st.lists(
            st.sampled_from(["\n", "\n\n", "\n\n\n"]), min_size=len(parts), max_size=len(parts)
        ).map(lambda gaps: "".join(p + g for p, g in zip(parts, gaps, strict=True)))
    )
)  # fmt: skip
def test_any_order_of_lines_gives_articles_in_order(text: str) -> None:
    assert_in_order(text)
