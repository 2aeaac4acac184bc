"""Leases on other hosts, and the clock of who watches them, for tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from archive.leases.holder import Place


def on(host: str) -> Place:
    """Another machine, as far as a lease can tell."""
    return Place(host=host, machine=f"m-{host}", boot=f"b-{host}", space="pid:[1]")


@dataclass
class Watcher:
    """The clock of who watches: it goes on only while somebody waits."""

    passed: float = 0.0
    meanwhile: Callable[[], None] = field(default=lambda: None)

    def pause(self, seconds: float) -> None:
        self.passed += seconds
        self.meanwhile()


def watching(monkeypatch: pytest.MonkeyPatch, host: str | None = None) -> Watcher:
    """Nobody waits in truth from here on; this process runs on ``host``, where one is named."""
    watcher = Watcher()
    monkeypatch.setattr("archive.leases.lease._seconds", lambda: watcher.passed)
    monkeypatch.setattr("archive.leases.lease._pause", watcher.pause)
    monkeypatch.setattr("archive.leases.lease._seen", {})
    if host is not None:
        monkeypatch.setattr("archive.leases.lease.here", lambda: on(host))
    return watcher
