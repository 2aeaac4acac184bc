"""``congtin crawl``."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from archive.commands.options import DEFAULT, EngineName, Scheduler, Since, StateDir, Until, Workers
from archive.words import again
from archive.working.engines import Wish
from crawler.commands import completing
from crawler.commands.options import (
    ArchiveOption,
    EveryPortal,
    Json,
    PortalsOption,
    Province,
    Proxy,
    Quiet,
    Setting,
    System,
    Targets,
)
from crawler.options import BadOption, read_settings


def crawl(
    targets: Targets = None,
    every: EveryPortal = False,
    province: Province = None,
    family: System = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help="Several portals: in so many processes; default: one a core. Dask: so many a worker.",
        ),
    ] = None,
    engine: EngineName = None,
    scheduler: Scheduler = None,
    workers: Workers = None,
    archive: ArchiveOption = DEFAULT,
    state_dir: StateDir = None,
    mode: Annotated[
        str,
        typer.Option(
            autocompletion=completing.modes,
            help="update: what is new; full: every page of every section, as the first of a whole portal is.",
        ),
    ] = "update",
    since: Since = None,
    until: Until = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Stop after so many new articles of a portal.")] = None,
    section: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="Only sections whose name or URL holds this; may be given several times."),
    ] = None,
    assets: Annotated[
        str, typer.Option(autocompletion=completing.assets, help="none, attachments or all (images too).")
    ] = "attachments",
    warc: Annotated[bool, typer.Option("--warc/--no-warc", help="Keep what the server sent.")] = True,
    proxy: Proxy = None,
    egress: Annotated[
        str | None,
        typer.Option(
            envvar="CONGTIN_EGRESS", metavar="LABEL", help="Name of the place the run goes out from, for its record."
        ),
    ] = None,
    setting: Setting = None,
    portals: PortalsOption = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Crawl portals into the archive: one, or many side by side."""
    from crawler.cluster.crawling import crawl_far
    from crawler.processes.job import Job
    from crawler.processes.many import crawl_many, exit_code
    from crawler.run import run
    from crawler.showing import crawled
    from crawler.showing import many as shown
    from crawler.strategy.accepting import accept

    named, notes, incomplete = _targets(targets, archive, portals, every=every, province=province, family=family)
    job = Job(
        targets=named,
        archive=archive,
        options={
            "mode": mode,
            "since": since,
            "until": until,
            "limit": str(limit) if limit else None,
            "section": "|".join(section) if section else None,
            "assets": assets,
        },
        settings={
            "CONGTIN_WARC": warc,
            **({"CONGTIN_PROGRESS": False} if quiet or as_json else {}),
            **({"LOG_LEVEL": "CRITICAL"} if quiet and len(named) == 1 else {}),
            "CONGTIN_EGRESS": egress or "",
            "CONGTIN_STATE_DIR": str(state_dir.absolute()) if state_dir else "",
            **read_settings(setting),
        },
        proxy=proxy,
        portals=portals,
    )
    accept(job)  # a mistake is told alone
    for note in notes:
        print(f"congtin: {again(note)}", file=sys.stderr)
    wish = Wish(engine, jobs or 1, scheduler, workers)
    if wish.is_far:
        outcomes = crawl_far(job, wish, slots=jobs)
    else:
        outcomes = run(job) if len(named) == 1 and jobs is None else crawl_many(job, processes=jobs)
    if len(outcomes) == 1 or as_json:
        crawled.outcomes(outcomes, as_json=as_json, quiet=quiet)
    else:
        shown.outcomes(outcomes, quiet=quiet)
    raise typer.Exit(exit_code(outcomes) or int(incomplete))


def _targets(
    targets: list[str] | None,
    archive: Path,
    portals: Path | None,
    *,
    every: bool,
    province: str | None,
    family: str | None,
) -> tuple[list[str], list[str], bool]:
    """The targets of a call, what is to be said of those left out, and whether any cannot be told."""
    from crawler.portals import registry
    from crawler.processes.selection import begun, ended, select

    if not (every or province or family):
        if not targets:
            raise BadOption("name a portal: an id, a URL or `demo`; or several with --all, --province or --family")
        registry.use(archive, portals)
        return targets, [*ended(targets, date.today()), *begun(targets)], False
    if targets:
        raise BadOption(f"{' '.join(targets)} and --all, --province or --family: give one or the other")
    from crawler.demo import PORTAL_ID

    registry.use(archive, portals)
    known, broken = registry.read_all()
    found = select(known, broken, today=date.today(), province=province, family=family, without=[PORTAL_ID])
    return [portal.id for portal in found.portals], found.notes, bool(found.broken)
