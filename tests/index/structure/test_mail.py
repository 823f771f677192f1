from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.structure.mail import read_mail
from tests.index.structure.threads import (
    articles_of,
    assert_in_order,
    prose,
    readable,
    senders,
)

FIRST = "The crane has been out of order since Monday. Nobody told the harbour office about it."
SECOND = "We knew on Sunday. The spare part is in the shed, and I can fit it myself tomorrow."
THIRD = "Please fit it, then. The ferry has to load on Friday."

OUTLOOK = f"""\
From: Vera Lind <vera.lind@quay.example>
Sent: 4 March 2021 17:42
To: Otto Brandt
Subject: RE: The crane

Otto,

{FIRST}

Vera

Vera Lind
Harbour office

-----Original Message-----
From: Brandt, Otto
Sent: 3 March 2021 09:15
To: Lind, Vera
Subject: The crane

{SECOND}

Otto
"""
QUOTED = f"""\
From: Vera Lind <vera.lind@quay.example>
To: Otto Brandt <otto@quay.example>
Date: Thu, 4 Mar 2021 17:42:10 +0000
Subject: Re: Re: The crane

{FIRST}

On Wed, 3 Mar 2021 at 09:15, Otto Brandt <otto@quay.example>
wrote:

> {SECOND}
>
> On Tue, Mar 2, 2021 at 4:58 PM Vera Lind wrote:
>
>> {THIRD}
"""
FORWARDED = f"""\
{FIRST} You may want to read what he sent me last week, before we meet him. It is all here.

Begin forwarded message:

From: Otto Brandt <otto@quay.example>
Subject: The crane
Date: 3 March 2021 at 09:15:00 GMT
To: Vera Lind <vera.lind@quay.example>

{SECOND}
"""
BOLD = f"""\
# Annex: e-mails about the crane

**From:** Vera Lind
**To:** Otto Brandt
**Date:** 4 March 2021
**Subject:** The crane

{FIRST}

---

**From:** Otto Brandt
**To:** Vera Lind
**Date:** 5 March 2021
**Subject:** Re: The crane

{SECOND}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OUTLOOK, [("Vera Lind", "2021-03-04"), ("Otto Brandt", "2021-03-03")]),
        (
            QUOTED,
            [
                ("Vera Lind", "2021-03-04"),
                ("Otto Brandt", "2021-03-03"),
                ("Vera Lind", "2021-03-02"),
            ],
        ),
        (BOLD, [("Vera Lind", "2021-03-04"), ("Otto Brandt", "2021-03-05")]),
    ],
)
def test_each_mail_of_a_thread_is_its_senders(text: str, expected: list[tuple[str, str]]) -> None:
    assert senders(text) == expected
    articles = articles_of(text)
    assert {a.metadata.title for a in articles} == {"The crane"}
    bodies = [readable(text, article) for article in articles]
    assert bodies == [[FIRST], [SECOND], [THIRD]][: len(expected)]
    assert prose(text, articles[-1]) == bodies[-1]


def test_a_mail_program_without_quotation_marks() -> None:
    text = (
        f"Hi Otto\n\n{THIRD}\n\nOn 4 Mar 2021, at 17:42, Otto Brandt <o@quay.example> wrote:\n\n"
        f"{FIRST}\n\nOn 3 Mar 2021, at 10:12, Vera Lind <vera.lind@quay.example> wrote:\n\n{SECOND}"
    )
    # what stands on top has no head, and nobody's name
    expected = [(None, None), ("Otto Brandt", "2021-03-04"), ("Vera Lind", "2021-03-03")]
    assert senders(text) == expected


def test_dates_in_figures_and_senders_without_a_name() -> None:
    text = OUTLOOK.replace("4 March 2021 17:42", "24/03/2021 17:42").replace(
        "From: Brandt, Otto", "From: otto.brandt@quay.example"
    )
    assert senders(text) == [("Vera Lind", "2021-03-24"), ("Otto Brandt", "2021-03-03")]


def test_a_mail_that_answers_line_by_line_stays_whole() -> None:
    text = f"""\
From: Vera Lind <vera.lind@quay.example>
Date: Thu, 4 Mar 2021 17:42:10 +0000
Subject: Re: The crane

On Wed, 3 Mar 2021 at 09:15, Otto Brandt <otto@quay.example> wrote:

> {SECOND}

That is not what the log says.

> {THIRD}

It will.
"""
    (article,) = articles_of(text)
    assert article.metadata.author == "Vera Lind"


def test_letters_that_an_article_quotes_are_no_mails() -> None:
    text = dedent(
        f"""\
        # The crane and its keepers

        By Ada Holm, 5 May 2022

        {FIRST} {SECOND}

        On 3 March 2021 at 10:12, Otto Brandt wrote:

        > {SECOND}

        That was not true. On 4 March 2021 at 17:42, Vera Lind wrote:

        > {THIRD}

        The office has never explained it, and the crane still stands there.
        """
    )
    assert senders(text) == [("Ada Holm", "2022-05-05")]


def test_one_mail_is_one_article() -> None:
    text = OUTLOOK.split("-----Original", maxsplit=1)[0]
    assert senders(text) == [("Vera Lind", "2021-03-04")]


def test_a_note_above_a_forwarded_mail_is_not_the_senders() -> None:
    text = FORWARDED + "\n" + OUTLOOK.split("-----Original Message-----\n")[1]
    articles = articles_of(text)
    assert articles[0].metadata.author is None
    assert [a.metadata.author for a in articles[1:]] == ["Otto Brandt", "Otto Brandt"]


def test_salutations_and_signatures_are_no_evidence() -> None:
    first, _ = articles_of(OUTLOOK)
    said = " ".join(readable(OUTLOOK, first))
    assert "Harbour office" not in said
    assert not said.startswith("Otto")


def test_mails_as_a_program_prints_them() -> None:
    text = (
        "Harbour Mail - The crane        04/03/2021, 10:22\n\n2 messages\n\n"
        f"Otto Brandt <o@quay.example>          2 March 2021 at 09:01\nTo: Vera Lind <v@quay.example>"
        f"\n\n{FIRST}\n\nVera Lind <v@quay.example>       3 March 2021 at 17:12\n"
        f"To: Otto Brandt <o@quay.example>\nCc: Kai Strand <k@quay.example>\n\n{SECOND}\n"
    )
    assert senders(text) == [("Otto Brandt", "2021-03-02"), ("Vera Lind", "2021-03-03")]
    assert [readable(text, a) for a in articles_of(text)] == [[FIRST], [SECOND]]


def test_an_offices_notice_is_no_evidence() -> None:
    notice = "This e-mail is confidential. If you got it in error, please delete it."
    text = OUTLOOK.replace("Harbour office\n", f"Harbour office\n\n{notice}\n")
    assert [readable(text, a) for a in articles_of(text)] == [[FIRST], [SECOND]]


def test_itinerary_is_no_mail() -> None:
    text = f"From: Halden\nTo: Moss\n\n{FIRST}\n\nFrom: Moss\nTo: Halden\n\n{SECOND}"
    assert read_mail(text) is None


@given(
    st.lists(
        st.sampled_from(
            ["From: A", "To: B", "Sent: 3 May 2020 10:12", "Subject: x", "> q", ">> r", "",
             "On 3 May 2020 at 10:12, Ann Lee wrote:", "-----Original Message-----", "Text here.",
             "> From: C", "> Subject: y", ">", "Ann", "---", "\x0c"]
        ),
        max_size=20,
    ).map("\n".join)
)  # fmt: skip
def test_any_order_of_lines_gives_articles_in_order(text: str) -> None:
    assert_in_order(text)
