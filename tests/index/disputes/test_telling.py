"""Somebody was told, and nobody told him."""

from collections.abc import Callable

import pytest

Disputed = Callable[..., bool]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            '"Nobody told us that the kiln was cracked," said the potter, Ida Lund.',
            "The chimney sweep said he had warned the pottery about the kiln in May.",
        ),
        ("The miller knew nothing of the mould.", "The miller was informed of the mould in June."),
        ("The miller was never told of the lease.", "A letter told the miller of the lease."),
        ("Anglers were not warned of the sluice.", "Anglers had been alerted to the sluice."),
        ("No warning about the ice was given.", "The warden warned the skaters about the ice."),
    ],
)
def test_dispute(disputed: Disputed, one: str, other: str) -> None:
    assert disputed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # others were told
        ("The miller was told of the lease.", "The baker was not told of the lease."),
        ("The mill told its bakers of the mould.", "The mill did not tell anglers of the mould."),
        # others told it
        ("The mill did not warn the anglers of the mould.", "The vet warned them of the mould."),
        # who knows need not tell
        ("The mill knew of the mould.", "The mill did not tell the anglers about the mould."),
        # of another thing
        ("The miller knew of the lease.", "The miller knew nothing about the mould."),
        # more than that
        (
            "The miller will not merely talk to the guild about the lease but sign it.",
            "The miller talked to the guild about the lease.",
        ),
        # what there is to know
        ("The mill will set out what it knows of the mould.", "The mill was never warned."),
    ],
)
def test_no_dispute(disputed: Disputed, one: str, other: str) -> None:
    assert not disputed(one, other)
