"""The stack of open elements of the HTML standard (13.2.6), kept from tags alone; ``crawler.nesting`` fills it."""

from __future__ import annotations

from collections import defaultdict

_REACH = 64
"""Open elements that one end tag may pass over."""


def _names(text: str) -> frozenset[bytes]:
    return frozenset(text.encode().split())


VOID = _names(
    "area base basefont bgsound br col colgroup embed frame hr img image input keygen link meta param source track "
    "wbr html head body"
)
_FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")
_FOREIGN = _names("svg math")
_TABLE_PARTS = _names("td th tr tbody thead tfoot caption col colgroup")
_CELLS = _names("td th caption")
# What an end tag outside of it cannot reach into.
_BARRIERS = _CELLS | _names(
    "table object applet marquee template foreignobject desc title mi mo mn ms mtext annotation-xml"
)
# Blocks whose end tag closes everything left open in them, and whose start tag closes a paragraph.
_BLOCKS = _names(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header "
    "hgroup listing main menu nav ol pre search section summary ul h1"
)
_ITEMS = _names("li dd dt p option optgroup h1")
_SPECIAL = _BLOCKS | _BARRIERS | _names("button form li dd dt p select noscript iframe")
_IN_SCOPE = _BLOCKS | _names("button li dd dt p object applet marquee template")
_SCOPES = {b"li": _BARRIERS | _names("ol ul"), b"p": _BARRIERS | _names("button")}
_CLOSES_P = _BLOCKS | _names("p li dd dt")
_LEAVES_FOREIGN = (_FORMATTING - {b"a"}) | _BLOCKS | _names(
    "body br code dd dt embed head hr img li meta p ruby span sub sup table var"
) - _names("address article aside details dialog dir fieldset figcaption figure footer header hgroup main nav search "
           "section summary")  # fmt: skip


