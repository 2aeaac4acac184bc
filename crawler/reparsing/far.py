"""Pages read by the workers of a cluster: pieces of WARC files are sent for, what came of them lies aside."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from archive.aside import putting
from archive.engines import Engine, place
from crawler.errors import CongtinError
from crawler.reparsing.pool import Job, Pool
from crawler.reparsing.work import Chunk
from crawler.reparsing.worker import Extracted, extract

_TOGETHER = 20
"""Chunks that are sent for at a time: a process of its own reads them, which has to begin first."""
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


def read_piece(piece: Piece) -> Path:
    """Reads a piece in a process of its own, which a page may hold up or end; work for an engine."""
    path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
    done = subprocess.run(
        # -P: a folder named crawler in the current one is not ours.
        [sys.executable, "-P", "-m", "crawler.reparsing.far"],
        input=pickle.dumps(piece),
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise CongtinError(f"a process that reads pages ended with {done.returncode}: {said[-1] if said else ''}")
    return piece.out


def main() -> None:
    """Reads the piece on standard input; what came of it goes to the place that it names."""
    piece: Piece = pickle.load(sys.stdin.buffer)  # noqa: S301 - of the worker that started us
    with Pool(1, piece.seconds, extract) as pool:
        found = list(pool.extracted(piece.job, iter(piece.chunks), []))
    with putting(piece.out) as out:
        pickle.dump(found, out, pickle.HIGHEST_PROTOCOL)


if __name__ == "__main__":
    from crawler.reparsing.far import main as run  # what was pickled is of this module, not of `__main__`

    run()
