"""What ``archive merger`` prints: a portal that ended, what became of its articles, and examples."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
import typer
from rich.console import Console
from rich.table import Column, Table

from archive.mergers.model import FATES, Fated, Merger
from archive.showing.output import document, printer, write_lines
from archive.showing.tables import put
from archive.words import _, again, many


def articles(found: Iterable[Fated]) -> None:
    """Each article as a line of JSON."""
    encoder = msgspec.json.Encoder()
    write_lines(encoder.encode(each) for each in found)


def mergers(found: Sequence[Merger], asked: Sequence[str], *, as_json: bool) -> None:
    """The facts of ``archive merger``, of the portals that it was ``asked`` for."""
    if as_json:
        document(found)
        return
    if not found:
        typer.echo(
            _("{portal} has no successor in the table", portal=asked[0])
            if len(asked) == 1
            else _("none of these portals has a successor in the table")
        )
    console = printer()
    for each in found:
        _merger(console, each)


def line(merger: Merger) -> str:
    """A merger in one line.

    >>> line(Merger(portal="cu", successors=["moi"], articles=3, fates={"found": 2, "missing": 1}))
    'cu, then moi: 3 articles: 2 found again, 1 missing'
    """
    said = ", ".join(f"{count} {again(FATES[fate])}" for fate, count in merger.fates.items())  # type: ignore[index]
    things = many(merger.articles, "{count} article", "{count} articles")
    chain = _(", then ").join((merger.portal, *merger.successors))
    return f"{chain}: {things}{': ' if said else ''}{said}"


def _merger(console: Console, merger: Merger) -> None:
    console.print(line(merger), soft_wrap=True)
    whole = merger.successor_whole
    kept = _("of {portal} {count} are archived", portal=merger.successors[-1], count=merger.successor_articles)
    console.print(f"  {kept}, {_crawled(whole)}", soft_wrap=True)
    for words, counts in ((_("fields lost there"), merger.lost), (_("fields otherwise there"), merger.changed)):
        if counts:
            console.print(
                f"  {words}: {', '.join(f'{name} {count}' for name, count in counts.items())}", soft_wrap=True
            )
    if len(merger.years) > 1:
        put(console, _years(merger))
    for fate, some in merger.examples.items():
        if fate != "found":
            for each in some:
                console.print(f"  {again(FATES[fate])}: {_example(each)}", soft_wrap=True)  # type: ignore[index]
    console.print()


def _crawled(whole: str | None) -> str:
    if whole is None:
        return _("it was never crawled whole: what is missing may stand there (`congtin crawl ID --mode full`)")
    return _("it was crawled whole until {day}", day=whole[:10])


def _years(merger: Merger) -> Table:
    fates = (Column(again(fate), justify="right") for fate in merger.fates)
    table = Table(Column(_("year"), no_wrap=True), *fates, box=None, padding=(0, 2, 0, 2))
    for year, counts in merger.years.items():
        table.add_row(year or _("no date"), *(str(counts.get(fate, 0)) for fate in merger.fates))
    return table


def _example(each: Fated) -> str:
    fields = [_("no {name}", name=name) for name in each.lost]
    fields += [_("another {name}", name=name) for name in each.changed]
    said = f" ({', '.join(fields)})" if fields else ""
    there = f" -> {each.successor or each.successor_url}" if each.successor_url else ""
    return f"{each.id} {each.url}{there}{said}"
