"""Texts -> pairs of copies: candidates by their sketches, each proven by the sets themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from archive.linking.shingles import Hashes, agreement, jaccard
from archive.linking.sketches import SIZE, candidates, sketch
from archive.linking.spool import Spool
from archive.linking.succession import line
from archive.linking.templates import Forms

SIMILAR = 0.28
"""Share of shingles from which a text is a copy: one in which a fifth of the words was changed keeps a third."""

SIMILAR_OWN = 0.2
"""The same of those that are of no form, where the whole texts are ``SIMILAR``: the larger the archive, the more of an
original's words came back elsewhere and do not count, while words that an editor put in all do."""

REHOSTED = 0.2
"""The same between a portal and its successor, where title and day are equal."""

LEAST = 40
"""Shingles of its own that a text needs: some twenty words."""

_FORM = 0.15
"""A text of which less is its own is a filled-in form."""
_NUMBERS, _AGREE = 5, 0.4
"""From how many numbers on a text is told by them, and the share that copies have in common: a report of the next
day has the words of the last one and other numbers."""


class Pair(NamedTuple):
    """Two texts, by their rows, one a copy of the other."""

    one: int
    other: int
    similarity: float
    """Exact Jaccard of the shingles that are of no form; 1 for equal texts."""


def find(spool: Spool, succession: Mapping[str, str]) -> Iterator[Pair]:
    """Every pair once."""
    own = _Own(spool)
    seen: set[tuple[int, int]] = set()
    for pair in (*_equal(spool), *_rehosted(spool, succession), *_alike(spool, own)):
        if (pair.one, pair.other) not in seen:
            seen.add((pair.one, pair.other))
            yield pair


class _Own:
    """The shingles of each text that are of no form."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        days = np.array([text.day for text in spool.texts], dtype=np.int64)
        self.order = np.empty(len(days), dtype=np.int64)
        by_day = np.argsort(days, kind="stable")
        self.order[by_day] = np.arange(len(days))
        self._forms = Forms()
        for row in by_day:
            self._forms.see(spool.shingles(int(row)), int(days[row]))

    def of(self, row: int) -> Hashes:
        return self._forms.without(self._spool.shingles(row))

    def sketches(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint32]]:
        """The rows that have enough of their own, and the sketch of each."""
        rows, made = [], []
        for row in range(len(self._spool.texts)):
            own = self.of(row)
            if len(own) >= max(LEAST, _FORM * len(self._spool.shingles(row))):
                rows.append(row)
                made.append(sketch(own))
        return np.array(rows, dtype=np.int64), np.array(made, dtype=np.uint32).reshape(-1, SIZE)


def _equal(spool: Spool) -> Iterator[Pair]:
    """Equal texts, each with the first of them."""
    first: dict[str, int] = {}
    for row, text in enumerate(spool.texts):
        if text.is_long and (known := first.setdefault(text.text_hash, row)) != row:
            yield Pair(known, row, 1.0)


def _alike(spool: Spool, own: _Own) -> Iterator[Pair]:
    rows, sketches = own.sketches()
    if len(rows) < 2:
        return
    size = len(spool.texts)
    keys: npt.NDArray[np.int64] = np.empty(0, dtype=np.int64)
    for found in candidates(sketches, own.order[rows]):
        named = np.sort(rows[found], axis=1)
        keys = np.union1d(keys, named[:, 0] * size + named[:, 1])
    for key in keys:
        one, other = divmod(int(key), size)
        similarity = jaccard(own.of(one), own.of(other))
        if _is_copy(spool, one, other, similarity) and _agree(spool, one, other):
            yield Pair(one, other, round(similarity, 4))


def _is_copy(spool: Spool, one: int, other: int, similarity: float) -> bool:
    if similarity >= SIMILAR or similarity < SIMILAR_OWN:
        return similarity >= SIMILAR
    return jaccard(spool.shingles(one), spool.shingles(other)) >= SIMILAR


def _agree(spool: Spool, one: int, other: int) -> bool:
    first, second = spool.numbers(one), spool.numbers(other)
    return max(first.total(), second.total()) < _NUMBERS or agreement(first, second) >= _AGREE


def _rehosted(spool: Spool, succession: Mapping[str, str]) -> Iterator[Pair]:
    """Articles of a portal that stand under the same title and day in a successor of it."""
    named: dict[tuple[str, str, str], int] = {}
    for row, text in enumerate(spool.texts):
        if text.published_at:
            named.setdefault((text.portal, text.title.casefold(), text.published_at[:10]), row)
    for (portal, title, day), row in named.items():
        for successor in line(succession, portal)[1:]:
            other = named.get((successor, title, day))
            if other is None:
                continue
            similarity = jaccard(spool.shingles(row), spool.shingles(other))
            if similarity >= REHOSTED or spool.texts[row].text_hash == spool.texts[other].text_hash:
                yield Pair(min(row, other), max(row, other), round(similarity, 4))
