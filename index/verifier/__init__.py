"""Verifiers: whether a statement answers a question, and how two statements stand to each other."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from index.settings import LANGUAGE_MODEL
from index.verifier.none import NoVerifier
from index.verifier.passage import frame
from index.verifier.protocol import CONTRADICT, NEITHER, SUPPORT, Verifier

if TYPE_CHECKING:
    from index.settings import IndexSettings

__all__ = [
    "CONTRADICT",
    "NEITHER",
    "SUPPORT",
    "NoVerifier",
    "Verifier",
    "frame",
    "load_deciding_verifier",
    "load_verifier",
]


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


def load_deciding_verifier(settings: IndexSettings) -> Verifier | None:
    """Return the language model that the settings let decide, or None; nothing is sent yet.

    Raises:
        ModelError: the packages that ask it are not installed.
        SettingsError: its key is not where the settings say.
    """
    if settings.verifier != LANGUAGE_MODEL or settings.llm is None:
        return None
    from index.verifier.openai_client import load_language_model

    return load_language_model(settings.llm)


@cache
def _packaged() -> Verifier:
    """One for the process: its weights take time to load and room."""
    from index.verifier.packaged import PackagedVerifier

    return PackagedVerifier()
