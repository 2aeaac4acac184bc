"""The line at the end of a text that says when it was last changed: none of the text."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from crawler.clean.dates import parse_date
from crawler.clean.text import fold
from crawler.fields.lines import meta
from crawler.fields.tree.flow import Line, Piece

_LABEL = re.compile(
    r"\W*(?:(?:(?:ngay |thoi gian )?(?:cap nhat|(?:chinh )?sua)(?: bai)? (?:lan cuoi|gan nhat|sau cung))|"
    r"last (?:updated|modified))\b[^\d:]{0,16}:"
)
"""Without "the last time" the line tells of what stands above it: prices, forecasts, a table."""
_LONGEST = 80


def take(pieces: list[Piece]) -> str | None:
    """Remove such a last line from ``pieces`` and return its day or time (ISO 8601); None where there is none.

    >>> pieces = [Line("Giá vé 15.000 đồng."), Line("(Cập nhật lần cuối: 02-05-2019 - 08:15)")]
    >>> take(pieces), [line.text for line in pieces]
    ('2019-05-02T08:15:00+07:00', ['Giá vé 15.000 đồng.'])
    >>> [take([Line("Giá gạo"), Line(last)]) for last in ("Cập nhật: 02-05-2019", "Hội nghị lần cuối: 02-05-2019")]
    [None, None]
    """
    last = pieces[-1] if len(pieces) > 1 else None
    found = read(last.text) if isinstance(last, Line) else None
    if found is not None:
        pieces.pop()
    return found


def read(text: str) -> str | None:
    """The day or time in a line that says when something was changed and no more; None in any other."""
    if len(text) > _LONGEST or not _LABEL.match(fold(text)) or not meta.says_no_more(text):
        return None
    found = parse_date(text)
    return found.iso if found is not None else None


def known(said: str | None, published: str | None, fetched_at: datetime | None) -> str | None:
    """``said`` where it lies neither before the day of publication nor after that of the capture, with a day's grace
    for other zones."""
    latest = (fetched_at + _GRACE).date().isoformat() if fetched_at is not None else ""
    return said if said and (published or "")[:10] <= said[:10] and not (latest and said[:10] > latest) else None


_GRACE = timedelta(days=1)
