"""What the home page and the page of a portal count."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

_SECTIONS = 60
_READ = 10
_SUGGESTED = 200


class PortalRow(NamedTuple):
    """A portal among others."""

    portal: str
    articles: int
    revised: int
    """Articles with several revisions."""
    gone: int
    first: str | None
    """Day of the oldest article; None where none has a date."""
    last: str | None


class Silent(NamedTuple):
    """A portal of which the index has no article."""

    portal: str
    last_run: str | None
    said: str
    """What came of its crawls, in a line."""


class Month(NamedTuple):
    """A month of a year, and how full it is."""

    articles: int
    shade: int
    """0 to 4."""


class Section(NamedTuple):
    """A section and its articles."""

    name: str
    articles: int


class Read(NamedTuple):
    """An article and how often it was read, by the newest count."""

    id: str
    title: str
    published_at: str | None
    views: int


class Portal(NamedTuple):
    """What the index tells of one portal."""

    row: PortalRow
    undated: int
    years: list[tuple[str, list[Month | None], int]]
    """Year, its months, their sum; the newest year first."""
    sections: list[Section]
    more_sections: int
    most_read: list[Read]


_ROWS = """SELECT portal, count(*), sum(revisions > 1), sum(state <> ''), min(nullif(published, '')),
    nullif(max(published), '') FROM heads"""


def portals(connection: sqlite3.Connection) -> list[PortalRow]:
    """Every portal with articles, by id."""
    return [PortalRow(*row) for row in connection.execute(f"{_ROWS} GROUP BY portal ORDER BY portal")]


def suggestions(connection: sqlite3.Connection, portal: str) -> list[str]:
    """Names of sections, the fullest first: of one portal, or of all ("")."""
    where = "JOIN heads USING (row) WHERE portal = ?" if portal else "WHERE ? = ''"
    rows = connection.execute(
        f"SELECT name FROM filed JOIN sections USING (section) {where} "  # noqa: S608
        "GROUP BY section ORDER BY count(*) DESC LIMIT ?",
        (portal, _SUGGESTED),
    )
    return [name for (name,) in rows]


def portal(connection: sqlite3.Connection, name: str) -> Portal:
    """One portal; all of it is empty where the index has no article of it."""
    row = connection.execute(f"{_ROWS} WHERE portal = ? GROUP BY portal", (name,)).fetchone()
    if row is None:
        return Portal(PortalRow(name, 0, 0, 0, None, None), 0, [], [], 0, [])
    months = dict(
        connection.execute(
            "SELECT substr(published, 1, 7), count(*) FROM heads WHERE portal = ? AND published <> '' GROUP BY 1",
            (name,),
        ).fetchall()
    )
    sections = connection.execute(
        "SELECT name, count(*) FROM heads JOIN filed USING (row) JOIN sections USING (section) WHERE portal = ? "
        "GROUP BY section ORDER BY 2 DESC, name",
        (name,),
    ).fetchall()
    read = connection.execute(
        "SELECT id, title, published_at, views FROM heads WHERE portal = ? AND views IS NOT NULL "
        "ORDER BY views DESC LIMIT ?",
        (name, _READ),
    )
    return Portal(
        PortalRow(*row),
        row[1] - sum(months.values()),
        years(months),
        [Section(*each) for each in sections[:_SECTIONS]],
        max(len(sections) - _SECTIONS, 0),
        [Read(*each) for each in read],
    )


def years(months: dict[str, int]) -> list[tuple[str, list[Month | None], int]]:
    """Counts by ``YYYY-MM`` as a calendar, the newest year first.

    >>> [(year, found[0], found[1], total) for year, found, total in years({"2025-01": 8, "2024-02": 1})]
    [('2025', Month(articles=8, shade=4), None, 8), ('2024', None, Month(articles=1, shade=1), 1)]
    """
    most = max(months.values(), default=0)
    found = []
    for year in sorted({month[:4] for month in months}, reverse=True):
        counts = [months.get(f"{year}-{number:02}", 0) for number in range(1, 13)]
        row = [Month(count, -(-4 * count // most)) if count else None for count in counts]
        found.append((year, row, sum(counts)))
    return found
