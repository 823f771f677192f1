"""The pytest fixture `assert_grounded`, for tests of one's own assistant.

Loaded by pytest wherever Attributed is installed; nothing heavy is imported before it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from assistant.answer import Answer
    from eval.documents import Documents

_OPTION = "attributed_corpus"

AssertGrounded = Callable[["Answer | Mapping[str, Any]"], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--attributed-corpus` and the ini option `attributed_corpus`."""
    group = parser.getgroup("attributed")
    group.addoption(
        "--attributed-corpus",
        dest=_OPTION,
        metavar="FOLDER",
        help="the corpus folder that assert_grounded holds answers against",
    )
    parser.addini(_OPTION, "the corpus folder that assert_grounded holds answers against")


@pytest.fixture(scope="session")
def attributed_documents(pytestconfig: pytest.Config) -> Documents:
    """The documents of the corpus folder, read once a session; may be overridden."""
    from eval.documents import read_documents

    folder = pytestconfig.getoption(_OPTION) or pytestconfig.getini(_OPTION)
    if not folder:
        raise pytest.UsageError(
            "assert_grounded: no corpus; set attributed_corpus in the pytest configuration, or "
            "give --attributed-corpus FOLDER"
        )
    return read_documents(pytestconfig.rootpath / folder)


@pytest.fixture
def assert_grounded(attributed_documents: Documents) -> AssertGrounded:
    """Asserts that an answer quotes the corpus exactly; see `eval.assertions.assert_grounded`."""
    from eval.assertions import assert_grounded as check

    def assert_one(answer: Answer | Mapping[str, Any]) -> None:
        __tracebackhide__ = True
        check(answer, attributed_documents)

    return assert_one
