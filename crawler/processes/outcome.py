"""How one portal's run ended: what a crawl returns, whichever process it ran in."""

from __future__ import annotations

from msgspec import Struct

from archive.frontiers.frontier import Waiting


class Outcome(Struct, kw_only=True):
    """How one portal's run ended."""

    portal: str
    archive: str
    crawl_id: str | None = None
    mode: str | None = None
    finish: str
    """finished, limit, interrupted, unreachable, blocked, geo-blocked, no-section, not-started, storage-failed, crashed
    (its process died), or another reason of the engine."""
    at_once: bool = False
    """Whether a second signal ended the run in the middle of what it did."""
    error: str | None = None
    """One line, where the run could not start or ended early."""
    exit_code: int = 0
    seconds: float = 0.0
    counts: dict[str, int] = {}
    refused: dict[str, int] = {}
    failed: dict[str, int] = {}
    limits: dict[str, int] = {}
    recovered: dict[str, int] = {}
    waiting: Waiting = Waiting()
    """What the archive still lacks when the run ends; nothing is known of it where it was stopped at once."""
    unread: str | None = None
    """Why no article of the portal is known, by this run or any before: a cause of its home page's, ``no-links``, or
    ``no-articles`` where there were links, and none led to one."""
    partial: bool = False
    """Whether the run was asked for a part only: days, sections, a limit."""
    warc: bool = True
    egress: str = ""
    """The place that the run went out from."""
    reached_from: str | None = None
    """Of a run that ended geo-blocked: the place that the portal answered."""
    leads_to: str | None = None
    """Where the portal sent the run to, out of itself, by its home page or its robots.txt."""
    distrusted: str | None = None
    """What was wrong with a certificate that was in the way."""
    tls_helps: str | None = None
    """The TLS profile that would have taken a host with which none came about."""
    below: list[str] = []
    """Where the run is below what the portal's file expects; what it brought is kept."""
    reasons: list[str] = []
    """What an undeclared portal was taken for, and why."""
