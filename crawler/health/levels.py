"""What is no share of pages: how old new articles are, the shapes of pages, agreement, rows of listings."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from statistics import median

from archive.judging.quality import Quality
from crawler.health.model import What
from crawler.health.windows import Compared, Read, compare, is_off

_NEW, _KNOWN = 0.2, 0.7
"""Of pages, the part in known shapes when the layout is another, and when there was one to know."""

_AGREEMENT = 0.25
_LAG_DAYS = 21
_ROWS = 0.7
"""Logarithm of how many times more, or fewer."""


def changes(reads: Sequence[Read], lost: Collection[str | None]) -> Iterator[tuple[What, str | None, int, str]]:
    """What changed, its field, the place of the first run that shows it, and words for people.

    The fewest last runs that show it are taken: of more, some are as before. ``lost``: fields of which more is known.
    """
    seen = set[tuple[What, str | None]]()
    for compared in compare(reads) if len(reads) > 1 and _is_odd(reads) else ():
        for what, field, cause in _changes(compared):
            if (what, field) not in seen and not (what == "field" and field in lost):
                seen.add((what, field))
                yield what, field, len(compared.before), cause


def _is_odd(reads: Sequence[Read]) -> bool:
    """Whether there is anything in the last runs to look for: most portals are well, and this is quick."""
    qualities = [each.quality for each in reads]
    last = qualities[-3:]
    rows = [found for each in qualities if (found := _rows(each, 1))]
    familiar = _familiar(reads[: len(reads) // 2], reads[-2:], "article", 1)
    return (
        any(abs(each.lag_days[1]) > _LAG_DAYS for each in last if each.lag_days)
        or any(each.agreement < 1 - _AGREEMENT for each in last if each.agreement is not None)
        or (bool(rows) and abs(math.log(rows[-1] / median(rows))) > _ROWS)
        or (familiar is not None and familiar < _KNOWN)
    )


def _changes(compared: Compared) -> Iterator[tuple[What, str | None, str]]:
    if (found := _lag(compared)) is not None:
        yield "dates", "published_at", f"new articles are {found[1]:.0f} days old, {found[0]:.0f} before"
    if (found := _agreement(compared)) is not None:
        said = f"{found[1]:.0%} of the body is what a reading without places finds, {found[0]:.0%} before"
        yield "field", "body", said
    if (found := _shapes(compared, "article")) is not None:
        yield "layout", None, f"{found[1]:.0%} of the pages have a shape that was seen, {found[0]:.0%} before"
    if (found := is_off(compared, _rows, _listings, _ROWS)) is not None:
        yield "listing", "rows", f"{found[1]:.0f} rows on a listing, {found[0]:.0f} before"


def _rows(quality: Quality, _: int) -> float | None:
    return quality.listings.get("rows")


def _listings(quality: Quality) -> float:
    return quality.listings.get("pages", 0.0)


def _lag(compared: Compared) -> tuple[float, float] | None:
    before = [each.quality.lag_days[2] for each in compared.before if each.quality.lag_days]
    last = [each.quality.lag_days[1] for each in compared.last if each.quality.lag_days]
    if len(before) < 5 or not last or abs(median(last)) <= _LAG_DAYS + 2 * max(map(abs, before)):
        return None
    return median(before), median(last)


def _agreement(compared: Compared) -> tuple[float, float] | None:
    before = [each.quality.agreement for each in compared.before if each.quality.agreement is not None]
    last = [each.quality.agreement for each in compared.last if each.quality.agreement is not None]
    if len(before) < 5 or not last:
        return None
    usual, now = median(before), median(last)
    return (usual, now) if now < min(usual - _AGREEMENT, min(before) - _AGREEMENT / 2) else None


def _shapes(compared: Compared, kind: str) -> tuple[float, float] | None:
    """The part of the pages in shapes seen before: of the last one of the earlier runs, and now."""
    if len(compared.before) < 4:
        return None
    *past, latest = compared.before
    was = _familiar(past, [latest], kind)
    now = _familiar([*past, latest], compared.last, kind)
    if was is None or now is None or was < _KNOWN or now > _NEW:
        return None
    return was, now


def _familiar(past: Sequence[Read], last: Sequence[Read], kind: str, least: int = 3) -> float | None:
    known = {shape for each in past for shape in each.quality.skeletons.get(kind, {})}
    shapes = Counter[str]()
    for each in last:
        shapes.update(each.quality.skeletons.get(kind, {}))
    count = shapes.total()
    return sum(number for shape, number in shapes.items() if shape in known) / count if count >= least else None
