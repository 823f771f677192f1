from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import RawDocument
from index.domain import Metadata
from index.structure import find_articles
from index.structure.posts import read_posts
from tests.index.structure.threads import articles_of, assert_in_order, readable, senders

ONE = "The lamp on the mole was dark when I came in. I nearly hit the stones."
TWO = "It was on when I left at six, and my boat lies right below it."
THREE = "the keeper has been ill for two weeks, ask anyone"

ON_ONE_LINE = f"""\
Halden Boat Folk
Private group · 512 members

Ada Holm · 26 January 2023 at 19:04
{ONE}
Like · Reply · Share

Bo Ek · 26 January 2023 at 19:30
{TWO}
Like · Reply · Share

Siv Moe · 27 January 2023 at 08:12
{THREE}
Like · Reply · Share
"""
HANDLES = f"""\
Ada Holm (@adaholm) · 26 January 2023
{ONE}

Bo Ek (@bo_ek) · 26 January 2023
{TWO}

Siv (@siv) · 27 January 2023
{THREE}
"""
AGO = f"""\
Comments (3)

Ada Holm
2h · Edited

{ONE}

Bo Ek
1h

{TWO}

gullwing77
20 minutes ago

{THREE}
"""
NUMBERED = f"""\
The Pilot Board » Lamps and buoys

#12 adaholm, 26 Jan 2023, 19:04

{ONE}

#13 Bo Ek, 26 Jan 2023, 19:30

{TWO}

#14 gullwing77, 27 Jan 2023, 08:12

{THREE}
"""
POSTED_BY = f"""\
Posted by adaholm on 26 January 2023 at 19:04

{ONE}

Posted by Bo Ek on 26 January 2023 at 19:30

{TWO}

Posted by adaholm on 27 January 2023 at 08:12

{THREE}
"""
WROTE = f"""\
adaholm wrote:
{ONE}

bo_ek wrote:
{TWO}

adaholm wrote:
{THREE}
"""
BUTTONS_BELOW = f"""\
Halden Boat Folk

Ada Holm
 ·
2h
 ·

{ONE}

12
Like
Reply
1d

Bo Ek
{TWO}

Like
Reply
1d
Edited

Siv Moe
{THREE}
Like
Reply
2d
"""
HANDLE_LINES = f"""\
Ada Holm
@adaholm
·
17 Mar 2023
{ONE}
12
3

Bo Ek
@bo_ek
·
17 Mar 2023
{TWO}

Siv
@siv
·
18 Mar 2023
{THREE}
"""
HEADLINES = f"""\
Ada Holm
 • 2nd
Keeper of lamps at Halden Harbour Ltd
3d • Edited •

{ONE}

Like
Comment

Bo Ek
 • 3rd+
Fisherman
2d

{TWO}

Like
Reply

Siv Moe
 • 3rd+
Teacher
1d

{THREE}

Like
Reply
"""
AVATARS = f"""\
u/adaholm avatar
adaholm
•
3y ago
{ONE}

Upvote
12

Downvote

Reply
reply

Share
u/bo_ek avatar
bo_ek
•
3y ago
{TWO}

Upvote
3

Reply
u/siv avatar
siv
•
2y ago
{THREE}

Upvote
"""
FORUM = f"""\
pilotboard.example > Lamps > Dark lamp on the mole

adaholm
Posts: 4,311
Sat Jan 26, 2023 9:47 pm

{ONE}

Bo Ek
Senior Member
Joined: May 2011
Sat Jan 26, 2023 10:20 pm

> adaholm wrote:
> {ONE}

{TWO}

adaholm
Sat Jan 26, 2023 11:02 pm

{THREE}
"""


