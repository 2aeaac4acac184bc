"""What a crawl in a process of its own is to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct


class Job(Struct, frozen=True, kw_only=True):
    """The arguments of ``crawler.run.crawl``; everything in it is plain, so that it can be sent."""

    targets: list[str]
    """Portal ids or URLs; several are crawled side by side in the one process."""
    archive: Path
    options: dict[str, str | None] = {}
    """The spider's: mode, since, until, limit, section, assets."""
    settings: dict[str, Any] = {}
    """Scrapy's, over those of ``crawler.settings``: CONGTIN_STATE_DIR among them."""
    proxy: str | None = None
    portals: Path | None = None
    """Folder of the user's own portals, in place of the one beside the archive."""


def written(job: Job) -> bytes:
    """``job`` as JSON."""
    return msgspec.json.encode(job, enc_hook=str)


def read(data: bytes) -> Job:
    """The job that ``written`` wrote."""
    return msgspec.json.decode(data, type=Job, dec_hook=lambda kind, value: kind(value))
