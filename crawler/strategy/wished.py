"""What a run was asked for, held against what a portal shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from archive.words import either
from crawler.clean.text import fold
from crawler.discovery.model import SectionLink
from crawler.options import Options

_DOCUMENT = re.compile(r"\d/(?:19|20)\d\d/")
"""Of the number of a legal document, which menus and headings link to beside sections."""


def is_wished(link: SectionLink, options: Options) -> bool:
    """Whether a section is among those that the run was asked for."""
    text = fold(f"{link.name or ''} {link.url}")
    return not options.sections or any(fold(wish) in text for wish in options.sections)


def is_home_wished(home: str, options: Options) -> bool:
    """Whether what the portal's first page lists is asked for, too. Its host is no section's name.

    >>> is_home_wished("https://thongbao.vidu.gov.vn/tin-tuc", Options(sections=("thong-bao", "tin-tuc")))
    True
    >>> is_home_wished("https://thongbao.vidu.gov.vn/", Options(sections=("thongbao",)))
    False
    """
    return is_wished(SectionLink(url=urlsplit(home)._replace(scheme="", netloc="").geturl()), options)


def no_section(wished: Iterable[str], names: Iterable[str]) -> str:
    """What a user is told who asked for a section that is none of ``names``.

    >>> no_section(["Y tế"], ["Kinh tế", "Quyết định số 15/2024/QĐ-UBND"])
    'no section matches Y tế; the portal has: Kinh tế'
    """
    there = ", ".join(name for name in names if not _DOCUMENT.search(name))
    return f"no section matches {either(wished)}; the portal has: {there or 'none'}"


def wanted_day(published_at: str | None, options: Options) -> bool:
    """Whether a row's date lies inside ``--since/--until``; a row without a date always does.

    >>> from datetime import date
    >>> wanted_day("2026-01-31T10:00:00+07:00", Options(until=date(2026, 1, 31)))
    True
    """
    if published_at is None:
        return True
    day = published_at[:10]
    if options.since and day < options.since.isoformat():
        return False
    return not (options.until and day > options.until.isoformat())
