from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import IndexLockedError, IndexNotWritableError
from index.store.lock import writer_lock

HOLD = """
import sys, pathlib
from index.store.lock import writer_lock
with writer_lock(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_second_writer_is_told_who_the_first_is(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(IndexLockedError, match=f"process {holder.pid}"), writer_lock(tmp_path):
            pass
        holder.kill()
        holder.wait()
        # The lock goes with its process, however that ends.
        with writer_lock(tmp_path):
            pass


def test_one_after_the_other(tmp_path: Path) -> None:
    for _ in range(2):
        with writer_lock(tmp_path):
            pass


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_cant_be_written_to(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(IndexNotWritableError), writer_lock(tmp_path / "index"):
        pass
    tmp_path.chmod(0o700)


def test_a_file_in_the_folders_place(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("x")
    with pytest.raises(IndexNotWritableError), writer_lock(tmp_path / "index"):
        pass
