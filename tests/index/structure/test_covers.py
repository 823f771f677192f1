"""Reports with a cover: whose they are, who wrote them; forewords, contents, dispatch notes."""

from __future__ import annotations

from tests.index.structure.threads import articles_of, prose

BY_BODY = """Dark Moles
Why the lamps of the coast went out

A report by the Lamp Trust
March 2021

Authors: Mara Quill and Tore Lind

About the Lamp Trust
The Lamp Trust is an independent charity.

Executive summary

One in five lamps was dark in June. The Office says that it was one in twenty.
"""
OFFICIAL = """OFFICE FOR LAMPS

Annual Report 2020–21

Presented to the Diet of Lom
June 2021

Contents

Foreword ........ 3
Findings ........ 5

Foreword

In the year to March 2021 the Office inspected 212 lamps. It found defects in 61 of them, more than
in any year since it was founded.

Ines Brack
Chief Keeper

Findings

1. Owners of 14 lamps did not answer our letters.
"""


def test_the_body_that_made_a_report_and_those_who_wrote_it() -> None:
    (article,) = articles_of(BY_BODY)
    own = article.metadata
    assert (own.title, own.outlet, own.date) == ("Dark Moles", "Lamp Trust", "2021-03")
    assert own.author == "Mara Quill; Tore Lind"


def test_who_signs_the_foreword_did_not_write_the_report() -> None:
    (article,) = articles_of(OFFICIAL)
    own = article.metadata
    assert (own.title, own.author) == ("Annual Report 2020–21", None)
    assert (own.outlet, own.date) == ("Office for Lamps", "2021-06")


def test_who_signs_a_whole_report_wrote_it() -> None:
    text = OFFICIAL.replace("\nFindings\n\n1. Owners of 14 lamps did not answer our letters.\n", "")
    (article,) = articles_of(text)
    assert article.metadata.author == "Ines Brack"


def test_a_report_by_a_person_is_that_persons() -> None:
    text = "Dark Moles\n\nA report by Mara Quill\n\nOne in five lamps was dark in June, I found.\n"
    (article,) = articles_of(text)
    assert article.metadata.outlet is None


def test_an_agencys_stories_with_their_slugs() -> None:
    text = (
        "BC-LOM--Mole Lamp,2nd Ld/412\nLamp goes out on mole\nEds: Updates with quotes.\n"
        "By MARA QUILL\nShore Press\n\nLOM (SP) _ The lamp on the mole went out on Monday.\n\n"
        '"It was old," the keeper said.\n\nEND\n\n'
        "BC-LOM--Weir,1st Ld/188\nWeir to be rebuilt\nBy TORE LIND\nShore Press\n\n"
        "LOM (SP) _ The weir at Lom will be rebuilt in stone, the town said.\n\nEND\n"
    )
    articles = articles_of(text)
    found = [(a.metadata.title, a.metadata.author, a.metadata.outlet) for a in articles]
    assert found == [
        ("Lamp goes out on mole", "Mara Quill", "Shore Press"),
        ("Weir to be rebuilt", "Tore Lind", "Shore Press"),
    ]
    assert "END" not in [line for article in articles for line in prose(text, article)]


def test_a_place_below_a_byline_is_no_agency() -> None:
    text = "Lamp goes out\n\nBy Mara Quill\nPort Lom\n\nThe lamp on the mole went out on Monday.\n"
    (article,) = articles_of(text)
    assert article.metadata.outlet is None


def test_a_brief_by_several_people_of_a_body() -> None:
    text = (
        "POLICY BRIEF No. 12 | March 2021\n\nWhy lamps go out\n\nMara Quill and Tore Lind\n\n"
        "Centre for Lamps, Lom University\n\nSummary\nLamps go out because nobody counts them. In 212 "
        "harbours we found that 61 had never counted them.\n"
    )
    (article,) = articles_of(text)
    own = article.metadata
    assert (own.title, own.author) == ("Why lamps go out", "Mara Quill; Tore Lind")
    assert own.date == "2021-03"


def test_who_sits_on_a_panel_did_not_write_its_report() -> None:
    text = (
        "Minutes of the third sitting\n\nJudge Ines Brack (chair), Mara Quill, Tore Lind\n\n"
        "The sitting began at nine. The keeper was heard.\n"
    )
    (article,) = articles_of(text)
    assert article.metadata.author is None
