"""Which figures of two statements may be compared at all, as keys that are cheap to intersect.

The decision itself is index/disputes/comparable.py's; these keys must never part a pair that it
would compare.
"""

from __future__ import annotations

from collections.abc import Iterator

from index.disputes.comparable import HUMANS
from index.disputes.quantity import COUNT, MONEY, Quantity
from index.disputes.signature import Signature

_ANY, _BARE, _HUMAN = "count:", "count:-", "count:+"


def measures(signature: Signature) -> set[str]:
    """The keys of what a statement counts or measures."""
    keys = set(_keys(signature))
    for quantity in signature.quantities:
        if quantity.unit == COUNT:
            keys.add(_ANY)
            if quantity.denied:
                keys.add(_BARE)
    return keys


def meets(signature: Signature) -> set[str]:
    """The keys of `measures` that the figures of a statement may be compared with.

    A figure whose noun is left out may count anything; so may one that is only denied.
    """
    keys = set(_keys(signature))
    for quantity in signature.quantities:
        if quantity.unit == COUNT:
            keys.add(_BARE)
            if not quantity.noun or quantity.denied:
                keys.add(_ANY)
    return keys


def _keys(signature: Signature) -> Iterator[str]:
    for quantity in signature.quantities:
        yield from _own(quantity)
        # "17 people were killed" and "a death toll of 29"
        if quantity.noun in HUMANS:
            yield from (f"{_ANY}{clause.predicate}" for clause in signature.clauses)


def _own(quantity: Quantity) -> Iterator[str]:
    if quantity.unit.startswith(MONEY):
        yield MONEY
    elif quantity.unit != COUNT:
        yield quantity.unit
    elif not quantity.noun:
        yield _BARE
    else:
        yield f"{_ANY}{quantity.noun}"
        if quantity.noun in HUMANS:
            yield _HUMAN
