"""Papers and preprints, as their PDFs, pages and abstracts give them."""

from __future__ import annotations

import pytest

from index.analysis import BlockKind
from tests.index.structure.threads import articles_of, prose

PAPER = """Harbour Science 12 (2021) 44–52
https://doi.org/10.0000/hs.2021.0044

REVIEW ARTICLE

Lamps on moles and the boats that miss them: a survey

Mara Quill1,2*, Tore J. Lind² and Inés Brack-Holm3†

1 Institute for Lamps, University of Quay, Quay
2 Mole Office, Lom
3 Department of Light, Lom University

* Correspondence: quill@quay.example

Received: 2 January 2021 / Accepted: 9 May 2021 / Published online: 9 July 2021

Abstract
We asked forty skippers about the lamp on the mole. Most of them had missed it.

Keywords: lamps, moles

1. Introduction
Lamps are lit at night (Holm et al., 1998).

Fig. 1 The lamp before and after the storm. Source: the authors

References
[1] Holm A. Lamps. J Light 1998;3:1–9.
[2] Wren U, Ash B. Moles. Lom: LUP; 2001.
"""
ABSTRACT = """Oil lamps in the schools of Lom: a cross-sectional study
Rosa Quill 1 2, Henk Lind 3, Ada Nwosu 1
Affiliations
PMID: 39000000 DOI: 10.0000/llh.2022.55
Lom J Light. 2022 Sep;14(3):55-61. doi: 10.0000/llh.2022.55. Epub 2022 Jul 9.

Abstract
Background: Oil lamps were to be removed from all schools.
Results: Oil lamps burned in 19 of 70 schools.
"""
PREPRINT = """How often lamps fail: evidence from 212 harbours

Karin Quill a, Tomas Lind b,*, and Lucia Brack a

a Harbour Studies Unit, Lom University
b Ministry of Light, Lom

This version: 14 February 2020

ABSTRACT

We study how often lamps fail in 212 harbours. A lamp fails twice a year.
"""


def test_who_wrote_a_paper_for_which_journal_and_when() -> None:
    (article,) = articles_of(PAPER)
    own = article.metadata
    assert own.title == "Lamps on moles and the boats that miss them: a survey"
    assert own.author == "Mara Quill; Tore J. Lind; Inés Brack-Holm"
    assert (own.outlet, own.date) == ("Harbour Science", "2021-07-09")


def test_only_its_text_is_text() -> None:
    (article,) = articles_of(PAPER)
    assert prose(PAPER, article) == [
        "We asked forty skippers about the lamp on the mole. Most of them had missed it.",
        "Lamps are lit at night (Holm et al., 1998).",
    ]
    kinds = {b.span.of(PAPER)[:6]: b.kind for b in article.blocks}
    assert kinds["Fig. 1"] is BlockKind.CAPTION
    assert kinds["[1] Ho"] is BlockKind.FURNITURE


def test_a_databases_abstract() -> None:
    (article,) = articles_of(ABSTRACT)
    own = article.metadata
    assert own.author == "Rosa Quill; Henk Lind; Ada Nwosu"
    assert (own.outlet, own.date) == ("Lom J Light", "2022-07-09")


def test_a_preprint_with_letters_for_affiliations() -> None:
    (article,) = articles_of(PREPRINT)
    own = article.metadata
    assert own.author == "Karin Quill; Tomas Lind; Lucia Brack"
    assert (own.title, own.date) == (
        "How often lamps fail: evidence from 212 harbours",
        "2020-02-14",
    )


@pytest.mark.parametrize(
    ("text", "author"),
    [
        # a report with a summary, a letter with a list of names
        ("OFFICE FOR LAMPS\n\nThe lamp of Lom\n\nMara Quill\n9 July 2021\n\nSummary\n\nIt burned out.\n",
         "Mara Quill"),
        ("Winners of the lamp race\n\nMara Quill 1, Tore Lind 2, Ines Brack 3\n\nThe race was run on "
         "Sunday. It was windy, and the lamp was lit.\n", None),
    ],
)  # fmt: skip
def test_other_texts_with_names_are_no_papers(text: str, author: str | None) -> None:
    (article,) = articles_of(text)
    assert article.metadata.author == author
    assert len(prose(text, article)) >= 1


def test_a_sentence_about_a_figure_is_no_caption() -> None:
    text = "The lamp\n\nFigure 2 shows that it failed.\n\nTable 1 in the report has the days.\n"
    (article,) = articles_of(text)
    assert prose(text, article) == [
        "Figure 2 shows that it failed.",
        "Table 1 in the report has the days.",
    ]
