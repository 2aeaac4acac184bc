"""Work in several processes: what comes of it, and that none is left behind whatever ends the work."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.errors import ArchiveError, WorkerLost
from archive.working.processes import Processes

WHOLE_GROUP = """
import os, sys, time
from archive.working.processes import Processes
def work(n):
    print(os.getpid(), flush=True)
    time.sleep(60)
with Processes(2) as pool:
    list(pool.each(work, range(4)))
"""


def square(number: int) -> int:
    return number * number


def wait_long(number: int) -> int:
    time.sleep(0 if number else 60)
    return number


def fail(number: int) -> int:
    raise ArchiveError(f"number {number}")


class Odd(Exception):
    """Is sent, but cannot be made again from what was sent: not by a library either that tells how errors are sent."""

    def __reduce__(self) -> tuple[Callable[[], Exception], tuple[()]]:
        return made_again, ()


def made_again() -> Exception:
    raise TypeError("two were expected")


def fail_oddly(number: int) -> int:
    raise Odd("ab")


def die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def long_text(size: int) -> str:
    return "x" * size


def length(text: str) -> int:
    return len(text)


def test_results_come_in_the_order_of_the_tasks() -> None:
    with Processes(3) as pool:
        for count in (0, 1, 2, 50):
            assert list(pool.each(square, range(count))) == [number * number for number in range(count)]
        assert list(pool.each(length, ["x" * 1_000_000] * 5)) == [1_000_000] * 5
        assert [len(text) for text in pool.each(long_text, [1_000_000] * 5)] == [1_000_000] * 5
    assert multiprocessing.active_children() == []


def test_tasks_are_not_taken_far_ahead() -> None:
    taken = []
    with Processes(2) as pool:
        for done in pool.each(square, (taken.append(number) or number for number in range(100))):  # type: ignore[func-returns-value]
            assert len(taken) <= round(done**0.5) + 6


@pytest.mark.parametrize(
    ("work", "kind", "said"),
    [(fail, ArchiveError, "number 0"), (fail_oddly, RuntimeError, "Odd: ab"), (die, WorkerLost, "SIGKILL")],
)
def test_what_work_raises_is_raised_here(work: Callable[[int], int], kind: type[Exception], said: str) -> None:
    with pytest.raises(kind, match=said), Processes(2) as pool:
        list(pool.each(work, range(3)))
    assert multiprocessing.active_children() == []


def test_who_asks_no_further_can_ask_for_something_else() -> None:
    with Processes(2) as pool:
        first = pool.each(wait_long, [1, 0, 0])
        assert next(first) == 1
        first.close()  # type: ignore[attr-defined]
        assert list(pool.each(square, range(3))) == [0, 1, 4]


@pytest.mark.parametrize("when", ["before", "after"])
def test_an_interrupt_while_a_process_begins_leaves_none(monkeypatch: pytest.MonkeyPatch, when: str) -> None:
    start = multiprocessing.Process.start

    def interrupted(process: multiprocessing.Process) -> None:
        if when == "before":
            signal.raise_signal(signal.SIGINT)
        start(process)
        if when == "after":
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(multiprocessing.Process, "start", interrupted)
    with pytest.raises(KeyboardInterrupt), Processes(2) as pool:
        list(pool.each(square, range(9)))
    assert multiprocessing.active_children() == []
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_one_that_started_it(tmp_path: Path, number: signal.Signals) -> None:
    command = [sys.executable, "-c", WHOLE_GROUP]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        for _ in range(2):
            assert process.stdout.readline()
        process.send_signal(number)
        # Ends once nobody holds its other end: neither this one nor what it started.
        assert process.stdout.read() == b""
        assert process.wait() == -number
