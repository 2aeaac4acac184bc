"""The pager of an article: numbers whose links lead to the article's own address but for one number."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import Literal, NamedTuple
from urllib.parse import parse_qsl

from selectolax.lexbor import LexborNode

from crawler.clean.text import fold
from crawler.clean.urls import url_key
from crawler.fields.lines.wordings import PAGER
from crawler.fields.tree import queries
from crawler.fields.tree.imagefiles import image_url
from crawler.html import Page

MOST = 99
"""Number beyond which none is an article's page."""

_LONGEST = 300
"""Characters beyond which an element holds more than a pager."""

_MOST_ABOVE = 4
"""Elements around a pager whose names tell what it pages through."""

_MOST_AROUND = 12
"""Elements around a link that hold nothing but its pager."""

_MOST_RUNS = 40
"""Rows of numbers on a page beyond which none is looked at."""

_ANY_NUMBER = re.compile(r"(?<!\d)[1-9]\d?(?!\d)")
_WORDS = PAGER | {"phan", "xem"}
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"[1-9]")
_NUMBER = re.compile(r"(?:(?:trang|page|phan)\s{0,3}:?)?\W{0,6}([1-9]\d?)\W{0,6}")
_UNLINKED = re.compile(r"(?<![\d/])([1-9]\d?)(?![\d/])")
_NAMED = r"(?:pages?|trang|phan|part|pg|p|ky)"
# Where a path has the number: "/2", "/trang-2", "/page/2", "-p2", "-2", "_2", ";trang=2".
_PLACE = re.compile(rf"(?P<mark>[-_/.,;~](?P<name>{_NAMED}[-_/=.]?)?)(?P<number>\d{{1,2}})(?!\w)", re.IGNORECASE)
_EXTENSION = re.compile(r"\.(?:html?|aspx|php|jsp)$", re.IGNORECASE)
# What a parameter of these names counts is no text: comments, pictures, other articles.
_OTHERS = re.compile(
    r"cpage|.*(?:comment|binh_?luan|y_?kien|cmt|reply|album|photo|image|gallery|slide|related|tin_?(?:khac|lien|moi|cu)).*"
    r"|(?:i_?|so_?)?(?:anh|hinh|img|pic)(?:_?\w{1,4})?|.*(?:anh|hinh|img|pic)",
    re.IGNORECASE,
)
_OTHER_NAMES = re.compile(
    r"(?:^|[\s_-])(?i:comments?|cmt|respond|replies|binh-?luan|y-?kien|galler(?:y|ies)|album|slides?|slider|carousel|lightbox|"
    r"related|tin-?(?:khac|lien-?quan|moi|cu)|other-?news|lien-?quan|cung-?chuyen-?muc)(?=$|[\sA-Z_-])"
)
# A number at the end of an element, and what may stand before it in its link: quick looks at the bytes of a page.
_ENDING = {number: re.compile(rb"%d[\s\])]{0,40}+</" % number) for number in (1, 2)}
_LABEL = re.compile(rb">\s{0,20}(?:(?:trang|page|ph[^<>\s]{1,12}n)[^<>\w]{0,20}|[^<>\w]{0,40})$", re.IGNORECASE)
_LONGEST_LABEL = 60
_LINK = re.compile(rb"<a\s", re.IGNORECASE)
_MOST_TAGS = 4
"""Tags between a link's own and its number."""
_MAY_COUNT = re.compile(
    rf"[?&][^?&=]{{1,40}}=[1-9]\d?(?:&|$)|[-_/.,;~](?:{_NAMED}[-_/=.]?)?[1-9]\d?(?!\w)", re.IGNORECASE
)


# Folders of a day or a month before a name, as blogs have them: what they count is no page of an article.
_FOLDERS = re.compile(r"/(?:19|20)\d\d/\d\d?(?:/\d\d?)?(?=/[^/])")


class Pager(NamedTuple):
    """Where in its article a page stands, and the addresses of its other pages by their numbers."""

    current: int
    pages: dict[int, str]
    node: LexborNode
    """Where it begins."""


