"""Which article a page shows: its canonical URL and its identity."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit, urlunsplit

from crawler.clean.urls import canonical, host_of, url_key
from crawler.families.model import Family
from crawler.fields.candidate import Candidate, pick
from crawler.fields.paged import pages
from crawler.fields.tree.links import canonical_url
from crawler.html import Page

HASH_LENGTH = 16
"""Hex digits of the URL's hash: 64 bits, no collision among the articles of one portal."""

_NUMBERED = re.compile(r"(?:^|&)(?:id|nid|newsid|itemid|articleid)=\d", re.IGNORECASE)
# What stands behind an article's own address: its further pages and other forms.
_SAME = re.compile(r"(?:\d+|(?:page|trang)(?:-\d+)?|amp|index\.\w+|default\.aspx)$", re.IGNORECASE)


def urls(page: Page, family: Family) -> Iterator[Candidate[str]]:
    """The canonical URL as the page claims it (scheme and ``www.`` as fetched), then the URL as fetched."""
    fetched = canonical_url(page.url) or page.url
    first = pages.first_of(page) if not family.complete else None
    if first is not None:
        yield Candidate(first, "pager of the article", refused=_refused(first, fetched, family))
    for name, selector, attribute in (("link rel=canonical", 'link[rel="canonical"]', "href"),
                                      ("meta og:url", 'meta[property="og:url"]', "content")):  # fmt: skip
        value = page.attr(selector, attribute)
        claimed = (canonical_url(value) or canonical(value, base=page.url)) if value else None
        if claimed == fetched:
            yield Candidate(fetched, name)
        elif claimed is not None:
            refused = _refused(claimed, fetched, family)
            yield Candidate(_as_fetched(claimed, fetched), name, value, refused)
    yield Candidate(fetched, "as fetched")


def url_of(page: Page, family: Family) -> str:
    """The URL under which the article is known."""
    found = pick(urls(page, family))
    return found.value if found is not None else page.url


def _as_fetched(claimed: str, fetched: str) -> str:
    ours, parts = urlsplit(fetched), urlsplit(claimed)
    return urlunsplit((ours.scheme, ours.netloc, parts.path, parts.query, ""))


def _refused(claimed: str, fetched: str, family: Family) -> str | None:
    if host_of(claimed) != host_of(fetched):
        return "another host"
    if family.is_twin(claimed):
        return "a print or save copy"
    if urlsplit(claimed).path in {"", "/"} and not urlsplit(claimed).query and urlsplit(fetched).path not in {"", "/"}:
        return "the home page"
    theirs, ours = family.identity(claimed), family.identity(fetched)
    if theirs is not None and ours is not None and theirs != ours:
        return "another article"
    is_known, is_ours = family.is_article_url(claimed), family.is_article_url(fetched)
    if is_known is True:
        return None
    if is_known is False and is_ours is not False:
        return "no article's address"
    if is_ours and "-" in _last(fetched):  # a bare number may have a spoken address
        return "no article's address, and this is one"
    return _part_of(urlsplit(claimed), urlsplit(fetched))


def _last(url: str) -> str:
    return urlsplit(url).path.rstrip("/").rpartition("/")[2]


def _part_of(claimed: SplitResult, fetched: SplitResult) -> str | None:
    """Why a claim that only leaves something out of the address is none: many articles would be one."""
    if claimed.query:
        return None
    above, below = claimed.path.strip("/").split("/"), fetched.path.strip("/").split("/")
    if above == below:
        return "the address without its number" if _NUMBERED.search(fetched.query) else None
    left = below[len(above) :] if below[: len(above)] == above else []
    return "the section above" if any(not _SAME.match(name) for name in left) else None


def of(portal: str, page: Page, family: Family, url: str) -> str:
    """``<portal>:<number>``, ``<portal>:<scope>:<number>``, or ``<portal>:<hash of the URL>`` where no number shows."""
    shown = family.identity(page.url) or family.identity(url) or family.page_identity(page)
    shown = shown or family.own_identity(page.url) or family.own_identity(url)
    if shown is not None:
        return shown.of(portal)
    return f"{portal}:{hashlib.sha256(url_key(url).encode()).hexdigest()[:HASH_LENGTH]}"
