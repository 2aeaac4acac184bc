"""Joomla 1.5 to 5: articles of its content component, numbered over the whole portal."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

from crawler.families.model import Family, Identity


class Joomla(Family):
    """The number stands before the slug (``/tin-tuc/3030-hop-mat``) or in the query (``view=article&id=99``)."""

    def identity(self, url: str) -> Identity | None:
        """
        >>> FAMILY.identity("http://a.vn/index.php?option=com_content&view=article&id=99:hop-mat&catid=3")
        Identity(number='99', scope='')
        >>> FAMILY.identity("http://a.vn/tin-tuc/3030-hop-mat"), FAMILY.identity("http://a.vn/tin-tuc?start=20")
        (Identity(number='3030', scope=''), None)
        """
        if self.is_other(url):
            return None
        parts = urlsplit(url)
        query = parse_qs(parts.query)
        if query.get("option") == ["com_content"] or "id" in query:
            shown = query.get("view", query.get("task", [""]))[0]
            number = query.get("id", [""])[0].partition(":")[0]
            return Identity(number) if shown in {"article", "view"} and number.isdigit() else None
        found = self.article_path.search(unquote(parts.path)) if self.article_path else None
        return Identity(found["number"]) if found is not None else None

    def is_article_url(self, url: str) -> bool | None:
        """True where a number shows; None for aliases without one: menu entries may lead to an article.

        >>> FAMILY.is_article_url("http://a.vn/tin-tuc/3030-hop-mat"), FAMILY.is_article_url("http://a.vn/gioi-thieu")
        (True, None)
        """
        if self.is_other(url):
            return False
        return True if self.identity(url) is not None else None

    def is_other(self, url: str) -> bool:
        """See ``Family.is_other``; components other than the content one are named in the query."""
        query = urlsplit(url).query
        return super().is_other(url) or bool(_OTHER_QUERY.search(query))


_OTHER_QUERY = re.compile(
    r"(?:^|&)(?:option=com_(?!content\b)\w+|view=(?:category|categories|featured|archive|form)|task=(?:category|section|"
    r"blog\w*)|format=(?:feed|pdf|raw))(?:&|$)"
)

FAMILY = Joomla(
    name="joomla",
    generator=re.compile(r"^Joomla", re.IGNORECASE),
    markers=(".item-page", ".com-content-article", "dl.article-info", ".contentpaneopen", "body.com_content"),
    required=(".item-page", ".com-content-article", ".contentpaneopen", "body.view-article"),
    refuses=(
        (".blog, .category-list, .blog-featured, .com-content-category-blog", "listing"),
        (".com-users-login, .view-login", "login"),
        (".contact, .com-contact", "static-page"),
    ),
    scope=(".item-page", ".com-content-article"),
    selectors={
        "title": (
            "& h1[itemprop=headline]",
            "& h2[itemprop=headline]",
            "& .page-header h1, .page-header h2",
            "& .article-title",
            ".contentheading",
            "& h1, h2",
        ),
        "published": ("& dd.published", "& dd.create", "& .createdate", "& .article-info time"),
        "modified": ("& dd.modified", "& .modifydate"),
        "lead": ("& .article-intro", "& .introtext", "& .item-intro"),
        "body": (
            "& [itemprop=articleBody]",
            "& .com-content-article__body",
            "& .article-content",
            "& .item-body",
            ".article-content",
            ".contentpaneopen td[colspan]",
            ".item-page",
        ),
        "image": ("& .item-image", "& .pull-left.item-image", "& .com-content-article__image"),
        "views": ("& dd.hits", ".hits"),
        "section": (".breadcrumb a", ".breadcrumbs a", "& dd.category-name a"),
        "tags": ("& .tags a",),
        "related": (".relateditems a", ".related-articles a"),
    },
    article_path=re.compile(r"(?:^|/)(?P<number>\d+)-[^/]+?(?:\.html)?/?$"),
    twin_path=re.compile(r"/(?:print|pdf)/?$"),
    other_path=re.compile(r"^/(?:administrator|component/(?!content)|media|modules|templates)(?:/|$)|\.(?:xml|feed)$"),
)
