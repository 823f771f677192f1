"""What stands above a text beside its title: series, slugs, hosts, judges, notes on the text."""

from __future__ import annotations

import pytest

from index.analysis import BlockKind, RawDocument
from index.structure import find_articles

PROSE = (
    "The weir above the mill gave way in the night, and by the morning the lower meadows stood "
    "under a metre of water. Nobody was hurt, but forty sheep were lost.\n\n"
    "The miller had asked for new boards in the spring. Nobody had answered him, he says, and the "
    "boards were never bought by those whose duty it was to buy them."
)


@pytest.mark.parametrize(
    ("head", "title", "author", "outlet", "date"),
    [
        (
            "CCN0212 3 INT 0388 CCN-WEIR-LOM/2ND LEAD\n\nWeir breaks above Lom; meadows flooded\n\n"
            "By Ada Lind and Per Holm\nCoast News Agency\nMonday, 3 May 2021, 09:15",
            "Weir breaks above Lom; meadows flooded",
            "Ada Lind; Per Holm",
            "Coast News Agency",
            "2021-05-03",
        ),
        (
            "Weir breaks above Lom\n\n(Adds miller's remarks, paragraphs 4-6)\n\nBy Ada Lind\n"
            "The Quay Post\n3 May 2021",
            "Weir breaks above Lom",
            "Ada Lind",
            "The Quay Post",
            "2021-05-03",
        ),
        (
            "MINISTRY OF WATERS\nPress and Information Office\n\n"
            "Briefing by the spokesman of the ministry, Per Holm\nLom, 3 May 2021\n\n"
            "Unofficial translation from Danish",
            "Briefing by the spokesman of the ministry, Per Holm",
            None,
            "Ministry of Waters",
            "2021-05-03",
        ),
        (
            "RIVER WATCH\n\nA WEIR TOO FAR\nWhat the flood of May did to the meadows\n\n"
            "3 May 2021\n\nEXTRACT: Chapter 2, Findings (pp. 9-14)",
            "A WEIR TOO FAR",
            None,
            "River Watch",
            "2021-05-03",
        ),
        (
            'THE SLUICE ROOM\nEpisode 12: "High water"\nReleased 3 May 2021\n'
            "Host: Ada Lind. Guests: Per Holm, Dr Ivo Crane\n"
            "Machine transcript, lightly corrected.",
            'Episode 12: "High water"',
            "Ada Lind",
            "The Sluice Room",
            "2021-05-03",
        ),
        (
            "GRANTA VALLEY ORAL HISTORY PROJECT\nTape 31, side 2\n"
            "Interviewee: Mrs Ida Crane, born Lom 1911\nInterviewer: Ada Lind\n"
            "Recorded at Mrs Crane's home, 3 May 1981",
            "Tape 31, side 2",
            "Ada Lind",
            "Granta Valley Oral History Project",
            "1981-05-03",
        ),
        (
            "IN THE COURT OF WATERS\nLOM DIVISION\n                    Date: 3 May 2021\n\n"
            "Before: MR JUSTICE CRANE\n\nBetween:\n      IDA MARIA LIND      Claimant\n"
            "           - and -\n      LOM MILLS LIMITED      Defendant\n\n"
            "            APPROVED JUDGMENT",
            "APPROVED JUDGMENT",
            "Mr Justice Crane",
            "Court of Waters",
            "2021-05-03",
        ),
        (
            "THE QUAY MERCURY.\n\nMONDAY, MAY 3, 1909.                 ONE PENNY.\n"
            "----------------------------------\n\n"
            "        GREAT FLOOD AT LOM.\n\n        THE WEIR CARRIED AWAY.\n\n"
            "        [FROM OUR OWN CORRESPONDENT.]\n\n                 LOM, Sunday Night.",
            "GREAT FLOOD AT LOM.",
            None,
            "The Quay Mercury",
            "1909-05-03",
        ),
        (
            "Quay Mercury, Volume XII, Issue 1207, 3 May 1909, Page 3\n\nGREAT FLOOD AT LOM.\n\n"
            "THE WEIR CARRIED AWAY.",
            "GREAT FLOOD AT LOM.",
            None,
            "Quay Mercury",
            "1909-05-03",
        ),
        (
            "HOUSE OF WATERS\nMonday, 3rd May, 1909\n\nFLOOD (LOM VALLEY).\n\nMr. CRANE asked the "
            "Secretary for Rivers whether he had any information of the flood at Lom.",
            "FLOOD (LOM VALLEY).",
            None,
            "House of Waters",
            "1909-05-03",
        ),
        (
            "# “I only mind the boards”\n\n*Per Holm, miller at Lom, talks to the Quay over a jug of "
            "cider. It took a while.*\n\nQUAY REVIEW · 3 May 2021 · Words: Ada Lind",
            "“I only mind the boards”",
            "Ada Lind",
            "Quay Review",
            "2021-05-03",
        ),
        (
            "PRESS RELEASE   PRESS RELEASE   PRESS RELEASE\n\nFederation of Millers (FM), Northern "
            'Region\nEmbargo: none\nMonday 3 May 2021\n\n"NOBODY ANSWERED"\nMillers want new boards',
            '"NOBODY ANSWERED"',
            None,
            "Federation of Millers",
            "2021-05-03",
        ),
        (
            "OFFICE OF THE PRESIDENT OF THE REPUBLIC OF LOMA\nPress Department\n\nAddress of "
            "President Per Holm to the Nation\n\nLom, 3 May 2021, 20:00\n(Check against delivery)",
            "Address of President Per Holm to the Nation",
            "Per Holm",
            "Office of the President of the Republic of Loma",
            "2021-05-03",
        ),
        (
            '---\ntitle: "Forty Sheep"\nauthor: Ada Lind\npublication: The Long Reach\n'
            "issue: May 2021\n---\n\n# Forty Sheep\n\nBy **Ada Lind**",
            "Forty Sheep",
            "Ada Lind",
            "The Long Reach",
            "2021-05",
        ),
        (
            "# Weirs: questions and answers\n\nPublished 3 May 2021. Last updated 9 May 2021.",
            "Weirs: questions and answers",
            None,
            None,
            "2021-05-03",
        ),
        (
            "THE QUAY TRIBUNE\nMonday 3 May 2021 -- page 1, continued page 4\n\n"
            "NOBODY HAD ASKED THE MILLER\nFlood surprises the valley\nFrom Ada Lind in Lom",
            "NOBODY HAD ASKED THE MILLER",
            "Ada Lind",
            "The Quay Tribune",
            "2021-05-03",
        ),
        (
            "GRANTA MILLS LTD.\nPress statement – for immediate release\n3 May 2021\n\n"
            "What happened at the weir",
            "What happened at the weir",
            None,
            "Granta Mills Ltd",
            "2021-05-03",
        ),
    ],
)
def test_what_stands_above_a_text_is_read(
    head: str, title: str, author: str | None, outlet: str | None, date: str
) -> None:
    text = f"{head}\n\n{PROSE}\n"
    [article] = find_articles(RawDocument(text, "text/plain"), path="x.txt")
    found = article.metadata
    assert (found.title, found.author, found.outlet, found.date) == (title, author, outlet, date)


