"""VCCorp's CMS, which newspapers and portals of the government run: roles in ``data-role``, the time in the number."""

from __future__ import annotations

import re

from crawler.clean.dates import FoundDate
from crawler.clean.urldates import vccorp_date
from crawler.families.model import Family

_TITLES = (".detail-title", '[data-role="title"]', ".article-title", "h1")


class VCCorp(Family):
    """The last fifteen digits of an article's number are the moment at which it was made."""

    def dated_url(self, url: str) -> FoundDate | None:
        """See ``Family.dated_url``."""
        found = self.identity(url)
        return vccorp_date(found.number) if found is not None else None


_TEXTS = (".afcbc-body", '[data-role="content"]', ".detail-content")

FAMILY = VCCorp(
    name="vccorp",
    markers=(".afcbc-body", '[data-role="publishdate"]', '[data-role="content"][class*="detail"]'),
    weight=3,
    required=(".afcbc-body", '[data-role="content"]', ".detail-content"),
    selectors={
        "title": _TITLES,
        "published": (
            '[data-role="publishdate"]',
            *(f"{title} ~ .detail-time" for title in _TITLES),
            ".detail-time:has(~ .detail-content)",
        ),
        "lead": ('[data-role="sapo"]',),
        "body": _TEXTS,
        "byline": (".detail-author", '[data-role="author"]'),
        "film": tuple(f'{text} [type="VideoStream"][data-src]' for text in _TEXTS),
        "section": ('[data-role="cate-name"]', ".breadcrumb a"),
        "tags": (".detail-tag a", ".detail-tag-list a"),
        "related": (".relate-news a[href]",),
    },
    article_path=re.compile(r"-(?P<number>\d{15,20})\.(?:htm|html|chn)(?:$|\?)"),
    other_path=re.compile(r"/(?:tim-kiem|rss|login|tags?)(?:[/.]|$)|\.rss$"),
)