class OpenElements:
    """The stack of open elements, each formatting element with its tag's text."""

    def __init__(self) -> None:
        self.names: list[bytes] = []
        self.tags: list[bytes] = []
        self.count: defaultdict[bytes, int] = defaultdict(int)
        self.alike: defaultdict[bytes, int] = defaultdict(int)
        self.foreign = 0  # elements of drawings and formulas
        self.formatting = 0  # of one tag at most three: the parser opens no more of them again

    def push(self, name: bytes, tag: bytes = b"") -> None:
        self.names.append(name)
        self.tags.append(tag)
        self.count[name] += 1
        if name in _FORMATTING:
            self.alike[tag] += 1
            self.formatting += self.alike[tag] <= 3
        elif name in _FOREIGN:
            self.foreign += 1

    def remove(self, place: int) -> None:
        name = self.names.pop(place)
        tag = self.tags.pop(place)
        self.count[name] -= 1
        if name in _FORMATTING:
            self.formatting -= self.alike[tag] <= 3
            self.alike[tag] -= 1
        elif name in _FOREIGN:
            self.foreign -= 1

    def cut(self, place: int, *, forget: bool = False) -> None:
        """Closes what is open from ``place`` on. Formatting elements come back, at most three alike: the parser
        opens them again in what follows, unless ``forget``: a table's cell is closed with all it held."""
        if place == len(self.names) - 1:
            self.remove(-1)
            return
        kept = []
        while len(self.names) > place:
            if not forget and len(self.names) > place + 1 and self.names[-1] in _FORMATTING:
                kept.append((self.names[-1], self.tags[-1]))
            self.remove(-1)
        for position, (name, tag) in enumerate(reversed(kept)):
            if kept[len(kept) - position :].count((name, tag)) < 3:
                self.push(name, tag)

    def find(self, name: bytes, stops: frozenset[bytes]) -> int | None:
        """Place of the innermost ``name`` that no element of ``stops`` hides."""
        if not self.count.get(name):
            return None
        names = self.names
        for place in range(len(names) - 1, max(-1, len(names) - 1 - _REACH), -1):
            if names[place] == name:
                return place
            if names[place] in stops:
                return None
        return None

    @property
    def depth(self) -> int:
        """Levels, with the row and its group that each table may have between itself and a cell."""
        return len(self.names) + 2 * self.count.get(b"table", 0)

    def table(self) -> int | None:
        """Place of the innermost table that is not outside of a template."""
        if not self.count.get(b"table"):
            return None
        for place in range(len(self.names) - 1, -1, -1):
            if self.names[place] == b"table":
                return place
            if self.names[place] == b"template":
                return None
        return None

    def start(self, name: bytes, tag: bytes) -> None:
        if self.foreign:
            self._leave_foreign(name)
        if self.foreign:
            if not tag.endswith(b"/>") or name in _SPECIAL or name in _FORMATTING:
                self.push(name)
            return
        if name in _TABLE_PARTS:
            self._table_part(name)
        elif name in VOID or (name in _FOREIGN and tag.endswith(b"/>")):
            return
        elif name == b"table":
            place = self.table()
            if place is not None and not _CELLS.intersection(self.names[place:]):
                self.cut(place)
            self.push(name)
        elif name in _FORMATTING:
            if name in (b"a", b"nobr"):
                self.end(name)
            self.push(name, tag)
        elif not (name == b"form" and self.count.get(name)):
            self._block(name)

    def _block(self, name: bytes) -> None:
        if self.count.get(b"p") and name in _CLOSES_P:
            place = self.find(b"p", _SPECIAL)
            if place is not None and not self.count.get(b"select"):
                self.cut(place)
        if name in _ITEMS or name == b"button":
            alike = (b"dd", b"dt") if name in (b"dd", b"dt") else (name,)
            for other in alike:
                place = self.find(other, _SPECIAL)
                direct = place is not None and place == len(self.names) - 1
                if place is not None and (direct or name in (b"li", b"dd", b"dt")) and not self.count.get(b"select"):
                    self.cut(place)
                elif direct:
                    self.remove(-1)
        self.push(name)

    def _table_part(self, name: bytes) -> None:
        place = self.table()
        if place is not None:
            self.cut(place + 1, forget=True)
            if name in _CELLS:
                self.push(name)

    def _leave_foreign(self, name: bytes) -> None:
        if name not in _LEAVES_FOREIGN:
            return
        for place in range(len(self.names) - 1, -1, -1):
            if self.names[place] in _BARRIERS:
                return
            if self.names[place] in _FOREIGN:
                self.cut(place)

    def end(self, name: bytes) -> None:
        if name in (b"tr", b"table"):
            place = self.table()
            if place is not None:
                self.cut(place + (name == b"tr"), forget=True)
            return
        if not self.count.get(name):
            return
        if self.names[-1] == name:
            self.remove(-1)
            return
        if self.count.get(b"select"):
            place = self.find(name, frozenset(self.names) - _names("option optgroup select"))
            if name == b"select" and place is not None:
                self.cut(place)
        elif name in _FORMATTING or name == b"form":
            self._end_in_place(name)
        elif name in _CELLS:
            place = self.find(name, _names("table template"))
            if place is not None:
                self.cut(place, forget=True)
        else:
            stops = _SCOPES.get(name) or (_BARRIERS if name in _IN_SCOPE else _SPECIAL)
            place = self.find(name, stops)
            if place is not None:
                self.cut(place, forget=name in _BARRIERS)

    def _end_in_place(self, name: bytes) -> None:
        """What is open inside stays open, as the parser keeps it; beyond seven blocks it gives up half-way."""
        place = self.find(name, _BARRIERS)
        if place is None:
            return
        blocks = sum(inner in _SPECIAL for inner in self.names[place + 1 :])
        if name == b"form":
            # No longer open, and still the parent of what is.
            self.names[place] = b""
            self.count[name] -= 1
            self.count[b""] += 1
        elif blocks == 0:
            self.cut(place)
        elif blocks < 8:
            self.remove(place)
