from __future__ import annotations

import json
from typing import Any

import pytest

from index.errors import RegisterError
from index.register import CheckedClaim, parse_register

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://check.example/dam",
    "datePublished": "2021-05-04",
    "claimReviewed": "The dam\n holds.",
    "author": {"@type": "Organization", "name": "Valley Check"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Karin Dahl"}},
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": 1,
        "bestRating": 5,
        "alternateName": "False",
    },
}
CLAIM = CheckedClaim(
    "The dam holds.", "Valley Check", "False", "https://check.example/dam", "2021-05-04"
)


def parsed(content: Any) -> tuple[CheckedClaim, ...]:
    return parse_register(json.dumps(content).encode(), "c.claimreview.json")


def changed(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in {**REVIEW, **values}.items() if value is not None}


@pytest.mark.parametrize(
    "content",
    [
        REVIEW,
        [REVIEW],
        [{"@type": "WebPage"}, REVIEW],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, REVIEW]},
        [{"@graph": REVIEW}],
        changed(**{"@type": ["Review", "https://schema.org/ClaimReview"]}),
    ],
)
def test_an_object_a_list_or_a_graph(content: Any) -> None:
    assert parsed(content) == (CLAIM,)


def test_a_byte_order_mark_does_not_count() -> None:
    data = b"\xef\xbb\xbf" + json.dumps(REVIEW).encode()
    assert parse_register(data, "c") == (CLAIM,)


@pytest.mark.parametrize(
    ("rating", "expected"),
    [
        ({"ratingValue": 2, "bestRating": "5"}, "2 of 5"),
        ({"ratingValue": "2"}, "2"),
        ({"name": "Mixed"}, "Mixed"),
        ("Mixed", "Mixed"),
        (None, None),
    ],
)
def test_a_verdict_in_words_or_numbers(rating: Any, expected: str | None) -> None:
    assert parsed(changed(reviewRating=rating))[0].rating == expected


@pytest.mark.parametrize(
    ("author", "publisher", "expected"),
    [
        ("Valley Check", None, "Valley Check"),
        ([{"name": "Ann Lee"}, {"name": "Bo Orr"}], None, "Ann Lee"),
        (None, {"name": "The Post"}, "The Post"),
        ({"@id": "#us"}, {"name": "The Post"}, "The Post"),
        (None, None, None),
    ],
)
def test_who_checked_it(author: Any, publisher: Any, expected: str | None) -> None:
    assert parsed(changed(author=author, publisher=publisher))[0].publisher == expected


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "/dam", "https://", "http://[bad", "file:///x"],
)
def test_only_a_web_address_becomes_a_link(url: str) -> None:
    assert parsed(changed(url=url))[0].url is None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{", "not valid JSON"),
        (b"\xff\xfe", "not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
        (b"[]", "no object of the type ClaimReview"),
        (b'{"@type": "Article"}', "no object of the type ClaimReview"),
        (json.dumps(changed(claimReviewed=None)).encode(), "ClaimReview 1: claimReviewed"),
        (json.dumps([REVIEW, changed(claimReviewed=True)]).encode(), "ClaimReview 2: claimRev"),
        (json.dumps(changed(reviewRating={"alternateName": {}})).encode(), "alternateName"),
        (json.dumps(changed(claimReviewed="x" * 3000)).encode(), "characters"),
    ],
)
def test_a_malformed_file_names_entry_and_field(data: bytes, words: str) -> None:
    with pytest.raises(RegisterError, match=words) as raised:
        parse_register(data, "c.claimreview.json")
    assert str(raised.value).startswith("c.claimreview.json: ")
