"""VNPT's portals: the old one (``mDefault.aspx``) and the newer skin with its ``UIArticle…`` controls."""

from __future__ import annotations

import re

from crawler.families import generic
from crawler.families.framed import Framed

_SECTION = generic.FAMILY.selectors["section"]

# Query and path name the same article: sid, pageid, catid and id, behind a unit's name or none.
OLD = Framed(
    name="vnpt-old",
    markers=(".DateCreate", ".ButtonPage", 'form[action*="mDefault.aspx"]'),
    selectors={"published": (".DateCreate",), "section": _SECTION},
    article_path=re.compile(
        r"(?:/mdefault\.aspx\?(?:[^#]*&)?id=|^/(?:[a-z][\w-]*/)?\d+/\d+/\d+/)(?P<number>\d+)(?=[&/]|$)", re.IGNORECASE
    ),
)

NEW = Framed(
    name="vnpt-new",
    markers=(".ArticleDetailControl", ".UIArticleInMenu_Default", 'script[src*="/DesktopModule/UI"]'),
    scope=(".ArticleDetailControl",),
    selectors={
        "title": ("& .ArticleHeader",),
        "published": ("& .PostDate",),
        "lead": ("& .ArticleSummary",),
        "body": ("& .ArticleContent",),
        "byline": ("& .author",),
        "section": _SECTION,
        "attachments": ("& a.link-download",),
    },
    row=("ul.ArticleList > li",),
    numbers_slugs=True,
)
