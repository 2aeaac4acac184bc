"""The rules of the house, each one a test."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crawler.portals import registry

ROOT = Path(__file__).resolve().parent.parent
PURE = ("html.py", "parse.py", "portals", "families", "fields", "clean", "discovery")
SOURCES = sorted([*ROOT.glob("crawler/**/*.py"), *ROOT.glob("archive/**/*.py")])
AROUND = sorted([*ROOT.glob("benchmarks/**/*.py"), *ROOT.glob("tests/**/*.py")])
LONGEST_FILE = 300
LONGEST_FUNCTION = 60
"""Lines of statements: a signature that names its arguments and a docstring are no complexity."""


def is_pure(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return parts[0] == "crawler" and parts[1] in PURE


def statements(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """All of them, in each other too: what imports or is a function is one, and expressions are most of a file."""
    for each in body:
        yield each
        for part in ("body", "orelse", "finalbody", "handlers", "cases"):
            yield from statements(getattr(each, part, ()))


@cache
def told(path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which modules a file imports, and the functions in it that are too long: taken apart once for all rules."""
    asked, long = [], []
    for node in statements(ast.parse(path.read_text(encoding="utf-8")).body):
        if isinstance(node, ast.Import):
            asked += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            asked.append(node.module)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[1 if ast.get_docstring(node) and len(node.body) > 1 else 0]
            if (node.end_lineno or 0) - first.lineno >= LONGEST_FUNCTION:
                long.append(f"{named(path)}: {node.name}")
    return tuple(asked), tuple(long)


def imports(path: Path) -> tuple[str, ...]:
    return told(path)[0]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def used(paths: Iterable[Path], *libraries: str) -> list[str]:
    """Which of these files import one of these libraries, and what of it."""
    return [f"{named(path)}: {name}" for path in paths for name in imports(path) if name.split(".")[0] in libraries]


def test_pure_rooms_know_no_scrapy() -> None:
    pure = [path for path in SOURCES if is_pure(path)]
    assert pure
    assert used(pure, "scrapy", "twisted") == []


def test_archive_knows_no_crawler() -> None:
    rooms = [path for path in SOURCES if path.relative_to(ROOT).parts[0] == "archive"]
    assert rooms
    assert used(rooms, "crawler", "scrapy", "twisted") == []


def test_captures_are_read_and_written_without_a_circle_of_imports() -> None:
    """Those for types alone are imports too."""
    room = {f"archive.captures.{path.stem}": path for path in (ROOT / "archive" / "captures").glob("*.py")}
    TopologicalSorter({name: room.keys() & imports(path) for name, path in room.items()}).prepare()


@pytest.mark.parametrize("room", ["lines", "trails"])
def test_what_stands_behind_the_door_of_the_fields_asks_no_field(room: str) -> None:
    fields = {path.stem for path in (ROOT / "crawler" / "fields").glob("*.py")}
    paths = sorted((ROOT / "crawler" / "fields" / room).glob("*.py"))
    assert paths
    asked = [(named(path), *name.split(".")) for path in paths for name in imports(path)]
    assert [
        found for found in asked if found[1:3] == ("crawler", "fields") and (found[3:] or ("",))[0] in fields | {""}
    ] == []


@pytest.mark.parametrize(
    ("room", "asks"),
    [
        ("captures", "checking"),
        ("choosing", "checking"),
        ("choosing", "export"),
        ("linking", "export"),
        ("jsonl", "reader"),
    ],
)
def test_rooms_that_others_stand_on_do_not_ask_them(room: str, asks: str) -> None:
    paths = sorted((ROOT / "archive" / room).glob("*.py"))
    assert paths
    assert [
        f"{named(path)}: {name}" for path in paths for name in imports(path) if name.split(".")[1:2] == [asks]
    ] == []


def test_no_test_is_another_ones_library() -> None:
    # To take apart every file of the tests takes ten seconds.
    asking = re.compile(r"^\s*(?:from|import) tests[\w.]*\.test_.*", re.MULTILINE)
    assert [f"{named(path)}: {line}" for path in AROUND for line in asking.findall(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("room", "of_several"),
    [("fields", {"language"}), ("families", {"addresses", "open_systems", "recognition", "synthetic"})],
)
def test_tests_of_the_parser_are_called_as_what_they_guard(room: str, of_several: set[str]) -> None:
    guarded = {path.stem for path in (ROOT / "crawler" / room).iterdir()}
    tests = ROOT / "tests" / "crawler" / room
    folders = {path.relative_to(tests).parts[0] for path in tests.glob("*/test_*.py")}
    assert folders
    assert folders - guarded == set()
    alone = {path.stem.removeprefix("test_") for path in tests.glob("test_*.py")}
    assert alone - guarded == of_several, "what is about a part of one lies in the folder that is called after it"


def test_no_portal_in_code() -> None:
    portals = [registry.load(name) for name in registry.ids() if name != "demo"]
    words = {portal.id for portal in portals} | {urlsplit(portal.home).hostname or portal.id for portal in portals}
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(word) for word in sorted(words)) + r")\b")
    found = []
    for path in SOURCES:
        if "demo" in path.relative_to(ROOT).parts:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{named(path)}:{number}: {line.strip()}")
    assert found == []


@pytest.mark.parametrize(
    ("library", "allowed"),
    [
        (
            "selectolax",
            (
                *("crawler/html.py", "crawler/fields/", "crawler/families/", "crawler/discovery/", "crawler/parse.py"),
                *("crawler/health/skeleton.py", "crawler/health/unheld.py"),
            ),
        ),
        ("dateparser", ("crawler/clean/dates",)),
        ("trafilatura", ("crawler/fields/", "crawler/families/generic")),
    ],
)
def test_heavy_libraries_stay_in_their_room(library: str, allowed: tuple[str, ...]) -> None:
    users = {named(path) for path in SOURCES if any(name.split(".")[0] == library for name in imports(path))}
    assert [user for user in users if not user.startswith(allowed)] == []


def test_a_file_is_a_room_with_one_job() -> None:
    assert SOURCES
    assert [named(path) for path in SOURCES if len(path.read_text("utf-8").splitlines()) > LONGEST_FILE] == []
    assert [named(path) for path in SOURCES if path.stem in ("utils", "util", "helpers", "common", "misc")] == []
    assert [name for path in SOURCES for name in told(path)[1]] == []


def test_what_measures_and_tests_the_rooms_is_no_longer_than_they_are() -> None:
    assert [named(path) for path in AROUND if len(path.read_text("utf-8").splitlines()) > LONGEST_FILE] == []


@pytest.mark.parametrize("name", registry.ids())
def test_every_declared_portal_loads(name: str) -> None:
    portal = registry.load(name)
    assert portal.title
    assert urlsplit(portal.home).scheme in ("http", "https")
