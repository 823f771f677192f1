"""`attributed serve`."""

from __future__ import annotations

import threading
from pathlib import Path

from assistant.cli.console import err
from assistant.cli.options import Place


def run_serve(
    place: Place,
    *,
    host: str,
    port: int,
    credentials: Path | None,
    decide: bool | None,
    open_browser: bool,
) -> None:
    """Serve the web page until it is stopped."""
    from assistant.cli.asking import opened
    from assistant.web.serving import check_host, free_port, read_credentials, serve

    # A bad address is said before minutes are spent on an index.
    known = read_credentials(credentials) if credentials else None
    check_host(host, has_credentials=bool(known))
    free_port(host, port)
    with opened(place) as assistant:
        address = serve(
            assistant,
            host=host,
            port=port,
            credentials=credentials,
            decide=decide,
            open_browser=open_browser,
        )
        err.print(f"Attributed: {address} (stop with Ctrl+C)", markup=False)
        threading.Event().wait()
