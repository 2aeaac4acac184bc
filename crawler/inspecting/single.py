"""One page by itself: ``congtin parse`` of a file, a URL or standard input."""

from __future__ import annotations

import re
import sys
import zlib
from contextlib import suppress
from pathlib import Path
from shlex import quote as quoted
from typing import NamedTuple
from urllib.parse import quote

from archive.article import Article, Reject
from archive.captures.codings import unpack
from archive.showing.output import size_of
from archive.showing.progress import Say, nothing
from archive.words import _
from crawler import settings
from crawler.clean.urls import canonical
from crawler.families import named
from crawler.fetching.fetch import SECONDS, NoPage, fetch
from crawler.fetching.tls import confess, profile_of
from crawler.html import MAX_BYTES
from crawler.inspecting.explain import Explanation, explain
from crawler.parse import parse_bytes
from crawler.portals import registry
from crawler.portals.model import Portal

_WARC = b"WARC/1."
_ID = re.compile(r"[a-z][a-z0-9.-]*:[^/:\s]+")
_NO_SCHEME = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?::[0-9]+)?/\S*")


class Input(NamedTuple):
    """A page to be parsed, with what is known of it."""

    body: bytes
    url: str
    headers: dict[str, str]
    portal: Portal | None


def parse_input(
    place: str, *, url: str | None = None, portal: str | None = None, say: Say = nothing
) -> Article | Reject:
    """The record of the page at ``place``: a file's path, an http(s) URL, or ``-``. Raises ``NoPage``."""
    page = read_input(place, url=url, portal=portal, say=say)
    return parse_bytes(page.body, url=page.url, headers=page.headers, portal=page.portal)


def explain_input(place: str, *, url: str | None = None, portal: str | None = None, say: Say = nothing) -> Explanation:
    """``parse_input`` with every candidate of every field. Raises ``NoPage``."""
    page = read_input(place, url=url, portal=portal, say=say)
    return explain(page.body, url=page.url, headers=page.headers, portal=page.portal)


def why_refused(record: Reject) -> str:
    """One line for people, to whom a selector says nothing."""
    family = record.parser.family
    if any(record.detail == selector for selector, _reason in named(family).refuses):
        return f"{record.url} is no article: {record.reason}, by the markup of {family} (`--explain` shows which)"
    return f"{record.url} is no article: {record.reason}" + (f" ({record.detail})" if record.detail else "")


def read_input(place: str, *, url: str | None = None, portal: str | None = None, say: Say = nothing) -> Input:
    """The bytes at ``place`` and the address they are taken to have. Raises ``NoPage``. ``say`` is told for how long a
    server has been waited for."""
    if not place.strip():
        raise NoPage("name a page: a file, a URL, or - for standard input")
    declared = registry.load(portal) if portal else None
    headers: dict[str, str] = {}
    if "://" in place and not Path(place).exists():
        if canonical(place) is None:
            raise NoPage(f"{place} is no address of a page: one that begins with http:// or https:// is expected")
        tls = profile_of(settings.CONGTIN_TLS, declared or registry.for_url(place) or registry.undeclared(place))
        confess(tls)
        body, headers, at = fetch(place, tls=tls, told=lambda seconds: say(lambda: _waited(place, seconds)))
        url = url or at
    else:
        body = _read(place)
    if _is_warc(body):
        raise NoPage(f"{place} is a WARC file: congtin import {quoted(place)} takes its pages into an archive")
    body = _unpacked(body, place)
    # Where nothing says whence a page came, its own name stands in: never the home page, which is no article.
    name = "stdin" if place == "-" else quote(Path(place).name.removesuffix(".gz"))
    where = url or f"{declared.home.rstrip('/') if declared else 'http://localhost'}/{name}"
    if url is None:
        said = (
            _("no --url: the address is made up, {where}, and the id from it", where=where)
            if declared
            else _("no --url: the address is made up, {where}, and portal and id from it", where=where)
        )
        print(f"congtin: {said}", file=sys.stderr)
    if canonical(where) is None:
        raise NoPage(f"--url {where!r} is not an http(s) address")
    if declared is None:
        declared = registry.for_url(where)
    return Input(body, where, headers, declared)


def _waited(place: str, seconds: float) -> str:
    return _(
        "{place}: no whole answer yet after {seconds} s; after {limit} s it is given up",
        place=place,
        seconds=f"{seconds:.0f}",
        limit=f"{SECONDS:.0f}",
    )


def _read(place: str) -> bytes:
    """A file or standard input, as far as a page may go."""
    if place == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        with Path(place).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise NoPage(_no_file(place, said)) from error


def _no_file(place: str, said: object) -> str:
    """The line on a name that no file has: with what was meant, where that can be told."""
    if _ID.fullmatch(place):
        return f"{place}: {said}; the article of an id is shown by: congtin archive cat {place}"
    if _NO_SCHEME.fullmatch(place):
        return f"{place}: {said}; as an address it is written https://{place}"
    return f"{place}: {said}; give a file, a URL, or - for standard input"


def _is_warc(body: bytes) -> bool:
    """Also one that is compressed, as far as its first bytes tell."""
    if body.startswith(b"\x1f\x8b"):
        with suppress(zlib.error):
            body = zlib.decompressobj(wbits=31).decompress(body, len(_WARC))
    return body.startswith(_WARC)


def _unpacked(body: bytes, place: str) -> bytes:
    """``body`` without gzip around it, whatever it is called. Raises ``NoPage``."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    found = unpack(body, "gzip", MAX_BYTES)
    if found.state == "too-large":
        raise NoPage(f"{place} unpacks to more than {size_of(MAX_BYTES)}, which no page has")
    if found.state != "whole":
        raise NoPage(f"{place} cannot be unpacked: its gzip is damaged or cut off")
    return found.body
