"""A crawl in a process of its own never outlives whoever started it."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.crawler.child_kit import NEVER_ENDS, SECONDS, asked
from tests.portal_server import PortalServer, served

PARENT = """
import os, sys
from pathlib import Path
from crawler.processes.children import Job, start
child = start(Job(targets=[sys.argv[1]], archive=Path(sys.argv[2])), log=Path(sys.argv[2], "log"))
sys.stdin.readline()
print(child.pid, flush=True)
sys.stdin.readline()
os._exit(0)
"""

DIES = """
import sys
from crawler.processes import child
if sys.argv[3] == "pipe alone":
    child.ctypes = None  # no prctl
child.die_with(int(sys.argv[2]), int(sys.argv[1]))
print("lives", flush=True)
sys.stdin.read()
"""


def dies(parent: int, pipe: int, how: str) -> subprocess.Popen[str]:
    """A process that lives no longer than ``parent`` and ``pipe``; it ends with its input, too."""
    command = [sys.executable, "-c", DIES, str(pipe), str(parent), how]
    return subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, pass_fds=(pipe,)
    )


def test_a_child_that_began_after_its_parent_had_ended_ends_itself() -> None:
    heard, said = os.pipe()
    with dies(os.getpid() + 1, said, "both") as process:
        out, _ = process.communicate(timeout=SECONDS)
    os.close(heard)
    os.close(said)
    assert (process.returncode, out) == (1, "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="prctl is Linux's")
def test_a_child_ends_with_the_thread_that_started_it_though_the_pipe_is_open() -> None:
    heard, said = os.pipe()
    processes: list[subprocess.Popen[str]] = []

    def starts() -> None:
        processes.append(dies(os.getpid(), said, "both"))
        assert processes[0].stdout is not None
        assert processes[0].stdout.readline() == "lives\n"

    thread = threading.Thread(target=starts)
    thread.start()
    thread.join()
    with processes[0] as process:
        assert process.wait(SECONDS) == -signal.SIGKILL
    os.close(heard)
    os.close(said)


def test_a_child_ends_with_its_pipe_where_the_kernel_does_not_see_to_it() -> None:
    heard, said = os.pipe()
    with dies(os.getpid(), said, "pipe alone") as process:
        os.close(said)
        assert process.stdout is not None
        assert process.stdout.readline() == "lives\n"
        os.close(heard)
        assert process.wait(SECONDS) == -signal.SIGKILL


def outlived(tmp_path: Path, end: Callable[[subprocess.Popen[str]], None]) -> bool:
    """Whether a child that is in the middle of a request goes on after ``end`` of its parent."""
    with served(PortalServer(articles=3, answers=NEVER_ENDS)) as portal:
        hung = asked(portal, "/tin/1/bai-viet")
        command = [sys.executable, "-c", PARENT, portal.url, str(tmp_path)]
        with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
            assert parent.stdin is not None
            assert parent.stdout is not None
            assert hung.wait(SECONDS)
            print(file=parent.stdin, flush=True)
            child = os.pidfd_open(int(parent.stdout.readline()))
            end(parent)
            ended, _, _ = select.select([child], [], [], SECONDS)
            os.close(child)
    return not ended


def test_a_child_ends_with_its_parent(tmp_path: Path) -> None:
    assert not outlived(tmp_path, lambda parent: print(file=parent.stdin, flush=True))


@pytest.mark.soak
@pytest.mark.kill
def test_a_child_ends_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    assert not outlived(tmp_path, lambda parent: parent.kill())
