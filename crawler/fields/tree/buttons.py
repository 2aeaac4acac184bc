"""Buttons that open a file: the rest of them is none of the text."""

from __future__ import annotations

import re
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from crawler.clean.text import clean_line, fold
from crawler.fields.lines.furniture import is_tools
from crawler.fields.tree.flow import Flow, Line, Link
from crawler.fields.tree.links import CALLED, FILE, file_name
from crawler.fields.tree.runs import said_last
from crawler.fields.tree.setting import Setting

PRESSED = frozenset({"button", "input"})
"""Buttons: none of the text, but some open a file. Behind words of a sentence they are left out."""
_WHERE = ("onclick", "data-href", "data-url")
_NO_OFFER = re.compile(r"\.mp[34]\b|(?:copy|share|print)\w*\(", re.IGNORECASE)  # it plays, or passes an address on


def opened(node: LexborNode) -> str | None:
    """The file that a button opens by its script, or keeps for one; None of any other button."""
    given = next((script for name in _WHERE if (script := node.attributes.get(name))), None)
    if given is None:
        return None
    found = CALLED.findall(given) if "(" in given or "=" in given else [given]
    return found[-1] if found and FILE.search(found[-1]) and not _NO_OFFER.search(given) else None


def offers(node: LexborNode, text: list[str]) -> bool:
    """Whether a button behind ``text`` opens a file, and breaks no sentence."""
    return opened(node) is not None and said_last(text) in ("", ":")


def put(node: LexborNode, flow: Flow, setting: Setting) -> None:
    """Put the file that a button opens into ``flow``, as a line with a link; what says no more than a button does is
    called as its file is."""
    target = opened(node) or ""
    label = clean_line(node.text(deep=True) or node.attributes.get("value") or "")
    name = label if label and not is_tools(fold(label)) else unquote(file_name(target))
    flow.links.append(Link(target, name, len(flow.pieces)))
    flow.pieces.append(Line(name, block=setting.block, linked=len(name), aside=setting.aside))
