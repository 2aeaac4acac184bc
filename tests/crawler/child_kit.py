"""What tests of crawls in processes of their own wait for and hear."""

from __future__ import annotations

import threading
from collections.abc import Callable

from crawler.processes.children import Progress
from tests.portal_server import Answer, PortalServer
from tests.waiting import HANGS

SECONDS = HANGS

NEVER_ENDS = {"/tin/1/bai-viet": Answer(200, drips=True)}


def heard(
    seen: list[Progress], wanted: Callable[[Progress], bool]
) -> tuple[threading.Event, Callable[[Progress], None]]:
    """An event for when ``wanted`` was heard, and what to hear with."""
    event = threading.Event()

    def hear(progress: Progress) -> None:
        seen.append(progress)
        if wanted(progress):
            event.set()

    return event, hear


def asked(portal: PortalServer, path: str) -> threading.Event:
    event = threading.Event()
    portal.on_request.append(lambda _, now: event.set() if now == path else None)
    return event
