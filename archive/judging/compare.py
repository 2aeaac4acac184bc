"""Two revisions of an article, laid side by side: pure, for whoever prints it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from typing import NamedTuple

from archive.article import Article
from archive.dedup import block_texts

_FIELDS = ("url", "title", "lead", "byline", "source", "published_at", "modified_at", "language")
_LISTS = ("section", "tags")
_LIMIT = 1_000_000
"""Pieces of one side times pieces of the other from which they are not aligned any more: that is quadratic."""
_STEPS = 4_000_000
"""Steps that one comparison may take in all; what is left then is given whole."""

_PIECE = re.compile(r"\s+|\w+|[^\w\s]")

Side = list[tuple[str, bool]]
"""A text in pieces, each with whether the other side does not have it."""


class Row(NamedTuple):
    """One field, or one paragraph, on both sides."""

    field: str
    left: Side
    right: Side

    @property
    def is_same(self) -> bool:
        return not any(changed for _, changed in (*self.left, *self.right))


class _TooMany(Exception):
    """The steps of a comparison are used up."""


class _Steps:
    """How many steps a comparison may still take."""

    def __init__(self) -> None:
        self.left = _STEPS

    def take(self, count: int) -> None:
        """Raises _TooMany where so many are not left: then none are."""
        self.left = self.left - count if count <= self.left else 0
        if not self.left:
            raise _TooMany


class _Matcher(SequenceMatcher[str]):
    """Pays for every search before it is made: texts of few words need many, each of them quadratic."""

    def __init__(self, old: Sequence[str], new: Sequence[str], steps: _Steps) -> None:
        super().__init__(None, old, new, autojunk=False)
        self._old, self._found, self._steps = old, Counter(new), steps

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        self._steps.take(sum(1 + self._found[piece] for piece in self._old[alo:ahi]))
        return super().find_longest_match(alo, ahi, blo, bhi)


def compare(old: Article, new: Article) -> list[Row]:
    """What an edit can change, field by field and paragraph by paragraph; only what is not the same on both sides.

    A paragraph before and one after a change are given too, so that its place is seen. What would take too long to
    align is given whole, old and new.
    """
    steps = _Steps()
    rows = [row for row in _short(old, new, steps) if not row.is_same]
    text = list(_paragraphs(_text(old), _text(new), steps))
    near = {at + step for at, row in enumerate(text) if not row.is_same for step in (-1, 0, 1)}
    return rows + [row for at, row in enumerate(text) if at in near]


def _short(old: Article, new: Article, steps: _Steps) -> Iterator[Row]:
    for name in _FIELDS:
        yield Row(name, *_aligned(getattr(old, name) or "", getattr(new, name) or "", steps))
    for name in _LISTS:
        yield Row(name, *_aligned(" / ".join(getattr(old, name)), " / ".join(getattr(new, name)), steps))
    yield from (row._replace(field="images") for row in _paragraphs(_images(old), _images(new), steps))
    attached = _paragraphs(_attachments(old), _attachments(new), steps)
    yield from (row._replace(field="attachments") for row in attached)


def _images(article: Article) -> list[str]:
    return [" ".join(filter(None, (image.url, image.caption, image.credit))) for image in article.images]


def _attachments(article: Article) -> list[str]:
    return [" ".join(filter(None, (each.url, each.name, each.sha256))) for each in article.attachments]


def _text(article: Article) -> list[str]:
    return list(block_texts(article.blocks)) if article.blocks else article.body.split("\n\n")


def _paragraphs(old: list[str], new: list[str], steps: _Steps) -> Iterator[Row]:
    for one, other in _stretches(old, new, steps):
        for at in range(max(len(one), len(other))):
            yield Row("text", *_aligned("".join(one[at : at + 1]), "".join(other[at : at + 1]), steps))


def _aligned(old: str, new: str, steps: _Steps) -> tuple[Side, Side]:
    left: Side = []
    right: Side = []
    for one, other in _stretches(_PIECE.findall(old), _PIECE.findall(new), steps):
        changed = one != other
        for side, pieces in ((left, one), (right, other)):
            if pieces:
                side.append(("".join(pieces), changed))
    return left, right


def _stretches(old: Sequence[str], new: Sequence[str], steps: _Steps) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """What is the same and what is not, in turn."""
    if old == new or not steps.left or len(old) * len(new) > _LIMIT:
        yield old, new
        return
    try:
        found = _Matcher(old, new, steps).get_opcodes()
    except _TooMany:
        yield old, new
        return
    for _, *at in found:
        yield old[at[0] : at[1]], new[at[2] : at[3]]
