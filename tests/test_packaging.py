"""What a fresh machine relies on: locks, Makefile, integration, licence, the package."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import tomllib
from functools import cache
from importlib import resources
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from setuptools.command.egg_info import FileList

ROOT = Path(__file__).resolve().parent.parent
OLDEST = "3.11.0"
LOCKS = ("requirements.lock", "requirements-dev.lock")
PEERS = "benchmarks/peers.txt"
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE)


def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(lock: str) -> dict[str, str]:
    """Name to version; fails where a line of the lock is anything else than a pin, a hash or a comment."""
    found: dict[str, str] = {}
    hashed = set()
    name = ""
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        text = line.strip().removesuffix("\\").strip()
        if not text or text.startswith("#"):
            continue
        if text.startswith("--hash=sha256:"):
            hashed.add(name)
            continue
        pin = re.fullmatch(r"([a-z0-9][a-z0-9._-]*)==([^\s;]+)(?: ;.*)?", text)
        assert pin is not None, f"{lock}: {line}"
        name = pin[1]
        found[name] = pin[2]
    assert hashed == found.keys()
    return found


def markers(lock: str) -> dict[str, Marker]:
    """Name to what its line of the lock is limited to; the others are installed everywhere."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {name: Marker(limit) for name, limit in re.findall(r"^([a-z0-9._-]+)==\S+ ; ([^\\\n]+)", text, re.MULTILINE)}


def named(requirements: list[str]) -> set[str]:
    names = (re.match(r"[\w.-]+", requirement) for requirement in requirements)
    return {re.sub(r"[-_.]+", "-", name[0]).lower() for name in names if name}


@pytest.mark.parametrize("lock", [*LOCKS, PEERS, "tests/pywb.txt"])
def test_locks_hold_pins_with_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert pins(lock)
    assert "://" not in text
    assert not re.search(r"^\s*(?:-i|-f|--(?:extra-)?index-url|--find-links|--trusted-host)\b", text, re.MULTILINE)


def test_locks_cover_what_the_project_asks_for() -> None:
    project = pyproject()["project"]
    base, dev = pins(LOCKS[0]), pins(LOCKS[1])
    assert named(project["dependencies"]) | named(pyproject()["build-system"]["requires"]) <= base.keys()
    extras = project["optional-dependencies"]
    assert named(extras["dev"]) | named(extras["docs"]) <= dev.keys()
    peers = pins(PEERS)
    wanted = (ROOT / "benchmarks" / "peers.in").read_text(encoding="utf-8").splitlines()
    assert named([line for line in wanted if not line.startswith("#")]) <= peers.keys()
    assert base.items() <= dev.items(), "the locks disagree: `make lock` renews all"


@cache
def installed(name: str) -> tuple[str, SpecifierSet, list[Requirement]] | None:
    """Version, Pythons and needs of what is here under this name: eight times asked for, and long in being read."""
    try:
        found = distribution(name)
    except PackageNotFoundError:  # of another system
        return None
    needs = [Requirement(text) for text in found.requires or ()]
    return found.version, SpecifierSet(found.metadata.get("Requires-Python", "")), needs


@pytest.mark.parametrize("python", [OLDEST, "3.12.0", "3.13.0", "3.14.0"])
@pytest.mark.parametrize("lock", LOCKS)
def test_locks_install_on_every_supported_python(lock: str, python: str) -> None:
    where = {"python_full_version": python, "python_version": python.rpartition(".")[0], "extra": ""}
    limits = markers(lock)
    locked = {name: pin for name, pin in pins(lock).items() if name not in limits or limits[name].evaluate(where)}
    for name, version in locked.items():
        found = installed(name)
        if found is None or found[0] != version:
            continue
        _, pythons, needs = found
        assert python in pythons, f"{name} {version}"
        for needed in needs:
            if needed.marker is None or needed.marker.evaluate(where):
                assert canonicalize_name(needed.name) in locked, f"{name} needs {needed}"


def test_every_target_is_phony_and_explained() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert phony is not None
    assert sorted(phony[1].split()) == sorted(TARGETS)
    assert {"crawl", "test", "lint", "lock", "replay", "accuracy", "bench", "soak", "clean", "help"} <= set(TARGETS)


def test_make_alone_lists_the_targets() -> None:
    shown = make(ROOT)
    assert shown.returncode == 0
    assert re.findall(r"^  make ([\w-]+)", shown.stdout, re.MULTILINE) == TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_targets_can_be_planned(target: str) -> None:
    assert make(ROOT, "--dry-run", target).returncode == 0


