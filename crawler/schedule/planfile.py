"""``schedule.toml``: read, added to and taken from. Whatever else a person wrote into it stays as it is."""

from __future__ import annotations

import os
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from archive.disk.files import Files, make_root, put_whole
from crawler.errors import CongtinError, CouldNotStart
from crawler.options import BadOption, read_options
from crawler.portals import positions
from crawler.portals.reading import explained, syntax
from crawler.schedule.memory import Memory
from crawler.schedule.model import Entry, Plan, chosen_by, names_portals
from crawler.schedule.timing import BadTime, rule_of, zone_of

_HEAD = f"""\
# When congtin crawls. `congtin schedule add` and `remove` write here, and so may you; `congtin schedule list` checks.
timezone = "{Plan().timezone}"
jobs = {Plan().jobs}             # crawls side by side
jitter = "{Plan().jitter}"       # over which portals that are due at one time are spread
time_limit = "{Plan().time_limit}"   # a run that takes longer is ended, and goes on the next time
"""


_A_LINE = 4
"""Values of a list that stand on one line."""


class PlanError(CongtinError):
    """The plan cannot be read, or does not have what is asked of it; the message names file, line and what was
    expected."""


def plan_file(archive: Path) -> Path:
    """Where the plan of an archive lies."""
    return archive / "schedule.toml"


def read(archive: Path) -> Plan:
    """The plan of ``archive``; an empty one where there is none yet. Raises ``PlanError``."""
    return parse(_text(archive), str(plan_file(archive)))


def parse(text: str, name: str) -> Plan:
    """The plan that the file ``name`` with this text holds. Raises ``PlanError``."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PlanError(syntax(name, text, error)) from error
    try:
        plan = msgspec.convert(table, Plan)
    except msgspec.ValidationError as error:
        path, said = explained(str(error), table, Plan)
        raise _refused(name, text, path, said) from error
    try:
        zone = zone_of(plan.timezone)
    except BadTime as error:
        raise _refused(name, text, (error.key,), str(error)) from error
    names: set[str] = set()
    for at, entry in enumerate(plan.crawl):
        try:
            if entry.name in names:
                raise BadTime("name", f"{entry.name} is there twice: one name once")
            names.add(entry.name)
            _check_targets(entry)
            _check_proxy(entry)
            rule_of(entry, zone)
            options_of(entry)
        except BadTime as error:
            raise _refused(name, text, ("crawl", at, error.key), f"{entry.name}: {error}") from error
        except BadOption as error:
            raise _refused(name, text, ("crawl", at), f"{entry.name}: {error}") from error
    return plan


def options_of(entry: Entry) -> dict[str, str | None]:
    """The options of the crawl, as text. Raises ``BadOption``."""
    options = {
        "mode": entry.mode,
        "since": entry.since.isoformat() if entry.since else None,
        "until": entry.until.isoformat() if entry.until else None,
        "limit": str(entry.limit) if entry.limit else None,
        "section": "|".join(entry.section) or None,
        "assets": entry.assets,
    }
    read_options(**options)
    return options


def add(archive: Path, entry: Entry) -> Plan:
    """Writes ``entry`` to the end of the plan, which is made where there is none. Raises ``CongtinError``."""
    with Memory(archive).planning():
        text = _text(archive)
        before = parse(text, str(plan_file(archive)))
        if any(other.name == entry.name for other in before.crawl):
            raise PlanError(
                f"{plan_file(archive)} has a crawl called {entry.name!r}: give this one another --name, or remove that "
                "one"
            )
        _refuse_inline(archive, text)
        text = (text.rstrip("\n") + "\n" if text.strip() else _HEAD) + "\n" + written(entry)
        plan = parse(text, str(plan_file(archive)))
        _write(archive, text)
    return plan


def remove(archive: Path, name: str) -> Plan:
    """Takes the entry ``name`` out of the plan, with the lines of comment right above it. Raises ``CongtinError``."""
    _place_of(archive, _text(archive), name)  # where there is no plan, no folder is made for the lock
    with Memory(archive).planning():
        text = _text(archive)
        place = _place_of(archive, text, name)
        _refuse_inline(archive, text)
        text = cut(text, place)
        plan = parse(text, str(plan_file(archive)))
        _write(archive, text)
    return plan


def _place_of(archive: Path, text: str, name: str) -> int:
    names = [entry.name for entry in parse(text, str(plan_file(archive))).crawl]
    if name not in names:
        there = f"it has {', '.join(names)}" if names else "it is empty"
        raise PlanError(f"{plan_file(archive)} has no crawl called {name!r}: {there}")
    return names.index(name)


def _refuse_inline(archive: Path, text: str) -> None:
    """Entries that are no tables of their own are a person's to change."""
    for statement in positions.statements(text):
        if statement.path == ("crawl",):
            raise _refused(
                str(plan_file(archive)),
                text,
                ("crawl",),
                "crawl = [...] is changed by hand; or write each of its entries as a table under a line [[crawl]], as "
                "`congtin schedule add` does",
            )


