"""What can be taken out of a text that is a rule: an alternative of a pattern, a look around, a word of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

HOLE = "\ue000"
"""Stands for a value that is put into an f-string."""
_OPENING = re.compile(r"\((?:\?(?:P<\w+>|<[=!]|[a-zA-Z]*-?[a-zA-Z]*:|[=!>|]))?")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_MEMBER = re.compile(r"(?:\\.|[^\\])(?:-(?:\\.|[^\\]))?", re.DOTALL)
_REPEATED = re.compile(r"[*+?]|\{\d*,?\d*\}")
_LEAST_WORDS = 3

Span = tuple[int, int]


def alternatives(pattern: str) -> Iterator[Span]:
    """What to cut from a regular expression to lose one alternative, at any depth.

    >>> [pattern[:a] + pattern[b:] for pattern in ["a|b(?:c|d[|])"] for a, b in alternatives(pattern)]
    ['a|b(?:d[|])', 'a|b(?:c)', 'b(?:c|d[|])', 'a']
    """
    for start, end, bars in _groups(pattern):
        if not bars:
            continue
        edges = [start - 1, *bars, end]
        for number, (before, after) in enumerate(pairwise(edges)):
            yield (start, after + 1) if number == 0 else (before, after)


def around(pattern: str) -> Iterator[Span]:
    """What to cut to lose a look around, or a group that need not be there.

    >>> [pattern[a:b] for pattern in [r"(?<!\\w)tin(?: bài)?(?!,)x(?:a|b)"] for a, b in around(pattern)]
    ['(?<!\\\\w)', '(?: bài)?', '(?!,)']
    """
    for start, end, _ in _groups(pattern):
        opening = pattern.rfind("(", 0, start) if start else -1
        if opening < 0:
            continue
        repeated = _REPEATED.match(pattern, end + 1)
        if re.match(r"\(\?<?[=!]", pattern[opening:]):
            yield opening, end + 1
        elif repeated is not None and repeated[0] in ("?", "*"):
            yield opening, repeated.end()


def members(pattern: str) -> Iterator[Span]:
    """What to cut to lose one letter, or one range of letters, of a class.

    >>> [pattern[a:b] for pattern in [r"[a-zđ.\\s-]x[^|]"] for a, b in members(pattern)]
    ['a-z', 'đ', '.', '\\\\s', '-']
    """
    for found in _CLASS.finditer(pattern):
        inner = list(_MEMBER.finditer(pattern, found.start() + (2 if found[0][1] == "^" else 1), found.end() - 1))
        if len(inner) > 1:
            yield from (each.span() for each in inner)


def words(table: str) -> Iterator[Span]:
    """What to cut to lose one word of a table, or one phrase where commas part them.

    >>> [table[:a] + table[b:] for table in ["an bình chí", "an giang, hà nam"] for a, b in words(table)]
    ['bình chí', 'an chí', 'an bình ', 'hà nam', 'an giang, ']
    """
    found = list(re.finditer(r"[^,]+,?\s*" if "," in table else r"\S+\s*", table))
    if len(found) >= (2 if "," in table else _LEAST_WORDS):
        yield from (each.span() for each in found if each[0].strip(" ,\n"))


def codes(table: str) -> list[tuple[str, str]]:
    """A table of bytes, in hexadecimal, with two neighbours swapped; and which. Nothing of another table.

    >>> codes("B5 B6 FF")
    [('B6 B5 FF', 'B5 B6'), ('B5 FF B6', 'B6 FF')]
    """
    if not re.fullmatch(r"\s*[0-9A-F]{2}(?:\s+[0-9A-F]{2})+\s*", table):
        return []
    each = table.split()
    pairs = range(len(each) - 1)
    return [
        (" ".join([*each[:at], each[at + 1], each[at], *each[at + 2 :]]), f"{each[at]} {each[at + 1]}") for at in pairs
    ]


def _groups(pattern: str) -> Iterator[tuple[int, int, list[int]]]:
    """Start and end of what is in each group, the whole last, and where its bars stand."""
    stack: list[tuple[int, list[int]]] = [(0, [])]
    place = 0
    while place < len(pattern):
        letter = pattern[place]
        if letter == "\\":
            place += 2
        elif letter == "[" and (closed := _CLASS.match(pattern, place)):
            place = closed.end()
        elif letter == "(" and (opening := _OPENING.match(pattern, place)):
            place = opening.end()
            stack.append((place, []))
        elif letter == ")" and len(stack) > 1:
            start, bars = stack.pop()
            yield start, place, bars
            place += 1
        else:
            if letter == "|":
                stack[-1][1].append(place)
            place += 1
    yield stack[0][0], len(pattern), stack[0][1]
