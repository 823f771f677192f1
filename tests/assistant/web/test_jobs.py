import threading

import pytest

from assistant.web import jobs
from index.progress import Progress


def test_steps_come_before_the_result() -> None:
    seen = threading.Event()

    def work(report: Progress) -> str:
        report("Reading", 1, 4, "a.txt")
        assert seen.wait(10)
        return "done"

    states = jobs.run(work)
    assert next(states) == jobs.Step("Reading", 1, 4, "a.txt")
    seen.set()
    assert list(states)[-1] == jobs.Finished("done")


def test_an_error_of_the_work_is_raised() -> None:
    def work(report: Progress) -> None:
        raise LookupError("gone")

    with pytest.raises(LookupError, match="gone"):
        list(jobs.run(work))


def test_an_unknown_total_has_no_share() -> None:
    assert jobs.Step("Reading", 3, 0).share == 0.0