@pytest.mark.parametrize(
    ("text", "writers"),
    [
        (ON_ONE_LINE, ["Ada Holm", "Bo Ek", "Siv Moe"]),
        (HANDLES, ["Ada Holm", "Bo Ek", "Siv"]),
        (AGO, ["Ada Holm", "Bo Ek", "gullwing77"]),
        (NUMBERED, ["adaholm", "Bo Ek", "gullwing77"]),
        (POSTED_BY, ["adaholm", "Bo Ek", "adaholm"]),
        (WROTE, ["adaholm", "bo_ek", "adaholm"]),
        (FORUM, ["adaholm", "Bo Ek", "adaholm"]),
        (HEADLINES, ["Ada Holm", "Bo Ek", "Siv Moe"]),
        (AVATARS, ["adaholm", "bo_ek", "siv"]),
        (BUTTONS_BELOW, ["Ada Holm", "Bo Ek", "Siv Moe"]),
        (HANDLE_LINES, ["Ada Holm", "Bo Ek", "Siv"]),
    ],
)
def test_each_post_is_its_writers(text: str, writers: list[str]) -> None:
    articles = articles_of(text)
    assert [a.metadata.author for a in articles] == writers
    bodies = [readable(text, article)[-1:] for article in articles]
    assert bodies == [[ONE], [TWO], [THREE]]
    assert [len(readable(text, a)) for a in (articles[0], articles[2])] == [1, 1]


def test_group_and_forum_are_the_outlet() -> None:
    first = articles_of(ON_ONE_LINE)[0].metadata
    assert (first.outlet, first.date) == ("Halden Boat Folk", "2023-01-26")
    post = articles_of(FORUM)[1].metadata
    assert (post.outlet, post.title) == ("pilotboard.example", "Dark lamp on the mole")
    assert articles_of(NUMBERED)[0].metadata.outlet == "The Pilot Board"


def test_comments_with_a_name_above_and_buttons_below() -> None:
    text = dedent(
        f"""\
        Halden Boat Folk
        (copied 27/01/2023 21:10)

        Ada Holm
        26 January at 09:22

        {ONE}

        12 comments     3 shares

           Bo Ek
           {THREE}
           Like · Reply · 1d

              Siv Moe
              {TWO}
              Like · Reply · 23h
        """
    )
    assert senders(text) == [("Ada Holm", "2023-01-26"), ("Bo Ek", None), ("Siv Moe", None)]
    assert [readable(text, a) for a in articles_of(text)] == [[ONE], [THREE], [TWO]]


def test_a_day_without_its_year_is_before_the_copy() -> None:
    text = ON_ONE_LINE.replace(" 2023", "").replace("512 members", "copied 2 January 2024")
    assert senders(text)[0] == ("Ada Holm", "2023-01-26")


def test_an_article_above_its_comments_stays_one() -> None:
    article = f"# The dark lamp\n\nBy Kai Strand\n\n3 May 2022\n\n{ONE} {TWO} {ONE} {TWO}\n\n"
    found = articles_of(article + AGO)
    assert [a.metadata.author for a in found] == ["Kai Strand", "Ada Holm", "Bo Ek", "gullwing77"]
    assert {a.metadata.title for a in found} == {"The dark lamp"}


def test_a_few_words_above_the_posts_are_not_the_first_writers() -> None:
    found = articles_of(f"Dark lamp\n\nSomebody must know why the lamp is dark.\n\n{AGO}")
    assert [a.metadata.author for a in found] == [None, "Ada Holm", "Bo Ek", "gullwing77"]


def test_what_a_post_quotes_is_no_text_of_its_writer() -> None:
    said = readable(FORUM, articles_of(FORUM)[1])
    assert "adaholm wrote:" not in " ".join(said)


