"""Runs tests, read from standard input, with one change of a module that is there from the start: ``PATH NUMBER``."""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import sys
from collections.abc import Sequence
from pathlib import Path
from types import CodeType, ModuleType

import pytest

from benchmarks.mutants.changes import changes
from benchmarks.mutants.mentions import ROOT, module_of


class _Loader(importlib.machinery.SourceFileLoader):
    tree: ast.Module

    def get_code(self, fullname: str) -> CodeType | None:
        return compile(self.tree, self.path, "exec")


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, name: str, path: Path, tree: ast.Module) -> None:
        self._name = name
        self._loader = _Loader(name, str(path))
        self._loader.tree = tree

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._name:
            return None
        return importlib.util.spec_from_file_location(fullname, self._loader.path, loader=self._loader)


class _Only:
    """A plugin of pytest: these tests and no others."""

    def __init__(self, tests: set[str]) -> None:
        self._tests = tests

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.nodeid in self._tests]


def main() -> int:
    path, number = ROOT / sys.argv[1], int(sys.argv[2])
    tests = sys.stdin.read().split("\n")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    sys.meta_path.insert(0, _Finder(module_of(path), path, changes(tree)[number].applied(tree)))
    files = sorted({test.partition("::")[0] for test in tests})
    return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--rootdir", str(ROOT), *files], [_Only(set(tests))]))


if __name__ == "__main__":
    sys.exit(main())
