"""What the last runs' pages lost or changed against those before: fields, dates, layout, listings."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from archive.observations import CrawlRun
from crawler.health import lengths, levels
from crawler.health.model import Alarm, What
from crawler.health.shares import COMMON, ENOUGH, LEAST, Lost, Needs, Shares, is_low, since
from crawler.health.windows import HISTORY, Read, alike, pages, refused

Share = Callable[[Read], float]
"""Of a run: a share of its pages, or how many they are."""

_FIELDS = (
    "lead", "body", "byline", "source", "published_at", "section", "tags", "images", "captions", "attachments",
    "related", "views",
)  # fmt: skip
_OF_EDITORS = frozenset({"byline", "source", "tags", "images", "captions", "attachments", "related"})
"""Fields that not every article has: fewer of them are the editors' matter, none at all may be the page's."""
_FAR, _NEVER = 0.3, 2.0
"""By how much a share falls where that tells, and where it has to be gone."""
_PAGES, _COMMON = Needs(_FAR), Needs(_FAR, COMMON)
_EDITORS, _NEW_OF_EDITORS = Needs(_NEVER, COMMON, known=3 * ENOUGH), Needs(_NEVER, rare=3 * ENOUGH)
"""Of a share of the editors' that varies, more pages have to be known: the same few are read again and again, and what
is rare comes in series."""
_ONCE = Needs(alone=LEAST)
"""Of what each page loses once: a run that read them all again is the only one that shows it."""
_LENGTHS = Needs(_NEVER, usual=0.4, shown=2 * ENOUGH)
"""Lengths are told roughly, and those that vary come in series: of the longer half of all pages, and of many."""
_SAME = 0.8
"""Of bodies, the part that is one and the same where scripts bring the text."""
_ALIKE = Needs(_SAME, alone=math.inf)
_UNHELD = 0.15
"""Of pages, the part from which on text that no field holds tells: usually there is none."""


class Change(NamedTuple):
    """One thing that is another since a run."""

    what: What
    field: str | None
    first: Read
    """Since which."""
    cause: str


def alarms(runs: Sequence[CrawlRun]) -> list[Alarm]:
    """One alarm for each thing that changed, with the first run that shows it; oldest first of one kind."""
    every = alike(runs)
    reads, new = every[-HISTORY:], [each for each in every if each.quality.new][-HISTORY:]
    found: dict[tuple[What, str | None], Change] = {}
    for change in _changes(reads, new):
        known = found.setdefault((change.what, change.field), change)
        if change.first.run.started_at < known.first.run.started_at:
            found[change.what, change.field] = change
    return [_alarm(reads, change) for change in found.values()]


def _alarm(reads: Sequence[Read], change: Change) -> Alarm:
    first = change.first.run
    examples = next((each.quality.examples for each in reversed(reads) if each.quality.examples), [])
    return Alarm(
        what=change.what,
        field=change.field,
        since=first.crawl_id,
        since_at=first.started_at,
        cause=change.cause,
        examples=examples,
    )


def _changes(reads: Sequence[Read], new: Sequence[Read]) -> Iterator[Change]:
    lost = set()
    for change in (*_fields(reads, new), *_printed(reads), *_gone(reads)):
        lost.add(change.field)
        yield change
    yield from (change for change in (*_same(reads), *_short(reads), *_left(reads)) if change.field not in lost)
    yield from _dates(reads)
    yield from _family(reads)
    yield from _refusals(reads)
    yield from _listings(reads)
    for what, field, start, cause in levels.changes(reads, lost):
        yield Change(what, field, reads[start], cause)


def _lost(
    reads: Sequence[Read],
    of: Share,
    size: Share,
    needs: Needs = _PAGES,
) -> Lost | None:
    if not is_low(((of(each), size(each)) for each in reversed(reads)), needs.drop):
        return None
    sizes = [size(each) for each in reads]
    return since(Shares([of(each) * many for each, many in zip(reads, sizes, strict=True)], sizes), needs)


def _articles(each: Read) -> float:
    return each.quality.articles


def _said(lost: Lost, of: str, things: str = "pages") -> str:
    return f"{of} on {lost.now:.0%} of the {things}, {lost.was:.0%} before"


def _fields(reads: Sequence[Read], new: Sequence[Read]) -> Iterator[Change]:
    """Fields found more rarely: on all pages, as where a template changed, or on new ones, as where editors did. A rare
    field is looked for on new ones alone: known ones are few, and read again and again."""
    for name in _FIELDS:
        needs, needs_new = (_EDITORS, _NEW_OF_EDITORS) if name in _OF_EDITORS else (_COMMON, _PAGES)
        if found := _lost(reads, _filled(name), _articles, needs):
            yield Change("field", name, reads[found.start], _said(found, name))
        elif found := _lost(new, _newly_filled(name), lambda each: each.quality.new, needs_new):
            yield Change("field", name, new[found.start], _said(found, name, "new pages"))


def _gone(reads: Sequence[Read]) -> Iterator[Change]:
    """Fields that known articles had and have no more, as where a portal's data were moved: new ones may have them.
    Each page loses it once, so that it is told for as long as they have not got it again."""
    for name in _FIELDS:
        losing = [at for at, each in enumerate(reads, 1) if each.run.counts.get(f"lost/{name}")]
        told = (_lost(reads[:at], _kept(name), _had(name), _ONCE) for at in reversed(losing))
        found = next((lost for lost in told if lost is not None), None)
        if found is None:
            continue
        runs = [each.run for each in reads[found.start :]]
        lost, gained = (sum(run.counts.get(f"{turn}/{name}", 0) for run in runs) for turn in ("lost", "gained"))
        if 2 * gained < lost:
            said = f"{name} is gone from {lost} known articles, {1 - found.now:.0%} of those that were read again"
            yield Change("field", name, reads[found.start], said)


def _printed(reads: Sequence[Read]) -> Iterator[Change]:
    """Fields that are found, but no longer where readers see them."""
    for origin, name in (("published/visible", "published_at"), ("views/page", "views")):
        if found := _lost(reads, _origin(origin), _articles):
            yield Change("field", name, reads[found.start], _said(found, f"{name} printed"))


def _same(reads: Sequence[Read]) -> Iterator[Change]:
    """One sentence in place of every text, such as that which scripts leave until they run. On one day, most may say
    "see the attached file", too."""
    found = _lost(reads, lambda each: 1 - (each.quality.same_body or 0.0), _bodies, _ALIKE)
    if found is not None and _is_shown_again(reads[found.start :]):
        said = f"the body is one and the same on {1 - found.now:.0%} of the pages, {1 - found.was:.0%} before"
        yield Change("field", "body", reads[found.start], said)


def _short(reads: Sequence[Read]) -> Iterator[Change]:
    for name in ("title", "lead", "body"):
        for side in lengths.sides(reads, name):
            found = _lost(reads, side.of, side.size, _LENGTHS)
            if found is not None:
                yield Change("field", name, reads[found.start], _said(found, side.words))


def _left(reads: Sequence[Read]) -> Iterator[Change]:
    """Text that stands on the pages and in no field: a body that is cut short."""
    found = _lost(
        reads,
        lambda each: 1 - each.quality.unheld / max(1, each.quality.looked),
        lambda each: each.quality.looked,
        Needs(drop=_UNHELD),
    )
    if found is not None:
        said = f"most of the text is left out on {1 - found.now:.0%} of the pages, {1 - found.was:.0%} before"
        yield Change("field", "body", reads[found.start], said)


def _dates(reads: Sequence[Read]) -> Iterator[Change]:
    if timed := _lost(reads, lambda each: each.quality.timed or 0.0, _articles):
        yield Change("dates", "published_at", reads[timed.start], _said(timed, "a time of day", "dates"))
    if doubted := _lost(reads, _undoubted, _articles):
        said = f"dates are doubtful on {1 - doubted.now:.0%} of the pages, {1 - doubted.was:.0%} before"
        yield Change("dates", "published_at", reads[doubted.start], said)


def _family(reads: Sequence[Read]) -> Iterator[Change]:
    every = sum((Counter(each.quality.families) for each in reads), Counter[str]())
    for usual, _ in every.most_common(2):
        if found := _lost(reads, _read_as(usual), _articles):
            now = sum((Counter(each.quality.families) for each in reads[found.start :]), Counter[str]())
            said = f"pages are read as {now.most_common(1)[0][0]}, as {usual} before"
            yield Change("layout", "title", reads[found.start], said)


def _refusals(reads: Sequence[Read]) -> Iterator[Change]:
    """Pages that were articles are none any more: where it is for want of a title, that is the field."""
    found = _lost(reads, lambda each: each.quality.articles / max(1, pages(*each)), lambda each: pages(*each))
    if found is None:
        return
    last = [each.run for each in reads[found.start :]]
    now, was = f"{1 - found.now:.0%}", f"{1 - found.was:.0%}"
    if sum(refused(run, ("no-title",)) for run in last) * 2 > sum(map(refused, last)):
        said = f"{now} of the pages are refused, {was} before: no title is found"
        yield Change("field", "title", reads[found.start], said)
    else:
        yield Change("layout", None, reads[found.start], f"{now} of the pages are refused, {was} before")


def _listings(reads: Sequence[Read]) -> Iterator[Change]:
    for name, field, words in (("paged", "pager", "a further page"), ("newest_first", "order", "the newest first")):
        if found := _lost(reads, _listed(name), _pages_listing(name)):
            yield Change("listing", field, reads[found.start], _said(found, words, "listings"))


def _filled(name: str) -> Share:
    return lambda each: each.quality.filled.get(name, 0.0)


def _newly_filled(name: str) -> Share:
    return lambda each: each.quality.new_filled.get(name, 0.0)


def _known(each: Read, name: str) -> tuple[float, float]:
    """Of the pages that were read again and had a field: those that have it still, and those that lost it."""
    quality = each.quality
    still = quality.filled.get(name, 0.0) * quality.articles - quality.new_filled.get(name, 0.0) * quality.new
    return max(0.0, round(still)), each.run.counts.get(f"lost/{name}", 0)


def _kept(name: str) -> Share:
    def share(each: Read) -> float:
        still, lost = _known(each, name)
        return still / (still + lost) if lost else 1.0

    return share


def _had(name: str) -> Share:
    return lambda each: sum(_known(each, name))


def _bodies(each: Read) -> float:
    """Those that were compared."""
    quality = each.quality
    return 0.0 if quality.same_body is None else round(quality.filled.get("body", 0.0) * quality.articles)


def _is_shown_again(reads: Sequence[Read]) -> bool:
    """Whether two runs and more show one body on most pages, of two days or many pages."""
    alike = [each for each in reads if (each.quality.same_body or 0.0) >= _SAME]
    days = {each.run.started_at[:10] for each in alike}
    return len(alike) > 1 and (len(days) > 1 or sum(map(_bodies, alike)) >= ENOUGH)


def _origin(name: str) -> Share:
    return lambda each: min(1.0, each.quality.origins.get(name, 0) / max(1, each.quality.articles))


def _read_as(family: str) -> Share:
    return lambda each: each.quality.families.get(family, 0) / max(1, each.quality.articles)


def _undoubted(each: Read) -> float:
    return 1 - min(1.0, each.quality.warnings.get("published_at", 0) / max(1, each.quality.articles))


def _listed(name: str) -> Share:
    return lambda each: each.quality.listings.get(name, 0.0)


def _pages_listing(name: str) -> Share:
    return lambda each: each.quality.listings.get("pages", 0.0) if name in each.quality.listings else 0.0
