"""What a server sent, as it can be shown without anything of it coming alive.

The browser is told to keep it in a sandbox and to load nothing for it. What a page can ask of a browser before any of
that is looked at (to connect to other hosts, to go to another page) is taken from it as well.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from archive.article import WarcPointer
from archive.captures.members import member_at
from archive.errors import ArchiveError, RecordTooLarge
from archive.pages import read_capture
from archive.paths import resolve
from crawler.html import decode

_RULES = {
    "default-src": "'none'",
    "style-src": "'unsafe-inline'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'self'",
}
POLICY = "; ".join([*(f"{name} {value}" for name, value in _RULES.items()), "sandbox"])
"""Of a stored page: no scripts, no frames, no images, nothing from anywhere; only our own pages have it in a frame."""
MOST = 20 << 20
"""Bytes of a page that are shown."""

# A link or base is a meta without a name: the one may make a browser connect, the other moves every address. A frame is
# an element that nobody knows: Chromium connects to its host before it looks whether it may.
_TAG = re.compile(r"<(?:link|base)(?=[\s/>])", re.IGNORECASE)
_FRAME = re.compile(r"<(/?)(iframe|frame|frameset|fencedframe|portal|object|embed)(?=[\s/>])", re.IGNORECASE)
_ORDER = re.compile(r"http-equiv", re.IGNORECASE)
_MARKUP = ("text/html", "application/xhtml+xml")


class Shown(NamedTuple):
    """A stored page, made harmless."""

    body: bytes
    content_type: str


def shown(root: Path, pointer: WarcPointer) -> Shown:
    """The page at ``pointer``. What is no HTML is shown as text. Raises ArchiveError where it cannot be read."""
    capture = read_capture(root, pointer)
    declared = capture.headers.get("content-type", "")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", declared, re.IGNORECASE)
    text, _ = decode(capture.body[:MOST], charset[1] if charset else None)
    kind = declared.partition(";")[0].strip().lower()
    if kind in _MARKUP or (not kind and "<" in text[:1000]):
        return Shown(harmless(text).encode("utf-8", "replace"), "text/html; charset=utf-8")
    return Shown(text.encode("utf-8", "replace"), "text/plain; charset=utf-8")


def harmless(html: str) -> str:
    """
    >>> harmless("<LINK rel=preconnect href=//a.vn><meta http-equiv=refresh content=0><linked>")
    '<meta rel=preconnect href=//a.vn><meta data-equiv=refresh content=0><linked>'
    >>> harmless("<iFrame src=//a.vn></iframe><frames>")
    '<x-iFrame src=//a.vn></x-iframe><frames>'
    """
    return _ORDER.sub("data-equiv", _TAG.sub("<meta", _FRAME.sub(r"<\1x-\2", html)))


def warc_record(root: Path, pointer: WarcPointer) -> bytes:
    """The record at ``pointer`` as it lies in its file: a WARC file of one record. Raises ArchiveError."""
    try:
        path = resolve(root, pointer.file)
        member = member_at(path, pointer.offset)
        if member is None:
            raise ArchiveError(f"there is no whole record in {path} at offset {pointer.offset}")
        with path.open("rb") as stream:
            stream.seek(member.offset)
            return stream.read(member.end - member.offset)
    except (ValueError, RecordTooLarge) as error:
        raise ArchiveError(str(error)) from error
    except OSError as error:
        raise ArchiveError(f"{root / pointer.file} cannot be read: {error.strerror}") from error
