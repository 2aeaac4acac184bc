"""Which addresses the functions of a page go to when they are called: ``function moBai(el) { location.href = '/bai/' +
el.dataset.slug; }`` opens ``/bai/{dataset.slug}``, and ``$('.the').click(...)`` what its elements say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from crawler.discovery import acts
from crawler.discovery.scripting import clicks, datasets, scripts, written
from crawler.discovery.scripting.expressions import Literal

if TYPE_CHECKING:
    from crawler.discovery.scripting.scripts import Script
    from crawler.html import Page

_GOES = re.compile(r"(?:^|\.)location(?:\.(?:href|assign|replace))?$")
MAY_GO = re.compile(r"\blocation\b|\bopen\(")
"""What every script says that goes to an address."""
_ASKS = frozenset({"confirm", "window.confirm", "prompt", "window.prompt"})
"""What asks before something is done."""
_BODY = 1000
"""Tokens of a function that are read."""
_ADDRESS = 200
"""Tokens of an address."""
_FUNCTIONS, _WAYS = 200, 3
"""Functions of a page that are looked at, and addresses of one of them."""
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Stand around what a function is given; no page has them in its addresses."""
_HOLE = re.compile(r"\{([\w.]{1,60})\}")
_ELEMENT = re.compile(r"(?<![\w$.])dataset\.\w{1,40}")
_ALIAS = re.compile(r"(?<![\w$])([\w$]{1,60})\s{0,5}=\s{0,5}(dataset\.\w{1,40})\s{0,5}[;,\n]")
_HANDLED = re.compile(
    r"""(?:\$|jQuery)\(\s{0,5}['"](?P<own>[^'"\n]{1,80})['"]\s{0,5}\)\s{0,9}\.\s{0,9}(?:click\(|on\(\s{0,5}['"]click['"]\s{0,5},)"""
    r"""\s{0,5}(?=function|\(|\w{1,20}\s{0,3}=>)|"""
    r"""\.\s{0,5}on\(\s{0,5}['"]click['"]\s{0,5},\s{0,5}['"](?P<inner>[^'"\n]{1,80})['"]\s{0,5},|"""
    r"""querySelectorAll\(\s{0,5}['"](?P<every>[^'"\n]{1,80})['"]\s{0,5}\)\s{0,5}\.\s{0,5}forEach\("""
)
_SELECTOR = re.compile(
    r"(?=\S)[\w-]{0,40}(?:[.#][\w-]{1,40}){0,3}(?:\[data-[\w-]{1,40}\])?(?:\s[\w-]{1,40}|\s[\w-]{0,40}[.#][\w-]{1,40})?"
)
_HANDLER = 1500
"""Characters of a handler."""
_HANDLERS = 20

Openers = Mapping[str, list[str]]
"""Names of functions, and ``css:`` and a selector for elements that call one without a name, to addresses with
``{0}`` for the first thing that is given and ``{dataset.slug}`` for what the element says of itself."""


def read(page: Page) -> dict[str, list[str]]:
    """What the functions in the page's inline scripts open; those that may do more than that are left out."""
    text = datasets.plain(clicks.scripts_of(page))
    if not MAY_GO.search(text):
        return {}
    script = scripts.read(text)
    said = {**script.values, **{name: _hole(whole) for name, whole in _ALIAS.findall(text)}}
    found: dict[str, list[str]] = {}
    for function in islice(script.functions, _FUNCTIONS):
        if not function.name or _is_act(function.name):
            continue
        given: dict[str, Literal] = {name: _hole(str(at)) for at, name in enumerate(function.parameters)}
        body = range(function.start, min(function.end, function.start + _BODY))
        addresses = list(islice(_addresses(script, body, {**said, **given}), _WAYS))
        if addresses:
            found.setdefault(function.name, addresses)
    for selector, handler in islice(_handlers(text), _HANDLERS):
        own = scripts.read(handler)
        addresses = list(islice(_addresses(own, range(_end(own)), said), _WAYS))
        if addresses and all("{dataset." in address for address in addresses):
            found.setdefault(f"css:{selector}", addresses)
    return found


def filled(addresses: list[str], given: Mapping[str, str]) -> str | None:
    """The first of ``addresses`` that what is ``given`` fills.

    >>> filled(["/tin/{0}?k={1}", "/bai/{dataset.slug}"], {"dataset.slug": "le-hoi"}), filled(["/tin/{0}"], {})
    ('/bai/le-hoi', None)
    """
    for address in addresses:
        names = _HOLE.findall(address)
        if names and all(given.get(name) for name in names):
            made = _HOLE.sub(lambda hole: given[hole[1]], address)
            return None if acts.row_acts(made) else made
    return None


def _is_act(name: str) -> bool:
    return acts.is_opinion(name) or acts.says_act(name)


def _handlers(text: str) -> Iterator[tuple[str, str]]:
    """(selector, script from there on) of what is called when elements are clicked on."""
    for found in _HANDLED.finditer(text):
        selector = (found["own"] or found["inner"] or found["every"]).strip()
        handler = text[found.end() : found.end() + _HANDLER]
        is_simple = _SELECTOR.fullmatch(selector) is not None and not _is_act(selector)
        if is_simple and (found["every"] is None or "click" in handler):
            yield selector, handler


def _end(script: Script) -> int:
    """Where the function is over with which a script begins."""
    opened, has_body = 0, False
    for at, token in enumerate(script.tokens):
        if token.kind == "mark" and token.text in "{}":
            opened += 1 if token.text == "{" else -1
            has_body = True
        if (has_body and opened <= 0) or (not has_body and token.text == ";"):
            return at
    return len(script.tokens)


def _addresses(script: Script, body: range, known: Mapping[str, Literal]) -> Iterator[str]:
    """The addresses that ``body`` goes to, made of what it is given."""
    tokens = script.tokens
    names = [tokens[at].text for at in body if tokens[at].kind == "name"]
    if acts.is_opinion(*names) or not _ASKS.isdisjoint(names):
        return
    read = (name for at in body if "dataset." in tokens[at].text for name in _ELEMENT.findall(tokens[at].text))
    elements: dict[str, Literal] = {name: _hole(name) for name in read}
    for at in body:
        token, after = tokens[at], tokens[at + 1].text if at + 1 < len(tokens) else ""
        if token.kind != "name":
            continue
        if _GOES.search(token.text) and after == "=":
            expression = script.expression(at + 2, _ADDRESS)
        elif after == "(" and (_GOES.search(token.text) or token.text in ("open", "window.open")):
            expression = next(iter(script.arguments(at + 1, _ADDRESS)), None)
        else:
            continue
        made = written.joined(expression, {**known, **elements}) or ""
        if _OPEN in made and "{" not in made:
            yield made.replace(_OPEN, "{").replace(_CLOSE, "}")


def _hole(name: str) -> str:
    return f"{_OPEN}{name}{_CLOSE}"
