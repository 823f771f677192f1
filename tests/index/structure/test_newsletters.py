"""Newsletters by mail or of a platform, live pages: saved as text or as a page."""

from __future__ import annotations

import pytest

from index.reading import read_document
from index.structure import find_articles

MAIL = """From: Pier Post <post@pierpost.example>
To: somebody@readers.org
Subject: Pier Post 12: the fence
Date: Fri, 9 July 2021 07:00:12 +0200

View this email in your browser

WHO BUILT THE FENCE?
By Mara Quill

The fence on the pier cost nine thousand crowns, the harbour office said on Monday.

Read more »

A LAMP GOES OUT
By Tore Lind

The lamp on the mole has been dark for a week. The keeper says that he is ill.

You received this email because you signed up.
Unsubscribe | Manage preferences
"""
PAGE = """<html><head><title>Mole Letter</title></head><body>
<p><a href="#">View in browser</a></p>
<h1>Mole Letter</h1><p>The quarterly newsletter of the Friends of the Mole | July 2021</p>
<h2>The lamp is dark</h2><p><em>by Tore Lind</em></p>
<p>The lamp on the mole has been dark for a week. The keeper says that he is ill.</p>
<h2>The fence is back</h2><p><em>by Mara Quill</em></p>
<p>The fence on the pier was put up again, two metres further to the north of the stairs.</p>
<p>You are receiving this email because you are a Friend. <a href="#">Unsubscribe</a></p>
</body></html>"""


def test_who_sends_a_newsletter_publishes_its_pieces_and_no_receiver_does() -> None:
    raw = read_document(MAIL.encode(), "a.txt")
    found = [a.metadata for a in find_articles(raw, path="a.txt")]
    assert [m.author for m in found] == ["Mara Quill", "Tore Lind"]
    assert {m.outlet for m in found} == {"Pier Post"}
    assert {m.date for m in found} == {"2021-07-09"}


def test_a_newsletters_name_and_day_stand_above_its_pieces() -> None:
    raw = read_document(PAGE.encode(), "a.html")
    found = [a.metadata for a in find_articles(raw, path="a.html")]
    assert [m.author for m in found] == ["Tore Lind", "Mara Quill"]
    assert {(m.outlet, m.date) for m in found} == {("Mole Letter", "2021-07")}


@pytest.mark.parametrize(
    "head",
    [
        "The lamp that went out\nHow Lom paid nine thousand crowns for it\nMARA QUILL\nJUL 9, 2021\n\n86\n\n12\nShare",
        "The lamp that went out\n\nMara Quill\n\n·\nFollow\n\n5 min read\n·\nJul 9, 2021",
    ],
)
def test_who_wrote_a_letter_of_a_platform_and_when(head: str) -> None:
    text = (
        f"{head}\n\nThe lamp cost nine thousand crowns. I have read the accounts of four years.\n"
    )
    (article,) = find_articles(read_document(text.encode(), "a.txt"), path="a.txt")
    own = article.metadata
    assert (own.title, own.author, own.date) == (
        "The lamp that went out",
        "Mara Quill",
        "2021-07-09",
    )


def test_what_a_live_page_adds_is_of_its_paper_and_day() -> None:
    text = (
        "Storm at Lom: ferries stay in port as wind rises\nThe Lakeside Echo\nLive\n"
        "Updated 3 May 2019, 16:20\n\nSummary\n- Ferries stay in port\n\n16:20\nLamp goes out\n"
        "Posted by Ada Holm\nThe lamp on the mole has gone out, the keeper says.\n\n14:32\n"
        "Ferries stay in port\nPosted by Bo Ek\nNo ferry will leave before midnight, it is said.\n"
    )
    found = [a.metadata for a in find_articles(read_document(text.encode(), "a.txt"), path="a.txt")]
    assert found[0].title == "Storm at Lom: ferries stay in port as wind rises"
    assert [m.author for m in found] == [None, "Ada Holm", "Bo Ek"]
    assert {(m.outlet, m.date) for m in found} == {("The Lakeside Echo", "2019-05-03")}
