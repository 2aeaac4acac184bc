"""CSV for spreadsheets: one row an article, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

import msgspec

from archive.article import Article
from archive.choosing.chosen import Chosen, Told
from archive.export.columns import DAY, day
from archive.reader import Archive
from archive.showing.outlets import streamed

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠|%")
"""What a cell that Excel, LibreOffice or Google Sheets takes for a formula begins with."""
_AT = Article.__struct_fields__.index("published_at") + 1
COLUMNS = (*Article.__struct_fields__[:_AT], DAY, *Article.__struct_fields__[_AT:])
"""The fields of the record, and the day: a spreadsheet takes it for a date, and a time with a zone for mere text."""


def write(archive: Archive, out: Path, chosen: Chosen, told: Told) -> int:
    """Writes the articles; returns how many.

    UTF-8 with a byte order mark, by which Excel knows it; lists and objects are JSON. A text that a spreadsheet would
    take for a formula begins with an apostrophe.
    """
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        return sum(1 for _ in _rows(file, archive, chosen, told))


def stream(archive: Archive, out: Path, chosen: Chosen, told: Told) -> int:
    """The same to standard output (``-``), a pipe or a device, as far as somebody reads it. Raises ``Unprinted``."""
    count = 0
    with streamed(out, encoding="utf-8-sig") as file:
        for _ in _rows(file, archive, chosen, told):
            count += 1
            if file.is_gone:
                break
    return count


def _rows(file: TextIO, archive: Archive, chosen: Chosen, told: Told) -> Iterator[None]:
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for article in chosen.articles(archive, told):
        writer.writerow(row(article))
        yield


def row(article: Article) -> Iterator[str | int]:
    """The cells of an article, one for each of ``COLUMNS``."""
    for name in COLUMNS:
        yield _cell(day(article) if name == DAY else getattr(article, name))


def _cell(value: Any) -> str | int:
    if value is None or value == []:
        return ""
    if isinstance(value, int):
        return value
    return safe(value.replace("\0", "") if isinstance(value, str) else msgspec.json.encode(value).decode())


def safe(text: str) -> str:
    """
    >>> safe("=1+1"), safe("  @A1"), safe("- một"), safe("một"), safe("")
    ("'=1+1", "'  @A1", "'- một", 'một', '')
    """
    return f"'{text}" if text.lstrip(" \u00a0\u3000\ufeff\u200b")[:1] in _FORMULA and text else text
