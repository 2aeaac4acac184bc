"""The further pages of a listing, however the portal links them.

A pager is told by numbers: links whose text is a page number and whose URLs differ in that number
alone. What is linked decides, never what could exist: the next page is the one after the current,
if it is linked, or if an arrow or the last page's number says that there is one. ``rel=next`` is
believed only where no numbers are to be had: one CMS puts it on every link of its pagers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urlsplit

from msgspec.structs import replace
from selectolax.lexbor import LexborNode

from crawler.clean import text, urls
from crawler.discovery.anchors import Anchor, Anchors, squeeze
from crawler.discovery.listing import listdata
from crawler.discovery.marks import Marks
from crawler.discovery.model import NextPage
from crawler.discovery.paging import called, postback
from crawler.discovery.paging.pagers import ACTIVE, NEXT, Kind, Pager, base, place, runs
from crawler.discovery.shapes import leads_on

_NUMBER_TEXT = re.compile(r"(?:trang|page|p\.)?\s*[\[(]?\s*(\d{1,6})\s*[\])]?", re.IGNORECASE)
_OF_TEXT = re.compile(r"(?:trang|page)\s*:?\s*(\d{1,6})\s*(?:/|of|trên|trong)\s*(\d{1,6})", re.IGNORECASE)
# Needs no pager around it.
_NEXT_PAGE = re.compile(r"(?:trang (?:sau|tiep|tiep theo|ke tiep)|next page|tin cu hon|older posts)[ .]*[»›>→⟩❯]*")
# Cheap: whether a URL can have a number in such a place at all.
_MAY_COUNT = re.compile(r"[?&]|/(?:page|trang|p|phan)|-c\d", re.IGNORECASE)
_AVOID = Marks.REMARKS | Marks.BREADCRUMB
_PAGE_NAME = re.compile(r"\.(?:html?|aspx?|php|jsp)$", re.IGNORECASE)
"""How the first page of a list may end whose others lie below it: ``/tin.htm``, ``/tin/trang-2.htm``."""
_CALENDAR_DAYS = 20
_MOST_NUMBERS = 100
"""Links of a pager whose addresses say nothing."""
_HAS_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(slots=True)
class Paging:
    """What a page says of its place in its listing."""

    next: list[NextPage] = field(default_factory=list)
    page_number: int | None = None
    last_page: int | None = None
    urls: set[str] = field(default_factory=set)
    """Linked pages of this or another listing: no rows, no sections."""


def read(anchors: Anchors) -> Paging:
    """The page's place in its listing. ``page_number`` and ``last_page`` are those of the first pager."""
    found = Paging()
    here = urls.canonical(anchors.page.url) or anchors.page.url
    for pager in _pagers(anchors, here):
        found.urls.update(pager.pages.values())
        current, last = _position(anchors, pager, here)
        if found.page_number is None:
            found.page_number, found.last_page = current, last
        following = _following(pager, current, last)
        if following is not None and all(following.url != known.url for known in found.next):
            found.next.append(following)
    if found.page_number is None:
        posted = postback.read(anchors)
        if posted is not None:
            found.next, found.page_number, found.last_page = posted.next, posted.page_number, posted.last_page
    if found.page_number is None:
        following, found.page_number, found.last_page = called.read(anchors)
        found.next += [following] if following is not None else []
    if found.page_number is None:
        found.next += _opaque_next(anchors, here)
        found.urls.update(page.url for page in found.next)
    return found


def _pagers(anchors: Anchors, here: str) -> list[Pager]:
    """Every pager of the page, that with most numbers first."""
    found: dict[str, Pager] = {}
    for link in anchors.items:
        printed = _NUMBER_TEXT.fullmatch(link.text)
        if printed is not None and not anchors.marks(link) & _AVOID and leads_on(link.url, here):
            number = int(printed[1])
            in_pager = bool(anchors.marks(link) & Marks.PAGER)
            for template, counter, known, kind in runs(link.url):
                in_rows = known or (in_pager and template.endswith("/{}"))  # where rows may be counted, not pages
                if counter in (number, number - 1) or (
                    in_rows and number > 1 and counter % (number - 1) == 0 and counter
                ):
                    pager = found.setdefault(template, Pager(template, kind, known))
                    pager.pages.setdefault(number, link.url)
                    pager.counters.setdefault(number, counter)
                    pager.links.append(link)
    chosen: list[Pager] = []
    taken: set[int] = set()
    for pager in sorted(found.values(), key=lambda pager: (-len(pager.pages), not pager.known)):
        if taken.isdisjoint(link.order for link in pager.links) and _is_pager(anchors, pager):
            chosen.append(pager)
            taken.update(link.order for link in pager.links)
    _add_unnumbered(anchors, chosen, here)
    return chosen


