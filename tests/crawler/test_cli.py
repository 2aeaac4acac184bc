"""Mistakes in a call are one line that says what to do, for every command and option."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from crawler.cli import main

MISTAKES = [
    ("crawl",),
    ("crawl", ""),
    ("crawl", "http://"),
    ("crawl", "--all", "demo"),
    ("crawl", "--province", "99"),
    ("crawl", "--province", "84"),
    ("crawl", "--family", "x"),
    ("crawl", "demo", "--bogus"),
    ("crawl", "demo", "--limit", "0"),
    ("crawl", "demo", "--limit", "x"),
    ("crawl", "demo", "--mode", "x"),
    ("crawl", "demo", "--since", "1/2/2026"),
    ("crawl", "demo", "--since", "2026-02-01", "--until", "2026-01-01"),
    ("crawl", "demo", "--proxy", "nonsense"),
    ("crawl", "demo", "--proxy", "socks5://127.0.0.1:1"),
    ("crawl", "demo", "-s", "NAME"),
    ("crawl", "demo", "-s", "DOWNLOAD_DELAY=x"),
    ("parse",),
    ("parse", ""),
    ("parse", "http://"),
    ("parse", "-", "--portal", "nope"),
    ("portals", "show"),
    ("portals", "show", "nope"),
    ("portals", "nope"),
    ("archive", "verify", "--jobs", "0"),
    ("archive", "cat", "--nope"),
    ("crawl", "demo", "--archive", ""),
    ("archive", "info", "--archive", ""),
    ("health", "--archive", ""),
    ("portals", "list", "--archive", ""),
    ("nope",),
    ("--nope",),
]


@pytest.mark.parametrize("call", MISTAKES, ids=" ".join)
def test_a_mistake_is_one_line(
    call: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["congtin", *call])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr()
    assert ended.value.code == 2
    assert (said.out, len(said.err.splitlines())) == ("", 1), said.err
    assert said.err.startswith("congtin: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("call", [(), ("archive",), ("portals",)], ids=["congtin", "archive", "portals"])
def test_a_call_without_a_command_is_answered_with_the_help(
    call: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["congtin", *call])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr()
    assert ended.value.code == 2
    assert "Usage:" in said.out + said.err
