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

_SECOND = 'a[href$="/2/"], a[href$="/2"], link[rel="next"][href]'
_NUMBER = re.compile(r"/2$")


def warnings(page: Page, url: str, absolute: Callable[[str], str | None]) -> list[str]:
    """``MORE_PAGES`` where the page links to the second page of the article that is known under ``url``."""
    # One query: each walks the whole page.
    nodes = page.css(f"{_PAGER}, {_SECOND}")
    if not nodes:
        return []
    own = {url_key(page.url), url_key(url)}
    for node in nodes:
        target = absolute(node.attributes.get("href") or "")
        if target is None:
            continue
        key = url_key(target)
        if _without_number(key) in own or (node.css_matches(_PAGER) and _without_parameter(key) in own):
            return [MORE_PAGES]
    return []


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