def _is_pager(anchors: Anchors, pager: Pager) -> bool:
    """Whether numbers in links are pages: not the days of a calendar, the sizes of a page, the parts of a series."""
    numbers = sorted(pager.pages)
    marked = any(anchors.marks(link) & Marks.PAGER for link in pager.links)
    if pager.known or marked:
        return marked or len(numbers) < _CALENDAR_DAYS or numbers[-1] > 31
    consecutive = sum(after == before + 1 for before, after in pairwise(numbers))
    orderly = consecutive >= 1 and consecutive >= len(numbers) - 3 and _same_counting(pager)
    return orderly and (len(numbers) < _CALENDAR_DAYS or numbers[-1] > 31 or not _may_be_days(anchors, pager))


def _may_be_days(anchors: Anchors, pager: Pager) -> bool:
    """Whether so many numbers may be the days of a month: in rows of weeks, or in addresses that have a year."""
    weeks = {anchors.chain(link)[1] for link in pager.links if len(anchors.chain(link)) > 1}
    return 1 < len(weeks) < len(pager.links) or _HAS_YEAR.search(pager.template) is not None


def _same_counting(pager: Pager) -> bool:
    return all(pager.counter(number) == counter for number, counter in pager.counters.items())


def _add_unnumbered(anchors: Anchors, pagers: list[Pager], here: str) -> None:
    """Arrows and "last" links: pages of the pagers at hand, or a pager of their own on this very listing."""
    listing = base(here)
    templates = {pager.template[: pager.template.index("{}")] for pager in pagers}
    for link in anchors.items:
        if not (_MAY_COUNT.search(link.url) or any(map(link.url.startswith, templates))):
            continue
        if anchors.marks(link) & _AVOID or _NUMBER_TEXT.fullmatch(link.text):
            continue
        for template, counter, known, kind in runs(link.url):
            pager = next((pager for pager in pagers if pager.template == template), None)
            if pager is None and known and counter > 1 and _is_own(link, kind, listing):
                pager = Pager(template, kind, known, counters={1: 1})
                pagers.append(pager)
            if pager is not None:
                number = pager.number(counter)
                if number is not None:
                    pager.pages.setdefault(number, link.url)


def _is_own(link: Anchor, kind: Kind, listing: str) -> bool:
    """Whether a page link belongs to the listing with the base ``listing``."""
    own, its = place(base(link.url)), place(listing)
    # Portlets repeat their whole state in every link: it is the path that tells listings apart.
    same = own in (its, _PAGE_NAME.sub("", its)) or (kind == "cur" and own.partition("?")[0] == its.partition("?")[0])
    return same and leads_on(link.url, listing)


def _position(anchors: Anchors, pager: Pager, here: str) -> tuple[int, int]:
    """Number of this page and of the last page known."""
    last = max(pager.pages)
    own = place(pager.template)
    by_url = next((pager.number(counter) for template, counter, *_ in runs(here) if place(template) == own), None)
    shown, of = _shown(anchors, pager)
    if of is not None:
        last = max(last, of)
    if shown is not None and by_url is not None and shown < by_url:
        # Asked for a page beyond the last, the portal shows its last (or first) one again: the listing has ended.
        return by_url, by_url
    current = shown or by_url or 1
    return current, max(last, current)


def _shown(anchors: Anchors, pager: Pager) -> tuple[int | None, int | None]:
    """The current page as the pager shows it: a number that is no link, or a link marked as active; and "of N"."""
    if not pager.links:
        return None, None
    own = {link.node.mem_id for link in pager.links}
    for key in anchors.chain(pager.links[0])[:4]:
        bare: list[tuple[bool, int]] = []
        for node in anchors.around[key].node.traverse(include_text=True):
            if node.tag != "-text":
                continue
            printed = squeeze(node.text_content or "")
            of = _OF_TEXT.search(printed)
            if of is not None:
                return int(of[1]), int(of[2])
            number = _NUMBER_TEXT.fullmatch(printed)
            if number is not None:
                linked, active = _state(node, own)
                if active or not linked:
                    bare.append((active, int(number[1])))
        if bare:
            return max(bare, key=lambda one: one[0])[1], None
    return None, None


