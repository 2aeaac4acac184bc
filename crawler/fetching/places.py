"""From which places a portal can be reached: what the runs of all of them tell together.

A run alone cannot tell a portal that is dead from one that is closed to it: both are silent. Another place that got
answers while this one got none can.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from archive.observations import CrawlRun

PLACE_CAUSES = frozenset({"timeout", "refused", "tls", "connection"})
"""Failures of TCP and TLS: what a firewall at the portal's side does to some places. Names (dns) are the world's."""
WINDOW = timedelta(days=14)
"""For how long an answer says that a portal is alive."""
GATEWAY = frozenset({"502", "503", "504"})
"""What a proxy answers in the name of a portal that it cannot reach."""


def was_reached(run: CrawlRun, hosts: Collection[str]) -> bool:
    """Whether one of ``hosts`` (the portal's own) answered the run."""
    for host in hosts:
        status = run.hosts.get(host, {}).get("status", {})
        if any(run.proxy is None or code not in GATEWAY for code in status):
            return True
    return False


def was_shut_out(run: CrawlRun, hosts: Collection[str]) -> bool:
    """Whether the run got no answer, and that for a cause that a place may have."""
    if was_reached(run, hosts):
        return False
    causes = {name.removeprefix("failed/").split(" ")[-1] for name in run.causes if name.startswith("failed/")}
    return bool(causes & (PLACE_CAUSES | {"geo-blocked"}))


def is_blocked(
    earlier: Iterable[CrawlRun], *, egress: str, tls: str | None, hosts: Collection[str], now: datetime
) -> str | None:
    """The place that the portal answered while it is silent here; None where nothing shows that it is alive.

    ``earlier`` are runs of the portal, of any place; the one that goes on from ``egress`` now got no answer so far.
    Somewhere else the newest run must have been answered, not long ago, with the same TLS. Where this place was
    answered too, it must have been silent before that answer as well as now: a portal that fell silent since then may
    have done so for everyone.
    """
    runs = sorted((run for run in earlier if run.egress is not None), key=lambda run: run.ended_at)
    here = [run for run in runs if run.egress == egress]
    newest = [[*group][-1] for _, group in groupby(sorted(runs, key=lambda run: run.egress or ""), _egress)]
    answered = [run for run in newest if run.egress != egress and run.tls == tls and was_reached(run, hosts)]
    fresh = [run for run in answered if now - datetime.fromisoformat(run.ended_at) <= WINDOW]
    if not fresh:
        return None
    alive = max(fresh, key=lambda run: run.ended_at)
    if _silent_since(here, hosts, alive.ended_at):
        return alive.egress
    return None


def _silent_since(here: Sequence[CrawlRun], hosts: Collection[str], answered_at: str) -> bool:
    """Whether this place was never answered, or was shut out between its last answer and the answer elsewhere."""
    last = max((run.ended_at for run in here if was_reached(run, hosts)), default=None)
    if last is None:
        return True
    return any(last < run.ended_at <= answered_at and was_shut_out(run, hosts) for run in here)


def _egress(run: CrawlRun) -> str:
    return run.egress or ""
