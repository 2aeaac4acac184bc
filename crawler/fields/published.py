"""When the article was published, and when it was last changed.

Only places that are the article's own metadata count: the visible date node, the row of the listing that
led here, JSON-LD, ``<meta>`` and microdata, the URL, in that order. The header's clock, related lists and
datelines in the text are never asked. What the page prints wins over what its markup claims: NukeViet's
microdata hold the time of the last edit under ``datePublished``, and its ``article:published_time`` is
malformed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from crawler.clean.dates import FoundDate, parse_date, parse_update
from crawler.clean.datewords import WEEKDAY
from crawler.clean.tails import tail
from crawler.clean.text import fold
from crawler.discovery.model import ListingRow
from crawler.fields import modified, title
from crawler.fields.candidate import Candidate
from crawler.fields.claimed import AGREE, articles, day_of, is_after, read_stamp
from crawler.fields.lines import meta, moved
from crawler.fields.tree.hints import Hints, Spot

Origin = Literal["visible", "listing", "json-ld", "meta", "url"]

_META = (
    "article:published_time", "og:published_time", "pubdate", "publishdate", "publish-date", "dc.date.issued",
    "dc.date", "dc.created", "date", "datepublished", "article_date_original", "sailthru.date", "its_publication",
)  # fmt: skip

_MOST_ACCOUNTS = 3
"""Names of accounts before a date: who wrote, who edited, who released."""

_ACCOUNT = re.compile(r"[a-zA-Z][\w.@]*\d\s[-–|]\s")

_WEEKDAY = re.compile(rf"(?:{WEEKDAY})\b")
_TO_DAY, _TO_MINUTE = len("2026-11-24"), len("2026-11-24T03:00")
"""Characters of a time."""


class Dated(Struct, frozen=True):
    """A date from one place of the page."""

    found: FoundDate
    origin: Origin
    rest: str = ""
    """What the node holds after the date: some themes print a bare view count there."""
    updated: FoundDate | None = None
    """The date in the node that is labelled as one of a change; ``found`` itself where the node has no other."""


class Published(Struct):
    """What the record says of the article's times."""

    published_at: str | None = None
    raw: str | None = None
    origin: Origin | None = None
    modified_at: str | None = None
    warnings: tuple[str, ...] = ()
    rest: str = ""
    """See ``Dated.rest``."""


def candidates(
    hints: Hints, listing: ListingRow | None, now: datetime | None, *, all_of_them: bool = True
) -> Iterator[Candidate[Dated]]:
    """Every date that the page's metadata places give, best first; without ``all_of_them`` none behind the title
    where a place of its own has one, and one place where the family knows all: themes differ, one page has one."""
    is_printed = False
    for spot in hints.spots("published"):
        dated = _visible(spot, hints.date_formats, now)
        if dated is not None:
            is_printed = True
            yield _candidate(dated, spot.where, now)
            if not all_of_them and hints.is_framed:
                break
    for spot in hints.own_spots("title") if all_of_them or not is_printed else ():
        said = tail(spot.text) or title.stamp_behind(spot.text, hints.page)
        dated = _visible(Spot(said, spot.where), hints.date_formats, now)
        if dated is not None:
            yield _candidate(dated, f"behind the title: {spot.where}", now)
    if listing is not None and listing.published_at:
        row = read_stamp(listing.published_at)
        if row is not None:
            found = FoundDate(row.iso, listing.published_raw or row.raw, row.precision, row.warnings)
            yield _candidate(Dated(found, "listing"), "row of the listing", now)
    for value, origin, where in _claims(hints):
        if isinstance(value, str) and (stamped := read_stamp(value)) is not None:
            yield _candidate(Dated(stamped, origin), where, now)
    if (found_in_url := hints.family.dated_url(hints.page.url)) is not None:
        yield _candidate(Dated(found_in_url, "url"), "address", now)


def extract(hints: Hints, listing: ListingRow | None, now: datetime | None) -> Published:
    """The published and the modified time. ``now`` is the time of capture: what lies after it is refused."""
    found = list(candidates(hints, listing, now, all_of_them=False))
    changed = modified.extract(hints, now)
    chosen = _choose([candidate for candidate in found if not candidate.refused], changed)
    warnings = [
        f"published_at: {candidate.where} says {candidate.raw!r}: {candidate.refused}"
        for candidate in found
        if candidate.refused
    ]
    if chosen is None:
        return Published(modified_at=changed, warnings=tuple(warnings))
    date = chosen.value.found
    warnings += (f"published_at: {warning}" for warning in date.warnings)
    warnings += (
        f"published_at: {chosen.where} says {date.iso}, {other.where} {other.value.found.iso}"
        for other in found
        if not other.refused and other.value.origin != "visible" and _contradicts(date, other.value.found)
    )
    return Published(
        date.iso, date.raw, chosen.value.origin, _finer(_printed_update(found, date, now), changed), tuple(warnings),
        next((candidate.value.rest for candidate in found if not candidate.refused), ""),
    )  # fmt: skip


