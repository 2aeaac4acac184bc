"""Looking for articles in the index: by words, portal, section, days and byline; some at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import msgspec

from archive.errors import ArchiveError
from archive.jsonl.lines import Place
from archive.searching.folding import plain
from archive.searching.search import SCORE, Term, article_at, conditions, parse, snippet
from archive.searching.searchindex import visible

PAGE = 20
"""Articles a page."""
LAST = 500
"""The last page that is shown: who looks further has to ask more narrowly."""
_IN_SECTION = "r.row IN (SELECT row FROM filed WHERE section IN (SELECT section FROM sections WHERE instr(folded, ?)))"
_BY = "r.byline IN (SELECT byline FROM bylines WHERE instr(folded, ?))"
_ORDERS = ("best", "newest", "oldest", "read")


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for; "": not asked."""

    words: str = ""
    portal: str = ""
    section: str = ""
    since: str = ""
    until: str = ""
    byline: str = ""
    order: str = ""
    page: int = 1

    def address(self, **changes: object) -> str:
        """The query of this wish, changed."""
        asked = msgspec.structs.asdict(msgspec.structs.replace(self, **changes))
        names = {"words": "q"}
        return urlencode(
            {names.get(name, name): value for name, value in asked.items() if value and (name, value) != ("page", 1)}
        )

    @property
    def is_narrow(self) -> bool:
        """Whether anything but words is asked."""
        return any((self.portal, self.section, self.since, self.until, self.byline))


class Hit(NamedTuple):
    """An article that was found."""

    id: str
    portal: str
    title: str
    published_at: str | None
    byline: str | None
    views: int | None
    revisions: int
    is_gone: bool
    sections: list[str]
    shown: list[tuple[str, bool]]
    """Of its text what stands around the words, in pieces, each with whether it is one of them."""


class Found(NamedTuple):
    """What there is, and some of it."""

    total: int
    hits: list[Hit]
    pages: int
    problem: str | None


def wish(asked: Mapping[str, str]) -> tuple[Wish, str | None]:
    """What the fields of the form say, and what of it cannot be."""
    given = {name: asked.get(name, "").strip()[:300] for name in ("portal", "section", "byline")}
    days, problem = {}, None
    for name in ("since", "until"):
        text = asked.get(name, "").strip()
        try:
            days[name] = date.fromisoformat(text).isoformat() if text else ""
        except ValueError:
            problem = f"{text[:40]!r} is no day: write it like 2026-01-31."
    page = asked.get("page", "")
    number = min(max(int(page), 1), LAST) if page.isascii() and page.isdigit() and len(page) < 9 else 1
    order = asked.get("order", "") if asked.get("order") in _ORDERS else ""
    return Wish(words=asked.get("q", "").strip()[:300], order=order, page=number, **given, **days), problem


def find(connection: sqlite3.Connection, root: Path, wanted: Wish) -> Found:
    """The articles that are ``wanted``: one page of them."""
    terms: list[Term] = []
    if wanted.words:
        try:
            terms = parse(wanted.words)
        except ArchiveError as error:
            return Found(0, [], 0, f"{error}.")
    where, values = _conditions(terms, wanted)
    table = "FROM words JOIN heads r ON r.row = words.rowid" if terms else "FROM heads r"
    (total,) = connection.execute(f"SELECT count(*) {table} WHERE {where}", values).fetchone()
    rows = connection.execute(
        "SELECT r.row, r.id, r.portal, r.title, r.published_at, b.name, r.views, r.revisions, r.state, "
        f"v.file, v.offset, v.length {table} JOIN revisions v ON v.row = r.row LEFT JOIN bylines b "
        f"ON b.byline = r.byline WHERE {where} ORDER BY {_order(terms, wanted.order)} LIMIT ? OFFSET ?",
        (*values, PAGE, (wanted.page - 1) * PAGE),
    ).fetchall()
    hits = [_hit(connection, root, terms, row) for row in rows]
    return Found(total, hits, min(-(-total // PAGE), LAST), None)


def _conditions(terms: list[Term], wanted: Wish) -> tuple[str, list[object]]:
    where, values = conditions(terms) if terms else (["1"], [])
    for condition, value in (
        ("r.portal = ?", wanted.portal),
        ("r.published >= ?", wanted.since),
        ("r.published <= ?", wanted.until),
        (_IN_SECTION, folded(wanted.section)),
        (_BY, folded(wanted.byline)),
    ):
        if value:
            where.append(condition)
            values.append(value)
    if wanted.since or wanted.until:
        where.append("r.published <> ''")
    return " AND ".join(where), values


def folded(text: str) -> str:
    """``text`` as the names in the index are compared: without marks, in lower case."""
    return plain(visible(text))


def _order(terms: list[Term], order: str) -> str:
    match order:
        case "oldest":
            return "r.published = '', r.published, r.row"
        case "read":
            return "r.views DESC, r.row DESC"
        case "newest":
            return "r.published DESC, r.row DESC"
    return f"{SCORE}, r.published DESC, r.row DESC" if terms else "r.published DESC, r.row DESC"


def _hit(connection: sqlite3.Connection, root: Path, terms: list[Term], row: tuple[object, ...]) -> Hit:
    number, id, portal, title, published_at, byline, views, revisions, state, *at = row
    named = "SELECT name FROM filed JOIN sections USING (section) WHERE row = ?"
    sections = [name for (name,) in connection.execute(named, (number,))]
    article = article_at(root, Place(*at), str(id))  # type: ignore[arg-type]
    shown = list(_pieces(*snippet(article, terms))) if article is not None else []
    return Hit(id, portal, title, published_at, byline, views, revisions, bool(state), sections, shown)  # type: ignore[arg-type]


def _pieces(text: str, places: list[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """
    >>> list(_pieces("một cầu ngang", [(4, 7)]))
    [('một ', False), ('cầu', True), (' ngang', False)]
    """
    at = 0
    for start, end in places:
        if start >= at:
            yield text[at:start], False
            yield text[start:end], True
            at = end
    yield text[at:], False
