"""Names give way to stand-ins, the same in question and passage."""

from __future__ import annotations

import pytest

from index.verifier.masking import masked


def test_a_name_has_one_stand_in_in_both_texts() -> None:
    question, passage = masked(
        "What did Mara Holm say about Ruritania?",
        "The Ruritanians were told, said Holm. | She spoke on Monday in May.",
    )
    assert question == "What did Alver Benton say about Corley?"
    assert passage == "The Corley were told, said Benton. | She spoke on Monday in May."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("Who warned Ruritania?", "Ann Holm warned Ruritania, but the Freedonians laughed."),
            ("Who warned Freedonia?", "Ann Holm warned Freedonia, but the Ruritanians laughed."),
        ),
        (
            ("Did Holm lie?", "“No,” said Holm. Lind denied it, and Lind left."),
            ("Did Lind lie?", "“No,” said Lind. Holm denied it, and Holm left."),
        ),
    ],
)
def test_texts_that_differ_only_in_names_read_the_same(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert masked(*one) == masked(*other)


def test_what_begins_a_sentence_is_no_name_unless_it_is_one_elsewhere() -> None:
    question, passage = masked("Why was it closed?", "Rain closed it. Holm said so, as Holm does.")
    assert question == "Why was it closed?"
    assert passage == "Rain closed it. Alver said so, as Alver does."


def test_nothing_else_changes() -> None:
    texts = ("how many were hurt?", "I counted 12 at 9 a.m. on 3 May, Mr President.")
    assert masked(*texts)[0] == texts[0]
    assert masked(*texts)[1].startswith("I counted 12 at 9 a.m. on 3 May, Mr ")
