"""Whether it is this machine that has no network."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.errors import PortalFileError, UnknownPortal
from crawler.fetching.contact import is_loopback
from crawler.portals import registry
from crawler.processes.outcome import Outcome

_PORT = re.compile(r"-[0-9]+$")


def is_here(portal: str) -> bool:
    """Whether the portal is served by this machine: no place lies between."""
    try:
        return is_loopback(registry.load(portal).home)
    except (UnknownPortal, PortalFileError):  # its id is its host, and its port where that is another
        return is_loopback(f"http://{_PORT.sub('', portal)}/")


def is_cut_off(found: Sequence[Outcome]) -> bool:
    """Of several portals none answered anything; of one, no name could be resolved."""
    silent = all(
        outcome.finish == "unreachable" and not outcome.counts.get("pages") and outcome.failed and not outcome.leads_to
        for outcome in found
    )
    return silent and (len(found) > 1 or all(cause.endswith("dns") for cause in found[0].failed))
