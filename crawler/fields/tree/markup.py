"""What tags, styles and class names mean for the reading of a page: tables, and small readers of attributes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

SKIPPED = frozenset(
    {
        "script", "style", "noscript", "template", "svg", "canvas", "button", "input", "select", "textarea", "nav",
        "footer", "head", "title", "meta", "link", "map", "datalist", "dialog", "math", "menu", "-comment",
    }
)  # fmt: skip
"""Elements that hold nothing of an article's text."""

FORM_FIELDS = frozenset({"input", "select", "textarea"})
"""What the label of a form stands before."""

PLAIN = frozenset({"tbody", "thead", "tr", "b", "strong", "em", "u", "o:p"})
"""Elements whose attributes say nothing on the pages seen: reading them takes as long as all the rest."""

ICONS = frozenset({"i", "em", "span"})
"""Elements that icon sets are drawn with, where they are empty."""

BLOCKS = frozenset(
    {
        "p", "div", "section", "article", "header", "main", "ul", "ol", "li", "dl", "dt", "dd", "table", "tbody",
        "thead", "tfoot", "tr", "td", "th", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre",
        "address", "center", "figure", "figcaption", "form", "fieldset", "details", "summary", "body", "html", "hr",
        "aside", "legend", "picture-caption", "footer",
    }
)  # fmt: skip
"""Elements before and after which a line ends."""

_SMALL = ("icon", "link", "button", "chip", "badge", "tooltip", "time", "date", "pipe", "emoji", "label")


def is_part(tag: str) -> bool:
    """Whether an element that a framework made (``mat-card-title``, ``app-article``) is a part of the page that stands
    in lines of its own; the names of those within a line say what they are.

    >>> is_part("mat-card-title"), is_part("app-date"), is_part("amp-img")
    (True, False, False)
    """
    return "-" in tag and not (tag.endswith(_SMALL) or tag.startswith("amp-"))


IMAGES = frozenset({"img", "amp-img"})
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BOLD = frozenset({"b", "strong"})
ITALIC = frozenset({"i", "em", "cite"})
FRAMES = frozenset({"iframe", "video", "audio", "embed", "object", "oembed"})
SHOWN = IMAGES | FRAMES
"""What is shown itself, however it is set: "display: block" centres a picture."""

_ALIGN_STYLE = re.compile(r"text-align\s*:\s*(left|right|center|justify)", re.IGNORECASE)
# Bootstrap, WordPress, Drupal's editor and Word all name alignments in classes.
_ALIGN_CLASS = re.compile(r"(?:^|[\s-])(?:text-|align-?|rte)(left|right|center|justify|end)\b", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_CLASS = re.compile(
    # Bootstrap, WordPress, Liferay, Drupal and SharePoint each have their own.
    r"(?:^|\s)(?:hidden|hide|d-none|sr-only|visually-?hidden|screen-reader-text|no-display|hide-accessible|"
    r"element-invisible|assistive-text|ms-hidden|ng-hide|modal fade)(?:\s|$)",  # a dialog that no one opened
    re.IGNORECASE,
)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?<!wp-)(?:caption|image-?caption|img-?caption|photo-?caption|wp-caption-text|pcaption|(?:photo|video)cms_caption|"
    r"expnoedit|chu-?thich(?:-?anh)?|desc-?img|img-?desc|image-?desc|image_desc|imgdesc)(?:$|[\s_-])|"
    # Written together with what holds the picture ("itemImageCaption").
    r"(?:image|img|photo|picture)-?(?:caption|credits?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_FURNITURE_CLASS = re.compile(
    # Whole names: parts of them occur in classes of articles ("tag-huyen-uy", "elementor-widget", "comments-open").
    r"(?:^|\s)(?:tags?|widget|buttonheading|lien-?quan|tools?|banner|modal|tooltip|popup|sidebar|share|social|socials|comments?|respond|"
    r"related|relate|rating|ratings|vote|voting|pager|keywords|breadcrumbs?|breakcumb|pagination|fb-like|author-box|metadata-author|"
    # Names with any beginning or end.
    r"[\w-]*(?:addthis|addtoany|sharethis|sharedaddy|share-?(?:buttons?|box|bar|links?|icons?)|sharing|social-?(?:share|icons?|links?|"
    r"buttons?|box|bar)|socialshare|zalo-share|fb-comments|fb-share|comments?-(?:area|form|list|box|section|wrap\w*)|"
    r"(?:related?|(?<![\w-])relation|(?<!m)(?<!an)(?<!br)oth?er|orther)[-_]?(?:news|posts?|articles?|box|list)|"
    r"(?:(?:news|tin|articles?|posts?)[-_](?:relation|orther|other)|(?<![\w-])relation-in)(?![\w-])|"
    r"(?<=\w)(?:-related|-relate(?![\w-])|__relate)|link-content-footer|tin-?khac|(?:tin|bai|bai-?viet)-?lien-?quan|tin-?cu-?hon|"
    r"post-navigation|nav-links|page-links|post-tags|tag-?links|tags-links|entry-tags|tag-?list|print-?(?:link|button|page)|"
    r"tool-?(?:bar|box)|newsletter|table-of-contents|(?:ez|lwp|math)-?toc|toc_container|star-rating|rating-box|advertis|adsbygoogle)[\w-]*)"
    r"(?:\s|$)",
    re.IGNORECASE,
)
"""Class names of boxes that stand inside article blocks without belonging to them."""
_ADVERT_CLASS = re.compile(
    r"(?:^|\s)[\w-]*(?:(?<![a-z])ads?-(?:inline|box|zone|slot|banner|rec)|td-a-rec|quang-?cao)[\w-]*(?:\s|$)|(?:^|\s)(?:prints?|advs?|ads|qc)(?:\s|$)",
    re.IGNORECASE,
)
"""The same of boxes that may hold text of the article as well: their names are short, and mean other things too."""

