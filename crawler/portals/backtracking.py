"""Whether a regular expression can take time that grows too fast with what it is searched in.

``re`` tries every way to match before it gives up. How many there are is known from the pattern alone, as an automaton
of its places, each a set of characters (Glushkov's). Where one place leads back to itself in two ways by the same
characters, the number doubles with each round; where one repeat hands over to another by characters that both take, it
grows by a power (Weber and Seidl, "On the degree of ambiguity of finite automata", 1991).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache, reduce
from itertools import product
from operator import and_, or_
from typing import Any, NamedTuple

_parser: Any = re._parser  # type: ignore[attr-defined]  # the one place where a pattern's parts are told
_MOST_PLACES = 300
_COPIES = 16
"""A repeat of no more rounds is written out; of more it is taken for one without an end."""
_CHARACTERS = 0x2000
"""All of Latin; the others are one."""
_MOST_STEPS = 200_000
"""Steps from places to places, and parts of a pattern, that are looked at; a pattern that is written by hand needs a
few thousand."""
_PART = 100
"""What a part of a pattern takes, in such steps."""
_ANY = (1 << (_CHARACTERS + 1)) - 1


class _Unknown(Exception):
    """A part that is no regular language, or too many parts."""


class _Part(NamedTuple):
    """Where a part begins and ends, in how many ways, and in how many it matches nothing."""

    first: Counter[int]
    last: Counter[int]
    empty: int


_Places_ = tuple[int, ...]
_Step = Callable[[_Places_], Iterable[_Places_]]
_NOTHING = _Part(Counter(), Counter(), 1)


def is_slow(pattern: str) -> bool:
    """Whether searching an address with ``pattern`` may take longer than the square of its length, or cannot be told
    to take less (references to groups). Raises ``re.error``.

    >>> slow = (r"(a+)+$", r"(a|a)*b", r"(?:a?b?)*c", r"(.*,)*x", r"-.*\\d+\\d+x")
    >>> fast = (r"^/(?:[a-z-]+/)*(?P<number>\\d+)", r"/tin/[^/]+-(?P<number>\\d+)\\.html$", r"^/.*\\d+$")
    >>> [is_slow(each) for each in slow], [is_slow(each) for each in fast]
    ([True, True, True, True, True], [False, False, False])
    """
    tree = _parser.parse(pattern)
    work = _Work()
    places = _Places(work, ignores_case=bool(re.compile(pattern).flags & re.IGNORECASE))
    try:
        found = places.of(tree)
        if not (tree and tree[0][0] is _parser.AT and str(tree[0][1]).startswith("AT_BEGINNING")):
            places.join(places.repeated(places.leaf(_ANY), least=0), found)  # it is tried from every place on
        ways = _Ways(places, work)
        return _doubles(places, ways) or _powers(ways, work) > 1
    except _Unknown:
        return True


class _Work:
    """How much may still be looked at; a pattern that takes more cannot be told to be soon done."""

    def __init__(self) -> None:
        self._left = _MOST_STEPS

    def spend(self, steps: int = 1) -> None:
        """Raises ``_Unknown`` once there is nothing left."""
        self._left -= steps
        if self._left < 0:
            raise _Unknown


class _Places:
    """The automaton: the characters of each place, and in how many ways one follows another."""

    def __init__(self, work: _Work, *, ignores_case: bool) -> None:
        self._work = work
        self.taken: list[int] = []
        self.follows = Counter[tuple[int, int]]()
        self._ignores_case = ignores_case

    def leaf(self, taken: int) -> _Part:
        """A part of one character."""
        if len(self.taken) == _MOST_PLACES:
            raise _Unknown
        self.taken.append(taken)
        place = Counter([len(self.taken) - 1])
        return _Part(place, place, 0)

    def join(self, one: _Part, other: _Part) -> _Part:
        """One after the other."""
        self._link(one.last, other.first)
        first = one.first + _times(other.first, one.empty)
        return _Part(first, other.last + _times(one.last, other.empty), min(2, one.empty * other.empty))

    def repeated(self, part: _Part, *, least: int) -> _Part:
        """As often as one likes, ``least`` (0 or 1) times and more."""
        self._link(part.last, part.first)
        return part._replace(empty=part.empty if least else 1)

    def _link(self, last: Counter[int], first: Counter[int]) -> None:
        self._work.spend(len(last) * len(first))
        for (one, ways), (other, more) in product(last.items(), first.items()):
            self.follows[one, other] = min(2, self.follows[one, other] + ways * more)

    def of(self, tree: Iterable[tuple[Any, Any]]) -> _Part:
        """The part that is ``tree``."""
        return reduce(self.join, (self._one(what, of) for what, of in tree), _NOTHING)

    def _one(self, what: Any, of: Any) -> _Part:
        self._work.spend(_PART)
        if what in (_parser.MAX_REPEAT, _parser.MIN_REPEAT, _parser.POSSESSIVE_REPEAT):
            return self._repeat(*of)
        if what is _parser.SUBPATTERN:
            return self.of(of[-1])
        if what is _parser.ATOMIC_GROUP:
            return self.of(of)
        if what is _parser.BRANCH:
            parts = [self.of(branch) for branch in of[1]]
            first = sum((part.first for part in parts), Counter[int]())
            last = sum((part.last for part in parts), Counter[int]())
            return _Part(first, last, min(2, sum(part.empty for part in parts)))
        if what in (_parser.ASSERT, _parser.ASSERT_NOT):
            # It is done with when it ends, in whatever way: what follows begins where it began.
            return _Part(self.of(of[1]).first, Counter(), 1)
        if what is _parser.AT:
            return _NOTHING
        return self.leaf(self._characters(what, of))

    def _repeat(self, least: int, most: int, tree: Any) -> _Part:
        if most > _COPIES:
            before = [self.of(tree) for _ in range(min(least, _COPIES) - 1)]
            return reduce(self.join, [*before, self.repeated(self.of(tree), least=min(1, least))])
        further = _NOTHING
        for _ in range(most - least):
            further = self.join(self.of(tree), further)
            further = further._replace(empty=1)
        return reduce(self.join, [*(self.of(tree) for _ in range(least)), further])

    def _characters(self, what: Any, of: Any) -> int:
        if what is _parser.IN:
            negated = of[0][0] is _parser.NEGATE
            taken = reduce(or_, (self._characters(*each) for each in of[negated:]), 0)
            return _ANY & ~taken | 1 << _CHARACTERS if negated else taken
        if what is _parser.ANY:
            return _ANY
        if what is _parser.CATEGORY:
            return _category(str(of))
        if what is _parser.NOT_LITERAL:
            return _ANY & ~_bit(of) | 1 << _CHARACTERS
        if what not in (_parser.LITERAL, _parser.RANGE):
            raise _Unknown
        low, high = (of, of) if what is _parser.LITERAL else of
        taken = reduce(or_, map(_bit, range(low, min(high, _CHARACTERS) + 1)), _bit(high))
        return taken | self._other_case(taken) if self._ignores_case else taken

    @staticmethod
    def _other_case(taken: int) -> int:
        swapped = (chr(at).swapcase() for at in range(_CHARACTERS) if taken >> at & 1)
        return reduce(or_, (_bit(ord(each)) for each in swapped if len(each) == 1), 0)


def _bit(character: int) -> int:
    return 1 << min(character, _CHARACTERS)


@cache
def _category(name: str) -> int:
    sign = name.rpartition("_")[2][0].lower()
    pattern = re.compile("\\" + (sign.upper() if "_NOT_" in name else sign))
    inside = (at for at in range(_CHARACTERS) if pattern.match(chr(at)))
    return reduce(or_, map(_bit, inside), 1 << _CHARACTERS)


def _times(ways: Counter[int], factor: int) -> Counter[int]:
    return Counter({place: min(2, number * factor) for place, number in ways.items() if factor})


class _Ways:
    """Where the places of an automaton lead."""

    def __init__(self, places: _Places, work: _Work) -> None:
        self._work = work
        self._taken = places.taken
        self._after = dict[int, list[int]]()
        self._before = dict[int, list[int]]()
        for one, other in places.follows:
            self._after.setdefault(one, []).append(other)
            self._before.setdefault(other, []).append(one)
        self.from_ = {at: _reached((at,), self._next) for at in range(len(places.taken))}
        self.loops = [at for at, found in self.from_.items() if (at,) in found]

    def is_round(self, one: int, other: int) -> bool:
        """Whether each leads to the other."""
        return (other,) in self.from_[one] and (one,) in self.from_[other]

    def _next(self, at: _Places_) -> Iterator[_Places_]:
        """The places that follow several at once, by a character that all of them take."""
        for following in product(*(self._after.get(place, ()) for place in at)):
            self._work.spend()
            if reduce(and_, (self._taken[place] for place in following)):
                yield following

    def _previous(self, at: _Places_) -> Iterator[_Places_]:
        if reduce(and_, (self._taken[place] for place in at)):
            for before in product(*(self._before.get(place, ()) for place in at)):
                self._work.spend()
                yield before

    def doubles(self, at: int) -> bool:
        """Whether a place leads back to itself in two ways by the same characters."""
        inside = {place for place in self.loops if self.is_round(at, place)}

        def within(step: _Step) -> _Step:
            return lambda pair: (each for each in step(pair) if inside.issuperset(each))

        there = _reached((at, at), within(self._next)) & _reached((at, at), within(self._previous))
        return any(one != other for one, other in there)

    def hands_over(self, one: int, other: int) -> bool:
        """Whether the same characters lead from ``one`` to itself, to ``other``, and from ``other`` to itself."""
        if (other,) not in self.from_[one] or (one,) in self.from_[other]:
            return False

        def step(at: _Places_) -> Iterator[_Places_]:
            for first, middle, last in self._next(at):
                if self.is_round(one, first) and self.is_round(other, last):
                    yield first, middle, last

        return (one, other, other) in _reached((one, one, other), step)


def _reached(start: _Places_, step: _Step) -> set[_Places_]:
    """What is reached from ``start`` by one step and more."""
    found = set[_Places_]()
    waiting = [start]
    while waiting:
        for each in step(waiting.pop()):
            if each not in found:
                found.add(each)
                waiting.append(each)
    return found


def _doubles(places: _Places, ways: _Ways) -> bool:
    """Whether some place leads back to itself in two ways by the same characters."""
    twice = any(number > 1 and ways.is_round(*pair) for pair, number in places.follows.items())
    return twice or any(map(ways.doubles, ways.loops))


def _powers(ways: _Ways, work: _Work) -> int:
    """How many repeats, one after another, hand over to a next one by characters that both take."""
    hands = [(one, other) for one, other in product(ways.loops, ways.loops) if ways.hands_over(one, other)]

    @cache
    def after(at: int) -> int:
        work.spend(len(hands))
        further = (1 + after(other) for one, other in hands if one == at or (one,) in ways.from_[at])
        return max(further, default=0)

    return max((1 + after(other) for _, other in hands), default=0)
