"""Drupal 7 to 10: nodes are numbered over the whole portal, their fields are named in classes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.families import tails
from crawler.families.framed import Framed
from crawler.families.model import Identity

if TYPE_CHECKING:
    from crawler.html import Page

_NODE = re.compile(r"(?:^|\s|/)(?:page-)?node[-/](\d+)(?:\s|$)")


class Drupal(Framed):
    """Identity is the node's number: in addresses without an alias, else in the page."""

    def page_identity(self, page: Page) -> Identity | None:
        """Number of the node shown: its own attribute, the short link, else the class of ``body``."""
        number = page.attr(".node--view-mode-full[data-history-node-id]", "data-history-node-id")
        if number and number.isdigit():
            return Identity(number)
        body = page.tree.body
        named = (body.attributes.get("class") or "") if body is not None else ""
        for value in (page.attr('link[rel="shortlink"]', "href") or "", named):
            found = _NODE.search(value)
            if found is not None:
                return Identity(found[1])
        return None

    def is_article_url(self, url: str) -> bool | None:
        """True for ``/node/N``; None for an alias, which may lead anywhere but to a page of a listing.

        >>> FAMILY.is_article_url("http://a.vn/vi/node/99"), FAMILY.is_article_url("http://a.vn/tin-tuc/hop-mat")
        (True, None)
        >>> FAMILY.is_article_url("http://a.vn/user/login"), FAMILY.identity("http://a.vn/vi/node/99").of("a.vn")
        (False, 'a.vn:99')
        >>> FAMILY.is_article_url("http://a.vn/tin-tuc/trang-2")
        False
        """
        if self.is_other(url) or tails.is_page(url):
            return False
        return True if self.identity(url) is not None else None


FAMILY = Drupal(
    name="drupal",
    generator=re.compile(r"^Drupal\b", re.IGNORECASE),
    markers=("[data-drupal-selector]", ".field--name-body", ".field-name-body", ".node--view-mode-full"),
    required=(
        ".node--view-mode-full:not(.node--type-page)",
        ".node.view-mode-full:not(.node-page)",
        "body.page-node:not(.node-type-page):not(.node-type-webform):has(.submitted) .field-name-body",
    ),
    refuses=(
        (".node--type-page.node--view-mode-full, .node-page.view-mode-full", "static-page"),
        ("form.user-login-form, #user-login", "login"),
    ),
    # The themes of version 7 call no mode but the teaser, whose title is a link; of its pages only those of a node are
    # called so.
    scope=(
        ".node--view-mode-full",
        ".node.view-mode-full",
        'body.page-node .node[id^="node-"]:not(.node-teaser):not(:has(> h2 a))',
    ),
    selectors={
        "title": (
            ".field--name-title",
            ".block-page-title-block h1",
            "h1.page-header",
            "h1.page-title",
            "h1#page-title",
            "& h1",
            "h1.title",
        ),
        "published": ("& .field--name-created", "& .node__submitted", "& .node__meta", "& .submitted", "& time"),
        "modified": ("& .field--name-changed",),
        "lead": ('& [class*="field-summary"]', '& [class*="field-sapo"]', '& [class*="field-tom-tat"]'),
        "body": (
            "& .field--name-body",
            "& .field-name-body",
            '& [class*="field-noi-dung"]',
            "& .field--name-field-paragraphs",
            '& [class*="name-field-content"]',
        ),
        "image": (
            "& .field--name-field-image",
            "& .field-name-field-image",
            "& .field--name-field-media",
            '& [class*="field-hinh-anh"]',
        ),
        "views": ("& .statistics-counter", "& .statistics_counter", '& [class*="field-luot-xem"] .field__item'),
        "byline": (
            '& [class*="field-author"], [class*="field-tac-gia"], [class*="field-source"], [class*="field-nguon"]',
        ),
        "section": (
            ".breadcrumb a",
            '& [class*="field-chuyen-muc"] a',
            "& .post-categories a",
            '[aria-labelledby*="breadcrumb"] a',
        ),
        "tags": ("& .field--name-field-tags a", "& .field-name-field-tags a"),
        "attachments": ("& .field--type-file a", "& .field-type-file a"),
    },
    article_path=re.compile(r"(?:^|/)node/(?P<number>\d+)/?$"),
    twin_path=re.compile(r"/(?:print|printpdf|printmail|printable|print/pdf)/(?:\w+/)?(?:node/)?\d+"),
    other_path=re.compile(
        r"^(?:/[a-z]{2}(?:-[a-z]+)?)?/(?:user|users|search|admin|comment|filter|contact|batch|system|sites)(?:/|$)|\.xml$"
    ),
)
