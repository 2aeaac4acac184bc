"""What a call in a script sends: fields from object literals, and from texts that are put together."""

from __future__ import annotations

from urllib.parse import parse_qsl

from crawler.discovery.scripting import scripts
from crawler.discovery.scripting.expressions import Expression, Joined, Json, Name

_LONGEST = 4000
"""Characters of fields that a script writes as a text."""
_HOLE = "\ue000"
"""Stands around a name in a text; no page has it in its fields."""


def fields(data: Expression) -> tuple[dict[str, Expression], bool]:
    """The fields that ``data`` sends, and whether they are sent as JSON; none where it cannot be told.

    >>> fields("page=1&size=10"), fields("{'page': '1'}")
    (({'page': '1', 'size': '10'}, False), ({'page': '1'}, True))
    >>> fields(Joined(("page=", Name("p"), "&cat=3")))
    ({'page': Name(text='p'), 'cat': '3'}, False)
    """
    if isinstance(data, Json):
        return fields(data.value)[0], True
    if isinstance(data, dict):
        return data, False
    parts = data.parts if isinstance(data, Joined) else (data,) if isinstance(data, str) else ()
    length = sum(len(str(part)) for part in parts)
    first = parts[0] if parts else None
    if length > _LONGEST or not isinstance(first, str):
        return {}, False
    if first.lstrip().startswith("{"):
        return _object(parts), True
    return _query(parts), False


def _object(parts: tuple[object, ...]) -> dict[str, Expression]:
    """``"{'page': '" + p + "', 'size': 10}"``: an object that is written as a text."""
    text = ""
    for part in parts:
        if isinstance(part, Name):
            text += f"${{{part.text}}}" if text.endswith(("'", '"')) else f" {part.text} "
        else:
            text += str(part)
    # In a text ``${name}`` is read as a name, whatever its quotes.
    script = scripts.read(f"f({text})")
    given = script.arguments(1) if len(script.tokens) > 1 else []
    return {name: _alone(value) for name, value in given[0].items()} if given and isinstance(given[0], dict) else {}


def _query(parts: tuple[object, ...]) -> dict[str, Expression]:
    text = "".join(f"{_HOLE}{part.text}{_HOLE}" if isinstance(part, Name) else str(part) for part in parts)
    return {
        name: Name(value.strip(_HOLE)) if value.startswith(_HOLE) and value.count(_HOLE) == 2 else value
        for name, value in parse_qsl(text, keep_blank_values=True)
        if _HOLE not in name
    }


def _alone(value: Expression) -> Expression:
    """A concatenation of one thing and empty texts as that thing."""
    if not isinstance(value, Joined):
        return value
    said = [part for part in value.parts if part != ""]
    return said[0] if len(said) == 1 else value