def _choose(found: list[Candidate[Dated]], modified: str | None) -> Candidate[Dated] | None:
    """The first, unless the page prints only when it was changed and its metadata know both that and the beginning."""
    first = found[0] if found else None
    if first is None or modified is None or first.value.found != first.value.updated:
        return first
    day = day_of(first.value.found.iso)
    claims = (other for other in found if other.value.origin in ("json-ld", "meta"))
    earlier = next((other for other in claims if day_of(other.value.found.iso) < day), None)
    return earlier if earlier is not None and day_of(modified) == day else first


def _finer(printed: str | None, claimed: str | None) -> str | None:
    """The printed time of a change; where the page prints the day alone, the time of that day that it claims."""
    is_same = printed is not None and claimed is not None and claimed.startswith(f"{printed}T")
    return claimed if printed is None or is_same else printed


def _printed_update(found: list[Candidate[Dated]], published: FoundDate, now: datetime | None) -> str | None:
    """The time of the last change that a node prints beside the date of publication."""
    updates = (candidate.value.updated for candidate in found)
    return next(
        (update.iso for update in updates if update and update != published and not is_after(update.iso, now)), None
    )


def _visible(spot: Spot, formats: tuple[str, ...], now: datetime | None) -> Dated | None:
    """The date that a node prints, its time of day from ``datetime`` where only the day is printed."""
    return _printed(spot.text, spot.stamp, formats, now)


@lru_cache(maxsize=64)  # several selectors find one node, and the element that it fills
def _printed(text: str, stamp: str | None, formats: tuple[str, ...], now: datetime | None) -> Dated | None:
    text = moved.without(text)
    found = parse_date(text, formats=formats, now=now)
    for _ in range(_MOST_ACCOUNTS):
        # "bientap01 - Thứ Tư, 8/5/2024": the digits of an account are no part of the date.
        if found is not None or (account := _ACCOUNT.match(text)) is None:
            break
        text = text[account.end() :]
        found = parse_date(text, formats=formats, now=now)
    if found is None and (fact := meta.dated_fact(text)) is not None:
        text = fact
        found = parse_date(fact, formats=formats, now=now)
    if found is None and now is not None:
        # A date in the future: said in a warning, not passed over in silence.
        found = parse_date(text, formats=formats)
    if found is None:
        stamped = read_stamp(stamp) if stamp else None
        return Dated(stamped, "visible") if stamped is not None else None
    after = text.rfind(found.raw)
    rest = text[after + len(found.raw) :].strip(" |-–•()") if after >= 0 else ""
    stamped = read_stamp(stamp) if stamp else None
    if stamped is not None and found.precision == "day" and stamped.precision != "day":
        if day_of(stamped.iso) == day_of(found.iso):
            found = FoundDate(stamped.iso, stamped.raw, stamped.precision, found.warnings)
    elif stamped is not None and _is_month_first(found, stamped):
        found = FoundDate(stamped.iso, found.raw, found.precision, ("us-order",))
    return Dated(found, "visible", rest, parse_update(text))


def _claims(hints: Hints) -> Iterator[tuple[object, Origin, str]]:
    """What the page tells machines of when the article was published, and where."""
    for thing in articles(hints.page):
        yield thing.get("datePublished"), "json-ld", "JSON-LD datePublished"
    metas = hints.page.metas
    for name in _META:
        if name in metas:
            yield metas[name][0], "meta", f"meta {name}"
    for spot in hints.spots("published-microdata"):
        yield spot.stamp or spot.text, "meta", spot.where


def _candidate(dated: Dated, where: str, now: datetime | None) -> Candidate[Dated]:
    refused = "lies in the future" if is_after(dated.found.iso, now) else None
    return Candidate(dated, where, dated.found.raw, refused)


def _is_month_first(printed: FoundDate, claimed: FoundDate) -> bool:
    """Whether ``printed`` has its month before its day, as what its own element claims for machines shows: the same
    minute of the day that it names when it is read so. A weekday beside it tells, unless both days are of it.

    >>> printed = FoundDate("2026-05-09T11:15:00+07:00", "09/05/2026 - 11:15", "minute")
    >>> claimed = [f"2026-{day}+07:00" for day in ("09-05T11:15:00", "09-05T11:16:00", "09-06T11:15:00")]
    >>> [_is_month_first(printed, FoundDate(iso, iso, "second")) for iso in claimed]
    [True, False, False]
    """
    day, other = day_of(printed.iso), day_of(claimed.iso)
    if day.isoweekday() != other.isoweekday() and _WEEKDAY.match(fold(printed.raw)):
        return False
    is_swapped = (day.year, day.month, day.day) == (other.year, other.day, other.month) and day != other
    return (
        is_swapped and len(printed.iso) > _TO_DAY and printed.iso[_TO_DAY:_TO_MINUTE] == claimed.iso[_TO_DAY:_TO_MINUTE]
    )


def _contradicts(chosen: FoundDate, other: FoundDate) -> bool:
    return chosen.iso[:10] != other.iso[:10] and abs(day_of(chosen.iso) - day_of(other.iso)) > AGREE
