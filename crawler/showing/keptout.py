"""What keeps a run out of a portal that answers: where it leads to, what it shows of itself, and what helps."""

from __future__ import annotations

from collections.abc import Callable
from shlex import quote

from archive.words import _, again
from crawler.errors import PortalFileError, UnknownPortal
from crawler.portals import registry
from crawler.portals.model import Portal
from crawler.processes.outcome import Outcome


def kept_out(outcome: Outcome) -> str:
    """Why nothing could be read of a portal whose server runs, and the next step; else empty."""
    if outcome.leads_to is not None:
        return _moved(outcome.leads_to, outcome.portal)
    if "listing login" in outcome.failed:
        return _("Its home page leads to a login: it lets in nobody else now. Run the same command later.")
    if outcome.distrusted is None or "listing tls" not in outcome.failed or outcome.tls_helps is None:
        return ""
    return _(
        'Its server answers, but its certificate is not trusted ({why}): tls = "{profile}" in the portal\'s file, or '
        "-s CONGTIN_TLS={profile}, takes it; whoever sits on the way can then pose as the portal.",
        why=again(outcome.distrusted),
        profile=outcome.tls_helps,
    )


def disagreed(outcome: Outcome) -> str:
    """What helps where no agreement on TLS came about; else empty."""
    if outcome.distrusted is not None or "listing tls" not in outcome.failed or outcome.tls_helps is None:
        return ""
    return _(
        'There was no agreement on TLS with its server: tls = "{profile}" in the portal\'s file, or '
        "-s CONGTIN_TLS={profile}, takes old ones.",
        profile=outcome.tls_helps,
    )


def where_to(outcome: Outcome) -> str:
    """Where the portal leads to, in some words; empty where it leads nowhere."""
    return _("it leads to {url}", url=outcome.leads_to) if outcome.leads_to is not None else ""


def _moved(url: str, portal: str) -> str:
    head = _("The portal leads to {url}, which is none of its own hosts: it was not asked.", url=url)
    return f"{head}\n{_go_on(url, portal)}"


def _go_on(url: str, portal: str) -> str:
    known, own = _declared(registry.for_url, url), _declared(registry.load, portal)
    if known is None and own is None:
        return _("`congtin portals add {url}` takes up what is there.", url=quote(url))
    if known is None:
        return _(
            'If another portal goes on for it there: `congtin portals add {url} --id ID`, and successor = "ID" with '
            "valid_to = its last day (YYYY-MM-DD) in the file of {portal}. If it is the same one under a new name, "
            "that host is an entry of its aliases.",
            url=quote(url),
            portal=portal,
        )
    if own is None or own.successor == known.id:
        return _("That is the portal {other}: `congtin crawl {other}` reads it.", other=known.id)
    return _(
        "That is the portal {other}: `congtin crawl {other}` reads it; where it goes on for this one, successor = "
        '"{other}" with valid_to = its last day (YYYY-MM-DD) in the file of {portal} says so.',
        other=known.id,
        portal=portal,
    )


def _declared(find: Callable[[str], Portal | None], named: str) -> Portal | None:
    try:
        return find(named)
    except (UnknownPortal, PortalFileError):
        return None
