"""Moments of services: which numbers are of this century, in seconds or in milliseconds, wherever the machine is."""

from __future__ import annotations

import time

import pytest

from crawler.clean.stamps import moment


@pytest.mark.parametrize(
    ("number", "iso"),
    [
        (946_684_800, "2000-01-01T00:00:00Z"),
        (946_684_799, ""),
        (946_684_800_000, "2000-01-01T00:00:00Z"),
        (946_684_800_999, "2000-01-01T00:00:00Z"),
        (946_684_799_999, ""),
        (4_102_444_799, "2099-12-31T23:59:59Z"),
        (4_102_444_800, ""),
        (4_102_444_799_999, "2099-12-31T23:59:59Z"),
        (4_102_444_800_000, ""),
    ],
)
def test_a_number_is_a_moment_of_this_century(number: int, iso: str) -> None:
    assert moment(number) == moment(f"/Date({number})/") == iso


def test_a_moment_is_the_same_in_every_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
        time.tzset()
        assert moment(1_737_340_200) == "2025-01-20T02:30:00Z"
    finally:
        monkeypatch.undo()
        time.tzset()
