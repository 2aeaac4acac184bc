"""Which lines of the project use a name that a module defines, through the tables made of it too."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path.cwd()
"""The project's folder, in which the command is called."""

Name = tuple[str, str]
"""Module and name."""


class Uses(NamedTuple):
    """Of a name."""

    lines: frozenset[tuple[str, int]]
    """Path and number of the lines, in functions, that say the name or one made of it."""
    makers: tuple[str, ...]
    """Other modules that make something of it when they are imported, nearest first."""


class Mentions:
    """All names of the project, read once."""

    def __init__(self, root: Path = ROOT) -> None:
        self._lines: dict[Name, set[tuple[str, int]]] = defaultdict(set)
        self._made: dict[Name, set[Name]] = defaultdict(set)
        self._said_in: dict[Name, set[Name]] = defaultdict(set)
        self._called: dict[Name, set[Name]] = defaultdict(set)
        for path in sorted([*root.glob("crawler/**/*.py"), *root.glob("archive/**/*.py")]):
            self._read(path, module_of(path, root))

    def uses(self, module: str, names: tuple[str, ...], *, called: bool) -> Uses:
        """Where ``names`` of ``module`` are used; where they are functions (``called``), what is made with them."""
        told = {(module, name) for name in names}
        functions, data = (told, set()) if called else (set(), set(told))
        waiting = list(told)
        makers: dict[str, None] = {}
        while waiting:
            name = waiting.pop(0)
            made = (self._called if name in functions else self._made)[name] - data
            saying = self._said_in[name] - functions - data
            data |= made
            makers |= dict.fromkeys(other for other, _ in sorted(made) if other != module)
            functions = functions | saying
            waiting += [*made, *saying]
        lines = frozenset(line for name in data for line in self._lines[name])
        return Uses(lines, tuple(makers))

    def _read(self, path: Path, module: str) -> None:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        known: dict[str, Name] = {}
        modules: dict[str, str] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    known[alias.asname or alias.name] = (node.module, alias.name)
                    modules[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        for statement in tree.body:
            known |= {name: (module, name) for name in _defined(statement)}
        for statement in tree.body:
            callees = {id(node.func) for node in ast.walk(statement) if isinstance(node, ast.Call)}
            makes = {(module, name) for name in _defined(statement)}
            for node, called in _names(statement, called=False):
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                    said: Name | None = (modules.get(node.value.id, ""), node.attr)
                else:
                    said = known.get(node.id) if isinstance(node, ast.Name) else None
                if said is None:
                    continue
                if not called:
                    self._made[said] |= makes - {said}
                    if id(node) in callees:
                        self._called[said] |= makes
                    continue
                self._lines[said].add((str(path), node.lineno))
                if isinstance(statement, ast.FunctionDef):
                    self._said_in[said] |= makes - {said}


def module_of(path: Path, root: Path = ROOT) -> str:
    """The name that a file is imported by."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _names(node: ast.AST, *, called: bool) -> Iterator[tuple[ast.Name | ast.Attribute, bool]]:
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns"):
            continue
        inside = called or (field == "body" and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda))
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, ast.Name | ast.Attribute) and isinstance(each.ctx, ast.Load):
                yield each, inside
            if isinstance(each, ast.AST):
                yield from _names(each, called=inside)


def _defined(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield statement.name
        return
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
