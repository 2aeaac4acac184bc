"""Families whose articles are records: JSON answers of a service, and pages that scripts fill from one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from crawler.clean.text import fold, unescape
from crawler.families import dnn, flight, generic, json_record, recordfiles, sharepoint
from crawler.families.json_record import EMBEDDED, Names, Row
from crawler.families.model import Family, Identity
from crawler.fields import notices
from crawler.fields.lines import signature
from crawler.fields.tree import walk
from crawler.fields.tree.flow import Line
from crawler.fields.tree.hints import Located, Spot

if TYPE_CHECKING:
    from crawler.html import Page


@dataclass(frozen=True)
class Record(Family):
    """An answer with one article; addresses are those of the CMS that the service belongs to."""

    names: Names = EMBEDDED
    record: Row = field(default_factory=dict)
    pages: Family = generic.FAMILY

    def recognise(self, page: Page) -> int:
        """0: a page is no answer."""
        return 0

    def of(self, record: Row) -> Record:
        """The family of the page that is made of ``record``."""
        return replace(self, record=record)

    def html(self) -> str:
        """What the page of the record is made of: the address that it names, and the HTML of its body."""
        address = json_record.address(self.record, self.names)
        link = f'<link rel="canonical" href="{escape(address)}">' if address else ""
        return f"{link}<p>{json_record.content(self.record, self.names)}"

    def locate(self, page: Page) -> Located | None:
        """The record's fields; its HTML is the page."""
        root = page.tree.body
        if not self.record or root is None:
            return None
        return json_record.read(self.record, self.names, walk.read(root))

    def identity(self, url: str) -> Identity | None:
        """See ``Family.identity``."""
        return self.pages.identity(url)

    def page_identity(self, page: Page) -> Identity | None:
        """The record's own number, inside the service that answered where the portal has several such."""
        number = json_record.number(self.record, self.names) or _asked(page.url, _NUMBERS)
        if not number.isdecimal():
            return None
        folders = urlsplit(page.url).path.lower().split("/")[1:-1]
        scope = "" if self.names.is_portal_wide else ".".join(re.sub(r"[^\w-]+", "-", name) for name in folders if name)
        return Identity(number, scope)

    def is_article_url(self, url: str) -> bool | None:
        """See ``Family.is_article_url``."""
        return self.pages.is_article_url(url)


_PAGES = {"sharepoint-json": sharepoint.PLAIN, "dnn-json": dnn.FAMILY}

RECORDS = tuple(
    Record(name=names.family, names=names, pages=_PAGES.get(names.family, generic.FAMILY))
    for names in json_record.KINDS
)
"""Families of JSON answers."""

_NUMBERS = ("id", "itemid", "articleid", "newsid", "nid")
_NAMES = ("slug", "alias", "url", "friendlyurl")
"""What the one article is called that a service is asked for."""

_DATA = 'script[type="application/json"]'
_STATE = re.compile(r"window\.__\w{3,40}__\s{0,3}=\s{0,3}(JSON\.parse\()?(?=[{\"'])")
"""What a server leaves for the script that draws the page: an object, or one written as a string."""
_BARE_MOUNTS = (b"app", b"root")
"""Ids that many pages have, where nothing stands in them."""
_TRANSFERS = (b"serverapp-state", b"ng-state")
"""Ids of what Angular's server leaves for its script."""
_MOST_STATES = 4
_MOUNTS = ("#__next", "#__nuxt", "#__NEXT_DATA__")


