"""Where the fields of one page stand: what the portal's TOML says, then its family, then what was found by content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct, field
from selectolax.lexbor import LexborNode

from crawler.attributes import INSIDE
from crawler.fields import beside, frames
from crawler.fields.beside import Beside
from crawler.fields.tree import nearby, walk
from crawler.fields.tree.flow import Flow, Link
from crawler.fields.tree.lookup import Lookup
from crawler.fields.tree.texts import stamp_of, text_of, uncaptioned
from crawler.portals.model import Portal, selectors_of

if TYPE_CHECKING:
    from crawler.families.model import Family
    from crawler.fields.candidate import Candidate
    from crawler.html import Page


_MOST_TITLES = 4
"""Elements of one selector among which the title is looked for."""


class Spot(Struct):
    """A text that stands where a field is expected."""

    text: str
    where: str
    stamp: str | None = None
    """Machine-readable time of the same element (``<time datetime>``)."""
    node: LexborNode | None = None
    inside: bool = False
    """It is a line of the body: where that was taken for a caption or a signature, it is nothing else."""


class Located(Struct):
    """What a family found by content instead of by selectors."""

    body: Flow = field(default_factory=Flow)
    spots: dict[str, list[Spot]] = {}
    by: str = ""
    """What was needed beside the family's own means ("trafilatura"), or empty."""
    onward: list[Link] = []
    """Links to other articles in boxes inside the body."""
    is_title_guessed: bool = False
    """Nothing but its place tells that the title is one."""


_TOLD_BESIDE = frozenset({"published", "views", "byline"})
"""Fields that lists tell of other articles."""

_TIMES = ("published", "published-microdata", "modified")
"""Fields that are read from a machine-readable time."""


