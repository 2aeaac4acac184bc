"""Counts in tables of articles, by what the head of their column is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from crawler.clean import numbers, text

_READ = re.compile(r"(?:so )?(?:lan|luot) (?:xem|doc|truy cap)|(?:so )?luot|(?:da )?xem|views?|hits")
_CELLS = frozenset({"td", "th"})
_MOST = 12
"""Columns of such a table."""
_ROWS = 3
"""Rows, empty ones and filters among them, of which one is the head."""
_NODES = 64
"""Nodes of an element that are looked at, white space and comments among them: each row asks for the head again."""


def views(row: LexborNode) -> tuple[int, str] | None:
    """The count in a row of a table, and as printed, where the head of its column says that it is of readers.

    None where the row is of no table, or its cells are not as many as the head's.
    """
    cells = _cells(row) if row.tag == "tr" else []
    at = _column(row, len(cells)) if 1 < len(cells) <= _MOST else None
    said = text.clean_line(cells[at].text(deep=True)) if at is not None else ""
    count = numbers.parse_count(said) if said[:1].isdigit() else None
    return (count, said) if count is not None else None


def _column(row: LexborNode, width: int) -> int | None:
    """Which column of the table around ``row`` counts readers."""
    table = row.parent
    if table is not None and table.tag != "table":
        table = table.parent
    if table is None or table.tag != "table":
        return None
    for head in islice(_rows(table), _ROWS):
        cells = _cells(head)
        if len(cells) == width:
            names = [text.fold(_name(cell)).strip(" :.▲▼\n\t") for cell in cells]
            return next((at for at, name in enumerate(names) if _READ.fullmatch(name)), None)
    return None


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    """The rows of a table, in its head and its bodies; only as far as they are asked for."""
    for child in _children(table):
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody"}:
            yield from (row for row in _children(child) if row.tag == "tr")


def _name(cell: LexborNode) -> str:
    """The text of a head's cell, which is short; the beginning of any other."""
    nodes = islice(cell.traverse(include_text=True), _NODES)
    return "".join(node.text_content or "" for node in nodes if node.is_text_node)


def _cells(row: LexborNode) -> list[LexborNode]:
    return [child for child in _children(row) if child.tag in _CELLS]


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child, left = node.child, _NODES
    while child is not None and left:
        yield child
        child, left = child.next, left - 1
