"""The two hashes of an article: what it says (``text_hash``) and what an edit can change (``content_hash``)."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence

from archive.article import Attachment, Block, Heading, Image, ListBlock, Paragraph, Quote, Table

DUPLICATE_MIN = 200
"""Characters of body from which two articles of one text are called duplicates: shorter ones are notices and videos."""

_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def fold(text: str) -> str:
    """What two prints of one text share: NFC, lower case, single spaces, nothing invisible.

    >>> fold("Cầu  Ngang\\u200b\\n") == fold("cầu ngang")
    True
    """
    return _SPACE.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip().casefold()


def text_hash(body: str) -> str:
    """SHA-256 (hex) of the folded body."""
    return hashlib.sha256(fold(body).encode()).hexdigest()


def block_texts(blocks: Iterable[Block]) -> Iterable[str]:
    """Every text in ``blocks`` in order, without captions; layout (which kind of block) does not show."""
    for block in blocks:
        match block:
            case Paragraph(text=text) | Heading(text=text) | Quote(text=text):
                yield text
            case ListBlock(items=items):
                yield from items
            case Table(rows=rows):
                for row in rows:
                    yield from row


def content_hash(
    *,
    title: str,
    lead: str | None,
    body: str,
    blocks: Sequence[Block],
    byline: str | None,
    source: str | None,
    published_at: str | None,
    images: Sequence[Image],
    attachments: Sequence[Attachment],
) -> str:
    """SHA-256 (hex) over what an edit can change: never views, related lists, tags, layout.

    ``body`` stands in where there are no blocks. An attachment counts by URL, name and, once fetched, bytes.
    """
    text = " ".join(block_texts(blocks)) if blocks else body
    digest = hashlib.sha256()
    for part in (title, lead, text, byline, source):
        digest.update(fold(part or "").encode() + b"\x1e")
    digest.update((published_at or "").encode() + b"\x1e")
    for image in images:
        if image.caption or image.credit:
            digest.update(fold(f"{image.caption or ''}\x1f{image.credit or ''}").encode() + b"\x1f")
    digest.update(b"\x1e")
    for attachment in attachments:
        line = f"{attachment.url}\x1f{fold(attachment.name or '')}\x1f{attachment.sha256 or ''}"
        digest.update(line.encode() + b"\x1f")
    return digest.hexdigest()
