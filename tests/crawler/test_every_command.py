"""Every command of the tree, called: facts as JSON, nothing said where nothing is wrong, progress where it reads an
archive. A command that is new has to be put into one of the tables."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from archive.showing import progress
from archive.words.tree import commands
from crawler.cli import app
from tests.crawler.commands_kit import ARCHIVE, ELSEWHERE, NEEDS, QUICK, READS, called, place

__all__ = ["place"]

ASKED_FOR = {("snapshot",), ("schedule", "list"), ("schedule", "sweep"), ("schedule", "install")}
"""What these print is for a person to act on, or was asked for by --print, also with --quiet."""


def test_every_command_is_in_one_of_the_tables() -> None:
    there = {path for path, command in commands(get_command(app)) if not getattr(command, "commands", None)}
    tables = [*READS, *QUICK, *ELSEWHERE]
    assert sorted(tables) == sorted(there)


def documents(text: str) -> Iterator[Any]:
    """The JSON documents in ``text``, one after the other."""
    decoder, at = json.JSONDecoder(), 0
    while at < len(text):
        found, at = decoder.raw_decode(text, at)
        at += len(text[at:]) - len(text[at:].lstrip())
        yield found


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress is said from the first moment on, as often as there is any."""
    monkeypatch.setattr(progress, "PLAIN_SECONDS", 0.0)


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(("path", "call"), [*READS.items(), *QUICK.items()], ids=lambda each: " ".join(each)[:40])
def test_what_it_says_is_for_who_asked(path: tuple[str, ...], call: tuple[str, ...], place: Path) -> None:
    if path in NEEDS and find_spec(NEEDS[path]) is None:
        pytest.skip(f"needs {NEEDS[path]}")
    quiet = called(path, call, place, "--quiet")
    assert quiet.exit_code in (0, 1), quiet.output
    if path not in ASKED_FOR:
        assert quiet.output == ""
    for name in ("out.wacz", "report.md"):
        (place / "new" / name).unlink(missing_ok=True)


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(("path", "call"), [*READS.items(), *QUICK.items()], ids=lambda each: " ".join(each)[:40])
def test_facts_are_json_and_nothing_stands_between(path: tuple[str, ...], call: tuple[str, ...], place: Path) -> None:
    if path in NEEDS and find_spec(NEEDS[path]) is None:
        pytest.skip(f"needs {NEEDS[path]}")
    if path == ("report",):
        call = ARCHIVE
    done = called(path, call, place, "--json")
    assert done.exit_code in (0, 1), done.output
    assert list(documents(done.stdout))
    assert done.stderr == ""


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(("path", "call"), READS.items(), ids=lambda each: " ".join(each)[:40])
def test_what_may_take_long_says_how_far_it_is(path: tuple[str, ...], call: tuple[str, ...], place: Path) -> None:
    if path in NEEDS and find_spec(NEEDS[path]) is None:
        pytest.skip(f"needs {NEEDS[path]}")
    done = called(path, call, place)
    assert done.exit_code in (0, 1), done.output
    assert any(character.isdigit() for character in done.stderr)
