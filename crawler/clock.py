"""What time it is for a run: the machine's clock, or one that was set, so that a test can let days pass."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from crawler.options import BadOption


class Clock:
    """Goes as the machine's does. ``start`` (ISO 8601, UTC where it names no zone) sets it; "" leaves it alone.

    Raises ``BadOption`` for a time that is none.

    >>> Clock("2026-01-31").now().date()
    datetime.date(2026, 1, 31)
    """

    def __init__(self, start: str = "") -> None:
        self._ahead = timedelta()
        if not start:
            return
        try:
            moment = datetime.fromisoformat(start)
        except ValueError:
            moment = datetime.min
        if not 1970 <= moment.year < 2200:  # what is due, years later, is a time too
            raise BadOption(f"CONGTIN_CLOCK is a time like 2026-01-31T02:00:00Z, not {start!r}")
        self._ahead = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - datetime.now(UTC)

    @property
    def is_set(self) -> bool:
        """Whether it is another time than the machine's."""
        return bool(self._ahead)

    def now(self) -> datetime:
        """Aware, UTC."""
        return datetime.now(UTC) + self._ahead
