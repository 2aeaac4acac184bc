"""Liferay: its own asset publisher, and two sets of news portlets that run on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from crawler.clean.text import clean_line
from crawler.families import generic
from crawler.families.framed import Framed
from crawler.families.model import Identity
from crawler.fields.lines import meta
from crawler.fields.tree.flow import Line

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from crawler.fields.tree.hints import Located
    from crawler.html import Page

_SECTION = generic.FAMILY.selectors["section"]
_FRAME = (".portlet-boundary", '[id^="p_p_id_"]')
_ABSTRACTS = ".asset-abstract ~ .asset-abstract"
_TIME = '[class*="date"], [class*="time"], [class*="publish"], [class*="ngay_xb"]'

# The title in an address is unique within its site, the group, whose name or number some forms show.
_PUBLISHED = re.compile(
    r"^(?:/vi(?:_VN)?)?(?P<before>/.*?)?/-/(?:asset_publisher/[^/]+/content/(?:id/)?)?"
    r"(?P<title>[^/]+)(?:/(?P<group>\d+))?/?$"
)
_SITE = re.compile(r"^(?:/(?P<language>[a-z]{2}(?:_[A-Z]{2})?))?(?:/web/(?P<site>[^/]+))?(?:/|$)")


# Numbers of the portlets that run on it: in the query, or behind the slug of their own address.
_NUMBERED = re.compile(r"(?:^|&)(?:_\w+_articleId|dinhdanh)=(\d+)(?:&|$)")
_DETAILS = re.compile(r"/-/details/\d+/(?:[^/]*-)?(\d+)/?$")


class Liferay(Framed):
    """One identity for all three: a home page may be taken for the wrong one.

    The publisher's address names the article by its title, once with and once without the default language.
    """

    def identity(self, url: str) -> Identity | None:
        """
        >>> FAMILY.identity("https://a.vn/vi/web/dng/-/hop-mat").of("a"), FAMILY.identity("https://a.vn/-/hop-mat").of("a")
        ('a:dng:hop-mat', 'a:hop-mat')
        >>> FAMILY.identity("https://a.vn/tin/-/asset_publisher/Enp2/content/hop-mat/20181").of("a")
        'a:20181:hop-mat'
        >>> FAMILY.identity("https://a.vn/-/details/37/hop-mat-1411").of("a"), FAMILY.identity("https://a.vn/t?dinhdanh=5")
        ('a:1411', Identity(number='5', scope=''))
        """
        if self.article_path is not None:
            return super().identity(url)
        parts = urlsplit(url)
        numbered = _NUMBERED.search(parts.query)
        if numbered is not None:
            return Identity(numbered[1])
        path = unquote(parts.path)
        detailed = _DETAILS.search(path)
        if detailed is not None:
            return Identity(detailed[1])
        found = _PUBLISHED.match(path)
        if found is None:
            return None
        site = _SITE.match(found["before"] or "")
        named = (site["language"], site["site"]) if site is not None else ()
        return Identity(found["title"], ".".join(part for part in (*named, found["group"]) if part))

    def is_article_url(self, url: str) -> bool | None:
        """True for addresses of published content; nothing is said of any other, which a portlet may make.

        >>> FAMILY.is_article_url("https://a.vn/-/hop-mat"), FAMILY.is_article_url("https://a.vn/tin-tuc")
        (True, None)
        """
        if self.article_path is not None:
            return super().is_article_url(url)
        return self.identity(url) is not None or None


def _holds_date(piece: LexborNode) -> bool:
    """Whether the template of a piece of web content sets the article's date above the text: then it holds more than
    the text, and what is which is told by content."""
    node = piece
    for _ in range(_MOST_AROUND):
        parts = [child for child in node.iter(include_text=True) if not child.is_text_node or child.text().strip()]
        above = [clean_line(part.text(deep=True)) for part in parts[:_MOST_ABOVE] if part.tag in _HOLDERS]
        if any(meta.says_publishing(Line(line)) for line in above):
            return True
        if any(part.is_text_node for part in parts) or not 0 < len(parts) <= _MOST_PARTS:
            break
        said = [clean_line(part.text(deep=True)) for part in parts]
        at = max(range(len(parts)), key=lambda each: len(said[each]))
        if parts[at].tag not in _HOLDERS:
            break
        if any(len(line) <= meta.MAX_META and meta.read(Line(line)).date for line in said[:at]):
            return True
        if len(parts) > 1:
            break
        node = parts[at]
    return False


_MOST_AROUND, _MOST_PARTS, _MOST_ABOVE = 4, 10, 3
_HOLDERS = frozenset({"div", "section", "article"})


class Publisher(Liferay):
    """The body is a piece of web content, as the page's header and footer may be."""

    def body_node(self, page: Page, scope: LexborNode | None) -> LexborNode | None:
        """See ``Family.body_node``: the longest piece, of those without a title or time beside them a long one."""
        pieces = page.css(".journal-content-article", scope)
        longest = max(pieces, key=lambda node: len(node.text(deep=True)), default=None)
        if longest is None or (scope is None and len(longest.text(deep=True).strip()) < generic.MIN_UNDATED):
            return None
        return None if _holds_date(longest) else longest

    def locate(self, page: Page) -> Located | None:
        """See ``Family.locate``; a list of abstracts without any whole text is no article, however short they are."""
        abstracts = page.first(_ABSTRACTS) is not None and page.first(".asset-full-content") is None
        return None if abstracts and not self.is_article_url(page.url) else super().locate(page)


FAMILY = Publisher(
    name="liferay",
    markers=(".portlet-boundary", ".journal-content-article", '.portlet-boundary[id^="p_p_id_"]'),
    # A header may be web content as well: the article's frame holds its title, else its time.
    scope=tuple(
        f"{frame}:has({sign}):has(.journal-content-article, .content-detail)"
        for sign in (".title-news h1, h1.title-detail, .title-art", _TIME)
        for frame in _FRAME
    ),
    selectors={
        "title": ("& .title-news h1", "& h1.title-detail", "& .title-art", "& .asset-full-content .component-title"),
        "lead": ("& .sapo",),
        "published": ("& .metadata-publish-date",),
        "views": ("& .metadata-view-count", ".portlet-blogs .view-count"),
        "body": ("& .content-detail", ".portlet-blogs .entry-body"),
        "related": ("& .asset-links-list a",),
        "section": (*_SECTION, "& .asset-full-content .asset-categories a"),
        # In clouds of tags an entry of a list is called so.
        "tags": ("& span.taglib-asset-tags-summary > a", "& span.taglib-asset-tags-summary > span"),
    },
)

VNPT = Liferay(
    name="liferay-vnpt",
    markers=("#contentDetailTitleId", "#sapoDetailId", "#contentDetail"),
    scope=tuple(f"{frame}:has(#contentDetail)" for frame in _FRAME),
    selectors={
        "title": ("#contentDetailTitleId",),
        "lead": ("#sapoDetailId",),
        "body": ("#contentDetail",),
        "section": _SECTION,
    },
)

DNICT = Liferay(
    name="liferay-dnict",
    markers=(".the-article", ".the-article-timecreate", "header.title-article", ".the-article-createby"),
    scope=(*(f"{frame}:has(.the-article)" for frame in _FRAME), ".the-article"),
    selectors={
        "title": ("& .title-article",),
        "published": ("& .the-article-timecreate",),
        "views": ("& .viewcount",),
        "byline": ("& .the-article-author",),
        # These two names are guessed; where neither stands the page is read by content.
        "body": ("& .the-article-body", "& .the-article-content"),
        "section": _SECTION,
    },
)
