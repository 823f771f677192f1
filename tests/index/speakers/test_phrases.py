"""Sources named by phrases."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Chain = Callable[..., list[str]]


@pytest.mark.parametrize(
    "text",
    [
        "According to Mira Stenn, the bridge is unsafe.",
        "The bridge is unsafe, according to Mira Stenn.",
        "In Mira Stenn's view, the bridge is unsafe.",
        "In the words of Mira Stenn, the bridge is unsafe.",
    ],
)
def test_phrase_names_the_source(chain: Chain, text: str) -> None:
    assert chain("bridge", text) == ["Mira Stenn"]


def test_claim_that_the_author_judges_is_not_the_main_assertion(chain: Chain) -> None:
    assert chain("bridge", "Mira Stenn's claim that the bridge is unsafe is baseless.") == []
