"""Tables that cut nothing: where a terminal is too narrow for one, every row is a block of lines instead."""

from __future__ import annotations

from rich.console import Console
from rich.measure import Measurement
from rich.table import Column, Table
from rich.text import Text

from archive.showing.output import ANY_WIDTH

LEAST = 12
"""Columns of a terminal that a text which may be broken is given at least."""


def put(console: Console, table: Table) -> None:
    """Prints ``table`` as wide as the terminal is. Columns that are set to the right or with ``no_wrap`` (figures,
    days, ids) stay whole, the others are broken into lines, no narrower than their ``min_width``."""
    if fits(console, table):
        console.print(table)
        return
    for row in zip(*(column.cells for column in table.columns), strict=True):
        console.print()
        for column, cell in zip(table.columns, row, strict=True):
            head = column.header
            if str(cell):
                named = Text.assemble(f"{head}: " if str(head) else "", _text(cell))
                console.print(named, soft_wrap=True)


def fits(console: Console, table: Table) -> bool:
    """Whether ``table`` can be printed with all its figures whole; makes sure of it for those that can."""
    for column in table.columns:
        column.no_wrap = _is_whole(column)
        column.overflow = "ellipsis" if column.no_wrap else "fold"
    widths = [(column, _width(column)) for column in table.columns]
    wide = Measurement.get(console, console.options.update(max_width=ANY_WIDTH), table).maximum
    lines = wide - sum(width for _, width in widths)
    least = sum(width if column.no_wrap else max(min(width, LEAST), column.min_width or 0) for column, width in widths)
    return lines + least <= console.width


def _is_whole(column: Column) -> bool:
    return column.no_wrap or column.justify == "right"


def _width(column: Column) -> int:
    """Of its longest line."""
    return max(line.cell_len for cell in (column.header, *column.cells) for line in _text(cell).split(allow_blank=True))


def _text(cell: object) -> Text:
    return cell if isinstance(cell, Text) else Text(str(cell))
