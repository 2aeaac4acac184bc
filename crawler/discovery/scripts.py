"""Reading inline scripts as far as listings need it: calls, their arguments, and what names stand for.

No interpreter: literals, names, concatenations and object literals, in time linear in the script's length.
What cannot be told is a ``Name``; nothing is guessed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from crawler.discovery.digits import whole_number

MAX_SCRIPT = 200_000
"""Characters of one script that are read."""

_TOKEN = re.compile(
    r"""(?P<skip>\s++|//[^\n]*+|/\*.*?(?:\*/|\Z))
    |(?P<text>'(?:[^'\\\n]++|\\.)*+'|"(?:[^"\\\n]++|\\.)*+"|`(?:[^`\\]++|\\.)*+`)
    |(?P<unclosed>'(?:[^'\\\n]++|\\.)*+|"(?:[^"\\\n]++|\\.)*+|`(?:[^`\\]++|\\.)*+)
    |(?P<number>[0-9]++(?:\.[0-9]++)?)
    |(?P<name>[A-Za-z_$][\w$]*+(?:\s*+\.\s*+[A-Za-z_$][\w$]*+)*+)
    |(?P<mark>=>|.)""",
    re.VERBOSE | re.DOTALL,
)
_HOLE = re.compile(r"\$\{\s*([\w$.]+)\s*\}")
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_PLAIN_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
_CLOSES = {"(": ")", "{": "}", "[": "]"}
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "undefined": None}
_SURROGATE = re.compile("[\ud800-\udfff]")
_DEPTH = 40
_ARGUMENT = 4000
"""Tokens of a call that are read for its arguments."""
_PARAMETERS = 40

Literal = str | int | bool | None


class Token(NamedTuple):
    """A piece of a script: its kind (text, number, name, mark) and what it says, strings without quotes."""

    kind: str
    text: str


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


@dataclass(slots=True)
class Function:
    """A function of the script: what it is called, its parameters, and where its body stands."""

    name: str
    parameters: list[str]
    start: int
    end: int


@dataclass(slots=True)
class Script:
    """The tokens of a script and what was found in them."""

    tokens: list[Token]
    functions: list[Function] = field(default_factory=list)
    values: dict[str, Literal] = field(default_factory=dict)
    """Names and keys to the first literal that they are given."""
    called: dict[str, list[int]] = field(default_factory=dict)
    """Names of functions, without what stands before a point, to the brackets of their calls."""

    def calls(self, *endings: str) -> Iterator[tuple[int, str]]:
        """(index of the bracket, name) of every call of a function whose name ends so."""
        for at, token in enumerate(self.tokens[:-1]):
            called = token.kind == "name" and token.text.endswith(endings) and self.tokens[at + 1].text == "("
            if called and not (at and self.tokens[at - 1].text == "function"):
                yield at + 1, token.text

    def arguments(self, bracket: int, tokens: int = _ARGUMENT) -> list[Expression]:
        """The arguments of the call whose bracket stands at ``bracket``, as far as ``tokens`` go."""
        return _Reader(self.tokens[bracket : bracket + tokens]).items(0)[0]

    def expression(self, at: int, tokens: int = _ARGUMENT) -> Expression:
        """The expression that begins at the token ``at``."""
        return _Reader(self.tokens[at : at + tokens]).expression(0, 0)[0]

    def around(self, at: int) -> Function | None:
        """The innermost function that holds the token at ``at``."""
        holding = [function for function in self.functions if function.start < at < function.end]
        return max(holding, key=lambda function: function.start, default=None)


def read(text: str) -> Script:
    """The script, taken apart.

    >>> script = read("var size = 20; function load(page) { $.post('/x', {page: page, size: size}); }")
    >>> [script.arguments(at) for at, _ in script.calls("post")]
    [['/x', {'page': Name(text='page'), 'size': Name(text='size')}]]
    >>> script.values, script.functions[0].parameters
    ({'size': 20}, ['page'])
    """
    tokens = [
        Token(match.lastgroup or "", _said(match))
        for match in _TOKEN.finditer(text[:MAX_SCRIPT])
        if match["skip"] is None and match["unclosed"] is None
    ]
    script = Script(tokens)
    ends = _ends(tokens)
    for at, token in enumerate(tokens):
        if token.text == "function" and token.kind == "name":
            _note_function(script, at, ends)
        elif token.kind == "mark" and token.text in ("=", ":") and 0 < at < len(tokens) - 1:
            _note_value(script, at)
    for at, name in script.calls(""):
        script.called.setdefault(name.rpartition(".")[2], []).append(at)
    return script


def _said(match: re.Match[str]) -> str:
    if match.lastgroup == "text":
        return _joined_pairs(_ESCAPE.sub(_unescaped, match[0][1:-1])) if "\\" in match[0] else match[0][1:-1]
    if match.lastgroup == "name":
        return re.sub(r"\s+", "", match[0])
    return match[0]


def _joined_pairs(text: str) -> str:
    """Text whose halves of a character are joined, as scripts join them; a half alone is dropped."""
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def _unescaped(match: re.Match[str]) -> str:
    said = match[1]
    if len(said) > 1:
        return chr(int(said[1:], 16))
    return _PLAIN_ESCAPES.get(said, said)


def _ends(tokens: list[Token]) -> dict[int, int]:
    """Index of each opening bracket to that of the one that closes it."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token.kind != "mark":
            continue
        if token.text in _CLOSES:
            opened.append(at)
        elif opened and token.text == _CLOSES[tokens[opened[-1]].text]:
            found[opened.pop()] = at
    return found


