"""A report as Markdown."""

from __future__ import annotations

import re

from archive.showing.times import moment
from crawler.reporting.model import Report
from crawler.reporting.sections import Table, sections

_MARKS = re.compile(r"([\\`*_{}\[\]<>|#])")


def markdown(report: Report) -> str:
    """The whole report, with tables instead of plots; titles are shown as they are, whatever marks are in them."""
    parts = [f"# Report of {_plain(report.directory)}", f"Made {moment(report.made_at)} UTC."]
    for section in sections(report):
        parts.append(f"## {section.heading}")
        parts += section.says
        if section.table is not None:
            parts.append(_table(section.table))
    return "\n\n".join(parts) + "\n"


def _table(table: Table) -> str:
    lines = [table.head, ["---"] * len(table.head), *table.rows]
    return "\n".join(f"| {' | '.join(cell if cell == '---' else _plain(cell) for cell in line)} |" for line in lines)


def _plain(text: str) -> str:
    r"""
    >>> print(_plain("<b>*Tin*</b> | a\nb"))
    \<b\>\*Tin\*\</b\> \| a b
    """
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
