"""Hosts of all portals of a process take turns before a page is read, and none before its delay is over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from scrapy import Request
from scrapy.core import downloader as scrapys

from crawler.fetching import turns
from crawler.fetching.downloader import Downloader


class Clock:
    """Stands still unless it is set; timers on it are never due by themselves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.timers: list[Clock.Timer] = []

    class Timer:
        cancelled = False

        def cancel(self) -> None:
            self.cancelled = True

    def later(self, delay: float, function: Callable[..., None], *arguments: object) -> Timer:
        self.timers.append(Clock.Timer())
        return self.timers[-1]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(turns, "_waiting", [])
    monkeypatch.setattr(turns, "_takes", {})
    monkeypatch.setattr(turns, "monotonic", lambda: clock.now)
    monkeypatch.setattr(scrapys, "monotonic", lambda: clock.now)
    monkeypatch.setattr(scrapys, "call_later", clock.later)
    return clock


def test_the_longest_due_is_first_and_none_is_called_before_its_time(clock: Clock) -> None:
    called: list[str] = []
    for until, name in ((1003.0, "third"), (1001.0, "first"), (1002.0, "second")):
        turns.wait(name, until, partial(called.append, name))
    turns.take_turns()
    assert called == []
    clock.now = 1002.0
    turns.take_turns()
    turns.take_turns()
    assert called == ["first", "second"]


def test_a_host_waits_once_and_what_has_had_its_turn_is_not_kept(clock: Clock) -> None:
    """A crawl of files reads no page: nobody takes turns, and each host waits again and again."""
    called: list[str] = []
    for number in range(1000):
        for name in ("a", "b"):
            turns.wait(name, 1001.0 + number, partial(called.append, f"{name}{number}"))
    assert (len(turns._takes), len(turns._waiting) < 20) == (2, True)
    clock.now = 1999.0
    turns.take_turns()
    assert called == []  # what they waited for before counts no more
    turns.forget("b")
    clock.now = 2001.0
    turns.take_turns()
    assert (called, turns._takes) == (["a999"], {})


def test_a_request_is_sent_before_its_timer_is_heard_and_once(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    found = Downloader.__new__(Downloader)
    monkeypatch.setattr(found, "_wait_for_download", lambda slot, request, answer: sent.append(request.url))
    monkeypatch.setattr(scrapys, "_schedule_coro", lambda coroutine: None)
    slot = scrapys.Slot(8, 1.0)
    slot.lastseen = clock.now
    for number in range(3):
        slot.queue.append((Request(f"http://127.0.0.1/{number}"), None))  # type: ignore[arg-type]
        found._process_queue(slot)
    assert len(clock.timers) == 1
    clock.now += 0.999
    turns.take_turns()
    assert sent == []
    clock.now += 0.002
    turns.take_turns()
    assert (sent, clock.timers[0].cancelled) == (["http://127.0.0.1/0"], True)
    turns.take_turns()
    clock.now += 0.5
    turns.take_turns()
    assert len(sent) == 1
    found._latercall(slot)  # the timer may be heard first, too: then there is nothing left to do
    clock.now += 0.6
    found._latercall(slot)
    turns.take_turns()
    assert len(sent) == 2


def test_nothing_is_kept_of_a_host_whose_timer_was_heard_or_whose_run_is_over(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Downloader.__new__(Downloader)
    monkeypatch.setattr(scrapys, "_schedule_coro", lambda coroutine: None)
    slot = scrapys.Slot(8, 1.0)
    found.slots, found._slot_gc_loop = {"127.0.0.1": slot}, None
    slot.lastseen = clock.now
    found._process_queue(slot)
    assert list(turns._takes) == [slot]
    clock.now += 2.0
    found._latercall(slot)
    assert turns._takes == {}
    slot.lastseen = clock.now
    found._process_queue(slot)
    assert list(turns._takes) == [slot]
    found.close()
    assert turns._takes == {}
