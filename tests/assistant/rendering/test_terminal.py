from __future__ import annotations

from dataclasses import replace

from rich.console import Console

from assistant.answer import CheckedClaimReference
from assistant.rendering.terminal import render_answer
from tests.assistant.web.samples import answer, statement


def test_a_fact_check_is_shown_with_publisher_verdict_and_link_as_plain_text() -> None:
    checked = CheckedClaimReference(
        "The rope was \x1b[31mnew.", "Valley [b]Check[/b]", "False", "https://check.example/r"
    )
    console = Console(width=200, record=True)
    console.print(render_answer(answer(replace(statement(), registered=(checked,)))))
    shown = console.export_text()
    said = "Fact-check by Valley [b]Check[/b]: “The rope was <001b>[31mnew.” · False"
    assert f"{said} · https://check.example/r" in shown


def test_the_name_that_decisions_use_is_shown() -> None:
    console = Console(width=200, record=True)
    console.print(render_answer(answer(replace(statement(), statement_hash="s0123456789abcde"))))
    assert "· s01234567\n" in console.export_text().replace(" \n", "\n").replace("  ", "")
