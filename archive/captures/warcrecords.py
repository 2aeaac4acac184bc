"""WARC 1.1 records as bytes: each a gzip member of its own."""

from __future__ import annotations

import base64
import hashlib
import re
import uuid
import zlib
from datetime import datetime
from ipaddress import ip_address
from typing import Literal, NamedTuple
from urllib.parse import quote, urlsplit

import msgspec
from isal import isal_zlib

Kind = Literal[
    "home", "listing", "article", "feed", "sitemap", "robots", "asset", "further", "shell", "script", "probe", "other"
]

# "further": a page of an article that is read with its first, never alone. "shell" and "script": what a browser made
# a page of, which stands behind them as a conversion. "probe": what was looked at to tell what the portal is; what was
# read of it was fetched again.

PROFILE = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
"""What a revisit says of the payload that it leaves out."""
# On 300 news pages of 75 KB: zlib 3 takes 0.53 ms and leaves 23.0 % of the size, zlib 6 1.14 ms and 20.5 %, igzip 2
# 0.10 ms and 23.7 %: what the writer's thread does not use is the crawl's.
_LEVEL = 2
_SMALL_LEVEL = 3
# Most records are requests and metadata of a few lines: zlib's usual window and tables cost more to set up (170 us)
# than these need to be packed (15 us with the small ones).
_SMALL = 2048
_BREAKS = re.compile(r"[\r\n]+")
_URI_SAFE = "%/:=&?~#+!$,;'@()*[]|"

Headers = list[tuple[str, str]]


class Exchange(msgspec.Struct, kw_only=True):
    """One request and its answer as they went over the wire, the body before content decoding."""

    url: str
    method: str = "GET"
    request_headers: list[tuple[str, str]] = []
    request_body: bytes = b""
    status: int
    reason: str = ""
    response_headers: list[tuple[str, str]] = []
    body: bytes
    fetched_at: datetime
    """Aware."""
    kind: Kind = "other"
    via: str | None = None
    """The page on which the address was found."""
    led_from: str | None = None
    """The address that was asked for, where redirects led from it to this one."""
    section: str | None = None
    """Of a listing: the name of the section that it lists."""
    asked: str | None = None
    """Of an answer to a listing's script: what whoever asked needs to read it, as one line of ASCII."""
    source: str | None = None
    """Where an imported capture lay before: a file, or a server's address of it."""
    is_asked: bool = True
    """Whether the request is known; an imported capture may have none."""
    ip: str | None = None
    """Written where it is an address."""
    truncated: str | None = None
    """Why the body is not whole (WARC-Truncated), in a word."""
    is_rendered: bool = False
    """``body`` is the page that a browser made of the answer (kind "shell") and of what its scripts asked for."""

    def header(self, name: str) -> str | None:
        """The first value of a header of the answer; ``name`` in small letters."""
        return next((value for key, value in self.response_headers if key.lower() == name), None)


class Original(NamedTuple):
    """A response whose payload another capture repeats."""

    file: str
    """From the archive's folder on."""
    offset: int
    record_id: str
    url: str
    date: str


def metadata(common: Headers, fields: Headers) -> bytes:
    """What is known of a capture besides its bytes."""
    return _member("metadata", "application/warc-fields", common, _fields(fields))


def warcinfo(extra: Headers, fields: Headers) -> bytes:
    """The first record of a file."""
    return _member("warcinfo", "application/warc-fields", extra, _fields(fields))


def request(common: Headers, exchange: Exchange) -> bytes:
    """What was asked."""
    body = exchange.request_body
    extra = [*common, ("WARC-Payload-Digest", payload_digest(body))] if body else common
    return _member("request", "application/http; msgtype=request", extra, _request_head(exchange), body)


def response(extra: Headers, exchange: Exchange, digest: str) -> bytes:
    """What was answered, the body before content decoding; ``digest`` is that of the body."""
    headers = [*extra, ("WARC-Payload-Digest", digest)]
    return _member("response", "application/http; msgtype=response", headers, _response_head(exchange), exchange.body)


def revisit(extra: Headers, exchange: Exchange, digest: str, original: Original) -> bytes:
    """The head of an answer whose payload is that of ``original``."""
    refers = [("WARC-Refers-To", original.record_id)] if original.record_id else []
    headers = [
        *extra,
        ("WARC-Profile", PROFILE),
        *refers,
        ("WARC-Refers-To-Target-URI", original.url),
        ("WARC-Refers-To-Date", original.date),
        ("Congtin-Refers-To", f"{original.file};{original.offset}"),
        ("WARC-Payload-Digest", digest),
    ]
    return _member("revisit", "application/http; msgtype=response", headers, _response_head(exchange))


