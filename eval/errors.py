"""What can go wrong in eval/; the base class is index.errors.AttributedError."""

from index.errors import AttributedError


class GoldFormatError(AttributedError):
    """A gold file can't be read, or a line of it is wrong; the message names line and field."""

    exit_code = 30


class AnswersFileError(AttributedError):
    """A file of answers, statements or disputes can't be read; the message names the line."""

    exit_code = 31


class ThresholdsError(AttributedError):
    """A file of thresholds can't be read, or names what is not measured."""

    exit_code = 32


class ReportError(AttributedError):
    """An earlier report can't be read, or a report can't be written."""

    exit_code = 33


class SuiteError(AttributedError):
    """There is nothing to evaluate: no such suite, or its corpus is missing."""

    exit_code = 34


class PublicDataError(AttributedError):
    """A public data set is not where it was said to be, or not in its own format."""

    exit_code = 35