def number_in(text: str) -> int | None:
    """The number that a link to a page shows, if it shows nothing else.

    >>> number_in("Trang 2"), number_in("[3]"), number_in("2 bình luận"), number_in("Bài 2")
    (2, 3, None, None)
    """
    # Hardly any link of a page holds a digit, and to fold each takes ten times as long as to see that.
    found = _NUMBER.fullmatch(fold(text)) if len(text) <= 20 and _DIGIT.search(text) is not None else None
    return int(found[1]) if found is not None else None


def place_of(own: str, key: str, number: int) -> str | None:
    """Where ``key`` has its ``number``, which is all that it has beside the key of the first page; None for others.

    >>> place_of("a.vn/hoi.html", "a.vn/hoi.html?phan=2", 2), place_of("a.vn/hoi.html", "a.vn/hoi-p2.html", 2)
    ('?phan', '-p')
    >>> place_of("a.vn/tin?id=7", "a.vn/tin?id=8&trang=2", 2), place_of("a.vn/le-hoi-1", "a.vn/le-hoi-2", 2)
    (None, None)
    """
    path, _, query = own.partition("?")
    further, _, asked = key.partition("?")
    if path == further:
        return _parameter(parse_qsl(query, keep_blank_values=True), parse_qsl(asked, keep_blank_values=True), number)
    if query != asked:
        return None
    firsts = {path, _EXTENSION.sub("", path)}
    for found in _PLACE.finditer(further, further.find("/")):
        if int(found["number"]) == number:
            before, behind = further[: found.start()], further[found.end() :]
            firsts_told = {before + behind} | ({f"{before}{found['mark']}1{behind}"} if found["name"] else set())
            if firsts & firsts_told:
                return found["mark"].lower()
    return None


def _parameter(first: list[tuple[str, str]], further: list[tuple[str, str]], number: int) -> str | None:
    added = [pair for pair in further if pair not in first]
    lost = [pair for pair in first if pair not in further]
    if len(added) != 1 or added[0][1] != str(number) or _OTHERS.fullmatch(added[0][0]):
        return None
    name = added[0][0]
    return f"?{name}" if not lost or lost == [(name, "1")] else None


def pagers(page: Page, own: Collection[str], absolute: Callable[[str], str | None]) -> Iterator[Pager]:
    """The pagers on ``page`` of the article whose first page has one of the keys ``own``, in the order of the page."""
    seen: set[int] = set()
    here = url_key(page.url)
    left = _MOST_RUNS
    for node in page.css("a[href]"):
        if node.mem_id in seen or number_in(node.text(deep=True).strip()) is None:
            continue
        if not (left := left - 1):
            return
        run = _run(node)
        seen.update(link.mem_id for each in run if not each.is_text_node for link in queries.every(each, "a[href]"))
        if not any(map(is_of_others, _nearest(run[0]))):
            pager = _read(run, own, here, absolute)
            if pager is not None:
                yield pager


def shows(page: Page, number: Literal[1, 2]) -> bool:
    """Whether a link of ``page`` may say nothing but the number of a page; quick."""
    return any(_is_alone(page.markup, found.start()) for found in _ENDING[number].finditer(page.markup))


def _is_alone(markup: bytes, end: int) -> bool:
    """Whether what stands before ``end`` in a link is at most the label of a number: "(1)" behind a tag's name is none.

    >>> [_is_alone(html, len(html)) for html in (b"<a href='/2'>Trang <b>", b"<a href='/lua'>Lua <i>(", b"<p>2. <b>")]
    [True, False, False]
    """
    if markup[end - 1 : end].isdigit():
        return False
    for _ in range(_MOST_TAGS):
        label = _LABEL.search(markup, max(0, end - _LONGEST_LABEL), end)
        end = markup.rfind(b"<", 0, label.start()) if label is not None else -1
        if end < 0:
            return False
        if _LINK.match(markup, end) is not None:
            return True
    return False


def first_of(page: Page, resolver: Callable[[Page], Callable[[str], str | None]]) -> str | None:
    """The address of the first page of the article of which ``page`` is a further one, as its pager tells."""
    undated = _FOLDERS.sub("", page.url, 1)
    if _MAY_COUNT.search(undated, max(undated.find("/", 8), 8)) is None or not shows(page, 1):
        return None
    absolute, here = resolver(page), url_key(page.url)
    asked = {int(found[0]) for found in _ANY_NUMBER.finditer(here)}
    for node in page.css("a[href]"):
        first = absolute(node.attrs.get("href") or "") if number_in(node.text(deep=True).strip()) == 1 else None
        own = url_key(first) if first is not None else here
        if own != here and any(place_of(own, here, number) is not None for number in asked):
            is_its = any(pager.current > 1 for pager in pagers(page, {own}, absolute))
            return first if is_its else None
    return None


