"""The number of the first page as a script counts: nought where it says so, else one.

Told from what the counter is given before the first request is sent: by a literal, by what a function is called with,
and by what adds to it on the way there. What cannot be told is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from crawler.discovery.digits import whole_number
from crawler.discovery.scripting.expressions import Expression, Literal, Name
from crawler.discovery.scripting.scripts import Function, Script

_CALLS = 100
"""Calls of one function that are looked at."""
_GIVEN = 300
"""Tokens of a call that are read for what a function is given."""
_BODY = 2000
"""Tokens of a function that are read."""


def begins(script: Script, counter: Expression, bracket: int) -> int:
    """0 or 1: where ``counter`` stands when the request whose call has its bracket at ``bracket`` is sent first.

    >>> from crawler.discovery.scripting.scripts import read
    >>> def told(text):
    ...     script = read(text)
    ...     return begins(script, Name("n"), next(at for at, _ in script.calls("get")))
    >>> told("var n = 0; function go() { $.get('/x', {p: n}); n++; } go();")
    0
    >>> told("var n = 0; function go() { n++; $.get('/x', {p: n}); } go();")
    1
    >>> told("function go(n) { $.get('/x', {p: n}) } go(0)"), told("function go(n) { $.get('/x', {p: n}) } go(1)")
    (0, 1)
    """
    return 0 if 0 in _values(script, counter, bracket) else 1


def _values(script: Script, counter: Expression, at: int) -> Iterator[int]:
    """What the counter may be at the token ``at`` when nobody has turned a page yet."""
    if not isinstance(counter, Name):
        number = whole_number(counter) if isinstance(counter, str | int) else None
        if number is not None:
            yield number
        return
    function = script.around(at)
    if function is None or not function.name:
        yield from _reached(script, counter.text, None, at, function)
        return
    place = function.parameters.index(counter.text) if counter.text in function.parameters else None
    called = [call for call in script.called.get(function.name, []) if not function.start < call < function.end]
    for call in islice(called, _CALLS):
        caller = script.around(call)
        if place is None:
            before = list(_reached(script, counter.text, None, call, caller))
        else:
            before = list(_passed(script, script.arguments(call, _GIVEN)[place : place + 1], call, caller))
        for value in before:
            yield from _reached(script, counter.text, value, at, function)
    if not called and place is None:
        yield from _reached(script, counter.text, None, at, function)


def _passed(script: Script, given: list[Expression], call: int, caller: Function | None) -> Iterator[int]:
    """What a function is given at ``call``."""
    for value in given:
        number = whole_number(value) if isinstance(value, str | int) else None
        if number is not None:
            yield number
        elif isinstance(value, Name) and (caller is None or value.text not in caller.parameters):
            yield from _reached(script, value.text, None, call, caller)


def _reached(script: Script, name: str, value: int | None, at: int, function: Function | None) -> Iterator[int]:
    """What ``name`` is at the token ``at`` of ``function``, which it enters with ``value``, else with what it is given
    first anywhere; nothing where that cannot be told."""
    if value is None:
        value = _first(script, name)
    start = function.start if function is not None else at
    for place in range(start, min(at, start + _BODY)):
        if script.tokens[place].text == name and script.around(place) is function:
            value = _changed(script, place, value)
    value = _taken(script, name, at, value)
    if value is not None:
        yield value


def _first(script: Script, name: str) -> int | None:
    value: Literal = script.values.get(name, script.values.get(name.rpartition(".")[2]))
    return whole_number(value) if isinstance(value, str | int) else None


def _changed(script: Script, at: int, value: int | None) -> int | None:
    """What the name at the token ``at`` is after the statement that begins there, if it gives it another value."""
    before = [token.text for token in script.tokens[max(0, at - 2) : at]]
    after = [token.text for token in script.tokens[at + 1 : at + 5]]
    if before == ["+", "+"] or after[:2] == ["+", "+"] or after[:3] == ["+", "=", "1"]:
        return value + 1 if value is not None else None
    if after[:1] != ["="] or after[1:2] == ["="]:
        return value
    if after[1:4] == [script.tokens[at].text, "+", "1"]:
        return value + 1 if value is not None else None
    return whole_number(after[1]) if len(after) > 1 else None


def _taken(script: Script, name: str, bracket: int, value: int | None) -> int | None:
    """The same inside the call, where ``++name`` adds before it is sent."""
    for at in range(bracket, min(bracket + _GIVEN, len(script.tokens))):
        if script.tokens[at].text == name:
            before = [token.text for token in script.tokens[max(0, at - 2) : at]]
            return value + 1 if before == ["+", "+"] and value is not None else value
    return value
