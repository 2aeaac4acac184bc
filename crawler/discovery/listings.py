"""One page of a listing, or the home page: its rows, where it goes on, and where else to look."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from crawler.discovery import links, onward
from crawler.discovery.anchors import Anchors, collect
from crawler.discovery.candidates import Candidate
from crawler.discovery.listing import arrays, claims, listdata, openers, rows
from crawler.discovery.listing.openers import Openers
from crawler.discovery.model import Listing, ListingRow, NextPage, RowKind, SectionLink
from crawler.discovery.paging import more, ownfiles, pagination, stated, xhr
from crawler.discovery.scripting import loaded
from crawler.discovery.sections import archives, calendars, dated, scantmenus, searches
from crawler.families.model import Family
from crawler.html import Page

_SAID = ("title", "lead", "published_at", "published_raw", "views", "views_raw")


def read(
    page: Page,
    *,
    family: Family,
    inside: Callable[[str], bool],
    section: str | None = None,
    home: bool = False,
    opens: Openers | None = None,
) -> Listing:
    """What ``page`` lists.

    ``inside`` says whether a canonical URL belongs to the portal; nothing else is returned. Rows come
    from the whole page, each article once: first those of the main listing (``kind`` listing, with
    ``section``), then those of boxes beside it (``kind`` related, no section); on the home page all are
    ``home``, in the order of the page. ``rank`` counts through both, from 0. Dates and views are those that
    the row itself prints. ``opens`` are the functions of the page into which this one, a piece of HTML, is put.
    """
    anchors = collect(page, inside=inside, opens=opens)
    paging = pagination.read(anchors)
    main, boxes = rows.find(anchors, family, pagers=paging.urls)
    taken = {link.url for row in (*main, *boxes) for link in row.links} | paging.urls
    drew, further = listdata.read(anchors, family)
    held = arrays.read(anchors, family)
    drew = drew or (held.main if _is_list(held.main, main) else [])
    taken |= {row.url for row in (*drew, *held.main, *held.beside)}
    if home:
        found = _rows(sorted([*main, *boxes], key=lambda row: row.title.order), "home", None)
    else:
        found = [*_rows(main, "listing", section), *_rows(boxes, "related", None, len(main))]
    if drew:
        found = _drawn_first(drew, found, "home" if home else "listing", section)
    found = _with_boxes(found, [*held.main, *held.beside], "home" if home else "related")
    following = [*further, *paging.next] or (_by_script(anchors) if paging.page_number is None and not home else [])
    is_bare = not (main or drew or following) and paging.page_number is None
    behind = (onward.read(anchors) or ([] if home else ownfiles.asked(anchors))) if is_bare else []
    sections = links.sections(anchors, family, taken=taken, scant=home or not (main or drew))
    return Listing(
        url=page.url,
        rows=found,
        next=following or behind,
        sections=sections,
        scripts=_scripts(anchors, sections, behind, home=home) if home or not (main or drew or following) else [],
        feeds=links.feeds(anchors),
        months=_months(anchors) if home or not (main or drew) or not following else [],
        searches=searches.read(anchors) if home else [],
        page_number=paging.page_number,
        last_page=paging.last_page,
        claimed=_claimed(anchors, main) if main and not (following or home) else None,
        is_unread=held.is_cut or (held.is_unread and not (main or drew or following)),
    )


def _scripts(anchors: Anchors, sections: list[SectionLink], behind: list[NextPage], *, home: bool) -> list[NextPage]:
    if home:
        return loaded.menus(anchors) if len(sections) < scantmenus.ENOUGH else []
    asked = {page.url for page in behind}
    return [page for page in loaded.rows(anchors) if page.url not in asked]


def _claimed(anchors: Anchors, main: list[Candidate]) -> int | None:
    around = anchors.around.get(main[0].container)
    nodes = [node for row in main for node in row.nodes]
    return claims.read(around.node, nodes, len(main)) if around is not None else None


def _drawn_first(
    drew: list[ListingRow], shown: list[ListingRow], kind: RowKind, section: str | None
) -> list[ListingRow]:
    """The rows that a script draws, which are the list, and then what the page shows beside them."""
    known, also = {row.url for row in drew}, {row.url: row for row in shown}
    filled = (_with_what(also[row.url], row) if row.url in also else row for row in drew)
    own = (replace(row, kind=kind, section=None if kind == "home" else section) for row in filled)
    beside = (row for row in shown if row.url not in known)
    return [replace(row, rank=rank) for rank, row in enumerate((*own, *beside))]


def _with_what(shown: ListingRow, drew: ListingRow) -> ListingRow:
    """``shown``, and what only the script says of it."""
    said = {
        name: value for name in _SAID if getattr(shown, name) is None and (value := getattr(drew, name)) is not None
    }
    return replace(shown, **said)


def _is_list(held: list[ListingRow], shown: list[Candidate]) -> bool:
    """Whether what a script holds is the list of the page, of which it may show some rows itself, and no box."""
    own = {row.url for row in shown}
    return len(held) >= 2 * len(own) or 2 * sum(row.url in own for row in held) >= len(own) > 0


def _with_boxes(found: list[ListingRow], boxes: list[ListingRow], kind: RowKind) -> list[ListingRow]:
    """``found``, and behind it what scripts hold beside it."""
    known = {row.url for row in found}
    further = [row for row in boxes if row.url not in known]
    return [*found, *(replace(row, kind=kind, rank=rank) for rank, row in enumerate(further, len(found)))]


def _months(anchors: Anchors) -> list[SectionLink]:
    """The months of an archive, or its years; of a page of one month its days and the month before."""
    if dated.month_of(anchors.page.url) is not None:
        return calendars.read(anchors)
    return archives.read(anchors) or archives.years(anchors) or calendars.read(anchors)


def _by_script(anchors: Anchors) -> list[NextPage]:
    """Where the page goes on by its scripts: at a button that brings what follows, else at what they ask for."""
    button = more.read(anchors)
    asked = [button] if button is not None else xhr.first_pages(anchors.page, inside=anchors.inside)
    told = None if asked else stated.read(anchors)
    asked = [told] if told is not None else asked
    own = openers.read(anchors.page) if any(page.kind == "xhr" for page in asked) else {}
    return [replace(page, opens=own) for page in asked] if own else asked


def _rows(found: Iterable[Candidate], kind: RowKind, section: str | None, start: int = 0) -> list[ListingRow]:
    return [
        ListingRow(
            url=row.url,
            title=row.fields.title,
            lead=row.fields.lead,
            published_at=row.fields.published_at,
            published_raw=row.fields.published_raw,
            views=row.fields.views,
            views_raw=row.fields.views_raw,
            section=section,
            rank=rank,
            kind=kind,
        )
        for rank, row in enumerate(found, start)
    ]
