"""The one column that tables have and the record has not."""

from __future__ import annotations

from archive.article import Article

DAY = "published_on"
"""The day of ``published_at``, which itself is a time or a bare day."""


def day(article: Article) -> str:
    """``YYYY-MM-DD`` on the portal's clock; empty where the article has no date."""
    return (article.published_at or "")[:10]
