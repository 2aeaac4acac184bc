"""Whether a portal can be reached and lets itself be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from archive.observations import CrawlRun
from archive.showing.causes import counted
from crawler.health.model import Alarm, What

DEAD_LOOKS, DEAD_DAYS = 30, 14
"""Failed looks (runs, of however many requests), and days that they span, after which a portal is held for dead."""

_KINDS: dict[What, frozenset[str]] = {
    "blocked": frozenset({"challenge", "flood", "captcha", "http-403", "http-401", "login", "geo-blocked", "robots"}),
    "moved": frozenset({"off-host", "moved", "redirects", "http-404", "http-410"}),
    "tls": frozenset({"tls"}),
    "unreachable": frozenset(
        {"dns", "refused", "timeout", "connection", "cut-off", "http-5xx", "robots-unreachable", "private-address"}
    ),
}
_OF_SOME = frozenset({"robots", "http-404", "http-410"})
"""Causes that are usual of some pages, and keep a run out where they are of the home page and no list came."""
_OF_PAGES = frozenset({"script-only", "cut-short"})
"""Causes that lie in a page which came."""
_UNANSWERED = frozenset({"dns", "refused", "timeout", "connection", "cut-off", "tls"})
"""Causes with which nobody at the portal turned anybody away."""
_DOORS = frozenset().union(*_KINDS.values()) - _OF_SOME
_FEW = 3
"""So many articles at least, where lists came in and the run did not give the portal up: one that is always refused is
no closed door."""


def alarm(runs: Sequence[CrawlRun]) -> Alarm | None:
    """What keeps the last two runs or more out of the portal; None where one of them came in. Where none ever did, the
    first is enough: nothing says that the portal can be read."""
    kinds = [_kind(run) for run in runs]
    count = next((at for at, kind in enumerate(reversed(kinds)) if kind is None), len(kinds))
    if count < 2 and count < len(runs):
        return None
    shut = runs[-count:]
    usual = Counter(kind for kind in kinds[-count:] if kind is not None).most_common(1)[0][0]
    # What keeps the newest two out is so now, whatever kept earlier ones out; one may be chance.
    what = kinds[-1] if count > 1 and kinds[-1] is not None and kinds[-1] == kinds[-2] else usual
    span = datetime.fromisoformat(shut[-1].started_at) - datetime.fromisoformat(shut[0].started_at)
    causes = sum((_lists(run) + _articles(run) for run in shut), Counter[str]())
    named = counted(causes.most_common(3))
    if count >= DEAD_LOOKS and span >= timedelta(days=DEAD_DAYS) and what == usual == "unreachable":
        what = "dead"
    if causes.keys() <= _UNANSWERED:
        cause = f"{count} runs were not answered: {named}" if count > 1 else f"1 run was not answered: {named}"
    else:
        cause = f"{count} runs were turned away: {named}" if count > 1 else f"1 run was turned away: {named}"
    if leads := shut[-1].unread.get("off-host"):  # noted is where it was sent to, and not what it asked for
        cause = f"{cause}; it leads to {leads[0]}"
    return Alarm(what=what, since=shut[0].crawl_id, since_at=shut[0].started_at, cause=cause)


def _kind(run: CrawlRun) -> What | None:
    """What kept a run out, most of the lists or most of the articles that it asked for; None where it came in."""
    lists, articles, came, read = _lists(run), _articles(run), _came(run), _read(run)
    least = _FEW if came and run.finish == "finished" else 1
    are_lists = _mostly(lists, came if "listings" in run.counts else came or read) and not lists_away(run)
    if not are_lists and not (articles.total() >= least and _mostly(articles, read)):
        return None
    cause = (lists + articles).most_common(1)[0][0]
    if cause == "robots-unreachable" and "off-host" in run.unread:
        return "moved"  # where every address leads elsewhere, that of robots.txt does, and no other may be asked for
    return next((what for what, causes in _KINDS.items() if cause in causes), "unreachable")


def lists_away(run: CrawlRun) -> Counter[str]:
    """The lists that a run could not read, by cause, where those are most of them, and articles came in all the same:
    sections are shut, and no portal."""
    lists, came = _lists(run), _came(run)
    is_in = run.finish == "finished" and came and _read(run) and _mostly(lists, came)
    return lists if is_in else Counter()


def _read(run: CrawlRun) -> int:
    """Articles that came, or had not changed."""
    return (run.quality.articles if run.quality is not None else 0) + run.counts.get("unchanged", 0)


def _came(run: CrawlRun) -> float:
    """Pages of lists that named articles; of a run that did not count them, those that are no home page."""
    listed = run.quality.listings.get("pages", 0) if run.quality is not None else 0
    return run.counts.get("listings_read", listed)


def _mostly(away: Counter[str], read: float) -> bool:
    return away.total() > read


def _lists(run: CrawlRun) -> Counter[str]:
    """Home pages and lists that were turned away, by cause: those that failed; where none came, whatever kept them out,
    feeds and sitemaps, too, and lists that only members see or that lead elsewhere."""
    found, is_out = Counter[str](), not _came(run)
    for name, number in run.causes.items():
        how, _, said = name.rpartition("/")
        what, _, cause = said.rpartition(" ")
        if what == "listing":
            is_shut = cause not in _OF_PAGES if is_out else cause in _DOORS and how != "refused"
        else:
            is_shut = is_out and what in ("feed", "sitemap") and cause in _DOORS
        if is_shut:
            found[cause] += number
    return found


def _articles(run: CrawlRun) -> Counter[str]:
    """Articles that were turned away, by cause."""
    named = ((name.rpartition("/")[2], number) for name, number in run.causes.items())
    return Counter({cause: number for cause, number in named if cause in _DOORS})
