"""A text as the set of its runs of two and three syllables, each a number; and its numbers, which tell forms apart."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint32]
"""Sorted, each once."""

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\b\d\w*")
_MOST_WORDS = 1 << 19
"""Different words that are remembered: a language has fewer, what people type has no end."""

_ONE, _TWO = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_HIGH = np.uint64(32)


class Shingler:
    """Makes sets of shingles; remembers the hashes of words."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def read(self, text: str) -> tuple[Hashes, Counter[str]]:
        """The shingles of ``text``, and how often each number stands in it.

        Case and the form of Unicode do not count; marks of Vietnamese letters do: they tell words apart.
        """
        folded = unicodedata.normalize("NFC", text).casefold()
        words = _WORD.findall(folded)
        known = self._known
        if len(known) > _MOST_WORDS:
            known.clear()
        for word in set(words):
            if word not in known:
                known[word] = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")
        hashes = np.fromiter(map(known.__getitem__, words), dtype=np.uint64, count=len(words))
        return _shingles(hashes), Counter(_NUMBER.findall(folded))


def _shingles(words: npt.NDArray[np.uint64]) -> Hashes:
    if len(words) < 2:
        return np.empty(0, dtype=np.uint32)
    with np.errstate(over="ignore"):
        pairs = words[:-1] * _ONE + words[1:]
        threes = (pairs[:-1] ^ (pairs[:-1] >> _HIGH)) * _TWO + words[2:] * _ONE
        both = np.concatenate([pairs, threes]) * _TWO
    return np.unique((both >> _HIGH).astype(np.uint32))


def jaccard(one: Hashes, other: Hashes) -> float:
    """What two sets share, of all that is in either; 0 where both are empty.

    >>> jaccard(np.array([1, 2, 3], np.uint32), np.array([2, 3, 4], np.uint32))
    0.5
    """
    shared = len(np.intersect1d(one, other, assume_unique=True))
    every = len(one) + len(other) - shared
    return shared / every if every else 0.0


def agreement(one: Counter[str], other: Counter[str]) -> float:
    """The share of the numbers of the text with more of them that stand in the other too; 1 where neither has any.

    >>> agreement(Counter({"25": 1, "5": 2}), Counter({"5": 1}))
    0.3333333333333333
    """
    most = max(one.total(), other.total())
    return (one & other).total() / most if most else 1.0
