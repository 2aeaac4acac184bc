"""Mergers in an archive: of each portal that ended, what became of its articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from archive.linking.kept import pairs
from archive.linking.succession import line
from archive.mergers.known import Known
from archive.mergers.looks import Last, Looks
from archive.mergers.model import FATES, By, Fate, Fated, Merger
from archive.mergers.traits import Traits, differences, traits
from archive.reader import Archive

_EXAMPLES = 3


class Match(NamedTuple):
    """What an old article is at the successor."""

    new: Traits
    by: By
    lost: list[str]
    changed: list[str]


def mergers(archive: Archive, succession: Mapping[str, str], portal: str | None = None) -> list[Merger]:
    """Every portal of the archive that ``succession`` (portal to successor) says to have ended; or only ``portal``.

    Compared are the latest revisions. Of an article that is not found nothing more can be said than that the archive
    holds it of no successor: see ``Merger.successor_whole``. Some 800 bytes an article of two portals are held.
    """
    ended = [each for each in archive.portals() if each in succession and portal in (None, each)]
    return [_sum(archive, each, line(succession, each)[1:]) for each in ended]


def _sum(archive: Archive, portal: str, successors: list[str]) -> Merger:
    counts, lost, changed = Counter[str](), Counter[str](), Counter[str]()
    years: dict[str, Counter[str]] = {}
    examples: dict[str, list[Fated]] = {}
    known = _known(archive, portal, successors)
    for each in _fates(archive, portal, known):
        counts[each.fate] += 1
        lost.update(each.lost)
        changed.update(each.changed)
        years.setdefault((each.published_at or "")[:4], Counter())[each.fate] += 1
        if len(some := examples.setdefault(each.fate, [])) < _EXAMPLES:
            some.append(each)
    return Merger(
        portal=portal,
        successors=successors,
        articles=counts.total(),
        fates={fate: counts[fate] for fate in FATES if counts[fate]},
        lost=dict(lost.most_common()),
        changed=dict(changed.most_common()),
        years={year: dict(found) for year, found in sorted(years.items())},
        examples={fate: examples[fate] for fate in FATES if fate in examples},
        successor_articles=len(known),
        successor_whole=max(filter(None, (_whole(archive, each) for each in successors)), default=None),
    )


def fates(archive: Archive, succession: Mapping[str, str], portal: str | None = None) -> Iterator[Fated]:
    """Every article of the portals that ended, in the order of the files."""
    for each in archive.portals():
        if each in succession and portal in (None, each):
            yield from _fates(archive, each, _known(archive, each, line(succession, each)[1:]))


def _known(archive: Archive, portal: str, successors: list[str]) -> Known:
    # The present one last read is first asked: of two with one text, it is where readers look.
    articles = (article for each in reversed(successors) for article in archive.articles(each))
    return Known(articles, _copies(archive, portal, successors))


def _fates(archive: Archive, portal: str, known: Known) -> Iterator[Fated]:
    looks = Looks(archive, portal)
    found = _matches([traits(article) for article in archive.articles(portal)], looks, known)
    for article in archive.articles(portal):
        last = looks.of(article.id, article.fetched_at)
        fated = Fated(
            id=article.id,
            url=article.url,
            title=article.title,
            published_at=article.published_at,
            fate="unknown",
            last_look=last.look or None,
            last_seen=last.seen or None,
        )
        yield _decided(fated, last, found.get(article.id), is_known=len(known) > 0)


def _matches(olds: list[Traits], looks: Looks, known: Known) -> dict[str, Match]:
    """Old article to what it is at the successor. What is told by its text alone comes last: of what is left."""
    titles = Counter(each.title for each in olds)
    found: dict[str, Match] = {}
    for old in olds:
        sure = known.find(old, looks.of(old.id, None).moved_to, is_titled_once=titles[old.title] == 1)
        if sure is not None:
            found[old.id] = _match(old, *sure)
    taken = {match.new.id for match in found.values()}
    for old in olds:
        if old.id not in found and (like := known.resembling(old, taken)) is not None:
            found[old.id] = _match(old, *like)
    return found


def _match(old: Traits, new: Traits, by: By) -> Match:
    lost, changed = differences(old, new)
    return Match(new, by, lost, changed)


def _decided(fated: Fated, last: Last, match: Match | None, *, is_known: bool) -> Fated:
    if match is not None:
        return msgspec.structs.replace(
            fated,
            fate="changed" if match.lost or match.changed else "found",
            successor=match.new.id,
            successor_url=match.new.url,
            by=match.by,
            lost=match.lost,
            changed=match.changed,
        )
    if last.moved_to is not None:
        return msgspec.structs.replace(fated, fate="moved", successor_url=last.moved_to)
    fate: Fate = "unknown" if not is_known else "missing" if last.is_away else "old"
    return msgspec.structs.replace(fated, fate=fate)


def _copies(archive: Archive, portal: str, successors: list[str]) -> dict[str, str]:
    """Old article to a copy at a successor, as the last ``archive link`` found them."""
    found: dict[str, str] = {}
    for pair in pairs(archive) or ():
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            if one.partition(":")[0] == portal and other.partition(":")[0] in successors:
                found.setdefault(one, other)
    return found


def _whole(archive: Archive, portal: str) -> str | None:
    """When a crawl last went through the whole of ``portal``."""
    runs = (run for run in archive.runs(portal) if run.command == "crawl")
    return max((run.ended_at for run in runs if run.mode == "full" and run.finish == "finished"), default=None)
