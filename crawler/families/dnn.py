"""DNN (DotNetNuke): modules in panes; news modules name their fields in the ends of generated ids."""

from __future__ import annotations

import re

from crawler.families import generic
from crawler.families.framed import Framed

# Rows of its lists are articles to this module, too: with the title in a smaller heading, which leads to theirs.
_LED = ":has(a.edn_articleTitle, a > .edn_articleTitle, .edn_articleTitle a)"
_DETAILS = (
    ".edn_articleDetails",
    ".edn_article:has(h1)",
    f".edn_article:has(.edn_article_content):not({_LED})",
)

# Banners, links and footers are modules of plain HTML, and each module has a container with its name above it.
_TEXT = '[id$="_lblContent"]:not([id$="HtmlModule_lblContent"])'
_TITLE = '[id$="_lblTitle"]:not([id$="dnnTITLE_lblTitle"])'
_MODULES = (f".DnnModule:has({_TEXT})", ".DnnModule:has(.content-detail)")
_HEADS = tuple(f"{frame} .Head" for frame in (*_MODULES, *_DETAILS))

FAMILY = Framed(
    name="dnn",
    generator=re.compile(r"^\s*(?:DotNetNuke|DNN\b)", re.IGNORECASE),
    markers=(".DnnModule", "#dnn_ContentPane", 'input[name="__dnnVariable"]'),
    scope=(*_MODULES, *_DETAILS),
    # The ends of the ids are guessed, as modules of this CMS usually name them; without them content decides.
    selectors={
        "title": (f"& {_TITLE}", "& .title-detail", "& .edn_articleTitle", *_HEADS),
        # The skin's clock, in no module, ends so as well.
        "published": ('.DnnModule [id$="_lblDate"]', "& .edn_metaDetails time", "& .edn_publishDate"),
        "lead": (
            '& [id$="_divLead"]',
            '& [id$="_lblLead"]',
            '& [id$="_lblSummary"]',
            "& .sapo",
            "& .edn_articleSummary",
        ),
        "image": ("& .edn_articleImage",),
        "views": ("& .edn_views",),
        "tags": ("& .edn_tags a",),
        "related": (".edn_relatedArticles a",),
        "body": (
            f"& {_TEXT}",
            '& [id$="_lblDetail"]',
            "& .content-detail",
            *(f"{frame} {text}" for frame in _DETAILS for text in (".edn_article_content", ".edn_articleContent")),
        ),
        "section": ("& .edn_categories a", '[id$="_lblBreadCrumb"] a', *generic.FAMILY.selectors["section"]),
    },
    article_path=re.compile(
        r"(?:/(?:newsid|articleid)/|[?&](?:newsid|newsviews|articleid|itemid)=)(?P<number>\d+)(?=$|[/?&])",
        re.IGNORECASE,
    ),
    numbers_slugs=True,
    other_path=re.compile(r"/(?:ctl|login|register|logoff)(?:/|\.aspx|$)|/DesktopModules/", re.IGNORECASE),
)
