"""Does an assistant quote exactly, say who says it, mark what is contested, and keep silent?

The public interface: `run_suite` and its `Report`, `assert_grounded`. They are imported when
asked for, so that the pytest plugin costs nothing where it is not used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eval.assertions import assert_grounded
    from eval.suite import Report, run_suite

__all__ = ["Report", "assert_grounded", "run_suite"]

_PLACES = {
    "Report": "eval.suite",
    "assert_grounded": "eval.assertions",
    "run_suite": "eval.suite",
}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PLACES[name]), name)
