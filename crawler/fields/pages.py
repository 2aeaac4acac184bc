"""Whether an article goes on on further pages (``/2/``): the record has the text of its own page only."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode

from crawler.clean.urls import url_key
from crawler.html import Page

MORE_PAGES = "more-pages"
"""Warning: the page is the first of several, and the record holds only what stands on it."""

_PAGER = ".post-page-numbers[href], .page-links a[href]"
"""WordPress's own names for the links between the pages of one post; themes keep them."""

_NEXT = 'link[rel="next"][href]'
_SECOND = ("/2/", "/2")
# Every address of a second page has this in it; most pages have none.
_MAY_BE_SECOND = re.compile(r"/2(?![\w.-])|page=2|\n2\b")
_NUMBER = re.compile(r"/2$")


def warnings(page: Page, url: str, absolute: Callable[[str], str | None]) -> list[str]:
    """``MORE_PAGES`` where the page links to the second page of the article that is known under ``url``."""
    numbered, counted = _candidates(page)
    if not numbered and not counted:
        return []
    own = {url_key(page.url), url_key(url)}
    keys = (url_key(target) for address in numbered if (target := absolute(address)) is not None)
    if any(_without_number(key) in own for key in keys):
        return [MORE_PAGES]
    keys = (url_key(target) for address in counted if (target := absolute(address)) is not None)
    return [MORE_PAGES] if any(_without_parameter(key) in own for key in keys) else []


def _candidates(page: Page) -> tuple[list[str], list[str]]:
    """Addresses that may be a second page's by their path, and by a parameter."""
    pager = [node.attributes["href"] or "" for node in page.css(_NEXT)]
    if _MAY_BE_SECOND.search(f"\n{page.addresses}") is None:
        return pager, []
    counted = [node.attributes["href"] or "" for node in page.css(_PAGER)]
    return pager + counted + [address for address, _ in page.anchors if address.endswith(_SECOND)], counted


def _without_number(key: str) -> str | None:
    """The key of the first page, where ``key`` is that of the second.

    >>> _without_number("vidu.gov.vn/2022/05/hop-mat/2"), _without_number("vidu.gov.vn/2022/05/2?x=1")
    ('vidu.gov.vn/2022/05/hop-mat', 'vidu.gov.vn/2022/05?x=1')
    """
    path, mark, query = key.partition("?")
    return _NUMBER.sub("", path) + mark + query if _NUMBER.search(path) else None


def _without_parameter(key: str) -> str | None:
    """The same where a parameter counts the pages; only a pager's link says so for sure.

    >>> _without_parameter("vidu.gov.vn?p=99&page=2")
    'vidu.gov.vn?p=99'
    """
    path, _, query = key.partition("?")
    pairs = parse_qsl(query, keep_blank_values=True)
    if ("page", "2") not in pairs:
        return None
    left = urlencode([pair for pair in pairs if pair != ("page", "2")])
    return f"{path}?{left}" if left else path
