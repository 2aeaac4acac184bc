"""Expressions of scripts as far as tokens tell them: literals, names, concatenations, objects and lists.

What only running the script would tell is a ``Name``; nothing is guessed here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from crawler.discovery.digits import whole_number
from crawler.discovery.scripting.lexemes import CLOSES, Token, split

_HOLE = re.compile(r"\$\{([^{}]{1,200})\}")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "undefined": None}
_DEPTH = 40

Literal = str | int | bool | None


class Name(NamedTuple):
    """Something that only running the script would tell: a variable, a parameter, a call."""

    text: str


class Json(NamedTuple):
    """What ``JSON.stringify`` was given."""

    value: Expression


class Joined(NamedTuple):
    """A concatenation, in order."""

    parts: tuple[Literal | Name, ...]


Expression = Literal | Name | Joined | Json | dict[str, "Expression"] | list["Expression"]


class Reader:
    """Expressions from tokens; whatever it does not know ends as a ``Name``."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens

    def items(self, bracket: int, depth: int = 0) -> tuple[list[Expression], int]:
        """The expressions in the bracket at ``bracket``, and the index behind its end."""
        found: list[Expression] = []
        at, closing = bracket + 1, CLOSES[self._tokens[bracket].text]
        while at < len(self._tokens) and self._tokens[at].text != closing:
            value, after = self.expression(at, depth)
            found.append(value)
            at = after + 1 if after < len(self._tokens) and self._tokens[after].text == "," else max(after, at + 1)
        return found, at + 1

    def expression(self, at: int, depth: int) -> tuple[Expression, int]:
        """One expression and the index of the mark that ends it (a comma, a semicolon, a closing bracket)."""
        parts: list[Expression] = []
        while at < len(self._tokens):
            token = self._tokens[at]
            if token.kind == "mark" and token.text in ",;)}]":
                break
            if token.kind == "mark" and token.text == "+":
                at += 1
                continue
            value, at = self._primary(at, depth)
            parts.append(value)
        if len(parts) == 1:
            return parts[0], at
        flat = [part if isinstance(part, str | int | bool | Name) else Name("?") for part in parts if part is not None]
        return Joined(tuple(flat)), at

    def _primary(self, at: int, depth: int) -> tuple[Expression, int]:
        token = self._tokens[at]
        following = self._tokens[at + 1].text if at + 1 < len(self._tokens) else ""
        if token.kind == "text":
            return _filled(token.text), at + 1
        if token.kind == "number":
            return number(token.text), at + 1
        if token.kind == "mark":
            return self._marked(at, depth, following)
        if following == "(" and depth < _DEPTH:
            inner, after = self.items(at + 1, depth + 1)
            if inner and token.text == "JSON.stringify":
                return Json(inner[0]), after
            # encodeURIComponent(x), parseInt(x): what they are given is what counts.
            is_plain = len(inner) == 1 and not token.text.endswith(("$", "jQuery"))
            single = inner[0] if is_plain else Name(f"{token.text}()")
            while after < len(self._tokens) and self._tokens[after].text == ".":
                after += 1
            return single, after
        if token.text in _WORDS:
            return _WORDS[token.text], at + 1
        return Name(token.text), at + 1

    def _marked(self, at: int, depth: int, following: str) -> tuple[Expression, int]:
        mark = self._tokens[at].text
        if mark == "-" and (found := whole_number(following)) is not None:
            return -found, at + 2
        if depth >= _DEPTH or mark not in CLOSES:
            return Name(mark), at + 1
        if mark == "{":
            return self._object(at, depth)
        inner, after = self.items(at, depth + 1)
        return (inner if mark == "[" else inner[0] if len(inner) == 1 else Name("?")), after

    def _object(self, at: int, depth: int) -> tuple[dict[str, Expression], int]:
        found: dict[str, Expression] = {}
        at += 1
        while at < len(self._tokens) and self._tokens[at].text != "}":
            key = self._tokens[at]
            if at + 1 < len(self._tokens) and self._tokens[at + 1].text == ":" and key.kind != "mark":
                found[key.text], at = self.expression(at + 2, depth + 1)
            else:
                if key.kind == "name":  # { page } is short for { page: page }
                    found[key.text] = Name(key.text)
                _, at = self.expression(at, depth + 1)
            if at < len(self._tokens) and self._tokens[at].text != "}":
                at += 1
        return found, at + 1


def number(text: str) -> int | str:
    """A number as a script writes it; one with a point stays a text."""
    found = whole_number(text)
    return text if found is None else found


def _filled(text: str) -> Expression:
    """A text; one with ``${holes}`` is a concatenation."""
    if "${" not in text:
        return text
    parts: list[Literal | Name] = []
    at = 0
    for hole in _HOLE.finditer(text):
        held, _ = Reader(split(hole[1].replace("${", ""))).expression(0, 0)
        parts.append(text[at : hole.start()])
        parts += held.parts if isinstance(held, Joined) else [held if isinstance(held, str | int | Name) else Name("?")]
        at = hole.end()
    return Joined((*parts, text[at:]))
