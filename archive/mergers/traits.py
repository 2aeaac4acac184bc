"""What of an article tells that it is another one's copy, and in what they differ: some 600 bytes an article."""

from __future__ import annotations

import hashlib
from typing import NamedTuple
from urllib.parse import urlsplit

from archive.article import Article
from archive.dedup import DUPLICATE_MIN, fold
from archive.mergers.sketch import Sketch, sketch

COMPARED = ("title", "lead", "body", "byline", "source", "published_at", "captions", "images", "attachments")
"""Fields whose loss is a loss: sections, tags and addresses are the new portal's own."""


class Traits(NamedTuple):
    """One article, without its words."""

    id: str
    url: str
    place: str
    title: bytes
    words: int
    """Of its title."""
    day: str
    text: bytes
    """Of lead and body together: where the one ends is a matter of layout."""
    is_long: bool
    sketch: Sketch
    values: tuple[object, ...]
    """Of ``COMPARED``: a digest, a number or nothing (falsy)."""


def traits(article: Article) -> Traits:
    """What is kept of ``article``."""
    title = fold(article.title)
    text = f"{article.lead or ''} {article.body}"
    captions = sorted(fold(image.caption) for image in article.images if image.caption)
    values = (
        title, article.lead, article.body, article.byline, article.source, article.published_at, "\n".join(captions),
    )  # fmt: skip
    return Traits(
        id=article.id,
        url=article.url,
        place=place(article.url),
        title=_digest(title),
        words=len(title.split()),
        day=(article.published_at or "")[:10],
        text=_digest(text),
        is_long=len(article.body) >= DUPLICATE_MIN,
        sketch=sketch(text),
        values=(
            *(
                (value if name == "published_at" else _digest(value)) if value else b""
                for name, value in zip(COMPARED, values, strict=False)
            ),
            len(article.images),
            len(article.attachments),
        ),
    )


def differences(old: Traits, new: Traits) -> tuple[list[str], list[str]]:
    """(fields that ``new`` has no more, fields that it has otherwise).

    A date without its time, and fewer images or files, are a loss of a part: changed. More of them are none.
    """
    lost, changed = [], []
    for name, had, has in zip(COMPARED, old.values, new.values, strict=True):
        if not had or had == has:
            continue
        if name in ("lead", "body") and old.text == new.text:
            continue
        if not has:
            lost.append(name)
        elif not (isinstance(had, int) and isinstance(has, int) and has > had) and not _is_finer(name, had, has):
            changed.append(name)
    return lost, changed


def _is_finer(name: str, had: object, has: object) -> bool:
    """Whether the new date is the old one and a time."""
    return name == "published_at" and str(has).startswith(str(had))


def place(url: str) -> str:
    """An address without its scheme and ``www.``: two of one article.

    >>> place("https://www.a.vn/tin/1.html?x=2#top"), place("http://A.vn")
    ('a.vn/tin/1.html?x=2', 'a.vn/')
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path or '/'}{query}"


def _digest(text: str | None) -> bytes:
    return hashlib.blake2b(fold(text or "").encode(), digest_size=8).digest()
