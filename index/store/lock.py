"""One writer at a time; whoever comes second is told who the first is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import IndexLockedError, IndexNotWritableError


@contextmanager
def writer_lock(index: Path) -> Iterator[None]:
    """Hold the index for writing.

    The lock is the operating system's and goes with its process, however that ends.

    Raises:
        IndexLockedError: another process holds it; the message names it.
        IndexNotWritableError: the index folder can't be made or written to.
    """
    try:
        index.mkdir(parents=True, exist_ok=True)
        lock = FileLock(index / "writer.lock")
        lock.acquire(timeout=0)
    except Timeout as error:
        raise IndexLockedError(
            f"{index}: is being written by {_holder(index)}; wait for it to end, then try again"
        ) from error
    except OSError as error:
        raise IndexNotWritableError(
            f"{index}: can't be written ({error.strerror}); check the permissions, or choose "
            "another folder with --index"
        ) from error
    holder = index / "writer.txt"
    try:
        holder.write_text(f"process {os.getpid()} ({_command()})", encoding="utf-8")
        yield
    except PermissionError as error:
        raise IndexNotWritableError(
            f"{index}: can't be written ({error.strerror}); check the permissions"
        ) from error
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _holder(index: Path) -> str:
    try:
        return (index / "writer.txt").read_text(encoding="utf-8") or "another process"
    except OSError:
        return "another process"


def _command() -> str:
    return " ".join([Path(sys.argv[0]).name, *sys.argv[1:3]]).strip()
