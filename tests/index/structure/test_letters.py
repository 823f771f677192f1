from __future__ import annotations

import pytest

from index.structure.letters import letter_author


@pytest.mark.parametrize(
    ("title", "writer"),
    [
        ("Ada Holm to Otto Brandt", "Ada Holm"),
        ("Letter from Ada Holm to her brother", "Ada Holm"),
        ("Lady Brandt to Mrs. Moe, 3 May 1909", "Lady Brandt"),
        ("From the diary of Kai Strand", "Kai Strand"),
        ("Notebook of the Rev. Strand", "Strand"),
    ],
)
def test_headings_that_name_a_writer(title: str, writer: str) -> None:
    assert letter_author(title) == writer


@pytest.mark.parametrize(
    "title",
    ["Board to close the quay", "Rates to Rise", "Harbour Board to Answer", "How to write a letter",
     "Ada Holm to stand again", "Letters to the editor", "Diary", "From Moss to Halden"],
)  # fmt: skip
def test_headings_that_name_none(title: str) -> None:
    assert letter_author(title) is None
