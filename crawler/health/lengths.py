"""How long fields are, as shares of pages: those with a long one, and those with a short one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from crawler.health.windows import Read

_LONG, _SHORT = 0.5, 0.6
"""Of all pages, those that count as long, and as short: some of such ones are there in any thirty. Short pieces come
and go in series, so that only those that most are of count."""


class Side(NamedTuple):
    """Pages on one side of a length."""

    words: str
    of: Callable[[Read], float]
    size: Callable[[Read], float]


def sides(reads: Sequence[Read], name: str) -> Iterator[Side]:
    """Pages whose ``name`` is longer than that of a half of all; and the shorter ones.

    A series of short pieces makes long ones fewer and leaves some; a body that is cut leaves none.
    """
    every = Counter[int]()
    for each in reads:
        every.update({int(size): many for size, many in each.quality.sizes.get(name, {}).items()})
    edges = sorted(every)[1:]
    total = every.total()
    if edges:
        yield _side(name, min(edges, key=lambda edge: abs(_from(every, edge) / total - _LONG)), is_long=True)
        yield _side(name, min(edges, key=lambda edge: abs(1 - _from(every, edge) / total - _SHORT)), is_long=False)


def _side(name: str, edge: int, *, is_long: bool) -> Side:
    def of(each: Read) -> float:
        sizes = each.quality.sizes.get(name, {})
        above = sum(many for size, many in sizes.items() if int(size) >= edge)
        count = sum(sizes.values())
        share = above / count if count else 0.0
        return share if is_long else 1 - share

    def size(each: Read) -> float:
        return sum(each.quality.sizes.get(name, {}).values())

    characters = round(2 ** (edge / 2)) if edge >= 0 else 0
    return Side(
        f"{name} of {characters} characters and more" if is_long else f"{name} of less than {characters} characters",
        of,
        size,
    )


def _from(every: Counter[int], edge: int) -> int:
    return sum(many for size, many in every.items() if size >= edge)
