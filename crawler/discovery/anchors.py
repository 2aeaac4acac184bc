"""The links of a page, resolved once, and what stands around them.

Everything else of discovery works on the ``Anchors`` of a page: URLs made canonical, ancestors
known by number, furniture (menus, pagers, comments, prose) told from content by tags and class tokens.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from crawler.clean import urls
from crawler.discovery import glance, marks, sessions
from crawler.discovery.listing.opened import Opened
from crawler.discovery.listing.openers import Openers
from crawler.discovery.scripting import clicks
from crawler.html import Page

# What canonical() would leave as it is: no query, no escapes, no session, nothing to resolve.
_PLAIN_PATH = re.compile(r"/(?!/)[A-Za-z0-9_~/-]*(?:\.[A-Za-z0-9_~-]+)*/?(?:#.*)?")
MAX_LINKS = 5000
"""Links of a page beyond this are not looked at: no listing is that long."""
_SHOWN = 2000
"""Characters of an element that is made a link; unlike links, such elements lie in one another."""
_WORD = re.compile(r"[^\W\d_]\S*")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ANY_HEADING = ", ".join(sorted(_HEADINGS))


@dataclass(slots=True)
class Around:
    """An element above a link."""

    node: LexborNode
    parent: int | None
    classes: str
    marks: int
    """Its own and those of everything above it."""


@dataclass(slots=True, eq=False)
class Anchor:
    """One ``<a href>``, or an element made one by script, that leads to a page of the portal."""

    node: LexborNode
    url: str
    order: int
    parent: int
    """Key of the parent element in ``Anchors.around``."""
    text: str
    words: int
    """Words of the text that hold a letter."""
    title: str
    rel: frozenset[str]
    heading: bool
    """Stands in a heading, or holds one."""


@dataclass(slots=True)
class Anchors:
    """All links of a page that stay inside the portal, in document order."""

    page: Page
    base: str
    root: str
    inside: Callable[[str], bool]
    items: list[Anchor] = field(default_factory=list)
    around: dict[int, Around] = field(default_factory=dict)
    session: str | None = None
    """Name and value of the session that the page puts into its links; ``items`` and what is resolved are without."""
    fresh: frozenset[str] = frozenset()
    """Names under which it puts the moment at which it was made into them, likewise."""
    _chains: dict[int, list[int]] = field(default_factory=dict)

    def chain(self, anchor: Anchor) -> list[int]:
        """Keys of the anchor's ancestors, nearest first, ``body`` last."""
        found = self._chains.get(anchor.parent)
        if found is None:
            found = self._chains[anchor.parent] = []
            key: int | None = anchor.parent
            while key is not None:
                found.append(key)
                key = self.around[key].parent
        return found

    def marks(self, anchor: Anchor) -> int:
        """What surrounds the anchor."""
        return self.around[anchor.parent].marks

    def resolve(self, href: str) -> str | None:
        """``href`` as the canonical URL of a page inside the portal, else None."""
        url = absolute(href, self.base, self.root)
        if self.fresh and url is not None:
            url = sessions.steady(url, self.fresh)
        if self.session is not None and url is not None:
            url = sessions.without(url, self.session)
        return url if url is not None and self.inside(url) else None


def absolute(href: str, base: str, root: str | None = None) -> str | None:
    """The canonical form of ``href`` on a page whose base is ``base``; None where it names no page.

    The same as ``urls.canonical``, but ten times faster for the plain paths that most links are.
    ``root`` is the canonical form of ``base``'s front page, where the caller has it.

    >>> absolute("/tin/a-1.html#x", "http://vidu.gov.vn/"), absolute("mailto:a@b.vn", "http://vidu.gov.vn/")
    ('http://vidu.gov.vn/tin/a-1.html', None)
    """
    href = href.strip()
    if not href or href[0] == "#" or href[:11].lower() == "javascript:":
        return None
    root = root or urls.canonical("/", base)
    if root and len(href) < 500:
        path = href[len(root) - 1 :] if href.startswith(root) else href
        if _PLAIN_PATH.fullmatch(path):
            return root[:-1] + path.partition("#")[0]
    if root and href.startswith(("/", "http://", "https://")) and not href.startswith("//"):
        return _of_root(href, root)
    return urls.canonical(href, base)


