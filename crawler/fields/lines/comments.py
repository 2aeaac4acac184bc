"""What readers wrote below an article, as it stands on the page: a header with its count, then who and when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.fields.tree.flow import Line, Piece

_COUNTED = re.compile(r"\(\d{1,5}\)\W*$")
_OF_READER = re.compile(
    r"[^\W\d_][^\d.:;!?]{1,40}\s[-–|(]?\s?\d{1,2}[/-]\d{1,2}[/-]\d{4}(?:[\s,-]{1,3}\d{1,2}[:h]\d\d)?\)?$"
)


def heads_one(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the line at ``at`` ends with a count in brackets, and the next one says who commented, and when."""
    line = pieces[at]
    if not isinstance(line, Line) or _COUNTED.search(line.text) is None:
        return False
    below = pieces[at + 1] if at + 1 < len(pieces) else None
    return isinstance(below, Line) and _OF_READER.match(below.text) is not None
