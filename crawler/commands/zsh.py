"""Completion in zsh from the first tabulator on."""

from __future__ import annotations

import contextlib
import importlib

_AT_ONCE = "\nif (( ${+compstate} )); then %(complete_func)s; fi\n"
"""``compstate`` is there while a line is completed: not where a start-up file reads the script."""


def answer_at_once() -> None:
    """zsh reads the script when a line is first completed, and Typer's only says then who will answer the next time.

    A Typer that keeps its scripts elsewhere stays as it is.
    """
    scripts = None
    with contextlib.suppress(ImportError):  # a module of Typer's own, which another version need not have
        scripts = getattr(importlib.import_module("typer._completion_shared"), "_completion_scripts", None)
    if isinstance(scripts, dict) and _AT_ONCE not in scripts.get("zsh", _AT_ONCE):
        scripts["zsh"] += _AT_ONCE
