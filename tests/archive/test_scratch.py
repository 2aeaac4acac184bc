"""Temporary folders: what a killed command has left is removed by the next, what somebody uses is not."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from archive.disk import scratch as module
from archive.disk.scratch import scratch
from tests.waiting import HANGS

HOLDER = """
import sys
from pathlib import Path
from archive.disk.scratch import scratch
with scratch("import", Path(sys.argv[1])) as folder:
    (folder / "unpacked").mkdir()
    (folder / "unpacked" / "1.warc").write_text("half")
    print(folder, flush=True)
    sys.stdin.read()
    {end}
"""


def holder(place: Path, end: str) -> tuple[subprocess.Popen[str], Path]:
    """A process that uses a folder until its standard input ends, and the folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER.replace("{end}", end), str(place)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def ended(process: subprocess.Popen[str]) -> None:
    process.communicate(timeout=HANGS)


def test_what_was_left_is_removed_and_what_is_in_use_is_not(tmp_path: Path) -> None:
    living, used = holder(tmp_path, "pass")
    dead, left = holder(tmp_path, "import os; os._exit(9)")
    ended(dead)
    assert (left / "unpacked" / "1.warc").exists(), "nobody has cleaned up behind it"
    with scratch("link", tmp_path) as own:
        assert sorted(tmp_path.iterdir()) == sorted([used, own])
        assert (used / "unpacked" / "1.warc").read_text() == "half"
        assert own.stat().st_mode & 0o777 == 0o700
    ended(living)
    assert list(tmp_path.iterdir()) == []


def test_nothing_else_is_removed(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "thesis").write_text("dear")
    with scratch("link", tmp_path) as own:
        machine, number = own.name.split("-")[-2:]
    other = f"{int(machine, 16) ^ 1:08x}"
    (tmp_path / f"congtin-link-{machine}-{number}").symlink_to(tmp_path / "home")
    kept = [f"congtin-link-{other}-{number}", "congtin-import-x1y2z3", f"congtin-link-{machine}-{number}.old"]
    for name in kept:
        (tmp_path / name).mkdir()
    (tmp_path / f"congtin-reparse-{machine}-{number}").write_text("a file")
    before = sorted(tmp_path.rglob("*"))
    with scratch("link", tmp_path):
        pass
    assert sorted(tmp_path.rglob("*")) == before


def test_what_is_of_somebody_else_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with scratch("link", tmp_path) as own:
        shutil.copytree(own, theirs := own.with_name(own.name[:-1] + ("0" if own.name[-1] != "0" else "1")))
    me = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: me + 1)
    with scratch("link", tmp_path):
        assert theirs.is_dir()
    monkeypatch.undo()
    with scratch("link", tmp_path):
        assert not theirs.exists()


def test_a_folder_that_is_swept_before_it_is_locked_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Path] = []
    lock = module._locked

    def swept(folder: Path) -> int | None:
        if len(taken) < 3:
            taken.append(folder)
            if len(taken) == 1:  # before it is opened
                folder.rmdir()
            elif len(taken) == 2:  # somebody has it, and removes it
                raise BlockingIOError
            else:  # between opening and locking
                held = lock(folder)
                folder.rmdir()
                return held
        return lock(folder)

    monkeypatch.setattr(module, "_locked", swept)
    with scratch("link", tmp_path) as own:
        assert own.is_dir()
        assert own not in taken
        assert len(taken) == 3


def test_where_there_are_no_locks_it_works_and_sweeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(fd: int, how: int) -> None:
        raise OSError(95, "Operation not supported")

    with scratch("link", tmp_path) as own:
        left = own.with_name(re.sub(".$", lambda last: "0" if last.group() != "0" else "1", own.name))
        left.mkdir()
    monkeypatch.setattr(module.fcntl, "flock", unknown)
    with scratch("link", tmp_path) as own:
        assert own.is_dir()
        assert left.is_dir()
    assert not own.exists()
