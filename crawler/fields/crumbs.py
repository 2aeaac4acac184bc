"""The breadcrumb above an article, by what it holds: the home page first, then the sections.

A short menu begins with the home page too. ``crawler.fields.paths`` tells the two apart.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from crawler.clean.text import clean_line, fold
from crawler.fields import furniture, paths, queries, wordings
from crawler.fields.flow import Flow, Line, Link

_NAME = r"(?:trang (?:chu|nhat|dau)|home(?: ?page)?)\b"
_HOME = re.compile(rf"{_NAME}\W*$")
_BEGINS_AT_HOME = re.compile(rf"(?:(?:ban dang o(?: day)?|you are here)\W+)?{_NAME}\W")
_HERE = re.compile(r"^\s*(?:bạn đang ở(?: đây)?|you are here)\s*[:：]\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[»›>→]+|\||::|(?<!\d)/|/(?!\d))\s*")
"""What parts the names of a path; a stroke between two numbers is that of a date."""
_ARROWS = re.compile(r"\s+[»›>→]+\s+")
_ARROW = re.compile(r"\s*[»›>→]+\s*")
_OF_SECTION = re.compile(r"/(?:category|categories|chuyen-?muc|danh-?muc|the-?loai)/[^/?#]", re.IGNORECASE)
_LONGEST_PATH = 120
_LEVELS, _NEIGHBOURS = 8, 6
"""How far above and before the article's element a breadcrumb is looked for."""

_NEAR = 3
"""Levels on which a way may begin at a section instead of the home page."""

_MOST_WORDS = 8
"""Words of a section's name; headlines have more."""

_MOST = 7
"""More links than that are a menu."""

_LEAST_OF_HEADLINE = 5
"""Words of a name from which one with a number in its address may be a headline."""
_NUMBERED = re.compile(r"\d[^/]*$")

_BESIDE = 8
"""Characters that may stand beside each name of a breadcrumb."""


def before(node: LexborNode) -> list[str]:
    """The links of the nearest element before ``node`` that begins with a link to the home page."""
    level: LexborNode | None = node
    for above in range(_LEVELS):
        if level is None:
            break
        beside = level.prev
        for _ in range(_NEIGHBOURS):
            if beside is None:
                break
            names = [] if beside.is_text_node else _path(beside, is_near=above < _NEAR)
            if names:
                return names
            beside = beside.prev
        level = level.parent
    return []


def _path(node: LexborNode, *, is_near: bool) -> list[str]:
    """The texts of a breadcrumb's links; empty for menus and other boxes."""
    first = queries.first(node, "a")
    # Most elements hold no link, or another one first: all of a menu's are never looked up.
    if first is None:
        return []
    if not _HOME.match(fold(clean_line(first.text(deep=True)))):
        return _without_home(node) if is_near else []
    anchors = queries.every(node, "a")
    if not 2 <= len(anchors) <= _MOST or queries.first(node, "h1, h2, h3") is not None:
        return []
    if any((anchor.attrs.get("href") or "#").startswith("#") for anchor in anchors[1:]):
        return []
    if not paths.is_path(node, anchors):
        return []
    return [clean_line(anchor.text(deep=True)) for anchor in anchors]


def _without_home(node: LexborNode) -> list[str]:
    """The texts of links right above an article that lead down to it from a section, and are all that stands there."""
    anchors = queries.every(node, "a")
    if not 2 <= len(anchors) <= _MOST:
        return []
    names = [clean_line(anchor.text(deep=True)) for anchor in anchors]
    said = clean_line(_HERE.sub("", node.text(deep=True)))
    if not all(names) or len(said) > sum(map(len, names)) + _BESIDE * len(names):
        return []
    return names if paths.nest([anchor.attrs.get("href") or "" for anchor in anchors]) else []


def in_navigation(root: LexborNode) -> list[str]:
    """The texts of the first breadcrumb in an element of navigation, most of which are menus."""
    return next((names for node in queries.every(root, "nav") if (names := _path(node, is_near=False))), [])


