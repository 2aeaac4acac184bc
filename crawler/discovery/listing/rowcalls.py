"""The shape of a row's address where the row that a script draws calls a function: ``onclick="xem(' + r.Id + ')"``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.discovery.listing.openers import Openers
from crawler.discovery.listing.rowshapes import Shape, near
from crawler.discovery.scripting import datasets
from crawler.discovery.scripting.scripts import Script

_CALL = r"(?:onclick\s{0,3}=\s{0,3}[\"']?|javascript:)\s{0,3}([A-Za-z_$][\w$]{0,60})\(\s{0,3}"
_QUOTES = r"[\"'\\]{0,2}"
_BEGUN = re.compile(rf"{_CALL}{_QUOTES}\Z")
_ENDED = re.compile(rf"{_QUOTES}\s{{0,3}}\)")
_HELD = re.compile(rf"{_CALL}{_QUOTES}\$\{{(?:[\w$]{{1,60}}\.){{0,3}}([\w$]{{1,60}})\}}{_QUOTES}\s{{0,3}}\)")
_THIS = re.compile(rf"{_CALL}this\s{{0,3}}\)")
_TEXT = 4000
"""Characters of one text, and the last of it that may begin a call."""
_TAIL = 200
_AROUND = 40
"""Tokens before and after a call, among which the element's own attributes are written."""
_HOLE = re.compile(r"\{([\w.]{1,60})\}")


def every(script: Script, opens: Openers) -> Iterator[Shape]:
    """The shapes of all rows that call one of the functions which ``opens`` tells of, with one field or the element."""
    tokens = script.tokens
    for at, token in enumerate(tokens):
        if token.kind != "text" or "(" not in token.text:
            continue
        said = token.text[:_TEXT]
        begun = _BEGUN.search(said[-_TAIL:])
        field = _field(script, at + 1) if begun is not None else None
        if begun is not None and field is not None:
            yield from _shapes(script, at, opens.get(begun[1], []), {"0": field})
        for held in _HELD.finditer(said):
            yield from _shapes(script, at, opens.get(held[1], []), {"0": held[2]})
        for called in _THIS.finditer(said):
            for address in opens.get(called[1], []):
                names = (name for name in _HOLE.findall(address) if name.startswith("dataset."))
                fields = {name: _attribute(script, at, name.removeprefix("dataset.")) for name in names}
                yield from _shapes(script, at, [address], {name: own for name, own in fields.items() if own})


def _shapes(script: Script, at: int, addresses: list[str], fields: dict[str, str]) -> Iterator[Shape]:
    for address in addresses:
        names = _HOLE.findall(address)
        if names and all(name in fields for name in names):
            yield Shape(_HOLE.sub(lambda hole: f"{{{fields[hole[1]]}}}", address), near(script, at, _AROUND))


def _field(script: Script, at: int) -> str | None:
    """The field in ``+ r.Id + "')"``, which begins at the token ``at``."""
    tokens = script.tokens[at : at + 4]
    kinds = [token.kind if token.kind != "mark" else token.text for token in tokens]
    if kinds != ["+", "name", "+", "text"] or not _ENDED.match(tokens[3].text[:20]):
        return None
    return tokens[1].text.rpartition(".")[2]


def _attribute(script: Script, at: int, name: str) -> str | None:
    """The field that the attribute is given which a function reads from the element as ``name``."""
    attribute = re.escape(datasets.kebab(name))
    begun = re.compile(rf"data-{attribute}\s{{0,3}}=\s{{0,3}}{_QUOTES}\Z")
    held = re.compile(rf"data-{attribute}\s{{0,3}}=\s{{0,3}}{_QUOTES}\$\{{(?:[\w$]{{1,60}}\.){{0,3}}([\w$]{{1,60}})\}}")
    for place in range(max(0, at - _AROUND), min(at + _AROUND, len(script.tokens) - 2)):
        token = script.tokens[place]
        if token.kind != "text":
            continue
        found = held.search(token.text[:_TEXT])
        if found is not None:
            return found[1]
        if begun.search(token.text[-_TAIL:]) and [each.kind for each in script.tokens[place + 2 : place + 3]] == [
            "name"
        ]:
            return script.tokens[place + 2].text.rpartition(".")[2]
    found = held.search(script.tokens[at].text[:_TEXT])
    return found[1] if found is not None else None
