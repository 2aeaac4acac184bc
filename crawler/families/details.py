"""Two portals' systems of which no more is known than the classes of their article pages."""

from __future__ import annotations

import re

from crawler.families import generic
from crawler.families.model import Family

BAI_VIET = Family(
    name="bai-viet",
    markers=("body:has(.detail-title):has(.detail-content)", ".detail-content-lead"),
    weight=2,
    required=(".detail-content",),
    selectors={
        "title": (".detail-title",),
        "lead": (
            ".detail-title ~ .detail-content-lead",
            ".detail-content-lead:has(~ .detail-content)",
            ".detail-content-lead:has(~ * .detail-content)",
            ".detail-content .detail-content-lead",
        ),
        "byline": (".detail-author",),
        "body": (".detail-content",),
        "section": (
            *generic.FAMILY.selectors["section"],
            'a[href*="/chuyen-muc/"]:has(~ .detail-title)',
            ':has(~ .detail-title) a[href*="/chuyen-muc/"]',
            '[class*="cate"]:has(+ .detail-title) a',
        ),
    },
    article_path=re.compile(r"^(?:/[a-z]{2})?/bai-viet/[^/?]+"),
)

VHV = Family(
    name="vhv",
    markers=("body:has(h1.title):has(.detail-content)",),
    weight=2,
    required=("body:has(h1.title):has(.detail-content)",),
    selectors={
        "title": ("h1.title",),
        # Rows of lists beside the article have these too.
        "lead": tuple(
            selector
            for name in (".desc", ".sapo")
            for selector in (
                f"h1.title ~ {name}",
                f"{name}:has(~ .detail-content)",
                f"{name}:has(~ * .detail-content)",
                f".detail-content {name}",
            )
        ),
        "body": (".detail-content",),
        "section": (*generic.FAMILY.selectors["section"], '[class*="cate"]:has(+ h1.title) a'),
    },
)