@pytest.mark.parametrize(
    "text",
    [
        # a bundle of articles
        f"Lamp dark\n\nAda Holm\n26 January 2023, 19:04\n\n{ONE}\n\nLamp lit\n\nBo Ek\n"
        f"27 January 2023, 08:00\n\n{TWO}\n\nKeeper ill\n\nSiv Moe\n28 January 2023, 09:30\n\n{TWO}",
        # a chronology
        f"Lamp Goes Dark\n26 January 2023, 19:04\n\n{ONE}\n\nBoat Hits Stones\n"
        f"26 January 2023, 19:40\n\n{TWO}\n\nKeeper Found\n27 January 2023, 06:00\n\n{TWO}",
        # an essay that quotes letters
        f"Holm wrote:\n\n“{ONE}”\n\nThis was new. Ek wrote:\n\n“{TWO}”\n\nMoe wrote:\n\n“{TWO}”\n\nx",
        # a transcript with times of day
        f"Ada Holm 00:12\n{ONE}\n\nBo Ek 00:31\n{TWO}\n\nAda Holm 00:55\n{TWO}\n",
        # minutes
        f"Present: Ada Holm, Bo Ek\n\n1. Lamps\n{ONE}\n\n2. Buoys\n{TWO}\n",
    ],
)
def test_look_alikes_are_no_posts(text: str) -> None:
    assert read_posts(text) is None


@given(
    st.lists(
        st.sampled_from(
            ["Ada Holm", "Like · Reply · 1d", "2h", "26 January 2023 at 19:04", "bo_ek wrote:", "",
             "#1 bo_ek, 26 Jan 2023, 19:04", "Posts: 3", "Text here.", "> q", "   Siv", "title",
             "Ada (@ada) · 2h", "1/ x", "\x0c", "Like"]
        ),
        max_size=20,
    ).map("\n".join)
)  # fmt: skip
def test_any_order_of_lines_gives_articles_in_order(text: str) -> None:
    assert_in_order(text)


def test_a_community_and_whoever_asked_there() -> None:
    text = (
        f"r/harbourfolk • 3 mo. ago\n\nWho saw the lamp that night?\n\nada_h • 3mo ago\n{ONE}\n\n"
        f"Upvote 9 Downvote Reply Share\n\nbo77 OP • 3mo ago\n{TWO}\n\n"
        "Upvote 4 Downvote Reply Share\n"
    )
    found = [(a.metadata.author, a.metadata.outlet, a.metadata.title) for a in articles_of(text)]
    title = "Who saw the lamp that night?"
    assert found[-2:] == [("ada_h", "r/harbourfolk", title), ("bo77", "r/harbourfolk", title)]


def test_what_a_page_states_is_of_the_text_above_its_comments() -> None:
    story = "The lamp on the mole went dark on Monday, and three boats hit the stones."
    text = f"The lamp\n\n{story} {story}\n\n{ON_ONE_LINE.split(chr(10), 3)[3]}"
    stated = Metadata(title="The lamp is dark", author="Ines Mora", outlet="Quay Post")
    found = find_articles(RawDocument(text, "text/plain", metadata=stated), path="a.txt")
    assert (found[0].metadata.title, found[0].metadata.author) == ("The lamp is dark", "Ines Mora")
    assert [a.metadata.author for a in found[1:]] == ["Ada Holm", "Bo Ek", "Siv Moe"]


def test_the_post_that_opens_a_communitys_thread_has_its_writer_and_its_title() -> None:
    text = dedent("""\
        r/harbours
        u/gull_77
        •
        3 months ago

        Who switched off the lamp on the mole?

        I was out at six and it was dark. I asked the keeper, and he hung up.

        Upvote
        12
        Downvote

        4 comments
        Share

        ada_holm
        •
        3mo ago
        It was on when I left. My boat lies right below it.

        Upvote
        8
        Downvote
        Reply

        gull_77
        OP
        •
        3mo ago
        Then somebody lies.

        Upvote
        3
        Downvote
        Reply
        """)
    articles = articles_of(text)
    assert [a.metadata.author for a in articles] == ["gull_77", "ada_holm", "gull_77"]
    assert {a.metadata.title for a in articles} == {"Who switched off the lamp on the mole?"}
    assert {a.metadata.outlet for a in articles} == {"r/harbours"}
    said = [line for article in articles for line in readable(text, article)]
    assert "OP" not in said
