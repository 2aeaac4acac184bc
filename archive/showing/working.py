"""An engine that somebody watches: how many of its tasks are done, and how many are left."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from archive import paths
from archive.showing.progress import Say, Steps, line_files
from archive.words import _
from archive.working.engines import Done, Engine, Task


class Watched:
    """Works as ``engine`` does; ``told`` hears of every task that is done."""

    def __init__(self, engine: Engine, told: Callable[[], None]) -> None:
        self._engine, self._told = engine, told
        self.is_far = engine.is_far

    @property
    def width(self) -> int:
        return self._engine.width

    def each(self, work: Callable[[Task], Done], tasks: Iterable[Task]) -> Iterator[Done]:
        for done in self._engine.each(work, tasks):
            yield done
            self._told()


def checking(say: Say, root: Path, portal: str | None, *, warc: bool) -> Callable[[], None]:
    """What counts the files of an archive that are checked, and says so."""
    steps = Steps(None)

    def told() -> None:
        steps.done += 1
        say(said)

    def said() -> str:
        if steps.total is None:
            steps.total = len(_files(root, portal, warc=warc))
        return _("files checked: {steps}", steps=steps)

    return told


def _files(root: Path, portal: str | None, *, warc: bool) -> list[Path]:
    names = paths.portals(root, lambda _: None) if portal is None else [portal]
    runs = [file for name in names if os.path.exists(file := paths.crawls_file(root, name))]  # noqa: PTH110  # raises nothing
    captures = [file for name in names for file in paths.warc_folder(root, name).glob("*.warc.gz")] if warc else []
    return [*line_files(root, portal), *runs, *captures]
