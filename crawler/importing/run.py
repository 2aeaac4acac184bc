"""One import from beginning to end: what ``congtin import`` is a skin over."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from msgspec import Struct

from archive.disk.failures import storage
from archive.disk.files import Files
from archive.disk.scratch import scratch, temporary
from archive.errors import ArchiveError
from archive.observations import CrawlRun
from archive.showing.progress import Say, nothing
from archive.store import Store
from archive.times import instant
from crawler import settings
from crawler.clean.urls import canonical
from crawler.fetching.tls import confess, profile_of
from crawler.filed import lack_of
from crawler.importing import choosing
from crawler.importing.captures import Captures
from crawler.importing.catalogue import Catalogue
from crawler.importing.cdx import WAYBACK, CdxSource
from crawler.importing.choosing import Chosen
from crawler.importing.client import Client, Unreachable
from crawler.importing.intake import Intake, LimitReached, Stopped
from crawler.importing.opening import open_file
from crawler.importing.outcome import Imported, Outcome
from crawler.importing.portal import PortalImport, Window
from crawler.importing.sources import Complaints, Days, NoSource, Source
from crawler.interpret import article_key, interpret
from crawler.options import BadOption
from crawler.portals import registry
from crawler.portals.model import Portal
from crawler.signals import signals
from crawler.strategy.again import next_look, stamp
from crawler.tally import Tally

_WINDOW = 300
"""Captures of a server that are looked at together: few enough that what they name is soon asked for."""


class Wish(Struct, frozen=True, kw_only=True):
    """What of the sources is wanted."""

    portal: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int | None = None
    replay: str | None = None
    """Where a CDX server gives its captures, if not where its own address says."""
    ignore_robots: bool = False
    proxy: str | None = None
    delay: float | None = None


def import_captures(
    targets: Sequence[str],
    *,
    archive: Path,
    wish: Wish,
    state_dir: Path | None = None,
    work: Path | None = None,
    files: Files | None = None,
    say: Say = nothing,
) -> Outcome:
    """Imports ``targets`` (WARC or WACZ files, or one address of a CDX server; none: the Wayback Machine).

    ``work``: where the list of captures and what must be unpacked first may lie, for the time of the run. SIGINT and
    SIGTERM end it after the capture at hand. Raises ``CongtinError`` and ``ArchiveError`` for what is wrong from the
    beginning; what happens later is in the outcome.
    """
    registry.use(archive)
    portal = registry.resolve(wish.portal) if wish.portal else None
    if wish.since and wish.until and wish.since > wish.until:
        raise BadOption(f"--since {wish.since} is after --until {wish.until}: no day lies between")
    complaints = Complaints()
    with ExitStack() as opened:
        opened.enter_context(storage(work or temporary()))
        folder = opened.enter_context(scratch("import", work))
        stopped = opened.enter_context(signals())
        (folder / "unpacked").mkdir()
        client, sources, portal = _sources(targets, portal, wish, folder / "unpacked")
        catalogue = Catalogue(folder / "captures.sqlite")
        opened.callback(catalogue.close)
        outcome = Outcome(archive=str(archive), sources=[source.name for source in sources])
        try:
            for number, source in enumerate(sources):
                say(lambda name=source.name: f"listing the captures of {name}")  # type: ignore[misc]
                source.enter(number, catalogue, Days(wish.since, wish.until), complaints)
            catalogue.filled()
            outcome.captures = sum(host.captures for host in catalogue.hosts())
            place = _Place(archive, state_dir, files, say)
            _all(outcome, portal, sources, catalogue, complaints, place, wish, stopped)
        except (Unreachable, ArchiveError) as error:
            outcome.error, outcome.exit_code = str(error), error.exit_code
        outcome.bad, outcome.named = dict(complaints.counts), complaints.named
        outcome.unlisted = complaints.unlisted
        outcome.requests = client.asked if client is not None else 0
    outcome.exit_code = outcome.exit_code or outcome.short()
    return outcome


def _sources(
    targets: Sequence[str], portal: Portal | None, wish: Wish, work: Path
) -> tuple[Client | None, list[Source], Portal | None]:
    addresses = [target for target in targets if "://" in target and not Path(target).exists()]
    if targets and not addresses:
        return None, [source for target in targets for source in open_file(Path(target), work)], portal
    if len(targets) > 1:
        raise NoSource("give files, or the address of one CDX server: not both, and not two servers")
    address = addresses[0] if addresses else WAYBACK
    if canonical(address) is None:
        raise NoSource(f"{address} is no http(s) address of a CDX server")
    named = parse_qs(urlsplit(address).query).get("url")
    if portal is None and not named:
        raise NoSource(f"say of which portal: --portal ID or --portal URL (from {urlsplit(address).netloc})")
    portal = portal or choosing.portal_of(named[0] if named else "")
    tls = profile_of(settings.CONGTIN_TLS, None)
    confess(tls)
    client = Client(address, obey=not wish.ignore_robots, proxy=wish.proxy, delay=wish.delay, tls=tls)
    return client, [CdxSource(address, choosing.hosts_to_ask(portal), client, wish.replay)], portal


def _all(
    outcome: Outcome,
    portal: Portal | None,
    sources: Sequence[Source],
    catalogue: Catalogue,
    complaints: Complaints,
    place: _Place,
    wish: Wish,
    stopped: list[int],
) -> None:
    """Every portal of the catalogue, one after the other."""
    done: set[str] = set()
    for known, hosts in choosing.hosts_of(catalogue, portal):
        catalogue.forget()
        captures = Captures(place.archive, known.id, catalogue, sources, complaints)
        captures.recall(rendered=known.browser)  # a server is not asked again for the pages that tell the family
        with captures.silent():
            chosen = choosing.choose(known, hosts, catalogue, captures, place.archive, asked=portal is not None)
        if chosen is None:
            continue
        done.update(hosts)
        one = _Run(chosen, catalogue, captures, place, wish, stopped)
        try:
            one.run()
        finally:
            outcome.portals.append(one.outcome)
        if one.outcome.finish == "interrupted":
            break
    outcome.without_page = catalogue.without_page()
    outcome.left_out = {host.name: host.captures for host in catalogue.hosts() if host.name not in done}


class _Place(NamedTuple):
    """Where an import goes to."""

    archive: Path
    state_dir: Path | None
    files: Files | None
    say: Say


class _Run:
    """One portal: its store from opening to closing."""

    def __init__(
        self,
        chosen: Chosen,
        catalogue: Catalogue,
        captures: Captures,
        place: _Place,
        wish: Wish,
        stopped: list[int],
    ) -> None:
        self._chosen, self._catalogue, self._captures = chosen, catalogue, captures
        self._place, self._wish, self._stopped = place, wish, stopped
        self._tally, self._began = Tally(), datetime.now(UTC)
        self.outcome = Imported(
            portal=chosen.portal.id,
            crawl_id=f"{self._began:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}",
            finish="storage-failed",
            seconds=0.0,
            counts={},
            refused={},
            reasons=chosen.reasons,
        )

    def run(self) -> None:
        """Raises ``Unreachable`` and ``ArchiveError`` once what can be kept is."""
        store = self._open()
        self.outcome.recovered = store.recovered
        try:
            self._captures.recall(rendered=self._chosen.portal.browser)
            intake = Intake(
                store,
                self._captures,
                self._catalogue,
                self._tally,
                limit=self._wish.limit,
                stopped=lambda: bool(self._stopped),
                say=self._place.say,
            )
            portal, family, hosts, _ = self._chosen
            try:
                PortalImport(portal, family, hosts, self._catalogue, intake).run(self._windows())
                self.outcome.finish = "finished"
            except LimitReached:
                self.outcome.finish = "limit"
            except Stopped:
                self.outcome.finish = "interrupted"
            except Unreachable:
                self.outcome.finish = "unreachable"
                intake.commit()
                self._close(store)
                raise
            intake.commit()
            self._close(store)
        finally:
            self._tally.counts["reused"] += self._captures.reused
            self.outcome.counts = {name: number for name, number in self._tally.counts.items() if number}
            self.outcome.refused = dict(self._tally.refused)
            self.outcome.seconds = round(self._tally.seconds, 3)
            store.close()

    def _open(self) -> Store:
        portal, family, _, _ = self._chosen

        def key_of(known: str | None, url: str) -> str:
            return known or article_key(url, portal.id, family)[0]

        return Store.open(
            self._place.archive,
            portal.id,
            crawl_id=self.outcome.crawl_id,
            interpret=partial(interpret, portal=portal, family=family),
            lack_of=lack_of,
            state_dir=self._place.state_dir,
            files=self._place.files,
            key_of=key_of,
            next_look=next_look,
        )

    def _windows(self) -> list[Window]:
        """Files are at hand, and looked at as a whole; a server's captures are, some hundred at a time."""
        times = [instant(entry.date) for entry in self._catalogue.entries(self._chosen.hosts) if entry.kind == "remote"]
        cuts = sorted(set(times[_WINDOW::_WINDOW]))
        return list(zip([-1e18, *cuts], [*cuts, 1e18], strict=True))

    def _close(self, store: Store) -> None:
        store.close(
            CrawlRun(
                crawl_id=self.outcome.crawl_id,
                portal=self._chosen.portal.id,
                command="import",
                started_at=stamp(self._began),
                ended_at=stamp(datetime.now(UTC)),
                finish=self.outcome.finish,
                counts=dict(sorted(self._tally.counts.items())),
                causes=self._tally.causes(),
                versions={name: version(name) for name in ("congtin", "selectolax")},
                recovered=store.recovered,
            )
        )