def is_menu(root: LexborNode, names: list[str]) -> bool:
    """Whether ``names``, read off the page's text, are the links of a menu: no element with them is a breadcrumb."""
    most = sum(map(len, names)) + _BESIDE * len(names)
    wanted = [fold(name) for name in names]
    found = False
    for anchor in queries.every(root, "a"):
        text = anchor.text(deep=True)
        # Of a page's links one or two lead home: the others need not be folded to know that.
        if _begins_otherwise(text) or not _HOME.match(fold(clean_line(text))):
            continue
        node = _around(anchor, wanted, most)
        if node is not None:
            if paths.is_path(node, queries.every(node, "a")):
                return False
            found = True
        elif _touches(anchor) or paths.is_in_menu(anchor):
            found = True
    return found


def _touches(anchor: LexborNode) -> bool:
    """Whether nothing but space parts a link from the next: so stand those of a menu among other things."""
    between = anchor.next
    if between is not None and between.is_text_node:
        if (between.text_content or "").strip():
            return False
        between = between.next
    return between is not None and between.tag == "a"


def _begins_otherwise(text: str) -> bool:
    """Whether the first letter of a text is none that the home page's name begins with."""
    first = text.lstrip()[:1]
    return first.isascii() and first.isalnum() and first not in "tThH"


def _around(anchor: LexborNode, wanted: list[str], most: int) -> LexborNode | None:
    """The smallest element around a link to the home page that holds the ``wanted`` names and little else."""
    node = anchor.parent
    for _ in range(_LEVELS):
        if node is None:
            break
        text = clean_line(node.text(deep=True))
        if len(text) > most:
            break
        folded = fold(text)
        if all(name in folded for name in wanted):
            return node
        node = node.parent
    return None


def begins(text: str) -> bool:
    """Whether a line begins with the home page."""
    folded = fold(text[:60])
    return bool(_HOME.match(folded) or _BEGINS_AT_HOME.match(folded))


def last(flow: Flow, start: int, end: int) -> list[str]:
    """The names in the last breadcrumb among the pieces from ``start`` to ``end``, home page and all."""
    for at in reversed(range(max(0, start), end)):
        piece = flow.pieces[at]
        if not isinstance(piece, Line):
            continue
        folded = fold(piece.text[:60])
        if _HOME.match(folded):
            names = _listed(flow, at)
        elif _BEGINS_AT_HOME.match(folded):
            linked = [link.text for link in flow.links if link.line == at and link.text]
            parts = _BETWEEN.split(_HERE.sub("", piece.text))
            # The last name is often no link; where another line touches it ("Thời sựNgày đăng"), the link knows better.
            touched = len(linked) > 1 and linked[-1] not in parts and linked[0] in parts
            names = linked if touched or (len(linked) > 1 and len(parts) == 1) else parts
        else:
            continue
        if 1 < len(names) <= _MOST + 1:
            return names
    return []


def nested(flow: Flow, start: int, end: int, url: str) -> list[str]:
    """The names in a line of nothing but links, each behind an arrow or below the one before: a path without the home
    page. Behind arrows stand headlines as well, whose addresses are articles' as that of the page, ``url``."""
    for at in reversed(range(max(0, start), end)):
        linked = [link for link in flow.links if link.line == at and link.text]
        if linked:
            piece = flow.pieces[at]
            names = _BETWEEN.split(piece.text) if isinstance(piece, Line) else []
            is_path = isinstance(piece, Line) and piece.linked * 10 >= sum(map(len, names)) * 8
            # What begins at the home page is a breadcrumb, or a menu.
            if not isinstance(piece, Line) or not is_path or len(names) != len(linked) or begins(piece.text):
                return []
            is_led = len(_ARROW.split(piece.text)) == len(linked) > 1 and all(_may_name(link) for link in linked)
            is_led = is_led and not any(_may_be_headline(link, url) for link in linked)
            return [link.text for link in linked] if is_led or paths.nest([link.url for link in linked]) else []
    return []


def printed(flow: Flow, start: int, end: int) -> list[str]:
    """The names that arrows part in a line of a few words without a link: a path that leads nowhere."""
    for piece in flow.pieces[max(0, start) : end]:
        if isinstance(piece, Line) and not piece.linked and len(piece.text) <= _LONGEST_PATH:
            names = _ARROWS.split(piece.text)
            if 1 < len(names) <= _MOST and all(name[:1].isupper() and name[-1].isalpha() for name in names):
                return names
    return []


