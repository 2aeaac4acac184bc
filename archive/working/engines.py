"""Where pieces of work are done: in this process, in several, or on other machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from archive.errors import ArchiveError
from archive.working.processes import Processes

Task = TypeVar("Task")
Done = TypeVar("Done")


class Engine(Protocol):
    """Does work on tasks. Neither ``work`` nor a task may hold what cannot be pickled."""

    is_far: bool
    """Whether work may be done on other machines, which share nothing but the archive's folder."""

    @property
    def width(self) -> int:
        """How many tasks it works on side by side."""
        ...

    def each(self, work: Callable[[Task], Done], tasks: Iterable[Task]) -> Iterator[Done]:
        """``work`` of each task, in their order; a few of them are begun and not yet taken.

        A far engine may do a task again, even while the first doing of it still goes on: ``work`` has to be such that
        this changes nothing.
        """
        ...


def place(root: Path, engine: Engine) -> Path:
    """``root`` as the engine's work finds it, whatever folder it is done in."""
    return root.absolute() if engine.is_far else root


class Here:
    """Works in this process, one task after the other."""

    is_far = False
    width = 1

    def each(self, work: Callable[[Task], Done], tasks: Iterable[Task]) -> Iterator[Done]:
        return map(work, tasks)


class Wish(NamedTuple):
    """Where somebody wants the work to be done."""

    name: str | None = None
    """None: in processes, unless what is wished besides is another engine's."""
    jobs: int = 1
    scheduler: str | None = None
    workers: int | None = None

    @property
    def is_far(self) -> bool:
        """Whether another engine than processes of this machine is meant. Raises ArchiveError for what is of none."""
        if self.name in (None, "processes"):
            if self.scheduler is not None or self.workers is not None:
                far = " or ".join(sorted(FAR)) or "dask"
                raise ArchiveError(f"--scheduler and --workers are of machines side by side: add --engine {far}")
            return False
        if self.name not in FAR:
            known = ", ".join(["processes", *sorted(FAR)])
            hint = "" if FAR else "; Dask is an engine of the command `congtin archive`"
            raise ArchiveError(f"--engine is {known}, not {self.name!r}{hint}")
        return True


Opener = Callable[[Wish], AbstractContextManager[Engine]]

FAR: dict[str, Opener] = {}
"""Engines that are not this package's own, by name; whoever has one puts it here."""


@contextmanager
def processes(jobs: int) -> Iterator[Engine]:
    """An engine of ``jobs`` processes; of one: this process."""
    if jobs == 1:
        yield Here()
        return
    with Processes(jobs) as pool:
        yield pool


def engine(wish: Wish) -> AbstractContextManager[Engine]:
    """The engine that is wished for.

    Raises ArchiveError for a name that is of none, and for options that are another's.
    """
    return FAR[wish.name or ""](wish) if wish.is_far else processes(wish.jobs)
