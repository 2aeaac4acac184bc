"""Boxes beside a list whose rows are set as its own: their header says that they hold what is most read or newest."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from selectolax.lexbor import LexborNode

from crawler.clean.text import clean_line, fold
from crawler.discovery import glance
from crawler.discovery.anchors import Anchors
from crawler.discovery.candidates import Candidate

_HEADER = re.compile(
    r"(?:cac |nhung )?(?:(?:tin|bai|bai viet|tin bai|tin tuc|video)(?: tuc)? )?(?:duoc )?"
    r"(?:(?:doc|xem|quan tam) nhieu(?: nhat)?|nhieu nguoi (?:doc|xem|quan tam)|noi bat|tieu diem|nong|hot|moi nhat|"
    r"moi(?: cap nhat| dang| dua)?)\W*$"
)
_MOST_BACK, _LEVELS, _LONGEST = 12, 2, 40
"""Nodes before a row or its list among which the header is, elements above the row around it, characters of it."""


def of_others(anchors: Anchors, rows: Sequence[Candidate], best: int, near: Collection[int | None]) -> frozenset[int]:
    """The containers of ``rows`` that such a header heads. The list itself, ``best``, may have one, and so may what
    stands above it in its own column (``near``): the newest of a section are its own."""
    first: dict[int, Candidate] = {}
    for row in rows:
        first.setdefault(row.container, row)
    start = first[best].title.order if best in first else 0
    found = []
    for container, row in first.items():
        around = anchors.around.get(container)
        is_above = row.title.order < start and (container in near or (around is not None and around.parent in near))
        if container != best and not is_above and _HEADER.match(fold(_header(row))):
            found.append(container)
    return frozenset(found)


def _header(row: Candidate) -> str:
    """The nearest short text before the first row of a list, in it or right above it."""
    node: LexborNode | None = row.nodes[0] if row.nodes else row.title.node
    for _ in range(_LEVELS):
        before = node.prev if node is not None else None
        for _ in range(_MOST_BACK):
            if before is None:
                break
            said = clean_line(glance.text(before, _LONGEST + 1))
            if 0 < len(said) <= _LONGEST:
                return said  # other rows say more
            before = before.prev
        node = node.parent if node is not None else None
    return ""
