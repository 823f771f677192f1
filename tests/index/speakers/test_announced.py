"""Extracts without marks, block quotations, and sources that stand behind."""

from __future__ import annotations

from collections.abc import Callable

Chain = Callable[..., list[str]]
TEXT = "Nobody has tested the cables in years."


def test_unmarked_paragraph_after_an_announcement(chain: Chain) -> None:
    assert chain("tested", "To this, Mira Stenn replied, absurdly:", TEXT) == ["Mira Stenn"]


def test_author_speaks_again_after_the_extract(chain: Chain) -> None:
    after = "The ferry has closed."
    assert chain("ferry", "Mira Stenn replied:", TEXT, after) == []


def test_newspaper_is_quoted(chain: Chain) -> None:
    announcement = "In an article published Monday, the Lindmark Herald wrote:"
    assert chain("tested", announcement, TEXT) == ["Lindmark Herald"]


def test_block_quotation(chain: Chain) -> None:
    assert chain("tested", "Mira Stenn declared:", TEXT, quotation=1) == ["Mira Stenn"]


def test_source_in_parentheses_behind_the_quotation(chain: Chain) -> None:
    text = '"Nobody has tested the cables in years." ("Bridge in danger", Lindmark Herald)'
    assert chain("tested", "Check it out:", text) == ["Lindmark Herald"]


def test_source_behind_several_unmarked_paragraphs(chain: Chain) -> None:
    last = 'The town has known this since May." ("Bridge in danger", Lindmark Herald)'
    assert chain("tested", "And one more excerpt:", TEXT, last) == ["Lindmark Herald"]


def test_post_with_a_handle(chain: Chain) -> None:
    post = f"{TEXT} — mira stenn (@mstenn) February 13, 2023"
    assert chain("tested", "The town was shocked.", post) == ["mira stenn"]


def test_author_who_quotes_a_letter(chain: Chain) -> None:
    told = "In May I found the letter that Mira Stenn wrote to the council."
    assert chain("tested", told, "I quote it as it stands:", TEXT) == ["Mira Stenn"]
