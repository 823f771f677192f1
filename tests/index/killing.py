"""Kills syncs at random moments and tells what was left: `python -m tests.index.killing FOLDER N`.

A process of its own, so that the models are loaded once and every sync runs in a fork of it. Prints
one JSON object a line: {"round", "killed", "seen": "old" | "new" | "none" | "broken", "then"}.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import index.sync
from index.corpus import Corpus
from index.fold import fold
from index.language import load_pipeline
from index.sync import sync
from tests.conftest import WordEncoder
from tests.index.documents import BRIDGE, FERRY, MILL

index.sync.Encoder = WordEncoder  # type: ignore[misc, assignment]


def main() -> None:
    root, rounds = Path(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(7)
    warm_up()
    corpus, place = root / "corpus", root / "index"
    whole = 0.0
    for number in (1001, 1002):
        previous = documents(number)
        write(corpus, previous)
        started = time.monotonic()
        in_fork(lambda: sync(corpus, place))
        whole = time.monotonic() - started
    for number in range(rounds):
        wanted = documents(number)
        write(corpus, wanted)
        # Beyond the end, too: what was finished must be seen.
        after = chance.uniform(0.0, 1.2) * whole
        killed = in_fork(lambda: sync(corpus, place), kill_after=after)
        seen = look(place, previous, wanted)
        in_fork(lambda: sync(corpus, place))
        then = look(place, previous, wanted)
        print(
            json.dumps({"round": number, "killed": killed, "seen": seen, "then": then}), flush=True
        )
        previous = wanted


def documents(number: int) -> dict[str, str]:
    """Another corpus every round: one document changed, one there by turns, one with a copy."""
    texts = {"bridge.txt": BRIDGE.replace("40 workers", f"{40 + number} workers")}
    texts["mill.txt" if number % 2 else "ferry.txt"] = MILL if number % 2 else FERRY
    if number % 3 == 0:
        texts["reprint.txt"] = FERRY
    return texts


def write(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for file in folder.iterdir():
        file.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text)


def warm_up() -> None:
    """Import and load all that a sync needs, without starting any of Chroma's threads."""
    import chromadb
    import llama_index.vector_stores.chroma  # noqa: F401

    import index.pipeline
    import index.verifier

    assert chromadb
    load_pipeline()
    index.verifier.load_verifier("packaged")


def in_fork(work: Callable[[], object], *, kill_after: float | None = None) -> bool:
    """Run in a child process; True if it had to be killed."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        except BaseException:  # noqa: BLE001 - a fork must never return into its parent's code
            traceback.print_exc()
        finally:
            os._exit(status)
    if kill_after is None:
        os.waitpid(child, 0)
        return False
    deadline = time.monotonic() + kill_after
    while time.monotonic() < deadline:
        done, _ = os.waitpid(child, os.WNOHANG)
        if done:
            return False
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def look(place: Path, old: dict[str, str], new: dict[str, str]) -> str:
    """Which state an index shows, looked at in a process of its own."""
    reader, writer = os.pipe()

    def report() -> None:
        os.write(writer, state_of(place, old, new).encode())

    in_fork(report)
    os.close(writer)
    with os.fdopen(reader) as answer:
        return answer.read() or "broken"


def state_of(place: Path, old: dict[str, str], new: dict[str, str]) -> str:
    if not Corpus.exists(place):
        return "none"
    with Corpus.open(place) as corpus:
        texts = {path: document.text for path, document in corpus.documents.items()}
        for statement in corpus.statements.values():
            quote = statement.span.of(texts[statement.document])
            assert fold(quote, statement.omitted, start=statement.span.start)
        for row, id_ in enumerate(corpus.passages):
            vector = corpus.passage_vectors([id_])[0]
            (_, cosine), *_ = corpus.search_vectors(vector, top_k=1)
            assert cosine > 0.999, row
    return "new" if texts == new else "old" if texts == old else "broken"


if __name__ == "__main__":
    main()
