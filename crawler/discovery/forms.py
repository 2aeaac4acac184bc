"""What a form sends when nobody has touched it: to turn a page, a list is asked for as it stands."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from crawler.discovery import acts
from crawler.discovery.anchors import squeeze
from crawler.discovery.scripting.expressions import Literal
from crawler.fields.tree import queries

_NEVER = frozenset({"submit", "button", "image", "reset", "file", "password"})
"""Fields that are sent by a press on them only, or that nobody here fills in."""
_BOXES = frozenset({"checkbox", "radio"})


def sent(form: LexborNode, counter: str) -> dict[str, Literal] | None:
    """Names to values of what ``form`` sends as it stands: fields, checked boxes, chosen options (HTML 4.10.22.4), but
    for its ``counter``. Of fields that come twice the first: frameworks put a hidden one behind each box.

    None where several boxes of one name are checked, which cannot be told so, or one that would do something.
    """
    found: dict[str, Literal] = {}
    boxes = set[str]()
    for node in queries.every(form, "input[name], select[name]"):
        attributes = node.attributes
        name = attributes.get("name") or ""
        value = None if "disabled" in attributes else _chosen(node) if node.tag == "select" else _value(node)
        if value is None or name == counter:
            continue
        if _is_box(node):
            if name in boxes or acts.says_act(name):
                return None
            boxes.add(name)
        found.setdefault(name, value)
    return found


def _is_box(node: LexborNode) -> bool:
    return (node.attributes.get("type") or "").lower() in _BOXES


def _value(node: LexborNode) -> str | None:
    attributes = node.attributes
    if _is_box(node):
        return (attributes.get("value") or "on") if "checked" in attributes else None
    return None if (attributes.get("type") or "text").lower() in _NEVER else attributes.get("value") or ""


def _chosen(node: LexborNode) -> str | None:
    """The value of the option that is chosen (the last that says so), or the first where one must be."""
    options = queries.every(node, "option:not([disabled])")
    chosen = [option for option in options if "selected" in option.attributes]
    if not chosen and "multiple" not in node.attributes:
        chosen = options[:1]
    if not chosen:
        return None
    value = chosen[-1].attributes.get("value")
    return value if value is not None else squeeze(chosen[-1].text(deep=True))
