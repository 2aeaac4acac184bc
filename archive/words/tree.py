"""The help of a whole command, said in the language spoken: Typer takes texts when it builds the commands, so they are
exchanged in what it built."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from archive.words import _, language

_PANELS = {
    "ARGUMENTS_PANEL_TITLE": "Arguments",
    "OPTIONS_PANEL_TITLE": "Options",
    "COMMANDS_PANEL_TITLE": "Commands",
    "DEFAULT_STRING": "[default: {}]",
    "ENVVAR_STRING": "[env var: {}]",
    "REQUIRED_LONG_STRING": "[required]",
}
"""Typer's own words, by the names that it has for them."""


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command under ``command``, itself too, with the words by which it is called."""
    yield path, command
    for name, each in getattr(command, "commands", {}).items():
        yield from commands(each, (*path, name))


def texts(command: Any) -> Iterator[str]:
    """What the help of one command says of it, of its arguments and of its options."""
    yield from (joined(text) for text in (command.help, *_helps(command)) if text)


def _helps(command: Any) -> Iterator[str | None]:
    for param in command.params:
        yield getattr(param, "help", None)


def joined(text: str) -> str:
    """A text without the line breaks of its docstring: that is how it stands in the catalogue."""
    return " ".join(text.split())


def translate(command: Any) -> None:
    """Exchanges all texts of the tree; names of commands and options stay. Nothing is done where English is spoken."""
    if language() == "en":
        return
    _say_panels()
    for _path, each in commands(command):
        _translate(each)


def _say_panels() -> None:
    from typer import rich_utils

    for name, text in _PANELS.items():
        setattr(rich_utils, name, _(text))


def _translate(command: Any) -> None:
    command.help = _(joined(command.help)) if command.help else command.help
    command.short_help = _(joined(command.short_help)) if command.short_help else command.short_help
    for param in command.params:
        if getattr(param, "help", None):
            param.help = _(joined(param.help))
    command.context_class = _context(command.context_class)
    command.get_help_option = _saying(command.get_help_option)


def _saying(help_option: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The option of the help is made when it is asked for."""

    def said(ctx: Any) -> Any:
        option = help_option(ctx)
        if option is not None:
            option.help = _(option.help or "")
        return option

    return said


def _context(known: Any) -> Any:
    """A context whose formatter begins the line of usage otherwise."""

    class Formatter(known.formatter_class):  # type: ignore[misc]
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, prefix or _("Usage: "))

    class Context(known):  # type: ignore[misc]
        formatter_class = Formatter

    return Context
