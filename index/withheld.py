"""What stands where a letter's writer is not named: "Name and address supplied"."""

from __future__ import annotations

import re

_WITHHELD = re.compile(
    r"^(?:full )?names?(?: and address(?:es)?)? (?:supplied|withheld|known)\b", re.IGNORECASE
)


def is_withheld(name: str) -> bool:
    """Whether a signature says that the writer's name is not given."""
    return _WITHHELD.match(name.strip("*_ ")) is not None
