"""Question answering that never speaks in its own voice: the public interface of Attributed."""

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.filters import Filters
from index.domain import DisputeKind, Label, Reason, SpeakerKind
from index.errors import AttributedError
from index.fold import fold
from index.settings import IndexSettings

__all__ = [
    "Answer",
    "Assistant",
    "AttributedError",
    "DisputeKind",
    "Filters",
    "IndexSettings",
    "Label",
    "Reason",
    "SpeakerKind",
    "fold",
]
