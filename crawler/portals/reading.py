"""One portal's file read: what cannot be used is refused with file, line, key and what was expected."""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import msgspec

from crawler.errors import PortalFileError
from crawler.portals import positions
from crawler.portals.checks import faults
from crawler.portals.model import PORTAL_ID, Portal

_WHERE = re.compile(r" - at `(?:key in )?\$(?P<path>[^`]*)`$")
_KEYS = re.compile(r"\.(?P<key>[^.\[\]]+)|\[(?P<place>\d+)\]|(?P<any>\[\.\.\.\])")
_UNKNOWN = re.compile(r"unknown field `(?P<key>.*)`$")
_EXPECTED = {
    "Invalid value": 'a value was expected: "text" between quotes, 12, true, a day such as 2026-11-26, or ["a", "b"]',
    "Invalid statement": "key = value was expected, or a table such as [name], or # and a comment",
    "Invalid initial character for a key part": "a key was expected: letters, digits, - and _",
    "Invalid date or datetime": "a day such as 2026-11-26 was expected",
    "Expected '=' after a key in a key/value pair": "= and a value were expected after the key",
    "Expected newline or end of document after a statement": "the end of the line was expected",
    "Illegal character '\\n'": "the text is not closed: a quote is missing at its end",
    "Unterminated string": "the text is not closed: a quote is missing at its end",
    "Expected ']' at the end of a table declaration": "] was expected",
    "Expected ']]' at the end of an array declaration": "]] was expected",
    "Unclosed array": "the list is not closed: ] is missing at its end",
}
"""What the parser says -> what was expected in its stead; all else it says clearly enough."""
_OTHER_TYPE = re.compile(r"Expected `(?P<wanted>[^`]+)`(?P<more>.*?)(?:, got `(?P<got>[^`]+)`)?")
_WANTED = {
    "str": "a text between quotes was expected",
    "int": "a whole number was expected",
    "float": "a number was expected",
    "bool": "true or false was expected",
    "array": "a list in [brackets] was expected",
    "object": "a table was expected",
    "date": "a day such as 2025-11-24 was expected",
    "str | array": "a text between quotes or a list in [brackets] was expected",
}
_GOT = {
    **{"str": "a text between quotes", "int": "a whole number", "float": "a number", "bool": "true or false"},
    **{"array": "a list in [brackets]", "object": "a table", "date": "a day", "datetime": "a day with a time"},
}
"""What msgspec calls a type -> what it is in a TOML file."""
_MISSING = re.compile(r"missing required field `(?P<key>.*)`$")


def read(path: Path) -> Portal:
    """The portal that ``path`` declares. Raises ``PortalFileError``."""
    if not PORTAL_ID.match(path.stem):
        raise PortalFileError(f"{path.name}: the file's name is the portal's id: a-z, 0-9, dots and hyphens expected")
    try:
        body = path.read_bytes().removeprefix(codecs.BOM_UTF8)  # some editors begin a file with it
    except OSError as error:
        raise PortalFileError(f"{path.name}: {error}") from error
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise PortalFileError(f"{path.name}: line {line}: a text saved as UTF-8 was expected") from error
    return parse(text.replace("\r\n", "\n"), path.name)


def parse(text: str, name: str) -> Portal:
    """The portal that the file ``name`` with this text declares. Raises ``PortalFileError``."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PortalFileError(syntax(name, text, error)) from error
    if "id" in table:
        raise _refused(name, text, ("id",), "remove `id`: the file's name is the id")
    portal_id = name.removesuffix(".toml")
    try:
        portal = msgspec.convert({"id": portal_id, **table}, Portal)
    except msgspec.ValidationError as error:
        path, said = explained(str(error), table, Portal)
        raise _refused(name, text, path, said) from error
    for fault in faults(portal):
        raise _refused(name, text, fault.path, fault.text, fault.value)
    return portal


def syntax(name: str, text: str, error: tomllib.TOMLDecodeError) -> str:
    """What is no TOML in the file ``name``: the line, what was expected, the column."""
    said = str(error)
    found = re.search(r" \(at line (\d+), column (\d+)\)$", said)
    line = int(found[1]) if found else max(text.count("\n") + 1, 1)
    said = said[: found.start()] if found else said.replace(" (at end of document)", "")
    if said.startswith("Cannot overwrite") or (said.startswith("Cannot declare") and "twice" in said):
        key = text.splitlines()[line - 1].partition("=")[0].strip()
        said = f"{key} is there twice: keep one of them"
        return f"{name}: line {line}: {said}"
    column = found[2] if found else len(text.rpartition("\n")[2]) + 1
    return f"{name}: line {line}: {_EXPECTED.get(said, said)} (column {column})"


def _refused(name: str, text: str, path: positions.Path, said: str, value: object = None) -> PortalFileError:
    return PortalFileError(f"{name}: line {positions.line_of(text, path, value)}: {said}")


def explained(message: str, table: Mapping[str, Any], model: type[msgspec.Struct]) -> tuple[positions.Path, str]:
    """Where the value stands that does not fit ``model``, and what was expected there; ``message`` is msgspec's."""
    found = _WHERE.search(message)
    said = message[: found.start()] if found else message
    path = _path(found["path"], table) if found else ()
    if unknown := _UNKNOWN.search(said):
        return (*path, unknown["key"]), _unknown(path, unknown["key"], model)
    if missing := _MISSING.search(said):
        return path, f"{dotted((*path, missing['key']))} is missing"
    if "RFC3339" in said:  # a day between quotes, which TOML does not need
        return path, f"{dotted(path)}: a day such as 2025-11-24 was expected"
    if said.startswith("Invalid enum value") and (known := _values(path, model)):
        return path, f"{dotted(path)}: {said[:1].lower()}{said[1:]}: one of {', '.join(known)} was expected"
    return path, f"{dotted(path)}: {_typed(said)}"


