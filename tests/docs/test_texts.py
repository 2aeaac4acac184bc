"""Every text of the project: its links lead somewhere, and the commands it shows are there, with their options."""

from __future__ import annotations

import importlib.util
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from crawler.cli import app

ROOT = Path(__file__).resolve().parents[2]
TEXTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / ".github").rglob("*.md")])
COMMAND = typer.main.get_command(app)
NAMES = [str(path.relative_to(ROOT)) for path in TEXTS]

_BLOCK = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
_CALL = re.compile(r"(?:^|[\s;|&(])(?:\.venv/bin/)?congtin (.*)")
_INLINE = re.compile(r"`congtin ([^`]+)`")
_FILE = re.compile(r"`((?:archive|benchmarks|crawler|docs|tests)/[\w./-]*)`")
_NAME = re.compile(r"`(\w+)`\s(?:in|of)\s`((?:archive|crawler)/[\w/-]+\.py)`")
_MODULE = re.compile(r"python -m ((?:archive|benchmarks|crawler|tests)(?:\.\w+)*)")
_TARGET = re.compile(r"(?:^[ \t]*|`)make ([a-z-]+)(?=[`\s]*$|`| +[A-Z#])", re.MULTILINE)


def prose(text: str) -> str:
    """``text`` without its blocks of code."""
    return _BLOCK.sub("", text)


def anchors(text: str) -> set[str]:
    """The anchors of a text's headings, as forges and the site make them."""
    headings = re.findall(r"^#{1,6} (.+)$", prose(text), re.MULTILINE)
    plain = (re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", heading) for heading in headings)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("path", TEXTS, ids=NAMES)
def test_links_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for link in _LINK.findall(prose(text)):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        name, _, anchor = link.partition("#")
        target = path if not name else (path.parent / name).resolve()
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), link


def called(text: str) -> Iterator[list[str]]:
    """The words after ``congtin`` of every call that a text shows, in blocks for a shell and in its prose."""
    for language, block in _BLOCK.findall(text):
        if language == "sh":
            for line in block.replace("\\\n", " ").splitlines():
                yield from (words(call) for call in _CALL.findall(line))
    yield from (words(call) for call in _INLINE.findall(prose(text).replace("\n", " ")))


def words(call: str) -> list[str]:
    call = re.split(r"\s#\s|\s#$|[|;>](?:\s|$)|&&", call.replace("\\|", "/"))[0].removesuffix("...")
    return shlex.split(call.replace("’", ""))


def mistake(said: list[str]) -> str | None:
    """What of a call is not there; values and arguments are not looked at."""
    command: Any = COMMAND
    rest = list(said)
    while rest and hasattr(command, "commands") and not rest[0].startswith("-"):
        if rest[0] not in command.commands:
            return f"no command {rest[0]}"
        command, rest = command.commands[rest[0]], rest[1:]
    known = {"--help", "-h", *(name for each in command.params for name in (*each.opts, *each.secondary_opts))}
    wanted = (word.partition("=")[0] for word in rest if re.match(r"--?[a-z]", word))
    return next((f"no option {word} of {command.name}" for word in wanted if word not in known), None)


@pytest.mark.parametrize("path", TEXTS, ids=NAMES)
def test_commands_shown_are_there(path: Path) -> None:
    wrong = [(" ".join(said), found) for said in called(path.read_text("utf-8")) if (found := mistake(said))]
    assert wrong == []


def test_the_list_of_commands_names_every_one() -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for name, command in COMMAND.commands.items():  # type: ignore[attr-defined]
        for called_by in [f"{name} {child}" for child in getattr(command, "commands", ())] or [name]:
            assert f"congtin {called_by}" in text, called_by


def test_a_command_that_is_not_there_is_seen() -> None:
    assert mistake(["archive", "cat", "--fields", "id"]) is None
    assert mistake(["archive", "dog"]) == "no command dog"
    assert mistake(["crawl", "demo", "--fast"]) == "no option --fast of crawl"


@pytest.mark.parametrize("path", TEXTS, ids=NAMES)
def test_targets_shown_are_there(path: Path) -> None:
    there = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(_TARGET.findall(path.read_text("utf-8"))) <= there


@pytest.mark.parametrize("path", TEXTS, ids=NAMES)
def test_files_and_modules_named_are_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [name for name in _FILE.findall(text) if not (ROOT / name).exists()] == []
    said = {file: (ROOT / file).read_text("utf-8") for _, file in _NAME.findall(text)}
    assert [
        name for name, file in _NAME.findall(text) if not re.search(rf"^(?:def |class )?{name}\b", said[file], re.M)
    ] == []
    assert [name for name in _MODULE.findall(text) if importlib.util.find_spec(name) is None] == []


def test_every_page_of_the_docs_is_in_the_contents() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    listed = {line for _, block in _BLOCK.findall(index) for line in block.splitlines() if line and line[0] != ":"}
    listed |= set(re.findall(r"^([a-z-]+)$", index, re.MULTILINE))
    assert {path.stem for path in (ROOT / "docs").glob("*.md")} - {"index"} <= listed


@pytest.mark.parametrize("package", ["crawler", "archive"])
def test_every_room_has_its_place_in_the_text_and_in_the_picture(package: str) -> None:
    rooms = {path.parent.name for path in (ROOT / package).glob("*/__init__.py")}
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = set(re.findall(r'class="t"[^>]*>([a-z]+)<', (ROOT / "docs" / "rooms.svg").read_text("utf-8")))
    named = set(re.findall(r"`([a-z]+)`", text.partition(f"| folder of `{package}` |")[2].partition("\n\n")[0]))
    assert rooms == named - {"verify"}
    everywhere = {path.parent.name for each in ("crawler", "archive") for path in (ROOT / each).glob("*/__init__.py")}
    assert drawn - everywhere <= {"store", "reader"}
