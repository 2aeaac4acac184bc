"""What the commands print: tables for people, JSON for programs."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import msgspec
from rich.console import Console
from rich.table import Table

from archive.article import Article, Reject
from crawler.portals.model import Portal
from crawler.run import Outcome


def _json(value: object) -> None:
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")


def outcomes(found: Sequence[Outcome], *, as_json: bool) -> None:
    """The summary of a crawl: counts, causes, where the files are, what to do next."""
    if as_json:
        _json(found)
        return
    for outcome in found:
        _outcome(outcome)


def _outcome(outcome: Outcome) -> None:
    console = Console(soft_wrap=True)
    if outcome.finish == "not-started":
        print(f"congtin: {outcome.portal}: {outcome.error}", file=sys.stderr)
        return
    counts = outcome.counts
    table = Table(
        title=f"{outcome.portal}: {outcome.mode} crawl, {outcome.finish}", show_header=False, title_justify="left"
    )
    table.add_column(style="bold")
    table.add_column()
    rate = counts.get("pages", 0) / outcome.seconds if outcome.seconds else 0.0
    for name, value in outcome.recovered.items():
        if value:
            table.add_row(f"recovered: {name}", str(value))
    table.add_row("found", str(counts.get("found", 0)))
    table.add_row("stored", str(counts.get("stored", 0)))
    for name in ("revised", "duplicates", "moved", "missing", "assets"):
        if counts.get(name):
            table.add_row(name, str(counts[name]))
    table.add_row("unchanged", str(counts.get("unchanged", 0)))
    for title, causes in (("refused", outcome.refused), ("failed", outcome.failed), ("limit", outcome.limits)):
        for cause, number in sorted(causes.items(), key=lambda pair: -pair[1]):
            table.add_row(f"{title}: {cause}", str(number))
    table.add_row("pages", f"{counts.get('pages', 0)} in {outcome.seconds:.1f} s, {rate:.1f} a second")
    table.add_row("articles", f"{outcome.archive}/articles/portal={outcome.portal}/")
    table.add_row("raw pages", f"{outcome.archive}/warc/portal={outcome.portal}/")
    for reason in outcome.reasons:
        table.add_row("recognised", reason)
    console.print(table)
    console.print(_verdict(outcome), highlight=False)


def _verdict(outcome: Outcome) -> str:
    counts = outcome.counts
    if outcome.error:
        return f"Ended early: {outcome.error}. What was committed stands; run the same command again to go on."
    if outcome.finish == "interrupted":
        return "Interrupted; everything fetched is stored. Run the same command again to go on."
    if not counts.get("pages"):
        return "Nothing could be read of the portal; what is in the archive stands. Run the same command later."
    if not counts.get("stored") and not counts.get("revised") and not outcome.failed:
        return "Nothing new: every article the portal shows is in the archive."
    more = f"congtin archive info --archive {outcome.archive}"
    cat = f"congtin archive cat --archive {outcome.archive} --portal {outcome.portal} | head -n 1"
    return f"Next: {more}\n      {cat}"


def record(found: Article | Reject) -> None:
    """One record as indented JSON."""
    _json(found)


def portals(found: Sequence[Portal], *, as_json: bool) -> None:
    """A line a portal."""
    if as_json:
        _json(found)
        return
    table = Table("id", "family", "evidence", "home", "title")
    for portal in found:
        table.add_row(portal.id, portal.family or "(recognised)", portal.evidence, portal.home, portal.title)
    Console(soft_wrap=True).print(table)


def portal(found: Portal, *, as_json: bool) -> None:
    """Every fact that the portal's file states."""
    if as_json:
        _json(found)
        return
    table = Table(show_header=False)
    for name, value in msgspec.to_builtins(found).items():
        if value not in (None, [], {}, ""):
            table.add_row(name, str(value))
    Console(soft_wrap=True).print(table)
