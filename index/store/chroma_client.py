"""One connection to the Chroma server of the settings, which never waits long.

Chroma's own client waits for a server without end, looks through the environment for another one's
address, keys and proxies, and raises whatever happens to go wrong inside it. So its session is
taken out for one that is bounded, and all that it raises becomes one error.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from index.errors import VectorServerError
from index.store.chroma_collection import CONFIGURATION

if TYPE_CHECKING:
    from chromadb import Collection

    from index.settings import ChromaServerSettings

# A reply holds the ids of one search at most.
_MAX_REPLY_BYTES = 20_000_000
_REFUSED = (401, 403)


class ChromaClient:
    """A connection; nothing is sent until something is asked.

    Args:
        settings: where the server is.
        token: what opens it.
    """

    def __init__(self, settings: ChromaServerSettings, token: str | None) -> None:
        from chromadb.api.fastapi import FastAPI
        from chromadb.config import Settings, System

        from index.bounded_http import bounded_client

        self._settings = settings
        self._place = {"tenant": settings.tenant, "database": settings.database}
        # What stands here is not looked for in the environment and ".env".
        configured = Settings(
            chroma_api_impl="chromadb.api.fastapi.FastAPI",
            chroma_server_host=settings.url,
            # Needed, but the address has its own.
            chroma_server_http_port=0,
            chroma_server_headers=None,
            chroma_server_ssl_enabled=False,
            chroma_server_ssl_verify=None,
            chroma_client_auth_provider=None,
            chroma_otel_granularity=None,
            chroma_otel_collection_endpoint="",
            anonymized_telemetry=False,
        )
        # Not chromadb.HttpClient: it asks the server before its session can be bounded.
        self._api: Any = FastAPI(System(configured))
        self._api._session.close()
        session = bounded_client(
            seconds=settings.timeout,
            max_bytes=_MAX_REPLY_BYTES,
            secret_header=None if token is None else settings.token_header,
        )
        session.headers["Content-Type"] = "application/json"
        if token is not None:
            bearer = settings.token_header == "Authorization"
            session.headers[settings.token_header] = f"Bearer {token}" if bearer else token
        self._api._session = session

    def check(self) -> None:
        """Ask whether the database is there.

        Raises:
            VectorServerError: it isn't, or the server can't be asked.
        """
        with self.asking():
            found = self._api.get_database(self._settings.database, tenant=self._settings.tenant)
            if found["name"] != self._settings.database:
                raise ValueError("another database")

    def find(self, name: str) -> Collection | None:
        """The collection of a name; None where there is none.

        Raises:
            VectorServerError: the server can't be asked.
        """
        from chromadb.errors import NotFoundError

        with self.asking():
            try:
                return self._collection(self._api.get_collection(name, **self._place))
            except NotFoundError:
                return None

    def create(self, name: str) -> Collection:
        """Make an empty collection.

        Raises:
            VectorServerError: the server can't be asked, or has one of that name.
        """
        with self.asking():
            model = self._api.create_collection(
                name, configuration=dict(CONFIGURATION), **self._place
            )
            return self._collection(model)

    def delete(self, name: str) -> None:
        """Remove a collection, if there is one of that name.

        Raises:
            VectorServerError: the server can't be asked, or still has it.
        """
        from chromadb.errors import NotFoundError

        with self.asking():
            try:
                self._api.delete_collection(name, **self._place)
            except NotFoundError:
                return
            # Any server may reply "OK".
            if self.find(name) is not None:
                raise ValueError("still there")

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Whatever goes wrong with the server within is a `VectorServerError`."""
        try:
            yield
        except VectorServerError:
            raise
        except Exception as error:
            what, remedy = _explained(error, self._settings)
            raise VectorServerError(
                f"the Chroma server at {self._settings.url} {what}; {remedy}, or take [chroma] out "
                "of the settings to keep the vectors in the index folder"
            ) from error

    def close(self) -> None:
        """Let go of the connection."""
        self._api._session.close()

    def _collection(self, model: Any) -> Collection:
        from chromadb import Collection

        return Collection(client=self._api, model=model, embedding_function=None)


def _explained(error: Exception, settings: ChromaServerSettings) -> tuple[str, str]:
    """What happened and what to do; not in the server's own words, which may repeat a token."""
    import httpx
    from chromadb.errors import ChromaError, NotFoundError

    reach = "start it (`chroma run`), or correct chroma.url"
    if isinstance(error, httpx.TimeoutException):
        return f"did not reply within {settings.timeout:g} seconds", f"{reach} or chroma.timeout"
    if isinstance(error, httpx.TransportError):
        return f"can't be reached ({type(error).__name__})", reach
    # What chromadb raises for other replies holds the reply's text alone.
    failed = error.__context__
    status = failed.response.status_code if isinstance(failed, httpx.HTTPStatusError) else None
    if isinstance(error, ChromaError):
        status = int(error.code())
    if status in _REFUSED:
        return (
            f"refuses access (HTTP {status})",
            "correct the token that chroma.token_variable names",
        )
    if isinstance(error, NotFoundError):
        return (
            f'lacks what it was asked for (the database "{settings.database}" of the tenant '
            f'"{settings.tenant}", or a collection in it)',
            "make the database there, or correct chroma.tenant and chroma.database",
        )
    if status is not None:
        return (
            f"can't do what it was asked (HTTP {status})",
            "look into its log, or correct chroma.url",
        )
    return (
        f"gives no reply of Chroma's ({type(error).__name__})",
        "check that chroma.url is a Chroma server of version 1",
    )
