"""Pagers whose numbers call a function of the page: one that goes to an address, or that fills in a form and sends it.

``onclick="goPage(3)"`` says which page; the function, in an inline script, says how it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from crawler.clean import text
from crawler.discovery import acts, scripts, written
from crawler.discovery.anchors import Anchors, squeeze
from crawler.discovery.model import NextPage
from crawler.discovery.pagers import runs
from crawler.discovery.scripts import Joined, Literal, Name, Script
from crawler.discovery.shapes import leads_elsewhere

_CALLERS = "[onclick*='('], a[href^='javascript:']"
_CALL = re.compile(r"(?:javascript:|return)?\s{0,9}([A-Za-z_$][\w$]{0,60})\s{0,9}\(([^()]{1,200})\)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:trang|page)?\s?[\[(]?\s?(\d{1,6})\s?[\])]?", re.IGNORECASE)
_NEXT = re.compile(r"(?:trang )?(?:sau|tiep|tiep theo|ke tiep|cuoi|next|last)?[ .]*[»›>→⟩❯]*")
_NUMERAL = re.compile(r"\d{1,6}")
_LOOKED = 200
"""Elements that call something."""
_TEXT = 400_000
"""Characters of a page's inline scripts."""
_BODY = 2000
"""Tokens of a function that are read."""
_ADDRESS = 200
"""Tokens of an address."""
_LEVELS = 4


class _Caller(NamedTuple):
    """An element of a pager: what it calls, and with which number in which place."""

    node: LexborNode
    function: str
    given: tuple[str, ...]
    place: int
    number: int
    """The page that it says it leads to; that which it calls for, of an arrow."""
    value: int
    is_arrow: bool


class _Pager(NamedTuple):
    callers: list[_Caller]
    current: int
    last: int
    step: int
    """What lies between the values of two pages, and of page 0:"""
    zero: int


def read(anchors: Anchors) -> tuple[NextPage | None, int | None, int | None]:
    """The following page, the number of this one, and of the last; None for each where the page has no such pager."""
    html = anchors.page.html
    if "onclick" not in html and "javascript:" not in html:
        return None, None, None
    by_function: dict[tuple[str, int, tuple[str, ...]], list[_Caller]] = {}
    for caller in _callers(anchors):
        others = tuple(value for at, value in enumerate(caller.given) if at != caller.place)
        by_function.setdefault((caller.function, caller.place, others), []).append(caller)
    script: Script | None = None
    for callers in by_function.values():
        pager = _pager(callers)
        if pager is None:
            continue
        script = script or scripts.read(_inline(anchors))
        page = _asked(anchors, script, pager)
        if page is not None:
            return (page if pager.current < pager.last else None), pager.current, pager.last
    return None, None, None


def _callers(anchors: Anchors) -> Iterator[_Caller]:
    for node in islice(anchors.page.css(_CALLERS), _LOOKED):
        attributes = node.attributes
        said = f"{attributes.get('onclick') or ''} {attributes.get('href') or ''}"[:500]
        call = _CALL.search(said)
        if call is None or "__doPostBack" in said:
            continue
        given = tuple(value.strip().strip("'\"") for value in call[2].split(","))
        shown = squeeze(node.text(deep=True))[:40]
        number = _NUMBER.fullmatch(shown)
        is_arrow = number is None and _NEXT.fullmatch(text.fold(shown or attributes.get("title") or "")) is not None
        if number is None and not (is_arrow and (shown or attributes.get("title"))):
            continue
        place = _place(given, int(number[1]) if number else None)
        if place is not None:
            value = int(given[place])
            yield _Caller(node, call[1], given, place, int(number[1]) if number else value, value, is_arrow)


def _place(given: tuple[str, ...], number: int | None) -> int | None:
    """Which of the values given is the page's: that of its number, of the one before, or the only one that counts."""
    numerals = [at for at, value in enumerate(given) if _NUMERAL.fullmatch(value)]
    if number is not None:
        fit = [at for at in numerals if int(given[at]) in (number, number - 1)]
        fit += [at for at in numerals if number > 1 and int(given[at]) and int(given[at]) % (number - 1) == 0]
        return fit[0] if fit else None
    return numerals[0] if len(numerals) == 1 else None


