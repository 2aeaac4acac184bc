"""What a part of a page says, in reading order: lines of text, pictures, tables, frames, links.

One walk over a subtree turns markup into a flat list. Nothing is judged here: how a line was set
(aligned, italic, bold, linked, in which block) is written down next to its text, and the field
modules decide from that what is a caption, a byline or a paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Literal, NamedTuple

from msgspec import Struct, field

LineKind = Literal["text", "heading", "item", "quote"]


class Line(Struct):
    """One line as a reader sees it: up to the end of a block element or a ``<br>``."""

    text: str
    kind: LineKind = "text"
    level: int = 0
    """Of a heading, 1 to 6."""
    group: int = 0
    """Number of the list that an item belongs to; 0 outside of lists."""
    item: int = 0
    """Number of the ``<li>``: lines of one item share it."""
    ordered: bool = False
    align: str = ""
    """left, right, center, justify, or empty where the markup does not say."""
    italic: bool = False
    """All of the text is set in italics."""
    bold: bool = False
    """All of the text is set in bold."""
    strong: int = 0
    """How many characters are set in bold."""
    linked: int = 0
    """How many characters stand inside links."""
    block: int = 0
    """Number of the nearest block element (index into ``Flow.parents``)."""
    figure: int = 0
    """Number of the figure or the table of pictures around it; 0 outside."""
    captioned: bool = False
    """The markup calls it a caption (``figcaption``, ``caption``, a class of that name)."""
    soft: bool = False
    """It ended at a single ``<br>``: the next line of the block may go on with its sentence."""
    stamp: str | None = None
    """``datetime`` of a ``<time>`` inside the line."""
    aside: bool = False
    """It stands in a box that its class names as furniture: share bar, comments, related list."""
    leads: bool = False
    """All of the text stands in elements that their class or id calls the lead."""
    eye: bool = False
    """An icon of an eye stands in it: its number says how often the article was read."""
    signs: bool = False
    """All of the text stands in elements that their class or id calls author or byline."""
    author: str = ""
    """What of the text does, as written."""
    sourced: bool = False
    """All of the text stands in elements that their class or id calls the source."""

    @property
    def is_linked(self) -> bool:
        """Whether nearly all of the line is links."""
        return self.linked * 10 >= len(self.text) * 8


class Picture(Struct):
    """An image, without a judgement whether it belongs to the article."""

    url: str
    """As written; of several versions, the largest."""
    alt: str = ""
    block: int = 0
    figure: int = 0
    align: str = ""
    caption: str | None = None
    aside: bool = False
    credit: str | None = None
    """Who took it, where an element beside the caption says that alone."""
    titled: str = ""
    """What a script prints below it, where the page has no caption of its own."""


class Grid(Struct):
    """A table of data: cell texts row by row."""

    rows: list[list[str]]
    caption: str | None = None
    block: int = 0
    aside: bool = False


class Frame(Struct):
    """An iframe, a video, an embedded document."""

    url: str
    title: str | None = None
    block: int = 0
    aside: bool = False


class Link(Struct):
    """A link in the flow; ``line`` is the index of the piece during which it began."""

    url: str
    text: str
    line: int
    download: bool = False
    onclick: str | None = None
    title: str = ""
    """The headline that it begins with, where a teaser touches that."""
    other: bool = False
    """It stands in a box that its class calls that of other articles."""


_LINE = attrgetter("line")
Piece = Line | Picture | Grid | Frame


class Flow(Struct):
    """The pieces of a subtree in reading order, and how its block elements nest."""

    pieces: list[Piece] = []
    links: list[Link] = []
    parents: list[int] = field(default_factory=lambda: [0])
    """Of block number i, the number of the block around it; 0 is the root."""

    def prepend(self, pieces: Sequence[Piece]) -> None:
        """Put ``pieces`` before all others."""
        self.pieces[:0] = pieces
        for link in self.links:
            link.line += len(pieces)

    def lines(self) -> list[Line]:
        """Only the lines."""
        return [piece for piece in self.pieces if isinstance(piece, Line)]

    def links_at(self, at: int) -> list[Link]:
        """The links that begin in the piece ``at``."""
        first = last = bisect_left(self.links, at, key=_LINE)
        while last < len(self.links) and self.links[last].line == at:
            last += 1
        return self.links[first:last]

    def is_inside(self, block: int, ancestor: int) -> bool:
        """Whether ``block`` is ``ancestor`` or lies in it."""
        while block > ancestor > 0:
            block = self.parents[block]
        return block == ancestor or not ancestor


class Around(NamedTuple):
    """The flow of an element without one part of it, and the index of the piece before which that part stood."""

    flow: Flow
    at: int
