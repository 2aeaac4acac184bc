"""The name of the section right above a title or below a text: only its class or id calls it a category.

Systems whose sections have no address of their own print them so ("CatTitle", "title_cat", "lblChuyenMuc").
"""

from __future__ import annotations

import re
from itertools import pairwise

from selectolax.lexbor import LexborNode

from crawler.clean.persons import is_agency, is_full_name
from crawler.clean.text import clean_line, fold, is_portal_name
from crawler.clean.urls import leads_home
from crawler.fields.lines import furniture, meta, wordings
from crawler.fields.trails import paths
from crawler.fields.tree import nearby, queries
from crawler.fields.tree.flow import Flow, Line

_CALLED = '[class*="cat" i], [id*="cat" i], [class*="muc" i], [id*="muc" i]'
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_CATEGORY = frozenset({"cat", "cate", "category", "catname", "cattitle", "titlecat", "chuyenmuc", "danhmuc"})
_OTHER = frozenset(
    {
        "menu", "nav", "list", "lists", "other", "others", "related", "search", "select", "sub", "tree", "icon", "tag",
        "tags", "product", "left", "right", "sidebar", "widget", "footer", "block", "item", "items", "box",
        "slogan", "motto", "khauhieu", "banner", "desc", "description", "marquee",
    }
)  # fmt: skip
"""Beside these a class is that of a menu of categories, of a box, or of what a category says of itself."""
_LONGEST_OVER = 40
_LEVELS, _NEIGHBOURS = 3, 6
_MOST_READ = 500_000
"""Characters of elements so called that are read: they may stand in one another."""
_MOST_WORDS, _LONGEST, _MOST_TEXT = 8, 60, 400
"""Words and characters of a section's name, and characters of what may stand between it and the text."""


def above(body: LexborNode) -> str:
    """The name among the elements right above ``body``, with no more than title, date and lead between; or nothing."""
    for _, beside in nearby.before(body, _LEVELS, _NEIGHBOURS, ends=_ENDS):
        text = beside.text(deep=True)
        links = queries.every(beside, "a[href]")
        if len(text) > _MOST_TEXT or len(links) > 1:
            return ""
        if len(text.strip()) <= _LONGEST and (name := _named_in(beside)):
            return name
    return ""


_ENDS = frozenset({"td", "body"})


def below(body: LexborNode, url: str) -> str:
    """The name of the one link in the element right below ``body`` that a class calls a category, and that leads to no
    article as the page ``url`` is; or nothing. The address of the section is made of its name; above other links the
    name is the head of a box."""
    level: LexborNode | None = body
    for _ in range(_LEVELS):
        if level is None or level.tag in _ENDS:
            break
        beside = nearby.next_to(level)
        if beside is not None:
            is_short = not beside.is_text_node and len(beside.text(deep=True).strip()) <= _LONGEST
            links = queries.every(beside, "a[href]") if is_short else []
            name = _named_in(beside) if len(links) == 1 else ""
            return (
                name
                if name and paths.says(links[0].attrs.get("href") or "", name, url) and not _heads_links(beside)
                else ""
            )
        level = level.parent
    return ""


def _heads_links(node: LexborNode) -> bool:
    below = nearby.next_to(node)
    return below is not None and not below.is_text_node and queries.first(below, "a[href]") is not None


def over(flow: Flow, at: int, root: LexborNode) -> list[str]:
    """The same right above the line ``at``, the title, or above a date there; ``root`` is the page's element."""
    title_at, at = at, at - 1
    piece = flow.pieces[at] if at >= 0 else None
    if isinstance(piece, Line) and meta.read(piece).date:
        at -= 1
        piece = flow.pieces[at] if at >= 0 else None
    if not isinstance(piece, Line) or piece.aside or not _may_name(piece.text):
        return []
    title = flow.pieces[title_at]
    is_bold = isinstance(title, Line) and _is_set_over(piece, title)
    is_set = isinstance(title, Line) and (0 < piece.level < title.level or is_bold)
    is_heading = is_set and len(piece.text) <= _LONGEST_OVER
    # A line in bold may be a title as well, that lists below it have.
    links = (link for link in flow.links if link.line < at or not is_bold) if is_heading else ()
    named = [link.url.strip() for link in links if fold(link.text) == fold(piece.text)]
    if (
        named
        and not (is_agency(piece.text) or is_portal_name(piece.text, []))
        and not all(url[:1] in ("", "#") or leads_home(url) for url in named)
    ):
        return [piece.text]  # a heading over the title's, which the menu has as well, and no office whose site this is
    left = _MOST_READ
    for node in queries.every(root, _CALLED):
        said = node.text(deep=True) if left > 0 and _is_called(node) else ""
        left -= len(said)
        if said and clean_line(said) == piece.text:
            return [piece.text]
    return []


def _is_set_over(line: Line, title: Line) -> bool:
    """Whether a line stands in bold over a title in bold, in a block of its own: pages without headings are set so, but
    a paper's kind over what it is of as well."""
    if _KIND.fullmatch(fold(line.text)) is not None:
        return False
    return line.bold and title.bold and not (line.level or title.level or line.linked) and line.block != title.block


_KIND = re.compile(
    r"thong bao|ke hoach|quyet dinh|giay moi|bao cao|huong dan|cong van|nghi quyet|chi thi|to trinh|cong dien|"
    r"thu (?:moi|ngo)|lich [^\W\d]+(?: [^\W\d]+){0,3}|chuong trinh|noi quy|quy che|bien ban"
)


def _named_in(node: LexborNode) -> str:
    """The name that is all of an element, and which this or an element in it calls a category."""
    text = clean_line(node.text(deep=True))
    if not _may_name(text):
        return ""
    inner = [] if _is_called(node) else [each for each in queries.every(node, _CALLED) if _is_called(each)]
    is_called = not inner and _is_called(node)
    return text if is_called or any(clean_line(each.text(deep=True)) == text for each in inner) else ""


def _may_name(text: str) -> bool:
    folded = fold(text)
    if not 1 < len(text.split()) <= _MOST_WORDS or len(text) > _LONGEST or not text[0].isupper():
        return False
    if text.endswith((":", ".", "?", "!")) or any(map(str.isdigit, text)) or is_full_name(text):
        return False
    is_label = furniture.is_furniture(text) or wordings.LEADS_ON.match(folded) or folded.startswith("trang ")
    return not (is_label or is_slogan(text))


def is_slogan(text: str) -> bool:
    """Whether a few words call to something or welcome it: a banner above the article, and no section's name.

    >>> is_slogan("Chào mừng Đại hội Đảng"), is_slogan("Thi đua - Khen thưởng"), is_slogan("Thi đua lập thành tích")
    (True, False, True)
    """
    return wordings.SLOGAN.match(fold(text)) is not None


def _is_called(node: LexborNode) -> bool:
    """Whether class or id call an element a category.

    One of a list, a menu or a box of others is none.
    """
    told = node.attributes
    parts = [part.lower() for part in _PART.findall(f"{told.get('class') or ''} {told.get('id') or ''}")]
    words = {*parts, *("".join(pair) for pair in pairwise(parts))}
    return not _CATEGORY.isdisjoint(words) and _OTHER.isdisjoint(words)
