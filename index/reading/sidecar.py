"""NAME.meta.yaml: what the user states about a document, beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from index.domain import Metadata
from index.errors import MetadataError

ENDING = ".meta.yaml"
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_FIELDS = tuple(f.name for f in fields(Metadata))
_MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a sidecar states of the document and, by heading, of the articles in it."""

    metadata: Metadata = field(default_factory=Metadata)
    articles: Mapping[str, Metadata] = field(default_factory=dict)


def read_sidecar(path: Path) -> Sidecar:
    """Read NAME.meta.yaml.

    Raises:
        MetadataError: it can't be read, is not YAML, or a field is unknown or has a bad value;
            the message names the file and the field.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MetadataError(f"{path.name}: can't be read ({error.strerror})") from error
    return parse_sidecar(data, path.name)


def parse_sidecar(data: bytes, name: str) -> Sidecar:
    """Read the bytes of a sidecar; `name` is what messages call it.

    Raises:
        MetadataError: as `read_sidecar`.
    """
    if len(data) > _MAX_BYTES:
        raise MetadataError(f"{name}: is too large for metadata ({len(data):,} bytes)")
    try:
        values = yaml.safe_load(data.decode("utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        where = " ".join(str(error).split())[:200]
        raise MetadataError(f"{name}: is not valid YAML ({where}); correct it") from error
    if values is None:
        return Sidecar()
    if not isinstance(values, dict):
        raise MetadataError(f"{name}: must be fields with values; known: {_known(True)}")
    own = {key: value for key, value in values.items() if key != "articles"}
    articles = values.get("articles") or {}
    if not isinstance(articles, dict):
        raise MetadataError(f"{name}: articles: must map each heading to its fields")
    return Sidecar(
        _metadata(own, name, ""),
        {str(head): _article(entry, name, str(head)) for head, entry in articles.items()},
    )


def _article(entry: Any, name: str, heading: str) -> Metadata:
    where = f"articles: {heading}: "
    if not isinstance(entry, dict):
        raise MetadataError(f"{name}: {where}must be fields with values; known: {_known()}")
    return _metadata(entry, name, where)


def _metadata(entry: Mapping[Any, Any], name: str, where: str) -> Metadata:
    for key in entry:
        if key not in _FIELDS:
            known = _known(top=not where)
            raise MetadataError(f"{name}: {where}{key}: unknown field; known fields: {known}")
    return Metadata(**{key: _value(key, value, name, where) for key, value in entry.items()})


def _value(key: str, value: Any, name: str, where: str) -> str | None:
    if value is None:
        return None
    if key == "author" and isinstance(value, list) and all(isinstance(v, str) for v in value):
        return "; ".join(v.strip() for v in value) or None
    if key == "date":
        return _date(value, name, where)
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        kind = "text or a list of names" if key == "author" else "text"
        raise MetadataError(f"{name}: {where}{key}: must be {kind}, not {value!r}")
    return str(value).strip() or None


def _date(value: Any, name: str, where: str) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = str(value).strip()
    match = _DATE.fullmatch(text)
    if match and not isinstance(value, bool):
        year, month, day = match.groups()
        try:
            date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            pass
        else:
            return text
    raise MetadataError(
        f"{name}: {where}date: {text!r} is no date; write 2023-02-19, 2023-02 or 2023"
    )


def _known(top: bool = False) -> str:
    return ", ".join((*_FIELDS, "articles") if top else _FIELDS)
