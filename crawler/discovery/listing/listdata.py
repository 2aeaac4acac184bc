"""Lists of SharePoint that the browser draws: rows, and where the next page is, stand in an object of a script.

``var WPQ2ListData = {"Row": [{"Title": …, "FileRef": "/tin/Pages/hop-mat.aspx"}], "NextHref": "?Paged=TRUE&p_ID=30"}``
is what SharePoint writes for a view of a library since 2013; without running its scripts the page shows no row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from crawler.clean import dates, text, urls
from crawler.discovery import told
from crawler.discovery.anchors import Anchors, words
from crawler.discovery.model import ListingRow, NextPage
from crawler.discovery.shapes import is_home, leads_elsewhere
from crawler.families.flight import begun
from crawler.families.model import Family
from crawler.html import Page

_DATA = re.compile(r"ListData\s{0,9}=\s{0,9}(?=\{\s{0,9}\"Row\")")
_REFRESHES = re.compile(r"RefreshPageTo\(\s{0,9}event\s{0,9},\s{0,9}['\"]([^'\"]{1,1000})['\"]")
_LOOKED = 20
_ONCLICK = 2000
"""Characters of a script in an attribute."""
_SCRIPTS = 100
_LISTS = 10
"""Lists of one page."""
_ROWS = 1000
_LONGEST = 2_000_000
"""Characters of one script."""
_PAGE = re.compile(r"\.aspx$", re.IGNORECASE)
_DAY = re.compile(r"ArticleStartDate|NgayDang|NgayXuatBan|PublishedDate|PublishingStartDate", re.IGNORECASE)
"""The columns that say when an article came out; ``Created`` and ``Modified`` are those of its file."""


def read(anchors: Anchors, family: Family) -> tuple[list[ListingRow], list[NextPage]]:
    """The rows that scripts of the page would draw, each article once, and the pages that go on with their lists."""
    if "ListData" not in anchors.page.html:
        return [], []
    rows: dict[str, ListingRow] = {}
    following: dict[str, NextPage] = {}
    for data in islice(_lists(anchors), _LISTS):
        count = len(rows)
        for item in data["Row"][:_ROWS]:
            row = _row(anchors, family, item)
            if row is not None:
                rows.setdefault(row.url, row)
        said = data.get("NextHref")
        said = said if isinstance(said, str) and len(rows) > count else ""
        address = anchors.resolve(said)
        if address is not None and _is_onward(said, address, anchors.page.url):
            following[address] = NextPage(url=address, kind="rel-next")
    return list(rows.values()), list(following.values())


def _lists(anchors: Anchors) -> Iterator[dict[str, Any]]:
    for node in islice(anchors.page.css("script:not([src])"), _SCRIPTS):
        said = node.text(deep=True)[:_LONGEST]
        for found in islice(_DATA.finditer(said), _LISTS):
            data = begun(said, found.end())
            if isinstance(data, dict) and isinstance(data.get("Row"), list):
                yield data


def _row(anchors: Anchors, family: Family, item: object) -> ListingRow | None:
    """An article's row; None for folders, documents, pages without a title, and what has no address of its own."""
    if not isinstance(item, dict) or str(item.get("FSObjType", "0")) != "0":
        return None
    title, path = item.get("Title"), item.get("FileRef")
    if not isinstance(title, str) or not isinstance(path, str) or not _PAGE.search(path):
        return None
    url, shown = anchors.resolve(path), text.clean_line(text.unescape(title))
    if url is None or is_home(url) or leads_elsewhere(url) or words(shown) < 2:
        return None
    if told.verdict(url, family) is False or told.is_other(url, family) or url == urls.canonical(anchors.page.url):
        return None
    day = next((value for name, value in item.items() if _DAY.fullmatch(name) and isinstance(value, str)), "")
    found = dates.parse_date(day) if day else None
    return ListingRow(
        url=url,
        title=shown,
        published_at=found.iso if found is not None else None,
        published_raw=found.raw if found is not None else None,
    )


def _is_onward(said: str, address: str, here: str) -> bool:
    """Whether an address goes on with the list of the page ``here``, and not back."""
    is_own = urlsplit(address).path.lower().rstrip("/") == urlsplit(here).path.lower().rstrip("/")
    return is_own and "paged=true" in said.lower() and "pagedprev=" not in said.lower()


def refreshing(page: Page) -> Iterator[str]:
    """The following page of a list of SharePoint, which a button with a picture alone asks its script for."""
    if "RefreshPageTo(" not in page.html:
        return
    for node in islice(page.css("[onclick*='RefreshPageTo(']"), _LOOKED):
        told = _REFRESHES.search((node.attributes.get("onclick") or "")[:_ONCLICK])
        address = told[1].replace("\\u0026", "&") if told is not None else ""
        if "paged=true" in address.lower() and "pagedprev=" not in address.lower():
            yield address
