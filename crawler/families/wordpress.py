"""WordPress with any theme: post numbers stand in the page, dates in most addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from crawler.families import tails
from crawler.families.model import Family, Identity

if TYPE_CHECKING:
    from crawler.html import Page

_DATED = re.compile(r"/(?:19|20)\d\d/[01]?\d/(?:[0-3]?\d/)?(?P<slug>(?!page/)[^/]*[^/\d][^/]*)(?:/\d+)?/?$")
_LISTING = re.compile(
    r"^(?:/[a-z]{2})?(?:/|/(?:category|tag|author|chuyen-muc|the|tac-gia)/.*|.*/page/\d+/?|"
    r"/(?:19|20)\d\d(?:/\d\d?){0,2}/?)$"
)
_BODY_ID = re.compile(r"(?:^|\s)(?:postid|page-id)-(\d+)(?:\s|$)")
_POST_ID = re.compile(r"^post-(\d+)$")


class WordPress(Family):
    """Identity is the post's number, which the address shows only in its unrewritten form ``?p=N``."""

    def identity(self, url: str) -> Identity | None:
        """
        >>> FAMILY.identity("http://a.vn/?p=99"), FAMILY.identity("http://a.vn/2022/05/hop-mat/")
        (Identity(number='99', scope=''), None)
        """
        query = urlsplit(url).query
        number = parse_qs(query).get("p", [""])[0] if query and not self.is_other(url) else ""
        return Identity(number) if number.isdigit() else None

    def page_identity(self, page: Page) -> Identity | None:
        """The post's number: class of ``body``, else of the short link, else id of the article."""
        body = page.tree.body
        found = _BODY_ID.search((body.attributes.get("class") or "") if body is not None else "")
        if found is not None:
            return Identity(found[1])
        link = page.attr('link[rel="shortlink"]', "href")
        if link:
            return self.identity(link)
        found = _POST_ID.match(page.attr("article[id]", "id") or "")
        return Identity(found[1]) if found else None

    def is_article_url(self, url: str) -> bool | None:
        """True for dated addresses and ``?p=N``, False for listings; None for ``/<slug>/``: post or page.

        >>> FAMILY.is_article_url("http://a.vn/2022/05/hop-mat/2/"), FAMILY.is_article_url("http://a.vn/2022/05/")
        (True, False)
        >>> FAMILY.is_article_url("http://a.vn/hop-mat/"), FAMILY.is_article_url("http://a.vn/tin-tuc/trang-2/")
        (None, False)
        """
        if self.is_other(url) or tails.is_page(url):
            return False
        parts = urlsplit(url)
        if _DATED.search(parts.path) or self.identity(url) is not None:
            return True
        return False if _LISTING.match(parts.path) else None

    def is_other(self, url: str) -> bool:
        """See ``Family.is_other``; some addresses of this CMS show what they are only in the query."""
        return super().is_other(url) or bool(_OTHER_QUERY.search(urlsplit(url).query))


_OTHER_QUERY = re.compile(
    r"(?:^|&)(?:replytocom|share|attachment_id|s|preview|feed|rest_route|add-to-cart|like_comment)="
)

