"""What people decide about a corpus: kept in a file beside the documents, and overruling ours.

`file` reads and writes it, `making` makes decisions that fit a corpus, `ruling` applies them.
"""

from index.decisions.file import (
    FILE_NAME,
    add_decision,
    decisions_file,
    read_decisions,
    remove_decision,
)
from index.decisions.model import (
    AppliedDecision,
    Decision,
    Dismissal,
    LabelDecision,
    NamedSpeaker,
    SpeakerDecision,
    StatementReference,
    statement_hash,
)

__all__ = [
    "FILE_NAME",
    "AppliedDecision",
    "Decision",
    "Dismissal",
    "LabelDecision",
    "NamedSpeaker",
    "SpeakerDecision",
    "StatementReference",
    "add_decision",
    "decisions_file",
    "read_decisions",
    "remove_decision",
    "statement_hash",
]
