"""One synthetic page and what a careful reader would say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from crawler.discovery.model import ListingRow


@dataclass(frozen=True, slots=True)
class SyntheticPage:
    family: str
    case: str
    """A name for reports: number, kind and what was drawn."""
    url: str
    status: int
    headers: dict[str, str]
    body: bytes
    fetched_at: str
    """UTC, as ``2026-11-24T02:05:09Z``."""
    encoding: str
    """How the bytes were made (see ``encodings``)."""
    listing: ListingRow | None = None
    expected: dict[str, Any] | None = None
    """The fields of the article; or None where the page is to be refused."""
    refused: str | None = None
    """The reason of the refusal."""
    refused_also: tuple[str, ...] = ()
    """Reasons that are just as right; ``*`` stands for any."""
