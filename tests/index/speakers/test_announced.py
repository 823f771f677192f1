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


def test_body_behind_a_dash(chain: Chain) -> None:
    text = (
        "The north bridge stays closed until the cables have been tested — Ministry of Transport."
    )
    assert chain("tested", text) == ["Ministry of Transport"]


def test_reporter_behind_a_dash_is_no_source(chain: Chain) -> None:
    text = 'Mira Stenn said Monday that the cables were "tested." --Jonas Arnt.'
    assert chain("tested", text) == ["Mira Stenn"]


def test_body_behind_a_dash_in_an_extract(chain: Chain) -> None:
    announced = "Mira Stenn writes in her blog, and I quote what she says there:"
    first = '"The bridge is rusty.'
    second = "The bridge stays closed for the season until tested — Ministry of Transport."
    last = 'I have said so."'
    found = chain("tested", announced, first, second, last)
    assert found == ["Mira Stenn", "Ministry of Transport"]


def test_author_in_the_parenthesis_before_the_outlet(chain: Chain) -> None:
    text = '"Nobody has tested the cables in years." ("A bridge in danger", Mira Stenn, The Herald)'
    assert chain("tested", text) == ["Mira Stenn"]


def test_owner_of_a_blog_before_its_name(chain: Chain) -> None:
    announced = "Here is a clip from an article at Mira Stenn's web site:"
    text = 'Nobody has tested the cables in years." ("Cables again", Notes of a New Engineer)'
    assert chain("tested", announced, text) == ["Mira Stenn"]


def test_plural_possessive_in_the_parenthesis_is_no_title(chain: Chain) -> None:
    text = (
        '"Nobody has tested the cables." (Jonas Arnt, chair of the Ferry Workers\' Union, Monday)'
    )
    assert chain("tested", text) == ["Jonas Arnt"]


def test_block_quotation_goes_on_with_its_speaker(chain: Chain) -> None:
    paragraphs = (
        "This is the letter that Mira Stenn wrote to the ministry. It was read.",
        "I quote it as it stands:",
        '"I counted the wires. The owner came and he did not deny what he saw.',
        '"On Monday I reported that nobody had tested the cables. With respect, M. Stenn."',
    )
    assert chain("tested", *paragraphs) == ["Mira Stenn"]


def test_a_name_behind_an_office_in_full_is_who_speaks(chain: Chain) -> None:
    words = "Our divers found no crack in the lock."
    said = "Chief Officer of the Harbour Inspectorate Jonas Lind said:"
    assert chain("no crack", said, words, quotation=1) == ["Jonas Lind"]
    said = "An officer of the Harbour Inspectorate near Jonas Lind said:"
    assert chain("no crack", said, words, quotation=1) != ["Jonas Lind"]
