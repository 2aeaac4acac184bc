"""The sections that the article stands in, outermost first, from the breadcrumb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborNode

from crawler.clean.persons import is_full_name
from crawler.clean.text import clean_line, fold
from crawler.clean.urls import leads_home
from crawler.fields.candidate import Candidate, pick
from crawler.fields.lines import furniture, kickers, wordings
from crawler.fields.trails import crumbs, paths
from crawler.fields.tree import queries
from crawler.fields.tree.hints import Hints
from crawler.fields.tree.texts import text_of

_HOME = re.compile(
    r"^(?:trang (?:chu|nhat|dau)|home(?: ?page)?|index|ban dang (?:o(?: day)?|xem)|you are here|[\W\d_]*)\s*:?$"
)
_THIS = re.compile(r"^(?:xem )?(?:chi tiet|noi dung|bai viet|tin bai|thong tin chi tiet)\b|\bchi tiet$|^ban dang|[\d:]")
_PAGE = re.compile(r"(?:xem|doc|chi tiet|noi dung)(?: (?:tin|bai))+(?: (?:viet|tuc))?|(?:xem )?chi tiet|noi dung")
"""Entries of a breadcrumb that say what the page is instead of where it stands."""
_LEVELS, _MOST_WORDS, _LONGEST_END = 3, 6, 40
"""Elements around a link, and words and characters of a name, with which a way may end."""
_NO_NAME = frozenset({"a", "h1", "h2", "ul", "form"})
"""Elements that no such name holds."""
MAX_NAME = 100
"""Characters beyond which an entry of a breadcrumb is the article's title."""


def candidates(hints: Hints, title: str) -> Iterator[Candidate[list[str]]]:
    """The breadcrumb without home page and title, else what the metadata say."""
    # Where a family names every place, its breadcrumb is whole.
    path = [] if hints.family.complete else _above(hints, title)
    for where, nodes in hints.groups("section"):
        # In any language the way begins at the home page; the portal of a paper may lead to its news so.
        is_home = len(nodes) > 1 and leads_home(nodes[0].attrs.get("href") or "") and not _is_of_news(nodes[0])
        names = _names([*map(text_of, nodes[is_home:]), *_plain_end(hints, nodes, title)], title, called=True)
        if names and not _is_part(names, path):
            yield Candidate(names, where)
    if path := (_above(hints, title) if hints.family.complete else path):
        yield Candidate(path, "links above the article")
    if hints.located is not None:
        for spot in hints.located.spots.get("section", ()):
            names = _names(re.split(r"\s*(?:[»›>→]+|[|/]|::)\s*", spot.text), title)
            if names:
                yield Candidate(names, spot.where)
    for thing in hints.page.json_ld:
        if thing.get("@type") == "BreadcrumbList":
            names = _names(_crumbs(thing.get("itemListElement")), title, called=True)
            if names:
                yield Candidate(names, "JSON-LD BreadcrumbList")
    metas = _names(hints.page.metas.get("article:section", []), title, called=True)
    if metas:
        yield Candidate(metas, "meta article:section")
    body = hints.node("body")
    name = kickers.above(body) if body is not None else ""
    if name and (names := _names([name], title)):
        yield Candidate(names, "line above the article that its class calls a category")
    name = kickers.below(body, hints.page.url) if body is not None else ""
    if name and (names := _names([name], title)):
        yield Candidate(names, "link below the text that its class calls a category")
    for where, nodes in hints.groups("section-in-menu"):
        if nodes and body is not None and (names := _names(crumbs.plain(body), title)):
            yield Candidate(names, "names behind the link to the home page, above the article")
        named = {node.attrs.get("href") or "": text_of(node) for node in nodes}
        # Of two entries side by side neither is the way to the other.
        if (len(named) == 1 or paths.nest([*named])) and (names := _names([*named.values()], title)):
            yield Candidate(names, where)


def _is_of_news(node: LexborNode) -> bool:
    return _NEWS.fullmatch(fold(text_of(node))) is not None


_NEWS = re.compile(r"(?:(?:tin(?: tuc)?|thoi su|su kien|thong bao|hoat dong)(?:[ ,&-]+|$)){1,4}")
"""What sections are called; with the name of a place it may be the portal's."""


def _is_part(names: list[str], path: list[str]) -> bool:
    """Whether what names one section alone gives way to the path that leads to it, or from it to the next."""
    if len(path) <= len(names):
        return False
    below = path[len(names) :] if path[: len(names)] == names else []
    is_below = bool(below) and all(each[0].isupper() and not furniture.is_furniture(each) for each in below)
    return path[-len(names) :] == names or is_below


