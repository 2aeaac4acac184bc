"""Pagers whose numbers call a function of the page: one that goes to an address, or that fills in a form and sends it.

``onclick="goPage(3)"`` says which page; the function, in an inline script, says how it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from msgspec.structs import replace
from selectolax.lexbor import LexborNode

from crawler.clean import text, urls
from crawler.discovery import acts, glance
from crawler.discovery.anchors import Anchors, squeeze
from crawler.discovery.model import NextPage
from crawler.discovery.paging import filled, turning
from crawler.discovery.paging.pagers import ACTIVE, NEXT, runs
from crawler.discovery.scripting import clicks, scripts, written
from crawler.discovery.scripting.expressions import Joined, Literal, Name
from crawler.discovery.scripting.scripts import Function, Script
from crawler.discovery.shapes import leads_elsewhere

_NUMBER = re.compile(r"(?:trang|page)?\s?[\[(]?\s?(\d{1,6})\s?[\])]?", re.IGNORECASE)
_LAST = re.compile(r"(?:trang )?(?:cuoi|last)[ .]*[»›>→⟩❯]*")
_NUMERAL = re.compile(r"\d{1,6}")
_NUMBERS = 80
"""Characters of a text that may be a number."""
_LOOKED = 200
"""Elements that call something."""
_BODY = 2000
"""Tokens of a function that are read."""
_ADDRESS = 200
"""Tokens of an address."""
_LEVELS = 4
_FUNCTIONS = 20
"""Functions that numbers call."""
_NODES = 20_000
"""Elements and texts of a page that are looked at for the number of the page at hand."""


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
    is_shown: bool
    """It shows which page this is; else that is the first, unless the address says another."""
    last: int
    step: int
    """What lies between the values of two pages, and of page 0:"""
    zero: int

    @property
    def has_sign(self) -> bool:
        """Whether it looks like a pager, whatever its function is called."""
        return any(caller.is_arrow for caller in self.callers) or turning.is_pager(self.callers[0].node)


def read(anchors: Anchors) -> tuple[NextPage | None, int | None, int | None]:
    """The following page, the number of this one, and of the last; None for each where the page has no such pager."""
    html = anchors.page.html
    if "onclick" not in html and "javascript:" not in html:
        return None, None, None
    by_function: dict[tuple[str, int, tuple[str, ...]], list[_Caller]] = {}
    for caller in _callers(anchors):
        others = tuple(value for at, value in enumerate(caller.given) if at != caller.place)
        by_function.setdefault((caller.function, caller.place, others), []).append(caller)
    if not by_function:
        return None, None, None
    script, bare = scripts.read(clicks.scripts_of(anchors.page)), _Bare()
    for callers in islice(by_function.values(), _FUNCTIONS):
        function = next((each for each in script.functions if each.name == callers[0].function), None)
        if function is None or acts.is_opinion(function.name) or turning.is_of_opinion(callers[0].node):
            continue
        pager = _pager(callers, bare)
        if pager is None:
            continue
        page = _asked(anchors, script, function, pager)
        current = _by_own_address(anchors, page) if page is not None and not pager.is_shown else None
        if current is not None:
            pager = pager._replace(current=current, last=max(pager.last, current))
            page = _asked(anchors, script, function, pager)
        if page is not None:
            return (page if pager.current < pager.last else None), pager.current, pager.last
    return None, None, None


def _callers(anchors: Anchors) -> Iterator[_Caller]:
    by_function: dict[tuple[str, int], list[tuple[LexborNode, tuple[str, ...], int | None]]] = {}
    for node in islice(anchors.page.css(clicks.CALLERS), _LOOKED):
        attributes = node.attributes
        said = f"{attributes.get('onclick') or ''} {attributes.get('href') or ''}"[:500]
        call = clicks.CALL.search(said)
        if call is None or "__doPostBack" in said:
            continue
        given = tuple(value.strip().strip("'\"") for value in call[2].split(","))
        shown = squeeze(glance.text(node, 80))[:40]
        number = _NUMBER.fullmatch(shown)
        said = text.fold(shown or attributes.get("title") or "")
        is_arrow = number is None and (NEXT.fullmatch(said) or _LAST.fullmatch(said)) is not None
        if number is None and not (is_arrow and (shown or attributes.get("title"))):
            continue
        by_function.setdefault((call[1], len(given)), []).append((node, given, int(number[1]) if number else None))
    for (function, arity), calls in by_function.items():
        place = _place(arity, [(given, told) for _, given, told in calls if told is not None])
        if place is None:
            continue
        for node, given, told in calls:
            if _NUMERAL.fullmatch(given[place]) and (told is None or _fits(int(given[place]), told)):
                value = int(given[place])
                yield _Caller(node, function, given, place, value if told is None else told, value, told is None)


def _place(arity: int, calls: list[tuple[tuple[str, ...], int]]) -> int | None:
    """Which of the values given is the page's: what all numbers agree on best, that of the number or of the one before,
    else of rows; a value that stays the same while the numbers go on is another's."""
    ranked = []
    for at in range(arity):
        fit = [(int(given[at]), number) for given, number in calls if _NUMERAL.fullmatch(given[at])]
        close = sum(value in (number, number - 1) for value, number in fit)
        stepped = sum(_fits(value, number) for value, number in fit)
        if stepped:
            ranked.append((close, stepped, len({value for value, _ in fit}), -at))
    return -max(ranked)[3] if ranked else None


