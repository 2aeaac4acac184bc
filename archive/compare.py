"""Two revisions of an article, laid side by side: pure, for whoever prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from archive.article import Article
from archive.dedup import block_texts

_FIELDS = ("url", "title", "lead", "byline", "source", "published_at", "modified_at", "language")
_LISTS = ("section", "tags")
_LIMIT = 1_000_000
"""Pieces of one side times pieces of the other from which they are not aligned any more: that is quadratic."""

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


def compare(old: Article, new: Article) -> list[Row]:
    """What an edit can change, field by field and paragraph by paragraph; only what is not the same on both sides.

    A paragraph before and one after a change are given too, so that its place is seen.
    """
    rows = [row for row in _short(old, new) if not row.is_same]
    text = list(_paragraphs(_text(old), _text(new)))
    near = {at + step for at, row in enumerate(text) if not row.is_same for step in (-1, 0, 1)}
    return rows + [row for at, row in enumerate(text) if at in near]


def _short(old: Article, new: Article) -> Iterator[Row]:
    for name in _FIELDS:
        yield Row(name, *_aligned(getattr(old, name) or "", getattr(new, name) or ""))
    for name in _LISTS:
        yield Row(name, *_aligned(" / ".join(getattr(old, name)), " / ".join(getattr(new, name))))
    yield from (row._replace(field="images") for row in _paragraphs(_images(old), _images(new)))
    yield from (row._replace(field="attachments") for row in _paragraphs(_attachments(old), _attachments(new)))


def _images(article: Article) -> list[str]:
    return [" ".join(filter(None, (image.url, image.caption, image.credit))) for image in article.images]


def _attachments(article: Article) -> list[str]:
    return [" ".join(filter(None, (each.url, each.name, each.sha256))) for each in article.attachments]


def _text(article: Article) -> list[str]:
    return list(block_texts(article.blocks)) if article.blocks else article.body.split("\n\n")


def _paragraphs(old: list[str], new: list[str]) -> Iterator[Row]:
    for one, other in _stretches(old, new):
        for at in range(max(len(one), len(other))):
            yield Row("text", *_aligned("".join(one[at : at + 1]), "".join(other[at : at + 1])))


def _aligned(old: str, new: str) -> tuple[Side, Side]:
    left: Side = []
    right: Side = []
    for one, other in _stretches(_PIECE.findall(old), _PIECE.findall(new)):
        changed = one != other
        for side, pieces in ((left, one), (right, other)):
            if pieces:
                side.append(("".join(pieces), changed))
    return left, right


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """What is the same and what is not, in turn."""
    if len(old) * len(new) > _LIMIT:
        yield old, new
        return
    for _, *at in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield old[at[0] : at[1]], new[at[2] : at[3]]
