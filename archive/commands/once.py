"""Options that take one value are given once: the parser of commands would silently take the last of them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile
from typing import Any

import typer

from archive.words import _
from archive.words.tree import commands


def refuse_twice(command: Any) -> None:
    """Makes every command under ``command`` refuse such a call, with a line that says which option is meant."""
    for _path, each in commands(command):
        if not hasattr(each, "commands"):
            each.parse_args = _refusing(each)


def _refusing(command: Any) -> Callable[[Any, list[str]], list[str]]:
    parse = command.parse_args
    single = {
        name
        for param in command.params
        if param.param_type_name == "option" and not (param.multiple or param.is_flag or param.count)
        for name in param.opts
    }

    def parsed(ctx: Any, args: list[str]) -> list[str]:
        seen = set[str]()
        for name in (arg.partition("=")[0] for arg in takewhile(lambda arg: arg != "--", args)):
            if name in single and name in seen:
                raise typer.BadParameter(_("{option} is given twice, and takes one value", option=name), ctx=ctx)
            seen.add(name)
        found: list[str] = parse(ctx, args)
        return found

    return parsed
