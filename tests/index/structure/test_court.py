"""Decisions of courts and tribunals that do not begin with "In the"."""

from __future__ import annotations

from tests.index.structure.threads import articles_of

TRIBUNAL = """LABOUR TRIBUNALS

Claimant: Ms R Quill
Respondent: Mole Catering Ltd

Heard at: Lom (by video)
On: 4 and 5 March 2021
Before: Employment Judge Brack
Mrs P Lind
Mr D Holm

RESERVED JUDGMENT

1. The claim of unfair dismissal is well founded.

REASONS

2. The claimant worked as a cook until she was dismissed on 9 June 2020. She denies that she left \
the gas on, and we prefer her evidence to that of the respondent's manager.

Employment Judge Brack
Date: 22 April 2021
"""
DISTRICT = """UNITED SHORES DISTRICT COURT
EASTERN DISTRICT OF LOM

QUAY ANGLERS, INC.,
Plaintiff,

v.                                   Case No. 3:20-cv-00418

MOLE PAINTS COMPANY,
Defendant.

OPINION AND ORDER

BRACK, District Judge.

Plaintiff alleges that Defendant released paint into the harbour between 2015 and 2018. Defendant \
denies that any release took place after 2017.

Dated: August 14, 2021

/s/ Ines Brack
United Shores District Judge
"""


def test_a_tribunals_decision_is_its_judges() -> None:
    (article,) = articles_of(TRIBUNAL)
    own = article.metadata
    assert (own.title, own.author) == ("RESERVED JUDGMENT", "Employment Judge Brack")
    assert (own.outlet, own.date) == ("Labour Tribunals", "2021-04-22")


def test_a_courts_opinion_is_the_judges_who_signs_it() -> None:
    (article,) = articles_of(DISTRICT)
    own = article.metadata
    assert (own.title, own.author) == ("OPINION AND ORDER", "Ines Brack")
    assert (own.outlet, own.date) == ("United Shores District Court", "2021-08-14")


def test_a_report_on_a_court_is_none_of_its_decisions() -> None:
    text = (
        "Lom District Court\n\nCourt's order splits town\n\nBy Mara Quill, The Quay Post, 3 May 2021"
        "\n\nA judge has ordered that the lamp on the mole be lit again, and the town is split.\n"
    )
    own = articles_of(text)[-1].metadata
    assert (own.author, own.outlet, own.date) == ("Mara Quill", "The Quay Post", "2021-05-03")


def test_a_chambers_decision_with_the_judge_below_before() -> None:
    text = (
        "Case Number: TC0912\n\nUPPER TRIBUNAL\nBOAT CHAMBER\n\nHeard on: 4 March 2021\n"
        "Judgment date: 22 April 2021\n\nBefore\n\nTRIBUNAL JUDGE INES BRACK\nMR DAVID HOLM\n\n"
        "Between\n\nQUAY BOATS LIMITED\nAppellant\n\nand\n\nTHE REVENUE\nRespondents\n\nDECISION\n\n"
        "1. The appellant sells boats. It appeals against an assessment of 41,200 crowns, and says "
        "that every one of the boats was exported.\n"
    )
    own = articles_of(text)[0].metadata
    assert (own.author, own.outlet) == ("Tribunal Judge Ines Brack", "Upper Tribunal")
    assert own.date == "2021-04-22"
