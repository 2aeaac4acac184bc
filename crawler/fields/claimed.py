"""What a page tells machines of its times: ISO 8601 and what systems make of it, JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from crawler.clean.dates import FoundDate, parse_date

if TYPE_CHECKING:
    from crawler.html import Page

_LOCAL_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)(?:(T\d\d:\d\d:\d\d\+07:00)|\+07(\d\d:\d\d:\d\d))", re.ASCII)
AGREE = timedelta(days=1)
"""Places that differ by less say the same: clocks of other zones, times of day left out."""


@lru_cache(maxsize=256)
def read_stamp(value: str) -> FoundDate | None:
    """The date in a place for machines: mostly ISO 8601 with Việt Nam's offset, read without looking for words.

    >>> read_stamp("2022-05-26T08:15:00+07:00").iso, read_stamp("2022-05-26+0708:15:00").iso
    ('2022-05-26T08:15:00+07:00', '2022-05-26T08:15:00+07:00')
    """
    found = _LOCAL_STAMP.fullmatch(value)
    if found is None:
        return parse_date(value)
    # NukeViet formats the day as "c" and appends the clock: "2022-05-26+0708:15:00".
    iso = value if found[2] else f"{found[1]}T{found[3]}+07:00"
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        return None
    return FoundDate(iso, value, "second", () if found[2] else ("repaired-offset",))


def articles(page: Page) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that are articles."""
    for thing in page.json_ld:
        kinds = thing.get("@type")
        for kind in kinds if isinstance(kinds, list) else [kinds]:
            if isinstance(kind, str) and ("Article" in kind or "Posting" in kind):
                yield thing
                break


def is_after(iso: str, now: datetime | None) -> bool:
    """Whether a time lies after ``now``, the time of capture, by more than clocks differ."""
    return now is not None and day_of(iso) > (now + AGREE).date()


def day_of(iso: str) -> date:
    """The day of a time as records write it."""
    return date.fromisoformat(iso[:10])
