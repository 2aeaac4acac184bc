"""The text of a row cut into pieces: where blocks, links, line breaks and date elements begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from selectolax.lexbor import LexborNode

from crawler.clean import text
from crawler.discovery.anchors import squeeze, words

_SKIPPED = frozenset(
    ("script", "style", "noscript", "iframe", "form", "select", "button", "input", "svg", "template", "-comment")
)
_INLINE = frozenset(
    ("span", "b", "strong", "i", "em", "small", "font", "u", "sup", "sub", "a", "abbr", "mark", "label", "img")
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
DATE, LEAD, VIEWS, TITLE = 1, 2, 4, 8
"""Hints: bits of ``Context.hints``."""
# What the class or id of an element says it holds. Broad: what it holds must then be a date, a count, a text.
_HINTS = (
    (DATE, re.compile(r"date|time|ngay|publish|meta|creat|clock|calendar|post-?on|\bday\b", re.IGNORECASE)),
    (LEAD, re.compile(r"lead|sapo|summ?ary|desc|brief|excerpt|hometext|intro|teaser|trich|tom-?tat", re.IGNORECASE)),
    (VIEWS, re.compile(r"view|eye|luot|hits?\b|\bxem\b", re.IGNORECASE)),
    (TITLE, re.compile(r"title|headline|tieu-?de|name", re.IGNORECASE)),
)
HAS_DATE = re.compile(
    r"\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{2,4}|\d{4}-\d{1,2}-\d{1,2}|"
    r"\d\s*(?:th\S{0,3}ng|Th?g?)\.?\s*\d|\d{1,2},? \d{4}|"
    r"\d\s+th\S{0,3}ng\s[^\W\d_]{2,5}(?:\s[^\W\d_]{2,3})?,?\s\d{4}",
    re.IGNORECASE,
)
"""What may be a date; dates.parse_date decides."""
# A date in an element of its own at the end of a link: how some lists print it.
_LONE_DATE = re.compile(
    r"[\s(\[|–-]*(?:(?:Thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|Chủ nhật)\b[\s,|–-]*)?"
    r"(?:\d{1,2}[:h]\d\d(?::\d\d)?[\s,|–-]*)?"
    r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}[\s\d:,h|)\]–-]*",
    re.IGNORECASE,
)
MONTH = re.compile(r"(?:(?:tháng|thg|th)[ .]?)?(\d{1,2})\s?(?:[/.,-]|,? năm|\s)\s?((?:19|20)\d\d)", re.IGNORECASE)
"""A month and its year, over which calendars draw the day, each in an element of its own."""
_BOXED = re.compile(rf"(?P<day>\d{{1,2}}) (?P<month>{MONTH.pattern})", re.IGNORECASE)
SHORT = 120
"""Characters beyond which a piece is text, not a label with a date or a count."""
_MAX_PIECES = 60
_MAX_DEPTH = 60
_SENTENCE = 40


@lru_cache(maxsize=4096)
def _hints(names: str) -> int:
    return sum(hint for hint, pattern in _HINTS if pattern.search(names))


@dataclass(slots=True, frozen=True)
class Context:
    """Where in a row a piece stands."""

    own: bool = False
    """Inside a link to the row's own article."""
    heading: bool = False
    hints: int = 0
    """What class and id of the nearest element that has a say, say."""


@dataclass(slots=True)
class Piece:
    """Text of a row that belongs together."""

    text: str
    """Cleaned, one line."""
    context: Context
    stamp: str | None = None
    """``datetime`` attribute of a ``<time>``."""
    dated: bool = False
    """Stands in an element for a date."""


def cut(nodes: Iterable[LexborNode], own: frozenset[int]) -> tuple[list[Piece], bool]:
    """The pieces of the row that ``nodes`` make up, in order, and whether it shows an image.

    ``own`` are the ``mem_id`` of the links to the row's article.
    """
    reader = _Reader(own)
    for node in nodes:
        reader.enter(node, Context())
    reader.flush(Context())
    return reader.pieces, reader.image


def _counted(node: LexborNode) -> list[Piece]:
    """The number that an element, or an icon before it, calls a count of views inside a date's element."""
    for named in node.css(_NAMED_VIEWS):
        if _hints(named.attributes.get("class") or "") & (VIEWS | DATE) != VIEWS:
            continue
        said = named.text(deep=True).strip()
        if not said and named.next is not None:
            said = named.next.text(deep=True).strip()
        if _COUNT.fullmatch(said):
            return [Piece(said, Context(hints=VIEWS))]
    return []


