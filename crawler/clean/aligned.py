"""Text folded for matching, letter by letter, so that what was found can be cut out of the original."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import combining, normalize

_SPACES = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
# Characters that stand for nothing: combining marks, soft hyphen, zero-width, bidi and byte order marks.
_DROPPED = re.compile("[\u0300-\u036f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")


def _table() -> dict[int, str]:
    table = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = normalize("NFD", chr(code))[0].lower()
        if base.isascii():
            table[code] = base
    table |= {ord(letter): "d" for letter in "đĐðÐ"}
    table |= {ord(space): " " for space in _SPACES} | {ord(dash): "-" for dash in _DASHES}
    return table | {0xFF1A: ":", 0xFF0F: "/", 0xFF5C: "|"}


_TABLE = _table()


class Aligned(NamedTuple):
    """A text and its fold: lower case, no diacritics, plain spaces and dashes (line breaks stay)."""

    text: str
    folded: str
    places: Sequence[int] | None
    """Index in ``text`` of every character of ``folded``, and of its end; None where the two run in step."""

    def cut(self, start: int, end: int) -> str:
        """The original characters behind ``folded[start:end]``."""
        first, last = self.span(start, end)
        return self.text[first:last]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``folded[start:end]`` stands in the original (combining marks included)."""
        if self.places is None:
            return start, end
        # The marks that belong to the last letter were dropped behind it.
        last = self.places[end - 1] + 1 if end > start else self.places[start]
        while last < len(self.text) and combining(self.text[last]):
            last += 1
        return self.places[start], last


def align(text: str) -> Aligned:
    """Folds ``text`` for matching.

    >>> found = align("Luo\u031b\u0323t xem: 29")
    >>> found.folded, found.cut(0, 4) == "Luo\u031b\u0323t"
    ('luot xem: 29', True)
    """
    if text.isascii():
        return Aligned(text, text.lower(), None)
    if _DROPPED.search(text) is None:
        # The one letter that grows when lowered (U+0130) is in the table: fold and text run in step.
        return Aligned(text, text.translate(_TABLE).lower(), None)
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if _DROPPED.match(letter) is None:
            letters.append(_TABLE.get(ord(letter)) or letter.lower())
            places.append(place)
    places.append(len(text))
    return Aligned(text, "".join(letters), places)
