"""XML as portals serve it: perhaps gzipped, perhaps broken, never trusted.

Entities are not expanded, nothing is loaded from anywhere, and what is inflated is bounded.
"""

from __future__ import annotations

import re

from lxml import etree

from archive.captures.codings import unpack

MAX_BYTES = 50 * 1024 * 1024
"""Bytes beyond which a feed or sitemap is cut: the sitemap protocol's own limit, uncompressed."""

_GZIP = b"\x1f\x8b"
_STATES = {"cut": "cut-off", "damaged": "decode", "too-large": "too-large"}
_HTML = re.compile(
    rb"(?:<[?!][^>]{0,300}>\s{0,20}){0,5}<(?:html|head|body|!doctype html)\b|<!doctype html", re.IGNORECASE
)


def inflate(body: bytes) -> bytes:
    """``body`` without its gzip layer, where it has one; cut at ``MAX_BYTES``, and where the stream is broken.

    >>> import gzip
    >>> inflate(gzip.compress(b"<urlset/>")), inflate(b"<urlset/>")
    (b'<urlset/>', b'<urlset/>')
    """
    if not body.startswith(_GZIP):
        return body[:MAX_BYTES]
    return unpack(body, "gzip", MAX_BYTES).body


def parse(body: bytes) -> etree._Element | None:
    """The root of what can be read of ``body``, or None where nothing can."""
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(inflate(body).lstrip(b"\xef\xbb\xbf \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def lack(body: bytes, *, has_rows: bool) -> str | None:
    """Why nothing is known of what ``body``, that of a feed or a sitemap, names, or not all; None where nothing is
    wrong with it. ``has_rows``: it named something.

    >>> import gzip
    >>> lack(b"<urlset/>", has_rows=False), lack(gzip.compress(b"<urlset/>" * 9)[:-9], has_rows=True)
    (None, 'cut-off')
    >>> [lack(body, has_rows=False) for body in (b" ", b"Fatal error: out of memory", b"<!doctype html><p>Tin</p>")]
    ['empty', 'decode', 'soft-404']
    """
    if body.startswith(_GZIP) and (state := unpack(body, "gzip", MAX_BYTES).state) in _STATES:
        return _STATES[state]
    if has_rows:
        return None
    plain = inflate(body).lstrip(b"\xef\xbb\xbf \t\r\n")
    if _HTML.match(plain):
        return "soft-404"
    return ("decode" if parse(plain) is None else None) if plain else "empty"


def local(element: etree._Element) -> str:
    """The element's name without its namespace, in lower case; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def children(element: etree._Element) -> dict[str, list[etree._Element]]:
    """Child elements by local name, in order."""
    found: dict[str, list[etree._Element]] = {}
    for child in element:
        name = local(child)
        if name:
            found.setdefault(name, []).append(child)
    return found


def string(element: etree._Element) -> str:
    """All text inside the element."""
    return "".join(str(part) for part in element.itertext())


def text_of(elements: list[etree._Element] | None) -> str | None:
    """Text of the first element that has any, ends trimmed."""
    for element in elements or ():
        joined = string(element).strip()
        if joined:
            return joined
    return None
