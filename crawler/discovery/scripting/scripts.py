"""Reading inline scripts as far as listings need it: calls, their arguments, and what names stand for.

No interpreter: literals, names, concatenations and object literals, in time linear in the script's length.
What cannot be told is a ``Name``; nothing is guessed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from crawler.discovery.scripting import lexemes
from crawler.discovery.scripting.expressions import Expression, Literal, Reader, number
from crawler.discovery.scripting.lexemes import CLOSES, Token

_ARGUMENT = 4000
"""Tokens of a call that are read for its arguments."""
_PARAMETERS = 40
_ARROW = 400
"""Tokens of a function that is one expression."""
_BEGINS = frozenset({"const", "let", "var", "function", "class", "window.addEventListener"})
"""Words with which the statement after such a function begins, where no mark ends it."""
_CONTROLS = frozenset({"if", "for", "while", "switch", "catch", "with", "function", "return", "super"})


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
        return Reader(self.tokens[bracket : bracket + tokens]).items(0)[0]

    def expression(self, at: int, tokens: int = _ARGUMENT) -> Expression:
        """The expression that begins at the token ``at``."""
        return Reader(self.tokens[at : at + tokens]).expression(0, 0)[0]

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
    tokens = lexemes.split(text)
    script = Script(tokens)
    ends = _ends(tokens)
    declared = set()
    for at, token in enumerate(tokens):
        if token.kind == "name" and (bracket := _note_function(script, at, ends)) is not None:
            declared.add(bracket)
        elif token.kind == "mark" and token.text in ("=", ":") and 0 < at < len(tokens) - 1:
            _note_value(script, at)
            _note_arrow(script, at, ends)
    for at, name in script.calls(""):
        if at not in declared:
            script.called.setdefault(name.rpartition(".")[2], []).append(at)
    return script


def _ends(tokens: list[Token]) -> dict[int, int]:
    """Index of each opening bracket to that of the one that closes it."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token.kind != "mark":
            continue
        if token.text in CLOSES:
            opened.append(at)
        elif opened and token.text == CLOSES[tokens[opened[-1]].text]:
            found[opened.pop()] = at
    return found


def _note_function(script: Script, at: int, ends: dict[int, int]) -> int | None:
    """``function name(a, b) {``, ``name = function (a, b) {``, ``name: function (a, b) {``, and ``name(a, b) {`` of an
    object or a class; the bracket of what declares one without the word, which looks like a call."""
    tokens = script.tokens
    is_told = tokens[at].text == "function"
    name, bracket = "", at + 1
    if not is_told:
        name = tokens[at].text if tokens[at].text not in _CONTROLS and tokens[at - 1].text != "function" else ""
    elif bracket < len(tokens) and tokens[bracket].kind == "name":
        name, bracket = tokens[bracket].text, bracket + 1
    elif at >= 2 and tokens[at - 1].text in ("=", ":"):
        name = tokens[at - 2].text.rpartition(".")[2]
    close = ends.get(bracket)
    if close is None or tokens[bracket].text != "(" or not (is_told or name.isidentifier()):
        return None
    if ends.get(close + 1) is None or tokens[close + 1].text != "{":
        return None
    parameters = _parameters(tokens[bracket + 1 : min(close, bracket + _PARAMETERS)])
    script.functions.append(Function(name, parameters, close + 1, ends[close + 1]))
    return None if is_told else bracket


def _note_arrow(script: Script, at: int, ends: dict[int, int]) -> None:
    """``name = (a, b) => {``, ``name: a => expression``; its name stands before the mark at ``at``."""
    tokens = script.tokens
    first = at + 2 if tokens[at + 1].text == "async" else at + 1
    close = ends.get(first, first)
    if tokens[at - 1].kind not in ("name", "text") or [token.text for token in tokens[close + 1 : close + 2]] != ["=>"]:
        return
    if close == first and tokens[first].kind != "name":
        return
    start = close + 2
    end = ends.get(start) if start < len(tokens) and tokens[start].text == "{" else _end(tokens, start, ends)
    if end is not None:
        parameters = _parameters(tokens[first : min(close + 1, first + _PARAMETERS)])
        script.functions.append(Function(tokens[at - 1].text.rpartition(".")[2], parameters, start - 1, end))


def _end(tokens: list[Token], start: int, ends: dict[int, int]) -> int:
    """Where the expression that begins at ``start`` is over."""
    at = start
    while at < min(len(tokens), start + _ARROW):
        token = tokens[at]
        if (token.kind == "mark" and token.text in ",;)}]") or (token.kind == "name" and token.text in _BEGINS):
            return at
        at = ends.get(at, at) + 1
    return at


def _parameters(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens if token.kind == "name"]


def _note_value(script: Script, at: int) -> None:
    before, after = script.tokens[at - 1], script.tokens[at + 1]
    if before.kind not in ("name", "text") or after.kind not in ("text", "number"):
        return
    following = script.tokens[at + 2].text if at + 2 < len(script.tokens) else ";"
    if following in ("+", ".", "("):
        return
    value: Literal = after.text if after.kind == "text" else number(after.text)
    script.values.setdefault(before.text.rpartition(".")[2], value)
