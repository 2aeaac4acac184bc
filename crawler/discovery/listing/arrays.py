"""Listings whose rows a script of the page draws from a list that it holds: ``var dsTin = [{"TieuDe": …}, …]``.

Such lists are told from those of menus, banners, events, documents and weather by what listings are told by: titles
that are sentences, dates, leads, and addresses of the portal's own pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any, NamedTuple

from crawler.clean import text, urls
from crawler.discovery import acts, told
from crawler.discovery.anchors import Anchors, words
from crawler.discovery.listing import objectrows, openers, rowcalls, rowshapes, tablerows
from crawler.discovery.model import ListingRow
from crawler.discovery.scripting import scripts, scriptvalues
from crawler.discovery.shapes import is_home, leads_elsewhere
from crawler.families.model import Family
from crawler.html import Page

_MAY_HOLD = re.compile(r"\[\s{0,99}(?:[{\[]|new\b)|new\s{1,9}Array|\.push\(|JSON\.parse\(")
_LISTS = 50
"""Lists of one page that are looked at."""
_ROWS = 5000
"""Rows of one list; of a longer one it is told that it was not read whole."""
_SHAPES = 20
_OTHER = re.compile(
    r"menu|nav(?!i?nong)|banner|slide|quang_?cao|adv|lien_?ket|weblink|thoi_?tiet|weather|ty_?gia|gia_?vang|event|"
    r"su_?kien_?lich|lich|calendar|video|clip|album|gallery|hinh_?anh|photo|tham_?do|poll|survey|comment|binh_?luan|"
    r"hoi_?dap|cau_?hoi|faq|van_?ban|thu_?tuc|marker|location|dia_?diem|product|san_?pham|breadcrumb|lang",
    re.IGNORECASE,
)
"""Names of lists that are of something else."""
_BESIDE = re.compile(
    r"xem_?nhieu|doc_?nhieu|noi_?bat|hot|most|popular|lien_?quan|related|featur|ticker|marquee|side_?bar", re.IGNORECASE
)
"""Names of lists that stand beside a listing."""
_PARTS = re.compile(r"\s[-–|»]\s|[|»:]")
_NO_LETTER = re.compile(r"[^a-z]")
_GIVEN = re.compile(r"(?:var|let|const)\s{1,9}(\w{1,40})\s{0,9}=\s{0,9}(['\"])([^'\"\n\\]{0,200})\2\s{0,9}[;,\n]")
_NAMES = 200


class Drawn(NamedTuple):
    """The lists of articles that scripts of a page hold."""

    main: list[ListingRow]
    """Of the one that tells most; no row where another name says that it is a box."""
    beside: list[ListingRow]
    is_unread: bool
    """Whether there is one that reads like a listing, and has no addresses that can be told."""
    is_cut: bool = False
    """Whether one has more rows than are read."""


class _List(NamedTuple):
    name: str
    rows: list[ListingRow]
    weight: float


NOTHING = Drawn([], [], is_unread=False)


def read(anchors: Anchors, family: Family) -> Drawn:
    """The articles that the page's scripts hold, each once, as rows of kind ``listing`` without a section or a rank."""
    if not _MAY_HOLD.search(anchors.page.html):
        return NOTHING
    given = {found[1]: found[3] for found in islice(_GIVEN.finditer(anchors.page.html), _NAMES)}
    values, rest = scriptvalues.read(anchors.page, dict(given))
    return judged(values, rest, anchors, family)


def judged(values: list[scriptvalues.Written], rest: str, anchors: Anchors, family: Family) -> Drawn:
    """The same of the lists ``values`` of scripts of which ``rest`` is left."""
    place = objectrows.Place(anchors.page.url, family, anchors.inside, base=anchors.base)
    shapes: list[rowshapes.Shape] | None = None
    lists: list[_List] = []
    is_unread = is_cut = False
    for name, items in islice(_lists(values), _LISTS):
        if shapes is None:
            script = scripts.read(rest)
            drawn = (*rowshapes.every(script), *rowcalls.every(script, openers.read(anchors.page)))
            shapes = list(islice(drawn, _SHAPES))
        is_cut |= len(items) > _ROWS
        rows = _rows(items[:_ROWS], place, shapes)
        weight = _weight(items[:_ROWS], rows, family)
        if weight:
            lists.append(_List(name, rows, weight))
        elif not rows and not _is_beside(name, anchors.page) and objectrows.read_like_news(items):
            is_unread = True
    own = [each for each in lists if not _is_beside(each.name, anchors.page)]
    main = max(own, key=lambda each: each.weight, default=None)
    known: dict[str, ListingRow] = {row.url: row for row in main.rows} if main is not None else {}
    count = len(known)
    for each in lists:
        for row in each.rows:
            known.setdefault(row.url, row)
    rows = list(known.values())
    return Drawn(rows[:count], rows[count:], is_unread and not rows, is_cut and bool(rows))


