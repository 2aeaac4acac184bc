"""The two hashes of an article: what it says (``text_hash``) and what an edit can change (``content_hash``)."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence

from archive.article import Article, Attachment, Block, Heading, Image, ListBlock, Paragraph, Quote, Table

DUPLICATE_MIN = 200
"""Characters of body from which two articles of one text are called duplicates: shorter ones are notices and videos."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def fold(text: str) -> str:
    """What two prints of one text share: NFC, lower case, single spaces, nothing invisible.

    >>> fold("Cầu  Ngang\\u200b\\n") == fold("cầu ngang")
    True
    """
    text = unicodedata.normalize("NFC", text).replace("\n\n", " ").replace("\n", " ")
    # Nothing invisible and no white space but " " is printable: most texts need neither costly pass.
    if not text.isprintable():
        text = " ".join(_INVISIBLE.sub("", text).split())
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip().casefold()


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
    folded = fold(" ".join(block_texts(blocks)) if blocks else body).encode()
    return _content_hash(folded, title, lead, byline, source, published_at, images, attachments)


def article_hashes(article: Article) -> tuple[str, str]:
    """``text_hash`` and ``content_hash`` as they have to stand in ``article``; faster than one after the other."""
    folded = folded_blocks = fold(article.body).encode()
    texts = list(block_texts(article.blocks))
    # Mostly the blocks are the paragraphs of the body: then one fold, the costly part, is both.
    if article.blocks and "\n\n".join(texts) != article.body:
        folded_blocks = fold(" ".join(texts)).encode()
    return hashlib.sha256(folded).hexdigest(), _content_hash(
        folded_blocks,
        article.title,
        article.lead,
        article.byline,
        article.source,
        article.published_at,
        article.images,
        article.attachments,
    )


def _content_hash(
    folded: bytes,
    title: str,
    lead: str | None,
    byline: str | None,
    source: str | None,
    published_at: str | None,
    images: Sequence[Image],
    attachments: Sequence[Attachment],
) -> str:
    told = f"{fold(title)}\x1e{fold(lead) if lead else ''}\x1e"
    rest = f"\x1e{fold(byline) if byline else ''}\x1e{fold(source) if source else ''}\x1e{published_at or ''}\x1e"
    digest = hashlib.sha256(b"".join((told.encode(), folded, rest.encode())))
    for image in images:
        if image.caption or image.credit:
            # Once a separator stood between the two, which fold() takes for a space: a costly way to write one.
            digest.update(fold(f"{image.caption or ''} {image.credit or ''}").encode() + b"\x1f")
    digest.update(b"\x1e")
    for attachment in attachments:
        line = f"{attachment.url}\x1f{fold(attachment.name or '')}\x1f{attachment.sha256 or ''}"
        digest.update(line.encode() + b"\x1f")
    return digest.hexdigest()
