"""Pages that lay out a portal for its visitors ("Sơ đồ cổng"): where hardly anything else leads to its sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote, urlsplit

from crawler.discovery import acts
from crawler.discovery.anchors import Anchors
from crawler.discovery.model import SectionLink

_PATH = re.compile(
    r"/(?:site-?map|(?:so-?do|ban-?do)(?:-?(?:cong|trang|web|website|site|portal))?)(?:\.(?:html?|aspx?|php|jsp))?/?$",
    re.IGNORECASE,
)
_MOST = 2
"""Such pages of one page: one for the portal, one of a language or a department."""


def read(anchors: Anchors) -> Iterator[SectionLink]:
    """The pages of this kind that ``anchors`` lead to; they are no sections and have no name that rows could bear."""
    found = dict.fromkeys(link.url for link in anchors.items if _is_one(link.url) and not acts.is_act(link.url))
    for url in islice(found, _MOST):
        yield SectionLink(url=url)


def _is_one(url: str) -> bool:
    """Whether the address says so; with a query it may be anything.

    >>> [_is_one(f"http://a.vn/{path}") for path in ("so-do-cong", "sitemap.xml", "vi/Sitemap.aspx", "so-do-to-chuc")]
    [True, False, True, False]
    """
    parts = urlsplit(url)
    return not parts.query and _PATH.search(unquote(parts.path)) is not None