def cut(text: str, place: int) -> str:
    """``text`` without the ``place``-th ``[[crawl]]``. Raises ``PlanError`` where that cannot be found.

    >>> print(cut('jobs = 2\\n\\n# one\\n[[crawl]]\\nname = "a"\\n\\n# two\\n[[crawl]]\\nname = "b"\\n', 0), end="")
    jobs = 2
    <BLANKLINE>
    # two
    [[crawl]]
    name = "b"
    """
    inside = [each for each in positions.statements(text) if each.path[:2] == ("crawl", place)]
    if not inside:
        raise PlanError(f"the lines of crawl[{place + 1}] are not found: take it out of the plan by hand")
    lines = text.splitlines(keepends=True)
    first, last = inside[0].line - 1, inside[-1].line - 1 + len(inside[-1].lines)
    while first > 0 and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    while last < len(lines) and not lines[last].strip():
        last += 1
    while last == len(lines) and first > 0 and not lines[first - 1].strip():
        first -= 1
    return "".join(lines[:first] + lines[last:])


def written(entry: Entry) -> str:
    """``entry`` as it stands in the plan; what is as usual is not said.

    >>> print(written(Entry(name="vidu", targets=["vidu"], every="day", at="06:30")), end="")
    [[crawl]]
    name = "vidu"
    targets = ["vidu"]
    every = "day"
    at = "06:30"
    """
    usual = {field.name: field.default for field in msgspec.structs.fields(Entry)}
    lines = ["[[crawl]]"]
    for name, value in msgspec.structs.asdict(entry).items():
        if value not in (usual[name], None, [], {}):
            lines.append(f"{name} = {_value(value)}")
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_string(key)} = {_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        values = [_value(each) for each in value]
        if len(values) <= _A_LINE:
            return f"[{', '.join(values)}]"
        return "[\n" + "".join(f"    {each},\n" for each in values) + "]"
    return _string(value) if isinstance(value, str) else str(value)


def _string(text: str) -> str:
    """JSON's strings are TOML's, but for the one character that JSON lets stand."""
    return msgspec.json.encode(text).decode().replace("\x7f", "\\u007F")


def _check_targets(entry: Entry) -> None:
    found = chosen_by(entry)
    if not names_portals(entry):
        raise BadTime(
            found[-1] if found else "name", "name its portals in one way: targets, or all = true, province or family"
        )


def _check_proxy(entry: Entry) -> None:
    """A plan is a file that others read, and that is backed up with the archive."""
    if "@" in (entry.proxy or ""):
        raise BadTime(
            "proxy",
            "a proxy with a user's name and password does not go into a plan that others can read: set http_proxy and "
            "https_proxy where the runs are started, and leave it out here",
        )


def _refused(name: str, text: str, path: positions.Path, said: str) -> PlanError:
    return PlanError(f"{name}: line {positions.line_of(text, path)}: {said}")


def _text(archive: Path) -> str:
    path = plan_file(archive)
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise PlanError(f"{path}: UTF-8 was expected: {error}") from error
    except OSError as error:
        raise PlanError(f"{path} cannot be read: {error.strerror}") from error


def _write(archive: Path, text: str) -> None:
    files = Files()
    make_root(files, archive)
    try:
        # Where it is a link, what it leads to is written: a plan may be kept with other settings.
        put_whole(files, Path(os.path.realpath(plan_file(archive))), text.encode())
    except OSError as error:
        raise CouldNotStart(f"{plan_file(archive)} cannot be written: {error.strerror}") from error
