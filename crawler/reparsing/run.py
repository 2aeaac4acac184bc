"""A reparse from beginning to end: what ``congtin reparse`` is a skin over."""

from __future__ import annotations

import os
import secrets
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct, field

from archive.captures.reach import LOSSES
from archive.choosing.last import last_article
from archive.disk.failures import storage
from archive.disk.files import Files
from archive.disk.scratch import scratch, temporary
from archive.errors import ArchiveError
from archive.reader import Archive
from archive.showing.progress import Say, nothing, reading
from archive.words import _
from archive.working import engines
from archive.writing.aside import aside
from crawler.clean.urls import canonical
from crawler.cluster import engine as cluster
from crawler.errors import CongtinError
from crawler.portals import registry
from crawler.portals.model import Portal
from crawler.reparsing import comparing
from crawler.reparsing.applying import Applied, apply
from crawler.reparsing.comparing import Field
from crawler.reparsing.far import Far
from crawler.reparsing.pool import Extract, Here, Job, Pool, Readers
from crawler.reparsing.work import Work
from crawler.reparsing.worker import Bad, Extracted, extract
from crawler.signals import signals

CHUNK = 100
"""Pages that a worker reads at a time."""
MAX_LOSS = 0.5
"""Percent of the pages with a field that may lose it."""
PAGE_SECONDS = 60.0
"""What reading one page may take of the processor: a thousand times what the slowest takes."""
_LOST_SHOWN = 20
_BAD_SHOWN = 100
_SHORT = ("failed", "killed", "missing", "slow", "truncated")


class Wish(Struct, frozen=True, kw_only=True):
    """How to reparse."""

    portals: tuple[str, ...] = ()
    """None: all."""
    apply: bool = False
    max_loss: float = MAX_LOSS
    jobs: int | None = None
    """Processes that read pages; None: one a core; 0: this one, which a page can hold up or end."""
    page_seconds: float = PAGE_SECONDS
    samples: int = 3
    """Pages that are shown of each field."""
    engine: engines.Wish = engines.Wish()
    """Whose processes read them; of this machine, unless another engine is named."""


class Reparsed(Struct, kw_only=True):
    """What reading one portal's pages again gave."""

    portal: str
    counts: dict[str, int] = {}
    """``pages`` read; ``same``, ``changed``; ``gained`` articles; articles ``lost`` (they stay in the archive);
    ``reasons`` of refusal that are others; ``orphans`` (pages that no line pointed to); ``missing`` captures;
    ``truncated`` ones, which revise nothing; pages that the parser ``failed`` on, that were too ``slow`` for it, or
    that ``killed`` its process; ``ids`` that would be others; ``without_page``."""
    fields: dict[str, Field] = {}
    reasons: dict[str, int] = {}
    """Why pages of articles would be refused now."""
    lost: list[str] = []
    """Addresses of the first of them."""
    bad: list[Bad] = []
    """The first hundred pages that nothing came of."""
    gone: int = 0
    """WARC files that are not there any more; their captures are ``missing``."""
    seconds: float = 0.0
    applied: Applied | None = None
    """None where nothing was to be written."""
    error: str | None = None
    """Why it could not be written, or not to its end: the others were."""

    def beyond(self, limit: float) -> dict[str, float]:
        """The fields of which more than ``limit`` percent are lost, with how much."""
        found = {name: one.share_lost for name, one in self.fields.items() if one.share_lost > limit}
        articles = self.counts.get("lost", 0) + self.counts.get("changed", 0) + self.counts.get("same", 0)
        lost = 100 * self.counts.get("lost", 0) / articles if articles else 0.0
        return {"article": lost, **found} if lost > limit else found


class Outcome(Struct, kw_only=True):
    """How a reparse ended."""

    archive: str
    portals: list[Reparsed] = []
    refused: dict[str, dict[str, float]] = {}
    """By portal, the fields that lose more than may be, in percent: nothing was written."""
    jobs: int = 1
    seconds: float = 0.0
    interrupted: bool = False
    exit_code: int = 0
    damaged: int = 0
    """Lines that could not be read."""


class _Portal(Struct):
    """What is gathered of a portal while its chunks come back."""

    counts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    fields: dict[str, Field] = {}
    lost: list[str] = []
    bad: list[Bad] = []