def test_a_reference_above_an_extract_is_its_byline() -> None:
    line = "Ada Lind and Per Holm, ‘Boards and weirs’, *River Studies*, 12 (1998), pp. 4–19."
    [article] = find_articles(RawDocument(f"{line}\n\n{PROSE}\n", "text/plain"), path="x.txt")
    found = article.metadata
    assert (found.title, found.author) == ("Boards and weirs", "Ada Lind; Per Holm")
    assert (found.outlet, found.date) == ("River Studies", "1998")
    assert all(b.kind is not BlockKind.PROSE or b.span.start > len(line) for b in article.blocks)


def test_a_sentence_with_a_quotation_and_a_year_is_no_reference() -> None:
    text = f"Ada Lind called it ‘boards and weirs’, and in 12 villages (1998 figures) it was.\n\n{PROSE}"
    [article] = find_articles(RawDocument(text, "text/plain"), path="x.txt")
    assert article.metadata.author is None


def test_all_who_sign_an_open_letter_are_its_authors() -> None:
    letter = (
        f"# Mend the weir\n\n3 May 2021\n\nDear Minister,\n\n{PROSE}\n\nYours faithfully,\n\n"
        "**Ada Lind**, miller, Lom\n**Dr Per Holm**, engineer, College of Waters\n"
        "**Ida Crane**, Lower Meadows\n"
    )
    [article] = find_articles(RawDocument(letter, "text/markdown"), path="x.md")
    assert article.metadata.author == "Ada Lind; Per Holm; Ida Crane"


def test_a_signature_with_an_office_below_has_one_author() -> None:
    letter = (
        f"# Mend the weir\n\n3 May 2021\n\nDear Minister,\n\n{PROSE}\n\nYours faithfully,\n\n"
        "Ada Lind\nHead of Waters\nQuay Primary School\n"
    )
    [article] = find_articles(RawDocument(letter, "text/markdown"), path="x.md")
    assert article.metadata.author == "Ada Lind"


def test_a_wrapped_sentence_may_end_in_a_date() -> None:
    text = (
        "THE WEIR\n\nThe boards of the weir were ordered from the sawmill in the upper valley on\n"
        "9 January 2020, and they should have been fitted before the end of that winter, on\n"
        "19 March 2020. They were not, and the miller wrote to the office again in the spring.\n"
        "Nobody answered him, and the meadows below were flooded when the snow began to melt.\n"
    )
    [article] = find_articles(RawDocument(text, "text/plain"), path="x.txt")
    assert [b.kind for b in article.blocks if b.kind is BlockKind.BYLINE] == []


@pytest.mark.parametrize("turns", [3, 5])
def test_a_debate_has_no_author(turns: int) -> None:
    speeches = "\n\n".join(
        f"Mr. CRANE: Is the Secretary aware of the flood number {n}?\n\nMr. HOLM: I am told of it."
        for n in range(turns)
    )
    text = f"HOUSE OF WATERS\nMonday, 3rd May, 1909\n\nFLOOD (LOM VALLEY).\n\n{speeches}\n"
    [article] = find_articles(RawDocument(text, "text/plain"), path="x.txt")
    assert article.metadata.author is None


