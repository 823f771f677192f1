"""Who may decide about the documents from the page: where that is offered, and whom it admits."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from assistant.errors import ServerError
from assistant.web.hosts import is_loopback


@dataclass(frozen=True, slots=True)
class Gate:
    """Admits requests that the page itself made, from a browser.

    Another page that the user has open can send a request here too, but not in our name: browsers
    say with every POST which page made it (Fetch Standard, "Origin header").

    Args:
        anywhere: whoever may use the page may decide; otherwise only a browser on this machine that
            shows the page under an address of this machine, so that nobody comes through a proxy or
            a name that points here.
    """

    anywhere: bool = False

    def admits(self, headers: Mapping[str, str]) -> bool:
        """Whether a request with these headers may decide."""
        origin = headers.get("origin")
        if not origin:
            return False
        try:
            made_by = urlsplit(origin)
        except ValueError:
            return False
        if self.anywhere:
            # Behind a proxy the host is the proxy's name for us; the browser's own word counts.
            own = headers.get("sec-fetch-site") == "same-origin"
            return own or made_by.netloc == headers.get("host")
        return made_by.netloc == headers.get("host") and is_loopback(made_by.hostname or "")


def gate_for(
    corpus: Path, *, host: str, has_credentials: bool, asked: bool | None = None
) -> Gate | None:
    """Whether a page offers to decide, and to whom; None where it does not.

    Without being asked for, it is offered where the page is only for this machine.

    Args:
        corpus: the folder that decisions are written to.
        host: the address that the page is served on.
        has_credentials: whether people sign in.
        asked: whether deciding was asked for or forbidden.

    Raises:
        ServerError: it was asked for, and the folder can't be written to.
    """
    if asked is False or (asked is None and (has_credentials or not is_loopback(host))):
        return None
    if not os.access(corpus, os.W_OK):
        if asked:
            raise ServerError(
                f"--decide: {corpus} can't be written to, where decisions are kept; check the "
                "folder's permissions, or leave --decide out"
            )
        return None
    return Gate(anywhere=bool(asked))
