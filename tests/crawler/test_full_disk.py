"""A disk that takes nothing more: every command that has to write says so in a line and could not start (3); every
other one does its work. A new command has to be put into a table of ``test_every_command``, or into one here."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from crawler.schedule.memory import Memory
from tests import forked
from tests.crawler.commands_kit import ARCHIVE, ELSEWHERE, NEEDS, QUICK, READS, place
from tests.waiting import HANGS

__all__ = ["place"]

CALLED = {
    **READS,
    **QUICK,
    ("archive", "cat"): ARCHIVE,
    ("archive", "export"): ("csv", "{new}/out.csv", *ARCHIVE),
    ("crawl",): ("http://127.0.0.1:9/", *ARCHIVE),
    ("import",): ("{warc}", *ARCHIVE),
    ("portals", "add"): ("http://127.0.0.1:9/", "--portals", "{new}"),
    ("portals", "probe"): ("http://127.0.0.1:9/",),
    ("portals", "check"): ("demo", *ARCHIVE),
    ("schedule", "run-due"): ARCHIVE,
    ("schedule", "sweep"): ("--before", "2099-01-01", *ARCHIVE),
}
WRITE = {
    ("archive", "search"), ("archive", "export"), ("archive", "repair"), ("archive", "seal"), ("archive", "link"),
    ("report",), ("browse",), ("reparse",), ("snapshot",), ("schedule", "add"), ("schedule", "remove"),
    ("schedule", "sweep"), ("schedule", "run-due"), ("crawl",), ("import",), ("portals", "add"), ("portals", "probe"),
    ("portals", "check"),
}  # fmt: skip
"""Those that cannot do without: also where only a temporary file is meant."""
STAYS = {("schedule", "run")}
SAID = re.compile(r"cannot write|cannot be written|was not written|no temporary file can be made")
CODE = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # every write to a file fails, whoever asks for it
sys.argv = ["congtin", *{arguments!r}]
from crawler.cli import main
main()
"""


@contextmanager
def begun(arguments: list[str]) -> Iterator[tuple[forked.Child, int]]:
    """The command, and the end of the pipe that it says everything to."""
    reading, writing = os.pipe()
    try:
        with os.fdopen(writing, "wb") as out:
            child = forked.start(code=CODE.format(arguments=arguments), out=out, err=out)
        yield child, reading
    finally:
        os.close(reading)


def said(reading: int) -> str:
    text = b""
    while part := os.read(reading, 1 << 16):
        text += part
    return text.decode()


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_every_command_is_called() -> None:
    assert CALLED.keys() == {*READS, *QUICK, *ELSEWHERE} - STAYS


@pytest.mark.sweep(every=4)
@pytest.mark.parametrize("path", sorted(CALLED), ids=" ".join)
def test_a_full_disk_is_one_line_and_code_3(path: tuple[str, ...], place: Path) -> None:
    if path in NEEDS:
        pytest.importorskip(NEEDS[path])
    memory = Memory(place / "archive")
    last = memory.last("planned", "demo")
    assert last is not None
    memory.remember("planned", {"demo": msgspec.structs.replace(last, since="2020-01-01T00:00:00Z")})
    (warc,) = (place / "archive" / "warc" / "portal=vidu").glob("*.warc.gz")
    from crawler.portals import registry

    names = {"archive": place / "archive", "new": place / "new", "warc": warc, "portal": "demo"}
    names["home"] = registry.load("demo").home
    before = files(place / "new")
    with begun([*path, *(each.format(**names) for each in CALLED[path])]) as (child, reading):
        text, code = said(reading), child.wait(HANGS)
    assert "Traceback" not in text
    if path in WRITE:
        assert code == 3
        assert SAID.search(text)
    else:
        assert code == 0
    assert files(place / "new") == before