def _fits(value: int, number: int) -> bool:
    """Whether ``value`` may stand for page ``number``: its number, the one before, or rows before it."""
    return value in (number, number - 1) or (number > 1 and value > 0 and value % (number - 1) == 0)


def _by_own_address(anchors: Anchors, page: NextPage) -> int | None:
    """The number of the page at hand where its address is made as that of ``page`` is."""
    if page.template is None or not page.step:
        return None
    here = urls.canonical(anchors.page.url) or anchors.page.url
    counter = next((run.counter for run in runs(here) if run.template == page.template), None)
    return (counter - page.zero) // page.step if counter is not None else None


def _pager(callers: list[_Caller], bare: _Bare) -> _Pager | None:
    """The pager that ``callers`` make up; None for numbers that are none of pages."""
    counted = {caller.number: caller.value for caller in callers if not caller.is_arrow}
    current = _shown(callers, bare)
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
    is_shown, current = current is not None, current or 1
    return _Pager(callers, current, is_shown, max(last, current), step, zero)


def _shown(callers: list[_Caller], bare: _Bare) -> int | None:
    """The page at hand: the number among them that calls nothing, or that is marked."""
    for caller in callers:
        classes = f"{caller.node.attributes.get('class') or ''} {_above(caller.node)}"
        if not caller.is_arrow and ACTIVE.search(classes):
            return caller.number
    holder = callers[0].node.parent
    own = {caller.node.mem_id for caller in callers}
    for _ in range(_LEVELS):
        if holder is None or holder.tag == "body":
            return None
        found = next((number for number, node in bare.inside(holder) if not _is_inside(node, own)), None)
        if found is not None:
            return found
        holder = holder.parent
    return None


class _Bare:
    """The texts of a page that are no more than a number, each element looked through once."""

    def __init__(self) -> None:
        self._left = _NODES
        self._found: dict[int, list[tuple[int, LexborNode]]] = {}

    def inside(self, holder: LexborNode) -> list[tuple[int, LexborNode]]:
        """Those inside ``holder``, each with its number; fewer once too many elements were looked at."""
        if holder.mem_id not in self._found:
            found = self._found[holder.mem_id] = []
            for node in islice(holder.traverse(include_text=True), self._left):
                self._left -= 1
                said = (node.text_content or "")[:_NUMBERS] if node.tag == "-text" else ""
                number = _NUMBER.fullmatch(squeeze(said)) if said else None
                if number is not None:
                    found.append((int(number[1]), node))
                    if len(found) == _LOOKED:
                        break
        return self._found[holder.mem_id]


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


def _asked(anchors: Anchors, script: Script, function: Function, pager: _Pager) -> NextPage | None:
    """The request for the page after this one, as the function makes it."""
    caller = pager.callers[0]
    if caller.place >= len(function.parameters):
        return None
    value = pager.zero + pager.step * (pager.current + 1)
    known: dict[str, Literal] = {**script.values}
    known |= dict(zip(function.parameters, caller.given, strict=False))
    counter = function.parameters[caller.place]
    known[counter] = value
    body = range(function.start, min(function.end, function.start + _BODY))
    if acts.is_opinion(*(script.tokens[at].text for at in body if script.tokens[at].kind in ("name", "text"))):
        return None
    asked = _by_address(anchors, script, body, counter, known, pager)
    if asked is None:
        turn = filled.Turn(function.name, counter, value, has_sign=pager.has_sign)
        asked = filled.read(anchors, script, body, turn)
        asked = replace(asked, number=pager.current + 1, last=pager.last) if asked is not None else None
    return asked


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
        url, marked = (
            anchors.resolve(told) if (told := written.joined(expression, names)) else None
            for names in (known, {**known, counter: turning.MARK})
        )
        if url is None or marked is None or leads_elsewhere(url) or acts.is_act(url):
            continue
        here = urls.canonical(anchors.page.url) or anchors.page.url
        if not turning.turns(marked, here, pager.callers[0].function, has_sign=pager.has_sign):
            continue
        number = pager.current + 1
        template = next((run.template for run in runs(marked) if run.counter == turning.MARK), None)
        page = NextPage(url=url, number=number, last=pager.last)
        if template is None:
            return page
        return NextPage(
            url=url, number=number, last=pager.last, template=template, step=pager.step, zero=pager.zero,
            kind="query" if "{}" in template.partition("?")[2] else "path",
        )  # fmt: skip
    return None
