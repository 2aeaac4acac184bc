"""When the article was last changed, as the page's metadata say it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from crawler.clean.dates import parse_date
from crawler.fields.candidate import Candidate, pick
from crawler.fields.claimed import articles, is_after, read_stamp
from crawler.fields.lines.facts import parted
from crawler.fields.tree.hints import Hints

_META = (
    "article:modified_time", "og:updated_time", "lastmod", "last-modified", "datemodified", "dc.modified",
    "dcterms.modified", "its_modified",
)  # fmt: skip
_US_ORDER = ("%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %I:%M %p", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%m/%d/%Y")


def candidates(hints: Hints, now: datetime | None) -> Iterator[Candidate[str]]:
    """Every time of a change, as records write times, best first; ``now`` is the time of capture."""
    for value, where in _claims(hints):
        found = read_stamp(value) if isinstance(value, str) else None
        if found is not None:
            refused = "lies in the future" if is_after(found.iso, now) else None
            yield Candidate(found.iso, where, found.raw, refused)


def extract(hints: Hints, now: datetime | None) -> str | None:
    """The time of the last edit."""
    found = pick(candidates(hints, now))
    return found.value if found is not None else None


def _claims(hints: Hints) -> Iterator[tuple[object, str]]:
    for spot in hints.spots("modified"):
        yield spot.stamp or spot.text, spot.where
    for spot in hints.spots("published"):
        if update := _update(spot.text):
            yield update, f"behind the date: {spot.where}"
    for thing in articles(hints.page):
        yield thing.get("dateModified"), "JSON-LD dateModified"
    for name in _META:
        for value in hints.page.metas.get(name, ())[:1]:
            yield value, f"meta {name}"


def _update(text: str) -> str:
    """The date of an edit printed behind that of publication; as ISO 8601 where the first tells the order of both."""
    first, second = parted(text)
    if not second:
        return ""
    found = parse_date(first)
    if found is not None and "us-order" in found.warnings:
        ordered = parse_date(second, formats=_US_ORDER)
        return ordered.iso if ordered is not None else second
    return second
