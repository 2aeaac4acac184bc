"""Which fields of an article say something."""

from __future__ import annotations

from collections.abc import Collection

from archive.article import Article

FIELDS = (
    "title", "lead", "body", "byline", "source", "published_at", "section", "tags", "images", "attachments", "views",
)  # fmt: skip
"""What people are told of as there or missing, in the record's order."""


def is_there(value: object) -> bool:
    """Whether a field says something: 0 does, an empty text or list does not.

    >>> is_there(0), is_there("Kinh tế"), is_there(None), is_there(""), is_there([])
    (True, True, False, False, False)
    """
    return value is not None and value not in ("", [])


def filled(article: Article, names: Collection[str] = FIELDS) -> list[str]:
    """Those of ``names`` that say something."""
    return [name for name in names if is_there(getattr(article, name))]
