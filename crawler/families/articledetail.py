"""The CMS of "Article-Detail-default" and "news-detail-layout-type-2", which three provinces run."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.families import generic
from crawler.families.framed import Framed
from crawler.families.model import Identity

# "…-c217-3.html" is the third page of listing 217.
_LISTING = re.compile(r"-c\d+-\d+\.html?$")


class ArticleDetail(Framed):
    """Most addresses end in the article's number; some portals leave it out."""

    def identity(self, url: str) -> Identity | None:
        """See ``Family.identity``."""
        return None if _LISTING.search(urlsplit(url).path) else super().identity(url)

    def is_article_url(self, url: str) -> bool | None:
        """
        >>> FAMILY.is_article_url("https://a.vn/hop-mat-3421.html"), FAMILY.is_article_url("https://a.vn/tin-c217-3.html")
        (True, False)
        """
        return False if _LISTING.search(urlsplit(url).path) else super().is_article_url(url)


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