def single(flow: Flow, start: int, end: int, url: str) -> list[str]:
    """The name in a line that is one link to what the article at ``url`` stands below, or that the menu has as well:
    its section alone."""
    for at in reversed(range(max(0, start), end)):
        linked = [link for link in flow.links if link.line == at and link.text]
        if linked:
            piece = flow.pieces[at]
            is_alone = len(linked) == 1 and isinstance(piece, Line) and piece.is_linked and _may_name(linked[0])
            is_section = is_alone and (
                paths.leads_to(linked[0].url, url)
                or _OF_SECTION.search(linked[0].url) is not None
                or _is_of_menu(flow, at, end, linked[0])
            )
            return [linked[0].text] if is_section else []
    return []


def _may_name(link: Link) -> bool:
    """Whether a link's words may be a section's name: few, and no button's."""
    return len(link.text.split()) <= _MOST_WORDS and wordings.LEADS_ON.match(fold(link.text)) is None


def _may_be_headline(link: Link, url: str) -> bool:
    """Whether a link's address, or its words with the number in it, are as those of an article beside ``url``."""
    if paths.leads_to(link.url, url) or _OF_SECTION.search(link.url) is not None:
        return False
    return paths.is_like(link.url, url) or (
        len(link.text.split()) >= _LEAST_OF_HEADLINE and _NUMBERED.search(link.url.rstrip("/")) is not None
    )


def _is_of_menu(flow: Flow, at: int, title: int, link: Link) -> bool:
    """Whether the link in the line ``at`` leads where one of the menu does, and stands over the title."""
    around = flow.parents[flow.pieces[at].block]
    is_last_entry = at > 0 and flow.parents[flow.pieces[at - 1].block] == around
    if is_last_entry or title >= len(flow.pieces) or not flow.is_inside(flow.pieces[title].block, around):
        return False
    if furniture.is_related_header(link.text) or furniture.is_popular_header(link.text):
        return False
    return any(other.line < at and other.url == link.url and other.text == link.text for other in flow.links)


def stacked(flow: Flow, end: int) -> list[str]:
    """The names in the lines right above ``end``, each one link alone and each below the one before it."""
    linked: list[Link] = []
    listed, at = 0, end - 1
    while at >= 0 and len(linked) <= _MOST:
        piece = flow.pieces[at]
        here = [link for link in flow.links if link.line == at and link.text]
        if not isinstance(piece, Line) or not piece.is_linked or len(here) != 1:
            break
        around = flow.parents[piece.block]
        if linked and around != listed:
            break
        listed = around
        linked.insert(0, here[0])
        at -= 1
    is_path = 1 < len(linked) <= _MOST and paths.nest([link.url for link in linked])
    return [link.text for link in linked] if is_path else []


def of_menu(flow: Flow, at: int, url: str) -> list[str]:
    """The name in the line right above ``at``, which a link of the menu has to what the article at ``url`` is below."""
    piece = flow.pieces[at - 1] if at else None
    if not isinstance(piece, Line) or piece.linked or piece.aside or not 1 < len(piece.text.split()) <= _WORDS_OF_NAME:
        return []
    name = fold(piece.text)
    if _HOME.match(name):
        return []
    is_linked = any(
        fold(link.text) == name and paths.leads_to(link.url, url)
        for link in flow.links
        if link.line < at and len(link.text) == len(piece.text)
    )
    return [piece.text] if is_linked else []


_WORDS_OF_NAME = 8
"""Words beyond which a line names no section."""


def _listed(flow: Flow, at: int) -> list[str]:
    """The names where each stands on a line of its own: those in one list or one block with the home page's."""
    home = flow.pieces[at]
    is_item = isinstance(home, Line) and home.item
    block = flow.parents[home.block] if is_item else home.block
    names = []
    for piece in flow.pieces[at : at + _MOST + 2]:
        if not isinstance(piece, Line) or not flow.is_inside(piece.block, block):
            break
        names.append(piece.text)
    return names
