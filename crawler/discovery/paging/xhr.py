"""Listings whose pages come by script: which request brings page 1, and which the page after it.

The inline scripts of the listing say it: a call that is given a page number (or a row to start from). Where the
code lies in a file of its own and only its parameters are inline, the endpoints of the systems seen stand in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain, islice, product
from urllib.parse import parse_qsl, urljoin, urlsplit

import msgspec
from selectolax.lexbor import LexborNode

from crawler.clean import urls
from crawler.discovery import acts
from crawler.discovery.digits import whole_number
from crawler.discovery.listing import openers, rowcalls, rowshapes
from crawler.discovery.model import NextPage
from crawler.discovery.paging import counters, endpoints, firstpage, plugins, tokens
from crawler.discovery.paging.plugins import Call
from crawler.discovery.scripting import datasets, lexemes, payloads, scripts, written
from crawler.discovery.scripting.expressions import Expression, Literal, Name
from crawler.discovery.scripting.scripts import Function, Script
from crawler.html import Page

MAX_CALLS, MAX_TRIED = 100, 1000
"""Calls of one script that are looked at, and ways in which they are made: each with what each element says."""
MAX_REQUESTS = 10
"""Requests of one page."""
MAX_SCRIPTS = 20
MAX_INLINE = 400_000
"""Characters of all inline scripts of a page that are read."""
_HANDLER = 200
"""Characters of what one element calls."""
_PASSED = 300
"""Tokens of a call that are read for what a function is given."""

_MAY_ASK = re.compile(
    r"ajax|\$\.post|\$\.get|getJSON|fetch\s*\(|\$http|loadPage|axios|\.load\s*\(|XMLHttpRequest|getNewsBlock|article_category_id"
)
_CALLS = ("ajax", "post", "get", "getJSON", "fetch", "$http", "axios", "load", "open")
_SIZE = re.compile(
    r"(?:page_?size|length|limit|take|size|per_?page|record_?per_?page|row_?per_?page|num_?of_?rows?|count|top|"
    r"so_?(?:luong|tin|bai|dong|ban_?ghi)(?:_?tren_?trang|_?moi_?trang)?)",
    re.IGNORECASE,
)
_SELECTS = re.compile(
    r"cat|muc|chu_?de|the_?loai|loai_?tin|nhom|topic|module|list|zone|section|menu|site|portal|type",
    re.IGNORECASE,
)
_LISTS = re.compile(r"tin|bai|news|post|article|list|danh-?_?sach|load|more|them|trang|pag|blog|muc", re.IGNORECASE)
"""What the path of an address says that brings rows."""
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
    handlers: str | None = None
    for text in _texts(page):
        if handlers is None:
            handlers = _handlers(page)
        script = scripts.read(f"{text}\n;{handlers}")
        row_url = shape or rowshapes.written(script) or _called(script, page)
        last = _last(text)
        told = _asked(script, page.url, datasets.values(page, text))
        for asked in chain(told, endpoints.requests(script, text, page.url)):
            address = urls.canonical(asked.url)
            if address is None or not inside(address) or acts.is_act(asked.url, asked.form):
                continue
            whole = msgspec.structs.replace(asked, last=last, row_url=row_url or asked.row_url, listing=page.url)
            found.setdefault(f"{whole.url} {sorted((k, str(v)) for k, v in whole.form.items())}", whole)
            if len(found) == MAX_REQUESTS:
                return list(found.values())
    return list(found.values())


def may_ask(text: str) -> bool:
    """Whether a script asks for something at all."""
    return _MAY_ASK.search(text) is not None


def lacks_section(asked: NextPage) -> bool:
    """Whether a request leaves open for which section it asks: the script is given that by whoever calls it.

    >>> lacks_section(NextPage(url="/tin?muc=&page=1")), lacks_section(NextPage(url="/tin?muc=lua&page=1&q="))
    (True, False)
    """
    given = [*parse_qsl(urlsplit(asked.url).query, keep_blank_values=True), *asked.form.items()]
    return any(value in ("", None) and _SELECTS.search(name) for name, value in given)


def _called(script: Script, page: Page) -> str | None:
    """The shape of the address that rows lead to by a function of the page."""
    return next((each.address for each in rowcalls.every(script, openers.read(page))), None)


def _texts(page: Page) -> Iterator[str]:
    """The inline scripts that may ask for something, as far as the bounds of a page go."""
    left, looked = MAX_INLINE, 0
    for node in page.css("script:not([src])"):
        text = node.text(deep=True)[: min(left, lexemes.MAX_SCRIPT)]
        if not _MAY_ASK.search(text):
            continue
        yield datasets.plain(text)
        left, looked = left - len(text), looked + 1
        if looked == MAX_SCRIPTS or left <= 0:
            return


def _handlers(page: Page) -> str:
    """What the page's elements call when they are clicked on: a list of several sections tells which there."""
    said = dict.fromkeys(
        node.attributes.get(name) or "" for name, node in _clickable(page) if "(" in (node.attributes.get(name) or "")
    )
    return ";\n".join(text.removeprefix("javascript:")[:_HANDLER] for text in islice(said, MAX_CALLS))


def _clickable(page: Page) -> Iterator[tuple[str, LexborNode]]:
    yield from (("onclick", node) for node in islice(page.css("[onclick]"), MAX_CALLS))
    yield from (("href", node) for node in islice(page.css('a[href^="javascript:"]'), MAX_CALLS))


