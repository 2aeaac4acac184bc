"""Titles of rows whose only link asks to read on: the heading that stands beside it."""

from __future__ import annotations

from dataclasses import replace

from selectolax.lexbor import LexborNode

from crawler.discovery import glance
from crawler.discovery.anchors import Anchor, squeeze, words

_LEVELS = 3
"""Elements above a link within which its row ends."""
_LEAST, _MOST = 5, 60
"""Words of a title; what says less heads a box."""
_READ = 600


def of(link: Anchor, known: dict[int, str | None]) -> Anchor | None:
    """``link`` with the title that its row shows in a heading without a link; None where there is not one alone.

    What has a second link, or a second heading, is no row but a list or a box. ``known`` is the only address that each
    element looked at before leads to, kept from one link of a page to the next: None where there are several.
    """
    holder = link.node.parent
    for _ in range(_LEVELS):
        if holder is None or holder.tag in ("body", "main", "table", "ul", "ol"):
            return None
        if holder.mem_id not in known:
            targets = {node.attributes.get("href") for node in holder.css("a[href]")}
            known[holder.mem_id] = targets.pop() if len(targets) == 1 else None
        if known[holder.mem_id] is None or known[holder.mem_id] != link.node.attributes.get("href"):
            return None
        found = holder.css("h2, h3, h4, h5, h6")
        if found:
            return _titled(link, found[0]) if len(found) == 1 else None
        holder = holder.parent
    return None


def _titled(link: Anchor, heading: LexborNode) -> Anchor | None:
    shown = squeeze(glance.text(heading, _READ))
    told = words(shown)
    return replace(link, text=shown, title=shown, words=told, heading=True) if _LEAST <= told <= _MOST else None
