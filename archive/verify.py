"""Checks an archive: every line against its schema and its neighbours, every pointer against its WARC file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from archive import paths
from archive.checking.chain import Chain
from archive.checking.findings import Finding, Totals
from archive.checking.indexcheck import lengths
from archive.checking.linecheck import Checked, Task, check_file
from archive.checking.pointers import Pointers
from archive.checking.recordcheck import Unread
from archive.checking.sealcheck import expected_sum, sealed_days
from archive.checking.statecheck import StateCheck
from archive.checking.unread import unexplained
from archive.checking.unreadable import UNREADABLE, strays, unreadable
from archive.reader import Archive
from archive.sealing.seals import read_sums
from archive.working.engines import Engine, Here, place

_SCHEMAS: dict[paths.Kind, str] = {
    "articles": "article",
    "observations": "observation",
    "sightings": "sighting",
    "rejects": "reject",
}


def verify(
    archive: Archive,
    portal: str | None = None,
    *,
    warc: bool = False,
    engine: Engine | None = None,
    totals: Totals | None = None,
    state_dir: Path | None = None,
) -> Iterator[Finding]:
    """Everything that is wrong, portal by portal; nothing if the archive is sound. Changes nothing.

    ``warc``: read the WARC files through and compare digests, addresses and times, too, and look for article pages
    that no line speaks of and CDXJ lines that point to nothing; without it only the lengths of the WARC files are
    held against the pointers and indexes. ``engine`` checks the files, each by itself; without it this process does.
    ``totals`` counts what was checked. ``state_dir``: where the states lie, if not in the archive. Holds two integers
    an article of the portal at hand (with ``warc`` also its pointers and addresses) and what a few files gave,
    whatever their size. While a portal is being crawled, the end of its newest files may be named as torn.
    """
    totals = totals if totals is not None else Totals()
    known = archive.portals() if portal is None else [portal]
    if portal is None:
        closed: list[str] = []
        for folder in sorted(set(paths.portals(archive.root, closed.append)) - set(known)):
            yield Finding(what="portal", file=f"portal={folder}", line=0, offset=0, detail="not a portal id")
        for folder in closed:
            yield Finding(what="unreadable", file=folder, line=0, offset=0, detail=UNREADABLE)
    engine = engine or Here()
    for each in known:
        checked = engine.each(check_file, _tasks(place(archive.root, engine), each))
        yield from _portal(archive, each, checked, totals, engine if warc else None, state_dir)


def _tasks(root: Path, portal: str) -> Iterator[Task]:
    """Every file of a portal, articles first, by day."""
    for kind, schema in _SCHEMAS.items():
        try:
            sums, days = read_sums(paths.portal_folder(root, kind, portal)), paths.day_files(root, kind, portal)
        except OSError:  # named by ``unreadable``
            continue
        for path in days:
            name, expected = path.relative_to(root).as_posix(), expected_sum(path, sums)
            yield Task(root, name, schema, portal, paths.day_of(path), *expected)
    crawls = paths.crawls_file(root, portal)
    if os.path.exists(crawls):  # noqa: PTH110  # raises nothing
        yield Task(root, crawls.relative_to(root).as_posix(), "crawl-run", portal, None)


def _portal(
    archive: Archive,
    portal: str,
    checked: Iterable[Checked],
    totals: Totals,
    reading: Engine | None,
    state_dir: Path | None,
) -> Iterator[Finding]:
    """What the files of a portal gave, and what is wrong between them; ``reading`` reads the WARC files."""
    chain, state = Chain(), StateCheck(archive.root, portal, state_dir)
    pointers, runs = Pointers(archive.root, keep=reading is not None), 0
    for file in checked:
        totals.files += 1
        totals.lines += file.lines
        totals.unpacked_bytes += file.bytes
        runs = max(runs, file.runs)
        found = [
            *file.findings,
            *(finding for pointer in file.pointers for finding in pointers.check(file.name, pointer)),
            *(finding for link in file.links for finding in chain.add(file.name, link)),
            *(finding for link in file.links for finding in state.line(file.name.removesuffix(".zst"), link)),
            *(finding for look in file.looks for finding in chain.look(file.name, look)),
        ]
        yield from sorted(found, key=lambda finding: finding.line)
    yield from chain.gaps(f"articles/portal={portal}")
    yield from state.findings(chain, runs)
    yield from unreadable(archive.root, portal)
    yield from strays(archive.root, portal)
    yield from sealed_days(archive.root, portal)
    yield from lengths(archive.root, portal)
    if reading is not None:
        unread: list[Unread] = []
        yield from pointers.compare(portal, totals, unread, reading)
        yield from unexplained(archive, portal, unread)
