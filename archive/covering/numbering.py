"""How a portal's addresses show the numbers of its articles, learnt from those that are stored."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from archive.covering.shapes import Shape, shape

_DIGITS = re.compile(r"\d+")

Place = tuple[int, int]
"""Which run of digits of an address: from its end, of how many."""


class Numbering:
    """Which run of digits in an address of a shape is the number, and of which scope."""

    def __init__(self) -> None:
        self._seen: Counter[Shape] = Counter()
        self._places: dict[Shape, Counter[tuple[str, Place]]] = defaultdict(Counter)

    def learn(self, url: str, id: str) -> None:
        """An article's address, and its identity."""
        scope, _, number = id.rpartition(":")
        of = shape(url)
        self._seen[of] += 1
        runs = _runs(url)
        places = [(at, len(runs)) for at, digits in enumerate(runs) if digits == number]
        self._places[of].update((scope, place) for place in places)

    def id_of(self, url: str) -> str | None:
        """The identity that ``url`` shows, where every article whose address has its shape shows its own so."""
        of, runs = shape(url), _runs(url)
        for (scope, (at, count)), many in self._places.get(of, Counter()).most_common(3):
            if many == self._seen[of] and count == len(runs):
                return f"{scope}:{runs[at]}"
        return None


def _runs(url: str) -> list[str]:
    """The runs of digits in the path and the query, from the end."""
    return _DIGITS.findall(url.partition("://")[2].partition("/")[2])[::-1]
