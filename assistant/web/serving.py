"""Serving the page: where it listens, who may use it, how much it takes."""

from __future__ import annotations

import hmac
import logging
import socket
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.middleware import Middleware

from assistant.errors import ServerError
from assistant.web import views
from assistant.web.gate import gate_for
from assistant.web.hosts import is_loopback
from assistant.web.page import build_page
from assistant.web.same_site import SameSite
from assistant.web.theme import page_theme

if TYPE_CHECKING:
    from assistant.assistant import Assistant

logger = logging.getLogger(__name__)

_SESSIONS_KEPT = 200
_MAX_WAITING = 100


def serve(
    assistant: Assistant,
    *,
    host: str = "127.0.0.1",
    port: int = 7860,
    credentials: Path | None = None,
    decide: bool | None = None,
    open_browser: bool = False,
) -> str:
    """Serve the page from a thread of its own and return its address.

    Args:
        assistant: answers the questions.
        host: the address to listen on; another than this machine's own needs credentials.
        port: the port; 0 takes a free one.
        credentials: a file of `user:password` lines.
        decide: whether whoever uses the page may decide about the documents; None offers it only
            on this machine, and where nobody signs in.
        open_browser: open the page in the user's browser.

    Raises:
        ServerError: the address is not this machine's own and there are no credentials, the
            credentials can't be read, the port is taken, or deciding was asked for and the folder
            can't be written to.
    """
    known = read_credentials(credentials) if credentials else None
    check_host(host, has_credentials=bool(known))
    gate = gate_for(assistant.corpus_path, host=host, has_credentials=bool(known), asked=decide)
    page = build_page(assistant, gate)
    page.queue(max_size=_MAX_WAITING, default_concurrency_limit=4)
    assistant.warm_up()
    chosen = free_port(host, port)
    try:
        _, address, _ = page.launch(
            server_name=host,
            server_port=chosen,
            auth=_checker(known) if known else None,
            inbrowser=open_browser,
            prevent_thread_lock=True,
            max_file_size=assistant.settings.max_file_bytes,
            app_kwargs={"middleware": [Middleware(SameSite)]},
            **launch_options(),
        )
    except OSError as error:
        raise ServerError(f"port {chosen}: is taken; choose another with --port") from error
    logger.info("serving on %s", address)
    return str(address)


def launch_options() -> dict[str, Any]:
    """How Gradio shows the page: its style and scripts, and nothing from outside."""
    return {
        "theme": page_theme(),
        "head": views.head(),
        "footer_links": [],
        "quiet": True,
        "share": False,
        "show_error": True,
        "run_history": False,
        "enable_monitoring": False,
        "ssr_mode": False,
        "pwa": False,
        "mcp_server": False,
        "allowed_paths": [],
        "state_session_capacity": _SESSIONS_KEPT,
    }


def check_host(host: str, *, has_credentials: bool) -> None:
    """Refuse to listen beyond this machine without credentials.

    Raises:
        ServerError: the host is not a loopback address and there are no credentials.
    """
    if has_credentials or is_loopback(host):
        return
    raise ServerError(
        f"--host {host}: others could read the documents; give --credentials FILE with lines "
        "`user:password`, or stay on 127.0.0.1"
    )


def read_credentials(path: Path) -> dict[str, str]:
    """Read `user:password` lines; empty lines and lines that begin with # are left out.

    Raises:
        ServerError: the file can't be read, holds no line, or a line is malformed.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ServerError(f"{path}: can't be read as text; check --credentials") from error
    known: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        user, colon, password = line.partition(":")
        if not colon or not user.strip() or not password:
            raise ServerError(f"{path}: line {number}: not `user:password`; correct the line")
        known[user.strip()] = password
    if not known:
        raise ServerError(f"{path}: holds no `user:password` line; write one")
    return known


def free_port(host: str, port: int) -> int:
    """The port to listen on; 0 asks the system for a free one.

    Raises:
        ServerError: the port is taken, or the address is not this machine's.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            return int(probe.getsockname()[1])
    except OSError as error:
        raise ServerError(
            f"{host}:{port}: can't be listened on ({error.strerror}); choose another --port"
        ) from error


def _checker(known: Mapping[str, str]) -> Callable[[str, str], bool]:
    def allowed(user: str, password: str) -> bool:
        expected = known.get(user, "")
        # Compared in constant time, also for a user that there is not.
        same = hmac.compare_digest(password.encode(), expected.encode())
        return same and user in known

    return allowed