def conversion(extra: Headers, exchange: Exchange, digest: str) -> bytes:
    """A page as a browser made it (WARC 1.1, 6.7): its block is the page alone, no message of HTTP."""
    when = next((value for name, value in extra if name == "WARC-Date"), "")
    refers = [("WARC-Refers-To-Target-URI", target_uri(exchange.url)), ("WARC-Refers-To-Date", when)]
    headers = [*extra, *refers, ("WARC-Payload-Digest", digest)]
    return _member(
        "conversion", _BREAKS.sub(" ", exchange.header("content-type") or "text/html"), headers, exchange.body
    )


def besides(exchange: Exchange) -> Headers:
    """What the answer's own header says of where it came from, and of what is missing."""
    found: Headers = []
    try:
        address = ip_address(exchange.ip or "")
        found += [("WARC-IP-Address", str(address))] if not getattr(address, "scope_id", None) else []
    except ValueError:  # none, or from another's file: it may hold anything, line breaks too
        pass
    return [*found, ("WARC-Truncated", exchange.truncated)] if exchange.truncated else found


def about(exchange: Exchange, crawl_id: str) -> Headers:
    """What the metadata record says of a capture, and the capture's own header repeats."""
    via = [("via", target_uri(exchange.via))] if exchange.via else []
    led = [("led-from", target_uri(exchange.led_from))] if exchange.led_from else []
    source = [("source", _BREAKS.sub(" ", exchange.source))] if exchange.source else []
    section = [("section", _BREAKS.sub(" ", exchange.section))] if exchange.section else []
    asked = [("asked", exchange.asked)] if exchange.asked else []
    return [("kind", exchange.kind), *via, *led, *section, *asked, *source, ("crawl-id", _BREAKS.sub(" ", crawl_id))]


def payload_digest(payload: bytes) -> str:
    """The digest as WARC files write it.

    >>> payload_digest(b"")
    'sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ'
    """
    return _digest(hashlib.sha1(payload, usedforsecurity=False).digest())


def record_id() -> str:
    """A new name of a record."""
    return f"<urn:uuid:{uuid.uuid4()}>"


def _fields(fields: Headers) -> bytes:
    return "".join(f"{key}: {value}\r\n" for key, value in fields).encode()


def _member(kind: str, content_type: str, extra: Headers, *block: bytes) -> bytes:
    whole = hashlib.sha1(usedforsecurity=False)
    for part in block:
        whole.update(part)
    size = sum(map(len, block))
    headers = [
        ("WARC-Type", kind),
        *extra,
        ("WARC-Block-Digest", _digest(whole.digest())),
        ("Content-Type", content_type),
        ("Content-Length", str(size)),
    ]
    if all(name != "WARC-Record-ID" for name, _ in headers):
        headers.insert(1, ("WARC-Record-ID", record_id()))
    head = "".join([f"{name}: {value}\r\n" for name, value in headers])
    parts = [f"WARC/1.1\r\n{head}\r\n".encode(), *block, b"\r\n\r\n"]
    if size < _SMALL:
        packer = zlib.compressobj(_SMALL_LEVEL, zlib.DEFLATED, 26, 1)
        return packer.compress(b"".join(parts)) + packer.flush()
    fast = isal_zlib.compressobj(_LEVEL, isal_zlib.DEFLATED, 31)
    return b"".join([*map(fast.compress, parts), fast.flush()])


def _digest(raw: bytes) -> str:
    return "sha1:" + base64.b32encode(raw).decode()


def target_uri(url: str) -> str:
    """The URL as WARC files name it: what is not ASCII, and blanks, percent-encoded."""
    return quote(url, safe=_URI_SAFE, errors="replace")


def _header_lines(headers: Headers) -> bytes:
    """The lines and the empty one that ends them.

    Values that are not latin-1 (never so on the wire) go out as UTF-8; a line break in one becomes a blank.
    """
    text = "".join([f"{name}: {value}\r\n" for name, value in headers])
    if not text.count("\r") == text.count("\n") == len(headers):
        text = "".join(f"{_BREAKS.sub(' ', name)}: {_BREAKS.sub(' ', value)}\r\n" for name, value in headers)
    text += "\r\n"
    try:
        return text.encode("iso-8859-1")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def _request_head(exchange: Exchange) -> bytes:
    parts = urlsplit(target_uri(exchange.url))
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = list(exchange.request_headers)
    if all(name.lower() != "host" for name, _ in headers):
        headers.insert(0, ("Host", parts.netloc))
    return f"{exchange.method} {path} HTTP/1.1\r\n".encode("ascii", "replace") + _header_lines(headers)


def _response_head(exchange: Exchange) -> bytes:
    """The status line and headers; those about a transfer that is already undone are kept under ``X-Archive-Orig-``."""
    size = str(len(exchange.body))
    headers = []
    for name, value in exchange.response_headers:
        lower = name.lower()
        undone = lower == "transfer-encoding" or (lower == "content-length" and value.strip() != size)
        headers.append((f"X-Archive-Orig-{name}" if undone else name, value))
    reason = _BREAKS.sub(" ", exchange.reason)
    return f"HTTP/1.1 {exchange.status} {reason}".encode("iso-8859-1", "replace") + b"\r\n" + _header_lines(headers)
