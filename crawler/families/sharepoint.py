"""SharePoint: the "tandan" skin that several portals share, and the plain one.

A skin page is a publishing page whose folder is its day; a plain one shows an item of a list by its number. The
names that ASP.NET makes (``ctl00_ctl30_g_…``) change with every deployment: none is asked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

from crawler.attributes import plain
from crawler.clean.text import clean_line, fold
from crawler.families import form_item, generic, tails
from crawler.families.model import Family, Identity
from crawler.families.unmarked import called
from crawler.fields.trails import portalnames
from crawler.fields.tree import queries

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from crawler.fields.tree.hints import Located
    from crawler.html import Page

_SKIN = '[class*="tandan-"]'
_TITLES = (".tandan-p-article-news-title", ".tandan-title-view", "h1")
_NUMBERS = ("itemid", "nid", "newsid", "id")
_ITEM = re.compile(r"(?:^|&)(?:itemid|nid|newsid)=", re.IGNORECASE)
_DETAIL = re.compile(r"/[^/]*(?:chi-?tiet|detail|dispform)[^/]*$", re.IGNORECASE)
_OTHER = re.compile(
    r"/(?:_layouts|_vti_bin|_catalogs|_forms|_login)/|/(?:AllItems|EditForm|NewForm)\.aspx$", re.IGNORECASE
)


_FIELD = ".ms-rtestate-field"
_HEADINGS = "h1, h2, h3, .tandan-p-article-news-title, .tandan-title-view, #news-title"
_MOST_ABOVE = 12
"""Elements around a title among which that with its text is."""

_MIN_TEXT = 60
"""Characters from which a field holds a text, beside the heading that it may hold as well."""


class _Fielded(Family):
    """Where nothing else names the body it is a field of rich text; headers, boxes and footers have such fields too.

    It is the one that stands nearest to the title: the longest in the smallest element around both.
    """

    def locate(self, page: Page) -> Located | None:
        """A skin with a title of its own: what tells of the article stands where it reads like it."""
        if any(page.first(plain(selector)) is not None for selector in self.selectors["title"]):
            return None
        return generic.FAMILY.read(page, named=self.is_article_url(page.url) is True)

    def body_node(self, page: Page, scope: LexborNode | None) -> LexborNode | None:
        """See ``Family.body_node``."""
        fields = page.css(_FIELD, scope) or page.css(_FIELD)
        return (_nearest(page) if len(fields) > 1 else None) or max(fields, key=_length, default=None)


def _nearest(page: Page) -> LexborNode | None:
    """The longest field in the smallest element around the title that has one with text."""
    node = _title(page)
    for _ in range(_MOST_ABOVE):
        if node is None or node.tag == "body":
            return None
        found = [field for field in queries.every(node, _FIELD) if _length(field) >= _MIN_TEXT]
        if found:
            return max(found, key=_length)
        node = node.parent
    return None


def _title(page: Page) -> LexborNode | None:
    """The last heading that says what the page's metadata call the article: a banner may say it above."""
    wanted = set(called.titles(page, portalnames.names(page)))
    found = [node for node in page.css(_HEADINGS) if fold(clean_line(node.text(deep=True))) in wanted]
    return found[-1] if found else None


def _length(field: LexborNode) -> int:
    return len(field.text(deep=True).strip())


TANDAN = _Fielded(
    name="sharepoint-tandan",
    markers=(_SKIN, ".tandan-p-article-news-title", ".tandan-span-date-publish"),
    required=(
        ".tandan-p-article-main",
        ".tandan-p-article-news-content",
        ".ms-rtestate-field",
        "#art-content",
    ),
    scope=(".tandan-div-article",),
    selectors={
        "title": (*_TITLES[:2], "& h1"),
        # Rows of lists beside the article have it too.
        "published": (
            ".tandan-div-article .tandan-span-date-publish",
            *(f"{title} ~ .tandan-span-date-publish" for title in _TITLES),
            *(f".tandan-span-date-publish:has(~ {title})" for title in _TITLES),
        ),
        "lead": (".tandan-p-article-news-summary", "& .news-sapo"),
        "body": (".tandan-p-article-main", ".tandan-p-article-news-content", "#art-content"),
        "section": generic.FAMILY.selectors["section"],
        "tags": (".td-tags a",),
        "related": (".tandan-div-article-other a[href]", ".tandan-p-article-other a[href]"),
    },
    article_path=re.compile(r"/pages/(?:19|20)\d\d-\d\d?-\d\d?/[^/?]+\.aspx", re.IGNORECASE),
    other_path=_OTHER,
)