def _is_beside(name: str, page: Page) -> bool:
    """Whether a list of that name is a box; not where the page is called so itself: its title, or its heading.

    >>> _is_beside("dsTinNoiBat", Page(b"<title>Tin tuc</title><h2>Tin noi bat</h2>", url="http://a.vn/tin"))
    True
    >>> _is_beside("dsTinNoiBat", Page("<title>Tin nổi bật - Huyện A</title>".encode(), url="http://a.vn/tin"))
    False
    """
    if not _BESIDE.search(name):
        return False
    called = [part for said in (page.text_of("title"), page.text_of("h1")) for part in _PARTS.split(said or "")]
    letters = [_NO_LETTER.sub("", text.fold(part)) for part in called]
    return not any(_BESIDE.search(each) and each in name.replace("_", "").lower() for each in letters)


def _lists(values: list[scriptvalues.Written]) -> list[tuple[str, list[dict[str, Any]]]]:
    """The lists of objects among ``values`` that may be of articles, under the names that scripts give them."""
    found: list[tuple[str, list[dict[str, Any]]]] = []
    for name, value in values:
        if _OTHER.search(name):
            continue
        with_titles = _alike(objectrows.lists(value))
        table = [] if with_titles else tablerows.named(value)
        found += [(name, items) for items in (*with_titles, table) if items and not objectrows.is_of_other(items)]
    return found


def _alike(lists: Iterable[list[dict[str, Any]]]) -> list[list[dict[str, Any]]]:
    """Lists of objects with the same fields as one: a list may be cut into pages, or months."""
    found: dict[frozenset[str], list[dict[str, Any]]] = {}
    for items in lists:
        found.setdefault(frozenset(items[0]), []).extend(items)
    return list(found.values())


def _rows(items: list[dict[str, Any]], place: objectrows.Place, shapes: list[rowshapes.Shape]) -> list[ListingRow]:
    """The rows of a list: by the addresses that they give, else by the shape that the script draws these rows with."""
    rows = _made(items, place)
    if rows:
        return rows
    fitting = [each for each in shapes if sum(rowshapes.filled(each.address, item) is not None for item in items)]
    titled = [each for each in fitting if any(name in each.near for name in _title_fields(items[0]))]
    addresses = {each.address for each in titled or fitting}
    # Where several fit, nothing says which is these rows' own.
    return _made(items, place._replace(shape=addresses.pop())) if len(addresses) == 1 else []


def _title_fields(item: dict[str, Any]) -> list[str]:
    """What the field is called that holds the title of an object."""
    title = objectrows.title_of(item)
    return [name for name, value in item.items() if isinstance(value, str) and text.clean_line(value) == title]


def _made(items: list[dict[str, Any]], place: objectrows.Place) -> list[ListingRow]:
    here = urls.canonical(place.here)
    found: dict[str, ListingRow] = {}
    for item in items:
        row = objectrows.row(item, place, 0)
        if (
            row is None
            or row.url == here
            or is_home(row.url)
            or leads_elsewhere(row.url)
            or acts.row_acts(row.url, place.here)
        ):
            continue
        if words(row.title or "") >= 2 and not told.is_other(row.url, place.family):
            found.setdefault(row.url, row)
    return list(found.values())


def _weight(items: list[dict[str, Any]], rows: list[ListingRow], family: Family) -> float:
    """How much a list tells of articles; 0 where it is none of articles."""
    if not rows or len(rows) < 0.5 * len(items):
        return 0
    size, mean = len(rows), sum(words(row.title or "") for row in rows) / len(rows)
    dated = sum(row.published_at is not None for row in rows) / size
    led = sum(row.lead is not None for row in rows) / size
    certain = any(told.verdict(row.url, family) for row in rows)
    if not (certain or (max(dated, led) >= 0.4 and mean >= 4) or (mean >= 7 and size > 2)):
        return 0
    return size * (min(mean, 15) + 6 * dated + 8 * led)
