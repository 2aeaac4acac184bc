"""What a run was asked for, checked once: from the command, from ``scrapy crawl -a``, from a schedule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, get_args

from msgspec import Struct

from crawler.errors import CongtinError

Mode = Literal["update", "full"]
Assets = Literal["none", "attachments", "all"]


class Options(Struct, frozen=True, kw_only=True):
    """How to crawl one portal."""

    mode: Mode = "update"
    since: date | None = None
    """Articles published on this day or later; rows of listings without a date are looked at."""
    until: date | None = None
    """Articles published on this day or before."""
    limit: int | None = None
    """Stop after so many articles were stored or revised."""
    sections: tuple[str, ...] = ()
    """Only sections whose name or URL contains one of these (folded)."""
    assets: Assets = "attachments"

    @property
    def partial(self) -> bool:
        """Whether the run leaves something out by wish, so that its end is not the end of a full pass."""
        return bool(self.since or self.until or self.limit or self.sections)


_NAMES = ("mode", "since", "until", "limit", "section", "assets")


class BadOption(CongtinError):
    """An option has a value it cannot have."""


def refuse_unknown(options: Iterable[str]) -> None:
    """Raises ``BadOption`` for the first of these names that is none of an option (``scrapy crawl -a NAME=VALUE``)."""
    for name in options:
        if name not in _NAMES:
            there = ", ".join(("portal", *_NAMES))
            raise BadOption(
                f"no option is called {name!r}: there are {there}; the archive is named by -s CONGTIN_ARCHIVE=DIR"
            )


def read_options(
    *,
    mode: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: str | int | None = None,
    section: str | None = None,
    assets: str | None = None,
) -> Options:
    """Options from text; None is the default. Sections are separated by ``|``. Raises ``BadOption``.

    >>> read_options(limit="3", since="2026-01-31").since
    datetime.date(2026, 1, 31)
    """
    if mode is not None and mode not in get_args(Mode):
        raise BadOption(f"--mode is update or full, not {mode!r}")
    if assets is not None and assets not in get_args(Assets):
        raise BadOption(f"--assets is none, attachments or all, not {assets!r}")
    try:
        count = int(limit) if limit is not None else None
    except ValueError:
        count = 0
    if count is not None and count < 1:
        raise BadOption(f"--limit is a number of articles from 1, not {limit!r}")
    if since and until and _day("--since", since) > _day("--until", until):  # type: ignore[operator]
        raise BadOption(f"--since {since} is after --until {until}: no day lies between")
    return Options(
        mode=mode or "update",  # type: ignore[arg-type]  # checked above
        since=_day("--since", since),
        until=_day("--until", until),
        limit=count,
        sections=tuple(part for part in (section or "").split("|") if part),
        assets=assets or "attachments",  # type: ignore[arg-type]  # checked above
    )


def read_settings(pairs: Sequence[str] | None) -> dict[str, object]:
    """Scrapy settings from NAME=VALUE. Raises ``BadOption``.

    >>> read_settings(["DOWNLOAD_DELAY=2"])
    {'DOWNLOAD_DELAY': '2'}
    """
    named = [(pair, *pair.partition("=")) for pair in pairs or []]
    for pair, name, equals, _ in named:
        if not equals or not name:
            raise BadOption(f"-s is NAME=VALUE, not {pair!r}")
    return {name: value for _, name, _, value in named}


def _day(name: str, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadOption(f"{name} is a day like 2026-01-31, not {text!r}") from None