def test_text_that_is_set_in_as_a_whole_is_no_quotation() -> None:
    items = "\n\n".join(
        f"{n}.  BOARDS OF THE WEIR\n\n     {n}.1 The miller reported that the boards were rotten,\n"
        "     and that new ones had been ordered from the sawmill in the spring.\n\n"
        "          “They are here,” he had written."
        for n in range(3, 7)
    )
    text = f"LOM WATER BOARD\n\nMinutes of 3 May 2021\n\n{items}\n"
    [article] = find_articles(RawDocument(text, "text/plain"), path="x.txt")
    kinds = {b.span.of(text)[:10]: b.kind for b in article.blocks}
    assert kinds["The miller"] is BlockKind.LIST_ITEM
    assert kinds["“They are "] is BlockKind.QUOTATION


def test_a_figure_at_the_start_of_a_line_is_no_number_of_a_paragraph() -> None:
    text = f"# The weir\n\n3.5 million trout were counted in the valley that year.\n\n{PROSE}\n"
    [article] = find_articles(RawDocument(text, "text/markdown"), path="x.md")
    assert any(b.span.of(text).startswith("3.5 million") for b in article.blocks)


@pytest.mark.parametrize(
    "note",
    [
        "[From the Quay Mercury, May 3, 1909. Somewhat abridged.]",
        "(From the Quay Mercury of 3 May 1909)",
        "From the Quay Mercury, 3 May 1909",
    ],
)
def test_a_note_says_where_a_reprint_comes_from(note: str) -> None:
    text = (
        f"Upland Advertiser, Volume II, Issue 9, 8 July 1909\n\nGREAT FLOOD\n\n{note}\n\n{PROSE}\n"
    )
    [article] = find_articles(RawDocument(text, "text/plain"), path="x.txt")
    found = article.metadata
    assert (found.outlet, found.original_outlet) == ("Upland Advertiser", "Quay Mercury")


LETTER = """**Lom Water Board**
Information Office · 4 Mill Lane · Lom

Our ref: WB/2021/17
3 May 2021

Ada Lind
(by e-mail)

Dear Ada Lind

**Your request: the boards of the weir**

{prose}

Yours sincerely

P. Holm
Information Officer
"""


def test_a_bodys_letter_has_its_subject_as_its_title_and_not_the_addressee() -> None:
    raw = RawDocument(LETTER.format(prose=PROSE), "text/markdown")
    [article] = find_articles(raw, path="x.md")
    found = article.metadata
    assert found.title == "Your request: the boards of the weir"
    assert (found.outlet, found.date) == ("Lom Water Board", "2021-05-03")
    assert found.author == "P. Holm"


def test_a_letter_to_an_editor_keeps_its_own_title() -> None:
    text = f"# Mend the weir\n\n3 May 2021\n\nDear Sir,\n\n{PROSE}\n\nAda Lind\nLom\n"
    [article] = find_articles(RawDocument(text, "text/markdown"), path="x.md")
    assert (article.metadata.title, article.metadata.author) == ("Mend the weir", "Ada Lind")


@pytest.mark.parametrize(
    ("note", "outlet"),
    [
        ("*Per Holm has minded the weir for years. Ada Lind spoke to him for* Quay Review.", True),
        ("*Per Holm has minded the weir. He talks to Ada Lind for the monthly* Quay Review.", True),
        ("*Per Holm has minded the weir for years. He met Ada Lind in his kitchen.*", False),
    ],
)
def test_the_note_above_an_interview_says_who_asked(note: str, outlet: bool) -> None:
    turns = "**Who asked for boards?**\n\nI did.\n\n**And who answered?**\n\nNobody, ever.\n"
    text = f"# “I only mind the boards”\n\n{note}\n\n{turns}"
    [article] = find_articles(RawDocument(text, "text/markdown"), path="x.md")
    found = article.metadata
    assert (found.author, found.outlet) == ("Ada Lind", "Quay Review" if outlet else None)


def test_the_note_above_an_interview_says_when_they_met() -> None:
    note = "*Per Holm minds the weir. Ada Lind spoke to him for* Quay Review *on 3 May 2021.*"
    turns = "**Who asked for boards?**\n\nI did.\n\n**And who answered?**\n\nNobody, ever.\n"
    raw = RawDocument(f"# “I only mind the boards”\n\n{note}\n\n{turns}", "text/markdown")
    [article] = find_articles(raw, path="x.md")
    assert article.metadata.date == "2021-05-03"


def test_a_report_of_a_talk_has_no_author_for_it() -> None:
    text = f"# The weir\n\nThe miller was heard. He met Ada Lind in his kitchen.\n\n{PROSE}\n"
    [article] = find_articles(RawDocument(text, "text/markdown"), path="x.md")
    assert article.metadata.author is None
