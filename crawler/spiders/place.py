"""The place that a run goes out from, and what can be said of it when the portal is silent."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from archive.choosing.last import last_runs
from crawler.discovery.shapes import is_login
from crawler.fetching.causes import Refused, cause_of, distrusted, tls_failure
from crawler.fetching.egress import label_for, proxy_for
from crawler.fetching.places import PLACE_CAUSES, is_blocked

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

    from archive.observations import CrawlRun
    from crawler.clock import Clock
    from crawler.fetching.scope import Scope
    from crawler.portals.model import Portal, Tls


class Place:
    """One run's: label, proxy, and what earlier runs of the portal knew."""

    def __init__(self, portal: Portal, scope: Scope, tls: Tls, clock: Clock, settings: BaseSettings) -> None:
        proxied = settings.getbool("HTTPPROXY_ENABLED")
        self.proxy = proxy_for(portal.home) if proxied else None
        self.label = label_for(settings["CONGTIN_EGRESS"], self.proxy)
        self.answered = False
        """Whether the portal answered this run at all."""
        self.reached_from: str | None = None
        """The place that the portal answered while it was silent here."""
        self.leads_to: str | None = None
        """Where the portal sent this run to, out of itself, by its home page or its robots.txt."""
        self.distrusted: str | None = None
        """What was wrong with a certificate that was in the way."""
        self.tls_helps: Tls | None = None
        """The TLS profile that would have taken a host with which none came about."""
        self._archive = Path(settings["CONGTIN_ARCHIVE"])
        self._portal, self._scope, self._tls, self._clock = portal.id, scope, tls, clock

    @cached_property
    def _runs(self) -> list[CrawlRun]:
        return last_runs(self._archive, self._portal)

    @property
    def learnt(self) -> dict[str, float]:
        """Host to the delay below which its flood limit bit, as the newest run from here knew it."""
        here = [run for run in self._runs if run.egress == self.label]
        return {host: facts["learnt"] for host, facts in here[-1].hosts.items() if "learnt" in facts} if here else {}

    def cause_of(self, error: BaseException | None) -> str:
        """``causes.cause_of``, but ``geo-blocked`` for a portal that is silent here while it answers elsewhere, and
        ``login`` for a way out of it to a door that asks who is there: nothing has moved behind that."""
        cause = cause_of(error)
        if isinstance(error, Refused) and cause == "off-host" and is_login(error.url):
            return "login"
        if (failed := tls_failure(error)) is not None:
            self.distrusted, self.tls_helps = failed.distrusted, failed.helps
        if self.answered or cause not in PLACE_CAUSES or distrusted(error):
            return cause
        if self.reached_from is None:
            self.reached_from = is_blocked(
                self._runs, egress=self.label, tls=self._tls, hosts=self._scope.hosts, now=self._clock.now()
            )
        return cause if self.reached_from is None else "geo-blocked"
