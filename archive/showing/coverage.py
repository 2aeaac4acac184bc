"""What ``archive coverage`` prints: a line a portal, its sections, its holes, and a heat map of its months."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from archive.covering.coverage import Cell, Coverage, PortalCoverage, told
from archive.covering.evidence import Hole
from archive.showing.causes import counted, spelt
from archive.showing.output import document, printer, write_lines
from archive.showing.tables import fits, put
from archive.showing.times import moment
from archive.words import _, again, many

_COLOURS = ((1.0, "black on green"), (0.95, "black on dark_sea_green3"), (0.8, "black on yellow"),
            (0.5, "black on dark_orange"), (0.0, "white on red"))  # fmt: skip
_SECTIONS = 15


def coverage(found: Coverage, *, as_json: bool) -> None:
    """The facts of ``archive coverage``."""
    if as_json:
        document(found)
        return
    console = printer()
    console.print(found.directory, soft_wrap=True)
    for portal in found.portals:
        _portal(console, portal)


def holes(found: Iterator[Hole]) -> None:
    """Each hole as a line of JSON."""
    encoder = msgspec.json.Encoder()
    write_lines(encoder.encode(hole) for hole in found)


def _portal(console: Console, portal: PortalCoverage) -> None:
    total = portal.total
    console.print()
    console.print(f"{portal.portal}: {again(told(total, moment(portal.as_of)))}", soft_wrap=True)
    if portal.turned_away:
        console.print(f"  {_turned_away(portal.turned_away)}", soft_wrap=True)
    if portal.unread:
        console.print(f"  {_unread(portal.unread)}", soft_wrap=True)
        for url in portal.unread_urls:
            console.print(f"    {url}", soft_wrap=True)
    for title, causes in ((_("holes"), total.holes), (_("no articles after all"), portal.no_articles)):
        if causes:
            said = ", ".join(f"{count} {again(spelt(cause))}" for cause, count in causes.items())
            console.print(f"  {title}: {said}", soft_wrap=True)
    if portal.only_in_sitemap:
        count = portal.only_in_sitemap
        said = _(
            "only in a sitemap: {count}, at addresses that are not like those of its articles: not counted", count=count
        )
        console.print(f"  {said}", soft_wrap=True)
    for numbers in portal.numbers:
        if numbers.unseen:
            weight = _("maybe of no article: in no share") if numbers.counted else _("too sparse to tell anything")
            said = _(
                "{scope}: numbers {first} to {last}, {seen} seen, {unseen} never seen",
                scope=numbers.scope,
                first=numbers.first,
                last=numbers.last,
                seen=numbers.seen,
                unseen=numbers.unseen,
            )
            console.print(f"  {said} ({weight})", soft_wrap=True)
    if any(portal.months):
        for table in _months(console, portal):
            console.print(table)
    if (cell := portal.months.get("")) is not None:
        missing = cell.known - cell.archived
        holes = many(missing, "{count} hole", "{count} holes")
        console.print(f"  {_('no date: {count} archived', count=cell.archived)}, {holes}")
    if sum(cell.known > 0 for cell in portal.sections.values()) > 1:
        put(console, _sections(portal))


def _turned_away(causes: dict[str, int]) -> str:
    """Beside the time of the last look, why there is no newer one."""
    return many(
        sum(causes.values()),
        "1 crawl since then saw nothing of it ({causes}): what was published since is not known",
        "{count} crawls since then saw nothing of it ({causes}): what was published since is not known",
        causes=_by_number(causes),
    )


def _by_number(causes: dict[str, int]) -> str:
    return counted(sorted(causes.items(), key=lambda pair: -pair[1]))


def _unread(causes: dict[str, int]) -> str:
    """Beside the share, what it cannot tell of."""
    return many(
        sum(causes.values()),
        "1 page of a listing was not read in the last crawl ({causes}): what it alone names is not known",
        "{count} pages of listings were not read in the last crawl ({causes}): what they alone name is not known",
        causes=_by_number(causes),
    )


def _months(console: Console, portal: PortalCoverage) -> list[Table]:
    """Years down, months across; a cell says how much of the month is there. A narrow terminal has the months of a
    year one below the other, as many tables as it takes."""
    for across in (12, 6, 4, 3):
        tables = [_some(portal, range(first, first + across)) for first in range(1, 13, across)]
        fitting = [fits(console, table) for table in tables]
        if all(fitting):
            break
    return tables


def _some(portal: PortalCoverage, months: range) -> Table:
    """Some months of every year; beside the last of them how many articles of the year are there."""
    table = Table(Column(_("year"), no_wrap=True), box=None, padding=(0, 1, 0, 0))
    for month in months:
        table.add_column(f"{month:02}", justify="right")
    if is_last := 12 in months:
        table.add_column(_("articles"), justify="right")
    for year in sorted({month[:4] for month in portal.months if month}):
        cells = [portal.months.get(f"{year}-{month:02}") for month in months]
        table.add_row(year, *(_heat(cell) for cell in cells), *([_archived(portal, year)] if is_last else []))
    return table


def _archived(portal: PortalCoverage, year: str) -> str:
    return str(sum(cell.archived for month, cell in portal.months.items() if month.startswith(year)))


def _heat(cell: Cell | None) -> Text:
    if cell is None or not cell.known:
        return Text("·", justify="right")
    style = next(style for bar, style in _COLOURS if cell.share >= bar)
    return Text(str(100 * cell.archived // cell.known), style=style, justify="right")


def _sections(portal: PortalCoverage) -> Table:
    counts = (Column(name, justify="right") for name in (_("known"), _("archived"), "%"))
    table = Table(_("section"), *counts, _("holes"), box=None, padding=(0, 2, 0, 0))
    sections = [(name, cell) for name, cell in portal.sections.items() if cell.known]  # a number alone is of none
    for name, cell in sections[:_SECTIONS]:
        causes = ", ".join(f"{count} {again(spelt(cause))}" for cause, count in cell.holes.items())
        table.add_row(Text(name or _("not known")), str(cell.known), str(cell.archived), _heat(cell), Text(causes))
    if (more := len(sections) - _SECTIONS) > 0:
        table.add_row(_("{count} more (--json has them)", count=more), "", "", "", "")
    return table
