from __future__ import annotations

from index.analysis import BlockKind
from index.domain import Span
from index.structure.pieces import Piece
from index.structure.site import read_site


def furniture(*texts: str) -> list[Piece]:
    return [Piece(Span(0, 1), text, BlockKind.FURNITURE) for text in texts]


def test_furniture_spells_the_site_s_name() -> None:
    site = read_site(furniture("Write to the Tavna Courier", "tavnacourier.org/contact"))
    assert site.outlet([]) == "Tavna Courier"


def test_byline_spells_the_site_s_name() -> None:
    site = read_site(furniture("<https://www.the-valley.org/page/2/>"))
    assert site.outlet([None, "The Valley"]) == "The Valley"
    assert site.url == "https://www.the-valley.org/page/2/"


def test_host_stands_for_a_site_without_a_name() -> None:
    assert read_site(furniture("wxyz.org/contact")).outlet([]) == "wxyz.org"


def test_hosts_that_disagree_are_no_site() -> None:
    assert read_site(furniture("one.org/contact", "two.org")).outlet([]) is None


def test_networks_are_no_site() -> None:
    assert read_site(furniture("facebook.com/us", "one.org")).host == "one.org"
