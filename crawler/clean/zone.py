"""The clock of the portals."""

from __future__ import annotations

from datetime import timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
"""The same hour all year: an offset is enough, where ``zoneinfo`` wants a table that not every system has."""
