"""Which version of the stages read a document: when it changes, documents are read anew."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

# Layout of the record; an index of another format is refused, not converted.
INDEX_FORMAT = "1"

_ROOT = Path(__file__).parent
_STAGES = (
    "reading",
    "structure",
    "speakers",
    "labels",
    "disputes",
    "language.py",
    "sentences.py",
    "fold.py",
    "domain.py",
    "analysis.py",
    "pipeline.py",
    # labels, disputes and speakers are made with these
    "packing.py",
    "terms.py",
    "turn_labels.py",
    "withheld.py",
)


@cache
def stages_version() -> str:
    """A hash of the stages' own files, so that no one has to remember to count a version up."""
    digest = hashlib.sha256()
    for stage in _STAGES:
        root = _ROOT / stage
        files = [root] if root.is_file() else sorted(p for p in root.rglob("*") if p.is_file())
        for file in files:
            if file.suffix != ".pyc":
                digest.update(file.relative_to(_ROOT).as_posix().encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
