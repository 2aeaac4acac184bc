"""Captures that were cut off, pure: whether one only says less of what is known, or something else."""

from __future__ import annotations

import re

from archive.article import Article, Attachment, Image
from archive.dedup import block_texts, fold

_TORN = re.compile(r"(?:&[#\w]{0,32}|\ufffd{1,4})\Z")
"""The half of a letter, or of an entity, that a text ends with which was cut there."""


def is_cut_of(whole: Article, part: Article) -> bool:
    """Whether ``part`` says nothing that ``whole`` does not say: its text ends sooner, things are missing from it.

    What is compared is what an edit can change (``archive.dedup.content_hash``): all else is no other text.
    """
    return (
        _begins(whole.title, part.title)
        and _begins(whole.lead, part.lead)
        and _begins(whole.body, part.body)
        and (not whole.blocks or _begins(_text(whole), _text(part)))
        and all(getattr(part, name) in (None, getattr(whole, name)) for name in ("byline", "source", "published_at"))
        and all(any(_is_same_image(old, new) for old in whole.images) for new in part.images)
        and all(any(_is_same_file(old, new) for old in whole.attachments) for new in part.attachments)
    )


def _text(article: Article) -> str:
    return " ".join(block_texts(article.blocks))


def _begins(whole: str | None, part: str | None) -> bool:
    return fold(whole or "").startswith(_TORN.sub("", fold(part or "")).rstrip())


def _is_same_image(old: Image, new: Image) -> bool:
    return old.url == new.url and _begins(old.caption, new.caption)


def _is_same_file(old: Attachment, new: Attachment) -> bool:
    return old.url == new.url and _begins(old.name, new.name) and new.sha256 in (None, old.sha256)
