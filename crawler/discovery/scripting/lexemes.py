"""Scripts taken apart into tokens: texts without their quotes and escapes, numbers, names with their points, marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

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
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_PLAIN_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
_SURROGATE = re.compile("[\ud800-\udfff]")
CLOSES = {"(": ")", "{": "}", "[": "]"}
"""Opening brackets to those that close them."""


class Token(NamedTuple):
    """A piece of a script: its kind (text, number, name, mark) and what it says, strings without quotes."""

    kind: str
    text: str


def split(text: str) -> list[Token]:
    """The tokens of a script, in time linear in its length; white space, comments and unclosed texts left out.

    >>> [token.text for token in split(r"a . b = '\\u0110i' + 2 // x")]
    ['a.b', '=', 'Đi', '+', '2']
    """
    return [token for token, _ in tokens(text, 0, MAX_SCRIPT)]


def tokens(text: str, start: int, end: int) -> Iterator[tuple[Token, int]]:
    """The same of what stands from ``start`` to ``end``, one by one, each with where it ends."""
    for match in _TOKEN.finditer(text, start, end):
        if match["skip"] is None and match["unclosed"] is None:
            yield Token(match.lastgroup or "", _said(match)), match.end()


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