def _last(text: str) -> int | None:
    """The last page that a script names; 0 and 1 are what a variable begins with, before the answer tells."""
    said = (int(found[1]) for found in islice(_LAST.finditer(text), _SAID))
    return next((number for number in said if number > 1), None)


def _asked(script: Script, here: str, attributes: list[dict[str, Literal]]) -> Iterator[NextPage]:
    """Every call of the script that is given a page number, once for each way in which it is called and for each
    set of ``attributes`` of the page that it may read."""
    del script.functions[MAX_CALLS:]
    bindings: dict[int, list[dict[str, Literal]]] = {}
    left = MAX_TRIED
    for bracket, call in (*_calls(script), *plugins.calls(script)):
        function = script.around(bracket)
        place = function.start if function is not None else -1
        if place not in bindings:
            bindings[place] = _bindings(script, function)
        ways = list(islice(product(bindings[place], attributes), left))
        left -= len(ways)
        for names, read in ways:
            asked = _request(call, {**read, **names}, script, here, bracket)
            if asked is not None:
                yield asked


def _calls(script: Script) -> Iterator[tuple[int, Call]]:
    """(index of the bracket, request) of every call that sends something."""
    for number, (bracket, name) in enumerate(script.calls(*_CALLS)):
        if number == MAX_CALLS:
            return
        call = _call(name, script.arguments(bracket))
        if call is not None:
            yield bracket, call


def _call(name: str, arguments: list[Expression]) -> Call | None:
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
        return Call(url, "POST" if ending == "post" else "GET", data, sends_json)
    said = options.get("type") or options.get("method") or "GET"
    data = options.get("data") or options.get("body") or options.get("params")
    told = str(options.get("contentType") or options.get("headers") or ("json" if sends_json else "")).lower()
    method = str(said).upper()
    # What else there is changes something.
    return Call(url, method, data, "json" in told) if url is not None and method in ("GET", "POST") else None


def _sent(ending: str, first: Expression, rest: list[Expression]) -> Call | None:
    """``request.open("GET", address)``, whose body, if any, stands elsewhere; ``element.load(address, fields)``."""
    if ending == "open" and rest and isinstance(first, str) and first.upper() == "GET":
        return Call(rest[0], "GET")
    if ending == "load":
        return Call(first, "POST" if rest and isinstance(rest[0], dict) else "GET", rest[0] if rest else None)
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


def _request(call: Call, names: dict[str, Literal], script: Script, here: str, bracket: int) -> NextPage | None:
    """The request for page 1; None where nothing in it counts pages, or it does something else."""
    known = {**script.values, **names}
    address, counter, shape, counts = written.address(call.url, known)
    given, as_json = payloads.fields(call.data)
    form = written.fields(given, known)
    in_form = next((name for name in form if written.COUNTER.fullmatch(name)), None)
    target = _joined(here, address)
    if not target or urls.canonical(target) is None:
        return None
    if call.method != "POST":
        for name, value in form.items():
            target, shape = counters.put(target, name, value), counters.put(shape, name, value) if shape else None
        form = {}
    if shape is not None and counter is None and in_form is None:
        if call.method == "POST":
            return None
        zero = firstpage.begins(script, Name(counts or ""), bracket) - 1
        asked = NextPage(url=target, number=1, kind="xhr", template=_joined(here, shape), zero=zero)
        return counters.at(asked, 1)
    first = Name(counts) if counts else given.get(in_form or "")
    counter = counter or in_form
    asked = NextPage(
        url=target,
        method="POST" if call.method == "POST" else "GET",
        form=form,
        encoding="json" if call.as_json or as_json else "form",
        kind="xhr",
    )
    query = dict(parse_qsl(urlsplit(target).query, keep_blank_values=True))
    token = tokens.of({**form, **query}) if counter is None else None
    if token is not None and (form.get(token) or query.get(token)):
        return msgspec.structs.replace(asked, token=token)
    lists = _LISTS.search(urlsplit(target).path) is not None
    if counter is not None and call.method != "POST" and not acts.is_opinion(counter):
        lists |= urlsplit(target).path == urlsplit(here).path  # a listing that asks for itself
    names_of = [*form, *query]
    if counter is None or not (lists or any(_SIZE.fullmatch(name) or _SELECTS.search(name) for name in names_of)):
        return None
    step, begin = _counting(counter, form or query)
    begin = firstpage.begins(script, first, bracket) if begin else 0
    if call.method == "POST":
        form[counter] = begin
    else:
        target = counters.put(target, counter, begin)
    return msgspec.structs.replace(asked, url=target, number=1, counter=counter, step=step, zero=begin - step)


def _joined(here: str, address: str | None) -> str:
    """The whole address as it is written; empty where it is none."""
    try:
        return urljoin(here, address) if address else ""
    except ValueError:  # "http://[", and other brackets that hold no address
        return ""


def _counting(counter: str, fields: dict[str, Literal] | dict[str, str]) -> tuple[int, int]:
    """(step, first value) of a counter: pages from 1, or rows from 0 by the size asked for."""
    if not written.ROWS.fullmatch(counter):
        return 1, 1
    sizes = [whole_number(value) or 0 for name, value in fields.items() if _SIZE.fullmatch(name)]
    return (sizes[0] if sizes and sizes[0] > 1 else 10), 0
