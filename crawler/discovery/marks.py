"""What tags, ids and class names say of an element: furniture of the site, a pager, a sidebar."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_CHROME = re.compile(
    r"(?:^|[\s_-])(?:(?:main|top|left|right|sub|mega|side|foot|head|mobile|primary|second(?:ary)?|cat)?-?(?:menus?|navs?)"
    r"(?:bar|igation|s?ite|main|top|left|right)?|toolbar|topbar|copyright|sitemap|langs?|languages?|skip-links?)(?:$|[\s_\d-])"
    r"|bread?-?c[ru]+mb|footer|breadcum",
    re.IGNORECASE,
)
_BREADCRUMB = re.compile(r"bread?-?c[ru]+mb|breadcum", re.IGNORECASE)
# Not "sort-pages modify-pages": so Liferay calls its menu.
_PAGER = re.compile(
    r"pag(?:ination|inator|er|ing|enav|enavi|e-?numbers?|e-?nav)|phan-?trang|default-wp-page|"
    r"(?:^|(?<!sort)(?<!modify)[\s_-])pages(?:$|[\s_-])",
    re.IGNORECASE,
)
_REMARKS = re.compile(
    r"(?:^|[\s_-])(?:comments?|respond|binh-?luan|disqus_thread|fb-comments|share|sharing|social\w*|tags?|tag-?cloud|tagcloud|"
    r"tag-?links|keywords?|tu-?khoa|calendar\w*|datepicker|post-page-numbers|page-links?|pagelinks?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"(?:^|[\s_-])(?:entry-content|article-?content|bodytext|articlebody)(?:$|[\s_-])", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:^|\s)widgets?(?:$|[\s_-])|(?:^|[\s_-])(?:sidebars?|side-?bar|aside|related\w*|lien-?quan|others?|tin-?khac|"
    r"most-?(?:read|view)\w*|xem-?nhieu|noi-?bat|hot-?news|marquee|ticker|secondary)(?:$|[\s_-])",
    re.IGNORECASE,
)
_COLUMN = re.compile(
    r"(?:^|[\s_-])(?:(?:right|left)(?:-?col(?:umn)?|content)|col-?(?:right|left))(?:$|[\s_-])", re.IGNORECASE
)
# WordPress writes a post's own terms into its classes: they say nothing of the element.
_TERMS = re.compile(r"(?:^|(?<=\s))(?:tag|category|post_tag|topic)-\S+")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NO_DIGITS = dict.fromkeys(map(ord, "0123456789"))


class Marks:
    """What the elements around a link are called: bits of a plain int, since a page has hundreds of them to join."""

    CHROME = 1
    """Menu, header or footer of the site."""
    BREADCRUMB = 2
    PAGER = 4
    REMARKS = 8
    """Comments, sharing, tags, calendars: links in there are neither rows nor sections nor pages of the listing."""
    CONTENT = 16
    """Body of an article."""
    ASIDE = 32
    HEADING = 128
    """Inside ``h1`` to ``h6``."""
    COLUMN = 256
    """In a column that is called by its side: beside the list, or where the list itself is."""
    BLOCK = 64
    """Inside a block of content, by tag: a ``header`` in there is not the site's."""


_NAMES = (
    (Marks.CHROME, _CHROME),
    (Marks.BREADCRUMB, _BREADCRUMB),
    (Marks.PAGER, _PAGER),
    (Marks.REMARKS, _REMARKS),
    (Marks.CONTENT, _CONTENT),
    (Marks.ASIDE, _ASIDE),
    (Marks.COLUMN, _COLUMN),
)


def read(tag: str, attributes: Mapping[str, str | None], above: int) -> int:
    """The marks of an element inside others with the marks ``above``.

    >>> read("div", {"class": "main-menu"}, 0) == Marks.CHROME
    True
    >>> read("div", {"class": "sort-pages modify-pages"}, 0), read("div", {"class": "list-pages"}, 0) == Marks.PAGER
    (0, True)
    """
    classes = attributes.get("class") or ""
    found = above
    if tag != "body" and (classes or attributes.get("id")):
        found |= _named(attributes.get("id") or "", classes)
    if tag in ("article", "main", "section", "li", "td"):
        found |= Marks.BLOCK
    elif tag in ("nav", "footer") or (tag == "header" and not found & Marks.BLOCK):
        found |= Marks.CHROME
    elif tag == "aside":
        found |= Marks.ASIDE
    elif tag in _HEADINGS:
        found |= Marks.HEADING
    if attributes.get("itemprop") == "articleBody":
        found |= Marks.CONTENT
    return found


def own_classes(classes: str) -> str:
    """Class names without the terms of a WordPress post.

    >>> own_classes("post-7 hentry category-menu tag-lua").split()
    ['post-7', 'hentry']
    """
    return _TERMS.sub("", classes) if "hentry" in classes or "type-post" in classes else classes


@lru_cache(maxsize=4096)
def _named(own_id: str, classes: str) -> int:
    # Digits left out: the same few names then stand on every page of a portal.
    return _marks(f"{own_id} {own_classes(classes)}".translate(_NO_DIGITS))


@lru_cache(maxsize=4096)
def _marks(names: str) -> int:
    found = 0
    for mark, pattern in _NAMES:
        if pattern.search(names):
            found |= mark
    return found
