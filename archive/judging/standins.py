"""Pages that stand in for a file: what a portal that is busy, or wants a login, answers instead of a document."""

from __future__ import annotations

import mimetypes
from urllib.parse import parse_qsl, unquote, urlsplit

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_PROGRAMS = (".php", ".asp", ".aspx", ".ashx", ".jsp", ".do", ".cgi", ".com", ".vn")
"""Endings of what makes an answer, not of what it is."""
_BEGINNINGS = (b"<!doctype html", b"<html")


def is_page(content_type: str, body: bytes) -> bool:
    """Whether an answer is HTML, by what it says or, where it says something else, by how it begins.

    >>> is_page("text/html; charset=utf-8", b"wait"), is_page("application/pdf", b" <HTML>"), is_page("", b"%PDF-1.4")
    (True, True, False)
    """
    kind = content_type.split(";", 1)[0].strip().lower()
    head = body[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith(_BEGINNINGS) or (kind in _PAGES and not head.startswith(b"%pdf-"))


def names_document(url: str, name: str | None = None, media_type: str | None = None) -> bool:
    """Whether a file is known to be a document: by its media type, its address, or the name it was offered under.

    >>> names_document("http://a.vn/qd.pdf"), names_document("http://a.vn/tai?tep=k%E1%BA%BF%20ho%E1%BA%A1ch.docx")
    (True, True)
    >>> names_document("http://a.vn/xem.aspx?id=5"), names_document("http://a.vn/bao-cao.html", media_type="text/html")
    (False, False)
    """
    if media_type and not media_type.startswith("text/"):
        return True
    parts = urlsplit(url)
    named = [unquote(parts.path), *(value for _, value in parse_qsl(parts.query)), name or ""]
    return any(_ends_as_document(text.strip().lower()) for text in named)


def _ends_as_document(name: str) -> bool:
    kind = None if name.endswith(_PROGRAMS) else mimetypes.guess_type("a" + name[-12:])[0]
    return kind is not None and not kind.startswith("text/")
