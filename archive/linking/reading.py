"""The articles of an archive as links are sought by them: read in this process, or file by file on other machines."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

from archive.choosing.chosen import Chosen
from archive.choosing.picking import Pick, articles_of, pick
from archive.linking.spool import Read, Reading
from archive.reader import Archive
from archive.working.engines import Engine
from archive.writing.aside import aside, putting


def read(archive: Archive, engine: Engine) -> Iterator[Read]:
    """The latest revision of every article, in the order of the files."""
    if not engine.is_far:
        reading = Reading()
        yield from map(reading.read, archive.articles())
        return
    with aside(archive.root, engine) as folder:
        picked = enumerate(pick(archive, Chosen(), engine))
        for path in engine.each(read_part, ((each, folder / f"{number}.texts") for number, each in picked)):
            with path.open("rb") as stream:
                while stream.peek(1):
                    # Of our own workers, who speak with us in pickles anyway.
                    yield pickle.load(stream)  # noqa: S301
            path.unlink()


def read_part(task: tuple[Pick, Path]) -> Path:
    """A day file's articles, read and written aside; work for an engine."""
    picked, path = task
    reading = Reading()
    with putting(path) as stream:
        for article in articles_of(picked):
            pickle.dump(reading.read(article), stream, pickle.HIGHEST_PROTOCOL)
    return path
