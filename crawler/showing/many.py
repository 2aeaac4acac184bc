"""The summary of a crawl of many portals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from rich.table import Table

from archive.showing.causes import spelt
from archive.showing.durations import duration
from archive.showing.output import printer
from archive.showing.tables import put
from archive.words import _, again, many
from crawler.processes.outcome import Outcome
from crawler.showing.board import fell_short
from crawler.showing.crawled import has_tried, waiting
from crawler.showing.keptout import where_to
from crawler.showing.mistyped import never_read
from crawler.showing.reach import is_cut_off


def outcomes(found: Sequence[Outcome], *, quiet: bool = False) -> None:
    """A line a portal, the causes over all of them, those that fell short with why, and where to look; ``quiet``:
    only those that fell short."""
    if quiet and is_cut_off(found):
        print(_("no portal could be reached: is this machine on the network?"))
        return
    if quiet:
        for outcome in found:
            if fell_short(outcome):
                print(f"{outcome.portal}: {why(outcome, datetime.now(UTC))}")
        return
    put(printer(), _table(found))
    for line in (*_causes(found), *_short(found), *_where(found)):
        print(line)


def _table(found: Sequence[Outcome]) -> Table:
    """Without the columns in which nobody has a number."""
    numbers = [_numbers(outcome) for outcome in found]
    names = [name for name in numbers[0] if any(each[name] for each in numbers)]
    table = Table(box=None, pad_edge=False)
    for name in (_("portal"), _("end")):
        table.add_column(name, no_wrap=True)
    for name in (*names, "time"):
        table.add_column(again(name), justify="right")
    for outcome, counts in zip(found, numbers, strict=True):
        shown = (str(counts[name] or "") for name in names)
        style = "red" if fell_short(outcome) else ""
        table.add_row(outcome.portal, again(outcome.finish), *shown, duration(outcome.seconds), style=style)
    return table


def _numbers(outcome: Outcome) -> dict[str, int]:
    counted = {name: outcome.counts.get(name, 0) for name in ("found", "stored", "revised", "unchanged")}
    causes = {"refused": sum(outcome.refused.values()), "failed": sum(outcome.failed.values())}
    return {**counted, **causes, "pages": outcome.counts.get("pages", 0)}


def _causes(found: Sequence[Outcome]) -> Iterable[str]:
    """Over all portals: how often a cause came, and on how many."""
    for title in ("refused", "failed", "limits"):
        times: Counter[str] = Counter()
        portals: Counter[str] = Counter()
        for outcome in found:
            causes: Mapping[str, int] = getattr(outcome, title)
            times.update(causes)
            portals.update(causes.keys())
        for cause, number in times.most_common():
            where = many(portals[cause], "{count} portal", "{count} portals")
            yield f"{again(title.removesuffix('s')):11} {spelt(cause)}: {number} ({where})"


def _short(found: Sequence[Outcome]) -> Iterable[str]:
    short = [outcome for outcome in found if fell_short(outcome)]
    stored, revised = (sum(outcome.counts.get(name, 0) for outcome in found) for name in ("stored", "revised"))
    whole = len(found) - len(short)
    said = _("{count}: {whole} came in whole, {short} fell short", count=len(found), whole=whole, short=len(short))
    yield f"{_('portals'):11} {said}"
    yield f"{_('articles'):11} {_('{stored} stored, {revised} revised', stored=stored, revised=revised)}"
    if is_cut_off(found):
        yield f"{_('fell short'):11} {_('no portal could be reached: is this machine on the network?')}"
        return
    for outcome in short:
        yield f"{_('fell short'):11} {outcome.portal}: {why(outcome, datetime.now(UTC))}"
    if mistyped := never_read(short):
        yield mistyped


def why(outcome: Outcome, now: datetime) -> str:
    """Why a run fell short, in a line.

    >>> why(Outcome(portal="vidu", archive="a", finish="finished", failed={"timeout": 2}), datetime.now(UTC))
    'timeout 2'
    >>> why(Outcome(portal="vidu", archive="a", finish="unreachable", failed={"listing dns": 1}), datetime.now(UTC))
    'unreachable; listing dns 1'
    >>> why(Outcome(portal="vidu", archive="a", finish="finished", unread="no-links"), datetime.now(UTC))
    'no article was ever read (no-links)'
    """
    parts = [] if outcome.finish in ("finished", "not-started", "crashed") else [again(outcome.finish)]
    if outcome.error:
        parts.append(again(outcome.error.removeprefix(f"{outcome.portal}: ")))
    if outcome.unread is not None:
        parts.append(_("no article was ever read ({cause})", cause=outcome.unread))
    causes = {**outcome.failed, **outcome.limits}
    parts += [f"{spelt(cause)} {number}" for cause, number in sorted(causes.items(), key=lambda pair: -pair[1])]
    waits = waiting(outcome.waiting, now, tried=has_tried(outcome))
    parts += [where_to(outcome), *map(again, outcome.below), waits.removesuffix(".")]
    return "; ".join(part for part in parts if part)


def _where(found: Sequence[Outcome]) -> Iterable[str]:
    archive = found[0].archive
    said = _("what the processes had to say: {folder}", folder=f"{archive}/logs/")
    yield f"{_('files'):11} {archive}/articles/, {archive}/warc/; {said}"
    if any(outcome.finish == "interrupted" for outcome in found):
        yield _("Interrupted. Run the same command again to go on.")
    elif any(fell_short(outcome) for outcome in found):
        yield _("What was committed stands. Run the same command again to go on; one portal alone says more.")
