"""What can go wrong in assistant/; the base class is index.errors.AttributedError."""

from index.errors import AttributedError


class QuestionError(AttributedError):
    """A question is empty or too long."""

    exit_code = 20


class FilterError(AttributedError):
    """A filter has a bad value, or names what the corpus does not hold."""

    exit_code = 21


class BatchError(AttributedError):
    """A batch file can't be read, or its output can't be written."""

    exit_code = 22


class ResumeError(BatchError):
    """A batch can't go on: its output belongs to other questions, another index or settings."""

    exit_code = 26


class FrameError(AttributedError):
    """What was given as a data frame of questions is none, or lacks the column of questions."""

    exit_code = 27


class ExtraMissingError(AttributedError):
    """A package of an optional extra is not installed; the message names the extra."""

    exit_code = 28


class UnknownDocumentError(AttributedError):
    """A document that the corpus does not hold was asked for."""

    exit_code = 23


class ServerError(AttributedError):
    """The web page can't be served as asked (address, port, credentials)."""

    exit_code = 24


class AnswerFormatError(AttributedError):
    """An answer is not of the answer format; the message names the field."""

    exit_code = 25
