"""Puts a changed module in the place of the one that is loaded: its functions, and every table that others hold."""

from __future__ import annotations

import ast
import functools
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from types import FunctionType, MappingProxyType, ModuleType
from typing import Any

_DATA = (str, bytes, int, float, tuple, list, dict, set, frozenset, re.Pattern, MappingProxyType, type(None))


class CannotBeSwapped(Exception):
    """The change shows only where the module is loaded anew."""


def remembering() -> list[Any]:
    """Every function of the project that remembers what it returned, those of classes too."""
    # Not by way of the garbage collector, which does not tell what was frozen.
    found: dict[int, Any] = {}
    for module in [each for name, each in list(sys.modules.items()) if _ours(name)]:
        for value in list(vars(module).values()):
            for each in [value, *(vars(value).values() if isinstance(value, type) else ())]:
                inner = getattr(each, "__func__", each)
                if isinstance(inner, functools._lru_cache_wrapper):
                    found[id(inner)] = inner
    return list(found.values())


def swap(module: ModuleType, tree: ast.Module | None = None) -> None:
    """Makes ``module``, and what others took from it, behave as ``tree`` says; without one as its file does."""
    tree = tree or ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    fresh: dict[str, Any] = {
        name: value for name, value in vars(module).items() if name.startswith("__") and name != "__annotations__"
    }
    exec(compile(tree, str(module.__file__), "exec"), fresh)
    for name, new in fresh.items():
        if name.startswith("__"):
            continue
        old = vars(module).get(name)
        if _of(module, old) and type(old) is type(new):
            _swap_code(old, new)
        elif isinstance(new, _DATA) and (type(old) is not type(new) or old != new):
            _replace(old, new, module, name)


def _of(module: ModuleType, value: Any) -> bool:
    return getattr(value, "__module__", None) == module.__name__ and (isinstance(value, type) or callable(value))


def _swap_code(old: Any, new: Any) -> None:
    if isinstance(old, type):
        for name, value in vars(new).items():
            before = vars(old).get(name)
            if isinstance(value, FunctionType | property | classmethod | staticmethod | functools.cached_property):
                _swap_code(before, value)
            elif isinstance(value, _DATA) and not name.startswith("__") and before != value:
                setattr(old, name, value)
        return
    for inner in ("__wrapped__", "__func__", "fget", "func"):
        if hasattr(old, inner):
            _swap_code(getattr(old, inner), getattr(new, inner))
            return
    if isinstance(old, FunctionType):
        if old.__code__.co_freevars != new.__code__.co_freevars:
            raise CannotBeSwapped(old.__name__)
        old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__


def _replace(old: Any, new: Any, module: ModuleType, name: str) -> None:
    """In the module, and under whatever name others import it by: small values may be the same object by chance."""
    for each in list(sys.modules.values()):
        names = getattr(each, "__dict__", None)
        if not isinstance(names, Mapping) or not _ours(getattr(each, "__name__", "")):
            continue
        if each is module or names.get(name) is old:
            setattr(each, name, new) if each is module or name in names else None
        for other in [key for key, value in names.items() if value is old and not isinstance(old, str | int | None)]:
            setattr(each, other, new)


def _ours(module: str) -> bool:
    return module.partition(".")[0] in ("crawler", "archive", "tests", "benchmarks")
