"""The view count: from the page, else from the row of the listing that led here.

Never the portal's visitor counter, never a related item's (``crawler.clean.numbers`` knows the labels).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from selectolax.lexbor import LexborNode

from crawler.clean.numbers import FoundViews, find_views, parse_count, without_reactions
from crawler.clean.tails import tail
from crawler.clean.text import fold
from crawler.discovery.model import ListingRow
from crawler.fields.candidate import Candidate, pick
from crawler.fields.lines import counts
from crawler.fields.tree import markup, nearby, queries

if TYPE_CHECKING:
    from crawler.fields.tree.hints import Hints, Spot

# One of these is in every label; most places have none, and find_views() reads them letter by letter.
_WORD = re.compile(r"xem|đọc|doc|view|hit|truy c", re.IGNORECASE)
_VISITS = re.compile(r"^(?:số )?lượt truy cập\s?[:：]?\s?", re.IGNORECASE)
_SEEN = re.compile(r"(?<=\d)\s?xem,?$", re.IGNORECASE)
_AROUND_EYE = f"{counts.EYE}\N{VARIATION SELECTOR-16} \N{NO-BREAK SPACE}"
_BARE_COUNT = re.compile(r"[0-9]{1,3}(?:[., ][0-9]{3})+|[0-9]+")


class Viewed(Struct, frozen=True):
    """A count and the place it is from."""

    views: int
    origin: Literal["page", "listing"]


def candidates(
    hints: Hints, in_body: FoundViews | None, after_date: str, listing: ListingRow | None
) -> Iterator[Candidate[Viewed]]:
    """Every count that the page or its row in a listing gives, best first.

    ``in_body`` is a count that the body's block held, ``after_date`` what stands behind the date in its node.
    """
    for spot in hints.spots("views"):
        found = _read(spot)
        if found is not None:
            yield Candidate(Viewed(found.views, "page"), spot.where, found.raw)
    for name in ("published", "byline"):
        for spot in hints.own_spots(name):
            labelled = counts.of_label(spot.text) if _WORD.search(spot.text) else None
            if labelled is not None:
                yield Candidate(Viewed(labelled.views, "page"), spot.where, labelled.raw)
    seen = counts.of_text(after_date, eye=False) if counts.EYE in after_date else None
    after_date = seen.raw if seen is not None else without_reactions(after_date)
    if _BARE_COUNT.fullmatch(after_date):
        bare = parse_count(after_date)
        if bare is not None:
            yield Candidate(Viewed(bare, "page"), "number after the date", after_date)
    for spot in hints.own_spots("published"):
        beside = _beside_date(spot.node) if spot.node is not None else None
        if beside is not None:
            yield Candidate(Viewed(beside.views, "page"), "number beside the date", beside.raw)
    for spot in hints.own_spots("title"):
        behind = find_views(tail(spot.text))
        if behind is not None:
            yield Candidate(Viewed(behind.views, "page"), f"behind the title: {spot.where}", behind.raw)
    if in_body is not None:
        yield Candidate(Viewed(in_body.views, "page"), "body", in_body.raw)
    if listing is not None and listing.views is not None:
        yield Candidate(Viewed(listing.views, "listing"), "row of the listing", listing.views_raw)


def extract(
    hints: Hints, in_body: FoundViews | None, after_date: str, listing: ListingRow | None
) -> Candidate[Viewed] | None:
    """The count, or None where neither page nor row has one."""
    return pick(candidates(hints, in_body, after_date, listing))


def _beside_date(node: LexborNode) -> FoundViews | None:
    """The one bare number in the element, or the text, right behind that of the date; None where anything else stands
    beside it: of two numbers nothing tells what they count."""
    beside = nearby.next_to(node, but=_SEPARATORS)
    if beside is None or nearby.next_to(beside, but=_SEPARATORS) is not None:
        return None
    if beside.tag not in _INLINE and not beside.is_text_node:
        return None
    if not beside.is_text_node and (queries.first(beside, "i, em, svg, img, a") is not None or _counts_others(beside)):
        return None
    said = ((beside.text_content if beside.is_text_node else beside.text(deep=True)) or "").strip(_SEPARATORS + "()")
    bare = parse_count(said) if _BARE_COUNT.fullmatch(said) else None
    return FoundViews(bare, said, (0, len(said))) if bare is not None else None


def _counts_others(node: LexborNode) -> bool:
    """Whether class, id or hint of an element, or of the one around its number, say that it counts no readings."""
    for each in (node, node.child):
        told: Mapping[str, str | None] = each.attributes if each is not None and not each.is_text_node else {}
        named = (
            told.get("class"),
            told.get("id"),
            fold(told.get("title") or told.get("aria-label") or "").replace(" ", "-"),
        )
        if any(name and markup.names(name).reacts for name in named):
            return True
    return False


_SEPARATORS = " \n\r\t|-–•"
_INLINE = frozenset({"span", "b", "strong", "small", "font"})


def _read(spot: Spot) -> FoundViews | None:
    """A count in a place that is for counts: the label may be an icon."""
    found = find_views(spot.text, placed=True) or counts.of_label(spot.text)
    if found is not None:
        return found
    said = without_reactions(spot.text).strip(_AROUND_EYE)
    # In a family's own place for the count the label of the portal's visitors is the article's: so Joomla 2.5 says it.
    said = _SEEN.sub("", _VISITS.sub("", said)) if spot.node is not None else said
    bare = parse_count(said)
    return FoundViews(bare, said, (0, len(said))) if bare is not None else None
