"""How text at one place of the tree is set, and what the attributes of an element say of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct
from selectolax.lexbor import LexborNode

from crawler.clean.names import is_agency, looks_like_byline
from crawler.clean.persons import is_capitalised
from crawler.clean.text import clean_line, fold
from crawler.fields import markup, queries
from crawler.fields.flow import Frame, Line, LineKind, Picture, Piece

ITALIC, BOLD, LINK, LEAD, BYLINE = 1, 2, 4, 8, 16
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
    """Bits: italic, bold, linked, lead, byline."""
    href: str | None
    ends_line: bool
    """A block element: a line ends where it ends."""


class Said(NamedTuple):
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


NOTHING = Said()


def said_by(attributes: markup.Attributes) -> Said:
    """What ``style``, ``class`` and ``id`` say; the same few stand on all pages of a portal.

    Editors of newspapers name a box of other news inside the text in its ``type`` ("RelatedOneNews").
    """
    if not attributes:
        return NOTHING
    said = _said(attributes.get("style"), attributes.get("class"), attributes.get("id"))
    kind = attributes.get("type")
    return said._replace(furniture=True) if kind and kind.startswith("Related") else said


@lru_cache(maxsize=markup.CACHED)
def _said(style: str | None, named: str | None, called: str | None) -> Said:
    css = markup.style(style) if style else markup.NO_STYLE
    names = markup.names(named) if named else markup.NO_NAMES
    bits = (BOLD if css.bold else 0) | (ITALIC if css.italic else 0)
    for each in (names, markup.names(called)) if called else (names,):
        bits |= (LEAD if each.lead else 0) | (BYLINE if each.byline else 0)
    hidden = css.hidden or names.hidden
    return Said(
        hidden, css.block, bits, css.align, names.align, names.caption, names.furniture, names.eye, names.advert
    )


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


def is_seam(last: str, text: str) -> bool:
    """Whether two inline elements that touch hold two things ("17:04" and "Lượt xem"), not the halves of a word.

    >>> is_seam("4", "Lượt xem"), is_seam("M", "43 lượt"), is_seam("k", "Zalo"), is_seam("đ", "ạo")
    (True, True, True, False)
    """
    first = text[:1]
    last = last.rstrip("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b")[-1:]  # decomposed letters
    if last.isdigit():
        return first.isupper() and text[1:2].isalpha()
    return last.isalpha() and (first.isdigit() or (last.islower() and first.isupper()))


_LABELS = frozenset(
    {
        "luot xem", "so luot xem", "luot doc", "so luot doc", "da xem", "views", "so lan xem", "so lan doc",
        "ngay dang", "ngay dang tin", "dang ngay", "ngay cap nhat", "cap nhat", "ngay xuat ban",
        "thoi gian dang", "thoi gian dang tin",
    }
)  # fmt: skip
_LONGEST_VALUE, MAX_LABELLED = 24, 60
"""Characters beyond which no text is a label, a count or a date; or the value of any label in the line before it."""

_CREDITS = frozenset(
    {
        "tac gia", "tac gia bai viet", "nguoi viet", "nguon", "nguon tin", "anh", "tin", "bai", "tin, anh", "bai, anh",
        "tin, bai", "tin anh", "tin va anh", "bai va anh", "bai viet", "theo nguon", "author", "source", "nguoi dang",
    }
)  # fmt: skip
_AUTHOR, _MOST_NAMES = ("tac gia", "nguoi viet", "author"), 6  # behind these words in capitals are a name
_PLACES = frozenset({"chuyen muc", "danh muc", "tu khoa", "tags"})
_CREDIT_INITIALS = frozenset("TtNnAaẢảBbS")
_DOMAIN = re.compile(r"(?:[\w-]{1,40}\.){1,4}[a-z]{2,6}")


def label_of(text: str, pieces: list[Piece]) -> Line | None:
    """The last line of ``pieces`` where it is the label of ``text``, which the next cell or block holds: of a count, a
    date, who wrote.

    >>> label_of("1.234", [Line("Lượt xem")]) is None, label_of("2024", [Line("Năm")]) is None
    (False, True)
    >>> label_of("Lê Minh", [Line("Tác giả")]) is None, label_of("về một chuyến đi", [Line("Tác giả")]) is None
    (False, True)
    """
    label = pieces[-1] if pieces else None
    if not isinstance(label, Line) or len(label.text) > _LONGEST_VALUE:
        return None
    if "0" <= text[:1] <= "9":
        return label if len(text) <= _LONGEST_VALUE and fold(label.text).rstrip(" :") in _LABELS else None
    # A link is the entry of a menu, a heading stands over more than a name.
    if label.text[0] not in _CREDIT_INITIALS or len(text) > MAX_LABELLED or label.linked or label.level:
        return None
    if text[-1] in ":.?!" or not _is_credit(label.text) or fold(text) in _CREDITS:
        return None
    # "Anh" and "Pháp" are entries of a list, "Nguồn" a heading over where the money is from.
    is_named = looks_like_byline(text, set_off=True) or is_agency(text) or _DOMAIN.fullmatch(text)
    is_author = fold(label.text).startswith(_AUTHOR) and is_capitalised(text.split(), _MOST_NAMES)
    return label if is_named or is_author else None


@lru_cache(maxsize=512)  # a portal's menus are short lines on each of its pages
def _is_credit(text: str) -> bool:
    return fold(text).rstrip(" :") in _CREDITS


def is_label(text: str) -> bool:
    """Whether a text is the label of a fact about an article: when, how often read, by whom, where it stands.

    >>> is_label("Tác giả:"), is_label("Chuyên mục"), is_label("Năm")
    (True, True, False)
    """
    folded = fold(text).rstrip(" :") if len(text) <= _LONGEST_VALUE else ""
    return folded in _LABELS or folded in _CREDITS or folded in _PLACES


def is_put_behind_label(text: str, pieces: list[Piece]) -> bool:
    """Whether ``text`` was put behind its label in the line above, with the colon that tells who made something."""
    label = label_of(text, pieces)
    if label is None:
        return False
    label.text += f" {text}" if text[0].isdecimal() or label.text.endswith(":") else f": {text}"
    return True


def picture_of(attributes: markup.Attributes, setting: Setting, href: str | None) -> Picture | None:
    """What an ``<img>`` shows, in the size that it leads to (``href``) where that is a picture; None for icons."""
    url = markup.image_url(attributes, href=href)
    if url is None:
        return None
    if href and markup.IMAGE_FILE.search(href):
        url = href
    alt = clean_line(attributes.get("alt") or "")
    return Picture(url, alt, setting.block, setting.figure, setting.align, None, setting.aside)


def frame_of(node: LexborNode, attributes: markup.Attributes, setting: Setting) -> Frame | None:
    """What an iframe, a video and their like show; None where they show nothing."""
    url = _frame_url(node, attributes)
    title = clean_line(attributes.get("title") or "") or None
    return Frame(url, title, setting.block, setting.aside) if url is not None else None


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
    """Whether an ``<svg>`` is the icon before a view count, by its class or by the symbol that it uses."""
    if markup.names(icon.attributes.get("class") or "").eye:
        return True
    symbol = queries.first(icon, "use")
    used = symbol.attributes if symbol is not None else {}
    return "eye" in (used.get("href") or used.get("xlink:href") or "").lower()


_DATE = re.compile(r"\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d\d")


def is_apart(node: LexborNode, text: list[str], *, everywhere: bool) -> bool:
    """Whether an element that follows ``text`` without a space shows another thing: a date, a button, a count.

    Word cuts its spans anywhere in a paragraph: except ``everywhere`` only an element beside blocks is asked about.
    """
    before = node.prev
    if before is None or before.is_text_node:
        return False
    last = next((part[-1] for said in reversed(text) if (part := said.rstrip())), "")
    following = node.text(deep=True).strip()
    if not last or not following or not (everywhere or _DATE.match(following) or _is_beside_blocks(node)):
        return False
    goes_on = last.isalpha() and following[0].isalpha() and not (following[0].isupper() and following[1:2].islower())
    return last != ":" and not goes_on


def _is_beside_blocks(node: LexborNode) -> bool:
    """Whether a block element begins or ends what an inline element stands in: a run of small things, no paragraph."""
    for following in (False, True):
        child = node.next if following else node.prev
        for _ in range(_MOST_BESIDE):
            if child is None:
                break
            if not child.is_text_node and child.tag in markup.BLOCKS:
                return True
            child = child.next if following else child.prev
    return False


_MOST_BESIDE = 50
"""Neighbours on either side that are looked at: beyond them are the words of a paragraph, each in a span."""


def holds_blocks(node: LexborNode) -> bool:
    """Whether an inline element begins with a block element: old editors put ``<span>`` and ``<font>`` around all."""
    child = node.child
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