FAMILY = WordPress(
    name="wordpress",
    generator=re.compile(r"^WordPress\b", re.IGNORECASE),
    markers=(
        'link[rel="https://api.w.org/"]',
        "body.single-post",
        ".elementor-location-single",
        'script[src*="/wp-includes/"]',
    ),
    required=(
        "body.single:not(.attachment)",
        # Page builders leave the classes of the body out.
        "body:not(.home):not(.blog):not(.archive):not(.search):not(.page) article.type-post h1.entry-title",
    ),
    refuses=(
        ("body.error404", "soft-404"),
        ("body.attachment", "static-page"),
        ("body.home, body.blog, body.archive, body.search", "listing"),
        ("body.page", "static-page"),
    ),
    often_leads_with_first_paragraph=True,
    # A page builder's articles are those of its lists, and so are all of a theme that has none around the post.
    scope=(
        "article.type-post:not(.elementor-post)",
        ".elementor-location-single",
        ".jeg_inner_content",
        "article:has(h1, .entry-content)",
        "main",
        "article",
    ),
    selectors={
        "title": ("h1.entry-title", "& h1", "h1[class*=title]", "main h1", "h1"),
        "published": (
            "& time.published",
            "& time.entry-date",
            "& .entry-meta time",
            "& time",
            "& .post-meta .published",
            "& .posted-on .published",  # beside it the day of the last change, which the theme's style hides
            "& .jeg_meta_date",
            "& .tie-date",
            "& .fusion-meta-info-wrapper > span:not([class])",
            "& .posted-on",
            "& .post-date",
            "& .entry-date",
            "& .entry-meta-date",
            "& .date",
            "time[datetime]",
            "& .elementor-post-info",
        ),
        "modified": ("& time.updated:not(.published):not(.entry-date)", "& [itemprop=dateModified]"),
        "lead": ("& .entry-excerpt", "& .post-excerpt", "& .single-excerpt", "& .sapo", ".jeg_post_subtitle"),
        "body": (
            ".entry-content",
            ".td-post-content",
            ".elementor-widget-theme-post-content",
            ".cm-entry-summary",
            ".post-content",
            ".single-content",
            ".the-content",
            "& .content",
            "& .entry",
        ),
        "image": (
            ".jeg_featured",
            "& img.wp-post-image",
            "& .post-thumbnail img",
            ".featured-image img",
            "& .wp-block-post-featured-image img",
            ".elementor-widget-theme-post-featured-image img",
            ".tdb_single_featured_image",
            ".et_pb_post > .et_post_meta_wrapper > img",
        ),
        "byline": ("& .td-post-source-via .td-post-small-box",),
        "views": ('& [class*="views"]', '[class*="post-views"]', "& .entry-meta .hits", ".jeg_views_count"),
        "section": (
            ".breadcrumbs a",
            ".breadcrumb a",
            ".jeg_breadcrumbs a",
            "#crumbs a, #breadcrumb a",  # one query: usual pages have neither
            ".rank-math-breadcrumb a",
            ".yoast-breadcrumbs a",
            "& .taxonomy-category a",
            "a.elementor-post-info__terms-list-item",
            "& .ast-terms-link a",
            '& a[rel~="category"]',
            '.single a[rel~="category"]',
            ".tdb_breadcrumbs a",
            "& .td-category a",
            "& .entry-category a",
            "& .post-cat-wrap a",
            "& header .category a",
        ),
        # The entry of a menu that is the category of the post shown.
        "section-in-menu": ("li.current-post-parent > a",),
        "tags": (
            "& .taxonomy-post_tag a",
            '& :not(.taxonomy-category) > a[rel="tag"]',
            "& .td-tags a",
            ".post-tag a[rel=tag]",
            '.single :not(.taxonomy-category) > a[rel="tag"]',
        ),
        "related": (
            ".related-posts h3 a, .related-posts h4 a",
            ".jp-relatedposts-post-title a",
            ".yarpp-related a",
            "#related_posts .related-item h3 a",
            ".jnews_inline_related_post .jeg_post_title a",
            ".td_block_related_posts .td-module-title a",
            ".jnews_related_post_container .jeg_post_title a",
            ".related-posts a",
        ),
    },
    article_path=_DATED,
    other_path=re.compile(
        r"/(?:wp-login\.php|wp-admin|wp-json|wp-content|wp-includes|xmlrpc\.php|wp-signup\.php|wp-cron\.php)(?:/|$)|"
        r"/(?:feed|comments|trackback|embed|amp)(?:/|$)|/attachment/|/comment-page-\d+|/wp-sitemap[\w-]*\.xml$|\.xml$"
    ),
    # The print view that print plugins add below a post's address.
    twin_path=re.compile(r"/print/?$|/print-page/?$"),
)
