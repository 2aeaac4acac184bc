"""Rows without known names for their fields, as lists of cells or objects with names of their own: what each column
holds tells which is title, address, date and lead."""

from __future__ import annotations

import re
from typing import Any

from crawler.clean import dates, text
from crawler.discovery.anchors import words

_SAMPLE = 30
"""Rows that are looked at to tell the columns."""
_COLUMNS = 40
_LEAST = 2
_ADDRESS = re.compile(
    r"(?:https?://[^/\s]+)?/\S{1,500}|[\w-]{1,200}(?:\.(?:html?|aspx?|php)(?:\?\S{0,300})?|\?\S{1,300})"
)
_HREF = re.compile(r"""<a\s[^>]{0,300}?href\s{0,3}=\s{0,3}["']?([^"'\s>]{1,500})""", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,500}>")
_LONGEST_DAY = 40
"""Characters of a cell that holds a date."""
_TITLE, _LEAD = 4.0, 8.0
"""Words on average of a column of titles, and of one of leads."""


def named(rows: list[Any]) -> list[dict[str, Any]]:
    """``rows`` as objects with ``title``, ``url``, ``date`` and ``description`` where they have such, beside all cells
    by their names or numbers; none where they are no rows, or none of them reads like a title.

    >>> rows = named([["/tin/7", "Khánh thành cầu Vàm Cống"], ["/tin/8", "Họp giao ban tháng mười"]])
    >>> rows[0]
    {'0': '/tin/7', '1': 'Khánh thành cầu Vàm Cống', 'url': '/tin/7', 'title': 'Khánh thành cầu Vàm Cống'}
    """
    cells = [_cells(row) for row in rows if isinstance(row, list | dict)]
    sample = cells[:_SAMPLE]
    if len(sample) < _LEAST or any(not row for row in sample):
        return []
    columns = [name for name in sample[0] if all(name in row for row in sample)][:_COLUMNS]
    linking = next((name for name in columns if _share(sample, name, _address) >= 0.8), None)
    means = {name: sum(words(_plain(row[name])) for row in sample) / len(sample) for name in columns}
    titles = [name for name in columns if means[name] >= _TITLE and not _is_address(sample, name)]
    if not titles:
        return []
    title = linking if linking in titles else min(titles, key=lambda name: (means[name] > 30, titles.index(name)))
    day = next((name for name in columns if name not in (title, linking) and _share(sample, name, _day) >= 0.6), None)
    leads = [name for name in titles if name not in (title, day) and means[name] >= _LEAD]
    found = {"url": linking, "title": title, "date": day, "description": leads[0] if leads else None}
    own = {as_: name for as_, name in found.items() if name is not None}
    return [{**row, **{as_: _said(as_, row.get(name)) for as_, name in own.items()}} for row in cells]


def _cells(row: list[Any] | dict[str, Any]) -> dict[str, Any]:
    pairs = enumerate(row) if isinstance(row, list) else row.items()
    return {str(name): value for name, value in pairs}


def _said(as_: str, value: object) -> object:
    """A cell as what it is taken for: of a piece of HTML the address of its link."""
    found = _HREF.search(value) if as_ == "url" and isinstance(value, str) else None
    return text.unescape(found[1]) if found is not None else value


def _plain(value: object) -> str:
    return text.clean_line(text.unescape(_TAG.sub(" ", value))) if isinstance(value, str) else ""


def _address(value: object) -> bool:
    if not isinstance(value, str):
        return False
    return _ADDRESS.fullmatch(value.strip()) is not None or _HREF.search(value) is not None


def _is_address(rows: list[dict[str, Any]], name: str) -> bool:
    return _share(rows, name, lambda value: isinstance(value, str) and _ADDRESS.fullmatch(value.strip())) >= 0.5


def _day(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_DAY and dates.parse_date(_plain(value)) is not None


def _share(rows: list[dict[str, Any]], name: str, holds: Any) -> float:
    return sum(bool(holds(row[name])) for row in rows) / len(rows)
