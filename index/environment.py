"""Secrets are read from the environment, so that they stand in no file."""

from __future__ import annotations

import os

from index.errors import SettingsError


def secret(variable: str | None, *, setting: str) -> str | None:
    """Return what an environment variable holds; None where the setting names none.

    Args:
        variable: the variable's name.
        setting: the setting that names it ("llm.key_variable").

    Raises:
        SettingsError: there is no such variable, or what it holds can't be sent in a header.
    """
    if variable is None:
        return None
    found = os.environ.get(variable, "").strip()
    name = setting.rpartition(".")[2]
    # Neither is repeated: the name may be a secret that was written in its place.
    if not found:
        raise SettingsError(
            f"settings: {setting}: no environment variable of that name is set; set it to the "
            f"key, or leave {name} out"
        )
    if not all("!" <= letter <= "~" for letter in found):
        # The library that sends it would say so with the whole of it.
        raise SettingsError(
            f"settings: {setting}: what the environment variable holds is no key (spaces, line "
            "breaks or letters with accents); correct it"
        )
    return found
