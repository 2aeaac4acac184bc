"""RSS 2.0, RSS 1.0 (RDF) and Atom, as far as they can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from lxml import etree
from w3lib.html import remove_tags

from crawler.clean import text
from crawler.discovery import behind
from crawler.discovery.model import ListingRow
from crawler.discovery.syndication import xmltree

_ENTRIES = frozenset({"item", "entry"})
_MAX_ENTRIES = 5000
_MAX_LEAD = 2000
# Tags at which words end.
_BREAK = re.compile(r"<(?:br|/?p|/?div|/?li|/?td|/?h\d)\b", re.IGNORECASE)


def read(body: bytes, url: str, *, inside: Callable[[str], bool]) -> list[ListingRow]:
    """The feed's entries that lie inside the portal, each URL once, in order; empty where ``body`` is no feed.

    ``url`` is the feed's own address, for relative links. Dates are kept as printed in ``lastmod`` and never
    become ``published_at``: portals print wrong ones (a month where the minutes belong).
    """
    root = xmltree.parse(body)
    if root is None:
        return []
    rows: dict[str, ListingRow] = {}
    for entry in root.iter():
        if xmltree.local(entry) not in _ENTRIES:
            continue
        fields = xmltree.children(entry)
        found = _link(fields, url, inside)
        if found is None or found in rows or not inside(found):
            continue
        rows[found] = ListingRow(
            url=found,
            title=_plain(xmltree.text_of(fields.get("title"))),
            lead=_plain(xmltree.text_of(_first(fields, "description", "summary"))),
            lastmod=xmltree.text_of(_first(fields, "updated", "modified", "pubdate", "published", "date")),
            section=_plain(_category(fields)),
            rank=len(rows),
            kind="feed",
        )
        if len(rows) >= _MAX_ENTRIES:
            break
    return list(rows.values())


def _first(fields: dict[str, list[etree._Element]], *names: str) -> list[etree._Element] | None:
    return next((fields[name] for name in names if xmltree.text_of(fields.get(name))), None)


def _link(fields: dict[str, list[etree._Element]], base: str, inside: Callable[[str], bool]) -> str | None:
    """The entry's page: Atom's alternate link, RSS's link, else an id that is an address."""
    candidates: list[str] = []
    for link in fields.get("link", ()):
        href = link.get("href")
        if href is None:
            candidates.append(xmltree.string(link))
        elif link.get("rel", "alternate") == "alternate":
            candidates.append(href)
    for guid in (*fields.get("guid", ()), *fields.get("id", ())):
        named = xmltree.string(guid).strip()
        if (
            named.startswith(("http://", "https://"))
            and guid.get("ispermalink", guid.get("isPermaLink", "true")) != "false"
        ):
            candidates.append(named)
    resolved = (behind.reached(candidate.strip(), base, inside) for candidate in candidates if candidate.strip())
    return next((found for found in resolved if found is not None), None)


def _category(fields: dict[str, list[etree._Element]]) -> str | None:
    named: Iterable[str] = (category.get("term") or xmltree.string(category) for category in fields.get("category", ()))
    return next((name for name in named if name.strip()), None)


def _plain(value: str | None) -> str | None:
    """Text without the HTML that feeds carry escaped."""
    if value is None:
        return None
    if "<" in value:
        value = remove_tags(_BREAK.sub(r" \g<0>", value))
    return text.clean_line(text.unescape(value))[:_MAX_LEAD].strip() or None
