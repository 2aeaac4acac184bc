"""What a field may be, where that stands, and why it may not win."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Candidate(Struct, Generic[T], frozen=True):
    """One value that a field module found.

    Field modules yield candidates best first and lazily: taking the first costs nothing for the others,
    explaining takes them all.
    """

    value: T
    where: str
    """Where it stands: a selector, ``meta og:title``, ``body, last line``, ..."""
    raw: str | None = None
    """As the page has it, where ``value`` was made from that."""
    refused: str | None = None
    """Why it cannot win, or None."""


def pick(candidates: Iterable[Candidate[T]]) -> Candidate[T] | None:
    """The first candidate that nothing speaks against."""
    for candidate in candidates:
        if candidate.refused is None:
            return candidate
    return None