def _typed(said: str) -> str:
    """What msgspec says of a value of another type, in the words of who writes TOML.

    >>> _typed("Expected `int | null`, got `str`"), _typed("Expected `float` >= 0.0")
    ('a whole number was expected, not a text between quotes', 'a number >= 0.0 was expected')
    """
    found = _OTHER_TYPE.fullmatch(said)
    if found is None:
        return f"{said[:1].lower()}{said[1:]}"
    wanted, bound = found["wanted"].removesuffix(" | null"), found["more"].strip()
    if bound and wanted == "int":
        text = f"a whole number {bound} was expected"
    elif bound and wanted == "float":
        text = f"a number {bound} was expected"
    elif bound and wanted == "str":
        text = f"a text between quotes {bound} was expected"
    else:
        text = _WANTED.get(wanted, f"{wanted} was expected")
    return f"{text}, not {_GOT.get(found['got'], found['got'])}" if found["got"] else text


def _unknown(path: positions.Path, key: str, model: type[msgspec.Struct]) -> str:
    known = _known(path, model)
    near = get_close_matches(key, known, n=1)
    if near:
        return f"{dotted((*path, key))} is no key: did you mean {near[0]}?"
    hint = f"one of {', '.join(known)} was expected"
    return f"{dotted((*path, key))} is no key: {hint}"


def _known(path: positions.Path, model: type[msgspec.Struct]) -> list[str]:
    """The keys that the table at ``path`` may have."""
    place = _type_at(path, model)
    fields = place.fields if isinstance(place, msgspec.inspect.StructType) else ()
    return [field.name for field in fields if field.name != "id"]


def _values(path: positions.Path, model: type[msgspec.Struct]) -> list[str]:
    """The values that the key at ``path`` may have, where they are a few; else none."""
    place = _type_at(path, model)
    every = place.types if isinstance(place, msgspec.inspect.UnionType) else (place,)
    return [str(value) for one in every if isinstance(one, msgspec.inspect.LiteralType) for value in one.values]


def _type_at(path: positions.Path, model: type[msgspec.Struct]) -> Any:
    """What msgspec says of the type of the value at ``path``."""
    place: Any = msgspec.inspect.type_info(model)
    for key in path:
        if isinstance(key, str) and isinstance(place, msgspec.inspect.StructType):
            place = next(field.type for field in place.fields if field.name == key)
        elif isinstance(place, msgspec.inspect.ListType):
            place = place.item_type
        while isinstance(place, msgspec.inspect.Metadata):
            place = place.type
    return place


def _path(written: str, table: Mapping[str, Any]) -> positions.Path:
    """msgspec's path; where it says ``[...]``, the first key whose value does not fit."""
    path: list[str | int] = []
    for step in _KEYS.finditer(written):
        if step["any"]:
            path.append(_culprit(tuple(path), written[step.end() :], table))
        else:
            path.append(step["key"] or int(step["place"]))
    return tuple(path)


def _culprit(path: positions.Path, rest: str, table: Mapping[str, Any]) -> str:
    """The key of the mapping at ``path`` (of the top, or of a table in a list of the top) whose value is refused."""
    parent: Any = table
    for key in path:
        parent = parent[key]
    for key, value in parent.items():
        alone: Any = {key: value}
        for step in reversed(path):
            alone = {step: alone} if isinstance(step, str) else [alone]
        whole = {"home": "", **alone}
        for layout in whole.get("layouts", []):
            layout.setdefault("until", "2000-01-01")
        try:
            msgspec.convert(whole, Portal)
        except msgspec.ValidationError as error:
            found = _WHERE.search(str(error))
            if found and found["path"].endswith(f"[...]{rest}"):
                return str(key)
    return ""


def dotted(path: positions.Path) -> str:
    """A path for people: lists are counted from 1.

    >>> dotted(("layouts", 0, "selectors", "body"))
    'layouts[1].selectors.body'
    """
    text = ""
    for key in path:
        text += f"[{key + 1}]" if isinstance(key, int) else f".{key}" if text else key
    return text
