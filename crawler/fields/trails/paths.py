"""Whether a few links that begin with the home page are the way to the article, or a short menu.

A way says so by its name, by an arrow between two links, or by addresses of which each lies below the one before.
Links that stand side by side without any of these are a way only in the article's own column, right above it,
where the page has its menu elsewhere.
"""

from __future__ import annotations

import itertools
import re
from urllib.parse import parse_qsl, urljoin, urlsplit

from selectolax.lexbor import LexborNode

from crawler.clean.text import fold
from crawler.fields.tree import queries
from crawler.fields.tree.links import leads_to_tag

HERE = re.compile(r"^\s*(?:bạn đang (?:ở(?: đây)?|xem)|you are here)\s*[:：]\s*", re.IGNORECASE)
_PATH = re.compile(
    r"bread?-?c[ru]+mb|breadcum|breakcumb|"
    r"(?:^|[\s_-])(?:crumbs?|path|path-?way|nav-?path|site-?map-?path|duong-?dan)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MENU = re.compile(
    r"(?:^|[\s_-])[a-z]{0,10}(?:menu|nav(?:bar|igation|igator)?)(?:bar|top|main|left|right|ngang|doc)?s?(?:$|[\s_\d-])",
    re.IGNORECASE,
)
_MENU_ROLES = frozenset({"navigation", "menu", "menubar"})
_DIGIT = re.compile(r"\d")
_ARROW = re.compile(r"[»›>→/]")
_ARROW_ICON = re.compile(r"(?:angle|chevron|arrow|caret)[\w-]*right|right-?arrow", re.IGNORECASE)
_ABOVE = 3
"""Elements around the links' own that may be called a menu or a breadcrumb."""

_PAGE = frozenset({"html", "body", "form", "header", "nav"})
"""Elements that are the whole page, or its head: what stands in them is no column of the article."""

_COLUMNS = frozenset({"td", "article", "section", "main"})
_SHORT = 300
"""Characters up to which what follows the links is a title, and not the article with all its text."""

_MENU_LINKS = 3
"""Links above which are the page's menu; where the article has no column of its own, they are called one."""

_MOST_BEFORE = 60
"""Links above that are looked at for that."""


def is_path(node: LexborNode, anchors: list[LexborNode]) -> bool:
    """Whether ``anchors``, the links in ``node``, are a breadcrumb: the first leads to the home page.

    False where nothing tells: no section is better than one that every page of the portal would get.
    """
    called = _called(node, anchors[0]) if anchors else None
    # Some themes set a breadcrumb in an element of navigation, as menus are: between its links stand arrows, or it says
    # that the reader is here.
    if called is not None:
        if called or HERE.match(node.text(deep=True)):
            return True
        if queries.first(node, "li") is not None:
            return False
        return (_navigates(node) and _has_arrows(node, icons=False)) or _points_on(anchors)
    return _has_arrows(node) or _nest(anchors) or _stands_above_article(node, anchors)


def _navigates(node: LexborNode) -> bool:
    """Whether an element is one of navigation, which a breadcrumb is as well, and not called a menu."""
    told = node.attributes
    names = f"{told.get('class') or ''} {told.get('id') or ''}".lower()
    return node.tag == "nav" or ("navigation" in names and "menu" not in names)


def _points_on(anchors: list[LexborNode]) -> bool:
    """Whether an arrow, and no stroke, is the text behind each link but the last, where nothing around is called a
    menu."""
    between = [anchor.next for anchor in anchors[:-1]]
    if not between or not all(each is not None and each.is_text_node and _points(each) for each in between):
        return False
    at = anchors[0].parent
    for _ in range(_ABOVE):
        told = at.attributes if at is not None else {}
        if "menu" in f"{told.get('class') or ''} {told.get('id') or ''}".lower():
            return False
        at = at.parent if at is not None else None
    return True


def _points(text: LexborNode) -> bool:
    return _POINTER.fullmatch((text.text_content or "").strip()) is not None


_POINTER = re.compile(r"[»›>→]+")


