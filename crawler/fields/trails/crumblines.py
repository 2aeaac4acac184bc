"""The breadcrumb among the lines above a title: the home page first, or a path of links, or the section alone."""

from __future__ import annotations

import re

from crawler.clean.text import fold
from crawler.fields.lines import furniture, meta
from crawler.fields.trails import namedlinks, paths
from crawler.fields.trails.crumbs import HOME, MOST, NAME
from crawler.fields.tree.flow import Flow, Line, Link
from crawler.fields.tree.lengths import MIN_PARAGRAPH

_BEGINS_AT_HOME = re.compile(rf"(?:(?:ban dang (?:o(?: day)?|xem)|you are here)\W+)?{NAME}\W")
_BETWEEN = re.compile(r"\s*(?:[»›>→]+|\||::|(?<!\d)/|/(?!\d))\s*")
"""What parts the names of a path; a stroke between two numbers is that of a date."""
_ARROW = re.compile(r"\s*[»›>→]+\s*")
_OF_SECTION = re.compile(
    r"(?:/(?:category|categories|chuyen-?muc|danh-?muc|the-?loai)/|[?&](?:category|chuyen-?muc|danh-?muc)=)[^/?#&]",
    re.IGNORECASE,
)

_LEAST_OF_HEADLINE = 5
"""Words of a name from which one with a number in its address may be a headline."""
_NUMBERED = re.compile(r"\d[^/]*$")


def begins(text: str) -> bool:
    """Whether a line begins with the home page."""
    folded = fold(text[:60])
    return bool(HOME.match(folded) or _BEGINS_AT_HOME.match(folded))


def ends_at_section(text: str) -> bool:
    """Whether the last name of a path, parted from those before it, is as short as a section's."""
    *above, name = _BETWEEN.split(text)
    return bool(above) and len(name.split()) <= namedlinks.MOST_WORDS


def last(flow: Flow, start: int, end: int) -> list[str]:
    """The names in the last breadcrumb among the pieces from ``start`` to ``end``, home page and all."""
    for at in reversed(range(max(0, start), end)):
        piece = flow.pieces[at]
        if not isinstance(piece, Line):
            continue
        folded = fold(piece.text[:60])
        if HOME.match(folded):
            names = _listed(flow, at)
        elif _BEGINS_AT_HOME.match(folded):
            linked = [link.text for link in flow.links_at(at) if link.text]
            parts = _BETWEEN.split(paths.HERE.sub("", piece.text))
            # The last name is often no link; where another line touches it ("Thời sựNgày đăng"), the link knows better.
            touched = len(linked) > 1 and linked[-1] not in parts and linked[0] in parts
            names = linked if touched or (len(linked) > 1 and len(parts) == 1) else parts
        else:
            continue
        if 1 < len(names) <= MOST + 1:
            return names
    return []


def nested(flow: Flow, start: int, end: int, url: str) -> list[str]:
    """The names in a line of nothing but links, each behind an arrow or below the one before: a path without the home
    page. Behind arrows stand headlines as well, whose addresses are articles' as that of the page, ``url``."""
    for at in reversed(range(max(0, start), end)):
        linked = [link for link in flow.links_at(at) if link.text]
        if linked:
            piece = flow.pieces[at]
            # What begins at the home page is a breadcrumb, or a menu.
            if not isinstance(piece, Line) or begins(piece.text):
                return []
            names = _BETWEEN.split(piece.text)
            is_path = piece.linked * 10 >= sum(map(len, names)) * 8
            if namedlinks.side_by_side(flow, at, linked, url):
                return [link.text for link in linked]
            if not is_path or len(names) != len(linked):
                return []
            is_led = len(_ARROW.split(piece.text)) == len(linked) > 1 and all(
                namedlinks.may_name(link) for link in linked
            )
            is_led = is_led and not any(_may_be_headline(link, url) for link in linked)
            return [link.text for link in linked] if is_led or paths.nest([link.url for link in linked]) else []
    return []


def single(flow: Flow, start: int, end: int, url: str) -> list[str]:
    """The name in a line that is one link to what the article at ``url`` stands below, or that the menu has as well:
    its section alone."""
    for at in reversed(range(max(0, start), end)):
        linked = [link for link in flow.links_at(at) if link.text]
        if linked:
            piece = flow.pieces[at]
            is_alone = (
                len(linked) == 1 and isinstance(piece, Line) and piece.is_linked and namedlinks.may_name(linked[0])
            )
            is_section = is_alone and (
                paths.leads_to(linked[0].url, url)
                or (_OF_SECTION.search(linked[0].url) is not None and not _is_last_entry(flow, at))
                or _is_of_menu(flow, at, end, linked[0])
            )
            return [linked[0].text] if is_section else []
    return []


def _is_last_entry(flow: Flow, at: int) -> bool:
    """Whether the line above, beside this one, is a link alone as well: both are entries of a menu."""
    line, above = flow.pieces[at], flow.pieces[at - 1] if at else None
    is_link = isinstance(above, Line) and above.is_linked
    return is_link and above is not None and flow.parents[above.block] == flow.parents[line.block]


