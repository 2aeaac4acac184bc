"""The declared portals: ``congtin portals list | show | succession | test`` and ``congtin snapshot``."""

from __future__ import annotations

import csv
import sys
from collections.abc import Collection
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from archive.commands.mergers import Table
from archive.commands.options import DEFAULT
from archive.showing.output import document
from archive.showing.progress import ProgressLine, Steps
from archive.words import _, again
from crawler.commands import completing
from crawler.commands.options import ArchiveOption, Json, PortalsOption, Proxy, Quiet, day
from crawler.errors import CasesError

Pages = Annotated[
    Path, typer.Option("--pages", help="Folder of saved pages: DIR/<portal or family>/<case>/.", metavar="DIR")
]
Id = Annotated[
    str,
    typer.Argument(
        metavar="ID", autocompletion=completing.portals, help="A portal's id: `congtin portals list` has them all."
    ),
]


def list_(
    archive: ArchiveOption = DEFAULT, portals: PortalsOption = None, as_json: Json = False, quiet: Quiet = False
) -> None:
    """The declared portals and your own, with what is known of each and how well, and when it was last checked."""
    from crawler.inspecting import checks
    from crawler.portals import registry
    from crawler.showing import portals as shown

    registry.use(archive, portals)
    found, broken = registry.read_all()
    if as_json or not quiet:
        shown.portals(found, checks.newest(archive), as_json=as_json)
    raise typer.Exit(_said(broken.values()))


def show(
    portal: Id,
    on: Annotated[
        date | None, typer.Option("--on", parser=day, metavar="DATE", help="Whose it was on this day.")
    ] = None,
    archive: ArchiveOption = DEFAULT,
    portals: PortalsOption = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """One portal: where it is, how it is read, what its evidence is, whose it was and whose it is."""
    from crawler.portals import registry
    from crawler.portals.succession import story
    from crawler.showing import portals as shown

    registry.use(archive, portals)
    found = registry.load(portal)
    declared = {each.id: each for each in registry.read_all()[0]}
    if as_json or not quiet:
        shown.portal(found, story(found, declared), on, as_json=as_json)


def succession(
    archive: ArchiveOption = DEFAULT, portals: PortalsOption = None, as_json: Json = False, quiet: Quiet = False
) -> None:
    """Which portal went on as which, since when: a CSV table that `congtin archive link --succession` reads."""
    from crawler.portals import registry
    from crawler.portals.succession import succession as lines

    registry.use(archive, portals)
    found, broken = registry.read_all()
    rows = [dict(zip(("portal", "successor", "since"), line, strict=True)) for line in lines(found)]
    if as_json:
        document(rows)
    elif not quiet:
        writer = csv.DictWriter(sys.stdout, ("portal", "successor", "since"), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    raise typer.Exit(_said(broken.values()))


def succession_table(archive: Path) -> Table:
    """What the declared portals and those beside ``archive`` tell; files that cannot be used are named on standard
    error: what they say of a successor is not known, and the table is short of it."""
    from crawler.portals import registry
    from crawler.portals.succession import succession as lines

    registry.use(archive)
    found, broken = registry.read_all()
    return Table({portal: successor for portal, successor, _ in lines(found)}, is_short=bool(_said(broken.values())))


def check(
    portals: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", autocompletion=completing.portals, help="Portals; none: all."),
    ] = None,
    archive: ArchiveOption = DEFAULT,
    proxy: Proxy = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Look at portals live: name, robots.txt, TLS, home page, family, listing, article; 1 where one falls short."""
    from crawler.fetching.contact import is_loopback
    from crawler.inspecting import checks
    from crawler.inspecting.check import check as look
    from crawler.portals import registry
    from crawler.showing import portals as shown

    registry.use(archive)
    every = [portal.id for portal in registry.read_all()[0] if not is_loopback(portal.home)]
    with ProgressLine(quiet=quiet or as_json) as say:
        steps = Steps(len(portals or every))

        def told(portal: str) -> None:
            steps.done += 1
            say(lambda: _("portals checked: {steps} ({portal})", portal=portal, steps=steps))

        found = look(portals or every, proxy=proxy, told=told)
    path = checks.write(archive, found)
    short = [each for each in found if each.state != "ok"] if quiet else found
    shown.checks(found if as_json else short, path, as_json=as_json, quiet=quiet)
    raise typer.Exit(0 if all(each.state == "ok" for each in found) else 1)


def run_cases(
    portal: Annotated[
        str, typer.Argument(metavar="ID", autocompletion=completing.cases, help="A declared portal, or a family.")
    ],
    pages: Pages = Path("tests/pages"),
    archive: ArchiveOption = DEFAULT,
    portals: PortalsOption = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Read the saved pages of a portal and compare with what a person said; exit code 1 where one differs."""
    from crawler.inspecting import cases
    from crawler.portals import registry
    from crawler.showing import portals as shown

    registry.use(archive, portals)
    names = cases.names(pages, portal)
    if not names:
        if portal not in registry.ids():
            registry.load(portal)  # says the nearest names
        raise CasesError(f"{pages / portal} holds no saved page: `congtin snapshot {portal} URL` saves one")
    found = []
    with ProgressLine(quiet=quiet or as_json) as say:
        steps = Steps(len(names))
        for name in names:
            found.append(cases.run(pages / portal / name))
            steps.done += 1
            say(lambda: _("pages read: {steps}", steps=steps))
    shown.cases(portal, found, as_json=as_json, quiet=quiet)
    raise typer.Exit(0 if all(case.holds for case in found) else 1)


def snapshot(
    portal: Id,
    url: Annotated[str, typer.Argument(metavar="URL", help="Where the page is; with --file, where it was.")],
    why: Annotated[str, typer.Option(help="Why this page is worth keeping: what is odd, or usual, about it.")] = "",
    case: Annotated[str | None, typer.Option(help="Name of the case; default: from the address.")] = None,
    file: Annotated[
        str | None, typer.Option("--file", metavar="FILE", help="A page saved before, instead of fetching it.")
    ] = None,
    pages: Pages = Path("tests/pages"),
    archive: ArchiveOption = DEFAULT,
    portals: PortalsOption = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Save a page of a portal and its record as a case, to be read and corrected by a person."""
    from crawler.clean.urls import canonical, last_words
    from crawler.inspecting import cases
    from crawler.inspecting.single import read_input
    from crawler.portals import registry
    from crawler.showing import portals as shown

    registry.use(archive, portals)
    known = registry.load(portal)
    if canonical(url) is None:
        raise CasesError(f"{url!r} is not an http(s) address of a page")
    if (owner := registry.for_url(url)) is None or owner.id != portal:
        of = f"a page of {owner.id}: `congtin snapshot {owner.id} {url}`" if owner else "of another host"
        raise CasesError(f"{url} is no page of {portal}, which is at {known.home}, but {of}")
    with ProgressLine(quiet=quiet or as_json) as say:
        read = read_input(file or url, url=url, portal=portal, say=say)
    folder = cases.save(
        pages,
        portal,
        case or last_words(read.url),
        read.body,
        url=read.url,
        why=why or "say why this page is kept",
        headers=read.headers,
        fetched_at=None if file else datetime.now(UTC),
    )
    shown.saved(folder, as_json=as_json, quiet=quiet)


def _said(errors: Collection[Exception]) -> int:
    """Names files that declare nothing on standard error; the exit code that follows."""
    for error in errors:
        print(f"congtin: {again(str(error))}", file=sys.stderr)
    return 1 if errors else 0