# Menus and boxes repeat on every page; where on the site a page stands makes no difference to such links.
@lru_cache(maxsize=2048)
def _of_root(href: str, root: str) -> str | None:
    return urls.canonical(href, root)


def collect(page: Page, *, inside: Callable[[str], bool], opens: Openers | None = None) -> Anchors:
    """Every link of ``page`` that leads to another page of the portal.

    ``opens`` are the functions of the page into which this one, a piece of HTML, is put.
    """
    base = _base(page)
    found = Anchors(page, base, urls.canonical("/", base) or "", inside)
    resolved: dict[str, str | None] = {}
    opened = Opened(page, opens or {})
    by_script, clicked = opened.handled(), dict[int, str]()
    handled = {key: address for leading in by_script.values() for key, address in leading.items()}
    for order, node in enumerate(page.css(", ".join(("a[href]", clicks.LEADING, *by_script)))[:MAX_LINKS]):
        attributes = node.attributes
        href = (attributes.get("href") if node.tag == "a" else "") or ""
        if not href or href[0] == "#" or href[:11].lower() == "javascript:":
            href = clicks.address(node) or ""
            if not href:
                href = clicked[order] = opened.address(node) or handled.get(node.mem_id) or ""
        if href not in resolved:
            resolved[href] = found.resolve(href)
        url = resolved[href]
        parent = node.parent
        if url is None or parent is None:
            continue
        place = _place(found.around, parent)
        shown = squeeze(node.text(deep=True) if node.tag == "a" else glance.text(node, _SHOWN))
        found.items.append(
            Anchor(
                node=node,
                url=url,
                order=order,
                parent=place,
                text=shown,
                words=words(shown),
                title=squeeze(attributes.get("title") or ""),
                rel=_rel(attributes.get("rel") or ""),
                heading=bool(found.around[place].marks & marks.Marks.HEADING) or _holds_heading(node),
            )
        )
    if buttons := opened.buttons():
        found.items = [link for link in found.items if clicked.get(link.order) not in buttons]
    found.fresh = sessions.fresh(url for url in set(resolved.values()) if url is not None)
    if found.fresh:
        for link in found.items:
            link.url = sessions.steady(link.url, found.fresh)
    found.session = sessions.shared(url for url in resolved.values() if url is not None)
    if found.session is not None:
        for link in found.items:
            link.url = sessions.without(link.url, found.session)
    return found


@lru_cache(maxsize=256)
def _rel(value: str) -> frozenset[str]:
    return frozenset(value.lower().split())


def squeeze(text: str) -> str:
    """Text with every run of white space made one space, ends trimmed."""
    return " ".join(text.split())


def _base(page: Page) -> str:
    href = page.attr("base[href]", "href")
    return urljoin(page.url, href) if href else page.url


def _holds_heading(node: LexborNode) -> bool:
    child = node.child
    while child is not None:
        if child.tag in _HEADINGS or (child.tag in ("div", "span") and child.css_first(_ANY_HEADING) is not None):
            return True
        child = child.next
    return False


def _place(around: dict[int, Around], node: LexborNode) -> int:
    """Key of ``node`` in ``around``, entered with all that is above it."""
    missing: list[LexborNode] = []
    current: LexborNode | None = node
    while current is not None and current.mem_id not in around and current.tag not in ("html", "-document"):
        missing.append(current)
        current = current.parent
    above = around.get(current.mem_id) if current is not None else None
    for element in reversed(missing):
        above = around[element.mem_id] = _read(element, above)
    return node.mem_id


def _read(node: LexborNode, above: Around | None) -> Around:
    attributes = node.attributes
    marked = marks.read(node.tag or "", attributes, above.marks if above else 0)
    classes = marks.own_classes(attributes.get("class") or "")
    return Around(node, above.node.mem_id if above else None, classes, marked)


def words(text: str) -> int:
    """Number of words that hold a letter.

    >>> words("Thứ sáu - 19/11/2021 10:15")
    2
    """
    return len(_WORD.findall(text))
