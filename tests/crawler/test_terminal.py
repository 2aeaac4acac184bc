"""What a person meets on a terminal, whatever the command: quiet, JSON, progress, colours."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from archive.jsonl.watching import tell
from archive.showing import progress
from archive.showing.progress import ProgressLine, Steps, left, reading
from archive.words.tree import commands
from crawler.cli import app
from crawler.extensions.progress import line as progress_of
from crawler.tally import Tally
from tests.archive.building import Files, article

ROOT = Path(__file__).resolve().parents[2]
PRINTS_DATA = {
    ("archive", "cat"): "prints records, as JSON Lines always",
}
"""Commands that print no facts, and why."""


def leaves() -> Iterator[tuple[tuple[str, ...], Any]]:
    for path, command in commands(get_command(app)):
        if not getattr(command, "commands", None):
            yield path, command


@pytest.mark.parametrize(
    ("path", "command"), list(leaves()), ids=lambda value: "-".join(value) if isinstance(value, tuple) else ""
)
def test_every_command_that_prints_facts_can_be_quiet_and_print_json(path: tuple[str, ...], command: Any) -> None:
    if path in PRINTS_DATA:
        return
    options = {name for param in command.params for name in param.opts}
    assert {"--json", "--quiet", "-q"} <= options


def archive_at(root: Path) -> Path:
    files = Files(root)
    files.add(article("vidu:1"), article("vidu:2"))
    return root


QUIET = [
    ("archive", "info"),
    ("archive", "search", "bai"),
    ("archive", "verify"),
    ("archive", "repair"),
    ("archive", "coverage"),
    ("archive", "merger"),
    ("coverage",),
    ("health",),
    ("portals", "list"),
    ("schedule", "next"),
]


@pytest.mark.parametrize("call", QUIET, ids=" ".join)
def test_quiet_says_nothing_where_nothing_is_wrong(call: tuple[str, ...], tmp_path: Path) -> None:
    root = archive_at(tmp_path)
    done = CliRunner().invoke(app, [*call, "--archive", str(root), "--quiet"])
    assert (done.exit_code, done.output) == (0, "")


def test_quiet_says_what_is_wrong(tmp_path: Path) -> None:
    files = Files(tmp_path)
    files.add(article("vidu:1"))
    path = files.path()
    path.write_bytes(b"{broken\n" + path.read_bytes())
    info = CliRunner().invoke(app, ["archive", "info", "--archive", str(tmp_path), "-q"])
    assert (info.exit_code, info.stdout) == (1, "")
    assert "1 place is damaged" in info.stderr
    found = CliRunner().invoke(app, ["archive", "verify", "--archive", str(tmp_path), "-q"])
    assert found.exit_code == 1
    assert [line.split(": ")[1] for line in found.stdout.splitlines()] == ["bad-json"]


def test_json_with_quiet_is_json(tmp_path: Path) -> None:
    root = archive_at(tmp_path)
    done = CliRunner().invoke(app, ["archive", "info", "--archive", str(root), "--json", "--quiet"])
    assert json.loads(done.stdout)["portals"][0]["articles"] == 2
    assert done.stderr == ""


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Screen(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


def shown(monkeypatch: pytest.MonkeyPatch, *, terminal: bool, quiet: bool = False, term: str = "xterm") -> list[str]:
    """What stands on the screen while a command of 40 seconds says how far it is, ten times a second."""
    monkeypatch.setenv("TERM", term)
    screen, clock = Screen(terminal=terminal), Clock()
    monkeypatch.setattr(sys, "stderr", screen)
    with ProgressLine(quiet=quiet, now=clock) as say:
        for tick in range(400):
            clock.now = tick / 10
            say(lambda: f"at {clock.now:.1f}")
    return re.split(r"[\r\n]+", screen.getvalue())


def test_on_a_terminal_a_line_comes_after_a_moment_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = shown(monkeypatch, terminal=True)
    assert lines[1] == "at 1.0"
    assert len(lines) > 70
    assert (lines[-2].strip(), lines[-1]) == ("", "")


def test_elsewhere_a_plain_line_comes_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, terminal=False) == ["at 10.0", "at 20.0", "at 30.0", ""]
    assert shown(monkeypatch, terminal=True, term="dumb") == ["at 10.0", "at 20.0", "at 30.0", ""]


def test_a_quick_command_says_nothing_and_a_quiet_one_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, terminal=True, quiet=True) == [""]
    screen, clock = Screen(terminal=True), Clock()
    monkeypatch.setattr(sys, "stderr", screen)
    with ProgressLine(now=clock) as say:
        clock.now = 0.9
        say(lambda: "flicker")
    assert screen.getvalue() == ""


def test_what_is_left_is_told_where_it_is_known(tmp_path: Path) -> None:
    clock = Clock()
    steps = Steps(4, now=clock)
    assert str(steps) == "0 of 4"
    steps.done, clock.now = 1, 100
    assert str(steps) == "1 of 4, 5 min left"
    assert left(0, 4, 100) == left(4, 4, 100) == ""
    root = archive_at(tmp_path)
    size = progress.bytes_of(root)
    said: list[str] = []
    clock.now = 0
    with reading(lambda line: said.append(line()), root, now=clock):
        clock.now = 60
        tell(size // 2)
        tell(size - size // 2)
        tell(1)
    tell(99)  # nobody listens any more
    assert said[0].endswith("read, 1 min left")
    assert " of " in said[1]
    assert " of " not in said[2]


def test_a_crawl_says_what_is_to_come_once_something_came() -> None:
    tally = Tally()
    tally.began -= 60
    said = progress_of("vidu", tally, 300)
    assert said.startswith("vidu: 0 pages, 0 found,")
    assert said.endswith(", 0.0 pages/s")
    tally.counts.update(pages=60, found=340, looked=40, stored=40)
    said = progress_of("vidu", tally, 300)
    assert re.search(r"60 pages, 340 found, 40 looked at, .*1\.0 pages/s, 300 to come \(5 min\)$", said)
    assert progress_of("vidu", tally, 0).endswith("1.0 pages/s")


def test_reading_an_archive_is_heard(tmp_path: Path) -> None:
    from archive import Archive

    root = archive_at(tmp_path)
    said: list[str] = []
    with reading(lambda line: said.append(line()), root):
        assert len(list(Archive(root).articles())) == 2
    assert said


def test_the_help_loads_no_crawler() -> None:
    code = "import sys, crawler.cli, crawler.portals.registry; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    heavy = {"scrapy", "twisted", "lxml", "selectolax", "bs4", "dateparser", "trafilatura", "datasette", "altair"}
    assert heavy.isdisjoint(done.stdout.split())


COLOURED = [
    ("archive", "search", "bai"),
    ("archive", "info"),
    ("archive", "coverage"),
    ("health",),
    ("crawl", "--help"),
    ("schedule", "list"),
]


@pytest.mark.parametrize("call", COLOURED, ids=" ".join)
@pytest.mark.parametrize("how", ["NO_COLOR", "--no-color", "dumb"])
def test_no_colour_where_none_is_wanted(
    call: tuple[str, ...], how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("NO_COLOR", "1") if how == "NO_COLOR" else monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb" if how == "dumb" else "xterm-256color")
    monkeypatch.setenv("CONGTIN_ARCHIVE", str(archive_at(tmp_path)))
    done = CliRunner().invoke(app, [*(["--no-color"] if how == "--no-color" else []), *call])
    assert done.exit_code in (0, 1)
    assert not re.search(r"\x1b\[[0-9;]*(3|4|9)[0-9]", done.output)
