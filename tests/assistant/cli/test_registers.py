from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Call, Find

pytestmark = pytest.mark.usefixtures("word_encoder")


def test_a_fact_check_beside_the_documents_is_shown(
    find: Find, place: tuple[str, ...], call: Call
) -> None:
    review = {
        "@type": "ClaimReview",
        "claimReviewed": "The company's story is a disgrace.",
        "publisher": {"name": "Valley Check"},
        "reviewRating": {"ratingValue": 2, "bestRating": 5},
    }
    (Path(place[1]) / "checks.claimreview.json").write_text(json.dumps(review))
    shown = find("is a disgrace")
    assert shown["reasons"][-1] == "registered"
    [checked] = shown["registered"]
    assert (checked["publisher"], checked["rating"], checked["url"]) == (
        "Valley Check",
        "2 of 5",
        None,
    )
    assert json.loads(call("status", "--json", *place).out)["failed"] == []
