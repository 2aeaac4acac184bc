"""Where a report goes, and what it replaces."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from crawler import cli
from crawler.portals import registry
from tests.conftest import Run
from tests.crawler.reporting.conftest import needs_plots


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in this process, which puts the scripts of a page together once and not with every call."""

    def call(*words: str) -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["congtin", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return subprocess.CompletedProcess(words, int(ended.value.code or 0), *capsys.readouterr())

    monkeypatch.setattr(registry, "_own", [])
    return call


@pytest.mark.parametrize("form", [["--format", "md"], ["--json"], pytest.param([], marks=needs_plots)])
def test_a_report_replaces_a_report_and_nothing_else(planted: Path, tmp_path: Path, here: Run, form: list[str]) -> None:
    out = tmp_path / "it"
    call = ["report", "kia", "--archive", str(planted), *form, "-o", str(out)]
    assert "replaced" not in here(*call).stdout
    again = here(*call)  # its own, which it says
    assert (again.returncode, str(out) in again.stdout, "replaced" in again.stdout) == (0, True, True)
    for own in ("# Report of what I think\n", "{}", "<!DOCTYPE html><html><head></head><body>congtin report"):
        out.write_text(own, encoding="utf-8")
        done = here(*call)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
        assert "--force" in done.stderr
        assert out.read_text(encoding="utf-8") == own
    assert here(*call, "--force").returncode == 0
    assert out.read_text(encoding="utf-8") != own


@pytest.mark.parametrize("options", [[], ["--force"]])
def test_a_pipe_stays_a_pipe_and_a_folder_a_folder(
    planted: Path, tmp_path: Path, congtin: Run, options: list[str]
) -> None:
    pipe, folder = tmp_path / "pipe", tmp_path / "folder"
    os.mkfifo(pipe)
    folder.mkdir()
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    call = ["report", "kia", "--archive", str(planted), "--format", "md", *options, "-o"]
    done = congtin(*call, str(pipe))
    got = os.read(reader, 1 << 20).decode()
    os.close(reader)
    assert (done.returncode, done.stdout, pipe.is_fifo()) == (0, f"{pipe}\n", True)
    assert "# Report of" in got
    done = congtin(*call, str(folder))
    assert (done.returncode, len(done.stderr.splitlines()), folder.is_dir()) == (2, 1, True)
    assert "--force" not in done.stderr


def test_a_link_still_leads_to_the_report(planted: Path, tmp_path: Path, congtin: Run) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "it")
    for _ in range(2):
        assert congtin("report", "--archive", planted, "--format", "md", "-o", tmp_path / "link").returncode == 0
    assert (tmp_path / "link").is_symlink()
    assert "# Report of" in (tmp_path / "it").read_text(encoding="utf-8")


def test_a_report_goes_to_standard_output(planted: Path, tmp_path: Path, congtin: Run) -> None:
    done = congtin("report", "--archive", planted, "--format", "md", "-o", "-")
    assert done.returncode == 0
    assert "# Report of" in done.stdout
    assert not Path("-").exists()
