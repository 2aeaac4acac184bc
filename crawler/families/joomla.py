"""Joomla 1.5 to 5: articles of its content component and of K2, numbered over the whole portal."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

from crawler.families import tails
from crawler.families.framed import Framed
from crawler.families.model import Identity

_CATEGORY = re.compile(r"\d+-")
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[a-z]{2})?$")
_SURE = 4
"""Digits of a number that no category has."""


def _above(path: str) -> str:
    """The segment above the last one; empty where only the site's entry and a language stand there."""
    above = unquote(path).strip("/").split("/")[:-1]
    named = [name for name in above if name != "index.php" and not _LANGUAGE.match(name)]
    return named[-1] if named else ""


class Joomla(Framed):
    """The number stands before the slug (``/tin-tuc/3030-hop-mat``) or in the query (``view=article&id=99``).

    Categories are numbered alike, one segment above: ``/8-tin-tuc`` is one, ``/8-tin-tuc/99-hop-mat`` an article.
    """

    def identity(self, url: str) -> Identity | None:
        """
        >>> FAMILY.identity("http://a.vn/index.php?option=com_content&view=article&id=99:hop-mat&catid=3")
        Identity(number='99', scope='')
        >>> FAMILY.identity("http://a.vn/tin-tuc/3030-hop-mat"), FAMILY.identity("http://a.vn/tin-tuc?start=20")
        (Identity(number='3030', scope=''), None)
        >>> FAMILY.identity("http://a.vn/8-tin-tuc"), FAMILY.identity("http://a.vn/vi/8-tin-tuc/8-hop-mat")
        (None, Identity(number='8', scope=''))
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
        if found is None or not (self.closed or _above(parts.path)):
            return None
        return Identity(found["number"])

    def is_article_url(self, url: str) -> bool | None:
        """True where a number shows; None for aliases without one: menu entries may lead to an article.

        >>> FAMILY.is_article_url("http://a.vn/tin-tuc/3030-hop-mat"), FAMILY.is_article_url("http://a.vn/gioi-thieu")
        (True, None)
        """
        if self.is_other(url):
            return False
        found = self.identity(url)
        if found is None:
            return False if self.closed or tails.is_page(url) else None
        # Sections have small numbers, of which the address of a section below a menu entry shows one too.
        parts = urlsplit(url)
        is_sure = bool(self.closed or "view" in parse_qs(parts.query) or _CATEGORY.match(_above(parts.path)))
        return True if is_sure or len(found.number) >= _SURE else None

    def is_other(self, url: str) -> bool:
        """See ``Family.is_other``; components other than the content one are named in the query."""
        query = urlsplit(url).query
        return super().is_other(url) or bool(_OTHER_QUERY.search(query))


_OTHER_QUERY = re.compile(
    r"(?:^|&)(?:option=com_(?!content\b)\w+|view=(?:category|categories|featured|archive|form)|task=(?:category|section|"
    r"blog\w*)|format=(?:feed|pdf|raw))(?:&|$)"
)

_HELIX_IMAGE = ".article-details > .article-full-image"
"""Above the title, in the theme's frame."""

FAMILY = Joomla(
    name="joomla",
    generator=re.compile(r"^Joomla", re.IGNORECASE),
    markers=(
        "#k2Container",
        ".item-page",
        ".com-content-article",
        "dl.article-info",
        ".contentpaneopen",
        "body.com_content",
    ),
    required=(
        "#k2Container.itemView",
        ".item-page",
        ".com-content-article",
        ".contentpaneopen",
        "body.view-article",
        ".eb-entry .eb-entry-title",
    ),
    refuses=(
        (".blog, .category-list, .blog-featured, .com-content-category-blog", "listing"),
        (".com-users-login, .view-login", "login"),
        (".contact, .com-contact", "static-page"),
        ("#k2Container.itemListView, #k2Container.userView, #k2Container.tagView, #k2Container.genericView", "listing"),
    ),
    scope=(".item-page", ".com-content-article", "#k2Container.itemView", ".eb-entry"),
    selectors={
        "title": (
            "& h1[itemprop=headline]",
            "& h2[itemprop=headline]",
            "& .page-header h1, .page-header h2",
            "& .article-title",
            ".contentheading",
            "& .itemTitle",
            "& .eb-entry-title",
            "& h1, h2",
        ),
        "published": (
            "& dd.published",
            "& dd.create",
            "& .createdate",
            "& .article-info time",
            "& .itemDateCreated",
            "& .eb-entry-date",
        ),
        "modified": ("& dd.modified", "& .modifydate", "& .itemDateModified"),
        "lead": ("& .article-intro", "& .introtext", "& .item-intro", "& .itemIntroText"),
        "body": (
            "& [itemprop=articleBody]",
            "& .com-content-article__body",
            "& .article-content",
            "& .item-body",
            "& .itemFullText",
            "& .eb-entry-article",
            ".article-content",
            # Of 1.5: who wrote, when and the last change have such cells too.
            ".contentpaneopen td[colspan]:not(.createdate):not(.modifydate):not(:has(> .small))",
            ".item-page",
        ),
        "image": (
            "& .item-image",
            "& .pull-left.item-image",
            "& .com-content-article__image",
            "& .itemImageBlock",
            _HELIX_IMAGE,
        ),
        "film": ("& .itemVideoBlock",),
        "views": (
            ".item-page .hits",
            ".com-content-article .hits",
            ".contentpaneopen .hits",
            "& .itemHits",
            "& .eb-meta-views",
        ),
        "section": (
            ".breadcrumb a",
            ".breadcrumbs a",
            "& dd.category-name a",
            ".article-details > .article-info .category-name a",
            "& .itemCategory a",
            "& .eb-meta-category a",
        ),
        "tags": ("& .tags a", "& .itemTagsBlock a", "& .eb-tags a"),
        "attachments": ("& .itemAttachments a", "& .attachmentsList a.at_url"),
        "related": (
            ".relateditems a",
            ".related-articles a",
            "& .itemRelated a.itemRelTitle",
            "& .itemRelated li a",
            "& .eb-entry-related a",
        ),
    },
    article_path=re.compile(r"(?:^|/)(?P<number>\d+)-[^/]+?(?:\.html)?/?$"),
    twin_path=re.compile(r"/(?:print|pdf)/?$"),
    other_path=re.compile(r"^/(?:administrator|component/(?!content)|media|modules|templates)(?:/|$)|\.(?:xml|feed)$"),
)
