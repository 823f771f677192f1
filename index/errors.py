"""Everything that can go wrong in index/, under one base class.

Each message says what happened, why, and what to do. `exit_code` is what the command line ends
with.
"""


class AttributedError(Exception):
    """Base of all domain errors of Attributed."""

    exit_code = 1


class SettingsError(AttributedError):
    """A setting is unknown or has a bad value."""

    exit_code = 3


class CorpusError(AttributedError):
    """The corpus folder is missing, is no folder, or holds no readable document."""

    exit_code = 4


class UnreadableDocumentError(AttributedError):
    """A file can't be read as a document; `reason` and `remedy` are shown beside its name."""

    exit_code = 5

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}: {remedy}")
        self.reason = reason
        self.remedy = remedy


class MetadataError(AttributedError):
    """A NAME.meta.yaml file is malformed."""

    exit_code = 5


class IndexBrokenError(AttributedError):
    """The index is damaged and can't be rebuilt from what is left of it."""

    exit_code = 6


class IndexMismatchError(AttributedError):
    """The index was made with another embedding model, dimension or format."""

    exit_code = 7


class IndexLockedError(AttributedError):
    """Another process is writing to the index; the message names it."""

    exit_code = 8


class IndexNotWritableError(AttributedError):
    """The index folder can't be written to (read-only, no space left)."""

    exit_code = 9


class ModelError(AttributedError):
    """A model's files are missing, or not the expected ones."""

    exit_code = 10


class VerifierUnavailableError(AttributedError):
    """A verifier that decides gave no usable judgement in time; another one must.

    `why` is one of "unreachable", "timeout" and "invalid".
    """

    exit_code = 12

    def __init__(self, message: str, *, why: str) -> None:
        super().__init__(message)
        self.why = why


class ExactnessError(AttributedError):
    """A quote is not the stored text; this is a defect, and nothing inexact is ever shown."""

    exit_code = 11


class DecisionsFileError(AttributedError):
    """The file of the user's decisions is malformed, or can't be read or written."""

    exit_code = 13


class DecisionError(AttributedError):
    """A decision can't be made or undone: it fits no statement, dispute or decision there is."""

    exit_code = 14


class RegisterError(AttributedError):
    """A file of fact-checked claims is malformed."""

    exit_code = 5


class VectorServerError(AttributedError):
    """The Chroma server of the settings can't be reached, is late, refuses, or talks nonsense."""

    exit_code = 15
