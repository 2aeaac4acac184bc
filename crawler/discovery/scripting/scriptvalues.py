"""Lists that inline scripts write down as values: ``var dsTin = [{...}, ...]``, ``data: [[...], ...]``,
``JSON.parse('[...]')``, ``ds.push({...})``, ``ds[0] = new Array(...)``, and scripts that are JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from crawler.discovery.scripting import lexemes, literals
from crawler.html import Page

MAX_TEXT = 8_000_000
"""Characters of a page's inline scripts that are looked through."""
_SCRIPTS = 100
_VALUES = 300
"""Values of one page that are read."""
_LOOSE = 3 * literals.MAX_LOOSE // 2
"""Characters of all values of one script that are no JSON."""
_BEGINS = re.compile(
    r"(?P<list>\[\s{0,99}(?=[{\[]|new\b)|\bnew\s{1,9}Array\s{0,9}\()"
    r"|(?P<json>\bJSON\.parse\(\s{0,9}(?=['\"`]))"
    r"|(?P<one>(?:\.push\(|\]\s{0,9}=(?!=))\s{0,9}(?=[{\[]|new\b))"
)
_NAMED = re.compile(r"([A-Za-z_$][\w$]{0,60})['\"]?\s{0,9}[=:]\s{0,9}\Z")
_ADDED_TO = re.compile(r"([A-Za-z_$][\w$]{0,60})(?:\[[\w$.+\s]{1,60})?\Z")
_VALUE = re.compile(r"(?:[=:(,]|return)\s{0,9}\Z|\A\s{0,9}\Z")
"""What stands before a value."""
_BEFORE = 130


class Written(NamedTuple):
    """A list, and what the script calls it; "" where it has no name."""

    name: str
    value: list[object]


def read(page: Page, names: dict[str, object] | None = None) -> tuple[list[Written], str]:
    """The lists of objects or of lists in the page's inline scripts, and the scripts without them.

    ``names`` are what names in them stand for.
    """
    found: list[Written] = []
    left: list[str] = []
    room = MAX_TEXT
    for node in page.css("script:not([src]):not([type='application/ld+json'])")[:_SCRIPTS]:
        said = node.text(deep=True)[:room]
        room -= len(said)
        lists, rest = split(said, names or {})
        found += lists
        left.append(rest)
    return found, "\n;".join(left)


def split(text: str, names: dict[str, object]) -> tuple[list[Written], str]:
    """The lists that one script writes, in order, and what is left of it without them."""
    found: list[Written] = []
    added: dict[str, list[object]] = {}
    left: list[str] = []
    at = 0
    for name, value, start, end in _values(text, names):
        left.append(text[at:start])
        at = end
        if name is None:
            found.append(Written("", value if isinstance(value, list) else [value]))
        elif isinstance(value, list) and not name.startswith("+"):
            found.append(Written(name, value))
        else:
            known = added.get(name)
            if known is None:
                known = added[name] = []
                found.append(Written(name[1:], known))
            known.append(value)
    return found, "".join([*left, text[at:]])


def _values(text: str, names: dict[str, object]) -> Iterator[tuple[str | None, object, int, int]]:
    """(name, value, start, end) of each; the name of what is added to a list begins with ``+``."""
    at, loose = 0, _LOOSE
    for _ in range(_VALUES):
        begin = _BEGINS.search(text, at)
        if begin is None or loose <= 0:
            return
        at = begin.end()
        before = text[max(0, begin.start() - _BEFORE) : begin.start()]
        if begin["json"] is not None:
            read = _json(text, at)
        elif begin["list"] is not None:
            if not _VALUE.search(before):
                continue
            read = literals.read(text, begin.start(), names, loose)
        else:
            read = literals.read(text, at, names, loose)
        loose -= 0 if read.is_json else read.end - at
        if not read.is_value:
            continue
        named = _NAMED.search(before) if begin["one"] is None else None
        added = _ADDED_TO.search(before) if begin["one"] is not None else None
        name = named[1] if named is not None else f"+{added[1]}" if added is not None else None
        yield name, read.value, begin.start() if begin["list"] is not None else at, read.end
        at = max(read.end, at)


def _json(text: str, at: int) -> literals.Read:
    """What ``JSON.parse`` is given, whose text begins at ``at``."""
    token, end = next(lexemes.tokens(text, at, len(text)), (None, at))
    if token is None or token.kind != "text":
        return literals.Read(None, at, is_value=False)
    try:
        return literals.Read(json.loads(token.text), end, is_json=True)
    except (ValueError, RecursionError):
        return literals.Read(None, end, is_value=False)
