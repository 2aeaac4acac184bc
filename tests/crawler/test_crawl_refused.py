"""What keeps a crawl from its archive: mistakes, another writer, a full disk, a newer program, damage."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import forked
from tests.conftest import ROOT, Run, lines
from tests.crawler.running import crawl
from tests.portal_server import PortalServer, served


def test_mistakes_of_the_user_are_one_line(congtin: Run, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    for arguments, code, words in (
        (("crawl", "no-such-portal", "--archive", tmp_path / "a"), 2, "no portal is called"),
        (("crawl", "https://vidu.gov.vn/", "--archive", tmp_path / "a"), 2, "CONGTIN_CONTACT"),
        (("crawl", "demo", "--archive", blocked), 3, ""),
        (("crawl", "demo", "--archive", tmp_path / "a", "--since", "1/2/2026"), 2, "--since"),
        (("parse", tmp_path / "missing.html"), 2, "missing.html"),
        (("archive", "info", "--archive", tmp_path / "none"), 2, "none"),
    ):
        done = congtin(*arguments, CONGTIN_CONTACT="")
        assert (done.returncode, words in done.stderr) == (code, True), (arguments, done.stderr)
        assert "Traceback" not in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_a_second_writer_is_told_who_holds_the_portal(congtin: Run, tmp_path: Path) -> None:
    told = []

    def second(number: int, path: str) -> None:
        if path == "/tin/1/bai-viet" and not told:
            told.append(congtin("crawl", portal.url, "--archive", tmp_path))

    with served(PortalServer(articles=4)) as portal:
        portal.on_request.append(second)
        first = crawl(congtin, portal, tmp_path)
    assert (first["exit_code"], first["counts"]["stored"]) == (0, 4)
    assert told[0].returncode == 3
    assert "Traceback" not in told[0].stderr


def test_a_full_disk_ends_the_run_and_loses_nothing(congtin: Run, tmp_path: Path) -> None:
    """A file that may not grow stands in for a disk that is full: the write fails in the middle of a group."""
    limited = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))\n"
        "from crawler.cli import main\n"
        "main()\n"
    )
    with served(PortalServer(articles=60)) as portal:
        command = ("crawl", portal.url, "--archive", tmp_path, "-s", "CONGTIN_COMMIT_SECONDS=0.05")
        full = forked.run(*command, code=limited)
        assert full.returncode == 3, full.stderr
        assert "Traceback" not in full.stderr
        assert congtin("archive", "verify", "--archive", tmp_path).returncode == 0
        done = crawl(congtin, portal, tmp_path)
    assert done["exit_code"] == 0
    found = lines(tmp_path, "articles")
    assert (len(found), len({line["id"] for line in found})) == (60, 60)


def test_an_archive_of_a_newer_program_is_left_alone(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=3)) as portal:
        crawl(congtin, portal, tmp_path)
        path = next(tmp_path.glob("articles/*/*.jsonl"))
        path.write_text(path.read_text().replace('"schema_version":"1.0"', '"schema_version":"2.0"'))
        before = path.read_bytes()
        done = congtin("crawl", portal.url, "--archive", tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (3, False)
    assert "2.0" in done.stderr
    assert path.read_bytes() == before


def test_damaged_lines_are_named_and_the_rest_is_read(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=4)) as portal:
        crawl(congtin, portal, tmp_path)
        path = next(tmp_path.glob("articles/*/*.jsonl"))
        whole = path.read_bytes().splitlines(keepends=True)
        path.write_bytes(whole[0] + whole[1][:50] + b"\x00\x00" + whole[1][52:] + whole[2] + whole[3])
        shown = congtin("archive", "cat", "--archive", tmp_path)
        checked = congtin("archive", "verify", "--archive", tmp_path)
        done = crawl(congtin, portal, tmp_path)
    assert len(shown.stdout.splitlines()) == 3
    assert (checked.returncode, f"{path.name}:2" in checked.stdout) == (1, True), checked.stdout
    assert done["exit_code"] in (0, 1)


def test_it_is_an_ordinary_scrapy_project(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scrapy", "crawl", "portal", "-a", "portal=demo", "-a", "limit=5"]
    env = {**os.environ, "CONGTIN_ARCHIVE": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert len(lines(tmp_path, "articles")) == 5


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ("", 2, "name a portal"),
        ("-a portal=nope", 2, "no portal is called 'nope'"),
        ("-a portal=demo -a archive=x", 2, "CONGTIN_ARCHIVE=DIR"),
        ("-a portal=demo -a limit=x", 2, "--limit"),
        ("-a portal=https://vidu.gov.vn/", 2, "CONGTIN_CONTACT"),
        ("-a portal=demo -s CONGTIN_ARCHIVE=README.md", 3, "README.md"),
        ("-a portal=demo -s CONGTIN_LOKBACK_DAYS=3", 2, "did you mean CONGTIN_LOOKBACK_DAYS?"),
        ("-a portal=demo -s CONGTIN_FOO=3", 2, "CONGTIN_FOO: there are CONGTIN_ARCHIVE, CONGTIN_"),
    ],
)
def test_mistakes_are_one_line_there_too(arguments: str, code: int, words: str, tmp_path: Path) -> None:
    env = {**os.environ, "CONGTIN_ARCHIVE": str(tmp_path), "CONGTIN_CONTACT": ""}
    done = forked.run(
        "crawl", "portal", *arguments.split(), code="from scrapy.cmdline import execute; execute()", env=env
    )
    assert (done.returncode, words in done.stderr) == (code, True), done.stderr
    taken = "congtin: port 8801 is taken"  # by the demo of another test, which is no mistake
    assert len([line for line in done.stderr.splitlines() if not line.startswith(taken)]) == 1, done.stderr
