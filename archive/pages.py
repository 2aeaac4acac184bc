"""Captures read back: what a server sent, from the archive's own WARC files."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from archive.article import WarcPointer
from archive.captures.codings import unpack
from archive.captures.digests import matches
from archive.captures.members import Member, member_at, members
from archive.errors import ArchiveError, RecordTooLarge
from archive.paths import resolve

LIMIT = 128 << 20
"""Bytes that a body may grow to when its content encoding is undone; what would be beyond is left off."""


class Capture(msgspec.Struct, kw_only=True):
    """An exchange read back."""

    url: str
    kind: str
    via: str | None
    led_from: str | None = None
    """The address that was asked for, where redirects led from it to this one."""
    asked_before: int = 0
    """Of an article's page that no line accounts for: how often its run had been answered there before."""
    section: str | None = None
    """Of a listing: the name of the section that it lists."""
    asked: str | None = None
    """Of an answer to a listing's script: what whoever asked wrote down to read it by."""
    source: str | None = None
    """Where an imported capture lay before."""
    crawl_id: str | None
    status: int
    headers: dict[str, str]
    """Names in lower case; a name that came several times has its values joined by ", "."""
    body: bytes
    """Content encoding undone; as it was sent where the encoding is unknown or broken."""
    fetched_at: str
    pointer: WarcPointer
    truncated: str | None = None
    """Why ``body`` is not whole (WARC-Truncated), in a word."""
    further: list[Capture] = []
    """Of an article's first page, where they are asked for: its further pages, in the order in which they came."""


class CaptureMissing(ArchiveError):
    """A pointer leads out of ``warc/``, to no file, to no whole response, or to one that is not the one meant."""


def read_capture(root: Path, pointer: WarcPointer) -> Capture:
    """The capture that ``pointer`` names, by its digest too (an empty one fits any capture). Raises CaptureMissing."""
    try:
        path = resolve(root, pointer.file)
        member = member_at(path, pointer.offset) if pointer.offset < path.stat().st_size else None
    except (ValueError, RecordTooLarge) as error:
        raise CaptureMissing(str(error)) from error
    except OSError as error:
        raise CaptureMissing(f"{root / pointer.file} cannot be read: {error.strerror}") from error
    place = f"{path} at offset {pointer.offset}"
    if member is None or (response := response_head(member)) is None:
        raise CaptureMissing(f"there is no whole response in {place}")
    response = _whole(root, member, response)
    said, payload = member.headers.get("warc-payload-digest", ""), response[2]
    if pointer.digest not in ("", said) and not matches(pointer.digest, payload):
        raise CaptureMissing(
            f"another page than {pointer.digest} is in {place}: `congtin archive verify --warc` checks"
        )
    return _capture(member, response, pointer.file)


def captures(path: Path, start: int = 0) -> Iterator[Capture]:
    """Every response of a WARC file from offset ``start`` on, in order; stops cleanly at a torn tail.

    A revisit has the bytes that it refers to; it is left out where they are not there. ``path`` is
    ``<archive>/warc/portal=<id>/<file>``: the pointers name the file from the archive's folder on.
    """
    name = "/".join(path.parts[-3:])
    for member in members(path, start):
        response = response_head(member)
        if response is not None:
            with contextlib.suppress(CaptureMissing):
                yield _capture(member, _whole(path.parents[2], member, response), name)


def capture_of(root: Path, member: Member, name: str) -> Capture | None:
    """The capture in a record of the WARC file ``name``; None where it holds none. Raises CaptureMissing."""
    response = response_head(member)
    return _capture(member, _whole(root, member, response), name) if response is not None else None


def response_head(member: Member) -> tuple[int, dict[str, str], bytes] | None:
    """(status, headers, body as sent) of a response or a revisit (which has no body); None for any other record.

    A page that a browser rendered counts as an answer of its own.
    """
    if member.headers.get("warc-type") == "conversion":
        return 200, {"content-type": member.headers.get("content-type", "")}, member.block
    if member.headers.get("warc-type") not in ("response", "revisit"):
        return None
    head, _, body = member.block.partition(b"\r\n\r\n")
    first, *lines = head.decode("iso-8859-1").split("\r\n")
    status = first.split(" ", 2)[1:2]
    headers: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        name, value = name.strip().lower(), value.strip()
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return (int(status[0]) if status and status[0].isdigit() else 0), headers, body


def _whole(
    root: Path, member: Member, response: tuple[int, dict[str, str], bytes]
) -> tuple[int, dict[str, str], bytes]:
    """``response`` with the body that a revisit leaves to another record. Raises CaptureMissing."""
    if member.headers.get("warc-type") != "revisit":
        return response
    status, headers, _ = response
    return status, headers, original_body(root, member)


def original_body(root: Path, revisit: Member) -> bytes:
    """The body, as it was sent, of the record that ``revisit`` refers to. Raises CaptureMissing."""
    name, _, offset = revisit.headers.get("congtin-refers-to", "").rpartition(";")
    digest = revisit.headers.get("warc-payload-digest", "")
    try:
        path = resolve(root, name)
        member = member_at(path, int(offset)) if int(offset) < path.stat().st_size else None
    except (ValueError, RecordTooLarge, OSError):
        member = None
    response = response_head(member) if member is not None else None
    if member is None or response is None or member.headers.get("warc-payload-digest") != digest:
        url = revisit.headers.get("warc-target-uri", "")
        raise CaptureMissing(f"what a revisit of {url} refers to is not in {name or 'any file'} at offset {offset}")
    return response[2]


def _capture(member: Member, response: tuple[int, dict[str, str], bytes], name: str) -> Capture:
    status, headers, body = response
    said = member.headers
    return Capture(
        url=said.get("warc-target-uri", ""),
        kind=said.get("congtin-kind", "other"),
        via=said.get("congtin-via"),
        led_from=said.get("congtin-led-from"),
        section=said.get("congtin-section"),
        asked=said.get("congtin-asked"),
        source=said.get("congtin-source"),
        crawl_id=said.get("congtin-crawl-id"),
        status=status,
        headers=headers,
        body=decoded(body, coding_of(body, headers.get("content-encoding", ""), headers.get("content-type", ""))),
        fetched_at=said.get("warc-date", ""),
        pointer=WarcPointer(file=name, offset=member.offset, digest=said.get("warc-payload-digest", "")),
        truncated=said.get("warc-truncated") or None,
    )


def coding_of(body: bytes, encoding: str, content_type: str) -> str:
    r"""What ``body`` is coded with: what its header says, but for a page that is gzip and does not say so.

    >>> coding_of(b"\x1f\x8b\x08", "", "text/html; charset=utf-8"), coding_of(b"\x1f\x8b\x08", "", "application/gzip")
    ('gzip', '')
    """
    is_page = content_type.partition(";")[0].strip().lower() in ("text/html", "application/xhtml+xml")
    return "gzip" if is_page and not encoding and body.startswith(b"\x1f\x8b") else encoding


def decoded(body: bytes, encoding: str) -> bytes:
    """``body`` with its ``Content-Encoding`` undone.

    A stream that breaks off gives what came before; an unknown encoding, or one that was not what the header
    says, gives the body as it is. Never raises.

    >>> import zlib
    >>> decoded(b"not gzip", "gzip"), decoded(zlib.compress(b"abc"), "deflate")
    (b'not gzip', b'abc')
    """
    for coding in reversed([part.strip().lower() for part in encoding.split(",") if part.strip()]):
        if coding == "identity":
            continue
        found = unpack(body, coding, LIMIT)
        if found.state == "unknown" or (found.state == "damaged" and not found.body):
            return body
        body = found.body
    return body
