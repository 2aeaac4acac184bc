"""Elements that are no links, and open an article by a function of the page when they are clicked on.

``href="javascript:xemTin(123)"``, and in an inline script ``function xemTin(id) { window.open('tin.asp?id=' + id); }``.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from crawler.clean import text
from crawler.discovery import acts, glance
from crawler.discovery.listing import openers
from crawler.discovery.listing.openers import Openers
from crawler.discovery.scripting import clicks, datasets
from crawler.discovery.shapes import leads_elsewhere
from crawler.html import Page

_VALUE = re.compile(r"'[^']*'|\"[^\"]*\"|-?\d{1,12}")
_ROW_WORDS = 4
"""Words of a title; what says less is a button or a number of a page."""
_SAME = 3
"""Addresses that elements with the same words lead to, beyond which those are a button's."""
_READS_ON = re.compile(r"(?:xem|doc|chi tiet|tim hieu|read|view|see|more)\b")
"""How elements begin, folded, that open the article beside its title."""
_SAID = 500
"""Characters of an attribute, and of an element."""
_LOOKED = 1000
"""Elements of a page that are looked at."""
_MAY_HANDLE = re.compile(r"\.(?:click|on)\(|querySelectorAll\(")


class Opened:
    """Reads such elements of one page; its scripts are read once, and only where something calls them.

    ``others`` are functions of another page, into which this one, a piece of HTML, is put.
    """

    def __init__(self, page: Page, others: Openers) -> None:
        self._page = page
        self._others = others
        self._own: Openers | None = None
        self._left = _LOOKED
        self._made: dict[str, list[tuple[str, str]]] = {}

    def address(self, node: LexborNode) -> str | None:
        """The address that a click on ``node`` leads to, as the function that it calls makes it; else None."""
        attributes = node.attributes
        said = attributes.get("onclick") or attributes.get("href") or ""
        call = clicks.CALL.search(said[:_SAID]) if "(" in said else None
        if call is None or "__doPostBack" in said or acts.is_opinion(call[1]) or self._left <= 0:
            return None
        given = [value.strip() for value in call[2].split(",")]
        values = _own(node) if given == ["this"] else {}
        if all(map(_VALUE.fullmatch, given)):
            values = {str(at): value.strip("'\"") for at, value in enumerate(given)}
        return self._filled(call[1], node, values) if values else None

    def handled(self) -> dict[str, dict[int, str]]:
        """Selectors of elements for which a script says what a click does, without their saying so, each with where its
        elements lead, by their keys."""
        is_told = openers.MAY_GO.search(self._page.html) and _MAY_HANDLE.search(self._page.html)
        found: dict[str, dict[int, str]] = {}
        for name in [*self._others, *(self._openers() if is_told else ())]:
            if name.startswith("css:"):
                nodes = self._page.css(name[4:])[: self._left]
                made = ((node.mem_id, self._filled(name, node, _own(node))) for node in nodes)
                found[name[4:]] = {key: address for key, address in made if address is not None}
        return {selector: leading for selector, leading in found.items() if leading}

    def buttons(self) -> set[str]:
        """The addresses told so far that are buttons': titles differ from row to row, what buttons say does not."""
        found: set[str] = set()
        for made in self._made.values():
            acting = {address: said for said, address in made if not _READS_ON.match(text.fold(said))}
            found |= set(acting) if len(acting) >= _SAME * len(set(acting.values())) else set()
        return found

    def _openers(self) -> Openers:
        if self._own is None:
            self._own = openers.read(self._page)
        return self._own

    def _filled(self, name: str, node: LexborNode, values: dict[str, str]) -> str | None:
        self._left -= 1
        said = glance.text(node, _SAID).split()
        if len(said) < _ROW_WORDS:
            return None
        addresses = self._openers().get(name) or self._others.get(name) or []
        made = openers.filled(addresses, values)
        if made is None or leads_elsewhere(made):
            return None
        self._made.setdefault(name, []).append((" ".join(said), made))
        return made


def _own(node: LexborNode) -> dict[str, str]:
    """What a function that is given the element may read from it: ``el.dataset.slug``."""
    said = ((name.removeprefix("data-"), value) for name, value in node.attributes.items() if name[:5] == "data-")
    return {f"dataset.{datasets.camel(name)}": value for name, value in said if value}
