"""NukeViet 3 and 4 and its eGovernment edition (templates of their default themes, pages of portals that run it).

Its news module numbers articles per language and module; a portal whose default module is the news
leaves both out of its addresses.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

from crawler.families import tails
from crawler.families.model import Family, Identity

# Functions of the news module and modules of the CMS that show no article, as their path segment.
_FUNCTIONS = (
    "rating|sendmail|users|login|logout|register|lostpass|seek|search|statistics|contact|voting|banners?|feeds?|rss|"
    "tags?|author|admin|about|siteterms|page|comment|download|rate|instant-rss|content|topic|groups|two-step-verification|"
    "language|freecontent|menu|sitemap[\\w.-]*"
)
# Those that portals write in; of other two letters categories are called ("kt", "gd", "xh").
_LANGUAGES = r"(?:vi|en|fr|zh|ja|ko|ru|lo|km|de|es)/"
# Before the language stands the folder that the CMS was put into (one host may have several), or the script where
# a server rewrites nothing.
_BASE = rf"^(?:/(?P<base>[\w-]+)(?=/index\.php/|/{_LANGUAGES}))?(?:/index\.php(?=/))?"
_PREFIX = _BASE + rf"(?:/(?P<lang>[a-z]{{2}}))?(?:/(?P<module>(?!{_LANGUAGES})[\w-]+))?"
# Version 3 ends them in a slash, as those of categories and of their pages: "nam-2015/" is one, "page-2/" the other.
_NO_CATEGORY = r"(?!^(?:/index\.php)?(?:/[a-z]{2})?/[^/]+/(?:[^/-]+-){1,3}\d+/$)"
_ARTICLE = (
    rf"/(?P<category>(?!{_LANGUAGES})[^/]+)/(?P<slug>(?!page-\d+/)[^/]+)-(?P<number>\d+)"
    r"(?:\.html?|/(?(module)|(?<!-19\d\d/)(?<!-20\d\d/)))$"
)
_TWINS = ("print/", "savefile/")
_OPERATION = re.compile(r"^(?P<category>[^/]+)/(?P<slug>(?!page-\d+/?$)[^/]+)-(?P<number>\d+)/?$")


class NukeViet(Family):
    """The URL names language and module, or neither: both are the scope of the number."""

    def identity(self, url: str) -> Identity | None:
        """See ``Family.identity``; also for addresses that are not rewritten (``?nv=news&op=…``).

        >>> FAMILY.identity("http://a.vn/kinh-te/hop-mat-2022-99.html")
        Identity(number='99', scope='')
        >>> FAMILY.identity("http://a.vn/vi/sngoaivu/kinh-te/hop-mat-407.html").of("a.vn")
        'a.vn:vi.sngoaivu:407'
        >>> FAMILY.identity("http://a.vn/index.php?language=vi&nv=news&op=kinh-te/hop-mat-99").of("a.vn")
        'a.vn:vi.news:99'
        >>> FAMILY.identity("http://a.vn/index.php?language=vi&nv=news&op=kinh-te/page-20") is None
        True
        >>> FAMILY.identity("http://a.vn/index.php/vi/news/Kinh-te/Hop-mat-99/").of("a.vn")
        'a.vn:vi.news:99'
        >>> FAMILY.identity("http://a.vn/so-y-te/vi/news/tin/hop-mat-99.html").of("a.vn")
        'a.vn:so-y-te.vi.news:99'
        >>> [FAMILY.identity(f"http://a.vn/vi/news/{path}/") for path in ("nam-2015", "kinh-te/page-2", "khu-vuc-1")]
        [None, None, None]
        >>> FAMILY.identity("http://a.vn/print/kinh-te/hop-mat-99.html") is None
        True
        """
        if self.is_other(url) or tails.is_page(url):
            return None
        parts = urlsplit(url)
        found = self.article_path.search(unquote(parts.path)) if self.article_path else None
        if found is not None:
            groups = found.groupdict()
            named = (groups.get(name) for name in ("scope", "base", "lang", "module"))
            return Identity(found["number"], ".".join(part for part in named if part))
        if "op=" not in parts.query:
            return None
        query = parse_qs(parts.query)
        operation = _OPERATION.match(query.get("op", [""])[0])
        if operation is None:
            return None
        base = parts.path.strip("/").removesuffix("index.php").strip("/").replace("/", ".")
        said = (base, *(query.get(name, [""])[0] for name in ("language", "nv")))
        return Identity(operation["number"], ".".join(part for part in said if part))

    def is_twin(self, url: str) -> bool:
        """See ``Family.is_twin``.

        >>> [FAMILY.is_twin(f"/index.php?nv=news&op={op}/hop-mat-99") for op in ("print/kinh-te", "kinh-te")]
        [True, False]
        """
        if "print" not in url and "savefile" not in url and "%" not in url:
            return False
        operation = parse_qs(urlsplit(url).query).get("op", [""])[0] if "op=" in url else ""
        return super().is_twin(url) or operation.startswith(_TWINS)

    def is_article_url(self, url: str) -> bool | None:
        """True for an address that ends in an article's number, False for everything else of this CMS."""
        return self.identity(url) is not None


