"""Fact-checked claims that a statement says, as HTML. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import CheckedClaimReference
from assistant.rendering import words
from assistant.web.escaping import escape, isolated


def checked_claims(registered: Sequence[CheckedClaimReference]) -> str:
    """Each with publisher, verdict and link; what the register's file says is shown as text."""
    return "".join(
        f'<p class="reasons">{isolated(words.checked_claim(checked))}{_link(checked.url)}</p>'
        for checked in registered
    )


def _link(url: str | None) -> str:
    # Whoever made the answer: only a web address may become a link.
    if url is None or not url.startswith(("http://", "https://")):
        return ""
    return (
        f' · <a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{isolated(url)}</a>'
    )
