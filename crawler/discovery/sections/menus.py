"""Entries of menus that are no links: options of a drop-down, areas of a picture, elements that lead on by script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from crawler.clean import text
from crawler.discovery import acts, glance, shapes
from crawler.discovery.anchors import Anchors, squeeze, words
from crawler.discovery.model import SectionLink
from crawler.discovery.paging import more
from crawler.discovery.scripting import clicks, datasets

_IS_ADDRESS = re.compile(r"(?:https?://|\.{0,2}/|\?)\S|[^\s:]*(?:[/?]|\.(?:html?|aspx?|php)$)", re.IGNORECASE)
_WORDS = 8
"""Words of an entry; what says more is a row."""
_SHOWN = 500
"""Characters of an element that are read: what is clicked on may lie in another one."""
_FILLED = re.compile(r"(?:\.load|\.get)\(\s{0,9}dataset\.(\w{1,40})\s{0,9}[,)]")
_LOADS = 5
_LOOKED = 300
"""Elements of each kind that are looked at."""


def entries(anchors: Anchors) -> Iterator[SectionLink]:
    """What may be sections of the portal, as such menus name them; addresses inside the portal alone."""
    for address, name in (*_options(anchors), *_areas(anchors), *_clicked(anchors), *_tabs(anchors)):
        shown = squeeze(name)
        url = anchors.resolve(address) if _IS_ADDRESS.match(address.strip()) and words(shown) <= _WORDS else None
        if url is not None:
            yield SectionLink(url=url, name=text.clean_line(shown) or None)


def _options(anchors: Anchors) -> Iterator[tuple[str, str]]:
    for node in islice(anchors.page.css("select option[value]"), _LOOKED):
        yield node.attributes.get("value") or "", node.text(deep=True)


def _areas(anchors: Anchors) -> Iterator[tuple[str, str]]:
    for node in islice(anchors.page.css("area[href]"), _LOOKED):
        yield node.attributes.get("href") or "", node.attributes.get("alt") or node.attributes.get("title") or ""


def _clicked(anchors: Anchors) -> Iterator[tuple[str, str]]:
    for node in islice(anchors.page.css(clicks.CLICKED), _LOOKED):
        address = clicks.address(node)
        if address is not None:
            yield address, glance.text(node, _SHOWN) or node.attributes.get("title") or ""


def _tabs(anchors: Anchors) -> Iterator[tuple[str, str]]:
    """Tabs that a script fills from the address in their ``data-url``: ``$("#tab").load($(this).data("url"))``.

    Scripts do so with answers to buttons, too ("Thích", "Theo dõi"): tabs are several of one kind, each with an address
    that tells it from the others, and a name of its own.
    """
    names = dict.fromkeys(_FILLED.findall(datasets.plain(clicks.scripts_of(anchors.page))))
    for name in islice(names, _LOADS):
        attribute = f"data-{datasets.kebab(name)}"
        kinds: dict[str, dict[str, str]] = {}
        for node in islice(anchors.page.css(f"a[{attribute}], button[{attribute}], li[{attribute}]"), _LOOKED):
            shown, address = glance.text(node, _SHOWN), node.attributes.get(attribute) or ""
            kind = _kind(address)
            if kind is None or acts.says_act(shown) or acts.is_act(address) or acts.is_opinion(shown, address):
                continue
            if not more.is_button(node):
                kinds.setdefault(kind, {})[address] = shown
        for tabs in kinds.values():
            if len({"".join(filter(str.isalpha, shown)) for shown in tabs.values()}) == len(tabs) > 1:
                yield from tabs.items()


def _kind(address: str) -> str | None:
    """What the addresses of the tabs of one row have in common: all but a number, or the one value that is given."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    given = parts.query.split("&")
    return f"{parts.path}?{given[0].partition('=')[0]}" if parts.query and len(given) == 1 else shapes.form(address)