class Shell(Family):
    """Pages that React and its like fill: the record in the page's data, and what is rendered already."""

    def recognise(self, page: Page) -> int:
        """See ``Family.recognise``; also by a state beside an empty mount of another name."""
        shown = super().recognise(page) or int(flight.is_sent(page.markup) and bool(_rows(page)))
        if not shown and not page.names.whole.isdisjoint(_TRANSFERS):
            record = _record(page)
            return int(record is not None and _is_shown(record, page) and not _is_drawn(record, page))
        if shown or page.names.whole.isdisjoint(_BARE_MOUNTS) or b"window.__" not in page.markup:
            return shown
        mount = page.first("#app, #root")
        return int(mount is not None and not mount.text(deep=True).strip() and bool(_rows(page)))

    def locate(self, page: Page) -> Located | None:
        """The record's title, lead and body; of all else first what the page shows."""
        shown = generic.FAMILY.locate(page)
        record = _record(page)
        if record is None:
            return shown
        whole = json_record.content(record, EMBEDDED) + recordfiles.markup(record)
        located = json_record.read(record, EMBEDDED, json_record.flow(whole))
        if shown is None or not _shows(shown, json_record.title(record, EMBEDDED)):
            return located
        for name, spots in shown.spots.items():
            # The printed date is the portal's own choice of time; of all else the record says more.
            known = located.spots.get(name, [])
            located.spots[name] = [*spots, *known] if name == "published" else [*known, *spots]
        if not located.spots.get("byline"):
            located.spots["byline"] = _signed_below(shown, located)
        return located


def _is_drawn(row: Row, page: Page) -> bool:
    """Whether the page shows a record's text beside what it leaves for the script: a server that has drawn it does."""
    first = next((line.text for line in json_record.flow(json_record.content(row, EMBEDDED)).lines()), "")
    return "".join(first[:_TOLD].split()) in "".join(notices.visible(page).split())


_TOLD = 60
"""Characters of a text by which it is found."""


def _signed_below(shown: Located, located: Located) -> list[Spot]:
    """The lines that sign what the page shows, and are none of the record's text."""
    own = {fold(piece.text) for piece in located.body.pieces if isinstance(piece, Line)} if located.body else set()
    last = signature.take_last(list(shown.body.pieces)) if shown.body else []
    return [Spot(line.text, "line below the text that is shown") for line in last if fold(line.text) not in own]


def _shows(shown: Located, title: str) -> bool:
    """Whether what was found on the page is the article, and not what stands around an empty mount."""
    return any(fold(unescape(spot.text)) == fold(title) for spot in shown.spots.get("title", ()))


def _record(page: Page) -> Row | None:
    """The article among the data that a page carries: the one that the address or the title names, or the only one
    with a text."""
    rows = _rows(page)
    told = [row for row in rows if json_record.content(row, EMBEDDED)]
    shown = next((row for row in rows if _is_shown(row, page)), None) if len(rows) > 1 or not told else None
    return told[0] if shown is None and len(told) == 1 else shown


def _rows(page: Page) -> list[Row]:
    documents = [json_record.load(_unescaped(node.text(deep=True))) for node in page.css(_DATA)]
    if (nuxt := page.first("#__NUXT_DATA__")) is not None:
        documents += flight.unflattened(json_record.load(nuxt.text(deep=True)))
    if b"window.__" in page.markup:
        documents += _states(page)
    rows = [row for document in documents for row in json_record.rows(document, EMBEDDED)]
    if flight.is_sent(page.markup):
        sent = flight.Flight(page.html)
        rows += [sent.whole(row) for document in sent.documents for row in json_record.rows(document, EMBEDDED)]
    return [row for row in rows if json_record.content(row, EMBEDDED) or recordfiles.markup(row)]


def _unescaped(text: str) -> str:
    """The state that Angular left before its release 16, in whose letters quotes and brackets are written otherwise."""
    if not text.lstrip().startswith("{&q;"):
        return text
    for written, mark in (("&q;", '"'), ("&l;", "<"), ("&g;", ">"), ("&s;", "'"), ("&a;", "&")):
        text = text.replace(written, mark)
    return text


def _states(page: Page) -> Iterator[object]:
    """What scripts of the page assign to ``window.__STATE__`` and names like it."""
    for found in islice(_STATE.finditer(page.html), _MOST_STATES):
        value = flight.begun(page.html, found.end())
        yield json_record.load(value) if isinstance(value, str) else value