def _pager(callers: list[_Caller]) -> _Pager | None:
    """The pager that ``callers`` make up; None for numbers that are none of pages."""
    counted = {caller.number: caller.value for caller in callers if not caller.is_arrow}
    current = _shown(callers)
    if not counted or (len(counted) < 2 and current is None):
        return None
    numbers = sorted(counted)
    span = max(1, numbers[-1] - numbers[0])
    step = (counted[numbers[-1]] - counted[numbers[0]]) // span if len(numbers) > 1 else 1
    zero = counted[numbers[0]] - step * numbers[0]
    if step < 1 or any(zero + step * number != value for number, value in counted.items()):
        return None
    arrows = [caller.value for caller in callers if caller.is_arrow]
    last = max([*numbers, *((value - zero) // step for value in arrows)], default=1)
    current = current if current is not None else 1
    return _Pager(callers, current, max(last, current), step, zero)


def _shown(callers: list[_Caller]) -> int | None:
    """The page at hand: the number among them that calls nothing, or that is marked."""
    for caller in callers:
        classes = f"{caller.node.attributes.get('class') or ''} {_above(caller.node)}"
        if not caller.is_arrow and re.search(r"active|current|select|chon|\bon\b", classes, re.IGNORECASE):
            return caller.number
    holder = callers[0].node.parent
    own = {caller.node.mem_id for caller in callers}
    for _ in range(_LEVELS):
        if holder is None or holder.tag == "body":
            return None
        bare = [
            int(found[1])
            for node in holder.traverse(include_text=True)
            if node.tag == "-text"
            and (found := _NUMBER.fullmatch(squeeze(node.text_content or ""))) is not None
            and not _is_inside(node, own)
        ]
        if bare:
            return bare[0]
        holder = holder.parent
    return None


def _above(node: LexborNode) -> str:
    parent = node.parent
    return (parent.attributes.get("class") or "") if parent is not None and parent.tag in ("li", "span", "td") else ""


def _is_inside(node: LexborNode, own: set[int]) -> bool:
    above: LexborNode | None = node
    for _ in range(_LEVELS):
        if above is None:
            return False
        if above.mem_id in own:
            return True
        above = above.parent
    return False


def _inline(anchors: Anchors) -> str:
    return "\n;".join(node.text(deep=True) for node in anchors.page.css("script:not([src])"))[:_TEXT]


def _asked(anchors: Anchors, script: Script, pager: _Pager) -> NextPage | None:
    """The request for the page after this one, as the function makes it."""
    caller = pager.callers[0]
    function = next((each for each in script.functions if each.name == caller.function), None)
    if function is None or caller.place >= len(function.parameters):
        return None
    value = pager.zero + pager.step * (pager.current + 1)
    known: dict[str, Literal] = {**script.values}
    known |= dict(zip(function.parameters, caller.given, strict=False))
    counter = function.parameters[caller.place]
    known[counter] = value
    body = range(function.start, min(function.end, function.start + _BODY))
    return _by_address(anchors, script, body, counter, known, pager) or _by_form(
        anchors, script, body, counter, known, pager
    )


def _by_address(
    anchors: Anchors, script: Script, body: range, counter: str, known: dict[str, Literal], pager: _Pager
) -> NextPage | None:
    """``location = '/tin?trang=' + n``, ``location.assign(...)``."""
    for at in body:
        token = script.tokens[at]
        if token.kind != "name" or not re.search(r"(?:^|\.)location(?:\.(?:href|assign|replace))?$", token.text):
            continue
        following = script.tokens[at + 1].text if at + 1 < len(script.tokens) else ""
        if following == "=":
            expression = script.expression(at + 2, _ADDRESS)
        elif following == "(":
            expression = next(iter(script.arguments(at + 1, _ADDRESS)), None)
        else:
            continue
        parts = expression.parts if isinstance(expression, Joined) else (expression,)
        if not any(isinstance(part, Name) and part.text == counter for part in parts):
            continue
        told = written.joined(expression, known)
        url = anchors.resolve(told) if told else None
        if url is None or leads_elsewhere(url) or acts.is_act(url):
            continue
        number = pager.current + 1
        template = next((run.template for run in runs(url) if run.counter == known[counter]), None)
        page = NextPage(url=url, number=number, last=pager.last)
        if template is None:
            return page
        return NextPage(
            url=url, number=number, last=pager.last, template=template, step=pager.step, zero=pager.zero,
            kind="query" if "{}" in template.partition("?")[2] else "path",
        )  # fmt: skip
    return None


def _by_form(
    anchors: Anchors, script: Script, body: range, counter: str, known: dict[str, Literal], pager: _Pager
) -> NextPage | None:
    """``document.form.page.value = n; document.form.submit()``."""
    if not any(script.tokens[at].text.rpartition(".")[2] == "submit" for at in body):
        return None
    for node in anchors.page.css("form"):
        fields = _fields(node)
        name = next((name for name, ids in fields.items() if _sets(script, body, ids, counter)), None)
        if name is None:
            continue
        action = node.attributes.get("action") or ""
        url = anchors.resolve(action) if action.strip() else anchors.resolve(anchors.page.url)
        form = _values(node) | {name: str(known[counter])}
        if url is None or acts.is_act(url, form):
            return None
        number = pager.current + 1
        if (node.attributes.get("method") or "get").lower() != "post":
            return NextPage(url=anchors.resolve(written.query(url, form)) or url, number=number, last=pager.last)
        return NextPage(url=url, number=number, last=pager.last, method="POST", form=form, kind="postback")
    return None


def _fields(form: LexborNode) -> dict[str, set[str]]:
    """Names of a form's fields to what a script may call them."""
    found: dict[str, set[str]] = {}
    for node in form.css("input[name], select[name]"):
        name = node.attributes.get("name") or ""
        found[name] = {name, node.attributes.get("id") or name}
    return found


def _values(form: LexborNode) -> dict[str, str | int | bool | None]:
    """What the form sends as it is."""
    return {
        node.attributes.get("name") or "": node.attributes.get("value") or ""
        for node in form.css("input[name]")
        if (node.attributes.get("type") or "text").lower() in ("hidden", "text")
    }


def _sets(script: Script, body: range, ids: set[str], counter: str) -> bool:
    """Whether the field that is called one of ``ids`` is given the number of the page."""
    tokens = script.tokens
    for at in body:
        token = tokens[at]
        ahead = [each.text for each in tokens[at + 1 : at + 8]]
        if token.kind == "name" and ahead[:2] == ["=", counter] and token.text.endswith(".value"):
            if token.text.split(".")[-2] in ids:
                return True  # form.page.value = n
        elif token.kind == "text" and token.text.lstrip("#").rpartition("=")[2].strip("'\"]") in ids:
            # getElementById("page").value = n, $("#page").val(n), form["page"].value = n
            said = "".join(ahead)
            if re.match(rf"[)\]]\.?(?:value=|val\(){re.escape(counter)}(?!\w)", said):
                return True
    return False