_RELATED_CLASS = re.compile(
    r"(?<![a-z])(?:relat(?:e|ed|ion)|oth?er|orther)[-_]?(?:news|posts?|articles?|box|list|in)?(?![a-z])|"
    r"(?<![a-z])(?:(?:tin|bai|bai-?viet)-?)?lien-?quan(?![a-z])|(?<![a-z])tin-?(?:khac|cu-?hon)(?![a-z])",
    re.IGNORECASE,
)
"""Those of them that hold other articles."""

_REACTION_CLASS = re.compile(
    r"(?<![a-z])(?:(?:tong|so|luot|nut|total|num|count)[-_]?){0,2}(?:comments?|cmts?|binh[-_]?luan|phan[-_]?hoi|y[-_]?kien|gop[-_]?y|hoi[-_]?dap|"
    r"tra[-_]?loi|repl(?:y|ies)|respon[sd]e?s?|(?:dis|un)?likes?|(?:yeu|luot|nut|nguoi)[-_]?thich|favou?rites?|react(?:ions?)?|cam[-_]?xuc|"
    r"shares?|chia[-_]?se|votes?|binh[-_]?chon|rat(?:es?|ings?)|danh[-_]?gia|quan[-_]?tam|theo[-_]?doi|follow(?:s|ers?)?|bookmarks?|"
    r"downloads?|tai[-_]?(?:ve|xuong)|luot[-_]?tai)(?:[-_]?(?:counts?|numbers?|num|total|so))?(?![a-z])",
    re.IGNORECASE,
)
"""Class names of a count that is none of readers: of comments, likes, votes, downloads."""
_READ_CLASS = re.compile(
    r"(?:^|[\s_-])(?:views?|hits?|luot[-_]?(?:xem|doc)|(?:so|da)[-_]?(?:xem|doc))(?:\s|$)", re.IGNORECASE
)
"""Those of how often something was read; elements of these names hold whole lists as well."""

# The icon sets name it so: "fa fa-eye", "glyphicon-eye-open", "bi bi-eye-fill", "icon-eye".
_EYE = re.compile(
    r"(?:^|[\s_-])eye(?:$|[\s_-])|(?:^|[\s_-])icon-views?(?:\s|$)|(?:^|\s)(?:views?-?(?:counts?|number)|(?:so-?)?luot-?xem)(?:\s|$)",
    re.IGNORECASE,
)

# Material's fonts draw the name that stands in the element.
_ICON_CLASS = re.compile(r"(?:^|\s)(?:mat-icon|material-(?:icons|symbols)(?:-\w+)?)(?:\s|$)")
EYES = frozenset({"visibility", "remove_red_eye"})
"""The names by which they draw an eye."""
_WHO = re.compile(r"(?:^|\s)(?:fa|bi|ti|la|ri|bx|icon|glyphicon|icofont|mdi)-(?:user|person)(?:-\w+)?(?:\s|$)")
"""The icon before who wrote."""

_NAME = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
# What ASP.NET puts before the name of a field ("lblsummary").
_CONTROL = re.compile(r"^(?:lbl|ltr|txt)(?=[a-z])")
_LEAD_NAMES = frozenset(
    {
        "lead", "sapo", "description", "desc", "summary", "brief", "excerpt", "chapeau", "standfirst", "intro",
        "hometext", "tomtat", "trichdan", "introduction",
    }
)  # fmt: skip
_LEAD_ENDS = ("sapo", "hometext", "summary", "tomtat", "trichdan")
_BYLINE_NAMES = frozenset({"author", "authors", "tacgia", "byline", "signature", "butdanh", "nguoiviet"})
_NOT_WHO = frozenset({"box", "latest", "posts"})  # "itemAuthorLatest": what else the author wrote
_BYLINE_ENDS = (
    "author", "tacgia", "butdanh", "nguoiviet", "imagecredits", "imagecredit", "photocredits", "photocredit",
)  # fmt: skip
_SOURCE_NAMES = frozenset({"source", "nguon", "nguontin"})
# "image-description", "site-description", "author-description": of something else than the article.
_OTHER_NAMES = frozenset(
    {
        "image", "images", "img", "photo", "picture", "pic", "video", "thumb", "thumbnail", "avatar", "caption", "site",
        "term", "category", "cat", "taxonomy", "tag", "author", "product", "file", "widget", "comment",
    }
)  # fmt: skip

