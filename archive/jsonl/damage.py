"""What is wrong with a line or a file, by name; and a bounded list to keep such findings in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, overload

from msgspec import Struct

Fault = Literal[
    "bad-json",
    "bad-zstd",
    "blank-line",
    "bom",
    "crlf",
    "newer-schema",
    "nul",
    "schema",
    "too-long",
    "torn-tail",
    "unreadable",
]
"""Why a reader left a line out, or (``bom``, ``crlf``) read it although it is not strict JSON Lines."""

HARMLESS: frozenset[Fault] = frozenset({"bom", "crlf"})
"""The record of such a line is whole, so that readers still give it."""

Report = Callable[[int, int, Fault], None]
"""Called with line number (from 1; 0: the file), byte offset (in the uncompressed file) and what is wrong."""


class Damage(Struct, frozen=True, kw_only=True):
    """One thing that is wrong in one place."""

    file: str
    """Path relative to the archive's folder, with ``/``."""
    line: int
    """From 1; 0 where the file as a whole is meant."""
    offset: int
    """Of the line's first byte, in the uncompressed file."""
    what: Fault

    @property
    def lost(self) -> bool:
        """Whether readers left something out because of it."""
        return self.what not in HARMLESS


_TOLD_APART = 100_000


class Damages(Sequence[Damage]):
    """The first ``limit`` damages met, each place once however often it is read, and how many more there were."""

    def __init__(self, limit: int = 1000) -> None:
        self._limit = limit
        self._found: list[Damage] = []
        self._seen: set[int] = set()
        self.more = 0
        """Damages beyond the limit; beyond 100,000 of them a place read twice counts twice."""
        self.lost = 0
        """Damages, of all, because of which something was left out."""

    @property
    def total(self) -> int:
        return len(self) + self.more

    def add(self, damage: Damage) -> None:
        """Keep ``damage`` if it is new and there is room, else count it."""
        key = hash((damage.file, damage.offset, damage.what))
        if key in self._seen:
            return
        if len(self._seen) < _TOLD_APART:
            self._seen.add(key)
        self.lost += damage.lost
        if len(self._found) < self._limit:
            self._found.append(damage)
        else:
            self.more += 1

    @overload
    def __getitem__(self, index: int) -> Damage: ...
    @overload
    def __getitem__(self, index: slice) -> list[Damage]: ...
    def __getitem__(self, index: int | slice) -> Damage | list[Damage]:
        return self._found[index]

    def __iter__(self) -> Iterator[Damage]:
        return iter(list(self._found))

    def __len__(self) -> int:
        return len(self._found)

    def __repr__(self) -> str:
        return f"Damages({list(self)!r}, more={self.more})"
