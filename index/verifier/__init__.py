"""Verifiers: whether a statement answers a question, and how two statements stand to each other."""

from __future__ import annotations

from functools import cache

from index.verifier.none import NoVerifier
from index.verifier.passage import frame
from index.verifier.protocol import CONTRADICT, NEITHER, SUPPORT, Verifier

__all__ = ["CONTRADICT", "NEITHER", "SUPPORT", "NoVerifier", "Verifier", "frame", "load_verifier"]


def load_verifier(name: str) -> Verifier:
    """Return the verifier of a setting: "packaged", "none", or a CrossEncoder's name or folder.

    Raises:
        ModelError: the verifier's files are missing or can't be used; the message says what to do.
    """
    if name == "none":
        return NoVerifier()
    if name == "packaged":
        return _packaged()
    from index.verifier.cross_encoder import CrossEncoderVerifier

    return CrossEncoderVerifier(name)


@cache
def _packaged() -> Verifier:
    """One for the process: its weights take time to load and room."""
    from index.verifier.packaged import PackagedVerifier

    return PackagedVerifier()
