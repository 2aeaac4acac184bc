"""Two portals' systems of which no more is known than the classes of their article pages."""

from __future__ import annotations

import re

from crawler.families.model import Family

BAI_VIET = Family(
    name="bai-viet",
    markers=("body:has(.detail-title):has(.detail-content)", ".detail-content-lead"),
    weight=2,
    required=(".detail-content",),
    selectors={
        "title": (".detail-title",),
        "lead": (".detail-content-lead",),
        "body": (".detail-content",),
        "section": (".breadcrumb a",),
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
        "lead": ("& .desc", "& .sapo"),
        "body": (".detail-content",),
        "section": (".breadcrumb a",),
    },
)
