"""Whether it is this machine that has no network."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.processes.outcome import Outcome


def is_cut_off(found: Sequence[Outcome]) -> bool:
    """Of several portals none answered anything; of one, no name could be resolved."""
    silent = all(
        outcome.finish == "unreachable" and not outcome.counts.get("pages") and outcome.failed for outcome in found
    )
    return silent and (len(found) > 1 or all(cause.endswith("dns") for cause in found[0].failed))
