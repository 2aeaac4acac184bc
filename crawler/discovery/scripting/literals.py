"""Values that scripts write down whole: JSON, and the looser forms of it that JavaScript allows.

Quotes of either kind, keys without any, trailing commas, escapes, texts put together of several, ``new Array(...)``,
``new Date(...)``. What only running the script would tell is None.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from crawler.discovery.digits import whole_number
from crawler.discovery.scripting.lexemes import CLOSES, Token, tokens

MAX_LOOSE = 200_000
"""Characters of one value that is no JSON; read token by token, it takes long."""
_DEPTH = 30
_WORDS: dict[str, object] = {"true": True, "false": False, "null": None, "undefined": None}
_ENDS = (",", ";", *CLOSES.values())
_DECODES = frozenset({"decodeURIComponent", "decodeURI", "unescape"})
_DECODER = json.JSONDecoder()


class _OddError(Exception):
    """It is no value, or one that is cut off, or nested without end."""


class Read(NamedTuple):
    """A value, and where it ends; or how far was read to see that there is none."""

    value: object
    end: int
    is_value: bool = True
    is_json: bool = False


def read(text: str, at: int, names: Mapping[str, object] | None = None, longest: int = MAX_LOOSE) -> Read:
    """The value that begins at ``at``; ``names`` are what names stand for.

    So many characters at the ``longest`` are read of what is no JSON.

    >>> read("x = [{id: 7, 'ten': 'Lúa \\\\u0111ông' + \\" xuân\\", }, new Array(1, -2)];", 4)
    Read(value=[{'id': 7, 'ten': 'Lúa đông xuân'}, [1, -2]], end=67, is_value=True, is_json=False)
    >>> read("[{'a': 1}", 0).is_value, read("[new Date(2026, 10, 27), x, f('a')]", 0).value
    (False, ['2026-11-27', None, 'a'])
    """
    if text[at : at + 1] in ("[", "{"):
        try:
            value, end = _DECODER.raw_decode(text, at)
            return Read(value, end, is_json=True)
        except (ValueError, RecursionError):
            pass
    reader = _Reader(tokens(text, at, at + min(longest, MAX_LOOSE)), names or {})
    try:
        return Read(reader.one(0), reader.end)
    except _OddError:
        return Read(None, max(at, reader.end), is_value=False)


class _Reader:
    """One value from tokens, looking one ahead."""

    def __init__(self, pieces: Iterator[tuple[Token, int]], names: Mapping[str, object]) -> None:
        self._pieces = pieces
        self._names = names
        self.end = 0
        """Where the last token that was taken ends."""
        self._ahead, self._after = next(pieces, (Token("", ""), 0))

    def _take(self) -> Token:
        token = self._ahead
        if not token.kind:
            raise _OddError
        self.end = self._after
        self._ahead, self._after = next(self._pieces, (Token("", ""), 0))
        return token

    def _is(self, *marks: str) -> bool:
        return self._ahead.kind == "mark" and self._ahead.text in marks

    def value(self, depth: int) -> object:
        """A value with what is added to it; None where more is done with it than that."""
        made = self.one(depth)
        while self._is("+"):
            self._take()
            more = self.one(depth)
            is_told = isinstance(made, str | int) and isinstance(more, str | int)
            made = f"{made}{more}" if is_told else None
        if not self._ahead.kind or self._is(*_ENDS):
            return made
        self._pass()
        return None

    def _pass(self) -> None:
        """Takes what is left of an expression that is not understood."""
        opened = 0
        while opened or not self._is(*_ENDS):
            mark = self._take()
            if mark.kind == "mark" and mark.text in CLOSES:
                opened += 1
            elif mark.kind == "mark" and mark.text in CLOSES.values():
                opened -= 1

    def one(self, depth: int) -> object:
        """A value alone."""
        token = self._take()
        if token.kind == "text":
            return token.text if "${" not in token.text else None
        if token.kind == "number":
            return _number(token.text)
        if token.kind == "name":
            return self._named(token.text, depth)
        if token.text == "-" and self._ahead.kind == "number":
            number = _number(self._take().text)
            return -number if isinstance(number, int | float) else None
        if token.text == "!" and self._ahead.kind == "number":  # a minifier's true and false
            return self._take().text == "0"
        if token.text not in CLOSES:
            self._pass()
            return None
        if depth == _DEPTH:
            raise _OddError
        if token.text == "{":
            return self._object(depth + 1)
        held = self._held(token.text, depth + 1)
        return held if token.text == "[" else held[0] if len(held) == 1 else None

    def _named(self, name: str, depth: int) -> object:
        is_new = name == "new" and self._ahead.kind == "name"
        name = self._take().text if is_new else name
        if self._is("(") and depth < _DEPTH:
            self._take()
            given = self._held("(", depth + 1)
            if is_new or name == "Array":
                return _day(given) if name == "Date" else given
            value = given[0] if len(given) == 1 else None
            return unquote(value) if name in _DECODES and isinstance(value, str) else value
        return _WORDS[name] if name in _WORDS else self._names.get(name)

    def _held(self, opening: str, depth: int) -> list[object]:
        found: list[object] = []
        while not self._is(CLOSES[opening]):
            if self._is(","):
                self._take()
                continue
            found.append(self.value(depth))
            self._ends(opening)
        self._take()
        return found

    def _object(self, depth: int) -> dict[str, object]:
        found: dict[str, object] = {}
        while not self._is("}"):
            key = self._take()
            if key.kind == "mark":
                if key.text == ",":
                    continue
                raise _OddError
            if self._is(":"):
                self._take()
                found[key.text] = self.value(depth)
            else:
                found[key.text] = self._names.get(key.text)  # { id } is short for { id: id }
                if not self._is(*_ENDS):  # a method
                    self._pass()
            self._ends("{")
        self._take()
        return found

    def _ends(self, opening: str) -> None:
        if not self._is(",", CLOSES[opening]):
            raise _OddError


def _number(text: str) -> int | float | None:
    whole = whole_number(text)
    if whole is not None:
        return whole
    try:
        return float(text)
    except ValueError:
        return None


def _day(given: list[object]) -> object:
    """What ``new Date`` was given: a text or milliseconds as they are; year, month from 0, day as a date."""
    numbers = [value for value in given[:5] if isinstance(value, int)]
    if len(given) < 3 or len(numbers) != min(5, len(given)):
        return given[0] if len(given) == 1 else None
    year, month, day, *clock = numbers
    hours = f"T{clock[0]:02}:{clock[1]:02}:00" if len(clock) == 2 else ""
    return f"{year:04}-{month + 1:02}-{day:02}{hours}"
