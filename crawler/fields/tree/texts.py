"""The text of one element on one line, and the time that it tells machines."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from crawler.clean.text import clean_line
from crawler.fields import captions
from crawler.fields.tree import markup, queries, walk

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MADE = '[property~="dc:created"][content], [property~="schema:dateCreated"][content]'
"""How Drupal tells machines when a node was made, around what it prints."""


def uncaptioned(node: LexborNode) -> str:
    """``text_of`` without the captions of the pictures that some themes put into the lead's element."""
    if queries.tagged(node, ("img",)) is None:
        return text_of(node)
    return captions.beside(walk.read(node).pieces)


# Elements that do not end a line, hide nothing and hold only text or each other on the pages seen.
_INLINE = frozenset({"b", "strong", "i", "em", "u", "span", "font", "a", "small", "-comment"})


# Sections, tags, and the titles in the lists of other news, stand on many pages of a portal.
_clean_line = lru_cache(maxsize=1024)(clean_line)


def text_of(node: LexborNode) -> str:
    """The text of one node on one line; of a ``<meta>`` its content. Hidden parts and scripts are left out."""
    child = node.child
    if child is not None and child.is_text_node and child.next is None:
        return _clean_line(child.text_content or "")
    if child is None:
        attributes = node.attributes
        return clean_line(attributes.get("content") or attributes.get("value") or "")
    # What touches an element is read as another thing, but behind a label, and behind icons before all text.
    is_bare = is_free = True
    while child is not None:
        if child.is_text_node:
            is_bare = is_bare and child.is_empty_text_node
        else:
            before = child.prev
            touches = before is not None and not before.is_text_node and not is_free
            if child.tag not in _INLINE or touches:
                break
            inner = child.child
            if inner is not None and not (inner.is_text_node and inner.next is None):
                break
            is_bare = is_bare and inner is None
            is_free = is_bare or (inner is not None and (inner.text_content or "").rstrip().endswith(":"))
            told = child.attributes
            named = told.get("class") or ""
            if (
                "hid" in named
                or (named and markup.names(named).reacts)
                or "none" in (told.get("style") or "")
                or "hidden" in told
            ):
                break
        child = child.next
    else:
        return clean_line(node.text(deep=True))
    return " ".join(line.text for line in walk.read(node).lines())


def stamp_of(node: LexborNode) -> str | None:
    """The machine-readable time of a node: ``datetime`` of itself or of a ``<time>`` in it, ``content`` in RDFa."""
    if node.tag != "time":
        child = node.child
        is_text = child is None or (child.is_text_node and child.next is None)
        inner = queries.first(node, "time[datetime]") if not is_text else None
        if inner is None:
            made = queries.first(node, _MADE) if not is_text else None
            return (made.attrs.get("content") or "").strip() or None if made is not None else None
        node = inner
    return (node.attrs.get("datetime") or "").strip() or None
