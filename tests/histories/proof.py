"""Plays histories against ``congtin health`` and says what came out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median

from archive.article import Reject
from archive.observations import CrawlRun
from crawler.health.check import check
from tests.histories.changes import Change
from tests.histories.life import Life, draw_life, is_quiet
from tests.histories.replay import Replay
from tests.histories.stock import PLANS, listing_of, stock

WARM = 60
"""Days before a change."""
_TRIES = 40


@dataclass(frozen=True)
class Verdict:
    """How one planted change was seen."""

    change: str
    life: Life
    said: tuple[str, ...]
    runs: int
    affected: int
    is_found: bool

    def __str__(self) -> str:
        life = self.life
        return (
            f"{'found' if self.is_found else 'MISSED':7}{self.change:32}{self.life.seed:>10} {life.template.name:15}"
            f"rate {life.rate:<5}byline {life.byline:.2f} after {self.runs} runs, "
            f"{self.affected} pages: {', '.join(self.said) or '-'}"
        )


def is_felt(life: Life, change: Change) -> bool:
    """Whether the parser reads a third of the pages and more otherwise since ``change``: else nothing is to be told."""
    old, new = life.template, change.template(life.template)
    if change.archival:
        return life.relooks > 0
    if old == new:
        return change.freezes or change.reorders or change.editorial or change.failure is not None
    if change.named[0] == ("listing", "pager"):
        return listing_of(old)[2] and not listing_of(new)[2]
    return sum(_differs(life, change, plan) for plan in range(PLANS)) * 3 >= PLANS


def _differs(life: Life, change: Change, plan: int) -> bool:
    before = stock(life.template, plan, byline=True, tags=True).read
    after = stock(change.template(life.template), plan, byline=True, tags=True).read
    if isinstance(before, Reject) or isinstance(after, Reject):
        return not isinstance(before, Reject)
    what, field = change.named[0]
    if what == "layout":
        return True
    name = "published_at" if what == "dates" or field is None else field
    return bool(getattr(before, name) != getattr(after, name))


def detect(seed: int, change: Change, days: int = 240) -> Verdict | None:
    """Whether ``change`` is told in time on the portal of ``seed``; None where no portal near it feels the change."""
    lives = (draw_life(f"{seed}.{n}") for n in range(_TRIES))
    life = next((each for each in lives if is_felt(each, change)), None)
    if life is None:
        return None
    runs: list[CrawlRun] = []
    after = affected = 0
    said: dict[str, None] = {}
    for step in Replay(life, change, WARM).steps(WARM + days):
        runs.append(step.run)
        if not step.is_after:
            continue
        in_time = _silence(runs, life) if change.freezes else (after < 2 or affected < 30)
        if not in_time:
            break
        after += 1
        affected += step.affected
        health = check("haidong", runs, datetime.fromisoformat(step.run.ended_at))
        said |= {f"{alarm.what} {alarm.field or ''}".strip(): None for alarm in health.alarms}
        if any(_is_named(change, alarm.what, alarm.field) for alarm in health.alarms):
            return Verdict(change.name, life, tuple(said), after, affected, is_found=True)
    return Verdict(change.name, life, tuple(said), after, affected, is_found=False)


def told_later(seed: int, change: Change, days: int = 40) -> list[tuple[str, str | None, str]]:
    """Alarms (what, field, first run) of ``change`` when somebody looks so many days after it for the first time."""
    lives = (draw_life(f"{seed}.{n}") for n in range(_TRIES))
    life = next(each for each in lives if is_felt(each, change))
    runs = [step.run for step in Replay(life, change, WARM).steps(WARM + days)]
    found = check("haidong", runs, datetime.fromisoformat(runs[-1].ended_at)).alarms
    return [(alarm.what, alarm.field, alarm.since) for alarm in found if _is_named(change, alarm.what, alarm.field)]


def _is_named(change: Change, what: str, field: str | None) -> bool:
    return any(what == kind and name in ("*", field) for kind, name in change.named)


def _silence(runs: list[CrawlRun], life: Life) -> bool:
    """Whether the portal has been silent for three of its own median intervals at most, in time of work."""
    told = [datetime.fromisoformat(run.started_at) for run in runs if run.counts.get("found")]
    gaps = [_worked(one, other) for one, other in pairwise(told)]
    last = datetime.fromisoformat(runs[-1].started_at)
    step = 1 / len(life.hours)
    return _worked(told[-1], last) <= 3 * max(median(gaps), step) + step


def _worked(start: datetime, end: datetime) -> float:
    """Days of work between two moments: hours of days of rest are left out, also of those on which something came."""
    hours = round((end - start).total_seconds() / 3600)
    return sum(not _rests((start + timedelta(hours=ahead)).date()) for ahead in range(hours)) / 24


def _rests(day: date) -> bool:
    return day.weekday() >= 5 or is_quiet(day)


def false_alarms(seed: int, months: int = 4) -> list[str]:
    """Every alarm, each once, of an unchanged portal over so many months after its first one."""
    life = draw_life(seed)
    runs: list[CrawlRun] = []
    said: dict[tuple[str, str | None, str], str] = {}
    for step in Replay(life).steps(30 * (months + 1)):
        runs.append(step.run)
        for alarm in check("haidong", runs, datetime.fromisoformat(step.run.ended_at)).alarms:
            what = f"{alarm.what} {alarm.field or ''} since {alarm.since}: {alarm.cause}"
            said.setdefault(
                (alarm.what, alarm.field, alarm.since),
                f"{life.seed} {life.template.name} rate {life.rate}: {what}",
            )
    return list(said.values())