FAMILY = NukeViet(
    name="nukeviet",
    generator=re.compile(r"NukeViet", re.IGNORECASE),
    markers=("#news-bodyhtml", "script[src*='/themes/'][src*='/js/news.js']"),
    # The last two of version 3 and of 4.0; articles alone show when they were put there.
    required=('[itemtype$="NewsArticle"]', "#news-bodyhtml", "#bodytext", ".news_column:has(h1) .bodytext"),
    refuses=(("#page-bodyhtml", "static-page"), (".nv-infodie", "soft-404")),
    describes=False,
    complete=True,
    scope=('[itemtype$="NewsArticle"]', ".news_column:has(#news-bodyhtml)", ".news_column:has(.bodytext)"),
    selectors={
        "title": ("& h1[itemprop=headline]", "& h1.title", "h1.title", ".header-details h1", ".news_column h1"),
        "published": ("& span.h5", "& .time", "& time", ".header-details .title .small"),
        # The time of the last edit stands under this name too; what is printed wins.
        "published-microdata": ("& span[itemprop=datePublished]",),
        "modified": ("& span[itemprop=dateModified]",),
        "lead": ("& .hometext", "& #hometext h2", "& #hometext .h2", "& #hometext"),
        "body": ("& #news-bodyhtml", "& .bodytext", "& #bodytext"),
        # One query each: usual pages have none of them.
        "image": ("& figure.article, #hometext .imghome, #imghome",),
        "views": ("& .views, li:has(.fa-eye)",),
        "byline": ("& p.h5.text-right", "& .author-name"),
        "section": (
            ".temp-breadcrumbs >> [itemprop=name]",
            ".breadcrumbs >> [itemprop=name]",
            ".breadcrumbs >> a",
            ".breadcrumb >> a",
        ),
        "tags": (
            '~ .news_column .h5 a[href*="/tag/"]',
            '~ .news_column a[href*="/tag/"], .h5 a[href*="/tag/"], .keywords a',
        ),
        "attachments": ("& .news-download-file a[href]:not([role=button])",),
        "related": ("~ .detail-related a[href]", "~ .other-news li a[href]"),
    },
    article_path=re.compile(_NO_CATEGORY + _PREFIX + _ARTICLE),
    twin_path=re.compile(_BASE + r"(?:/[a-z]{2})?(?:/[\w-]+)?/(?:print|savefile)/"),
    other_path=re.compile(rf"{_BASE}(?:/[a-z]{{2}})?(?:/[\w-]+)?/(?:{_FUNCTIONS})(?:/|$)|\.xml$|(?<!/index)\.php$"),
)
