"""Whether a portal can be reached and lets itself be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from archive.observations import CrawlRun
from crawler.health.model import Alarm, What

DEAD_LOOKS, DEAD_DAYS = 30, 14
"""Failed looks (runs, of however many requests), and days that they span, after which a portal is held for dead."""

_KINDS: dict[What, frozenset[str]] = {
    "blocked": frozenset({"challenge", "flood", "captcha", "http-403", "http-401", "login", "geo-blocked"}),
    "moved": frozenset({"off-host", "moved", "redirects"}),
    "tls": frozenset({"tls"}),
    "unreachable": frozenset(
        {"dns", "refused", "timeout", "connection", "cut-off", "http-5xx", "robots-unreachable", "private-address"}
    ),
}
_UNANSWERED = frozenset({"dns", "refused", "timeout", "connection", "cut-off", "tls"})
"""Causes with which nobody at the portal turned anybody away."""
_SHARE = 0.5
"""Of what a run asked for, the part that was turned away when it stands before a closed door."""


def alarm(runs: Sequence[CrawlRun]) -> Alarm | None:
    """What keeps the last two runs or more out of the portal; None where one of them came in. Where none ever did, the
    first is enough: nothing says that the portal can be read."""
    kinds = [_kind(run) for run in runs]
    count = next((at for at, kind in enumerate(reversed(kinds)) if kind is None), len(kinds))
    if count < 2 and count < len(runs):
        return None
    shut = runs[-count:]
    what = Counter(kind for kind in kinds[-count:] if kind is not None).most_common(1)[0][0]
    span = datetime.fromisoformat(shut[-1].started_at) - datetime.fromisoformat(shut[0].started_at)
    causes = sum((_turned_away(run) for run in shut), Counter[str]())
    named = ", ".join(f"{cause} {number}" for cause, number in causes.most_common(3))
    if count >= DEAD_LOOKS and span >= timedelta(days=DEAD_DAYS) and what == "unreachable":
        what = "dead"
    if causes.keys() <= _UNANSWERED:
        cause = f"{count} runs were not answered: {named}" if count > 1 else f"1 run was not answered: {named}"
    else:
        cause = f"{count} runs were turned away: {named}" if count > 1 else f"1 run was turned away: {named}"
    return Alarm(what=what, since=shut[0].crawl_id, since_at=shut[0].started_at, cause=cause)


def _kind(run: CrawlRun) -> What | None:
    """What kept a run out; None where it came in."""
    away = _turned_away(run)
    read = (run.quality.articles if run.quality is not None else 0) + run.counts.get("unchanged", 0)
    if not away or away.total() < _SHARE * (away.total() + read):
        return None
    cause = away.most_common(1)[0][0]
    return next((what for what, causes in _KINDS.items() if cause in causes), None)


def _turned_away(run: CrawlRun) -> Counter[str]:
    """What was refused or failed for a reason that lies at the door, by cause."""
    doors = frozenset().union(*_KINDS.values())
    found: Counter[str] = Counter()
    for name, number in run.causes.items():
        cause = name.rpartition("/")[2].rpartition(" ")[2]
        if cause in doors:
            found[cause] += number
    return found
