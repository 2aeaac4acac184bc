"""How a portal's addresses show the numbers of its articles, learnt from those that are stored."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import NamedTuple

from archive.covering.shapes import Shape, shape

_DIGITS = re.compile(r"\d+")


class Place(NamedTuple):
    """Which run of digits of an address: titles have digits, too, before the number or behind it."""

    at: int
    from_end: bool

    def of(self, runs: list[str]) -> str | None:
        """The run at this place, if there is one."""
        if self.at >= len(runs):
            return None
        return runs[-1 - self.at] if self.from_end else runs[self.at]


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
        at = [at for at, digits in enumerate(runs) if digits == number]
        places = [*(Place(each, False) for each in at), *(Place(len(runs) - 1 - each, True) for each in at)]
        self._places[of].update((scope, place) for place in places)

    def id_of(self, url: str) -> str | None:
        """The identity that ``url`` shows, where every article whose address has its shape shows its own at one place,
        counted from the beginning or from the end; None where several places are such and do not agree."""
        of, runs = shape(url), _runs(url)
        known = self._places.get(of, Counter[tuple[str, Place]]())
        found = {(scope, place.of(runs)) for (scope, place), many in known.items() if many == self._seen[of]}
        if len(found) != 1:
            return None
        scope, number = found.pop()
        return number and f"{scope}:{number}"


def _runs(url: str) -> list[str]:
    """The runs of digits in the path and the query."""
    return _DIGITS.findall(url.partition("://")[2].partition("/")[2])
