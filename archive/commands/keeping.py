"""Commands that look after an archive."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Generic, NamedTuple, TypeVar

import typer

from archive.checking.findings import Totals
from archive.commands.options import (
    DEFAULT,
    Directory,
    EngineName,
    Json,
    Portal,
    PortalOptions,
    Portals,
    Quiet,
    Scheduler,
    StateDir,
    Workers,
    is_damaged,
    open_archive,
    open_archives,
)
from archive.covering.coverage import coverage as count
from archive.covering.evidence import Evidence
from archive.disk.failures import FULL
from archive.errors import ArchiveError, PortalBusy, StorageFailed
from archive.reader import Archive
from archive.repairing.repair import Mended
from archive.repairing.repair import repair as mend
from archive.sealing.seal import Sealed
from archive.sealing.seal import seal as seal_days
from archive.showing import coverage as showcoverage
from archive.showing import findings as showfindings
from archive.showing import kept
from archive.showing.progress import ProgressLine, Say, Steps, reading
from archive.showing.working import Watched, checking
from archive.verify import verify as find
from archive.words import _
from archive.working import engines

Done = TypeVar("Done", Sealed, Mended)


def verify(
    archive: Directory = DEFAULT,
    portal: Portal = None,
    warc: Annotated[bool, typer.Option("--warc", help="Also read the WARC files and compare digests.")] = False,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that check files side by side.")] = os.cpu_count() or 1,
    engine: EngineName = None,
    scheduler: Scheduler = None,
    workers: Workers = None,
    state_dir: StateDir = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Name every line that points to a WARC file which is gone.")
    ] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check every line, hash, revision and pointer. Exit code 1 if anything was found."""
    totals = Totals()
    reader = open_archive(archive, portal)
    wish = engines.Wish(engine, jobs, scheduler, workers)
    with ProgressLine(quiet=quiet or as_json) as say, engines.engine(wish) as working:
        watched = Watched(working, checking(say, archive, portal, warc=warc))
        found = say.between(find(reader, portal, warc=warc, engine=watched, totals=totals, state_dir=state_dir))
        is_wrong = showfindings.findings(found, totals, warc=warc, as_json=as_json, quiet=quiet, verbose=verbose)
    if is_wrong:
        raise typer.Exit(1)


def seal(
    archive: Directory = DEFAULT,
    portal: Portal = None,
    compress: Annotated[bool, typer.Option("--compress", help="Also compress them, to .jsonl.zst.")] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Past days for good: their SHA-256 beside them, read-only. Exit code 1 if one could not be sealed."""
    reader = open_archive(archive, portal)
    with ProgressLine(quiet=quiet or as_json) as say:
        steps = Steps(None)
        found = _each(reader, portal, lambda root, each: _watched(seal_days(root, each, compress=compress), say, steps))
    kept.sealed(found.done, found.busy, as_json=as_json, quiet=quiet)
    found.end(is_good=all(each.is_good for each in found.done))


def repair(
    archive: Directory = DEFAULT,
    portal: Portal = None,
    warc: Annotated[bool, typer.Option("--warc", help="Then also compare digests with the WARC files.")] = False,
    state_dir: StateDir = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Mend what can be mended, say what was done and what is left. Exit code 1 if anything is left."""
    reader = open_archive(archive, portal)
    with ProgressLine(quiet=quiet or as_json) as say:
        with reading(say, archive, portal):
            found = _each(reader, portal, lambda root, each: mend(root, each, state_dir=state_dir))
        watched = Watched(engines.Here(), checking(say, archive, portal, warc=warc))
        left_over = list(find(reader, portal, warc=warc, state_dir=state_dir, engine=watched))
    kept.mended(found.done, left_over, found.busy, warc=warc, as_json=as_json, quiet=quiet)
    found.end(is_good=not left_over)


def coverage(
    portals: Portals = None,
    archive: Directory = DEFAULT,
    portal: PortalOptions = None,
    holes: Annotated[bool, typer.Option("--holes", help="Only the holes, one a line of JSON.")] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """What was seen of each portal against what is archived: by section and month, holes with their cause."""
    reader, chosen = open_archives(archive, portals, portal)
    if holes and as_json:
        raise ArchiveError("--holes prints JSON Lines itself: leave --json out, or --holes for the sums")
    with (
        ProgressLine(quiet=quiet or as_json or (holes and sys.stdout.isatty())) as say,
        reading(say, archive, chosen[0] if len(chosen) == 1 else None),
    ):
        if holes:
            every = (Evidence(reader, each).holes() for each in chosen or reader.portals())
            showcoverage.holes(hole for found in every for hole in found if hole.is_article)
            counted = None
        else:
            counted = count(reader, *chosen)
    if counted is not None and (as_json or not quiet):
        showcoverage.coverage(counted, as_json=as_json)
    if is_damaged(reader):
        raise typer.Exit(1)


def _watched(done: Iterator[Done], say: Say, steps: Steps) -> Iterator[Done]:
    for each in done:
        yield each
        steps.done += 1
        say(lambda: _("files sealed: {steps}", steps=steps))


class _Each(NamedTuple, Generic[Done]):
    """What came of some work on portals."""

    done: list[Done]
    busy: list[str]
    """Why portals were passed over."""
    begun: int
    """Portals on which it began."""

    def end(self, *, is_good: bool) -> None:
        """Ends the command where something fell short, or could not even begin."""
        if self.busy and not self.begun:
            raise typer.Exit(StorageFailed.exit_code)
        if self.busy or not is_good:
            raise typer.Exit(1)


def _each(reader: Archive, portal: str | None, work: Callable[[Path, str], Iterator[Done]]) -> _Each[Done]:
    """``work`` on the portal asked for or on all. A disk that takes nothing more ends it; what was done is told."""
    done: list[Done] = []
    busy: list[str] = []
    portals, begun = reader.portals() if portal is None else [portal], 0
    for each in portals:
        try:
            done.extend(work(reader.root, each))
            begun += 1
        except (PortalBusy, StorageFailed) as error:
            is_full = getattr(error.__cause__, "errno", None) in FULL
            if not done and not begun and (is_full or len(portals) == 1):
                raise
            busy.append(str(error))
            if is_full:
                break
    return _Each(done, busy, begun + bool(done))
