"""What a look that found no article says of one that is, or was, there: pure, for a crawl and for what is read from
what it kept."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from msgspec.structs import replace

from archive.frontiers.frontier import FrontierRow
from archive.frontiers.marks import missing
from crawler.fields import refusal
from crawler.html import Page, PageError
from crawler.strategy.again import missing_again, stamp

WITHDRAWN = "withdrawn"
"""Cause of a miss where the portal says itself that it took the article back."""
GONE_AGAIN = timedelta(days=30)
"""After which an article that is gone and still listed is looked for once more."""


def says_withdrawn(reason: str, body: bytes, url: str) -> bool:
    """Whether a page with 200, refused for ``reason``, is the portal's own notice that the article was taken back."""
    if reason != "soft-404":
        return False
    try:
        return refusal.is_withdrawal(Page(body, url=url))
    except PageError:
        return False


def missed(known: FrontierRow, when: datetime) -> tuple[Literal["missing", "gone"], str]:
    """What a miss at ``when`` makes of ``known`` for now, and when it is looked for again."""
    if known.state == "gone":
        return "gone", stamp(when + GONE_AGAIN)
    after = replace(known)
    missing(after, stamp(when))
    return "missing", missing_again(after.missing_since, after.missed_at, when)
