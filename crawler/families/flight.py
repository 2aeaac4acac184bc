"""What a Next server sends its script piece by piece: rows that name each other, in calls of one function."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from crawler.families import json_record

_FILES, _CALL = b"/_next/", b"self.__next_f"
_HEAD = 1 << 13
"""Bytes of a page in which such a server names its files: to look through all of every page takes long."""

_PUSH = re.compile(r"self\.__next_f\.push\(\s{0,3}(?=\[)")
_ROW = re.compile(rb"([0-9a-f]{1,8}):(?:T([0-9a-f]{1,7}),)?")
_MOST = 5000
"""Calls and rows of one page that are looked at."""


def is_sent(markup: bytes) -> bool:
    """Whether a page has rows.

    >>> is_sent(b"<script src=/_next/a.js></script><script>self.__next_f.push([0])</script>"), is_sent(b"<p>_next")
    (True, False)
    """
    return markup.find(_FILES, 0, _HEAD) >= 0 and _CALL in markup


class Budget:
    """What may be put together of one page's values: each may be named as often as the page likes."""

    def __init__(self) -> None:
        self._left = _MOST_PUT_TOGETHER

    @property
    def is_spent(self) -> bool:
        """Whether no more is put together."""
        return self._left <= 0

    def spend(self, value: object) -> None:
        """Count one value, a long text for more."""
        self._left -= 1 + (len(value) // _AS_ONE if isinstance(value, str) else 0)


_MOST_PUT_TOGETHER, _AS_ONE = 50_000, 50
"""Values of a page, and characters of a text that count as one."""

_DECODER = json.JSONDecoder()


def begun(text: str, start: int) -> object:
    """The document that begins at ``start``, whatever stands behind it; None where none does.

    >>> begun('x = {"a": 1};go()', 4), begun("x = {a:1}", 4)
    ({'a': 1}, None)
    """
    try:
        return _DECODER.raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None


class Flight:
    """The rows of one page."""

    def __init__(self, script: str) -> None:
        self.documents: list[object] = []
        self._texts: dict[str, str] = {}
        self._budget = Budget()
        for name, text, value in _rows(_joined(script)):
            if text:
                self._texts[name] = value.decode("utf-8", "replace")
            elif value[:1] in b"[{":
                self.documents.append(json_record.load(value))

    def whole(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """``row`` with the texts that stand in rows of their own, and dates as they were."""
        return {name: self._whole(value) if isinstance(value, str) else value for name, value in row.items()}

    def _whole(self, value: str) -> str:
        if value.startswith(("$D", "$$")):
            return value[2:] if value[1] == "D" else value[1:]
        if not value.startswith("$"):
            return value
        text = self._texts.get(value[1:], "")
        self._budget.spend(text)
        return "" if self._budget.is_spent else text


def _joined(script: str) -> bytes:
    parts = (begun(script, found.end()) for found in islice(_PUSH.finditer(script), _MOST))
    texts = (part[1] for part in parts if isinstance(part, list) and len(part) == 2 and isinstance(part[1], str))
    return "".join(texts).encode("utf-8", "replace")


def _rows(sent: bytes) -> Iterator[tuple[str, bool, bytes]]:
    """(name, whether it is a text, what stands there) of every row: a text as long as it says, JSON up to the line's
    end."""
    at = 0
    for _ in range(_MOST):
        found = _ROW.match(sent, at)
        if found is None:
            line = sent.find(b"\n", at) + 1
            if not line:
                return
            at = line
            continue
        start = found.end()
        if found[2]:
            at = start + int(found[2], 16)
            yield found[1].decode(), True, sent[start:at]
        else:
            end = sent.find(b"\n", start)
            at = end + 1 if end >= 0 else len(sent)
            yield found[1].decode(), False, sent[start : end if end >= 0 else len(sent)]
        if at >= len(sent):
            return


_WRAPPERS = frozenset({"Reactive", "Ref", "ShallowReactive", "ShallowRef"})
_MOST_WRAPPERS = 4
"""Wrappers around one value."""
_DEEPEST = 3
"""Levels of one record that are put together: its author and tags stand inside of it."""


def unflattened(document: object) -> list[object]:
    """The articles in a list in which Nuxt writes each value once and names it by its place from then on.

    A value that is named again and again is bound by what one page may hold: the articles from there on are left out.

    >>> unflattened([{"news": 1}, {"title": 2, "content": 2, "tags": 3}, "Hội", [4], "lễ hội"])
    [{'title': 'Hội', 'content': 'Hội', 'tags': ['lễ hội']}]
    """
    values = document[:_MOST] if isinstance(document, list) else []
    wanted = (json_record.EMBEDDED.title, json_record.EMBEDDED.body)
    budget, found = Budget(), list[object]()
    for at, value in enumerate(values):
        if isinstance(value, dict) and all(any(name.lower() in names for name in value) for names in wanted):
            record = _value(values, at, _DEEPEST, budget)
            if budget.is_spent:
                break
            found.append(record)
    return found


def _value(values: list[object], at: object, depth: int, budget: Budget) -> object:
    value = _unwrapped(values, at) if depth else None
    budget.spend(value)
    if budget.is_spent:
        return None
    if isinstance(value, dict):
        return {name: _value(values, each, depth - 1, budget) for name, each in value.items()}
    if not isinstance(value, list):
        return value
    if len(value) == 2 and value[0] == "Date":
        return value[1]
    return [_value(values, each, depth - 1, budget) for each in value[:_MOST]]


def _unwrapped(values: list[object], at: object) -> object:
    """The value at a place, out of what wraps it; None where there is none, as where wrappers name each other."""
    for _ in range(_MOST_WRAPPERS):
        if not isinstance(at, int) or isinstance(at, bool) or not 0 <= at < len(values):
            return None
        value = values[at]
        if not (isinstance(value, list) and len(value) == 2 and isinstance(value[0], str) and value[0] in _WRAPPERS):
            return value
        at = value[1]
    return None
