"""A batch goes on only with the index and the judges that began it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.answer import IndexInfo
from assistant.assistant import Assistant
from assistant.batch import BatchResult
from assistant.errors import ResumeError
from tests.batch_files import QUESTIONS, lines_of, opened


@pytest.fixture(scope="module")
def results(assistant: Assistant) -> list[BatchResult]:
    return list(assistant.batch(QUESTIONS))


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "answers.jsonl"


def origin_of(output: Path, answering: object) -> str:
    with opened(output) as file:
        file.resume()
        with pytest.raises(ResumeError) as error:
            file.check_origin(answering)  # type: ignore[arg-type]
    return str(error.value)


def with_index(results: Sequence[BatchResult], **changes: str) -> list[BatchResult]:
    first = results[0]
    assert not isinstance(first, type(results[1]))
    return [replace(first, index=replace(first.index, **changes)), *results[1:]]  # type: ignore[list-item, type-var, union-attr]


def test_another_state_of_the_index_is_refused(
    output: Path, results: list[BatchResult], assistant: Assistant
) -> None:
    output.write_bytes(lines_of(with_index(results, built_at="2020-01-01T00:00:00+00:00")))
    message = origin_of(output, assistant.answering)
    assert "line 1: " in message
    assert "2020-01-01" in message
    assert "leave out --resume" in message


Make = Callable[..., object]


@pytest.fixture
def judged_by(assistant: Assistant) -> Make:
    """Makes what answers now, with other verifiers."""

    def make(own: str, model: str | None = None) -> object:
        decider = SimpleNamespace(name=model) if model else None
        return SimpleNamespace(
            view=assistant.view, verifier=SimpleNamespace(name=own), decider=decider
        )

    return make


def written_by(
    results: Sequence[BatchResult], verifier: str, notices: tuple[str, ...] = ()
) -> bytes:
    made = with_index(results[:2], verifier=verifier)
    return lines_of([replace(made[0], notices=notices)])  # type: ignore[type-var, call-arg]


AWAY = ("language_model_timeout",)


@pytest.mark.parametrize(
    ("verifier", "notices", "own", "model"),
    [
        ("none", (), "packaged-4", None),
        ("packaged-4", (), "packaged-4", "language model tiny"),
        ("language model tiny", (), "packaged-4", None),
        ("language model tiny", (), "packaged-4", "language model huge"),
        ("packaged-4", AWAY, "packaged-4", None),
    ],
)
def test_other_settings_are_refused(
    verifier: str,
    notices: tuple[str, ...],
    own: str,
    model: str | None,
    output: Path,
    results: list[BatchResult],
    judged_by: Make,
) -> None:
    output.write_bytes(written_by(results, verifier, notices))
    message = origin_of(output, judged_by(own, model))
    for word in ("line 1: ", verifier, model or own, "--settings"):
        assert word in message


@pytest.mark.parametrize(
    ("verifier", "notices"), [("language model tiny", ()), ("packaged-4", AWAY)]
)
def test_a_language_model_that_was_away_is_no_other_setting(
    verifier: str,
    notices: tuple[str, ...],
    output: Path,
    results: list[BatchResult],
    judged_by: Make,
) -> None:
    output.write_bytes(written_by(results, verifier, notices))
    with opened(output) as file:
        file.resume()
        file.check_origin(judged_by("packaged-4", "language model tiny"))  # type: ignore[arg-type]


def test_silence_about_a_speaker_is_no_other_setting(
    output: Path, results: list[BatchResult], judged_by: Make
) -> None:
    output.write_bytes(written_by(results, "packaged-4", ("speaker_absent",)))
    with opened(output) as file:
        file.resume()
        file.check_origin(judged_by("packaged-4"))  # type: ignore[arg-type]


def test_an_index_says_who_judged() -> None:
    # What `check_origin` compares must be in an answer, or it compares nothing.
    assert {"version", "built_at", "embedding_model", "verifier"} <= set(
        IndexInfo.__dataclass_fields__
    )
