"""The package as it is released: in an environment with nothing of this tree, the command crawls."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.installed


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """An environment with the wheel in it and nothing of this tree; what it needs is borrowed from the tests' own."""
    folder = tmp_path / "wheel"
    folder.mkdir()
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]
    outside = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    options = ["--no-deps", "--no-build-isolation", "--no-index"]
    source = folder / "source"
    tracked = ("crawler", "archive", "pyproject.toml", "setup.py", "README.md", "LICENSE")
    for name in tracked:
        source.mkdir(exist_ok=True)
        if (ROOT / name).is_dir():  # without what other tests are just having compiled
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, source / name)
    subprocess.run(
        [*pip, "wheel", *options, "--wheel-dir", str(folder), str(source)], env=outside, check=True, capture_output=True
    )
    (wheel,) = folder.glob("congtin-*.whl")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / "env")], check=True)
    python = folder / "env" / "bin" / "python"
    subprocess.run(
        [*pip, "--python", str(python), "install", "--no-compile", *options, str(wheel)],
        env=outside,
        check=True,
        capture_output=True,
    )
    (packages,) = (folder / "env").glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder


def test_the_wheel_holds_every_file_of_the_packages_and_the_command_all_that_it_needs(bare: Path) -> None:
    (wheel,) = bare.glob("congtin-*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    there = {
        str(path.relative_to(ROOT))
        for package in ("crawler", "archive")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert there - held == set()

    home = bare / "home"
    home.mkdir()
    clean = {"PATH": os.defpath, "HOME": str(home), "LANG": "C.UTF-8"}
    command = [str(bare / "env" / "bin" / "congtin")]
    crawled = subprocess.run(
        [*command, "crawl", "demo", "--limit", "3", "--json"], cwd=home, env=clean, capture_output=True, check=False
    )
    assert crawled.returncode == 0, crawled.stderr.decode()
    (outcome,) = json.loads(crawled.stdout)
    assert outcome["counts"]["stored"] == 3
    declared = [*command, "portals", "list", "--json"]
    listed = subprocess.run(declared, cwd=home, env=clean, capture_output=True, check=True)
    assert b'"travinh"' in listed.stdout
    asked = [str(bare / "env" / "bin" / "python"), "-c", "import archive, crawler; print(archive, crawler)"]
    where = subprocess.run(asked, cwd=home, env=clean, capture_output=True, text=True, check=True)
    assert where.stdout.count(str(bare)) == 2
