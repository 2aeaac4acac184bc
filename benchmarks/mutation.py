"""Changes a module bit by bit and lists the changes that no test notices.

``python -m benchmarks.mutation MODULE...``, a module by its name (``crawler.clean.aligned``), names with ``*`` too;
``--tests PATH...`` instead of those of its room. Exit code 1 where a change goes unnoticed: a missing test, code that
does nothing, or a change that makes no difference.

What is changed: comparisons, conditions, sums, calls, constants and statements of functions; of tables and of regular
expressions one word, one letter or one alternative at a time. A change is tried with the tests that run its lines or,
of a table, the lines that name it or what is made of it, quick ones first, in a fork of a session that has collected
them: a thousand changes take minutes.
"""

from __future__ import annotations

import argparse
import ast
import fnmatch
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.mutants.changes import changes
from benchmarks.mutants.mentions import ROOT, module_of
from benchmarks.mutants.trial import Trial, Verdict

ALL = ("crawler.clean.*", "archive.store")
"""What is tried where nothing is named."""
_PARSER = ("tests/crawler/fields", "tests/crawler/families", "tests/test_pages.py")
_TESTS = {"crawler/fields": _PARSER, "crawler/families": _PARSER}
"""Tests of rooms that are not those of the folder of the same name."""
_PLAIN = ("-qq", "--no-header", "-p", "no:cacheprovider", "-p", "no:xdist")
_OPTIONS = (*_PLAIN, "--doctest-modules", "-m", "not soak and not kill")


def modules(patterns: list[str]) -> Iterator[Path]:
    """The files of modules of the project, by names or patterns."""
    for path in sorted([*ROOT.glob("crawler/**/*.py"), *ROOT.glob("archive/**/*.py")]):
        if any(fnmatch.fnmatch(module_of(path), pattern) for pattern in patterns):
            yield path


def tests_of(path: Path) -> list[str]:
    """Folders and files of the tests that a module's room has, examples in docstrings included."""
    room = path.relative_to(ROOT).parent.as_posix()
    if room == "archive":
        return sorted(str(found.relative_to(ROOT)) for found in ROOT.glob(f"tests/archive/test_{path.stem}*.py"))
    # Tests of a room inside another one may lie with those of the outer one.
    near = next(outer for outer in path.relative_to(ROOT).parents if (ROOT / "tests" / outer).is_dir())
    return [*_TESTS.get(room, [f"tests/{near.as_posix()}"]), room]


def tried(path: Path, tests: list[str], *, jobs: int, longest: float) -> list[Verdict]:
    """Every change of a module, with what came of it; each that goes unnoticed is printed at once."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    trial = Trial(path, tree, changes(tree), jobs=jobs, longest=longest)
    ended = pytest.main([*_OPTIONS, *tests], [trial])
    if trial.trouble or ended != pytest.ExitCode.OK:
        print(trial.trouble or f"pytest ended with {ended!r}", file=sys.stderr)
        raise SystemExit(3)
    return trial.verdicts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", default=list(ALL), metavar="MODULE")
    parser.add_argument("--tests", nargs="+", metavar="PATH", help="instead of those of the module's room")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="forks at a time")
    parser.add_argument(
        "--longest", type=float, default=float("inf"), metavar="SECONDS", help="ask no test that takes longer"
    )
    chosen = parser.parse_args()
    unnoticed = 0
    paths = list(modules(chosen.modules))
    for path in paths:
        if len(paths) > 1:  # a session of pytest each: none sees what another one loaded
            pid = os.fork()
            if pid:
                unnoticed += os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
                continue
        print(path.relative_to(ROOT), flush=True)
        found = tried(path, chosen.tests or tests_of(path), jobs=chosen.jobs, longest=chosen.longest)
        left = [verdict for verdict in found if not verdict.noticed]
        print(f"\r{path.relative_to(ROOT)}: {len(found)} changes, {len(left)} unnoticed", flush=True)
        if len(paths) > 1:
            os._exit(bool(left))
        unnoticed += bool(left)
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
