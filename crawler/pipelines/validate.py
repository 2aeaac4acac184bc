"""No record enters the archive that breaks the contract. Not optional; it rejects, it never raises."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import msgspec

from archive.article import Article, Reject
from crawler.look import Look, Record

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)

_DAY_OR_TIME = re.compile(r"^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\+07:00)?$")


def faults(article: Article) -> list[str]:
    """What in ``article`` breaks the contract; empty for a good one."""
    found = []
    try:
        msgspec.convert(msgspec.to_builtins(article), Article)
    except msgspec.ValidationError as error:
        found.append(str(error))
    if not article.id.startswith(f"{article.portal}:"):
        found.append("id does not begin with the portal")
    if not article.title.strip():
        found.append("title is empty")
    if article.published_at is not None and not _DAY_OR_TIME.match(article.published_at):
        found.append(f"published_at is {article.published_at!r}")
    if article.lead and article.body.startswith(article.lead + "\n\n"):
        found.append("lead is repeated in body")
    return found


class ValidatePipeline:
    """Turns an article that breaks the contract into a reject named ``invalid-record``: a bug, and loud."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ValidatePipeline:
        return cls(crawler)

    def process_item(self, item: Look) -> Look:
        item.records = [self._checked(record) for record in item.records]
        return item

    def _checked(self, record: Record) -> Record:
        if not isinstance(record, Article):
            return record
        found = faults(record)
        if not found:
            return record
        self._crawler.stats.inc_value("record/invalid")
        logger.error("%s gave an invalid record (%s): kept as a reject", record.url, "; ".join(found))
        return Reject(
            portal=record.portal,
            url=record.url,
            reason="invalid-record",
            detail="; ".join(found),
            title=record.title,
            fetched_at=record.fetched_at,
            http=record.http,
            parser=record.parser,
        )
