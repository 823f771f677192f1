"""From a folder of files to raw documents: text, pages and what the formats say about both."""

from index.reading.folder import Scan, SourceFile, scan
from index.reading.formats import read_document
from index.reading.sidecar import Sidecar, read_sidecar

__all__ = ["Scan", "Sidecar", "SourceFile", "read_document", "read_sidecar", "scan"]
