"""Which pages of an undeclared portal are looked at before it is said what it is: a handful.

Pure: whoever drives it fetches the pages, and gives what came.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Sequence
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from archive.article import Article, Reject
from crawler import families
from crawler.clean.urls import canonical, url_key
from crawler.discovery import listings
from crawler.discovery.model import Listing, ListingRow, NextPage, Recognition, SectionLink
from crawler.discovery.paging import answers
from crawler.discovery.recognition.recognise import Evidence, conclude, guesses
from crawler.discovery.shapes import is_home
from crawler.discovery.syndication import sitemaps
from crawler.fields import refusal
from crawler.further import Answer
from crawler.html import Page, PageError
from crawler.parse import parse_bytes

LISTINGS = 3
"""Sections that list articles, after which no further one is looked at."""
TRIES = 6
"""Sections looked at in all."""
ARTICLES = 3
ROWS = 3
"""Rows from which a page lists articles."""

# Pages that portals have in their menus and that list no news: looked at last.
_RARELY = re.compile(
    r"gioi-thieu|lien-he|so-do|van-ban|thu-tuc|tham-do|hoi-dap|gop-y|thu-vien|dau-thau|danh-ba|about|contact|sitemap",
    re.IGNORECASE,
)

_DOORS = 2
"""Pages that only lead on to the home page."""

Probing = Generator[NextPage, Answer | None, Recognition | str]
"""Yields each page to be asked for; takes what came, None for nothing; returns what the portal is, or why it cannot be
told."""


def probe(url: str, *, inside: Callable[[str], bool], named: Sequence[str] = (), articles: int = ARTICLES) -> Probing:
    """Looks at the portal whose home page or listing is ``url``; ``named`` are the sitemaps that robots.txt names.
    Where ``url`` is an article's, which may be gone tomorrow, it is the portal of its host's home page.

    At most so many ``articles`` are looked at: portals count their views, and a crawl reads them anyway.
    """
    came = yield NextPage(url=url)
    page = _page(came)
    if came is None or page is None:
        return f"{url} gave no page" if came is None else f"{url} answers {came.status} and no page that can be read"
    instead = None
    if not is_home(url) and isinstance(_record(came), Article):
        home = canonical("/", page.url) or url
        behind = _page((yield NextPage(url=home)))
        page, instead = (behind, home) if behind is not None else (page, None)
    seen = Evidence(page, inside)
    for _ in range(_DOORS):
        if seen.front.rows or not seen.front.next:
            break
        behind = _page((yield seen.front.next[0]))
        if behind is None:
            break
        page, seen = behind, Evidence(behind, inside)
    reason = refusal.of_rest(page).reason if not seen.front.rows else ""
    if reason in ("challenge", "flood"):
        return f"{url} answers with a page that asks to wait ({reason})"
    yield from _sections(seen)
    yield from _articles(seen, articles)
    yield from _sitemaps(seen, named)
    found = conclude(seen)
    if instead is None:
        return found
    why = f"{url} is an article: the portal is read from its home page {instead}."
    return replace(found, instead=instead, reasons=[why, *found.reasons])


def _record(came: Answer) -> Article | Reject:
    return parse_bytes(came.body, url=came.url, headers=came.headers, fetched_at=came.fetched_at)


def _page(came: Answer | None) -> Page | None:
    if came is None or came.status != 200:
        return None
    try:
        return Page(came.body, url=came.url, headers=came.headers)
    except PageError:
        return None


def _sections(seen: Evidence) -> Generator[NextPage, Answer | None, None]:
    """Looks at sections until enough of them list articles, and at a further page of one."""
    seen.rows += seen.front.rows
    own = listings.read(seen.home, family=seen.family, inside=seen.inside)
    if own.next and not is_home(seen.home.url):  # the address of a listing was given
        yield from _listing(seen, own, seen.home.url)
    for section in promising(seen.front.sections, seen.front.rows)[:TRIES]:
        if len(seen.listed) == LISTINGS:
            return
        came = yield NextPage(url=section.url)
        page = _page(came)
        if page is None:
            continue
        listing = listings.read(page, family=families.recognise(page), inside=seen.inside, section=section.name)
        yield from _listing(seen, listing, section.url)


def promising(sections: Iterable[SectionLink], rows: Sequence[ListingRow]) -> list[SectionLink]:
    """The sections, those first whose address begins as the rows' do, those last that list no news anywhere."""
    paths = [unquote(urlsplit(row.url).path) for row in rows]

    def rank(section: SectionLink) -> tuple[bool, int]:
        path = unquote(urlsplit(section.url).path).rstrip("/")
        folder = re.sub(r"\.\w{2,5}$", "", path) + "/"
        return bool(_RARELY.search(path)), -sum(one.startswith(folder) for one in paths) if len(folder) > 1 else 0

    return sorted(sections, key=rank)


