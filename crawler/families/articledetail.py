"""The CMS of "Article-Detail-default" and "news-detail-layout-type-2", which three provinces run."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.families import generic
from crawler.families.framed import Framed
from crawler.families.model import Identity

# "chuyen-muc-…-c217-3.html" is the third page of listing 217, "…-c217-196433.html" an article in it. Without that
# word a number of four digits may be either.
_LISTING = re.compile(r"/chuyen-muc-[^/]*-c\d+-\d+\.html?$|-c\d+-\d{1,3}\.html?$")
_EITHER = re.compile(r"-c\d+-\d{4}\.html?$")


class ArticleDetail(Framed):
    """Most addresses end in the article's number; some portals leave it out."""

    def identity(self, url: str) -> Identity | None:
        """See ``Family.identity``."""
        path = urlsplit(url).path
        return None if _LISTING.search(path) or _EITHER.search(path) else super().identity(url)

    def is_article_url(self, url: str) -> bool | None:
        """
        >>> FAMILY.is_article_url("https://a.vn/hop-mat-3421.html"), FAMILY.is_article_url("https://a.vn/tin-c217-3.html")
        (True, False)
        >>> FAMILY.is_article_url("https://a.vn/hop-mat-c217-196433.html")
        True
        """
        path = urlsplit(url).path
        if _LISTING.search(path):
            return False
        return None if _EITHER.search(path) else super().is_article_url(url)


FAMILY = ArticleDetail(
    name="article-detail",
    markers=(".Article-Detail-default", ".news-detail-layout-type-2", ".relatedArticles"),
    scope=(".Article-Detail-default", ".news-detail-layout-type-2"),
    selectors={
        "title": ("& .title-detail",),
        "published": ("& .post-date",),
        "lead": ("& .article-brief",),
        "byline": ("& .author",),
        "body": ("& .article-content", "& .content-detail", "& .brief", "& #container"),
        "section": generic.FAMILY.selectors["section"],
        "related": (".relatedArticles a[href]",),
        "attachments": ("& a.view-gallery",),
    },
    numbers_slugs=True,
)
