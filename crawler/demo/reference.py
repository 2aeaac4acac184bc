"""Article number 1: the page that this project started from, word for word."""

from __future__ import annotations

from functools import cache
from importlib import resources

from crawler.demo.model import SECTIONS, STYLES, DemoArticle, Figure, Part, Text

_CAPTIONS = (0, 4)
"""Which of the file's chunks after the lead are captions."""
_BYLINE = 6


@cache
def text() -> str:
    """The article as a reader copied it from the page: title, views, lead, body, byline, next box's header."""
    source = resources.files("crawler.demo") / "texts" / "reference-article.txt"
    return source.read_text(encoding="utf-8")


@cache
def reference_article() -> DemoArticle:
    """The truth of that text."""
    title, views, *rest = text().split("\n")
    chunks = [line for line in rest if line.strip()]
    lead, chunks = chunks[0], chunks[1:]
    return DemoArticle(
        number=1,
        title=title.strip(),
        lead=_plain(lead),
        parts=tuple(_part(index, chunk) for index, chunk in enumerate(chunks[:_BYLINE])),
        byline=_plain(chunks[_BYLINE]),
        source=None,
        published_at="2022-05-26",
        section=SECTIONS[0],
        style=STYLES[1],
        base_views=int(views.rpartition(":")[2]),
    )


def _part(index: int, chunk: str) -> Part:
    if index in _CAPTIONS:
        return Figure(f"/hinh-anh/1/{_CAPTIONS.index(index) + 1}.jpg", _plain(chunk))
    return Text(_plain(chunk), raw=chunk)


def _plain(chunk: str) -> str:
    return " ".join(chunk.split())
