"""Where in a TOML file a key stands: what ``tomllib`` does not tell once a file is read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

Path = tuple[str | int, ...]
"""Keys from the top of the file, and places in lists counted from 0."""

_HEADER = re.compile(r"^\s*(\[\[?)[^\n]*\]")
MOST_LINES = 5000
"""A file with more lines is no portal's: it is not searched."""


class Statement(NamedTuple):
    """One header, or one key with its value."""

    line: int
    """First line, counted from 1."""
    path: Path
    lines: list[str]


def line_of(text: str, path: Path, value: object = None) -> int:
    """The line on which ``path`` is said, or the nearest thing around it; 1 where that is the whole file.

    Inside a value of several lines it is the one that holds ``value``, if one does.

    >>> line_of('home = "x"\\n\\n[selectors]\\nbody = [\\n  "a",\\n  "b[",\\n]', ("selectors", "body", 1), "b[")
    6
    """
    best = Statement(1, (), [])
    for statement in statements(text):
        depth = len(statement.path)
        if depth > len(best.path) and statement.path == path[:depth]:
            best = statement
    if isinstance(value, str) and len(best.path) <= len(path):
        for offset, line in enumerate(best.lines):
            if value and value in line:
                return best.line + offset
    return best.line


def statements(text: str) -> Iterator[Statement]:
    """Every statement of a TOML file, as far as it can be read."""
    place: Path = ()
    counts: dict[Path, int] = {}
    pending: list[str] = []
    for number, line in enumerate(text.splitlines()[:MOST_LINES], 1):
        if not pending and not line.partition("#")[0].strip():
            continue
        pending.append(line)
        try:
            table = tomllib.loads("\n".join(pending))
        except tomllib.TOMLDecodeError:
            continue  # the value goes on in the next line
        header = _HEADER.match(pending[0]) if len(pending) == 1 else None
        if header is not None:
            place = _placed(_chain(table), counts, is_list=header[1] == "[[")
            path = place
        else:
            path = place + _chain(table)
        yield Statement(number - len(pending) + 1, path, pending)
        pending = []


def _chain(table: object) -> tuple[str, ...]:
    """The keys of a table of tables with one key each, down to the value."""
    found: list[str] = []
    while isinstance(table, dict) and len(table) == 1:
        key, table = next(iter(table.items()))
        found.append(key)
        if isinstance(table, list):
            break
    return tuple(found)


def _placed(keys: tuple[str, ...], counts: dict[Path, int], *, is_list: bool) -> Path:
    """A header's keys with the places of the lists that they lead through."""
    path: Path = ()
    for at, key in enumerate(keys, 1):
        path = (*path, key)
        if is_list and at == len(keys):
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path
