"""What is known of each text while links are sought: sets of shingles on disk, the rest in memory."""

from __future__ import annotations

from collections import Counter, OrderedDict
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import numpy as np

from archive.article import Article
from archive.dedup import DUPLICATE_MIN
from archive.linking.shingles import Hashes, Shingler

_HELD = 4096
"""Sets that are kept in memory for the comparisons that follow."""


class Text(NamedTuple):
    """One article's text, without its words."""

    id: str
    portal: str
    title: str
    source: str | None
    published_at: str | None
    fetched_at: str | None
    day: int
    """Of publication, else of the capture, as ``date.toordinal``; 0 where neither is known."""
    text_hash: str
    is_long: bool
    """Long enough that an equal text is no accident."""


class Read(NamedTuple):
    """An article as far as links are sought by it."""

    text: Text
    shingles: bytes
    """Of ``Hashes``."""
    numbers: Counter[str]


class Reading:
    """Reads articles; remembers the hashes of words."""

    def __init__(self) -> None:
        self._shingler = Shingler()

    def read(self, article: Article) -> Read:
        shingles, numbers = self._shingler.read(f"{article.lead or ''}\n{article.body}")
        text = Text(
            article.id, article.portal, article.title, article.source, article.published_at, article.fetched_at,
            _day(article.published_at or article.fetched_at), article.text_hash, len(article.body) >= DUPLICATE_MIN,
        )  # fmt: skip
        return Read(text, shingles.tobytes(), numbers)


class Spool:
    """The texts in the order in which they were added; their shingles in a file that goes with the context."""

    def __init__(self, path: Path) -> None:
        self.texts: list[Text] = []
        self._stream = path.open("w+b")
        self._ends: list[int] = [0]
        self._numbers: list[Counter[str]] = []
        self._held: OrderedDict[int, Hashes] = OrderedDict()
        self._path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()
        self._path.unlink(missing_ok=True)

    def add(self, text: Text, shingles: bytes, numbers: Counter[str]) -> None:
        """As ``Reading.read`` gave it."""
        self._stream.write(shingles)
        self._ends.append(self._ends[-1] + len(shingles) // 4)
        self._numbers.append(numbers)
        self.texts.append(text)

    def numbers(self, row: int) -> Counter[str]:
        """How often each number stands in a text."""
        return self._numbers[row]

    def shingles(self, row: int) -> Hashes:
        """The shingles of a text."""
        known = self._held.get(row)
        if known is None:
            start, end = self._ends[row], self._ends[row + 1]
            self._stream.seek(start * 4)
            known = self._held[row] = np.frombuffer(self._stream.read((end - start) * 4), dtype=np.uint32)
            if len(self._held) > _HELD:
                self._held.popitem(last=False)
        return known


def _day(moment: str | None) -> int:
    try:
        return date.fromisoformat((moment or "")[:10]).toordinal()
    except ValueError:
        return 0