def _plain_end(hints: Hints, nodes: list[LexborNode], title: str, *, pointed: bool = False) -> list[str]:
    """The name that ends the way without a link, as that of the section where the reader is; mostly it is the title's,
    whole or cut off, or says that this is an article. One word alone is a name where the page says it of the article
    elsewhere, too. ``pointed``: of a way that no class calls one, behind which anything of the page may stand, only
    what an arrow leads to in the same line."""
    node = nodes[-1] if nodes and _HOME.match(fold(text_of(nodes[0]))) else None
    for _ in range(_LEVELS):
        if node is None or node.tag == "li" or _beside(node) is not None:
            break
        node = node.parent
    end = _beside(node) if node is not None else None
    if node is None or end is None or _beside(end) is not None or queries.tagged(end, _NO_NAME) is not None:
        return []
    if pointed and (end.tag not in _INLINE or not _is_pointed_at(end)):
        return []
    name = text_of(end).strip(" »›>/|→")
    folded, whole = fold(name), fold(title)
    if not 0 < len(folded.split()) <= _MOST_WORDS or len(name) > _LONGEST_END or _THIS.search(folded):
        return []
    is_said = any(text_of(node) == name for _, others in hints.groups("section") for node in others)
    if " " not in folded and not is_said:
        return []
    if furniture.is_furniture(name) or wordings.LEADS_ON.match(folded) or is_full_name(name):
        return []
    is_of_title = not is_said and (name in title or whole.startswith(folded.rstrip(".… ")) or whole in folded)
    return [] if not name[0].isupper() or is_of_title else [name]


_INLINE = frozenset({"span", "b", "strong", "i", "em", "font", "label"})
_ARROWS = frozenset("»›>→/|")


def _is_pointed_at(end: LexborNode) -> bool:
    """Whether an arrow begins the element, or stands right before it."""
    before = end.prev
    said = (before.text_content or "") if before is not None and before.is_text_node else ""
    return (said.strip()[-1:] or text_of(end)[:1]) in _ARROWS


def _beside(node: LexborNode) -> LexborNode | None:
    """The next element on the same level that is no arrow between two names."""
    beside = node.next
    while beside is not None and (beside.is_text_node or beside.tag == "img" or _is_arrow(beside)):
        beside = beside.next
    return beside


def _is_arrow(node: LexborNode) -> bool:
    """Whether an element holds nothing but the mark that parts two names."""
    child = node.child
    is_one = node.tag in _INLINE and child is not None and child.next is None and child.is_text_node
    return is_one and child is not None and (child.text_content or "").strip() in _ARROWS


def _above(hints: Hints, title: str) -> list[str]:
    """The names in the breadcrumb that stands above the body."""
    body = hints.node("body")
    links = crumbs.before(body) if body is not None else []
    return _names([*map(text_of, links), *_plain_end(hints, links, title, pointed=True)], title)


def extract(hints: Hints, title: str) -> list[str]:
    """Names of the sections; empty where the page names none."""
    found = pick(candidates(hints, title))
    return found.value if found is not None else []


def is_of_the_portal(names: list[str]) -> bool:
    """Whether the outermost of the sections tells of the portal's own office: what has no day there is no news."""
    return bool(names) and _ABOUT.fullmatch(fold(names[0])) is not None


_ABOUT = re.compile(r"gioi thieu(?: chung)?|about(?: us)?")


def _names(texts: list[str], title: str, *, called: bool = False) -> list[str]:
    """The names of sections among ``texts``; none where one is of a page that no article stands below: a menu's, but
    where the page calls them a way (``called``)."""
    names: list[str] = []
    folded_title = fold(title)
    for text, (name, folded) in ((text, entry) for text in texts if (entry := _entry(text)) is not None):
        if not called and _WAY.fullmatch(folded) and (names or text == texts[-1] or not _TOPIC.fullmatch(folded)):
            return []
        is_title = folded == folded_title or (len(name) > _CUT and folded_title.startswith(folded.rstrip(".…")))
        if not is_title and name not in names:
            names.append(name)
    return names


_WAY = re.compile(
    r"lien he|gop y|so do (?:cong|site|trang|website)|site ?map|rss|dang (?:nhap|ky|xuat)|tim kiem|contact(?: us)?"
)
"""What leads to no section: beside the home page, the entries of the short menu over a page."""
_TOPIC = re.compile("gop y|dang ky")
"""Those below which sections may stand, too, where they begin the way."""
_CUT = 25
"""Characters beyond which the beginning of the title is the title, cut off."""


@lru_cache(maxsize=1024)  # the same few stand on all pages of a portal
def _entry(text: str) -> tuple[str, str] | None:
    """The name in an entry of a breadcrumb, also folded; None for what names no section."""
    name = clean_line(text).strip(" »›>/|→")
    folded = fold(name)
    names_one = 0 < len(name) <= MAX_NAME and not _HOME.match(folded) and not _PAGE.fullmatch(folded)
    return (name, folded) if names_one else None


def _crumbs(entries: object) -> list[str]:
    names: list[str] = []
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict):
            item = entry.get("item")
            name = entry.get("name") or (item.get("name") if isinstance(item, dict) else None)
            if isinstance(name, str):
                names.append(name)
    return names