_NAMED_VIEWS = ", ".join(f"{tag}[class*={word} i]" for tag in ("i", "em", "span") for word in ("view", "eye", "luot"))
_COUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d{1,9}")


@dataclass(slots=True)
class _Reader:
    own: frozenset[int]
    """mem_ids of the links to this row's article."""
    pieces: list[Piece] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    depth: int = 0
    icon: bool = False
    """The text that follows is named by an icon, as a count of views."""
    image: bool = False

    def flush(self, context: Context) -> None:
        if not self.buffer:
            return
        joined = squeeze("".join(self.buffer))
        self.buffer.clear()
        if joined:
            joined = text.clean_line(joined)
            if self.icon:
                context = replace(context, hints=context.hints | VIEWS)
                self.icon = False
            self.pieces.append(Piece(joined, context))

    def walk(self, node: LexborNode, context: Context) -> None:
        if self.depth > _MAX_DEPTH:
            self.buffer.append(node.text(deep=True))
            return
        self.depth += 1
        child = node.child
        while child is not None and len(self.pieces) < _MAX_PIECES:
            self.enter(child, context)
            child = child.next
        self.depth -= 1

    def enter(self, node: LexborNode, context: Context) -> None:
        tag = node.tag or ""
        if tag == "-text":
            content = node.text_content or ""
            if not content.isspace():
                self.buffer.append(content)
            elif self.buffer:
                self.buffer.append(" ")
        elif tag == "img":
            self.image = True
        elif tag == "br":
            self.flush(context)
        elif tag not in _SKIPPED:
            attributes = node.attributes
            names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
            hints = _hints(names) if len(names) > 1 else 0
            own = node.mem_id in self.own
            if tag == "a" and not own and attributes.get("href"):
                self.pass_by(node, context)
                return
            if hints & DATE or tag == "time" or (context.own and tag in _INLINE):
                dated = self.date_pieces(node, tag, hints, attributes.get("datetime"), context)
                if dated:
                    self.flush(context)
                    self.pieces += [*dated, *_counted(node)]
                    return
            self.descend(node, tag, hints, context, own=own)

    def descend(self, node: LexborNode, tag: str, hints: int, context: Context, *, own: bool) -> None:
        if not own and tag in _INLINE and not hints & (LEAD | VIEWS | TITLE):
            self.walk(node, context)
            return
        self.flush(context)
        inner = Context(own or context.own, context.heading or tag in _HEADINGS, hints or context.hints)
        before = len(self.pieces)
        self.walk(node, inner)
        self.flush(inner)
        if len(self.pieces) == before and tag in _INLINE and hints & VIEWS:
            # An icon: it names the text that follows it.
            self.icon = True

    def pass_by(self, node: LexborNode, context: Context) -> None:
        """A link to somewhere else: a category, an author; part of the text only in the middle of a sentence."""
        if sum(map(len, self.buffer)) > _SENTENCE:
            self.buffer.append(node.text(deep=True))
            return
        self.flush(context)
        self.image = self.image or node.css_first("img") is not None

    def date_pieces(self, node: LexborNode, tag: str, hints: int, stamp: str | None, context: Context) -> list[Piece]:
        """The node as one piece, where it is an element for a date; as two where it draws a calendar's day."""
        named = tag == "time" or hints & DATE
        whole = text.clean_line(squeeze(node.text(deep=True, separator=" ")))
        if not whole or len(whole) > SHORT:
            return []
        if not named:
            return [Piece(whole, context, dated=True)] if _LONE_DATE.fullmatch(whole) else []
        if not stamp and not HAS_DATE.search(whole) and (boxed := _BOXED.fullmatch(whole)) is not None:
            return [Piece(boxed["day"], Context(hints=hints)), Piece(boxed["month"], Context(hints=hints))]
        if tag != "time" and (not HAS_DATE.search(whole) or node.css_first("time") is not None):
            return []
        holds_title = any(link.mem_id in self.own for link in node.css("a")) and words(HAS_DATE.sub("", whole)) > 3
        return [] if holds_title else [Piece(whole, Context(hints=hints), stamp, dated=True)]
