from __future__ import annotations

import pytest

from index.structure.post_heads import find_buttons, find_posts, is_counter
from index.structure.textlines import text_lines


@pytest.mark.parametrize(
    "text",
    ["Like · Reply · 1d", "👍😡 112     41 comments     9 shares", "Reply Share", "3 Likes",
     "Like Comment Share", "View 4 more replies", "2.1K views"],
)  # fmt: skip
def test_buttons_and_counters(text: str) -> None:
    assert is_counter(text)


@pytest.mark.parametrize(
    "text",
    ["I like it", "Report", "The vote", "He got 112 votes in all wards", "Share the news",
     "Comments close on Friday", "41 comments were rude"],
)  # fmt: skip
def test_words_that_are_no_buttons(text: str) -> None:
    assert not is_counter(text)


def test_numbers_and_times_among_buttons_are_buttons() -> None:
    lines = text_lines("A text.\n\n12\nLike\nReply\n1d\n\nIn 1998\n\n1998")
    assert sorted(find_buttons(lines)) == [1, 2, 3, 4]


def test_writer_and_moment_of_a_head() -> None:
    (post,) = find_posts(text_lines("Ada Holm (@ada) · 3 May 2022 at 19:04\nText."), set())
    assert (post.author, post.shown) == ("Ada Holm", True)
    assert post.when is not None
    assert post.when.date == "2022-05-03"
