"""What a run was asked for, held against what a portal shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from archive.words import either
from crawler.clean.text import fold
from crawler.clean.urls import host_of
from crawler.discovery.model import SectionLink
from crawler.options import Options

_DOCUMENT = re.compile(r"\d/(?:19|20)\d\d/")
"""Of the number of a legal document, which menus and headings link to beside sections."""


def is_wished(link: SectionLink, options: Options, home: str) -> bool:
    """Whether a section is among those that the run was asked for, by its name or its address. The host of ``home``,
    the portal's first page, is no section's name; another of the portal's may be, and a whole address names it, too.

    >>> home, asked = "https://thongbao.vidu.gov.vn/", Options(sections=("thongbao",))
    >>> [is_wished(SectionLink(url=home + path), asked, home) for path in ("y-te/", "thongbao/")]
    [False, True]
    >>> is_wished(SectionLink(url=home), asked, "https://vidu.gov.vn/")
    True
    >>> is_wished(SectionLink(url=f"{home}y-te/"), Options(sections=(f"{home}y-te",)), home)
    True
    >>> [is_wished(SectionLink(url=f"{home}y-te/"), Options(sections=(f"thongbao.vidu.gov.vn/{path}",)), home)
    ...  for path in ("y-te/", "")]  # as browsers show it
    [True, False]
    """
    if not options.sections:
        return True
    address = link.url if host_of(link.url) != host_of(home) else _below_host(link.url)
    text, whole = fold(f"{link.name or ''} {address}"), fold(link.url)
    return any(fold(wish) in text or ("/" in wish.strip("/") and fold(wish) in whole) for wish in options.sections)


def is_home_wished(home: str, options: Options) -> bool:
    """Whether what the portal's first page lists is asked for, too. Its host is no section's name.

    >>> is_home_wished("https://thongbao.vidu.gov.vn/tin-tuc", Options(sections=("thong-bao", "tin-tuc")))
    True
    >>> is_home_wished("https://thongbao.vidu.gov.vn/", Options(sections=("thongbao",)))
    False
    """
    return is_wished(SectionLink(url=home), options, home)


def _below_host(url: str) -> str:
    return urlsplit(url)._replace(scheme="", netloc="").geturl()


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
