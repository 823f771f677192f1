"""A batch that was stopped goes on where it stopped, or says why it can't."""

from __future__ import annotations

import json
import resource
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.batch import BatchItem, BatchResult, parse_batch
from assistant.errors import BatchError, ResumeError
from tests.batch_files import QUESTIONS, lines_of, opened


@pytest.fixture(scope="module")
def results(assistant: Assistant) -> list[BatchResult]:
    return list(assistant.batch(QUESTIONS))


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "answers.jsonl"


def partial(output: Path) -> Path:
    return output.parent / ".answers.jsonl.partial" / "answers.jsonl"


def stop_after(count: int, output: Path, results: Sequence[BatchResult]) -> bytes:
    """Write so many results and stop; returns what was written."""
    with opened(output) as file:
        file.start()
        for result in results[:count]:
            file.write(result)
    return partial(output).read_bytes()


def go_on(output: Path, results: Sequence[BatchResult], assistant: Assistant) -> None:
    with opened(output) as file:
        file.resume()
        file.check_origin(assistant.answering)
        file.start()
        for result in results[file.done :]:
            file.write(result)
        file.finish()


def refused(output: Path, items: Sequence[BatchItem] = QUESTIONS) -> str:
    before = {path: path.read_bytes() for path in output.parent.rglob("*.jsonl")}
    with opened(output, items) as file, pytest.raises(ResumeError) as error:
        file.resume()
    assert {path: path.read_bytes() for path in output.parent.rglob("*.jsonl")} == before
    return str(error.value)


@pytest.mark.parametrize("count", range(1, len(QUESTIONS) + 1))
def test_it_goes_on_after_any_line(
    count: int, output: Path, results: list[BatchResult], assistant: Assistant
) -> None:
    stop_after(count, output, results)
    assert not output.exists()
    go_on(output, results, assistant)
    assert output.read_bytes() == lines_of(results)
    assert list(output.parent.iterdir()) == [output]


@pytest.mark.parametrize("cut", [1, 5, 11, 12, 40, 300])
@pytest.mark.parametrize("zeros", [0, 100])
def test_a_half_written_line_is_dropped(
    cut: int, zeros: int, output: Path, results: list[BatchResult], assistant: Assistant
) -> None:
    kept = stop_after(2, output, results)
    half = lines_of(results[2:3])[:cut]
    partial(output).write_bytes(kept + half + b"\0" * zeros)
    go_on(output, results, assistant)
    assert output.read_bytes() == lines_of(results)


def test_what_is_there_is_kept_byte_for_byte(
    output: Path, results: list[BatchResult], assistant: Assistant
) -> None:
    # Another spelling of the same JSON shows that the line is not written again.
    kept = (json.dumps(results[0].to_dict(), separators=(",", ":")) + "\n").encode()
    stop_after(1, output, results)
    partial(output).write_bytes(kept)
    go_on(output, results, assistant)
    assert output.read_bytes() == kept + lines_of(results[1:])


def test_an_output_that_was_cut_is_gone_on_with(
    output: Path, results: list[BatchResult], assistant: Assistant
) -> None:
    whole = lines_of(results)
    output.write_bytes(whole[: len(lines_of(results[:1])) + 50])
    go_on(output, results, assistant)
    assert output.read_bytes() == whole


def test_a_last_line_that_only_lacks_its_end_is_kept(
    output: Path, results: list[BatchResult], assistant: Assistant
) -> None:
    output.write_bytes(lines_of(results[:3]).rstrip(b"\n"))
    go_on(output, results, assistant)
    assert output.read_bytes() == lines_of(results)


def test_the_output_stays_until_there_is_a_longer_one(
    output: Path, results: list[BatchResult]
) -> None:
    output.write_bytes(lines_of(results[:1]))
    with opened(output) as file:
        file.resume()
        file.start()
        file.write(results[1])
    assert output.read_bytes() == lines_of(results[:1])
    assert partial(output).read_bytes() == lines_of(results[:2])


def test_a_complete_output_needs_nothing(
    output: Path, results: list[BatchResult], assistant: Assistant
) -> None:
    output.write_bytes(lines_of(results))
    with opened(output) as file:
        file.resume()
        file.check_origin(assistant.answering)
        assert file.complete
        assert (file.done, file.failed) == (4, 1)
    assert list(output.parent.iterdir()) == [output]


def test_questions_may_be_added(
    output: Path, results: list[BatchResult], assistant: Assistant
) -> None:
    output.write_bytes(lines_of(results))
    with opened(output, [*QUESTIONS, BatchItem("When?", "e")]) as file:
        file.resume()
        assert not file.complete
        assert file.done == 4