def _is_shown(row: Row, page: Page) -> bool:
    last = unquote(urlsplit(page.url).path).rstrip("/").rpartition("/")[2]
    slug = row.get("slug")
    if isinstance(slug, str) and slug:
        return slug == last
    title = fold(json_record.title(row, EMBEDDED))
    return bool(title) and title in fold(page.text_of("title") or "")


def article(document: object, url: str) -> tuple[Record | None, Sequence[Row]]:
    """The family of the one article that a JSON answer is, and all of its rows that are articles or name one.

    Other news that an article names stand inside of it or beside it, without a body; in one list with it they are
    those of a listing, of which one alone has its text. ``url`` is what was asked for.
    """
    for family in RECORDS:
        rows = json_record.rows(document, family.names)
        if rows:
            whole = [row for row in json_record.outermost(document, family.names) if _is_whole(row, family.names)]
            if len(whole) != 1 or (
                _is_listed(document, whole[0], family.names) and not _asks_for(url, whole[0], family)
            ):
                return None, rows
            named = _is_named(whole[0], family.names) or (_is_single(document, whole[0]) and _names_one(url, family))
            return (family.of(whole[0]), rows) if named else (None, ())
    return None, ()


def _is_whole(row: Row, names: Names) -> bool:
    return bool(json_record.content(row, names).strip())


def _is_named(row: Row, names: Names) -> bool:
    """Whether a number or an address tells the article from the others that the same service answers."""
    return bool(json_record.number(row, names) or json_record.address(row, names))


def _names_one(url: str, family: Record) -> bool:
    """Whether the address that was asked for names the article."""
    return bool(_asked(url, _NUMBERS + _NAMES)) or family.identity(url) is not None


def _is_listed(document: object, row: Row, names: Names) -> bool:
    """Whether the record is one of several in a list."""
    return any(
        len(listed) > 1 and any(each == row for each in listed)
        for found in _lists(document)
        if (listed := [each for each in found if names.is_row(each)])
    )


def _lists(document: object) -> Iterator[list[Row]]:
    """Every list of objects in ``document``, outermost first; the names of their fields in lower case."""
    level = [document] if isinstance(document, dict | list) else []
    for seen, value in enumerate(level):
        if seen == json_record.MAX_VALUES:
            return
        if isinstance(value, list):
            rows = [each for each in value[: json_record.MAX_VALUES] if isinstance(each, dict)]
            yield [json_record.named(row) for row in rows]
        inner = value.values() if isinstance(value, dict) else value
        level.extend(each for each in islice(inner, json_record.MAX_VALUES) if isinstance(each, dict | list))


def _asks_for(url: str, row: Row, family: Record) -> bool:
    """Whether the address asks for the record: by its number, or by what its own address ends in."""
    given = {_asked(url, _NUMBERS), _asked(url, _NAMES), _end(url)} - {""}
    address = _end(json_record.address(row, family.names))
    own = [json_record.number(row, family.names), address, *(row.get(name) for name in _NAMES)]
    return any(each in own for each in given)


def _end(url: str) -> str:
    return unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])


def _is_single(document: object, row: Row) -> bool:
    """Whether the record stands in the answer as it is, and not as the only one of a list."""
    level = [document]
    for value in level:
        if isinstance(value, dict):
            if json_record.named(value) == row:
                return True
            level.extend(each for each in value.values() if isinstance(each, dict))
    return False


def _asked(url: str, names: tuple[str, ...]) -> str:
    """The value under one of ``names`` in the query of what was asked for: ``getbyid?id=99``."""
    given = {name.lower(): value for name, value in parse_qsl(urlsplit(url).query)}
    return next((given[name] for name in names if given.get(name)), "")


SHELL = Shell(
    name="next-shell",
    markers=_MOUNTS,
    selectors=generic.FAMILY.selectors,
)