class Hints:
    """The places of one page's fields."""

    __slots__ = (
        "_around",
        "_beside",
        "_lookup",
        "_nodes",
        "_portal",
        "_scope",
        "_spots",
        "_texts",
        "family",
        "heading",
        "located",
        "page",
    )

    def __init__(self, page: Page, family: Family, portal: Portal | None) -> None:
        self.page = page
        self.family = family
        self._portal = portal
        self._spots: dict[str, tuple[list[Spot], Iterator[Spot]]] = {}
        self._lookup = Lookup(page, family)
        self._scope = self._lookup.scope
        self._nodes: dict[str, LexborNode | None] = {}  # several fields ask for the body
        self._texts: dict[int, str] = {}
        self._around: tuple[LexborNode | None] | None = None
        self._beside: Beside | None = None
        self.heading: tuple[Candidate[str] | None] | None = None  # found once by ``title``
        self.located: Located | None = family.locate(page)

    @property
    def date_formats(self) -> tuple[str, ...]:
        """The portal's own formats of dates, to be tried first."""
        return tuple(self._portal.date_formats) if self._portal is not None else ()

    def places(self, name: str) -> Sequence[tuple[str, str]]:
        """(selector, how that place is told of) of field ``name``, best first."""
        usual = self.family.places.get(name, ())
        own = selectors_of(self._portal, name) if self._portal is not None else ()
        return [*((selector, f"portal {selector}") for selector in own), *usual] if own else usual

    def spots(self, name: str) -> Iterator[Spot]:
        """What stands where field ``name`` is expected, best first: one spot a selector that matches something.

        Looked up as far as it is asked for, and once.
        """
        if name not in self._spots:
            self._spots[name] = ([], self._look_up(name))
        known, further = self._spots[name]
        yield from known
        for spot in further:
            known.append(spot)
            yield spot

    def forget(self) -> None:
        """Let go of what was looked up: begun lookups and this object hold each other, and the page's tree with them.

        Without it a megabyte a page waits for the collector, and the next page is built in cold memory.
        """
        self._spots.clear()

    def own_spots(self, name: str) -> Iterator[Spot]:
        """``spots`` among which what stands beside a field is looked for: a date or a count behind the title, a count
        behind the date. Of a frame in which the family knows every place, the one that this theme has."""
        return islice(self.spots(name), 1 if self.is_framed else None)

    @property
    def is_framed(self) -> bool:
        """Whether the article has a frame in which the family knows every place."""
        return self.family.complete and self._scope is not None

    def _look_up(self, name: str) -> Iterator[Spot]:
        for selector, where in self.places(name):
            node = self._lookup.first(selector)
            if node is not None and not (name in _TOLD_BESIDE and self._is_of_list(selector)):
                text = self.text(node) if name != "lead" else uncaptioned(node)
                if text:
                    yield Spot(text, where, stamp_of(node) if name in _TIMES else None, node)
        if self.located is not None:
            yield from self.located.spots.get(name, ())
        lines = {"published": "dates", "views": "views", "byline": "credits"}.get(name)
        if lines is not None:
            for line in getattr(self.beside, lines):
                yield Spot(line.text, "line beside the body", line.stamp)

    def _is_of_list(self, selector: str) -> bool:
        """Whether what stands in an article's frame stands several times on a page without one: in a list of others."""
        is_framed = self._scope is not None or not selector.startswith(INSIDE)
        return self.located is not None and not is_framed and len(self._lookup.all(selector)) > 1

    @property
    def beside(self) -> Beside:
        """What stands around the body in the family's scope, else in the element that title and body share."""
        if self._beside is None:
            body, scope = self.node("body"), self.scope
            if self._is_usual():
                body = None
            found = walk.around(scope, body) if scope is not None and body is not None else None
            known = self.heading[0] if self.heading is not None else None
            title = known.value if known is not None else ""
            self._beside = beside.read(found, title, scope) if found is not None else Beside()
        return self._beside

    def _is_usual(self) -> bool:
        """Whether the family's selectors surely find all: frame and date are there, no other count, credit or file."""
        if not self.family.complete or self._scope is None or self.node("published") is None:
            return False
        usual = self.family.selectors["body"][0]
        if self._lookup.first(usual) is not self.node("body"):
            return False
        is_signed = bool(self.nodes("byline"))  # all of them: who signed asks for the same
        return not frames.holds_more(self._scope, self.node("body"), self.node("views"), is_signed=is_signed)

    @property
    def scope(self) -> LexborNode | None:
        """The element around the article: the family's, else the smallest that holds title and body."""
        if self._around is None:
            body, own = self.node("body"), self._scope
            # Themes that call the text itself an article have the rest around it.
            own = None if own is not None and body is not None and own.mem_id == body.mem_id else own
            self._around = ((own or self._shared(body)) if body is not None else None,)
        return self._around[0]

    def _shared(self, body: LexborNode) -> LexborNode | None:
        # Of several headings the one nearest to the body is the article's.
        titles = (
            [node for _, nodes in self.groups("title") for node in nodes[:_MOST_TITLES]] if not self.located else []
        )
        if not titles and self.heading is not None and self.heading[0] is not None:
            # A theme with a title of its own: the heading that says what the page's metadata say.
            wanted = self.heading[0].value
            titles = [node for node in self.page.css("h1, h2, h3, h4") if text_of(node) == wanted]
            titles = titles or frames.saying_above(body, wanted)
        above = {node.mem_id for title in titles for node in nearby.ancestors(title)}
        return next((node for node in nearby.ancestors(body) if node.mem_id in above), None)

    def node(self, name: str) -> LexborNode | None:
        """The first node that stands where field ``name`` is expected."""
        if name not in self._nodes:
            found = None
            for selector, _ in self.places(name):
                found = self._lookup.first(selector)
                if found is not None:
                    break
            is_unnamed = found is None and name == "body"
            self._nodes[name] = self.family.body_node(self.page, self._scope) if is_unnamed else found
        return self._nodes[name]

    def text(self, node: LexborNode) -> str:
        """``text_of``, read once: several fields ask of one place."""
        key = node.mem_id
        if key not in self._texts:
            self._texts[key] = text_of(node)
        return self._texts[key]

    def nodes(self, name: str) -> list[LexborNode]:
        """All nodes of the first selector of field ``name`` that matches any."""
        for selector, _ in self.places(name):
            if nodes := self._lookup.all(selector):
                return nodes
        return []

    def groups(self, name: str) -> Iterator[tuple[str, list[LexborNode]]]:
        """(where, nodes) of every selector of field ``name`` that matches any."""
        for selector, where in self.places(name):
            if nodes := self._lookup.all(selector):
                yield where, nodes

    def framed(self, name: str) -> Iterator[tuple[str, LexborNode]]:
        """(where, first node) of every selector of field ``name`` that looks inside the family's frame and matches any;
        none where the page has no such frame."""
        for selector, where in self.places(name) if self._scope is not None else ():
            if selector.startswith(INSIDE) and (node := self._lookup.first(selector)) is not None:
                yield where, node

    def body(self) -> Flow | None:
        """The flow of the article's body, or None where none was found."""
        node = self.node("body")
        if node is not None:
            flow = walk.read(node)
            # Only a frame that the family names is surely the article's alone: others show the site's logo too.
            if self._scope is not None and "image" not in self.family.selectors:
                flow.prepend(self.beside.pictures)
            return flow
        return self.located.body if self.located is not None else None
