"""The shape of a row's address where a script makes the rows: a template of the page, or a concatenation."""

from __future__ import annotations

import re
from urllib.parse import quote

from crawler.discovery.scripts import Script

_BOUND = re.compile(r"""(?:ng-href|:href|v-bind:href|href)\s*=\s*["']([^"'<>]*\{\{[^"'<>]*)["']""")
_BEGINS = re.compile(r"""href\s*=\s*["']?([^"'<>]*)$""")
_HOLE = re.compile(r"\{\{\s*(?:::)?(?:[\w$]+\.)*(\w+)[^}]*\}\}")


def bound(html: str) -> str | None:
    """The shape of a row's address in a template: ``ng-href="/tin-tuc/{{item.Url}}-{{item.Id}}"``."""
    found = _BOUND.search(html)
    return _HOLE.sub(r"{\1}", found[1]) if found else None


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
                shape += re.split(r"""["'<>\s]""", following.text, maxsplit=1)[0]
                if re.search(r"""["'<>\s]""", following.text):
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
