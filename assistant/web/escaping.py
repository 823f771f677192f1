"""The one way from text that others wrote to HTML: escaped, and isolated in its direction.

Nothing from a document, a file name, a name or a question reaches the page by another way.
"""

from __future__ import annotations

import html
import unicodedata

# Offsets count carriage returns; parsing would lose them (HTML standard, "normalize newlines").
_CARRIAGE_RETURN = "&#13;"


def escape(text: str) -> str:
    """Text as HTML, fit for contents and for quoted attributes; every character is kept."""
    return html.escape(encodable(text), quote=True).replace("\r", _CARRIAGE_RETURN)


def isolated(text: str) -> str:
    """Text whose direction characters can't reorder what stands around it.

    A `bdi` element closes overrides and embeddings that the text leaves open (Unicode UAX #9).
    """
    return f"<bdi>{escape(text)}</bdi>"


def name(text: str) -> str:
    """A name or file name, isolated, with invisible characters shown as their code.

    In a name they only deceive ("fdp.exe" shown as "exe.pdf").
    """
    return f"<bdi>{escape(visible(text))}</bdi>"


def visible(text: str) -> str:
    """Text with control and direction characters shown as their code."""
    return "".join(
        f"<{ord(char):04x}>" if unicodedata.category(char) in ("Cc", "Cf", "Cs") else char
        for char in text
    )


def encodable(text: str) -> str:
    """Text that can be sent as UTF-8: half a surrogate pair becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def attributes(**values: str | int | bool | None) -> str:
    """HTML attributes: `_` in a name stands for "-"; None and False are left out.

    Example:
        >>> attributes(data_start=3, hidden=True, class_="card")
        ' data-start="3" hidden class="card"'
    """
    parts = []
    for key, value in values.items():
        attribute = key.rstrip("_").replace("_", "-")
        if value is None or value is False:
            continue
        parts.append(f" {attribute}" if value is True else f' {attribute}="{escape(str(value))}"')
    return "".join(parts)
