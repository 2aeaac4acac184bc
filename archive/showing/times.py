"""Days and times as people read them: ISO dates, hours and minutes, and which clock that is."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo


def moment(text: str | None, zone: tzinfo = UTC) -> str:
    """A time of the archive (which are UTC) by the clock of ``zone``, which whoever prints it names; empty for none.

    >>> from zoneinfo import ZoneInfo
    >>> moment("2026-11-26T23:30:00Z", ZoneInfo("Asia/Ho_Chi_Minh")), moment("2026-11-26T23:30:00Z"), moment(None)
    ('2026-11-27 06:30', '2026-11-26 23:30', '')
    >>> moment("2026-91-26T23:30:00Z")
    '2026-91-26T23:30:00Z'
    """
    try:
        return f"{datetime.fromisoformat(text).astimezone(zone):%Y-%m-%d %H:%M}" if text else ""
    except ValueError:  # of a damaged line
        return text or ""
