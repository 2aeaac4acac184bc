"""What the last runs' pages lost or changed against those before: fields, dates, layout, listings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from statistics import median

from archive.observations import CrawlRun
from archive.quality import Quality
from crawler.health.model import Alarm, What
from crawler.health.windows import Compared, Read, compare, is_lost, is_off, pages, refused

_FIELDS = (
    "lead", "body", "byline", "source", "published_at", "section", "tags", "images", "captions", "attachments",
    "related", "views",
)  # fmt: skip
_LENGTHS = {"title": "characters", "lead": "characters", "body": "characters"}
_NEW, _KNOWN = 0.2, 0.7
"""Of pages, the part in known shapes when the layout is another, and when there was one to know."""

_AGREEMENT = 0.25
_LAG_DAYS = 21


def alarms(runs: Sequence[CrawlRun]) -> list[Alarm]:
    """One alarm for each thing that changed, from the shortest run of runs that shows it; oldest first."""
    found: dict[tuple[What, str | None], Alarm] = {}
    for compared in compare(runs):
        for what, field, cause in _changes(compared):
            examples = next((each.quality.examples for each in reversed(compared.last) if each.quality.examples), [])
            since = compared.since
            found.setdefault(
                (what, field),
                Alarm(
                    what=what,
                    field=field,
                    since=since.crawl_id,
                    since_at=since.started_at,
                    cause=cause,
                    examples=examples,
                ),
            )
    return list(found.values())


def _changes(compared: Compared) -> Iterator[tuple[What, str | None, str]]:
    yield from _fields(compared)
    yield from _dates(compared)
    yield from _layout(compared)
    yield from _listings(compared)


def _fields(compared: Compared) -> Iterator[tuple[What, str | None, str]]:
    lost = set()
    for name in _FIELDS:
        if (found := is_lost(compared, _filled(name))) is not None:
            lost.add(name)
            yield "field", name, f"{name} on {found[1]:.0%} of the pages, {found[0]:.0%} before"
    for origin, name in (("published/visible", "published_at"), ("views/page", "views")):
        if name not in lost and (found := is_lost(compared, _origin(origin))) is not None:
            yield "field", name, f"{name} printed on {found[1]:.0%} of the pages, {found[0]:.0%} before"
    for name, unit in _LENGTHS.items():
        least = 0.5 if name == "title" else 0.9  # titles are of about one length
        if name not in lost and (off := is_off(compared, _length(name), least=least)) is not None:
            yield "field", name, f"{name} of {off[1]:.0f} {unit}, {off[0]:.0f} before"
    if "body" not in lost and (agreement := _agreement(compared)) is not None:
        yield (
            "field",
            "body",
            f"{agreement[1]:.0%} of the body is what a reading without places finds, {agreement[0]:.0%} before",
        )


def _dates(compared: Compared) -> Iterator[tuple[What, str | None, str]]:
    if (timed := is_lost(compared, lambda quality: quality.timed or 0.0)) is not None:
        yield "dates", "published_at", f"a time of day on {timed[1]:.0%} of the dates, {timed[0]:.0%} before"
    before = [each.quality.lag_days[2] for each in compared.before if each.quality.lag_days]
    last = [each.quality.lag_days[1] for each in compared.last if each.quality.lag_days]
    if len(before) >= 5 and last and abs(median(last)) > _LAG_DAYS + 2 * max(map(abs, before)):
        yield "dates", "published_at", f"new articles are {median(last):.0f} days old, {median(before):.0f} before"
    refused = is_lost(compared, lambda quality: 1 - _warned(quality, "published_at"))
    if refused is not None:
        yield (
            "dates",
            "published_at",
            f"dates are doubtful on {1 - refused[1]:.0%} of the pages, {1 - refused[0]:.0%} before",
        )


def _layout(compared: Compared) -> Iterator[tuple[What, str | None, str]]:
    reader = Counter[str]()
    for each in compared.before:
        reader.update(each.quality.families)
    if reader:
        usual = reader.most_common(1)[0][0]
        if is_lost(compared, lambda quality: quality.families.get(usual, 0) / max(1, quality.articles)) is not None:
            now = Counter[str]()
            for each in compared.last:
                now.update(each.quality.families)
            yield "layout", "title", f"pages are read as {now.most_common(1)[0][0]}, as {usual} before"
    if (shapes := _shapes(compared, "article")) is not None:
        yield "layout", None, f"{shapes[1]:.0%} of the pages have a shape that was seen, {shapes[0]:.0%} before"
    yield from _refusals(compared)


def _refusals(compared: Compared) -> Iterator[tuple[What, str | None, str]]:
    """Pages that were articles are none any more: where it is for want of a title, that is the field."""
    runs = {id(each.quality): each.run for each in (*compared.before, *compared.last)}

    def of_run(quality: Quality) -> CrawlRun:
        return runs[id(quality)]

    lost = is_lost(
        compared,
        lambda quality: quality.articles / max(1, pages(of_run(quality), quality)),
        lambda quality: pages(of_run(quality), quality),
    )
    if lost is None:
        return
    untitled = sum(refused(each.run, ("no-title",)) for each in compared.last)
    said = f"{1 - lost[1]:.0%} of the pages are refused, {1 - lost[0]:.0%} before"
    if untitled * 2 > sum(refused(each.run) for each in compared.last):
        yield "field", "title", f"{said}: no title is found"
    else:
        yield "layout", None, said


def _listings(compared: Compared) -> Iterator[tuple[What, str | None, str]]:
    def size(quality: Quality) -> float:
        return quality.listings.get("pages", 0.0)

    def each_page(quality: Quality, _: int) -> float | None:
        return quality.listings.get("rows")

    for name, field, words in (("paged", "pager", "a further page"), ("newest_first", "order", "the newest first")):
        found = is_lost(compared, lambda quality, name=name: quality.listings.get(name, 0.0), size)  # type: ignore[misc]
        if found is not None:
            yield "listing", field, f"{words} on {found[1]:.0%} of the listings, {found[0]:.0%} before"
    if (rows := is_off(compared, each_page, size, 0.7)) is not None:
        yield "listing", "rows", f"{rows[1]:.0f} rows on a listing, {rows[0]:.0f} before"


def _filled(name: str) -> Callable[[Quality], float]:
    return lambda quality: quality.filled.get(name, 0.0)


def _origin(name: str) -> Callable[[Quality], float]:
    return lambda quality: min(1.0, quality.origins.get(name, 0) / max(1, quality.articles))


def _length(name: str) -> Callable[[Quality, int], float | None]:
    return lambda quality, place: float(quality.lengths[name][place]) if name in quality.lengths else None


def _warned(quality: Quality, name: str) -> float:
    return min(1.0, quality.warnings.get(name, 0) / max(1, quality.articles))


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


def _familiar(past: Sequence[Read], last: Sequence[Read], kind: str) -> float | None:
    known = {shape for each in past for shape in each.quality.skeletons.get(kind, {})}
    shapes = Counter[str]()
    for each in last:
        shapes.update(each.quality.skeletons.get(kind, {}))
    count = shapes.total()
    return sum(number for shape, number in shapes.items() if shape in known) / count if count >= 3 else None
