"""Where machines meet: what a killed command has left is removed, what is in use is not, however long that takes."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from archive.writing import aside as room
from archive.writing.aside import aside, heartbeat
from tests.archive.far import Far
from tests.waiting import HANGS


def aged(folder: Path) -> None:
    old = time.time() - 8 * 86_400
    for path in (*folder.iterdir(), folder):
        os.utime(path, (old, old))


def test_a_folder_in_use_is_left_alone_and_one_that_was_left_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beaten, real = threading.Event(), os.utime

    def utime(*arguments: Any) -> None:
        real(*arguments)
        if len(arguments) == 1:
            beaten.set()

    monkeypatch.setattr(room, "_BEAT", 0.01)
    monkeypatch.setattr(os, "utime", utime)
    left = tmp_path / "state" / "aside" / "left"
    left.mkdir(parents=True)
    aged(left)
    with aside(tmp_path, Far()) as folder:
        assert not left.exists()
        before = heartbeat(folder)
        aged(folder)
        beaten.clear()
        assert beaten.wait(HANGS)
        assert heartbeat(folder) >= before > 0
        with aside(tmp_path, Far()):
            assert folder.is_dir()
    assert not folder.exists()
    assert heartbeat(folder) == 0
