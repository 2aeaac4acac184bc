"""What could not be read is named by every command that reads it, and makes the exit code 1, every time."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.archive.building import Files, article
from tests.conftest import Run
from tests.crawler.days_kit import day
from tests.portal_server import PortalServer, served

SAID = "congtin archive verify"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = Files(tmp_path / "archive")
    files.add(article("vidu:1"), article("vidu:2"))
    files.add(article("kia:1", portal="kia"), portal="kia")
    return files.root


@pytest.mark.parametrize("named", [[], ["vidu"], ["--portal", "vidu"]])
def test_a_portal_whose_runs_are_all_damaged_is_listed_by_health(root: Path, congtin: Run, named: list[str]) -> None:
    Files(root).add_bytes(b"{broken\n", kind="crawls")
    done = congtin("health", *named, "--archive", str(root), "--json")
    assert done.returncode == 1
    assert SAID in done.stderr
    assert [each["portal"] for each in json.loads(done.stdout)] == ["vidu"]


def test_health_without_a_run_says_so(root: Path, congtin: Run) -> None:
    said = [congtin("health", *more, "--archive", str(root)).stdout for more in ((), ("--quiet",), ("--json",))]
    assert "No crawl has come to its end here yet" in said[0]
    assert [text.strip() for text in said[1:]] == ["", "[]"]


@pytest.mark.parametrize("command", ["health", "coverage", "report"])
def test_portals_are_named_either_way(root: Path, congtin: Run, command: str) -> None:
    call = (command, "--archive", str(root), "--json")
    both = [congtin(*call, *named) for named in (["vidu", "kia"], ["--portal", "vidu", "--portal", "kia"])]
    assert [done.returncode for done in both] == [0, 0]
    assert '"kia"' in both[0].stdout
    assert '"vidu"' in both[0].stdout
    assert congtin(*call, "nowhere").returncode == congtin(*call, "--portal", "nowhere").returncode == 2


def _broken(root: Path) -> None:
    """The first line of ``vidu`` is none any more."""
    path = Files(root).path()
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"{broken\n" + lines[1])


@pytest.mark.parametrize(
    "command",
    [["archive", "search", "vidu"], ["browse", "--index-only"], ["archive", "link"], ["reparse"]],
    ids=lambda each: each[-1],
)
def test_a_bad_line_is_named_every_time(root: Path, congtin: Run, command: list[str]) -> None:
    _broken(root)
    for _ in range(2):
        done = congtin(*command, "--archive", str(root))
        assert (done.returncode, SAID in done.stderr) == (1, True), done.stderr


def test_csv_goes_to_standard_output_and_no_other_form_does(root: Path, congtin: Run) -> None:
    done = congtin("archive", "export", "csv", "-", "--archive", str(root))
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) >= 4
    assert not Path("-").exists()
    done = congtin("archive", "export", "sqlite", "-", "--archive", str(root))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


@pytest.mark.parametrize("shown", ["list", "next", "history"])
def test_no_archive_has_no_plan(tmp_path: Path, congtin: Run, shown: str) -> None:
    done = congtin("schedule", shown, "--archive", str(tmp_path / "nowhere"))
    assert done.returncode == 2
    assert "no folder" in done.stderr


def test_a_time_that_is_none_stops_neither_crawls_nor_reports(congtin: Run, tmp_path: Path) -> None:
    """One bit makes a 9 of a 1: both ended in a traceback, the crawl at each start. The article is looked at again."""
    with served(PortalServer(articles=3)) as portal:
        day(congtin, portal, tmp_path, 0)
        (path,) = tmp_path.glob("articles/*/*.jsonl")
        whole = path.read_bytes()
        for name, time in ((b"fetched_at", b"2022-05"), (b"published_at", b"2022-05")):
            whole = whole.replace(b'"%s":"%s' % (name, time), b'"%s":"%s' % (name, time.replace(b"-0", b"-8")), 1)
        path.write_bytes(whole)
        shutil.rmtree(tmp_path / "state")
        portal.asked.clear()
        assert day(congtin, portal, tmp_path, 0.1)["exit_code"] == 0
        assert len([each for each in portal.asked if each.endswith("/bai-viet")]) == 1
    done = congtin("report", "--archive", tmp_path, "--format", "md")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert congtin("archive", "verify", "--archive", tmp_path).returncode == 1
