"""Calls that would silently do something else than was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive.building import Files, article
from tests.conftest import Run


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = Files(tmp_path / "archive")
    for portal in ("vidu", "khac"):
        files.add(article(f"{portal}:1", portal=portal), portal=portal)
    return files.root


@pytest.mark.parametrize("second", ["--portal khac", "--portal=khac"])
@pytest.mark.parametrize("command", ["archive cat", "archive export csv -", "archive search hoi"])
def test_an_option_of_one_value_is_not_given_twice(congtin: Run, root: Path, command: str, second: str) -> None:
    done = congtin(*command.split(), "--archive", root, "--portal", "vidu", *second.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert "--portal is given twice, and takes one value" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_option_of_several_values_is_given_as_often_as_wanted(congtin: Run, root: Path) -> None:
    done = congtin("coverage", "--archive", root, "--portal", "vidu", "--portal", "khac", "--json")
    assert "given twice" not in done.stderr
    assert "vidu" in done.stdout
    assert "khac" in done.stdout


def test_a_command_to_notify_that_is_not_there_is_told_before_the_alarm(congtin: Run, root: Path) -> None:
    script = root / "mail-me.sh"
    script.write_text("#!/bin/sh\n", encoding="ascii")
    for command in (script, root / "none.sh"):
        done = congtin("health", "--archive", root, "--notify", command)
        assert done.returncode == 2
        assert "cannot be run: no such program, or it may not be run (chmod +x)" in done.stderr
    script.chmod(0o755)
    assert congtin("health", "--archive", root, "--notify", script).returncode != 2
