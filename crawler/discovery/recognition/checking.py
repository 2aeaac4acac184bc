"""Whether a declared portal is as its file says: its home page, one listing, one article.

Pure: whoever drives it fetches the pages, and gives what came.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import Literal

from msgspec import Struct

from archive.article import Reject
from crawler import families
from crawler.attributes import plain
from crawler.clean.urls import url_key
from crawler.discovery import listings
from crawler.discovery.model import ListingRow, NextPage, SectionLink
from crawler.discovery.paging import answers
from crawler.discovery.recognition.probing import ROWS, promising
from crawler.families import Family
from crawler.fields import refusal
from crawler.filled import filled
from crawler.further import Answer
from crawler.html import Page, PageError
from crawler.parse import parse_bytes
from crawler.portals.model import Portal, selectors_of

_SECTIONS = 4
"""Sections looked at until one lists articles."""
_ARTICLES = 2
"""Articles looked at until one can be read."""
_ON_ALL = ("title", "published", "body")
"""What a selector is given for and no article is without: of other fields, this one may have none."""

What = Literal["dns", "robots", "tls", "home", "family", "listing", "article"]


class Step(Struct, frozen=True, kw_only=True):
    """One thing that was looked at."""

    what: What
    ok: bool | None
    """None: it cannot be told from what was seen."""
    said: str
    url: str | None = None


class Looked(Struct, kw_only=True):
    """What was seen of a portal."""

    steps: list[Step]
    family: str | None = None
    """What its pages look like; None where none was seen."""
    fields: list[str] = []
    """Fields found on the article."""


Looking = Generator[NextPage, Answer | str, Looked]
"""Yields each page to be asked for; takes what came, or why nothing did."""


def look(portal: Portal, *, inside: Callable[[str], bool]) -> Looking:
    """Looks at the portal's home page, at a listing and at an article."""
    seen = Looked(steps=[])
    home = _page((yield NextPage(url=portal.home)), portal.home, seen, "home")
    if home is None:
        return seen
    looks, after_home = families.recognise(home), len(seen.steps)
    rows = yield from _listing(portal, home, inside, seen)
    article = (yield from _article(portal, rows, seen)) if rows else None
    if looks is families.GENERIC and article is not None:
        looks = families.recognise(article)
    seen.family = looks.name
    seen.steps.insert(after_home, _family(portal, looks, home.url))
    return seen


def _page(came: Answer | str, url: str, seen: Looked, what: What) -> Page | None:
    """The page that came; a step says why there is none, and of a home page also that it came."""
    trouble, page = "", None
    if isinstance(came, str):
        trouble = came
    elif came.status != 200:
        trouble, url = f"answers {came.status}", came.url
    else:
        try:
            page = Page(came.body, url=came.url, headers=came.headers)
        except PageError as error:
            trouble = f"no page that can be read: {error}"
    if page is not None and what == "home":
        reason = refusal.of_rest(page).reason
        if reason in ("challenge", "flood", "script-only"):
            trouble, page = f"a page that shows nothing ({reason})", None
    if page is None:
        seen.steps.append(Step(what=what, ok=False, said=trouble, url=url))
    elif what == "home":
        said = f"answers 200, by way of {url}" if url_key(page.url) != url_key(url) else "answers 200"
        seen.steps.append(Step(what=what, ok=True, said=said, url=page.url))
    return page


def _family(portal: Portal, looks: Family, url: str) -> Step:
    """What home page and article look like, against what the file says."""
    is_known = looks is not families.GENERIC
    if portal.family is None:
        said = f"the pages look like {looks.name}" if is_known else "the pages show no sign of a known family"
        return Step(what="family", ok=None, said=f"{said}; the file names none", url=url)
    if looks.name == portal.family:
        return Step(what="family", ok=True, said=f"{looks.name}, as the file says", url=url)
    if not is_known:
        said = f"the pages show no sign of {portal.family}, which the file names"
        return Step(what="family", ok=None, said=said, url=url)
    said = f"the file names {portal.family}, the pages look like {looks.name}"
    return Step(what="family", ok=False, said=said, url=url)


