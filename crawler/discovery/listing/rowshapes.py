"""The shape of a row's address where a script makes the rows: a template of the page, or a concatenation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from crawler.discovery.scripting.scripts import Script

_BOUND = re.compile(r"""href\s{0,5}=\s{0,5}["']([^"'<>]{1,500}+)["']""")
_BEGINS = re.compile(r"""href\s*=\s*["']?([^"'<>]*)$""")
_WHOLE = re.compile(r"""href\s{0,5}=\s{0,5}["']?((?:[^"'<>\s$]|\$\{[^{}]{1,100}\}){1,500})["'\s>]""")
_ENDS = re.compile(r"""["'<>\s]""")
_PIECE = 300
"""Characters of one part of an address."""
_NEAR = 40
"""Tokens after an address, among which the row's title is written, up to the next address."""
_HOLE = re.compile(r"\{\{\s*(?:::)?(?:[\w$]++\.)*+(\w++)[^}]*+\}\}")
_HELD = re.compile(
    r"\$\{(?:[^{}]{0,60}[\w$\])]\.)?([A-Za-z_$][\w$]{0,60})\)?\}|\$\{[\w$.]{1,60}\[['\"]?(\w{1,60})['\"]?\]\)?\}"
)
"""``${r.Slug}``, ``${encodeURIComponent(r.Slug)}``, ``${r[0]}``, ``${r['Slug']}``."""


class Shape(NamedTuple):
    """An address with ``{field}`` for what is a row's own, and the names that are said near it."""

    address: str
    near: frozenset[str]


def bound(html: str) -> str | None:
    """The shape of a row's address in a template: ``ng-href="/tin-tuc/{{item.Url}}-{{item.Id}}"``."""
    if "{{" not in html:
        return None
    found = next((link[1] for link in _BOUND.finditer(html) if "{{" in link[1]), None)
    return _HOLE.sub(r"{\1}", found) if found else None


def written(script: Script) -> str | None:
    """The shape of a row's address where a script writes it: ``'<a href="/x?id=' + item.ID + '">'``."""
    return next((shape.address for shape in every(script)), None)


def every(script: Script) -> Iterator[Shape]:
    """All that a script writes, also in texts with holes: ``<a href="/x/${item.ID}">``."""
    tokens = script.tokens
    for at, token in enumerate(tokens):
        if token.kind != "text" or "href" not in token.text:
            continue
        begin = _BEGINS.match(token.text, token.text.rfind("href"))
        if begin is not None:
            found = [_put_together(script, at, begin[1])]
        else:
            found = [_HELD.sub(_hole, link[1]) for link in _WHOLE.finditer(token.text) if "${" in link[1]]
        for shape in found:
            if "{" in shape and "${" not in shape and shape.startswith(("/", "http", "?")):
                yield Shape(shape, near(script, at))


def _put_together(script: Script, at: int, shape: str) -> str:
    """An address that begins with ``shape`` in the token ``at``, and goes on in those after it."""
    tokens = script.tokens
    for place in range(at + 1, min(at + 20, len(tokens))):
        following = tokens[place]
        if following.kind == "name":
            value = script.values.get(following.text)
            is_stem = not shape and isinstance(value, str) and value.startswith("/")  # '<a href="' + root + row.Slug
            is_field = [token.text for token in tokens[place + 1 : place + 2]] not in (["["], ["("])
            if is_stem:
                shape += str(value)
            elif is_field:
                shape += f"{{{following.text.rpartition('.')[2]}}}"
        elif tokens[place - 1].text == "[":  # row[0], row["Slug"]
            shape += f"{{{following.text}}}"
        elif following.kind == "text":
            said = following.text[:_PIECE]
            shape += _ENDS.split(said, maxsplit=1)[0]
            if len(said) == _PIECE or _ENDS.search(said):
                break
    return shape


def near(script: Script, at: int, before: int = 0) -> frozenset[str]:
    """The names of fields that are written behind the token ``at``, up to the next address; and so many ``before``."""
    behind = script.tokens[at : at + _NEAR]
    others = (place for place, token in enumerate(behind) if place and token.kind == "text" and "href" in token.text)
    tokens = script.tokens[max(0, at - before) : at] + behind[: next(others, _NEAR)]
    names = {token.text.rpartition(".")[2] for token in tokens if token.kind == "name"}
    held = (found for token in tokens if token.kind == "text" for found in _HELD.findall(token.text[: 20 * _PIECE]))
    return frozenset(names | {first or second for first, second in held})


def _hole(found: re.Match[str]) -> str:
    return f"{{{found[1] or found[2]}}}"


def filled(shape: str, row: dict[str, object]) -> str | None:
    """The address of a row; None where the row lacks a part.

    >>> filled("/tin-tuc/{Url}-{Id}", {"Url": "le-hoi", "Id": 7}), filled("/x/{Id}", {})
    ('/tin-tuc/le-hoi-7', None)
    """
    made = ""
    for text, name in re.findall(r"([^{]*)(?:\{(\w+)\})?", shape):
        made += text
        if name:
            value = row.get(name)
            if not isinstance(value, str | int) or value == "":
                return None
            made += quote(str(value), safe="/%:?&=-_.~")
    return made
