"""From WARC records to what went over the wire: heads taken apart, chunks joined, content coding left on."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from archive.article import Http
from crawler.importing.units import Record

Headers = list[tuple[str, str]]
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3}) ?([^\r\n]*)")
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
NOT_MODIFIED = 304
SHORT = "unspecified"
"""The word of WARC-Truncated where nobody says why a body is not whole."""
_ANSWERS = ("response", "resource", "revisit")


class Answer(NamedTuple):
    """One answer, as the server sent it."""

    status: int
    reason: str
    headers: Headers
    body: bytes
    """Chunks joined; content coding as it was."""
    is_cut: bool = False
    """Whether its chunks break off before the last one."""

    def header(self, name: str) -> str:
        """The first value of a header, ``name`` in small letters; empty where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    @property
    def is_short(self) -> bool:
        """Whether it has a body that is shorter than the server said it would be.

        What was unpacked is longer than it, and without a body (HEAD, 304) the length is that of another answer.
        """
        if self.is_cut and self.status == 200:
            return True
        length = self.header("content-length").strip()
        is_told = length.isascii() and length.isdigit() and not self.header("transfer-encoding")
        return self.status == 200 and is_told and 0 < len(self.body) < int(length[:18])

    @property
    def http(self) -> Http:
        """What the answer said of itself."""
        etag, modified = self.header("etag"), self.header("last-modified")
        return Http(status=self.status, etag=etag or None, last_modified=modified or None)


def is_answer(record: Record) -> bool:
    """Whether the record holds what a server answered under an http(s) address, or what our browser made of it."""
    kind = record.headers.get("warc-type")
    is_ours = kind == "conversion" and "congtin-kind" in record.headers
    return (kind in _ANSWERS or is_ours) and url_of(record).lower().startswith(("http://", "https://"))


def url_of(record: Record) -> str:
    """The address of a record; some writers put it into angle brackets."""
    return record.headers.get("warc-target-uri", "").strip("<> ")


def is_address(url: str) -> bool:
    """Whether anybody can have answered under ``url``.

    >>> [is_address(url) for url in ("http://vidu.vn:8080/", "http://vidu.vn:99999/", "http://[::1/", "http://a\\\\@b/")]
    [True, False, False, False]
    """
    try:
        parts = urlsplit(url)
        return parts.port != -1 and bool(parts.hostname) and "\\" not in parts.netloc
    except ValueError:  # a port that is none, brackets that hold no address
        return False


def truncated(record: Record, answer: Answer) -> str:
    """Why the record has not the whole body; empty where it has. A revisit, which has none, may say so of itself."""
    said = record.headers.get("warc-truncated", "").strip().lower()
    if record.headers.get("warc-type") == "revisit":
        return ""
    if not said:
        # A record of several holds the beginning; the rest is a "continuation" somewhere.
        return SHORT if answer.is_short or "warc-segment-number" in record.headers else ""
    return said if said.isascii() and said.isalpha() else SHORT


def answer_of(record: Record) -> Answer | None:
    """The answer in a record; None where it holds none. A ``resource`` is a page without a head.

    A revisit may have no head either. One by the profile that is for it says that the server said 304, whatever the
    status is in its head: some writers copy the one of the first answer.
    """
    kind = record.headers.get("warc-type")
    if kind in ("resource", "conversion"):
        media = record.headers.get("content-type")
        return Answer(200, "OK", [("Content-Type", media)] if media else [], record.block)
    if kind != "revisit":
        return answer_in(record.block)
    answer = answer_in(record.block) if record.block.strip() else Answer(200, "OK", [], b"")
    if answer is not None and "server-not-modified" in record.headers.get("warc-profile", "").lower():
        return answer._replace(status=NOT_MODIFIED, reason="Not Modified")
    return answer


def answer_in(block: bytes) -> Answer | None:
    """The answer that HTTP/1 wrote as ``block``; None where it does not begin like one."""
    found = _STATUS.match(block)
    if found is None:
        return None
    head, body = _parted(block)
    headers, is_cut = _lines(head), False
    if any(name.lower() == "transfer-encoding" and "chunked" in value.lower() for name, value in headers):
        joined, is_cut = dechunked(body)
        body = body if joined is None else joined  # some writers join the chunks and leave the header
    return Answer(int(found.group(1)), found.group(2).decode("latin-1").strip(), headers, body, is_cut)


class Asked(NamedTuple):
    """One request, as it was sent."""

    method: str
    headers: Headers
    body: bytes


def request_in(block: bytes) -> Asked | None:
    """The request that HTTP/1 wrote as ``block``."""
    head, body = _parted(block)
    method, _, rest = head.partition(b" ")
    if not method.isalpha() or not method.isupper() or b" HTTP/" not in rest.partition(b"\n")[0]:
        return None
    return Asked(method.decode(), _lines(head), body)


def dechunked(body: bytes) -> tuple[bytes | None, bool]:
    """``body`` without the lengths between its chunks (None where it has none), and whether it breaks off.

    >>> dechunked(b"3\\r\\nabc\\r\\n0\\r\\n\\r\\n"), dechunked(b"9\\r\\nabc"), dechunked(b"<html>")
    ((b'abc', False), (b'abc', True), (None, False))
    """
    parts: list[bytes] = []
    at = 0
    while found := _CHUNK.match(body, at):
        size, start = int(found.group(1), 16), found.end()
        if size == 0:
            return b"".join(parts), False
        parts.append(body[start : start + size])
        at = start + size
        if at >= len(body):
            break
        at += 2 if body[at : at + 2] == b"\r\n" else 1 if body[at : at + 1] == b"\n" else 0
    return (b"".join(parts), True) if parts and at >= len(body) else (None, False)


def _parted(block: bytes) -> tuple[bytes, bytes]:
    """Head and body, wherever the empty line is that parts them."""
    ends = [(at, len(gap)) for gap in (b"\r\n\r\n", b"\n\n") if (at := block.find(gap)) >= 0]
    if not ends:
        return block, b""
    at, length = min(ends)
    return block[:at], block[at + length :]


def _lines(head: bytes) -> Headers:
    found: Headers = []
    for line in head.decode("latin-1").replace("\r\n", "\n").split("\n")[1:]:
        if line[:1] in (" ", "\t") and found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}")
            continue
        name, colon, value = line.partition(":")
        if colon and name.strip():
            found.append((name.strip(), value.strip()))
    return found