_BODIES = ("#news-detail", "#divArticleDescription2", "#divArticleContent", ".ms-rtestate-field")


class _SharePoint(_Fielded):
    """Items are numbered by list: the scope of a number is the list's folder, else the page that shows its items."""

    def is_generator_of(self, page: Page) -> bool:
        """See ``Family.is_generator_of``; pages of the skin name the same generator."""
        return super().is_generator_of(page) and page.first(_SKIN) is None

    def locate(self, page: Page) -> Located | None:
        """The item that a form shows; a form that shows none stands on a page of any kind."""
        if not page.shows(form_item.LABEL):
            return super().locate(page)
        located = form_item.read(page)
        if located is None and not any(page.first(selector) is not None for selector in _BODIES):
            return generic.FAMILY.locate(page)
        return located

    def identity(self, url: str) -> Identity | None:
        """The number of the list's item; None for publishing pages, which have none.

        >>> PLAIN.identity("http://a.vn/Lists/TinTuc/View_Detail.aspx?ItemID=7").of("a.vn")
        'a.vn:lists.tintuc:7'
        >>> PLAIN.identity("http://a.vn/Trang/ChiTietTinTuc.aspx?nid=113139&p=1").of("a.vn")
        'a.vn:trang.chitiettintuc:113139'
        >>> PLAIN.identity("http://a.vn/SitePages/hop-mat.aspx") is None
        True
        """
        if self.article_path is not None:
            return super().identity(url)
        parts = urlsplit(url)
        if not parts.query or not parts.path.lower().endswith(".aspx") or self.is_other(url):
            return None
        query = {name.lower(): values[0] for name, values in parse_qs(parts.query).items()}
        number = next((query[name] for name in _NUMBERS if query.get(name, "").isdecimal()), None)
        if number is None:
            return None
        names = unquote(parts.path).lower().removesuffix(".aspx").split("/")[1:]
        # All pages in a list's folder show items of that list.
        scope = [*(names[:-1] if names[-3:-2] == ["lists"] else names), query.get("list", "").lower().strip("{}")]
        return Identity(number, ".".join(re.sub(r"[^\w-]+", "-", name) for name in scope if name))

    def is_article_url(self, url: str) -> bool | None:
        """True where a list's item is shown, None elsewhere: publishing pages have addresses of any shape.

        >>> PLAIN.is_article_url("http://a.vn/Pages/chuyenmuc.aspx?id=32") is None
        True
        """
        if self.article_path is not None:
            return super().is_article_url(url)
        if self.is_other(url) or tails.is_page(url):
            return False
        # A bare "id" may be that of a section.
        is_sure = _ITEM.search(urlsplit(url).query) or _DETAIL.search(urlsplit(url).path)
        return True if is_sure and self.identity(url) is not None else None


PLAIN = _SharePoint(
    name="sharepoint",
    generator=re.compile(r"SharePoint", re.IGNORECASE),
    markers=(*_BODIES, form_item.LABEL),
    required=(*_BODIES, form_item.LABEL),
    selectors={
        "title": ("#news-title", "#divArticleDescription3 h1", "#divArticleDescription3"),
        "lead": ("#news-des", "#divArticleDescription1"),
        "body": ("#news-detail", "#divArticleDescription2", "#divArticleContent"),
        # The layouts of publishing pages that the system brings along.
        "published": (".article-header .date-line",),
        "byline": (".article-header .by-line",),
        "image": (".article .captioned-image",),
        "section": generic.FAMILY.selectors["section"],
        "attachments": ("#idAttachmentsTable a", '.ms-formbody a[href*="/Attachments/"]'),
    },
    other_path=_OTHER,
)