def reparse(
    archive: Path,
    wish: Wish,
    *,
    state_dir: Path | None = None,
    files: Files | None = None,
    say: Say = nothing,
    extract: Extract = extract,
) -> Outcome:
    """Reads the stored pages of ``archive`` again; with ``wish.apply`` what differs becomes revisions.

    Nothing is written unless every portal stays within ``max_loss``. SIGINT and SIGTERM end it. Raises
    ``CongtinError`` and ``ArchiveError``.
    """
    registry.use(archive)
    reader, began = Archive(archive), time.monotonic()
    names = _chosen(reader, wish.portals)
    jobs = wish.jobs if wish.jobs is not None else os.cpu_count() or 1
    outcome = Outcome(archive=str(archive), jobs=jobs)
    with ExitStack() as opened:
        opened.enter_context(storage(temporary()))
        folder = opened.enter_context(scratch("reparse"))
        stopped = opened.enter_context(signals())
        readers = _readers(opened, archive, wish, outcome, extract)
        spools: list[tuple[Portal, Path, Reparsed]] = []
        for name in names:
            spool = folder / f"{name}.records"
            portal = portal_of(archive, name)
            with spool.open("wb") as out:
                one = _one(reader, portal, folder / f"{name}.sqlite", out, readers, wish, stopped, say)
            outcome.portals.append(one)
            if stopped:
                outcome.interrupted, outcome.exit_code = True, 130
                break
            if over := one.beyond(wish.max_loss):
                outcome.refused[name] = over
            spools.append((portal, spool, one))
        if wish.apply and not outcome.refused and not outcome.interrupted:
            crawl_id = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
            _apply(spools, partial(apply, archive, crawl_id=crawl_id, state_dir=state_dir, files=files))
    outcome.damaged = reader.damaged.lost
    outcome.seconds = round(time.monotonic() - began, 3)
    short = any(one.counts.get(what) for one in outcome.portals for what in _SHORT)
    lost = any(one.applied and not one.applied.recovered.keys().isdisjoint(LOSSES) for one in outcome.portals)
    failed = any(one.error for one in outcome.portals)
    outcome.exit_code = outcome.exit_code or int(
        failed or lost or short or outcome.damaged > 0 or (wish.apply and bool(outcome.refused))
    )
    return outcome


def _apply(spools: Sequence[tuple[Portal, Path, Reparsed]], write: Callable[..., Applied | None]) -> None:
    """Writes what was found of each portal. Raises what the first was refused for where none could be written."""
    refused: list[ArchiveError] = []
    wished = [each for each in spools if each[1].stat().st_size]
    for portal, spool, one in wished:
        try:
            one.applied = write(portal, spool)
        except ArchiveError as error:
            refused.append(error)
            one.error = str(error)
    if refused and len(refused) == len(wished):
        raise refused[0]


def _readers(opened: ExitStack, archive: Path, wish: Wish, outcome: Outcome, extract: Extract) -> Readers:
    cluster.offer()
    engine = opened.enter_context(engines.engine(wish.engine))
    if engine.is_far:
        outcome.jobs = engine.width
        return Far(engine, opened.enter_context(aside(archive, engine)), wish.page_seconds)
    return opened.enter_context(Pool(outcome.jobs, wish.page_seconds, extract)) if outcome.jobs else Here(extract)


def portal_of(root: Path, name: str) -> Portal:
    """The portal of an archive: declared, or known by the address of what it has of it."""
    if name in registry.ids():
        return registry.load(name)
    last = last_article(root, name)
    home = canonical("/", last.url) if last is not None else None
    return Portal(id=name, title=name, home=home or f"http://{name}/")


def _chosen(reader: Archive, wished: Sequence[str]) -> list[str]:
    there = reader.portals()
    for name in wished:
        if name not in there:
            raise CongtinError(f"{reader.root} has nothing of {name!r}: it has {', '.join(there[:20]) or 'no portal'}")
    return list(dict.fromkeys(wished)) or there


def _one(
    reader: Archive,
    portal: Portal,
    path: Path,
    out: BinaryIO,
    readers: Readers,
    wish: Wish,
    stopped: list[int],
    say: Say,
) -> Reparsed:
    began, gathered = time.monotonic(), _Portal()
    work = Work(reader, portal.id, path)
    try:
        with reading(say, reader.root, portal.id):
            work.fill()
        gone = work.gone()
        chunks = work.chunks(CHUNK)
        for done in readers.extracted(Job(reader.root, portal, wish.samples), chunks, stopped):
            _gather(done, gathered, out, wish.samples)
            say(partial(_line, portal.id, gathered, began))
    finally:
        work.close()
        path.unlink(missing_ok=True)
        path.with_suffix(".lines").unlink(missing_ok=True)
    gathered.counts["without_page"] += work.without_page
    gathered.counts["missing"] += gone.total()
    return Reparsed(
        portal=portal.id,
        counts={name: number for name, number in sorted(gathered.counts.items()) if number},
        fields={name: gathered.fields[name] for name in comparing.FIELDS if name in gathered.fields},
        reasons=dict(gathered.reasons),
        lost=gathered.lost,
        bad=gathered.bad,
        gone=len(gone),
        seconds=round(time.monotonic() - began, 3),
    )


def _line(portal: str, gathered: _Portal, began: float) -> str:
    counts, seconds = gathered.counts, max(time.monotonic() - began, 0.001)
    return _(
        "{portal}: {pages} pages read ({rate}/s), {changed} changed, {gained} new, {lost} lost",
        portal=portal,
        rate=f"{counts['pages'] / seconds:.0f}",
        **{name: counts[name] for name in ("pages", "changed", "gained", "lost")},
    )


def _gather(done: Extracted, into: _Portal, out: BinaryIO, samples: int) -> None:
    into.counts.update(done.counts)
    into.reasons.update(done.reasons)
    comparing.merge(into.fields, done.fields, samples)
    into.lost.extend(done.lost[: max(0, _LOST_SHOWN - len(into.lost))])
    into.bad.extend(done.bad[: max(0, _BAD_SHOWN - len(into.bad))])
    for record, kind in done.records:
        out.write(kind.encode() + b" " + record + b"\n")
