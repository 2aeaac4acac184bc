"""Months of a portal, played through."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from archive.judging.quality import Quality
from archive.observations import CrawlRun
from tests.archive.building import run

BEGIN = datetime(2026, 3, 2, 1, tzinfo=UTC)
PORTALS = ("bac", "dong", "nam", "tay", "trung")
Nights = Mapping[str, str]
"""What each portal's host did, a letter a night: ``.`` answered, ``d`` no name, ``c`` no route, ``t`` timeout."""
CAUSES = {"d": "dns", "c": "connection", "t": "timeout"}


def look(portal: str, at: datetime, what: str, host: str, **more: Any) -> CrawlRun:
    when = f"{at:%Y-%m-%dT%H:%M:%SZ}"
    made = run(portal, crawl_id=f"{when} {portal}", started_at=when, ended_at=when, **more)
    if what == ".":
        quality = Quality(articles=1, looked=1, examples=[f"https://{host}/1"])
        hosts = {host: {"requests": 9, "status": {"200": 9}}}
        return msgspec.structs.replace(made, counts={"pages": 9, "stored": 1}, hosts=hosts, quality=quality)
    return msgspec.structs.replace(made, counts={}, finish="unreachable", causes={f"failed/listing {CAUSES[what]}": 1})


def played(nights: Nights, hosts: Mapping[str, str] = {}, apart: int = 5, **more: Any) -> dict[str, list[CrawlRun]]:
    """The portals one after another, minutes ``apart``, each night."""
    return {
        portal: [
            look(
                portal, BEGIN + timedelta(days=day, minutes=apart * at), what, hosts.get(portal, f"{portal}.vn"), **more
            )
            for day, what in enumerate(told)
        ]
        for at, (portal, told) in enumerate(nights.items())
        for host in (hosts.get(portal, f"{portal}.vn"),)
    }
