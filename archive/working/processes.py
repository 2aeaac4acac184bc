"""Work in several processes of this machine, which end with the one that has them, whatever ends it.

The standard library's pool gives its work out by a thread. An interrupt in the instant before that begins leaves
processes that wait for work, and a program that waits for them, for ever. Here the one that asks gives it out itself,
is not interrupted while a process begins or ends, and each process sees by itself when it is alone.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from typing import Any, TypeVar

from archive.errors import WorkerLost

Task = TypeVar("Task")
Done = TypeVar("Done")

_SECONDS = 1.0
"""What a process may take to end by itself."""
_NONE: Any = object()


class Processes:
    """An engine (``archive.working.engines``) of ``width`` processes, from ``with`` on. One ``each`` at a time."""

    is_far = False

    def __init__(self, width: int) -> None:
        self.width = width
        self._hands: list[_Hand] = []

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._end(self._hands, _SECONDS if kind is None else 0)

    def each(self, work: Callable[[Task], Done], tasks: Iterable[Task]) -> Iterator[Done]:
        """As ``Engine`` says. Raises what ``work`` raised, ``WorkerLost`` where a process was ended from outside."""
        try:
            yield from self._each(work, tasks)
        finally:  # who asks no further leaves processes behind that are at something
            self._end([hand for hand in self._hands if hand.number is not None])

    def _each(self, work: Callable[[Task], Done], tasks: Iterable[Task]) -> Iterator[Done]:
        todo, done = enumerate(tasks), dict[int, Done | Exception]()
        begun = taken = 0
        while True:
            # A few results may wait for one that takes long: what is held stays small.
            while begun - taken <= 2 * self.width and (hand := self._free()) is not None:
                number, task = next(todo, (_NONE, _NONE))
                if number is _NONE:
                    break
                hand.begin(number, work, task)
                begun += 1
            if taken == begun:
                return
            while taken not in done:
                for pipe in wait([hand.pipe for hand in self._hands if hand.number is not None]):
                    hand = next(hand for hand in self._hands if hand.pipe is pipe)
                    number = hand.number
                    assert number is not None
                    done[number] = hand.result()
            result = done.pop(taken)
            taken += 1
            if isinstance(result, Exception):
                raise result
            yield result

    def _end(self, hands: list[_Hand], seconds: float = 0) -> None:
        with unbroken():
            for hand in list(hands):
                hand.end(seconds)
                self._hands.remove(hand)

    def _free(self) -> _Hand | None:
        """A process that has nothing to do; a new one as long as there are fewer than ``width``."""
        for hand in self._hands:
            if hand.number is None:
                return hand
        if len(self._hands) == self.width:
            return None
        with unbroken():
            self._hands.append(_Hand([hand.pipe for hand in self._hands]))
        return self._hands[-1]


class _Hand:
    """One process, and the number of the task that it is at."""

    def __init__(self, others: list[Connection]) -> None:
        self.pipe, its = multiprocessing.Pipe()
        self.number: int | None = None
        # A daemon: does not outlive a command that ends by an error.
        self._process = multiprocessing.Process(target=_serve, args=(its, [*others, self.pipe]), daemon=True)
        self._process.start()
        its.close()

    def begin(self, number: int, work: Callable[[Any], Any], task: object) -> None:
        self.number = number
        with suppress(BrokenPipeError, ConnectionError):  # it has ended already: `result` will tell
            self.pipe.send((work, task))

    def result(self) -> Any:
        """What came of the task: an Exception is what the work raised. Raises ``WorkerLost``."""
        try:
            done = self.pipe.recv()
        except (EOFError, ConnectionError):
            self._process.join(_SECONDS)
            code = self._process.exitcode
            raise WorkerLost(f"a process that worked for this one was ended ({_ended(code)}): try --jobs 1") from None
        self.number = None
        return done

    def end(self, seconds: float) -> None:
        """Ends the process, if it does not end by itself within ``seconds``."""
        self.pipe.close()
        if seconds:
            self._process.join(seconds)
        self._process.kill()
        self._process.join()


def _serve(pipe: Connection, others: list[Connection]) -> None:
    """What a process does: task after task, until nobody is there to give it one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that started it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    for other in others:  # inherited: held open, they would keep this and the others from seeing that nobody is there
        other.close()
    with suppress(EOFError, ConnectionError):
        while True:
            work, task = pipe.recv()
            try:
                done = ForkingPickler.dumps(work(task))
            except Exception as error:
                done = _told(error)
            pipe.send_bytes(done)


def _end_with_parent() -> None:
    """Ends this process with the one that started it, whatever it is at: a large file takes long."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _told(error: Exception) -> Any:
    """The error as bytes, with the place where it was raised."""
    error.add_note(traceback.format_exc())
    try:
        told = ForkingPickler.dumps(error)
        ForkingPickler.loads(told)
        return told
    except Exception:  # it holds what cannot be sent
        return ForkingPickler.dumps(RuntimeError(f"{type(error).__name__}: {error}"))


def _ended(code: int | None) -> str:
    if code is None or code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


@contextmanager
def unbroken() -> Iterator[None]:
    """SIGINT and SIGTERM are heard when the block is over; within it nobody could tell what there is to be ended.

    Outside of the main thread they are somebody else's.
    """
    seen: list[int] = []
    before: dict[int, Any] = {}
    with suppress(ValueError):
        for heard in (signal.SIGINT, signal.SIGTERM):
            before[heard] = signal.signal(heard, lambda each, _: seen.append(each))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        for each in seen:
            signal.raise_signal(each)