def _state(node: LexborNode, own: set[int]) -> tuple[bool, bool]:
    """Whether a number is a link of the pager, and whether it is marked as the current one."""
    linked = active = False
    parent = node.parent
    for _ in range(3):
        if parent is None or parent.tag in ("ul", "ol", "tr", "table", "body"):
            break
        linked = linked or parent.mem_id in own
        attributes = parent.attributes
        # A class on the pager itself ("selectpage") says nothing of one number.
        holds = len(parent.css("a")) <= 1
        if holds and (ACTIVE.search(attributes.get("class") or "") or attributes.get("aria-current")):
            active = True
        if not holds:
            break
        parent = parent.parent
    return linked, active


def _following(pager: Pager, current: int, last: int) -> NextPage | None:
    wanted = current + 1
    url = pager.pages.get(wanted)
    if url is None:
        if max(pager.pages) < wanted or not pager.counters:
            return None
        # Not linked itself, but a later page is: the pager leaves numbers out.
        url = pager.address(wanted)
    following = NextPage(url=url, number=wanted, kind=pager.kind, last=last)
    zero = pager.counter(0) if pager.counters else 0
    step = pager.counter(1) - zero if pager.counters else 0
    return replace(following, template=pager.template, zero=zero, step=step) if step else following


def _opaque_next(anchors: Anchors, here: str) -> list[NextPage]:
    """The next page where no number shows: ``rel=next``, or an arrow in a pager, on the same listing."""
    numbered = _ciphered(anchors, here)
    if numbered is not None:
        return [NextPage(url=numbered, kind="rel-next")]
    head = anchors.page.attr('link[rel="next"]', "href")
    told = [*([head] if head else []), *listdata.refreshing(anchors.page)]
    found = [url for url in map(anchors.resolve, told) if url is not None]
    for link in anchors.items:
        marks = anchors.marks(link)
        if marks & _AVOID:
            continue
        said = text.fold(link.text or link.title)
        is_told = "next" in link.rel or marks & Marks.PAGER or _NEXT_PAGE.fullmatch(said)
        if said and is_told and NEXT.fullmatch(said):
            found.append(link.url)
    own = base(here)
    return [
        NextPage(url=url, kind="rel-next")
        for url in found
        if place(url) != place(here) and leads_on(url, here) and (_same_path(url, here) or _is_below(url, here, own))
    ][:1]


def _ciphered(anchors: Anchors, here: str) -> str | None:
    """The following page of a pager whose addresses hide their numbers: what its links say tells, beside the number of
    the page at hand, which is none."""
    pager = Pager("", "query", known=False)
    for link in anchors.items:
        number, marks = _NUMBER_TEXT.fullmatch(link.text), anchors.marks(link)
        is_own = marks & Marks.PAGER and not marks & _AVOID and _same_path(link.url, here)
        if number is None or not is_own or not leads_on(link.url, here):
            continue
        pager.pages.setdefault(int(number[1]), link.url)
        pager.links.append(link)
        if len(pager.links) > _MOST_NUMBERS:
            return None
    current, _ = _shown(anchors, pager)
    if current is None or not ({current - 1, current + 1} & pager.pages.keys()):
        return None
    return pager.pages.get(current + 1)


def _same_path(url: str, here: str) -> bool:
    return urlsplit(url).path.rstrip("/") == urlsplit(here).path.rstrip("/")


def _is_below(url: str, here: str, own: str) -> bool:
    """Whether ``url`` is ``here`` with a number more, or with another one: ``/tin/2`` behind ``/tin`` or ``/tin/1``."""
    if place(base(url)) == place(own):
        return True
    return any(
        counter > 1
        and place(here).rstrip("/") in {template.replace("/{}", ""), template.replace("{}", str(counter - 1))}
        for template, counter in ((place(run.template), run.counter) for run in runs(url.rstrip("/")))
    )
