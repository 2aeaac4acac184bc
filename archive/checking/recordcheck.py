"""One WARC record against what lines say of it: its digest, its address, its time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from msgspec import Struct

from archive.addresses import is_address, parts
from archive.captures.digests import matches
from archive.captures.members import Member
from archive.checking.findings import Problem
from archive.checking.linecheck import Pointer
from archive.pages import decoded, response_head
from archive.times import instant

_CLAIM = re.compile(rb"<(?:link|meta)\b[^>]*(?:canonical|og:url)[^>]*>", re.IGNORECASE)
_SLACK = 1.0  # seconds: one of the two may have a fraction


class Claim(Struct):
    """What lines say of the record at one offset."""

    digest: str
    is_settled: bool = False
    """Whether some line says what came of the capture."""
    times: tuple[str, ...] = ()
    urls: tuple[tuple[str, ...], ...] = ()
    """Of each article: the addresses that it may have been fetched from."""

    def add(self, pointer: Pointer) -> None:
        """Takes in what one more line says, but for the digest."""
        self.is_settled |= pointer.settles
        if pointer.fetched_at is not None and pointer.fetched_at not in self.times:
            self.times = (*self.times, pointer.fetched_at)
        if pointer.urls and pointer.urls not in self.urls:
            self.urls = (*self.urls, pointer.urls)


class Unread(NamedTuple):
    """An article's page that no line points to."""

    file: str
    offset: int
    url: str
    asked: str
    """The address that was asked for, where redirects led from it to this one; else the same."""
    crawl_id: str
    """Empty where the record names none."""


def problems(member: Member, claim: Claim | None) -> Iterator[Problem]:
    """What is wrong with a record to which ``claim`` is laid."""
    wrong = _digest_problem(member, claim.digest if claim else None)
    if wrong:
        yield "digest", wrong
    if claim is None:
        return
    uri, date = member.headers.get("warc-target-uri", ""), member.headers.get("warc-date", "")
    for time in claim.times:
        if abs(instant(time) - instant(date)) > _SLACK:
            yield "pointer", f"the line was fetched at {time}, the record at {date or 'no time'}"
    for urls in claim.urls:
        if not any(_may_be(url, uri) for url in urls) and not _names_itself(member, urls[0]):
            yield "pointer", f"the line is of {urls[0]}, the record of {uri or 'no address'}"


def _may_be(url: str, uri: str) -> bool:
    try:
        return is_address(url, uri)
    except ValueError:  # no URL, which is not for this check to say
        return True


def unread(member: Member, claim: Claim | None, file: str) -> Unread | None:
    """The record, if it is an article's page and no line says what came of it."""
    said = member.headers
    if said.get("congtin-kind") != "article" or (claim is not None and claim.is_settled):
        return None
    response = response_head(member)
    if response is None or response[0] != 200:
        return None
    url = said.get("warc-target-uri", "")
    return Unread(file, member.offset, url, said.get("congtin-led-from", url), said.get("congtin-crawl-id", ""))


def _names_itself(member: Member, url: str) -> bool:
    """Whether the page gives ``url`` as its own canonical address, which is believed on its own host."""
    response = response_head(member)
    if response is None:
        return False
    if member.headers.get("warc-type") == "revisit":
        return True  # the page is that of the same address that it refers to
    _, path, query = parts(url)
    for tag in _CLAIM.findall(decoded(response[2], response[1].get("content-encoding", ""))):
        text = unquote(unescape(tag.decode("utf-8", "replace"))).casefold()
        if all(part in text for part in (path, *query)):
            return True
    return False


def _digest_problem(member: Member, expected: str | None) -> str | None:
    said = member.headers.get("warc-payload-digest", "")
    if expected is not None and said != expected:
        return f"the line says {expected}, the record {said or 'nothing'}"
    if member.headers.get("warc-type") == "revisit" or not said:
        return None  # a revisit repeats the digest of the bytes that it leaves out
    is_http = member.headers.get("content-type", "").startswith("application/http")
    payload = member.block.partition(b"\r\n\r\n")[2] if is_http else member.block
    return None if matches(said, payload) else f"the bytes do not have the digest {said}"
