"""The line that is kept of a run: how it ended, what it brought, and why it fell short."""

from __future__ import annotations

from datetime import datetime

from crawler.processes.children import Ended
from crawler.processes.outcome import Outcome
from crawler.schedule.memory import Last, Run
from crawler.schedule.units import Due, Unit
from crawler.strategy.again import stamp


def run_of(unit: Unit, found: Due, ended: Ended, began: str, over: str, log: str, *, stalled: bool) -> Run:
    """Of a run that is over."""
    outcome = ended.outcomes[0] if ended.outcomes else None
    finish = {"limit": "time-limit", "stopped": "interrupted", "crashed": "crashed", "refused": "not-started"}.get(
        ended.how, outcome.finish if outcome else "finished"
    )
    code = outcome.exit_code if outcome else 1
    return Run(
        name=unit.entry.name,
        portal=unit.portal,
        due=stamp(found.slot),
        started_at=began,
        ended_at=over,
        finish="stalled" if stalled else finish,
        exit_code=1 if stalled or ended.how == "limit" else code,
        crawl_id=outcome.crawl_id if outcome else None,
        counts=dict(outcome.counts) if outcome else {},
        error=ended.error or (outcome.error or _causes(outcome) if outcome else None),
        log=log,
    )


def _causes(outcome: Outcome) -> str | None:
    """Why a run that came to its end fell short, where that can be told."""
    if not outcome.exit_code:
        return None
    parts = [f"no article was ever read ({outcome.unread})"] if outcome.unread is not None else []
    counted = {**outcome.failed, **outcome.limits}
    parts += [f"{cause} {number}" for cause, number in sorted(counted.items(), key=lambda pair: -pair[1])]
    return "; ".join([*parts, *outcome.below]) or None


def killed(unit: Unit, last: Last, found: Due, now: datetime) -> Run:
    """Of a run whose scheduler was killed, with the run."""
    return Run(
        name=unit.entry.name,
        portal=unit.portal,
        due=stamp(found.slot),
        started_at=last.begun or "",
        ended_at=stamp(now),
        finish="killed",
        exit_code=1,
        error="the process that had started it ended; what was stored stands, and the run is caught up",
        log=last.log,
    )