def _listing(
    portal: Portal, home: Page, inside: Callable[[str], bool], seen: Looked
) -> Generator[NextPage, Answer | str, list[ListingRow]]:
    """The rows of the first section that lists articles, or of the home page."""
    front = listings.read(home, family=families.of_page(home, portal), inside=inside, home=True)
    declared = [SectionLink(url=section.url, name=section.name) for section in portal.sections]
    tried: list[str] = []
    for section in (declared or promising(front.sections, front.rows))[:_SECTIONS]:
        came = yield NextPage(url=section.url)
        if isinstance(came, str) or came.status != 200:
            tried.append(f"{section.url} {came if isinstance(came, str) else f'answers {came.status}'}")
            continue
        rows = yield from _rows(portal, came, inside)
        if len(rows) >= ROWS:
            said = f"{len(rows)} articles in '{section.name}'" if section.name else f"{len(rows)} articles"
            seen.steps.append(Step(what="listing", ok=True, said=said, url=came.url))
            return rows
        tried.append(f"{section.url} lists {len(rows) or 'none'}")
    is_enough = len(front.rows) >= ROWS and not declared
    said = f"{len(front.rows)} articles on the home page" if is_enough else "no section lists articles"
    seen.steps.append(
        Step(what="listing", ok=is_enough, said="; ".join([said, *tried]), url=home.url if is_enough else None)
    )
    return front.rows


def _rows(
    portal: Portal, came: Answer, inside: Callable[[str], bool]
) -> Generator[NextPage, Answer | str, list[ListingRow]]:
    """The rows of a listing; those that its script would bring, where it shows none by itself."""
    try:
        page = Page(came.body, url=came.url, headers=came.headers)
    except PageError:
        return []
    family = families.of_page(page, portal)
    listing = listings.read(page, family=family, inside=inside)
    rows = [row for row in listing.rows if row.kind == "listing"]
    further = next(iter(listing.next), None)
    if len(rows) < ROWS and further is not None and further.kind == "xhr":
        more = yield further
        if isinstance(more, Answer) and more.status == 200:
            rows += answers.read(more.body, further, family=family, inside=inside, headers=more.headers).rows
    return rows


def _article(portal: Portal, rows: list[ListingRow], seen: Looked) -> Generator[NextPage, Answer | str, Page | None]:
    """The page of an article, if one can be read."""
    tried: list[str] = []
    for row in rows[:_ARTICLES]:
        came = yield NextPage(url=row.url)
        if isinstance(came, str) or came.status != 200:
            tried.append(f"{row.url} {came if isinstance(came, str) else f'answers {came.status}'}")
            continue
        record = parse_bytes(
            came.body, url=came.url, headers=came.headers, portal=portal, listing=row, fetched_at=came.fetched_at
        )
        if isinstance(record, Reject):
            tried.append(f"{row.url} is refused as {record.reason}")
            continue
        seen.fields = filled(record)
        page = Page(came.body, url=came.url, headers=came.headers)
        lacks = [field for field in ("title", "published_at") if field not in seen.fields]
        empty = [field for field in portal.selectors if not _stands(page, selectors_of(portal, field))]
        said = f"has {', '.join(seen.fields)}" + (f"; lacks {', '.join(lacks)}" if lacks else "")
        said += f"; nothing is where the file's selectors have {', '.join(empty)}" if empty else ""
        is_as_said = not lacks and not any(field in _ON_ALL for field in empty)
        seen.steps.append(Step(what="article", ok=is_as_said, said=said, url=came.url))
        return page
    seen.steps.append(Step(what="article", ok=False, said="; ".join(tried)))
    return None


def _stands(page: Page, selectors: Sequence[str]) -> bool:
    return any(page.first(plain(selector)) is not None for selector in selectors)
