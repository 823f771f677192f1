from __future__ import annotations

import pytest

from index.structure.chat import read_chat
from tests.index.structure.threads import articles_of, readable, senders

ONE = "The lamp on the mole is dark."
TWO = "It was on at six. I saw it from the boat."


@pytest.mark.parametrize("form", ["[{}, 19:04:11] {}: {}", "{}, 19:04 - {}: {}"])
def test_messages_of_a_chat(form: str) -> None:
    text = "\n".join(
        (
            form.format("26/01/2023", "Ada Holm", ONE),
            form.format("26/01/2023", "Bo Ek", TWO),
            form.format("26/01/2023", "Bo Ek", "Ask the keeper."),
            form.format("03/02/2023", "Ada Holm", "He is ill."),
        )
    )
    assert senders(text) == [
        ("Ada Holm", "2023-01-26"),
        ("Bo Ek", "2023-01-26"),
        ("Ada Holm", "2023-02-03"),
    ]
    assert [readable(text, a) for a in articles_of(text)] == [
        [ONE],
        [TWO, "Ask the keeper."],
        ["He is ill."],
    ]


def test_what_the_program_says_is_nobodys() -> None:
    lines = [f"26/01/2023, 19:0{n} - {who}: {ONE}" for n, who in enumerate(("Ada", "Bo", "Siv"))]
    text = "\n".join(("26/01/2023, 19:00 - Ada added Bo", *lines))
    assert senders(text) == [(who, "2023-01-26") for who in ("Ada", "Bo", "Siv")]


def test_replies_by_handle_under_an_article() -> None:
    text = f"# The dark lamp\n\nBy Kai Strand\n\n3 May 2022\n\n{TWO} {TWO} {TWO}\n\n{TWO}\n\n"
    text += f"**Replies**\n\n> **@ada_h**: {ONE}\n\n> **@bo77**: {TWO}\n>\n> > **@ada_h**: Fine.\n"
    articles = articles_of(text)
    assert [a.metadata.author for a in articles] == ["Kai Strand", "ada_h", "bo77", "ada_h"]
    assert [readable(text, a) for a in articles[1:]] == [[ONE], [TWO], ["Fine."]]


@pytest.mark.parametrize(
    "text",
    [
        f"12.30 - 13.15 - Lunch: soup\n14.00 - 15.00 - Talk: {ONE}\n15.00 - 16.00 - Talk: {TWO}",
        f"26 January 2023, 19:04 - The lamp goes dark.\n26 January 2023, 20:00 - {TWO}",
        f"Ada Holm: {ONE}\n\nBo Ek: {TWO}\n\nAda Holm: {ONE}",
    ],
)
def test_look_alikes_are_no_chat(text: str) -> None:
    assert read_chat(text) is None
