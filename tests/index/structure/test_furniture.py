from __future__ import annotations

import pytest

from index.structure.furniture import (
    has_appeal,
    is_caption,
    is_continuation_note,
    is_furniture,
    is_label,
)


@pytest.mark.parametrize(
    "text",
    [
        "Subscribe to our newsletter.",
        "To receive our Daily Newsletter (selected articles), click here.",
        "Follow us on Instagram and Twitter and subscribe to our Telegram Channel.",
        "Region: Europe, Asia, USA",
        "Share this:",
        "For media inquiries: press@example.org",
        "example.org/contact",
        "<https://www.example.org/page/22/>",
        "Copyright © Ann Lee, The Ledger, 2023",
        "All rights reserved.",
        "Page 3 of 9",
        "- 12 -",
        "xiv",
        "***",
        "Continued on page 14",
        "(Continued inside)",
        "Check against delivery",
        "Disclaimer: The contents of this article are of sole responsibility of the author.",
        "Read more: How your hospital is funded",
        "This story is for subscribers only. You have 2 free articles left this month.",
        "If you spot an error, please let us know.",
        "This interview has been edited for length and clarity.",
        "Ada Holm contributed reporting.",
        "A version of this article appears in print on May 4, 2024, Section B, Page 3.",
    ],
)
def test_furniture_is_recognised(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "The company said that it had sold its newsletter to a rival for three million crowns.",
        "The copyright case was heard in May.",
        "He asked readers to subscribe. In 2019 the paper had 4,000 subscribers and two printers.",
        "Share prices fell by four per cent.",
        "Contact between the two armies was broken off on Monday.",
        "Follow-up tests found metal in two packs.",
        "Home prices rose by 3% in 2020.",
        "Print workers walked out on Friday.",
        "The talks continued on Tuesday.",
        "Region 4 reported the highest number of cases in the country, the ministry said.",
        "We will make them available for download in the next few days.",
        "Hold a picket line. Give out leaflets at your subway stop. Take photos and share them.",
        "This seat is only for members of the club.",
        "She contributed to the bridge fund until she died.",
        "The letter was edited for the court.",
    ],
)
def test_prose_that_mentions_such_things_is_kept(text: str) -> None:
    assert not is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "Featured image: heads of state in Brussels",
        "Photo by M. Oram",
        "Figure 1. Complaints per month, 2018-2020",
        "Floodlights above the gully on Saturday night. Photo: M. Oram",
    ],
)
def test_captions_are_recognised(text: str) -> None:
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "Figure 1 shows the complaints per month.",
        "Picture the scene at dawn.",
        "Photos were taken.",
    ],
)
def test_sentences_about_pictures_are_no_captions(text: str) -> None:
    assert not is_caption(text)


@pytest.mark.parametrize(
    "text",
    ["The night of the flood ............ 12", "2. Gates . . . . . . . . 7"],
)
def test_a_line_of_contents_is_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize("text", ["He paused ... 12 men had gone", "And then..... 4 came back."])
def test_dots_in_a_sentence_are_no_leaders(text: str) -> None:
    assert not is_furniture(text)


def test_continuation_note() -> None:
    assert is_continuation_note("Continued on the other side")


def test_label_of_a_list() -> None:
    assert is_label("Related articles")
    assert not is_label("What we demand")


def test_appeal_in_a_mixed_note() -> None:
    assert has_appeal("The Ledger is made by two people. If you like it, tell somebody.")


@pytest.mark.parametrize(
    "line",
    [
        "View this email in your browser",
        "View online",
        "You are receiving this newsletter because you signed up at our fair.",
        "Manage your preferences",
        "Was this email forwarded to you? Subscribe here.",
        "Share this contribution",
        "See FERRY, Page B4",
        "From Page A1",
    ],
)
def test_what_a_newsletter_or_page_says_of_itself(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "You received this email on the day of the fire and did not answer.",
        "The council wants to manage preferences in a new way.",
        "From page four of the report it is clear that he lied.",
    ],
)
def test_sentences_that_say_the_like_of_the_world(line: str) -> None:
    assert not is_furniture(line)
