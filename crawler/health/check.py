"""The health of one portal, from the lines of its runs: pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from archive.judging.quality import Quality
from archive.observations import CrawlRun
from archive.times import instant
from crawler.health import access, drift, unlisted
from crawler.health.model import Alarm, Health, Known, State
from crawler.health.ordered import in_order, is_ahead
from crawler.health.rhythm import LOOKS, PATIENCE, SPAN, Rhythm, rhythm, unseen

ARCHIVED = "archived"
"""Name, in the counts of a full run, of the articles that the archive has when it ends."""
WHOLE = ("finished", "unreachable", "blocked", "geo-blocked")
"""Ends of runs that are a measure."""
_STATES: dict[str, State] = {"blocked": "blocked", "moved": "moved", "tls": "unreachable", "unreachable": "unreachable"}


def check(portal: str, runs: Sequence[CrawlRun], now: datetime, known: Known | None = None) -> Health:
    """What the runs of ``portal`` (oldest first) tell at ``now`` (aware). Runs that were told to read a part only,
    or were cut short, and imports are no measure."""
    written, runs = runs, in_order(runs, now)
    whole = [run for run in runs if _is_measure(run)]
    never = _never_read(runs)
    if not whole and never is not None:
        return Health(portal=portal, state="empty", last_run=runs[-1].started_at, alarms=[_shown(never, runs)])
    if not whole:
        crawled = any(run.command == "crawl" for run in written)
        last = written[-1].started_at if written and crawled else None
        if (late := _ahead(written, now) or _unended(runs)) is not None:
            return Health(portal=portal, state="late", last_run=last, late=late)
        return Health(portal=portal, state="new" if crawled or not written else "imported")
    shut = access.alarm(whole)
    if shut is not None and shut.what == "moved" and never is not None:
        shut = None  # a home page that was never there moved nowhere
    found = [shut] if shut is not None else drift.alarms(whole)
    beat = rhythm(whole)
    if shut is None and beat is not None and beat.is_silent:
        since, said = beat.last_new, _said(beat)
        found.append(Alarm(what="silent", since=since.crawl_id, since_at=since.started_at, cause=said))
    elif shut is None and never is not None:
        found.append(never)
    if shut is None and never is None and (lists := unlisted.alarm(whole)) is not None:
        found.append(lists)
    found = [_shown(alarm, whole) for alarm in found + _short(whole, known or Known())]
    state: State = "fresh"
    late = None
    if shut is not None:
        state = "dead" if shut.what == "dead" else _STATES[shut.what]
    elif beat is not None and beat.is_silent:
        state = "silent"
    elif never is not None:
        state = "empty"
    elif found:
        state = "short" if all(map(_is_lack, found)) else "changed"
    elif (late := _ahead(written, now) or _late(beat, whole, now)) is not None:
        state = "late"
    elif not any(_has_read(run) for run in runs):
        state = "new"
    last_new = next((run.started_at for run in reversed(whole) if run.counts.get("stored")), None)
    late = _shown(late, whole) if late is not None else None
    return Health(portal=portal, state=state, last_run=whole[-1].started_at, last_new=last_new, late=late, alarms=found)


def _is_lack(alarm: Alarm) -> bool:
    """Whether it says that less is read than there is, and not that anything is another than before."""
    return alarm.what == "short" or (alarm.what, alarm.field) == ("listing", "unread")


def _shown(alarm: Alarm, runs: Sequence[CrawlRun]) -> Alarm:
    """``alarm`` with the last articles that were read, where it has no addresses of its own; where none ever was, with
    lists that could not be read."""
    read = (run.quality.examples for run in reversed(runs) if run.quality is not None and run.quality.examples)
    unread = [url for urls in runs[-1].unread.values() for url in urls][:2]
    return alarm if alarm.examples else replace(alarm, examples=next(read, unread))


def _late(beat: Rhythm | None, runs: Sequence[CrawlRun], now: datetime) -> Alarm | None:
    """What is overdue, since the last news or, where it is a look, since the last run."""
    if beat is not None and beat.is_overdue:
        return Alarm(what="late", since=beat.last_new.crawl_id, since_at=beat.last_new.started_at, cause=_said(beat))
    waited = unseen(runs, now)
    if waited <= PATIENCE:
        return None
    cause = f"not looked at for {waited:.0f} of its usual intervals between looks"
    return Alarm(what="late", since=runs[-1].crawl_id, since_at=runs[-1].started_at, cause=cause)


def _ahead(runs: Sequence[CrawlRun], now: datetime) -> Alarm | None:
    """The last run is still to come: until another one tells, nobody knows when the portal was looked at."""
    if not runs or not is_ahead(runs[-1], now):
        return None
    cause = f"its last run began at {runs[-1].started_at}, which is still to come: is the clock of this machine right?"
    return Alarm(what="late", since=runs[-1].crawl_id, since_at=runs[-1].started_at, cause=cause)


def _unended(runs: Sequence[CrawlRun]) -> Alarm | None:
    """Crawls of some days of which none came to an end, whoever ended them; that of a ``--limit`` is one."""
    crawls = [run for run in runs if run.command == "crawl"]
    if len(crawls) < LOOKS or instant(crawls[-1].started_at) - instant(crawls[0].started_at) < SPAN.total_seconds():
        return None
    if any(run.finish in (*WHOLE, "limit") for run in crawls):
        return None
    cause = f"none of its {len(crawls)} runs came to an end: the last was {crawls[-1].finish}"
    return Alarm(what="late", since=crawls[0].crawl_id, since_at=crawls[0].started_at, cause=cause)


def _said(beat: Rhythm) -> str:
    """Since when there is no news, and how much of it was to be expected."""
    quiet, usual, missed = (f"{each:.1f}" for each in (beat.quiet, beat.usual, beat.missed))
    return f"nothing new for {quiet} working days, usually every {usual}: {missed} articles were to be expected"


def _has_read(run: CrawlRun) -> bool:
    read = run.quality is not None and run.quality.articles
    return bool(read) or any(run.counts.get(name) for name in ("stored", "unchanged"))


def _never_read(runs: Sequence[CrawlRun]) -> Alarm | None:
    """Pages came, also to a run of a part, and an article never."""
    came = [run for run in runs if run.command == "crawl" and run.finish == "finished" and run.counts.get("pages")]
    if not came or any(_has_read(run) for run in runs):
        return None
    pages = sum(run.counts["pages"] for run in came)
    causes = ", ".join(f"{cause.rpartition('/')[2]} {number}" for cause, number in came[-1].causes.items())
    cause = f"no article was ever read of it, with {pages} pages that came"
    if causes:
        cause = f"no article was ever read of it, with {pages} pages that came ({causes})"
    return Alarm(what="empty", since=came[0].crawl_id, since_at=came[0].started_at, cause=cause)


def _is_measure(run: CrawlRun) -> bool:
    # A part is none, unless nothing came at all: at a closed door all ask for the same.
    shut = run.finish != "finished" and not run.counts.get("pages")
    return run.command == "crawl" and run.finish in WHOLE and (shut or not run.counts.get("partial"))


def below(archived: int | None, quality: Quality | None, known: Known) -> list[tuple[str, str]]:
    """(field or ``articles``, what it is and what was expected) where a whole run leaves a portal below what its file
    expects. ``archived`` is what the archive has after a full run: what earlier runs brought counts too."""
    found = []
    if known.articles is not None and archived is not None and archived < known.articles:
        found.append(("articles", f"{archived} articles, {known.articles} expected"))
    for name, least in known.filled.items() if quality is not None and quality.articles else ():
        share = quality.filled.get(name, 0.0) if quality is not None else 0.0
        if share < least:
            found.append((name, f"{name} on {share:.0%} of the pages, {least:.0%} expected"))
    return found


def _short(runs: Sequence[CrawlRun], known: Known) -> list[Alarm]:
    """Where the last run is below what the portal's file expects, and since which it has been so. Runs that do not tell
    (of articles, those that are no full ones) are passed over."""
    found = []
    for name, cause in _lacks(runs[-1], known):
        since = runs[-1]
        for run in reversed(runs[:-1]):
            if not _tells(run, name):
                continue
            if name not in dict(_lacks(run, known)):
                break
            since = run
        found.append(Alarm(what="short", field=name, since=since.crawl_id, since_at=since.started_at, cause=cause))
    return found


def _lacks(run: CrawlRun, known: Known) -> list[tuple[str, str]]:
    return below(run.counts.get(ARCHIVED), run.quality, known)


def _tells(run: CrawlRun, name: str) -> bool:
    if name == "articles":
        return ARCHIVED in run.counts
    return run.quality is not None and run.quality.articles > 0
