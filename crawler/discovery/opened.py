"""Links that call a function of the page, which goes to an address made of what it is given.

``href="javascript:xemTin(123)"``, and in an inline script ``function xemTin(id) { window.open('tin.asp?id=' + id); }``.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from crawler.discovery import acts, clicks, datasets, glance, scripts, written
from crawler.discovery.expressions import Literal
from crawler.discovery.scripts import Function, Script
from crawler.discovery.shapes import leads_elsewhere
from crawler.html import Page

_GOES = re.compile(r"(?:^|\.)location(?:\.(?:href|assign|replace))?$")
_VALUE = re.compile(r"'[^']*'|\"[^\"]*\"|-?\d{1,12}")
_ROW_WORDS = 4
"""Words of a title; what says less is a button or a number of a page."""
_SAID = 500
"""Characters of an attribute, and of an element."""
_BODY = 1000
"""Tokens of a function that are read."""
_ADDRESS = 200
"""Tokens of an address."""
_LOOKED = 1000
"""Elements of a page that are looked at."""


class Opened:
    """Reads such links of one page; its scripts are read once, and only where something calls them."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._script: Script | None = None
        self._left = _LOOKED

    def address(self, node: LexborNode) -> str | None:
        """The address that a click on ``node`` leads to, as the function that it calls makes it; else None."""
        attributes = node.attributes
        said = attributes.get("onclick") or attributes.get("href") or ""
        call = clicks.CALL.search(said[:_SAID]) if "(" in said else None
        if call is None or "__doPostBack" in said or acts.is_opinion(call[1]) or self._left <= 0:
            return None
        self._left -= 1
        given = [value.strip() for value in call[2].split(",")]
        own = _own(node) if given == ["this"] else {}
        is_told = bool(own) or all(map(_VALUE.fullmatch, given))
        if not is_told or len(glance.text(node, _SAID).split()) < _ROW_WORDS:
            return None
        if self._script is None:
            self._script = scripts.read(datasets.plain(clicks.scripts_of(self._page)))
        function = next((each for each in self._script.functions if each.name == call[1]), None)
        return _made(self._script, function, given, own) if function is not None else None


def _own(node: LexborNode) -> dict[str, Literal]:
    """What a function that is given the element may read from it: ``el.dataset.slug``."""
    said = ((name.removeprefix("data-"), value) for name, value in node.attributes.items() if name[:5] == "data-")
    return {f"dataset.{datasets.camel(name)}": value for name, value in said if value}


def _made(script: Script, function: Function, given: list[str], own: dict[str, Literal]) -> str | None:
    """The address that ``function`` goes to when it is given these; None where it does not tell, or does more."""
    pairs = zip(function.parameters, given, strict=False)
    values: dict[str, Literal] = own or {name: value.strip("'\"") for name, value in pairs}
    nothing: dict[str, Literal] = dict.fromkeys(values, "")
    body = range(function.start, min(function.end, function.start + _BODY))
    if acts.is_opinion(*(script.tokens[at].text for at in body if script.tokens[at].kind == "name")):
        return None
    for at in body:
        token, after = script.tokens[at], script.tokens[at + 1].text if at + 1 < len(script.tokens) else ""
        if token.kind != "name":
            continue
        if _GOES.search(token.text) and after == "=":
            expression = script.expression(at + 2, _ADDRESS)
        elif after == "(" and (_GOES.search(token.text) or token.text in ("open", "window.open")):
            expression = next(iter(script.arguments(at + 1, _ADDRESS)), None)
        else:
            continue
        made, plain = (written.joined(expression, {**script.values, **names}) for names in (values, nothing))
        if made and made != plain and not acts.row_acts(made) and not leads_elsewhere(made):
            return made
    return None