def _listing(seen: Evidence, listing: Listing, url: str) -> Generator[NextPage, Answer | None, None]:
    """Takes a section in; asks for a further page of the first that has one."""
    main = [row for row in listing.rows if row.kind == "listing"]
    further = next((page for page in listing.next if not page.fills or page.url not in seen.loaded), None)
    if further is not None and further.fills:
        seen.loaded.add(further.url)
    if further is not None and seen.asked is None and (len(main) >= ROWS or further.kind == "xhr"):
        main += yield from _further(seen, further, main)
    elif further is not None and further.kind == "xhr" and len(main) < ROWS:
        main += _answered(seen, (yield further), further).rows
    if len(main) < ROWS:
        seen.not_listed.append(url)
        return
    seen.listed[url] = replace(listing, rows=main)
    seen.rows += main


def _further(
    seen: Evidence, asked: NextPage, before: Sequence[ListingRow]
) -> Generator[NextPage, Answer | None, list[ListingRow]]:
    """The rows of the page that ``asked`` brings, and of the one after it where a script brought the first."""
    came = yield asked
    first = _answered(seen, came, asked)
    rows, new = first.rows, _new(first.rows, before)
    if not new and (asked.kind != "xhr" or not rows):
        return []  # no further page, or one that did not come
    seen.asked, seen.new_rows = asked, new
    if asked.kind != "xhr":
        return rows
    seen.answers = "json" if came is not None and answers.is_json(came.body) else "html"
    after = next(iter(first.next), None)
    if after is None:
        return rows
    second = _answered(seen, (yield after), after).rows
    if second:
        seen.asked, seen.new_rows = after, _new(second, rows)
    return [*rows, *second]


def _answered(seen: Evidence, came: Answer | None, asked: NextPage) -> Listing:
    """What came for a further page, without the boxes beside its rows."""
    if came is None or came.status != 200:
        return Listing(url=asked.url)
    if asked.kind == "xhr":
        return answers.read(came.body, asked, family=seen.family, inside=seen.inside, headers=came.headers)
    page = _page(came)
    if page is None:
        return Listing(url=asked.url)
    listing = listings.read(page, family=seen.family, inside=seen.inside)
    return replace(listing, rows=[row for row in listing.rows if row.kind == "listing"])


def _new(rows: Iterable[ListingRow], before: Iterable[ListingRow]) -> int:
    return len({url_key(row.url) for row in rows} - {url_key(row.url) for row in before})


def _articles(seen: Evidence, most: int) -> Generator[NextPage, Answer | None, None]:
    """Looks at one article of each listing, or at some of the home page."""
    firsts = [listing.rows[0].url for listing in seen.listed.values()]
    chosen = list(dict.fromkeys([*firsts, *(row.url for row in seen.rows)]))
    for url in chosen[:most]:
        came = yield NextPage(url=url)
        page = _page(came)
        if came is None or page is None:
            continue
        record = _record(came)
        name = families.recognise(page).name
        seen.articles.append((canonical(url) or url, name, record))
        told = {family for _, family, read in seen.articles if isinstance(read, Article)}
        if len(told) == 1 and sum(isinstance(read, Article) for *_, read in seen.articles) == 2:
            return


def _sitemaps(seen: Evidence, named: Sequence[str]) -> Generator[NextPage, Answer | None, None]:
    """Those that robots.txt names; else the usual one, where it is there."""
    seen.sitemaps = [url for url in named if seen.inside(url)]
    if seen.sitemaps:
        return
    url = guesses(canonical("/", seen.home.url) or seen.home.url, seen.family.name)[0]
    came = yield NextPage(url=url)
    if came is None or came.status != 200:
        return
    read = sitemaps.read(came.body, came.url, inside=seen.inside)
    if read.children or len(read.rows) >= ROWS:
        seen.sitemaps = [url]
