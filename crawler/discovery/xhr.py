"""Listings whose pages come by script: which request brings page 1, and which the page after it.

The inline scripts of the listing say it: a call that is given a page number (or a row to start from). Where the
code lies in a file of its own and only its parameters are inline, the endpoints of the systems seen stand in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import parse_qsl, urljoin, urlsplit

import msgspec

from crawler.clean import urls
from crawler.discovery import acts, counters, endpoints, payloads, rowshapes, scripts
from crawler.discovery.digits import whole_number
from crawler.discovery.model import NextPage
from crawler.discovery.scripts import Expression, Function, Joined, Json, Literal, Name, Script
from crawler.html import Page

MAX_CALLS = 100
"""Calls of one script that are looked at."""
MAX_REQUESTS = 10
"""Requests of one page."""
MAX_SCRIPTS = 20
MAX_INLINE = 400_000
"""Characters of all inline scripts of a page that are read."""
_ADDRESS = 4000
"""Characters of an address."""
_PASSED = 300
"""Tokens of a call that are read for what a function is given."""

_MAY_ASK = re.compile(
    r"ajax|\$\.post|\$\.get|getJSON|fetch\s*\(|\$http|loadPage|axios|\.load\s*\(|XMLHttpRequest|getNewsBlock|article_category_id"
)
_CALLS = ("ajax", "post", "get", "getJSON", "fetch", "$http", "axios", "load", "open")
_COUNTER = re.compile(
    r"(?:page|page_?(?:index|num(?:ber)?|no)|pg|p|trang|trang_?so|cur(?:rent)?_?page|cur|paged|start|offset|skip|start_?row)",
    re.IGNORECASE,
)
_ROWS = re.compile(r"start|offset|skip|start_?row", re.IGNORECASE)
"""Counters that count rows."""
_SIZE = re.compile(
    r"(?:page_?size|length|limit|take|size|per_?page|record_?per_?page|row_?per_?page|num_?of_?rows?|count|top|"
    r"so_?(?:luong|tin|bai|dong|ban_?ghi)(?:_?tren_?trang|_?moi_?trang)?)",
    re.IGNORECASE,
)
_SELECTS = re.compile(
    r"cat|(?:chuyen|danh|tieu)_?muc|chu_?de|the_?loai|loai_?tin|nhom|topic|module|list|zone|section|menu|site|portal|type",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"(?:max_?page|total_?pages?|tong_?(?:so_?)?trang)\w{0,20}\s{0,9}[=:]\s{0,9}(?:parseInt\(\s{0,9})?['\"]?([0-9]{1,6})",
    re.IGNORECASE,
)
_SAID = 20
"""Places of a script that may say which page is the last one."""


def first_pages(page: Page, *, inside: Callable[[str], bool]) -> list[NextPage]:
    """The requests that bring page 1 of the listings that the page's inline scripts load; none on other pages.

    ``inside`` says whether a canonical URL belongs to the portal; nothing else is asked.
    """
    if not _MAY_ASK.search(page.html):
        return []
    shape = rowshapes.bound(page.html)
    found: dict[str, NextPage] = {}
    for text in _texts(page):
        script = scripts.read(text)
        row_url = shape or rowshapes.written(script)
        last = _last(text)
        for asked in (*_asked(script, page.url), *endpoints.requests(script, text, page.url)):
            address = urls.canonical(asked.url)
            if address is None or not inside(address) or acts.is_act(asked.url, asked.form):
                continue
            whole = msgspec.structs.replace(asked, last=last, row_url=row_url or asked.row_url, listing=page.url)
            found.setdefault(f"{whole.url} {sorted((k, str(v)) for k, v in whole.form.items())}", whole)
            if len(found) == MAX_REQUESTS:
                return list(found.values())
    return list(found.values())


def _texts(page: Page) -> Iterator[str]:
    """The inline scripts that may ask for something, as far as the bounds of a page go."""
    left, looked = MAX_INLINE, 0
    for node in page.css("script:not([src])"):
        text = node.text(deep=True)[: min(left, scripts.MAX_SCRIPT)]
        if not _MAY_ASK.search(text):
            continue
        yield text
        left, looked = left - len(text), looked + 1
        if looked == MAX_SCRIPTS or left <= 0:
            return


def _last(text: str) -> int | None:
    """The last page that a script names; 0 and 1 are what a variable begins with, before the answer tells."""
    said = (int(found[1]) for found in islice(_LAST.finditer(text), _SAID))
    return next((number for number in said if number > 1), None)


def _asked(script: Script, here: str) -> Iterator[NextPage]:
    """Every call of the script that is given a page number, once for each way in which it is called."""
    del script.functions[MAX_CALLS:]
    bindings: dict[int, list[dict[str, Literal]]] = {}
    for number, (bracket, name) in enumerate(script.calls(*_CALLS)):
        if number == MAX_CALLS:
            return
        call = _call(name, script.arguments(bracket))
        if call is None:
            continue
        function = script.around(bracket)
        place = function.start if function is not None else -1
        if place not in bindings:
            bindings[place] = _bindings(script, function)
        for names in bindings[place]:
            asked = _request(call, names, script, here)
            if asked is not None:
                yield asked


@dataclass(slots=True)
class _Call:
    """One call as it is written."""

    url: Expression
    method: str
    data: Expression = None
    as_json: bool = False


def _call(name: str, arguments: list[Expression]) -> _Call | None:
    ending = name.rpartition(".")[2]
    sends_json = name.startswith(("$http", "axios"))
    if not arguments:
        return None
    first, rest = arguments[0], arguments[1:]
    if ending.endswith(("open", "load")):
        return _sent(ending, first, rest)
    options = first if isinstance(first, dict) else rest[0] if rest and isinstance(rest[0], dict) else {}
    url = options.get("url") if isinstance(first, dict) else first
    if ending in ("post", "get", "getJSON"):
        data = rest[0] if rest else None
        if ending != "post" and isinstance(data, dict) and isinstance(data.get("params"), dict):
            data = data["params"]
        return _Call(url, "POST" if ending == "post" else "GET", data, sends_json)
    said = options.get("type") or options.get("method") or "GET"
    data = options.get("data") or options.get("body") or options.get("params")
    told = str(options.get("contentType") or options.get("headers") or ("json" if sends_json else "")).lower()
    method = str(said).upper()
    # What else there is changes something.
    return _Call(url, method, data, "json" in told) if url is not None and method in ("GET", "POST") else None


def _sent(ending: str, first: Expression, rest: list[Expression]) -> _Call | None:
    """``request.open("GET", address)``, whose body, if any, stands elsewhere; ``element.load(address, fields)``."""
    if ending == "open" and rest and isinstance(first, str) and first.upper() == "GET":
        return _Call(rest[0], "GET")
    if ending == "load":
        return _Call(first, "POST" if rest and isinstance(rest[0], dict) else "GET", rest[0] if rest else None)
    return None


def _bindings(script: Script, function: Function | None) -> list[dict[str, Literal]]:
    """What the parameters of ``function`` are called with: each set of literals once; else nothing."""
    found: list[dict[str, Literal]] = []
    if function is not None and function.name and function.parameters:
        for bracket in script.called.get(function.name, [])[:MAX_CALLS]:
            if function.start < bracket < function.end:
                continue
            given = zip(function.parameters, script.arguments(bracket, _PASSED), strict=False)
            bound: dict[str, Literal] = {name: value for name, value in given if isinstance(value, str | int | bool)}
            if bound not in found:
                found.append(bound)
    return found or [{}]


def _request(call: _Call, names: dict[str, Literal], script: Script, here: str) -> NextPage | None:
    """The request for page 1; None where nothing in it counts pages, or it does something else."""
    known = {**script.values, **names}
    address, counter = _address(call.url, known)
    given, as_json = payloads.fields(call.data)
    form = _fields(given, known)
    in_form = next((name for name in form if _COUNTER.fullmatch(name)), None)
    target = _joined(here, address)
    if not target or urls.canonical(target) is None:
        return None
    if call.method != "POST":
        for name, value in form.items():
            target = counters.put(target, name, value)
        form = {}
    counter = counter or in_form
    names_of = [*form, *dict(parse_qsl(urlsplit(target).query, keep_blank_values=True))]
    if counter is None or not any(_SIZE.fullmatch(name) or _SELECTS.search(name) for name in names_of):
        return None
    step, begin = _counting(counter, form or dict(parse_qsl(urlsplit(target).query)))
    if call.method == "POST":
        form[counter] = begin
    else:
        target = counters.put(target, counter, begin)
    return NextPage(
        url=target,
        number=1,
        method="POST" if call.method == "POST" else "GET",
        form=form,
        encoding="json" if call.as_json or as_json else "form",
        kind="xhr",
        counter=counter,
        step=step,
    )


def _joined(here: str, address: str | None) -> str:
    """The whole address as it is written; empty where it is none."""
    try:
        return urljoin(here, address) if address else ""
    except ValueError:  # "http://[", and other brackets that hold no address
        return ""


def _counting(counter: str, fields: dict[str, Literal] | dict[str, str]) -> tuple[int, int]:
    """(step, first value) of a counter: pages from 1, or rows from 0 by the size asked for."""
    if not _ROWS.fullmatch(counter):
        return 1, 1
    sizes = [whole_number(value) or 0 for name, value in fields.items() if _SIZE.fullmatch(name)]
    return (sizes[0] if sizes and sizes[0] > 1 else 10), 0


def _address(url: Expression, known: dict[str, Literal]) -> tuple[str | None, str | None]:
    """The address that an expression makes, and the parameter in it that counts pages."""
    parts = url.parts if isinstance(url, Joined) else (url,) if isinstance(url, str | Name) else ()
    text, counter = "", None
    for part in parts:
        if len(text) > _ADDRESS:
            return None, None
        if not isinstance(part, Name):
            text += str(part)
            continue
        value = known.get(part.text, known.get(part.text.rpartition(".")[2]))
        asked = re.search(r"[?&]([\w.$-]+)=$", text)
        if asked is not None and _COUNTER.fullmatch(asked[1].rpartition("_")[2] or asked[1]):
            counter, value = asked[1], 1
        text += "" if value is None else str(value)
    return (text if text and not text.startswith(("#", "javascript:")) else None), counter


def _fields(data: dict[str, Expression], known: dict[str, Literal]) -> dict[str, Literal]:
    """The fields as the script would send them; what cannot be told is sent empty."""
    found: dict[str, Literal] = {}
    for name, value in data.items():
        if isinstance(value, Name):
            found[name] = known.get(value.text, known.get(value.text.rpartition(".")[2], ""))
        elif isinstance(value, Joined):
            found[name] = _address(value, known)[0] or ""
        elif not isinstance(value, dict | list | Json):
            found[name] = value
    return found
