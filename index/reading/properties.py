"""What a file's properties say of its title and author, less what programs put there themselves."""

from __future__ import annotations

import re

from index.domain import Metadata

_MAX_CHARS = 500
# What stands where nobody filled it in: no person and no body is called so.
_NOBODY = re.compile(
    r"\(?(?:anonymous|unspecified|unknown|none|null|n/?a|default|author|owner|root|guest)\)?"
    r"|(?:(?:microsoft|ms)\s+)?(?:office|windows|word)(?:\s+\d+)?(?:\s+user)?"
    r"|(?:\w+\s+)?(?:user|admin|administrator)\s*\d{0,4}|pc|python-docx|apache poi|openpyxl",
    re.IGNORECASE,
)
_UNTITLED = re.compile(
    r"\(?(?:anonymous|unspecified|untitled|unknown|none|null|no title)\)?.{0,4}"
    r"|untitled\b.*|microsoft word\b.*|(?:word )?document\s*\d*|powerpoint presentation"
    r"|about:blank|(?:slide|page|layout|scan)\s*\d*|.*\.(?:docx?|pdf|indd|qxd|tex|rtf|odt|pages)",
    re.IGNORECASE,
)


def stated_properties(title: object, author: object) -> Metadata:
    """The title and author of a file's properties; None for what is no title or nobody's name.

    A title that is a file's name says nothing; when a file was made is not when it was written.
    """
    named, by = _clean(title), _clean(author)
    return Metadata(
        title=None if named is None or _UNTITLED.fullmatch(named) else named,
        author=None if by is None or _NOBODY.fullmatch(by) else by,
    )


def _clean(value: object) -> str | None:
    return " ".join(value.split())[:_MAX_CHARS] or None if isinstance(value, str) else None
