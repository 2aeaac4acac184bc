"""Standard output that takes no more: a reader that went away is none of the command's business, a full disk is said in
one line. Whatever prints: tables, lines, JSON, CSV, help."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from tests import forked
from tests.archive.building import Files, article
from tests.waiting import HANGS

FULL = Path("/dev/full")
PRINTING = [
    "archive info --archive {archive}",
    "archive cat --archive {archive}",
    "archive export csv - --archive {archive}",
    "portals succession --archive {archive}",
    "schedule list --archive {archive}",
    "--help",
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("archive")
    Files(root).add(article("vidu:1"), article("vidu:2"))
    return root


@pytest.fixture
def unread() -> Iterator[IO[bytes]]:
    """A pipe whose reader is gone."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb", buffering=0) as file:
        yield file


@pytest.fixture
def full() -> Iterator[IO[bytes]]:
    if not FULL.exists():
        pytest.skip("needs /dev/full")
    with FULL.open("wb", buffering=0) as file:
        yield file


def said(call: str, archive: Path, out: IO[bytes]) -> tuple[int, list[str]]:
    """The exit code, and the lines on standard error."""
    with tempfile.TemporaryFile() as err:
        code = forked.start(*call.format(archive=archive).split(), out=out, err=err).wait(HANGS)
        err.seek(0)
        return code, err.read().decode().splitlines()


@pytest.mark.parametrize("call", PRINTING)
def test_a_reader_that_went_away_is_not_spoken_of(call: str, archive: Path, unread: IO[bytes]) -> None:
    assert said(call, archive, unread) == (0, [])


@pytest.mark.parametrize("call", PRINTING)
def test_a_full_disk_is_one_line(call: str, archive: Path, full: IO[bytes]) -> None:
    told = "congtin: standard output takes no more: No space left on device; what was to stand there is not whole"
    assert said(call, archive, full) == (1, [told])


def test_the_exit_code_is_the_one_that_was_earned(tmp_path: Path, unread: IO[bytes]) -> None:
    files = Files(tmp_path)
    files.add(article("vidu:1"))
    files.path().write_bytes(b"{broken\n" + files.path().read_bytes())
    code, lines = said("archive info --archive {archive}", tmp_path, unread)
    assert code == 1
    assert lines == ["congtin: 1 place is damaged and left out: `congtin archive verify` names them"]


@pytest.mark.parametrize("which", ["unread", "full"])
def test_a_mistake_that_nobody_hears_of_has_its_exit_code(which: str, request: pytest.FixtureRequest) -> None:
    stream = request.getfixturevalue(which)
    assert forked.start("portals", "show", "nope", out=stream, err=stream).wait(HANGS) == 2


def test_with_closed_streams_no_file_takes_their_place(tmp_path: Path) -> None:
    """The first file that is opened would be standard output, and what is printed stand in it."""
    Files(tmp_path).add(article("vidu:1"))
    code = (
        "import os, sys\n"
        "os.close(1); os.close(2); sys.stdout = sys.stderr = None\n"
        f"sys.argv = ['congtin', 'archive', 'cat', '--archive', {str(tmp_path)!r}]\n"
        "from crawler.cli import main\n"
        "main()\n"
    )
    assert forked.run(code=code).returncode == 0
    assert {path.read_bytes()[:1] for path in tmp_path.rglob("*.jsonl")} == {b"{"}
