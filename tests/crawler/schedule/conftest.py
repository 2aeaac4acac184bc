"""`congtin schedule` in the process of the tests."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from crawler import cli
from crawler.portals import registry

PLANNED = "2026-11-26T00:00:00Z"
"""When plans of the tests are made."""


class Said(NamedTuple):
    code: int
    out: str
    err: str


Call = Callable[..., Said]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive"


@pytest.fixture
def call(archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], launched: None) -> Call:
    """`congtin schedule` in this process, at a time that is given; crawls are processes of their own."""
    monkeypatch.setattr(registry, "_own", [])

    def run(*words: object, clock: str = PLANNED) -> Said:
        monkeypatch.setenv("CONGTIN_CLOCK", clock)
        monkeypatch.setenv("CONGTIN_ARCHIVE", str(archive))
        monkeypatch.setattr(sys, "argv", ["congtin", "schedule", *map(str, words)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return Said(int(ended.value.code or 0), *capsys.readouterr())

    return run
