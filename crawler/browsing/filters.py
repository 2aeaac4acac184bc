"""How templates say things, and what they may make a link."""

from __future__ import annotations

import calendar
import re
from urllib.parse import quote, urlsplit

import msgspec

from archive.covering import coverage

_PLAIN = re.compile(r"https?://[^\s\x00-\x20\x7f\\]+", re.IGNORECASE)


def is_web(url: str | None) -> bool:
    """Whether ``url`` may be a link.

    >>> is_web("https://a.vn/x"), is_web("javascript:alert(1)"), is_web("data:text/html,x"), is_web(" http://a")
    (True, False, False, False)
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    # Browsers take off what stands before an address, and what in it cannot be seen.
    return parts.scheme in ("http", "https") and bool(parts.netloc) and _PLAIN.fullmatch(url or "") is not None


def part(text: str) -> str:
    """``text`` as a part of an address."""
    return quote(text, safe="")


def moment(text: str | None) -> str:
    """
    >>> moment("2022-07-15T16:30:00+07:00"), moment("2022-07-15"), moment("2026-11-24T02:05:09Z")
    ('2022-07-15 16:30', '2022-07-15', '2026-11-24 02:05 UTC')
    """
    if not text:
        return ""
    zone = " UTC" if text.endswith(("Z", "+00:00")) else ""
    return f"{text[:10]} {text[11:16]}{zone}".strip()


def grouped(number: int) -> str:
    """
    >>> grouped(1234567), grouped(2131)
    ('1,234,567', '2131')
    """
    return f"{number:,}" if number >= 10_000 else str(number)


def percent(share: float) -> str:
    """How alike two texts are; how much is archived says ``archive.covering.coverage``.

    >>> percent(0.9996), percent(0.5), percent(1.0)
    ('99.9 %', '50.0 %', '100 %')
    """
    return "100 %" if share >= 1 else f"{int(share * 1000) / 10:.1f} %"


def kind(block: msgspec.Struct) -> str:
    """The name of a block's kind, as in records."""
    return str(type(block).__struct_config__.tag)


def last_day(year: str, month: int) -> int:
    """The last day of a month."""
    return calendar.monthrange(int(year), month)[1]


FILTERS = {
    "is_web": is_web,
    "part": part,
    "moment": moment,
    "grouped": grouped,
    "percent": percent,
    "covered": coverage.percent,
    "told": coverage.told,
    "kind": kind,
}
GLOBALS = {"months": [calendar.month_abbr[at] for at in range(1, 13)], "last_day": last_day}
