"""A crontab line as cron reads it: APScheduler's triggers, with cron's weekdays and its rule for two kinds of days."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger

_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_SHORT = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
}
_LEAST = timedelta(minutes=15)
_LOOKED_AT = 200
"""Times between which that is looked for: two whole days of every 15 minutes, months of a few a day."""
_PART = re.compile(r"(?P<first>\*|[a-z]{3}|[0-7])(?:-(?P<last>[a-z]{3}|[0-7]))?(?:/(?P<step>[1-7]))?")


class Cron:
    """One line in one zone. Raises ValueError for what is none, and for one that comes oftener than every 15 minutes.

    >>> sundays = Cron("30 6 * * 0", ZoneInfo("Asia/Ho_Chi_Minh"))
    >>> sundays.next_after(datetime(2026, 11, 26, tzinfo=UTC)).isoformat()  # a Saturday night in UTC
    '2026-11-28T23:30:00+00:00'
    """

    def __init__(self, text: str, zone: ZoneInfo) -> None:
        fields = _SHORT.get(text.strip(), text).split()
        if len(fields) != 5:
            raise ValueError("five fields are expected: minute, hour, day of the month, month, day of the week")
        minute, hour, day, month, weekday = fields
        named = weekdays(weekday)
        for name, field in (("minute", minute), ("hour", hour), ("day", day), ("month", month)):
            _refuse(name, field)
        # Where days of the month and of the week are named, cron takes either; APScheduler would want both.
        either = not day.startswith("*") and named != "*"
        kinds = [(day, "*"), ("*", named)] if either else [(day, named)]
        self._triggers = [
            CronTrigger(minute=minute, hour=hour, day=of_month, month=month, day_of_week=of_week, timezone=zone)
            for of_month, of_week in kinds
        ]
        self._refuse_too_often(datetime(2026, 1, 1, tzinfo=UTC))

    def next_after(self, moment: datetime) -> datetime | None:
        """The first time after ``moment``, in UTC; None where there is none."""
        # Its times are whole minutes, and it gives ``later`` itself if it is one.
        later = moment.replace(microsecond=0) + timedelta(seconds=1)
        found = [trigger.get_next_fire_time(None, later) for trigger in self._triggers]
        return min((each.astimezone(UTC) for each in found if each is not None), default=None)

    def _refuse_too_often(self, moment: datetime) -> None:
        last = self.next_after(moment)
        if last is None:
            raise ValueError("no such day ever comes")
        for _ in range(_LOOKED_AT):
            following = self.next_after(last)
            if following is None:
                return
            if following - last < _LEAST:
                raise ValueError("it is too often for one portal: 15 minutes is the least")
            last = following


def _refuse(name: str, field: str) -> None:
    """Raises ValueError where the library does not take the field, in words that are ours."""
    try:
        CronTrigger(**{name: field})
    except ValueError:
        said = {
            "minute": f"{field!r} is no minute: 0 to 59, as in 30, 0,30 or */15",
            "hour": f"{field!r} is no hour: 0 to 23, as in 6, 6-18 or */2",
            "day": f"{field!r} is no day of the month: 1 to 31, as in 1, 1,15 or */2",
            "month": f"{field!r} is no month: 1 to 12, or jan to dec",
        }
        raise ValueError(said[name]) from None


def weekdays(field: str) -> str:
    """cron's days of the week (0 and 7 are Sunday) as names. Raises ValueError.

    >>> weekdays("1-5"), weekdays("5-7"), weekdays("*"), weekdays("*/2")
    ('mon,tue,wed,thu,fri', 'fri,sat,sun', '*', 'sun,tue,thu,sat')
    """
    if field == "*":
        return field
    found: dict[str, None] = {}
    for part in field.lower().split(","):
        match = _PART.fullmatch(part)
        if match is None:
            raise ValueError(f"{part!r} is no day of the week: 0 to 7, or sun to sat")
        first = 0 if match["first"] == "*" else _number(match["first"])
        last = 6 if match["first"] == "*" else _number(match["last"]) if match["last"] else first
        last = 7 if last == 0 and first > 0 else last  # fri-sun
        if last < first:
            raise ValueError(f"{part!r} ends before it begins: the week begins with Sunday, 0")
        found |= {_DAYS[day % 7]: None for day in range(first, last + 1, int(match["step"] or 1))}
    return ",".join(found)


def _number(day: str) -> int:
    if day.isdecimal():
        return int(day)
    if day not in _DAYS:
        raise ValueError(f"{day!r} is no day of the week: 0 to 7, or sun to sat")
    return _DAYS.index(day)
