"""How text at one place of the tree is set, and what the attributes of an element say of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct, structs
from selectolax.lexbor import LexborNode

from crawler.clean.text import clean_line
from crawler.fields.tree import imagefiles, markup, queries
from crawler.fields.tree.flow import Frame, LineKind, Picture

ITALIC, BOLD, LINK, LEAD, BYLINE, RELATED, SOURCE = 1, 2, 4, 8, 16, 32, 64
STYLES = {"th": BOLD, **dict.fromkeys(markup.BOLD, BOLD), **dict.fromkeys(markup.ITALIC, ITALIC)}
"""What some elements set the blocks inside them in."""
NONE: markup.Attributes = {}


class Setting(Struct):
    """How text at one place is set; made anew for every block element, inherited downwards."""

    kind: LineKind = "text"
    level: int = 0
    group: int = 0
    item: int = 0
    ordered: bool = False
    align: str = ""
    block: int = 0
    figure: int = 0
    captioned: bool = False
    verbatim: bool = False
    aside: bool = False


class Level(Struct):
    """Where the walk stands on one level of the tree."""

    node: LexborNode | None
    """The next sibling to visit."""
    setting: Setting
    style: int
    """Bits: italic, bold, linked, lead, byline, in a box of other articles, source."""
    href: str | None
    ends_line: bool
    """A block element: a line ends where it ends."""


class Said(Struct, frozen=True):
    """What style, class and id of an element say of the text in it."""

    hidden: bool = False
    block: bool = False
    bits: int = 0
    """See ``Level.style``."""
    align: str = ""
    """By the style; ``named_align`` by the class."""
    named_align: str = ""
    caption: bool = False
    furniture: bool = False
    eye: bool = False
    advert: bool = False
    icon: bool = False
    counted: Literal["", "readings", "reactions"] = ""
    """What a number counts that stands alone in the element."""
    untold: bool = False
    """It is hidden, an icon, an eye or a count: none of the text, or to be looked at first."""
    doubtful: bool = False
    """Its class names what it may not be, an advert or a caption: the element's text has to be asked, too."""
    who: bool = False
    """The icon that stands before who wrote."""


NOTHING = Said()


def said_by(attributes: markup.Attributes) -> Said:
    """What ``style``, ``class`` and ``id`` say; the same few stand on all pages of a portal.

    Editors of newspapers name a box of other news inside the text in its ``type`` ("RelatedOneNews").
    """
    if not attributes:
        return NOTHING
    said = _said(attributes.get("style"), attributes.get("class"), attributes.get("id"))
    if "hidden" in attributes:
        return structs.replace(said, hidden=True, untold=True)
    kind = attributes.get("type")
    return structs.replace(said, furniture=True) if kind and kind.startswith("Related") else said


@lru_cache(maxsize=markup.CACHED)
def _said(style: str | None, named: str | None, called: str | None) -> Said:
    css = markup.style(style) if style else markup.NO_STYLE
    names = markup.names(named) if named else markup.NO_NAMES
    bits = (BOLD if css.bold else 0) | (ITALIC if css.italic else 0) | (RELATED if names.related else 0)
    for each in (names, markup.names(called)) if called else (names,):
        bits |= (LEAD if each.lead else 0) | (BYLINE if each.byline else 0) | (SOURCE if each.source else 0)
    hidden = css.hidden or names.hidden
    furniture = names.furniture or called == _CONTENTS
    counted = _counted(names) or (_counted(markup.names(called)) if called else "")
    return Said(
        hidden, css.block, bits, css.align, names.align, names.caption, furniture, names.eye, names.advert,
        names.icon, counted, bool(hidden or names.icon or names.eye or counted), names.advert or names.caption,
        names.who,
    )  # fmt: skip


_CONTENTS = "toc_container"
"""The id by which a plugin names an article's list of its own headings."""


def _counted(names: markup.Names) -> Literal["", "readings", "reactions"]:
    return "reactions" if names.reacts else "readings" if names.reads else ""


def set_by_tag(setting: Setting, tag: str) -> None:
    """Note in ``setting``, that of a block element, what its name says of the text in it."""
    if tag in markup.HEADINGS:
        setting.kind, setting.level = "heading", markup.HEADINGS[tag]
    elif tag == "blockquote":
        setting.kind = "quote"
    elif tag == "figure":
        setting.figure = setting.block
    elif tag == "center":
        setting.align = "center"
    elif tag == "pre":
        setting.verbatim = True
    elif tag in {"figcaption", "caption"}:
        setting.captioned = True


def align_of(attributes: markup.Attributes, said: Said) -> str:
    """How a block aligns its text; empty where it does not say."""
    return said.align or (attributes.get("align") or "").strip().lower() or said.named_align