def _said(node: LexborNode) -> str:
    return (node.text_content or "") if node.is_text_node else node.text(deep=True)


def _counts(node: LexborNode) -> bool:
    """Whether a node says nothing but numbers of pages and words beside them."""
    said = _said(node).strip()
    if len(said) > _LONGEST or _shows_picture(node):
        return False
    return all(word in _WORDS or (word.isdecimal() and len(word) <= 2) for word in _WORD.findall(fold(said)))


def _shows_picture(node: LexborNode) -> bool:
    images = [] if node.is_text_node else queries.every(node, "img")
    return any(image_url(image.attributes) is not None for image in images)


def _run(link: LexborNode) -> list[LexborNode]:
    """The nodes of the pager that ``link`` stands in: the largest element that is nothing else, or a part of one."""
    node = link
    for _ in range(_MOST_AROUND):
        parent = node.parent
        if parent is None or parent.tag in {"body", "html"} or not _counts(parent):
            break
        node = parent
    before, behind = list[LexborNode](), list[LexborNode]()
    for beside, step in ((before, "prev"), (behind, "next")):
        sibling = getattr(node, step)
        while sibling is not None and len(beside) < 2 * MOST and _counts(sibling):
            beside.append(sibling)
            sibling = getattr(sibling, step)
    return [*reversed(before), node, *behind]


def is_of_others(node: LexborNode) -> bool:
    """Whether the names of an element say that it holds comments, pictures or other articles."""
    attributes = node.attributes
    return _OTHER_NAMES.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}") is not None


def _nearest(node: LexborNode) -> Iterator[LexborNode]:
    """The elements around a pager whose names tell what it pages through."""
    above: LexborNode | None = node.parent if node.is_text_node else node
    for _ in range(_MOST_ABOVE):
        if above is None or above.tag in {"article", "main", "body", "html", "form"}:
            return
        yield above
        above = above.parent


def _read(
    run: list[LexborNode], own: Collection[str], here: str, absolute: Callable[[str], str | None]
) -> Pager | None:
    """The pager in ``run``: its numbers ascend from the first, all but one lead to pages of the article."""
    pages: dict[int, str] = {}
    places: set[str] = set()
    current: list[int] = []
    order: list[int] = []
    for number, href in _numbers(run):
        order.append(number)
        target = absolute(href) if href is not None else None
        key = url_key(target) if target is not None else here
        if target is None or key == here or (number == 1 and key in own and here in own):
            current.append(number)
            continue
        place = next((place for each in own if (place := place_of(each, key, number)) is not None), None)
        if place is None and not (number == 1 and key in own):
            return None
        places |= {place} if place is not None else set()
        pages.setdefault(number, target)
    is_counted = order == sorted(order) and order[:1] == [1] and len(set(current)) == 1 and len(places) == 1
    if not is_counted or current[0] in pages:
        return None
    return Pager(current[0], pages, run[0]) if _is_at(current[0], own, here, places.pop()) else None


def _is_at(current: int, own: Collection[str], here: str, place: str) -> bool:
    """Whether the address of the page is that of its number."""
    return here in own if current == 1 else any(place_of(each, here, current) == place for each in own)


def _numbers(run: list[LexborNode]) -> Iterator[tuple[int, str | None]]:
    """Every number of a pager in order, with what it leads to."""
    for top in run:
        for node in [top] if top.is_text_node else top.traverse(include_text=True):
            if node.tag == "a":
                number = number_in(node.text(deep=True).strip())
                if number is not None:
                    yield number, node.attrs.get("href")
            elif node.is_text_node and not _is_linked(node, top):
                yield from ((int(found[1]), None) for found in _UNLINKED.finditer(node.text_content or ""))


def _is_linked(node: LexborNode, top: LexborNode) -> bool:
    above = node.parent
    while above is not None and node.mem_id != top.mem_id:
        if above.tag == "a":
            return True
        if above.mem_id == top.mem_id:
            return False
        above = above.parent
    return False
