"""Dates in addresses: folders of a path, numbers of a CMS."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.clean.dategrammar import possible_day
from crawler.clean.dates import FoundDate


def vccorp_date(id_digits: str) -> FoundDate | None:
    """The moment in an article id of VCCorp's CMS: its last 15 digits are yymmddHHMMSS and milliseconds, local time.

    >>> vccorp_date("115241201164520419").iso
    '2024-12-01T16:45:20+07:00'
    """
    match = _VCCORP.fullmatch(id_digits)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part) for part in match.groups())
    date = possible_day(2000 + year, month, day)
    if date is None or hour > 23 or minute > 59 or second > 59:
        return None
    return FoundDate(f"{date.isoformat()}T{hour:02}:{minute:02}:{second:02}+07:00", id_digits, "second")


_VCCORP = re.compile(r"[0-9]{1,4}([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})[0-9]{3}", re.ASCII)
# Whole folders only: a slug may hold any date, and /2022/10/ alone is a month.
_FOLDERS = re.compile(r"/([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2}))(?=/|$)")


def url_date(url: str) -> FoundDate | None:
    """The day in the folders of a URL (``/2022-5-26/``, ``/2022/05/26/``); None for a month alone or for two days.

    >>> url_date("https://vidu.gov.vn/portal/Pages/2023-11-1/Tin-vi5x3u4r.aspx").iso
    '2023-11-01'
    >>> url_date("https://vidu.gov.vn/kinh-te/202210/tin-7.html") is url_date("/2022/10/tin/") is None
    True
    """
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    days = set()
    for match in _FOLDERS.finditer(path):
        year, month, day = match[1], match[2] or match[4], match[3] or match[5]
        if date := possible_day(int(year), int(month), int(day)):
            days.add((date.isoformat(), match[0][1:]))
    if len({iso for iso, _ in days}) != 1:
        return None
    iso, raw = min(days)
    return FoundDate(iso, raw, "day")