Attributes = Mapping[str, str | None]

CACHED = 4096
"""Styles and class names that are remembered: a portal uses a few hundred, again and again."""


class Style(NamedTuple):
    """What a ``style`` attribute says that matters here."""

    align: str = ""
    hidden: bool = False
    block: bool = False
    bold: bool = False
    italic: bool = False


class Names(NamedTuple):
    """What a ``class`` attribute says that matters here; ``eye`` is the icon before a view count, ``who`` that before a
    name."""

    align: str = ""
    hidden: bool = False
    caption: bool = False
    furniture: bool = False
    lead: bool = False
    byline: bool = False
    eye: bool = False
    advert: bool = False
    related: bool = False
    icon: bool = False
    reacts: bool = False
    reads: bool = False
    source: bool = False
    who: bool = False


NO_STYLE, NO_NAMES = Style(), Names()


@lru_cache(maxsize=CACHED)
def style(css: str) -> Style:
    """Read a ``style`` attribute.

    >>> style("margin:0; TEXT-ALIGN: right; font-weight:bold")
    Style(align='right', hidden=False, block=False, bold=True, italic=False)
    """
    align = _ALIGN_STYLE.search(css)
    return Style(
        align[1].lower() if align else "",
        bool(_HIDDEN_STYLE.search(css)),
        bool(_BLOCK_STYLE.search(css)),
        bool(_BOLD_STYLE.search(css)),
        bool(_ITALIC_STYLE.search(css)),
    )


@lru_cache(maxsize=CACHED)
def names(value: str) -> Names:
    """Read a ``class`` attribute.

    >>> names("has-text-align-center PhotoCMS_Caption") == Names(align="center", caption=True)
    True
    >>> names("wp-caption aligncenter").caption, names("description").caption, names("ct_social social-box").furniture
    (False, False, True)
    >>> [names(value).caption for value in ("itemImageCaption", "itemImageCredits", "itemImageBlock")]
    [True, True, False]
    >>> [names(value).lead for value in ("detail-sapo", "description", "lblSummary", "tom-tat", "image-description")]
    [True, True, True, True, False]
    >>> [names(value).reacts for value in ("phan-hoi", "quantam", "total-comments", "likely", "chu-thich")]
    [True, True, True, False, False]
    >>> [names(value).reads for value in ("detail-view", "luotxem", "preview", "views-row")]
    [True, True, False, False]
    >>> [names(value).byline for value in ("author_mail", "tac-gia", "authority")]
    [True, True, False]
    """
    align = _ALIGN_CLASS.search(value)
    furniture = _FURNITURE_CLASS.search(value) is not None
    said = align[1].lower() if align else ""
    return Names(
        "right" if said == "end" else said,
        bool(_HIDDEN_CLASS.search(value)),
        bool(_CAPTION_CLASS.search(value)),
        furniture,
        any(_is_named(name, _LEAD_NAMES, _LEAD_ENDS, _OTHER_NAMES) for name in value.split()),
        any(_is_named(name, _BYLINE_NAMES, _BYLINE_ENDS, _NOT_WHO) for name in value.split()),
        bool(_EYE.search(value)),
        bool(_ADVERT_CLASS.search(value)),
        furniture and _RELATED_CLASS.search(value) is not None,
        bool(_ICON_CLASS.search(value)),
        _REACTION_CLASS.search(value) is not None,
        _READ_CLASS.search(value) is not None,
        any(_is_named(name, _SOURCE_NAMES, ("nguontin",), _OTHER_NAMES) for name in value.split()),
        "-" in value and _WHO.search(value) is not None,
    )


def _is_named(name: str, wanted: frozenset[str], ends: tuple[str, ...], others: frozenset[str]) -> bool:
    """Whether one class name or id, taken apart at hyphens and capitals, holds a wanted word and no other's."""
    parts = [_CONTROL.sub("", part.lower()) for part in _NAME.findall(name)]
    if not others.isdisjoint(parts):
        return False
    # Two words of one name ("tom-tat"), and names written together ("detailsapo").
    pairs = ("".join(pair) for pair in pairwise(parts))
    return not wanted.isdisjoint(parts) or any(word.endswith(ends) for word in (*parts, *pairs))