def is_in_menu(anchor: LexborNode) -> bool:
    """Whether the nearest named element around a link calls it a menu."""
    return _called(anchor, anchor) is False


def _called(node: LexborNode, first: LexborNode) -> bool | None:
    """What the nearest named element around the first link calls it: True a breadcrumb, False a menu."""
    at: LexborNode | None = first
    beyond: int | None = None
    while at is not None and at.tag not in ("body", "html") and beyond != _ABOVE:
        told = at.attributes
        names = f"{told.get('id') or ''} {told.get('class') or ''}"
        if _PATH.search(f"{names} {told.get('aria-label') or ''} {told.get('itemtype') or ''}"):
            return True
        if at.tag in ("nav", "menu") or (told.get("role") or "").lower() in _MENU_ROLES or _MENU.search(names):
            return False
        if beyond is not None or at.mem_id == node.mem_id:
            beyond = (beyond or 0) + 1
        at = at.parent
    return None


def _has_arrows(node: LexborNode, *, icons: bool = True) -> bool:
    """Whether an arrow stands between the links, as text or as an icon (in menus one stands before each entry)."""
    for child in node.traverse(include_text=True):
        if child.is_text_node:
            said = (child.text_content or "").strip()
            if said and len(said) <= 2 and _ARROW.search(said):
                return True
            # "» Kinh tế": the last name is often no link.
            if said and child.parent is not None and child.parent.tag != "a" and _ARROW.match(said):
                return True
        elif icons and _ARROW_ICON.search(child.attributes.get("class") or ""):
            return True
    return False


def _nest(anchors: list[LexborNode]) -> bool:
    """Whether every address behind the home page's lies below the one before, and there are two at least."""
    return nest([anchor.attributes.get("href") or "" for anchor in anchors[1:]])


def nest(addresses: list[str]) -> bool:
    """Whether every address lies below the one before, and there are two at least.

    >>> nest(["/kinh-te/", "/kinh-te/nong-nghiep/"]), nest(["/kinh-te/", "/van-hoa/"])
    (True, False)
    """
    paths = [_folder(address) for address in addresses]
    return len(paths) > 1 and all(
        len(above) > 1 and below != above and below.startswith(above) for above, below in itertools.pairwise(paths)
    )


def leads_to(href: str, url: str) -> bool:
    """Whether the article at ``url`` stands below ``href``: in its folder, or under its parameters and more.

    >>> leads_to("/kinh-te", "http://a.vn/kinh-te/tin-7.html"), leads_to("/", "http://a.vn/kinh-te/tin-7.html")
    (True, False)
    >>> leads_to("tin.aspx?catid=7", "http://a.vn/tin.aspx?catid=7&id=9"), leads_to("tin.aspx", "http://a.vn/tin.aspx?id=9")
    (True, False)
    >>> [leads_to(f"/tin.aspx?{query}", "http://a.vn/12/305/99/le-hoi") for query in ("s=12&cat=305", "s=12&cat=9")]
    [True, False]
    """
    try:
        above, below = urlsplit(urljoin(url, href)), urlsplit(url)
    except ValueError:
        return False
    if above.netloc != below.netloc:
        return False
    if above.query:
        is_under = set(parse_qsl(above.query)) < set(parse_qsl(below.query))
        return (is_under and above.path.lower() == below.path.lower()) or _is_written_in(above.query, below.path)
    return nest([above.path, below.path]) or _is_parted(above.path, below.path)


def _is_parted(above: str, below: str) -> bool:
    """Whether the numbers that a path begins with begin the other, too, and its last name stands behind one more there:
    some systems put the article's number between its section's number and name.

    >>> [_is_parted(f"/12/{number}/tin-tuc", "/12/305/9917/tin-tuc/le-hoi") for number in (305, 306)]
    [True, False]
    """
    *numbers, name = above.strip("/").split("/")
    folders = below.strip("/").split("/")
    is_of_numbers = len(numbers) > 1 and all(map(str.isdigit, numbers)) and not name.isdigit()
    return is_of_numbers and folders[: len(numbers)] == numbers and name in folders[len(numbers) :]