def test_without_resuming_all_is_answered_anew(output: Path, results: list[BatchResult]) -> None:
    stop_after(3, output, results)
    output.write_bytes(b"old\n")
    with opened(output) as file:
        file.start()
        for result in results:
            file.write(result)
        file.finish()
    assert output.read_bytes() == lines_of(results)


@pytest.mark.parametrize(
    ("position", "change", "words"),
    [
        (0, {"id": "z"}, ["line 1: ", "“a”", "“z”"]),
        (0, {"question": "Who paid?"}, ["line 1: ", "sent home", "Who paid?"]),
        (1, {"question": "Who paid?"}, ["line 2: "]),
        (2, {"id": "c"}, ["line 3: ", "none", "“c”"]),
        (3, {"history": ("Who paid?",)}, ["line 4: "]),
        (3, {"error": "line 4: not JSON"}, ["line 4: "]),
    ],
)
def test_other_questions_are_refused(
    position: int,
    change: dict[str, object],
    words: list[str],
    output: Path,
    results: list[BatchResult],
) -> None:
    stop_after(4, output, results)
    items = list(QUESTIONS)
    items[position] = replace(items[position], **change)  # type: ignore[arg-type]
    message = refused(output, items)
    for word in [*words, f"questions.jsonl, line {position + 1}", "leave out --resume"]:
        assert word in message


def test_fewer_questions_are_refused(output: Path, results: list[BatchResult]) -> None:
    output.write_bytes(lines_of(results))
    assert "answers.jsonl, line 4: a result, but" in refused(output, QUESTIONS[:3])


def test_a_line_that_was_corrected_is_refused(
    output: Path, assistant: Assistant, results: list[BatchResult]
) -> None:
    broken, whole = '{"question": 1}\n', '{"question": "Who paid?"}\n'
    output.write_bytes(lines_of(list(assistant.batch(parse_batch(broken)))))
    assert "changed" in refused(output, parse_batch(whole))


def test_the_line_of_the_questions_counts_blank_ones(
    output: Path, results: list[BatchResult]
) -> None:
    output.write_bytes(lines_of(results))
    items = parse_batch('\n\n{"id": "z", "question": "Who?"}\n' * 4)
    assert "questions.jsonl, line 3" in refused(output, items)


@pytest.mark.parametrize(
    "content",
    [
        b"my notes\n",
        b"my notes",
        b"{}\n",
        b"[1]\n",
        b'{"format": 2, "id": null, "error": "x"}\n',
        b'{"format": 1, "id": 7, "error": "x"}\n',
        b'{"format": 1, "id": "7"}\n',
        b"\xff\xfe\n",
        b"[" * 100_000 + b"\n",
        b"\n",
    ],
)
def test_a_file_of_something_else_is_refused_and_kept(content: bytes, output: Path) -> None:
    output.write_bytes(content)
    message = refused(output)
    assert "answers.jsonl, line 1: is no result" in message
    assert "-o" in message


def test_a_broken_line_in_the_middle_is_refused(output: Path, results: list[BatchResult]) -> None:
    whole = lines_of(results)
    output.write_bytes(whole[:30] + b"\n" + whole)
    assert "line 1" in refused(output)


def test_two_at_once_are_refused(output: Path) -> None:
    with opened(output), pytest.raises(BatchError, match="another batch"), opened(output):
        pass


def test_nothing_is_left_of_a_batch_that_never_began(output: Path) -> None:
    with pytest.raises(KeyError), opened(output):
        raise KeyError
    assert list(output.parent.iterdir()) == []


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond `size` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_loses_nothing(
    output: Path, results: list[BatchResult], assistant: Assistant
) -> None:
    output.write_bytes(b"old\n")
    first = len(lines_of(results[:2]))
    with (
        room_for(first + 100),
        pytest.raises(BatchError, match="--resume"),
        opened(output) as file,
    ):
        file.start()
        for result in results[:3]:
            file.write(result)
    assert output.read_bytes() == b"old\n"
    assert partial(output).read_bytes() == lines_of(results)[: first + 100]
    go_on(output, results, assistant)
    assert output.read_bytes() == lines_of(results)


def test_an_id_that_is_no_utf_8_is_written_as_json(output: Path, assistant: Assistant) -> None:
    items = [BatchItem("Who said so?", "\udfff")]
    with opened(output, items) as file:
        file.start()
        for result in assistant.batch(items):
            file.write(result)
        file.finish()
    assert json.loads(output.read_text(encoding="utf-8"))["id"] == "\udfff"
    with opened(output, items) as file:
        file.resume()
        assert file.complete
