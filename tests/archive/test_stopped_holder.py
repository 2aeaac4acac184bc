"""A holder of the lease that is stopped (SIGSTOP, a suspended machine), replaced, and goes on: it writes nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from archive.store import Store
from tests.archive.leases import watching
from tests.archive.store_kit import (
    PORTAL,
    Clock,
    Quick,
    exchange,
    interpret,
    lines,
    once_each,
    page,
    url_of,
    visit,
)

WRITER = """
import os, signal, sys
from pathlib import Path
from archive.leases import lease
from archive.errors import LeaseLost
from archive.store import Store
from tests.archive.leases import watching
from tests.archive.store_kit import *

lease._lock = lambda fd: None  # a shared folder without locks
looked, check = -1000, lease.Lease.check
def stopping(self):
    global looked
    looked += 1
    if looked == int(sys.argv[2]):
        print("stopping", flush=True)
        os.kill(os.getpid(), signal.SIGSTOP)
    check(self)
lease.Lease.check = stopping
store = Store.open(Path(sys.argv[1]), PORTAL, crawl_id="old", interpret=interpret, files=Quick(), now=Clock(),
                   state_dir=Path(sys.argv[1]) / "old")
visit(store, exchange(page(1), url_of(1), 1))
store.commit()
looked = 0
try:
    visit(store, exchange({"rows": [{"number": 2}]}, "http://vidu.gov.vn/", 2, kind="listing"))
    visit(store, exchange(page(2), url_of(2), 3))
    store.commit()
    visit(store, exchange(page(3), url_of(3), 4))
    store.close()
except LeaseLost as error:
    print("lost", flush=True)
    store.close()
else:
    print("ended", looked, flush=True)
"""


def start(root: Path, at: int) -> subprocess.Popen[str]:
    """A writer that stops itself in front of its ``at``-th look at the lease."""
    command = [sys.executable, "-c", WRITER, str(root), str(at)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])


def take_over(root: Path) -> Store:
    """From another host, which has watched the heartbeat stand still."""
    store = Store.open(
        root, PORTAL, crawl_id="new", interpret=interpret, files=Quick(), now=Clock(), state_dir=root / "new"
    )
    visit(store, exchange(page(7), url_of(7), 7))
    store.commit()
    return store


def held(root: Path) -> dict[Path, bytes]:
    """Everything but the old holder's own state."""
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and "old" not in path.parts}


def looks(root: Path) -> int:
    with start(root, 10**6) as process:
        assert process.stdout is not None
        return int(process.stdout.read().split()[-1])


def test_it_writes_nothing_wherever_it_was_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watching(monkeypatch, "there")
    monkeypatch.setattr("archive.leases.lease._lock", lambda fd: None)
    count = looks(tmp_path / "whole")
    assert count >= 12
    for at in range(1, count + 1, 3):
        root = tmp_path / str(at)
        with start(root, at) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "stopping\n"
            os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WNOWAIT)
            new = take_over(root)
            before = held(root)
            process.send_signal(signal.SIGCONT)
            assert process.stdout.read() == "lost\n", at
        assert held(root) == before, at
        visit(new, exchange(page(8), url_of(8), 8))
        new.close()
        once_each(root)
        assert {"vidu:1", "vidu:7", "vidu:8"} <= {line["id"] for line in lines(root, "articles")}
