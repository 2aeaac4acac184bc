"""Pages read by the workers of a cluster: pieces of WARC files are sent for, what came of them lies aside."""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from archive.working.engines import Engine, place
from archive.writing.aside import putting
from crawler.errors import CongtinError
from crawler.reparsing.pool import Job, Pool
from crawler.reparsing.work import Chunk
from crawler.reparsing.worker import Extracted, extract

_TOGETHER = 2
"""Chunks that are sent for at a time: small portals have something for several workers."""
_ROOT = Path(__file__).resolve().parent.parent.parent


class Piece(NamedTuple):
    """Chunks of one WARC file, and what a worker has to know to read them."""

    job: Job
    chunks: list[Chunk]
    seconds: float
    """What one page may take of the processor."""
    out: Path
    """Where the records go."""


class Far:
    """The workers of an engine. Records lie in ``folder`` until they are taken."""

    def __init__(self, engine: Engine, folder: Path, seconds: float) -> None:
        self._engine, self._folder, self._seconds = engine, folder, seconds

    def extracted(self, job: Job, chunks: Iterator[Chunk], stopped: Sequence[int]) -> Iterator[Extracted]:
        """As ``crawler.reparsing.pool.Readers`` say."""
        job = job._replace(root=place(job.root, self._engine))
        pieces = (
            Piece(job, group, self._seconds, self._folder / f"{job.portal.id}-{number}.records")
            for number, group in enumerate(_by_file(chunks))
        )
        for path in self._engine.each(read_piece, pieces):
            with path.open("rb") as stream:
                found: list[Extracted] = pickle.load(stream)  # noqa: S301 - of our own workers
            path.unlink()
            yield from found
            if stopped:
                return


def _by_file(chunks: Iterator[Chunk]) -> Iterator[list[Chunk]]:
    group: list[Chunk] = []
    for chunk in chunks:
        if group and (chunk.file != group[0].file or len(group) == _TOGETHER):
            yield group
            group = []
        group.append(chunk)
    if group:
        yield group


class _Reader:
    """A process that reads pieces, which a page may hold up or end; it ends with the worker whose thread started it."""

    def __init__(self) -> None:
        path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
        self._process = subprocess.Popen(
            # -P: a folder named crawler in the current one is not ours.
            [sys.executable, "-P", "-m", "crawler.reparsing.far"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
        weakref.finalize(self, _let_go, self._process)

    def read(self, piece: Piece) -> None:
        """Raises what went wrong there; ``CongtinError`` where the process ended, which the next one makes good."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            pickle.dump(piece, self._process.stdin)
            self._process.stdin.flush()
            error = pickle.load(self._process.stdout)  # noqa: S301 - of the process that we started
        except (OSError, EOFError, pickle.UnpicklingError) as ended:
            self._process.kill()
            raise CongtinError(f"a process that reads pages ended with {self._process.wait()}") from ended
        if error is not None:
            raise error


def _let_go(process: subprocess.Popen[bytes]) -> None:
    """Nothing more is asked of it, which it takes for its end."""
    for pipe in filter(None, (process.stdin, process.stdout)):
        with contextlib.suppress(BrokenPipeError):  # it has ended before
            pipe.close()
    process.wait()


_of_thread = threading.local()


def read_piece(piece: Piece) -> Path:
    """Reads a piece in a process of its own, one a thread; work for an engine."""
    for left in (1, 0):
        reader: _Reader | None = getattr(_of_thread, "reader", None)
        if reader is None:
            reader = _of_thread.reader = _Reader()
        try:
            reader.read(piece)
            break
        except CongtinError:
            _of_thread.reader = None
            if not left:
                raise
    return piece.out


def main() -> None:
    """Reads the pieces on standard input; what came of each goes to the place that it names, an error is said."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    with contextlib.suppress(EOFError):
        while True:
            piece: Piece = pickle.load(sys.stdin.buffer)  # noqa: S301 - of the worker that started us
            error: Exception | None = None
            try:
                _read(piece)
            except Exception as bad:
                error = bad
            pickle.dump(error, out)
            out.flush()


_pools: dict[float, Pool] = {}
"""The one of this process, which is kept: its own process has to begin."""


def _read(piece: Piece) -> None:
    if piece.seconds not in _pools:
        _pools[piece.seconds] = Pool(1, piece.seconds, extract)
    found = list(_pools[piece.seconds].extracted(piece.job, iter(piece.chunks), []))
    with putting(piece.out) as out:
        pickle.dump(found, out, pickle.HIGHEST_PROTOCOL)


if __name__ == "__main__":
    from crawler.reparsing.far import main as run  # what was pickled is of this module, not of `__main__`

    run()
