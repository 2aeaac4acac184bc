"""Lists that a plugin loads: what the page's script gives it says which request brings their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.discovery.scripting.expressions import Expression, Literal
from crawler.discovery.scripting.scripts import Script

_TABLES = ("DataTable", "dataTable")
_ROWS = 10
"""Rows of a page of DataTables where none are said."""
_ADDRESS = re.compile(r"url|\w{1,30}(?:Url|URL)")
_FAR = 400
"""Tokens of a call within which the function that fills its fields begins."""
_CALLS = 200
"""Calls of one script that are looked at."""
_SCALARS = 60
"""Options of one call that may be fields."""


@dataclass(slots=True)
class Call:
    """One request as a script writes it."""

    url: Expression
    method: str
    data: Expression = None
    as_json: bool = False


def calls(script: Script) -> Iterator[tuple[int, Call]]:
    """(index of the bracket, request) of every call that is given a list's address and the count of its pages."""
    for number, (bracket, name) in enumerate(script.calls("")):
        if number == _CALLS:
            return
        if name.endswith(_TABLES):
            found = _table(script, bracket)
        elif name.rpartition(".")[2] in ("ajax", "post", "get", "getJSON", "fetch", "axios", "$http"):
            found = None  # read as what it is
        else:
            found = next(
                (call for given in script.arguments(bracket, _FAR) if (call := _list(given)) is not None), None
            )
        if found is not None:
            yield bracket, found


def _table(script: Script, bracket: int) -> Call | None:
    """DataTables whose rows the server gives: it asks for ``length`` rows from ``start`` on."""
    options = next((given for given in script.arguments(bracket) if isinstance(given, dict)), None)
    if options is None or not (options.get("serverSide") or options.get("bServerSide")):
        return None
    ajax = options.get("ajax") or options.get("sAjaxSource")
    asked = ajax if isinstance(ajax, dict) else {"url": ajax}
    data = asked.get("data")
    fields = data if isinstance(data, dict) else _filled(script, bracket)
    length = options.get("pageLength") or options.get("iDisplayLength")
    size = length if isinstance(length, int) and length > 0 else _ROWS
    method = str(asked.get("type") or asked.get("method") or "GET").upper()
    return Call(asked.get("url"), method, {"draw": 1, "start": 0, "length": size, **fields})


def _filled(script: Script, bracket: int) -> dict[str, Expression]:
    """The fields that ``data: function (d) { d.list = "/tin"; }`` adds."""
    inner = (one for one in script.functions if bracket < one.start < bracket + _FAR and len(one.parameters) == 1)
    function = next(inner, None)
    if function is None:
        return {}
    tokens, owner = script.tokens, f"{function.parameters[0]}."
    return {
        tokens[at].text.removeprefix(owner): tokens[at + 2].text
        for at in range(function.start, min(function.end, function.start + _FAR) - 2)
        if tokens[at].kind == "name" and tokens[at].text.startswith(owner)
        if tokens[at + 1].text == "=" and tokens[at + 2].kind in ("text", "number")
    }


def _list(options: Expression) -> Call | None:
    """``{loadPageURL: "/tin?…", pageNum: 1, recordPerPage: 10}``: the address, and beside it what it is asked with."""
    if not isinstance(options, dict) or len(options) > _SCALARS:
        return None
    url = next((value for name, value in options.items() if _ADDRESS.fullmatch(name) and isinstance(value, str)), None)
    if not url or url.startswith(("#", ".", "javascript:")):
        return None
    data = options.get("data") or options.get("params")
    method = str(options.get("type") or options.get("method") or "GET").upper()
    if method not in ("GET", "POST"):
        return None
    if isinstance(data, dict):
        return Call(url, method, data)
    fields: dict[str, Expression] = {name: value for name, value in options.items() if _is_field(name, value)}
    return Call(url, method, fields)


def _is_field(name: str, value: Expression) -> bool:
    """Whether an option may be sent: neither an address nor a place of the page."""
    if name in ("type", "method", "dataType") or _ADDRESS.fullmatch(name) or not isinstance(value, Literal):
        return False
    return not (isinstance(value, str) and value.startswith(("#", ".", "<", "/")))
