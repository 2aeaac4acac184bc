"""Processes that read pages. One that hangs or dies costs the page that it was at, never the others."""

from __future__ import annotations

import multiprocessing
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from crawler.errors import CongtinError
from crawler.portals.model import Portal
from crawler.reparsing.work import Chunk
from crawler.reparsing.worker import Bad, Extracted

Extract = Callable[[Path, Portal, int, Chunk, Callable[[int], None]], Extracted]
"""``worker.extract``."""

_PATIENCE = 1.0
"""Seconds after which it is looked whether the run is to end."""
_STILLBORN = 3
"""Processes in a row that end before they have begun: no page is to blame then."""
_UNBEGUN = -2
# Not forked: the reader may be one of several threads.
_CONTEXT = multiprocessing.get_context("spawn")


class Job(NamedTuple):
    """Of what the chunks are."""

    root: Path
    portal: Portal
    samples: int


class Readers(Protocol):
    """Who reads chunks."""

    def extracted(self, job: Job, chunks: Iterator[Chunk], stopped: Sequence[int]) -> Iterator[Extracted]:
        """What becomes of the chunks, in any order; ends early once ``stopped`` has something."""
        ...


class Here:
    """This process alone, which a page can hold up or end."""

    def __init__(self, extract: Extract) -> None:
        self._extract = extract

    def extracted(self, job: Job, chunks: Iterator[Chunk], stopped: Sequence[int]) -> Iterator[Extracted]:
        for chunk in chunks:
            yield self._extract(*job, chunk, lambda offset: None)
            if stopped:
                return


class Pool:
    """As many processes as there is work for, at most ``jobs``."""

    def __init__(self, jobs: int, seconds: float, extract: Extract) -> None:
        """``seconds``: what one page may take of the processor."""
        self._jobs, self._seconds, self._extract = jobs, seconds, extract
        self._hands: list[_Hand] = []
        self._stillborn = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for hand in self._hands:
            hand.end(_PATIENCE if hand.chunk is None else 0)

    def extracted(self, job: Job, chunks: Iterator[Chunk], stopped: Sequence[int]) -> Iterator[Extracted]:
        """As ``Readers`` say.

        A page that takes too long (``slow``) or ends its process (``killed``) is named, and its chunk read again
        without it. Raises CongtinError where processes cannot be had at all.
        """
        ahead: deque[Chunk] = deque()
        while not stopped:
            # Ready before a process is, which then has not to wait; few, for each is some hundred lines.
            while len(ahead) < self._jobs and (chunk := next(chunks, None)) is not None:
                ahead.append(chunk)
            for hand in self._idle(len(ahead)):
                hand.begin(job, ahead.popleft())
            busy = {hand.pipe: hand for hand in self._hands if hand.chunk is not None}
            if not busy:
                return
            for pipe in wait(list(busy), _PATIENCE):
                hand = busy[pipe]  # type: ignore[index]
                done = hand.result()
                if done is None:
                    again, done = self._buried(hand)
                    ahead.extendleft(again)
                yield done

    def _idle(self, wanted: int) -> list[_Hand]:
        found = [hand for hand in self._hands if hand.chunk is None][:wanted]
        while len(found) < wanted and len(self._hands) < self._jobs:
            found.append(_Hand(self._seconds, self._extract))
            self._hands.append(found[-1])
        return found

    def _buried(self, hand: _Hand) -> tuple[list[Chunk], Extracted]:
        """What is to be done again after a process has ended, and what is said of the page that it was at."""
        self._hands.remove(hand)
        chunk, at, code = hand.chunk, hand.at.value, hand.end(10 * _PATIENCE)
        assert chunk is not None
        self._stillborn = self._stillborn + 1 if at == _UNBEGUN else 0
        if self._stillborn >= _STILLBORN:
            raise CongtinError(f"the processes that read pages end before they begin ({_ended(code)}): try --jobs 1")
        what = "slow" if code == -signal.SIGPROF else "killed"
        detail = f"more than {self._seconds:g} s of the processor" if what == "slow" else _ended(code)
        if at >= 0:
            return [chunk._replace(skip=chunk.skip | {at})], _named(chunk, [at], what, detail)
        if not chunk.singly:  # on the way to a page
            return [chunk._replace(singly=True)], Extracted()
        left = [item.offset for item in chunk.items if item.offset not in chunk.skip]
        return [], _named(chunk, left, what, detail)


class _Hand:
    """One process, and what it is at."""

    def __init__(self, seconds: float, extract: Extract) -> None:
        self.pipe, other = _CONTEXT.Pipe()
        self.at: Any = _CONTEXT.RawValue("q", _UNBEGUN)
        self.chunk: Chunk | None = None
        # A daemon: does not outlive a run that ends by an error.
        self._process = _CONTEXT.Process(target=_serve, args=(other, self.at, seconds, extract), daemon=True)
        self._process.start()
        other.close()

    def begin(self, job: Job, chunk: Chunk) -> None:
        self.chunk, self.at.value = chunk, _UNBEGUN
        with suppress(OSError):  # it has ended already: `result` will tell
            self.pipe.send((*job, chunk))

    def result(self) -> Extracted | None:
        """What became of the chunk; None where the process has ended. Raises what ``extract`` raised."""
        try:
            done = self.pipe.recv()
        except (EOFError, OSError):
            return None
        self.chunk = None
        if isinstance(done, Exception):
            raise done
        assert isinstance(done, Extracted)
        return done

    def end(self, seconds: float) -> int:
        """Ends the process, if it does not end by itself within ``seconds``; how it ended."""
        self.pipe.close()
        self._process.join(seconds)
        self._process.kill()
        self._process.join()
        code = self._process.exitcode
        self._process.close()
        return code or 0


def _serve(pipe: Connection, at: Any, seconds: float, extract: Extract) -> None:
    """What a process does: chunk after chunk, until nobody is there to give it one.

    Its clock is the system's, and counts what the processor does for it, however busy the machine is. The signal ends
    it wherever it is: in a library that never comes back to Python, and where the process that started it is gone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that started it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)

    def begin(offset: int) -> None:
        at.value = offset
        signal.setitimer(signal.ITIMER_PROF, seconds)

    with suppress(EOFError, OSError):
        while True:
            root, portal, samples, chunk = pipe.recv()
            try:
                done: Extracted | Exception = extract(root, portal, samples, chunk, begin)
            except Exception as error:
                done = error
            signal.setitimer(signal.ITIMER_PROF, 0)
            pipe.send(done)


def _named(chunk: Chunk, offsets: Sequence[int], what: str, detail: str) -> Extracted:
    urls = {item.offset: item.url for item in chunk.items}
    bad = [Bad(what=what, file=chunk.file, offset=at, url=urls.get(at), detail=detail) for at in offsets]
    return Extracted(counts=Counter({what: len(bad)}), bad=bad)


def _ended(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
