"""When a run begins, and when the full pass that it makes or goes on with is over."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from hashlib import sha256

import msgspec

from archive.frontiers.ahead import is_ahead
from archive.store import Store
from archive.times import instant, stamp
from crawler.clean.urls import url_key
from crawler.options import Options

NEVER = "1970-01-01T00:00:00Z"
"""Long ago: of what was never done."""
_SOON = timedelta(minutes=1)
_ALIKE = 3
"""Runs in a row that lacked the same lists: these are always shut, or always say more than they have."""


def begin(store: Store, now: str) -> str:
    """The start of a run that begins ``now``: a second after the last one's start or end, where that was in this very
    second.

    What a run found, and looked at, is told from what is new by its start, and times are of a second. A last run that
    was much later is a clock's that was put back: nothing is made of it.
    """
    for last in (store.state.meta("run_started"), store.state.meta("run_over")):
        if last is not None and timedelta() <= datetime.fromisoformat(last) - datetime.fromisoformat(now) < _SOON:
            now = _after(last)
    store.state.set_meta("run_started", now)
    return now


def full_pass(store: Store, options: Options, now: str) -> tuple[Options, str]:
    """The options of the run and the start of its full pass.

    A portal never walked to its end gets a full run, also where an update was asked for, unless only a part of it
    was (days, sections, a limit); that run looks at nothing a second time;
    a full pass that was cut off is gone on with, unless it began in a time that is still to come; a finished one is
    followed by a new one.
    """
    started, done = store.state.meta("full_pass_started"), store.state.meta("full_pass_done")
    if is_ahead(started, instant(now)) or is_ahead(done, instant(now)):  # by a clock that was put back since
        started, done = None, min(done, now) if done is not None else None
    unfinished = started is not None and (done is None or done < started)
    if done is None and not options.partial and options.mode == "update":
        options = msgspec.structs.replace(options, mode="full")
        if not unfinished:
            store.state.set_meta("full_pass_started", NEVER)
            return options, NEVER
    if options.mode != "full" or options.partial:
        return options, started if unfinished and started else now
    if unfinished and started:
        return options, started
    # Times are of a second: a pass that begins in the one in which the last ended is not over with that.
    begun = now if done is None or done < now else _after(done)
    store.state.set_meta("full_pass_started", begun)
    return options, begun


def end_pass(store: Store, started: str, over: str, *, lacking: Collection[str], read: int) -> bool:
    """Notes that a full run of the whole portal came to its end at ``over``, in the pass that ``started`` then; whether
    the pass is over in spite of what it is ``lacking``: lists, by their URLs, beside so many that were ``read``.

    A pass that lacks lists is gone on with, until the same ones, and no others, were lacking in some runs of it in a
    row: from then on updates ask for them, and what was never walked to its end they walk whole. Nothing else of the
    portal would ever be looked at again.
    """
    if lacking:
        name = sha256(" ".join(sorted(map(url_key, lacking))).encode()).hexdigest()[:16]
        *before, times = (store.state.meta("full_pass_lacks") or "0").split(" ")
        count = int(times) + 1 if before == [started, name] else 1
        store.state.set_meta("full_pass_lacks", f"{started} {name} {count}")
        if count < _ALIKE or not read:
            return False
    store.state.set_meta("full_pass_done", over)
    return bool(lacking)


def _after(when: str) -> str:
    return stamp(datetime.fromisoformat(when) + timedelta(seconds=1))
