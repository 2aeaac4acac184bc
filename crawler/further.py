"""An article on several pages: which of them are asked for, and the one record that they give.

Pure: whoever drives it fetches the pages, or finds them where they were stored. Both give the same record.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import msgspec

from archive.article import INCOMPLETE, MORE_PAGES, Article, Reject
from crawler.clean.urls import canonical, url_key
from crawler.fields.paged import pages
from crawler.fields.paged.joining import alone, goes_on, join
from crawler.fields.tree import links
from crawler.html import Page, PageError
from crawler.parse import parse_bytes
from crawler.portals.model import Portal
from crawler.reasons import BLOCKED, IN_TROUBLE

MOST_PAGES = 50
"""Pages of one article after which the rest is left off; no article seen has more than a few."""


CAUSE = "further-page"
"""Why a look failed, where a page of a known article could not be had."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A page as the portal gave it."""

    url: str
    status: int
    body: bytes
    headers: Mapping[str, str]
    fetched_at: datetime | None = None


class Gathered(NamedTuple):
    """The record, and whether a page that the portal has could not be had this time."""

    article: Article
    failed: bool = False


def gather(first: Article, answer: Answer, portal: Portal) -> Generator[str, Answer | None, Gathered]:
    """``first``, read from ``answer``, with its further pages: yields the address of each, takes what came of it.

    None is for what could not be had. A page that is missing keeps the warning ``more-pages``, and those after it are
    not asked for. Where it may be had another time, the record has the warning ``incomplete`` too.
    """
    if MORE_PAGES not in first.warnings:
        return Gathered(first)
    own = {url_key(first.url), url_key(answer.url)}
    further: list[Article] = []
    is_whole = failed = False
    for number in range(2, MOST_PAGES + 1):
        address = _following(answer, own, number)
        if address is None:
            is_whole = True
            break
        came = yield address
        read = _read(came, portal) if came is not None else None
        if came is None or not isinstance(read, Article):
            failed = came is None or _is_passing(came, read)
            break
        if not goes_on(read, [first, *further]):
            is_whole = True
            break
        # Its own address: the record of a further page is known under the first one's.
        further.append(msgspec.structs.replace(read, url=canonical(came.url) or came.url))
        answer = came
    joined = join(first, further, is_whole=is_whole) if further or not is_whole else alone(first)
    return Gathered(incomplete(joined) if failed else joined, failed)


def incomplete(article: Article) -> Article:
    """``article``, of a page of which a part is not there."""
    return msgspec.structs.replace(article, warnings=list(dict.fromkeys([*article.warnings, INCOMPLETE])))


def _following(answer: Answer, own: set[str], number: int) -> str | None:
    try:
        page = Page(answer.body, url=answer.url, headers=answer.headers)
    except PageError:  # it was read once already
        return None
    return pages.following(page, own, number, links.resolver(page))


def _read(answer: Answer, portal: Portal) -> Article | Reject | None:
    if answer.status != 200:
        return None
    return parse_bytes(answer.body, url=answer.url, headers=answer.headers, portal=portal, fetched_at=answer.fetched_at)


def _is_passing(answer: Answer, read: Article | Reject | None) -> bool:
    if isinstance(read, Reject):
        return read.reason in BLOCKED | IN_TROUBLE
    return answer.status not in (404, 410)
