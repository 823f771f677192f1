"""Reading the XML files inside .docx and .epub packages, safely."""

from __future__ import annotations

import io
import zipfile
import zlib
from types import TracebackType

from lxml import etree

from index.errors import UnreadableDocumentError
from index.settings import IndexSettings

_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError)
_ENCRYPTED_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Package:
    """The parts of a zip-packaged document; never unpacks more than the settings allow.

    Raises:
        UnreadableDocumentError: it is no such package, is damaged, encrypted or too large.
    """

    def __init__(self, data: bytes, kind: str, settings: IndexSettings) -> None:
        self._kind = kind
        self._left = 4 * settings.max_file_bytes
        if data.startswith(_ENCRYPTED_OFFICE):
            raise UnreadableDocumentError(
                f"the {kind} is encrypted, or of an older kind", "save it anew without a password"
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise self.damaged() from error
        self._names = set(self._zip.namelist())

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        try:
            with self._zip.open(name) as part:
                data = part.read(self._left + 1)
        except (*_DAMAGED, KeyError) as error:
            raise self.damaged() from error
        except RuntimeError as error:
            raise UnreadableDocumentError(
                f"the {self._kind} is encrypted", "save it anew without a password"
            ) from error
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableDocumentError(
                f"the {self._kind} unpacks to more than is reasonable", "split it"
            )
        return data

    def xml(self, name: str) -> etree._Element:
        """A part as XML; no entities are resolved and nothing is fetched."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(self.read(name), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged() from error

    def damaged(self) -> UnreadableDocumentError:
        """The error for a package that can't be read."""
        return UnreadableDocumentError(f"the {self._kind} is damaged", "save it anew and add that")
