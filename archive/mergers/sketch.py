"""Whether two texts are one, from the few least of their shingles' hashes (bottom-k sketches after Broder, 1997)."""

from __future__ import annotations

import heapq
import re
import zlib
from collections.abc import Sequence

from archive.dedup import fold

SIZE = 32
"""Hashes of a text that are kept: a similarity is told to a tenth or so."""

_WORD = re.compile(r"\w+")

Sketch = tuple[int, ...]
"""Ascending."""


def sketch(text: str) -> Sketch:
    """The least hashes of the runs of three words in ``text``."""
    words = _WORD.findall(fold(text))
    runs = {zlib.crc32(" ".join(words[at : at + 3]).encode()) for at in range(len(words) - 2)}
    return tuple(heapq.nsmallest(SIZE, runs))


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of their shingles that two texts have in common; 0 where one has none.

    >>> text = "Sáng nay đoàn công tác của tỉnh đã đến thăm và làm việc tại xã"
    >>> likeness(sketch(text), sketch(text)), likeness(sketch(text), sketch("Lịch cắt điện trong tuần tới"))
    (1.0, 0.0)
    """
    if not one or not other:
        return 0.0
    both = heapq.nsmallest(min(SIZE, len({*one, *other})), {*one, *other})
    return len({*both} & {*one} & {*other}) / len(both)
