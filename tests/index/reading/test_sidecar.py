import pytest

from index.errors import MetadataError
from index.reading.sidecar import parse_sidecar, read_sidecar

NAME = "a.txt.meta.yaml"


def test_fields_and_articles() -> None:
    sidecar = parse_sidecar(
        b"title: The Bundle\ndate: 2023-02-19\nauthor: [Ada Holm, Bo Ray]\n"
        b"articles:\n  First Piece:\n    author: Cy Dale\n    date: 2021-05\n",
        NAME,
    )
    assert sidecar.metadata.title == "The Bundle"
    assert sidecar.metadata.date == "2023-02-19"
    assert sidecar.metadata.author == "Ada Holm; Bo Ray"
    assert sidecar.articles["First Piece"].author == "Cy Dale"
    assert sidecar.articles["First Piece"].date == "2021-05"


def test_a_year_alone_is_a_date() -> None:
    assert parse_sidecar(b"date: 2023", NAME).metadata.date == "2023"


def test_an_empty_file_states_nothing() -> None:
    assert parse_sidecar(b"", NAME).metadata.title is None


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (b"titel: x", "titel"),
        (b"title: [1, 2]", "title"),
        (b"date: yesterday", "date"),
        (b"date: 2023-13", "date"),
        (b"articles: [a]", "articles"),
        (b"articles:\n  Head: text", "Head"),
        (b"articles:\n  Head:\n    autor: x", "autor"),
        (b"- a\n- b", "fields"),
        (b"a: b: c", "YAML"),
        (b"\xff\xfe\x00", "YAML"),
        (b"!!python/object:os.system {}", "YAML"),
        (b"title: true", "title"),
    ],
)
def test_mistakes_name_the_file_and_the_field(data: bytes, field: str) -> None:
    with pytest.raises(MetadataError, match=field) as caught:
        parse_sidecar(data, NAME)
    assert NAME in str(caught.value)


def test_a_missing_file(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(MetadataError, match="can't be read"):
        read_sidecar(tmp_path / NAME)