def is_seam(last: str, text: str, *, other: int = 0) -> bool:
    """Whether two inline elements that touch hold two things ("17:04" and "Lượt xem"), not the halves of a word.

    ``other`` is not 0 where a class says of one alone that it names the author.

    >>> is_seam("4", "Lượt xem"), is_seam("M", "43 lượt"), is_seam("k", "Zalo"), is_seam("đ", "ạo")
    (True, True, True, False)
    >>> is_seam("GUỒN", "Báo"), is_seam("K", "Brêo"), is_seam("UB", "ND")
    (True, False, False)
    >>> is_seam("P.V", "Thứ sáu"), is_seam("P.V", "Thứ sáu", other=32), is_seam("Mai Chi", ", Báo", other=32)
    (False, True, False)
    """
    first = text[:1]
    if other and first.isalnum():
        return True
    before = last.rstrip("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b")  # decomposed letters
    if len(before) > 1 and before[-2:].isupper() and before[-2:].isalpha():
        return first.isdigit() or (first.isupper() and text[1:2].islower())
    last = before[-1:]
    if last.isdigit():
        return first.isupper() and text[1:2].isalpha()
    return last.isalpha() and (first.isdigit() or (last.islower() and first.isupper()))


def picture_of(attributes: markup.Attributes, setting: Setting, href: str | None) -> Picture | None:
    """What an ``<img>`` that is no eye shows, in the size that it leads to (``href``) where that is a picture; None for
    icons."""
    url = imagefiles.picture_url(attributes, href)
    if url is None:
        return None
    if href and imagefiles.IMAGE_FILE.search(href):
        url = href
    alt = clean_line(attributes.get("alt") or "")
    # Joomla's script prints the title of such a picture below it.
    is_titled = "title" in attributes and "caption" in (attributes.get("class") or "").split()
    title = clean_line(attributes.get("title") or "") if is_titled else ""
    picture = Picture(url, alt, setting.block, setting.figure, setting.align, None, setting.aside)
    picture.titled = title if _CAPTION.match(title) and not title.isascii() else ""
    return picture


def frame_of(node: LexborNode, attributes: markup.Attributes, setting: Setting) -> Frame | None:
    """What an iframe, a video and their like show; None where they show nothing."""
    url = _frame_url(node, attributes)
    title = clean_line(attributes.get("title") or "") or None
    return Frame(url, title, setting.block, setting.aside) if url is not None else None


_CAPTION = re.compile(r"(?!(?:click|nhấn|bấm|kích|ấn|xem)\b)\S+(?:\s\S+){2}", re.IGNORECASE)
"""A title of a picture that tells of it: no name of a file, and not what to do with it."""
_SHOWN = ("src", "data-src", "data", "url")
"""Attributes with the address of what a frame shows; the last is that of ``<oembed>``."""


def _frame_url(node: LexborNode, attributes: markup.Attributes) -> str | None:
    url = next((value for name in _SHOWN if (value := (attributes.get(name) or "").strip())), "")
    if not url:
        source = queries.first(node, "source[src], embed[src]")
        url = (source.attributes.get("src") or "").strip() if source is not None else ""
    return None if not url or url.startswith(("about:", "javascript:")) else url


def is_of_form(label: LexborNode) -> bool:
    """Whether a ``<label>`` belongs to a field of a form; others are labels of what the page tells."""
    following = label.next
    while following is not None and following.is_text_node:
        following = following.next
    return "for" in label.attributes or (following is not None and following.tag in markup.FORM_FIELDS)


def shows_eye(icon: LexborNode) -> bool:
    """Whether an icon is the one before a view count: by its class, the symbol that an ``<svg>`` uses, or the name that
    a font of icons draws."""
    if markup.names(icon.attributes.get("class") or "").eye:
        return True
    if icon.tag != "svg":
        return icon.text(deep=True).strip() in markup.EYES
    symbol = queries.tagged(icon, ("use",))
    used = symbol.attributes if symbol is not None else {}
    return "eye" in (used.get("href") or used.get("xlink:href") or "").lower()


def holds_blocks(first: LexborNode) -> bool:
    """Whether an inline element, of which that is the first node, begins with a block element: old editors put
    ``<span>`` and ``<font>`` around all."""
    if first.is_text_node and first.next is None:
        return False
    child: LexborNode | None = first
    for _ in range(_MOST_BEFORE):
        if child is None:
            return False
        if child.is_text_node:
            if (child.text_content or "").strip():
                return False
        elif (tag := child.tag) not in _UNSEEN:  # Word puts a comment and its styles before the first paragraph
            return tag in markup.BLOCKS
        child = child.next
    return False


_UNSEEN = frozenset({"-comment", "style", "script"})
_MOST_BEFORE = 8
"""Pieces of nothing before a first block that are looked past."""
