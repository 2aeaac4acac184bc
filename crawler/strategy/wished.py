"""What a run was asked for, held against what a portal shows."""

from __future__ import annotations

from collections.abc import Iterable

from archive.words import either
from crawler.clean.text import fold
from crawler.discovery.model import SectionLink
from crawler.options import Options


def is_wished(link: SectionLink, options: Options) -> bool:
    """Whether a section is among those that the run was asked for."""
    text = fold(f"{link.name or ''} {link.url}")
    return not options.sections or any(fold(wish) in text for wish in options.sections)


def no_section(wished: Iterable[str], names: Iterable[str]) -> str:
    """What a user is told who asked for a section that is none of ``names``."""
    return f"no section matches {either(wished)}; the portal has: {', '.join(names) or 'none'}"


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