def is_to_section(flow: Flow, at: int) -> bool:
    """Whether a line is one link whose address calls what it leads to a section."""
    piece = flow.pieces[at]
    if not isinstance(piece, Line) or not piece.is_linked or piece.level:
        return False
    linked = [link for link in flow.links_at(at) if link.text]
    return len(linked) == 1 and _OF_SECTION.search(linked[0].url) is not None and namedlinks.may_name(linked[0])


def stands_in_text(flow: Flow, at: int, start: int) -> bool:
    """Whether a line stands in the element that holds the paragraphs before or behind it, as what leads to the section
    does not: that stands above the text's element, or at its top below a day, or below it. The title ends right before
    the line ``start``."""
    before = next(
        (place for place in range(at - 1, max(start - 1, at - _NEAR), -1) if _is_paragraph(flow, place)), None
    )
    places = range(at + 1, min(at + _NEAR, len(flow.pieces)))
    behind = next((place for place in places if _is_paragraph(flow, place)), None)
    text = _around(flow, behind) if behind is not None else 0
    if before is None:
        holds_facts = (start and _is_in(flow, start - 1, text)) or _is_dated(flow, max(start, at - _NEAR), at, text)
        return text > 0 and _is_in(flow, at, text) and not holds_facts
    line = flow.pieces[at]
    if behind is None and isinstance(line, Line) and line.linked < len(line.text) and _LABEL.match(fold(line.text)):
        return False
    around = _around(flow, before)
    is_lead = behind is not None and _is_in(flow, behind, around) and not _is_in(flow, at, text)
    return _is_in(flow, at, around) and not is_lead


def _is_dated(flow: Flow, start: int, end: int, block: int) -> bool:
    """Whether one of the lines from ``start`` to ``end`` stands in ``block`` and says when: it holds what is told of
    the article, too."""
    lines = ((at, piece) for at in range(start, end) if isinstance(piece := flow.pieces[at], Line))
    return any(_is_in(flow, at, block) and meta.read(line).date for at, line in lines)


_LABEL = re.compile(r"(?:thuoc )?(?:chuyen muc|danh muc|the loai|muc)\s?:")
"""Before the name of a section below the last paragraph."""
_NEAR = 30
"""Pieces before and behind a line among which the paragraphs around it are."""


def _is_paragraph(flow: Flow, at: int) -> bool:
    piece = flow.pieces[at]
    is_line = isinstance(piece, Line) and not piece.aside
    return is_line and isinstance(piece, Line) and piece.linked * 3 < len(piece.text) >= MIN_PARAGRAPH


def _around(flow: Flow, at: int) -> int:
    return flow.parents[flow.pieces[at].block]


def _is_in(flow: Flow, at: int, block: int) -> bool:
    return flow.is_inside(flow.pieces[at].block, block)


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
    return namedlinks.is_of_menu(flow, at, link)


def before_title(flow: Flow, at: int, title: str) -> tuple[list[str], str]:
    """The path of links, each with an arrow behind it, that leads to a ``title`` on its own line ``at``, and the title
    without it."""
    names, rest = [], title
    for link in flow.links_at(at):
        if link.text and rest.startswith(link.text):
            arrow = _ARROW.match(rest, len(link.text))
            if arrow is None:
                break
            names.append(link.text)
            rest = rest[arrow.end() :]
    return (names, rest) if len(rest.split()) >= _LEAST_OF_HEADLINE else ([], title)


def stacked(flow: Flow, end: int) -> list[str]:
    """The names in the lines right above ``end``, or above a date there, each one link alone and each below the one
    before it."""
    linked: list[Link] = []
    listed, at = 0, end - 1
    while at >= 0 and len(linked) <= MOST:
        piece = flow.pieces[at]
        if isinstance(piece, Line) and (_is_mark(piece) if linked else at == end - 1 and meta.read(piece).date):
            at -= 1
            continue
        here = [link for link in flow.links_at(at) if link.text]
        if not isinstance(piece, Line) or not piece.is_linked or len(here) != 1:
            break
        around = flow.parents[piece.block]
        if linked and around != listed:
            break
        listed = around
        linked.insert(0, here[0])
        at -= 1
    is_path = 1 < len(linked) <= MOST and paths.nest([link.url for link in linked])
    return [link.text for link in linked] if is_path else []


def _is_mark(line: Line) -> bool:
    """Whether a line is no more than what parts two names."""
    return not line.linked and _BETWEEN.fullmatch(line.text) is not None


def of_menu(flow: Flow, at: int, url: str) -> list[str]:
    """The name in the line right above ``at``, which a link of the menu has to what the article at ``url`` is below."""
    piece = flow.pieces[at - 1] if at else None
    if not isinstance(piece, Line) or piece.linked or piece.aside or not 1 < len(piece.text.split()) <= _WORDS_OF_NAME:
        return []
    name = fold(piece.text)
    if HOME.match(name):
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
    for piece in flow.pieces[at : at + MOST + 2]:
        if not isinstance(piece, Line) or not flow.is_inside(piece.block, block):
            break
        names.append(piece.text)
    return names
