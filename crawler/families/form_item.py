"""An item of a SharePoint list as its form shows it: a table of labels, a field of the article beside each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from crawler.clean.text import clean_line, fold
from crawler.fields.trails import crumbs
from crawler.fields.tree import walk
from crawler.fields.tree.flow import Picture
from crawler.fields.tree.hints import Located, Spot
from crawler.fields.tree.texts import text_of

if TYPE_CHECKING:
    from crawler.html import Page

LABEL = ".ms-formlabel"
"""The cell of a label; the next cell of its row is the value's."""

_MOST_LABELS = 60
"""Rows of one form that are read."""

_BARE = frozenset({"", "khong co", "n/a"})
"""Values of fields that nobody filled, folded."""

_FIELDS = (
    ("title", r"tieu de(?: tin| bai(?: viet)?)?|ten (?:bai(?: viet)?|tin(?: tuc| bai)?)|title"),
    ("lead", r"tom tat(?: noi dung| tin)?|trich dan|mo ta(?: ngan)?|gioi thieu|sapo|dan nhap|summary|description"),
    ("body", r"noi dung(?: (?:tin(?: tuc)?|bai viet|chi tiet|day du))?|chi tiet(?: tin)?|than bai|body|content"),
    ("image", r"anh(?: dai dien| minh hoa| tieu de)?|hinh anh(?: dai dien)?|image|thumbnail"),
    ("byline", r"tac gia(?: bai viet)?|nguoi viet|but danh|author"),
    ("source", r"nguon(?: tin)?|source"),
    ("published", r"(?:ngay|thoi gian) (?:dang(?: tin| bai)?|xuat ban|dua tin)|publish(?:ed|ing)? date"),
    ("views", r"(?:so )?(?:luot|lan) (?:xem|doc)|views"),
    ("section", r"chuyen muc|danh muc(?: tin)?|loai tin|nhom tin|the loai|category"),
    ("tags", r"tu khoa|tags?|keywords?"),
)
_NAMED = tuple((name, re.compile(f"(?:{labels})")) for name, labels in _FIELDS)


def read(page: Page) -> Located | None:
    """The article that a form shows; None where no field of it is a title or none holds a text.

    Documents are items too: their forms have no such pair.
    """
    cells = _cells(page)
    if "title" not in cells or "body" not in cells:
        return None
    body = walk.read(cells["body"])
    image = walk.read(cells["image"]).pieces if "image" in cells else []
    body.prepend([piece for piece in image if isinstance(piece, Picture)])
    located = Located(body=body)
    for name in ("title", "lead", "published", "views", "section", "tags"):
        located.spots[name] = _spots(cells, name)
    located.spots["byline"] = [*_spots(cells, "byline", "Tác giả: "), *_spots(cells, "source", "Nguồn: ")]
    if path := crumbs.before(cells["body"]) if not located.spots["section"] else []:
        located.spots["section"] = [Spot(" › ".join(map(text_of, path)), "links above the form")]
    return located


def _cells(page: Page) -> dict[str, LexborNode]:
    """The cells of values by the field that they hold, the first of each."""
    found: dict[str, LexborNode] = {}
    for label in page.css(LABEL)[:_MOST_LABELS]:
        value = _next(label)
        name = _name(label.text(deep=True)) if value is not None else None
        if value is not None and name is not None and name not in found:
            found[name] = value
    return found


def _next(label: LexborNode) -> LexborNode | None:
    cell = label.next
    while cell is not None and not (cell.is_element_node and cell.tag != "-comment"):
        cell = cell.next
    return cell


def _name(label: str) -> str | None:
    said = fold(clean_line(label)).strip(" :*")
    return next((name for name, pattern in _NAMED if pattern.fullmatch(said)), None)


def _spots(cells: dict[str, LexborNode], name: str, label: str = "") -> list[Spot]:
    text = text_of(cells[name]) if name in cells else ""
    return [Spot(label + text, "field of the form")] if fold(text) not in _BARE else []
