"""One fetched page: decoded once, parsed once, and small query helpers on the tree.

lexbor (selectolax) builds the tree: HTML5's rules, a third of lxml's time on a 75 KB page. What it would
take too long for is told by ``crawler.nesting`` before it sees a page.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import orjson
from bs4.dammit import EncodingDetector
from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from archive.article import Reason
from crawler import attributes, nesting
from crawler.clean import legacypages
from crawler.fields.tree import queries
from crawler.nesting import nesting_depth

MAX_BYTES = 20 * 1024 * 1024
"""Decoded size beyond which a page is refused as too-large."""

MAX_THINGS = 1000
"""JSON-LD objects read of one page."""

# Nothing is told of each node that goes into the tree (4 % of its building): all that hears it copies the chosen
# option of a form into its button.
_AS_WRITTEN = int(LexborDocumentOptions.WO_EVENTS)

_BLANK = b"\x00 \t\r\n\xef\xbb\xbf"
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Labels that servers print for what browsers decode as something wider (WHATWG Encoding, section 4.2).
_WIDER = {"iso-8859-1": "windows-1252", "latin-1": "windows-1252", "latin1": "windows-1252", "ascii": "windows-1252"}


# Codecs of Python that no page is written in.
_NO_CHARSET = frozenset({"unicode-escape", "raw-unicode-escape", "punycode", "idna", "undefined", "utf-7"})


__all__ = ["MAX_BYTES", "Page", "PageError", "decode", "nesting_depth"]


class PageError(ValueError):
    """The bytes cannot be made a page; ``reason`` is the name under which that is counted."""

    def __init__(self, reason: Reason, detail: str | None = None) -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


def decode(body: bytes, declared: str | None = None) -> tuple[str, str]:
    """Text of ``body`` and the name of the encoding it was read with.

    Order: byte order mark, UTF-8 if the bytes are valid UTF-8 (a wrong declaration is common and valid
    UTF-8 of any length is not an accident), then what HTTP and the page declare, then Windows-1252
    where that shows an old Vietnamese encoding (which ``Page`` resolves), then Windows-1258.

    >>> decode("Cầu Ngang".encode(), "iso-8859-1")
    ('Cầu Ngang', 'utf-8')
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace"), name
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    in_page = EncodingDetector.find_declared_encoding(body, is_html=True, search_entire_document=False)
    if not isinstance(in_page, str | None):
        in_page = None
    for label in (declared, in_page):
        if not label:
            continue
        name = _WIDER.get(label.lower(), label.lower())
        try:
            codec = codecs.lookup(name).name
        except LookupError:
            continue
        if codec in _NO_CHARSET:
            continue
        if codec == "utf-8":
            # Said twice and almost true: a few broken bytes must not turn the page into another encoding.
            text = body.decode("utf-8", "replace")
            if text.count("�") <= max(10, len(text) // 200):
                return text, "utf-8"
            continue
        if codec == "cp1252":
            return legacypages.shown(body), codec
        try:
            return body.decode(codec), codec
        # A codec of bytes ("hex") is none of text.
        except (UnicodeError, LookupError):
            continue
    shown = legacypages.shown(body)
    if legacypages.encoding_of(shown) is not None:
        return shown, "cp1252"
    return body.decode("cp1258", "replace"), "cp1258"


class Page:
    """A decoded, parsed page.

    >>> page = Page(b"<html><head><title>Tin</title></head><body><h1 class='t'>A&amp;B</h1></body></html>", url="http://a.vn/1")
    >>> page.text_of("h1.t")
    'A&B'
    """

    __slots__ = (
        "__dict__",
        "body",
        "encoding",
        "first_page",
        "headers",
        "html",
        "legacy",
        "markup",
        "portal_names",
        "tree",
        "url",
    )

    def __init__(self, body: bytes, *, url: str, headers: Mapping[str, str] | None = None) -> None:
        """
        ``body`` is the response without content encoding; ``headers`` have any case.

        Raises ``PageError`` with reason too-large, too-deep or empty.
        """
        if len(body) > MAX_BYTES:
            raise PageError("too-large", f"{len(body)} bytes")
        if not body[:64].strip(_BLANK) and not body.strip(_BLANK):  # strip() copies what a line break ends
            raise PageError("empty")
        self.url = url
        self.body = body
        self._firsts: dict[str, LexborNode | None] = {}
        self.portal_names: list[str] | None = None  # found once by ``crawler.fields.trails.portalnames``
        self.first_page: tuple[str | None] | None = None  # found once by ``crawler.fields.paged.pages``
        self.headers = {name.lower(): value for name, value in (headers or {}).items()}
        declared = _CHARSET.search(self.headers.get("content-type", ""))
        self.html, self.encoding = decode(body, declared.group(1) if declared else None)
        has_nul = b"\x00" in body
        if has_nul:
            self.html = self.html.replace("\x00", "")
        # Valid UTF-8 goes in as it came: encoding it again would take a tenth of the parsing time. In another
        # encoding, or between NULs, the bytes may hide tags that the parser will see.
        is_plain = self.encoding == "utf-8" and not has_nul and not body.startswith(codecs.BOM_UTF8)
        self.markup = body if is_plain and "\ufffd" not in self.html else self.html.encode("utf-8", "replace")
        costly = nesting.refusal(self.markup)
        if costly is not None:
            raise PageError(
                "too-large" if costly in ("attributes", "tags") else "too-deep", f"too costly to parse: {costly}"
            )
        self.html, self.legacy = legacypages.to_unicode(self.html)
        if self.encoding == "cp1258":
            self.legacy = "windows-1258"
        self.tree = LexborHTMLParser(self.markup if self.legacy is None else self.html, options=_AS_WRITTEN)

    @cached_property
    def names(self) -> attributes.Names:
        """Every class and id on the page, and perhaps more."""
        return attributes.names(self.markup)

    def shows(self, selector: str) -> bool:
        """Whether anything matches. Told without a query where a class or an id in it is not on the page: the way
        to ask for many things of which few are there."""
        return self._may_be(selector, self.names) and self.first(selector) is not None

    def _may_be(self, selector: str, names: attributes.Names) -> bool:
        return any(asked.may_be_in(names) for asked in attributes.asked_for(selector))

    @cached_property
    def classes(self) -> attributes.Names:
        """Every class on the page, and perhaps more."""
        return self.names if "names" in self.__dict__ else attributes.classes(self.markup)

    def css(self, selector: str, inside: LexborNode | None = None) -> list[LexborNode]:
        """All nodes that match, in document order; ``inside`` an element and it itself, where one is given."""
        root = inside if inside is not None else self.tree.root
        return queries.every(root, selector) if root is not None else []

    def first(self, selector: str) -> LexborNode | None:
        """The first node that matches; looked for once, and only where its names are, if those are known already."""
        if selector not in self._firsts:
            root = self.tree.root
            is_here = "names" not in self.__dict__ or self._may_be(selector, self.names)
            self._firsts[selector] = queries.first(root, selector) if is_here and root is not None else None
        return self._firsts[selector]

    def text_of(self, selector: str) -> str | None:
        """Text of the first node that matches, ends trimmed; None where nothing matches or it is empty."""
        node = self.first(selector)
        if node is None:
            return None
        return node.text(deep=True).strip() or None

    def attr(self, selector: str, name: str) -> str | None:
        """Attribute ``name`` of the first node that matches, ends trimmed."""
        node = self.first(selector)
        if node is None:
            return None
        return (node.attrs.get(name) or "").strip() or None

    @cached_property
    def _told(self) -> tuple[list[LexborNode], list[LexborNode]]:
        """Where the page tells machines something: every ``<meta>``, the scripts of JSON-LD. Each ``tags`` walks the
        whole page in a third of a query's time, the second one while the page is still in the processor's cache."""
        scripts = self.tree.tags("script")
        named = [node for node in scripts if (node.attributes.get("type") or "").lower() == "application/ld+json"]
        return self.tree.tags("meta"), named

    @cached_property
    def metas(self) -> dict[str, list[str]]:
        """``<meta>`` contents by lower-case name, property or itemprop, in order."""
        found: dict[str, list[str]] = {}
        for node in self._told[0]:
            get = node.attributes.get
            name = get("property") or get("name") or get("itemprop") or get("id")
            content = (get("content") or "").strip()
            if name and content:
                found.setdefault(name.lower(), []).append(content)
        return found

    def meta(self, *names: str) -> str | None:
        """Content of the first ``<meta>`` that bears one of ``names``, tried in that order."""
        for name in names:
            values = self.metas.get(name.lower())
            if values:
                return values[0]
        return None

    @cached_property
    def json_ld(self) -> list[dict[str, Any]]:
        """The objects of the page's JSON-LD, ``@graph`` unrolled, up to ``MAX_THINGS``; other blocks are left out."""
        found: list[dict[str, Any]] = []
        for node in self._told[1]:
            try:
                stack = [orjson.loads(node.text(deep=True).strip())]
            except orjson.JSONDecodeError:
                continue
            while stack and len(found) < MAX_THINGS:
                value = stack.pop()
                if isinstance(value, dict):
                    found.append(value)
                    value = value.get("@graph")
                if isinstance(value, list):
                    stack.extend(reversed(value))
        return found
