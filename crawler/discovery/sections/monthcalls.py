"""Archives by month that entries of a page call a function for: ``onclick="taiThang(2026, 9)"``.

The function, in an inline script, says where one is asked for: ``$.get('/luu-tru?nam=' + nam + '&thang=' + thang)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from crawler.clean import text
from crawler.discovery import acts
from crawler.discovery.anchors import Anchors
from crawler.discovery.scripting import clicks, scripts, written
from crawler.discovery.scripting.expressions import Literal
from crawler.discovery.scripting.scripts import Function, Script

_YEAR, _MONTH = re.compile(r"(?:19|20)\d\d"), re.compile(r"0?[1-9]|1[0-2]")
_OTHER = re.compile(r"lich|calendar|sukien|event|thoitiet|vanban|thongke|gia(?:vang|ca)")
"""In the names of what is shown by month and is no news."""
_LETTERS = re.compile(r"[^a-z]+")
_ASKS = ("get", "load", "ajax", "fetch", "getJSON")
_LOOKED = 600
"""Elements that call something."""
_SAID = 300
_BODY = 1000
"""Tokens of a function that are read."""


def read(anchors: Anchors) -> Iterator[str]:
    """The addresses of the months that the page's entries call for; none of a function that may do more than show."""
    if not any(each in anchors.page.html for each in ("onclick", "javascript:")):
        return
    script: Script | None = None
    for node in islice(anchors.page.css(clicks.CALLERS), _LOOKED):
        attributes = node.attributes
        call = clicks.CALL.search(f"{attributes.get('onclick') or ''} {attributes.get('href') or ''}"[:_SAID])
        given = [value.strip().strip("'\"") for value in call[2].split(",")] if call is not None else []
        if call is None or not _are_month(given):
            continue
        script = script or scripts.read(clicks.scripts_of(anchors.page))
        function = next((each for each in script.functions if each.name == call[1]), None)
        url = _asked(anchors, script, function, given) if function is not None else None
        if url is not None:
            yield url


def _are_month(given: list[str]) -> bool:
    """Whether a function is given a year and a month, in either order, and nothing else."""
    years = [value for value in given if _YEAR.fullmatch(value)]
    return len(given) == 2 and len(years) == 1 and any(_MONTH.fullmatch(value) for value in given)


def _asked(anchors: Anchors, script: Script, function: Function, given: list[str]) -> str | None:
    known: dict[str, Literal] = {**script.values, **dict(zip(function.parameters, given, strict=False))}
    for bracket, name in script.calls(*_ASKS):
        if not function.start < bracket < min(function.end, function.start + _BODY):
            continue
        first = next(iter(script.arguments(bracket)), None)
        if isinstance(first, dict):
            said = str(first.get("type") or first.get("method") or "GET").upper()
            first = first.get("url") if said == "GET" else None
        told = written.joined(first, known) if name.rpartition(".")[2] in _ASKS else None
        url = anchors.resolve(told) if told else None
        shown = _LETTERS.sub("", text.fold(f"{function.name} {url}"))
        if url is not None and not acts.is_act(url) and not acts.is_opinion(function.name) and not _OTHER.search(shown):
            return url
    return None
