"""A real scrapyd takes the project by scrapyd-deploy, and crawls with it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from tests.conftest import ROOT, lines
from tests.scrapyd_server import ENVIRONMENT, environment, scrapyd
from tests.waiting import HANGS, until

pytestmark = pytest.mark.installed

SENT = ("crawler", "archive", "README.md", "LICENSE", "pyproject.toml", "setup.py")


def ask(address: str, what: str, **told: str) -> dict[str, Any]:
    """POST what is told to ``what``; without anything it is only asked."""
    with urlopen(f"{address}{what}", urlencode(told).encode() if told else None, timeout=HANGS) as answer:
        return json.load(answer)


def ended(address: str, job: str) -> None:
    until(lambda: job in [each["id"] for each in ask(address, "listjobs.json?project=congtin")["finished"]])


def copied(folder: Path, address: str) -> Path:
    """The project as a checkout has it; building an egg leaves things behind."""
    for name in SENT:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    configured = (ROOT / "scrapy.cfg").read_text()
    assert "http://localhost:6800/" in configured
    (folder / "scrapy.cfg").write_text(configured.replace("http://localhost:6800/", address))
    return folder


def test_the_project_is_deployed_and_crawls(tmp_path: Path) -> None:
    home, project, archive = tmp_path / "home", tmp_path / "project", tmp_path / "archive"
    home.mkdir()
    project.mkdir()
    with scrapyd(home, CONGTIN_ARCHIVE=str(archive)) as address:
        deployed = subprocess.run(
            [ENVIRONMENT / "bin" / "scrapyd-deploy", "-v", "r1"],
            cwd=copied(project, address),
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert deployed.returncode == 0, deployed.stderr
        assert json.loads(deployed.stdout)["spiders"] == 1, deployed.stdout
        job = ask(address, "schedule.json", project="congtin", spider="portal", portal="demo", limit="5")
        assert job["status"] == "ok"
        unknown = ask(address, "schedule.json", project="congtin", spider="portal", portal="khong-co")
        for each in (job, unknown):
            ended(address, each["jobid"])
    assert "khong-co" in (home / "logs" / "congtin" / "portal" / f"{unknown['jobid']}.log").read_text()
    log = (home / "logs" / "congtin" / "portal" / f"{job['jobid']}.log").read_text()
    assert [line["portal"] for line in lines(archive, "articles")] == ["demo"] * 5, log
    (run,) = [json.loads(line) for line in (archive / "crawls" / "portal=demo.jsonl").read_text().splitlines()]
    assert (run["finish"], run["versions"]["congtin"]) == ("limit", "0.1.0")