def _note_function(script: Script, at: int, ends: dict[int, int]) -> None:
    """``function name(a, b) {``, ``name = function (a, b) {``, ``name: function (a, b) {``."""
    tokens = script.tokens
    bracket = at + 1
    name = ""
    if bracket < len(tokens) and tokens[bracket].kind == "name":
        name, bracket = tokens[bracket].text, bracket + 1
    elif at >= 2 and tokens[at - 1].text in ("=", ":"):
        name = tokens[at - 2].text.rpartition(".")[2]
    close = ends.get(bracket)
    if close is None or tokens[bracket].text != "(" or ends.get(close + 1) is None:
        return
    parameters = [
        token.text for token in tokens[bracket + 1 : min(close, bracket + _PARAMETERS)] if token.kind == "name"
    ]
    script.functions.append(Function(name, parameters, close + 1, ends[close + 1]))


def _note_value(script: Script, at: int) -> None:
    before, after = script.tokens[at - 1], script.tokens[at + 1]
    if before.kind not in ("name", "text") or after.kind not in ("text", "number"):
        return
    following = script.tokens[at + 2].text if at + 2 < len(script.tokens) else ";"
    if following in ("+", ".", "("):
        return
    value: Literal = after.text if after.kind == "text" else _number(after.text)
    script.values.setdefault(before.text.rpartition(".")[2], value)


def _number(text: str) -> int | str:
    number = whole_number(text)
    return text if number is None else number


class _Reader:
    """Expressions from tokens; whatever it does not know ends as a ``Name``."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens

    def items(self, bracket: int, depth: int = 0) -> tuple[list[Expression], int]:
        """The expressions in the bracket at ``bracket``, and the index behind its end."""
        found: list[Expression] = []
        at, closing = bracket + 1, _CLOSES[self._tokens[bracket].text]
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
            return _number(token.text), at + 1
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
        if mark == "-" and (number := whole_number(following)) is not None:
            return -number, at + 2
        if depth >= _DEPTH or mark not in _CLOSES:
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


def _filled(text: str) -> Expression:
    """A text; one with ``${holes}`` is a concatenation."""
    if "${" not in text:
        return text
    parts: list[Literal | Name] = []
    at = 0
    for hole in _HOLE.finditer(text):
        parts += [text[at : hole.start()], Name(hole[1])]
        at = hole.end()
    return Joined((*parts, text[at:]))
