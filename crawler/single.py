"""One page by itself: ``congtin parse`` of a file, a URL or standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote
from urllib.request import Request, urlopen

from archive.article import Article, Reject
from crawler.clean.urls import canonical
from crawler.errors import CongtinError
from crawler.explain import Explanation, explain
from crawler.html import MAX_BYTES
from crawler.parse import parse_bytes
from crawler.portals import registry
from crawler.portals.model import Portal


class NoPage(CongtinError):
    """There is nothing to parse at the place named."""


class Source(NamedTuple):
    """A page to be parsed, with what is known of it."""

    body: bytes
    url: str
    headers: dict[str, str]
    portal: Portal | None


def parse_source(source: str, *, url: str | None = None, portal: str | None = None) -> Article | Reject:
    """The record of the page at ``source``: a file's path, an http(s) URL, or ``-``. Raises ``NoPage``."""
    page = read_source(source, url=url, portal=portal)
    return parse_bytes(page.body, url=page.url, headers=page.headers, portal=page.portal)


def explain_source(source: str, *, url: str | None = None, portal: str | None = None) -> Explanation:
    """``parse_source`` with every candidate of every field. Raises ``NoPage``."""
    page = read_source(source, url=url, portal=portal)
    return explain(page.body, url=page.url, headers=page.headers, portal=page.portal)


def read_source(source: str, *, url: str | None = None, portal: str | None = None) -> Source:
    """The bytes at ``source`` and the address they are taken to have. Raises ``NoPage``."""
    declared = registry.load(portal) if portal else None
    headers: dict[str, str] = {}
    if source == "-":
        body = sys.stdin.buffer.read(MAX_BYTES + 1)
    elif canonical(source):
        body, headers, url = _fetch(source, url)
    else:
        try:
            body = Path(source).read_bytes()
        except OSError as error:
            raise NoPage(f"{source}: {error.strerror}; give a file, a URL, or - for standard input") from error
    # Where nothing says whence a page came, its own name stands in: never the home page, which is no article.
    name = "stdin" if source == "-" else quote(Path(source).name)
    if url is None:
        print("congtin: no --url: id and portal are made up from the file's name", file=sys.stderr)
    where = url or f"{declared.home.rstrip('/') if declared else 'http://localhost'}/{name}"
    if canonical(where) is None:
        raise NoPage(f"--url {where!r} is not an http(s) address")
    if declared is None:
        declared = registry.for_url(where)
    return Source(body, where, headers, declared)


def _fetch(source: str, url: str | None) -> tuple[bytes, dict[str, str], str]:
    from crawler import settings

    request = Request(source, headers={"User-Agent": settings.USER_AGENT})  # noqa: S310 - canonical() let http(s) through
    try:
        with urlopen(request, timeout=settings.DOWNLOAD_TIMEOUT) as answer:  # noqa: S310
            body = answer.read(MAX_BYTES + 1)
            return body, dict(answer.headers.items()), url or answer.geturl()
    except OSError as error:
        raise NoPage(f"{source} cannot be read: {error}") from error