def test_variables_reach_the_command_as_they_were_given(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    bin_ = tmp_path / ".venv" / "bin"
    bin_.mkdir(parents=True)
    for name in ("made", "installed", "installed-dev"):
        (tmp_path / ".venv" / name).touch()
    for name in (*LOCKS, "pyproject.toml"):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0))
    for name in ("congtin", "python"):
        (bin_ / name).write_text('#!/bin/sh\nfor word in "$@"; do echo "[$word]"; done\n', encoding="ascii")
        (bin_ / name).chmod(0o755)
    address, folder = "https://vidu.gov.vn/?a=1&b='2'; echo no", "my archive/of $it"
    shown = make(tmp_path, "crawl", f"PORTAL={address}", f"ARCHIVE={folder.replace('$', '$$')}", "ARGS=--limit 3")
    assert shown.stdout.splitlines() == [
        *("[crawl]", f"[{address}]", "[--archive]", f"[{folder}]", "[--limit]", "[3]")
    ], shown.stdout + shown.stderr
    for target in ("accuracy", "replay"):
        shown = make(tmp_path, "--silent", target, "DATA=my captures")
        assert shown.stdout.splitlines()[-2:] == ["[--data]", "[my captures]"]
        assert make(tmp_path, "--dry-run", target, "DATA=~/a b").stdout.rstrip().endswith("--data ~/'a b'")
    assert "DATA=my captures" in make(tmp_path, "help", "DATA=my captures").stdout


def test_the_newest_versions_are_tried_where_the_lowest_fail(tmp_path: Path) -> None:
    extras = re.search(r"^EXTRAS := (.*)$", MAKEFILE, re.MULTILINE)
    assert extras is not None
    assert set(extras[1].split()) == set(pyproject()["project"]["optional-dependencies"])
    for name in (".venv/made", ".venv/installed", ".venv/installed-dev", ".venv-upkeep/installed"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    for tool in (".venv-upkeep/bin/uv", "build/env-lowest-direct/bin/python", "build/env-highest/bin/python"):
        (tmp_path / tool).parent.mkdir(parents=True)
        (tmp_path / tool).write_text('#!/bin/sh\ncase "$0$*" in *lowest*pytest*) exit 1; esac\n', encoding="ascii")
        (tmp_path / tool).chmod(0o755)
    shown = make(tmp_path, "-f", str(ROOT / "Makefile"), "-o", ".venv-upkeep/installed", "test-versions")
    assert shown.returncode == 2
    assert shown.stdout.splitlines() == ["Trying lowest-direct ...", "Trying highest ...", "Failed: lowest-direct"]


def test_modules_that_the_makefile_runs_exist() -> None:
    modules = re.findall(r"python -m (benchmarks[\w.]*)", MAKEFILE)
    assert modules
    for module in modules:
        assert importlib.util.find_spec(module) is not None, module


def test_an_old_python_is_refused_in_words(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in (*LOCKS, "pyproject.toml"):
        (tmp_path / name).touch()
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2 && exit 0\nexit 1\n', encoding="ascii")
    old.chmod(0o755)
    shown = make(tmp_path, "crawl", f"PYTHON={old}")
    assert shown.returncode != 0
    assert "congtin needs Python 3.11 or newer" in shown.stdout
    assert "is Python 3.9.2" in shown.stdout
    assert not (tmp_path / ".venv").exists()


def test_continuous_integration_lints_and_tests() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    commands = [line for line in script.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert commands[0] == "set -euo pipefail"
    assert commands.index("make lint") < commands.index("make test") < commands.index("make installed")
    assert "-ra" in pyproject()["tool"]["pytest"]["ini_options"]["addopts"]


def test_the_licence_is_what_the_project_says() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert pyproject()["project"]["license"] == "Apache-2.0"
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_data_files_are_in_the_packages() -> None:
    demo = resources.files("crawler.demo") / "texts"
    assert (demo / "reference-article.txt").is_file()
    assert (demo / "common.toml").is_file()
    assert (resources.files("crawler.portals") / "demo.toml").is_file()


@pytest.mark.installed
def test_the_source_distribution_holds_what_the_repository_does(monkeypatch: pytest.MonkeyPatch) -> None:
    git = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if git.returncode:
        pytest.skip("this tree is no checkout of the repository")
    monkeypatch.chdir(ROOT)
    taken = FileList()
    taken.findall()
    for line in (ROOT / "MANIFEST.in").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            taken.process_template_line(line)
    by_itself = {"pyproject.toml", "LICENSE", "MANIFEST.in"}
    tracked = {name for name in git.stdout.split("\0") if (ROOT / name).is_file()}
    assert tracked - set(taken.files) - by_itself == set()


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # What the make above was given, where one runs the tests, is none of this one's.
    given = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES", "PORTAL", "ARCHIVE", "DATA", "ARGS", "PYTHON")
    clean = {name: value for name, value in os.environ.items() if name not in given}
    return subprocess.run(
        ["make", "--no-print-directory", "-C", str(folder), *arguments],
        env=clean,
        capture_output=True,
        text=True,
        check=False,
    )
