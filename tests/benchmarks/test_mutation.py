"""What is changed to see whether a test notices, and that what none notices is said."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks import mutation
from benchmarks.mutants import pieces
from benchmarks.mutants.changes import changes
from tests.conftest import ROOT

MODULE = """
import re
from functools import lru_cache

WORDS = frozenset("một hai ba".split())
_MARK = re.compile(r"\\d+|[IV]+")
LONGEST = 3


def is_number(word: str) -> bool:
    return word in WORDS or _MARK.fullmatch(word) is not None


@lru_cache
def is_long(word: str) -> bool:
    return len(word) > LONGEST
"""
OTHER = """
from crawler.clean.little import WORDS

SORTED = sorted(WORDS)


def first() -> str:
    return SORTED[0]
"""
TESTS = """
from crawler.clean import little, other


def test_numbers() -> None:
    assert [word for word in ("một", "hai", "12", "bốn") if little.is_number(word)] == ["một", "hai", "12"]


def test_long() -> None:
    assert little.is_long("một hai")
    assert not little.is_long("hai")


def test_first() -> None:
    assert other.first() == "ba"
"""


@pytest.mark.parametrize(
    ("cut", "text", "left"),
    [
        (pieces.alternatives, "a|b(?:c|d)", ["a|b(?:d)", "a|b(?:c)", "b(?:c|d)", "a"]),
        (pieces.alternatives, r"a\|b[|]", []),
        (pieces.around, r"(?<!\w)tin(?: bài)?(?:a|b)", [r"tin(?: bài)?(?:a|b)", r"(?<!\w)tin(?:a|b)"]),
        (pieces.members, r"[^\s|]x[a-z-]", [r"[^|]x[a-z-]", r"[^\s]x[a-z-]", r"[^\s|]x[-]", r"[^\s|]x[a-z]"]),
        (pieces.words, "an bình chí", ["bình chí", "an chí", "an bình "]),
        (pieces.words, "an giang, hà nam", ["hà nam", "an giang, "]),
        (pieces.words, "một câu", []),
    ],
)
def test_one_piece_of_a_rule_is_left_out(
    cut: Callable[[str], Iterator[pieces.Span]], text: str, left: list[str]
) -> None:
    assert [text[:start] + text[end:] for start, end in cut(text)] == left


def test_a_table_of_bytes_is_mixed_up() -> None:
    assert [mixed for mixed, _ in pieces.codes("B5 B6 FF")] == ["B6 B5 FF", "B5 FF B6"]
    assert pieces.codes("ba bốn") == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("a < b and c", {"a <= b and c", "a < b or c", "a < b", "c"}),
        ("not a", {"a"}),
        ("a + 1", {"a - 1", "a + 2"}),
        ("a[b:c]", {"a[:c]", "a[b:]"}),
        ("a.strip('x')", {"a.strip()", "a.lstrip('x')", "a.rstrip('x')", "a.strip('XXxXX')"}),
        ("x if a else y", {"x", "y"}),
        ("a in ('x', 'y')", {"a not in ('x', 'y')", "a in ('y',)", "a in ('x',)"}),
    ],
)
def test_every_part_of_an_expression_is_changed(code: str, expected: set[str]) -> None:
    tree = ast.parse(f"def f():\n    return {code}")
    found = {ast.unparse(change.applied(tree)).partition("return ")[2] for change in changes(tree)}
    assert expected <= found
    assert code not in found


def test_docstrings_annotations_and_messages_are_left_alone() -> None:
    tree = ast.parse('"""One."""\ndef f(a: "int") -> "str":\n    """Two."""\n    raise ValueError("three" + a)')
    assert [(change.before, change.after) for change in changes(tree)] == [("raise ValueError('three' + a)", "pass")]


def test_what_no_test_notices_is_listed(tmp_path: Path) -> None:
    room, tests = tmp_path / "crawler" / "clean", tmp_path / "tests" / "crawler" / "clean"
    room.mkdir(parents=True)
    tests.mkdir(parents=True)
    for package in (room, room.parent):
        (package / "__init__.py").touch()
    (room / "little.py").write_text(MODULE, "utf-8")
    (room / "other.py").write_text(OTHER, "utf-8")
    (tests / "test_little.py").write_text(TESTS, "utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "benchmarks.mutation", "crawler.clean.little"],
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    listed = [line.strip().rpartition("   (")[0] for line in ended.stdout.splitlines() if "->" in line]
    # Each is printed once its tests have ended, and two are tried at a time.
    assert sorted(listed) == [
        "11: _MARK.fullmatch(word)  ->  _MARK.match(word)",
        "6: 'I'  ->  without it",
        "6: 'V'  ->  without it",
        "6: '|[IV]+'  ->  without it",
        "7: 3  ->  4",
    ], ended.stdout + ended.stderr
    assert ended.returncode == 1


def test_every_module_has_tests_to_be_tried_with() -> None:
    found = {path: mutation.tests_of(path) for path in mutation.modules(["archive.*", "crawler.*"])}
    assert len(found) > 300
    assert {path.name for path, tests in found.items() if path.parent != ROOT / "archive" and not tests} == set()
    assert {each for tests in found.values() for each in tests if not (ROOT / each).exists()} == set()
    assert mutation.tests_of(ROOT / "archive/linking/sketches.py") == ["tests/archive/linking", "archive/linking"]
    assert mutation.tests_of(ROOT / "archive/writing/commit.py") == ["tests/archive", "archive/writing"]