def _is_written_in(query: str, path: str) -> bool:
    """Whether a path begins with the values of ``query``, several numbers, and goes on: some systems write both."""
    values, folders = [value for _, value in parse_qsl(query)], path.strip("/").split("/")
    is_of_numbers = len(values) > 1 and all(map(str.isdigit, values))
    return is_of_numbers and len(folders) > len(values) and folders[: len(values)] == values


def is_like(href: str, url: str) -> bool:
    """Whether ``href`` is built as the address of the article at ``url`` is: as deep, with a number where that has one,
    the same ending, the same parameters.

    >>> is_like("/tin/le-hoi-7.html", "http://a.vn/tin/hop-mat-12.html"), is_like("tin.aspx?id=7", "/tin.aspx?id=9")
    (True, True)
    >>> is_like("/kinh-te/", "http://a.vn/tin-tuc/hop-mat-12.html"), is_like("tin.aspx?catid=7", "/tin.aspx?id=9")
    (False, False)
    """
    try:
        return _shape(urljoin(url, href)) == _shape(url)
    except ValueError:
        return False


def says(href: str, name: str, url: str) -> bool:
    """Whether an address ends in words of a section's ``name``, from its first on, and leads to no article as ``url``.

    >>> [says(f"/{path}", "Tin tức, sự kiện", "http://a.vn/le-hoi-7.html") for path in ("tin-tuc-su-kien", "le-hoi")]
    [True, False]
    >>> says("/tin-tuc", "…", "http://a.vn/le-hoi-7.html")
    False
    """
    if is_like(href, url) or leads_to_tag(href):
        return False
    try:
        said, words = urlsplit(href).path.rstrip("/").rpartition("/")[2].split("-"), _WORD.findall(fold(name))
    except ValueError:
        return False
    return len(said) > 1 and said[:1] == words[:1] and set(said) <= set(words)


_WORD = re.compile(r"\w+")


def _shape(address: str) -> tuple[object, ...]:
    parts = urlsplit(address)
    *folders, last = parts.path.rstrip("/").split("/")
    name, dot, extension = last.rpartition(".")
    keys = sorted(key for key, _ in parse_qsl(parts.query))
    return len(folders), extension if dot else "", _DIGIT.search(name if dot else last) is not None, *keys


def _folder(href: str) -> str:
    try:
        path = urlsplit(href).path
    except ValueError:
        return ""
    head, dot, extension = path.rpartition(".")
    return (head if dot and "/" not in extension else path).rstrip("/") + "/"


def _stands_above_article(node: LexborNode, anchors: list[LexborNode]) -> bool:
    """Whether ``node`` opens the article's column below the page's menu: more than one link needs surer signs."""
    at, below = node, _next(node)
    while below is None and at.parent is not None and at.parent.tag not in _PAGE and _previous(at) is None:
        at = at.parent
        below = _next(at)
    column = at.parent
    if below is None or column is None or column.tag in _PAGE:
        return False
    if len(anchors) <= 2:
        return True
    before = _links_before(anchors[0])
    if column.tag not in _COLUMNS and len(below.text(deep=True).strip()) > _SHORT:
        before = [link for link in before[:_MOST_BEFORE] if _called(link, link) is False]
    return len(before) >= _MENU_LINKS


def _next(node: LexborNode) -> LexborNode | None:
    at = node.next
    while at is not None and not at.text(deep=True).strip():
        at = at.next
    return at


def _previous(node: LexborNode) -> LexborNode | None:
    at = node.prev
    while at is not None and not at.text(deep=True).strip():
        at = at.prev
    return at


def _links_before(anchor: LexborNode) -> list[LexborNode]:
    """The links of the page that stand before ``anchor``."""
    root = anchor
    while root.parent is not None and root.tag != "body":
        root = root.parent
    links = queries.every(root, "a[href]")
    return links[: next((at for at, link in enumerate(links) if link.mem_id == anchor.mem_id), 0)]
