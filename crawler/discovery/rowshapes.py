"""The shape of a row's address where a script makes the rows: a template of the page, or a concatenation."""

from __future__ import annotations

import re
from urllib.parse import quote

from crawler.discovery.scripts import Script

_BOUND = re.compile(r"""href\s{0,5}=\s{0,5}["']([^"'<>]{1,500}+)["']""")
_BEGINS = re.compile(r"""href\s*=\s*["']?([^"'<>]*)$""")
_ENDS = re.compile(r"""["'<>\s]""")
_PIECE = 300
"""Characters of one part of an address."""
_HOLE = re.compile(r"\{\{\s*(?:::)?(?:[\w$]++\.)*+(\w++)[^}]*+\}\}")


def bound(html: str) -> str | None:
    """The shape of a row's address in a template: ``ng-href="/tin-tuc/{{item.Url}}-{{item.Id}}"``."""
    if "{{" not in html:
        return None
    found = next((link[1] for link in _BOUND.finditer(html) if "{{" in link[1]), None)
    return _HOLE.sub(r"{\1}", found) if found else None


def written(script: Script) -> str | None:
    """The shape of a row's address where a script writes it: ``'<a href="/x?id=' + item.ID + '">'``."""
    tokens = script.tokens
    for at, token in enumerate(tokens):
        begin = (
            _BEGINS.match(token.text, token.text.rfind("href"))
            if token.kind == "text" and "href" in token.text
            else None
        )
        if begin is None:
            continue
        shape = begin[1]
        for following in tokens[at + 1 : at + 20]:
            if following.kind == "name":
                shape += f"{{{following.text.rpartition('.')[2]}}}"
            elif following.kind == "text":
                said = following.text[:_PIECE]
                shape += _ENDS.split(said, maxsplit=1)[0]
                if len(said) == _PIECE or _ENDS.search(said):
                    break
        if "{" in shape and shape.startswith(("/", "http", "?")):
            return shape
    return None


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
