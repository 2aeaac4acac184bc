"""The project as one file: unpacked once beside itself, found by its name, and imported from there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from crawler.egg import unpack
from tests.conftest import ROOT


def packed(path: Path) -> Path:
    """What scrapyd-deploy sends, as far as it is looked at here."""
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as egg:
        for source in [*ROOT.glob("crawler/**/*"), *ROOT.glob("archive/**/*")]:
            if source.is_file() and "__pycache__" not in source.parts:
                egg.write(source, source.relative_to(ROOT))
        egg.writestr("EGG-INFO/PKG-INFO", "Metadata-Version: 2.1\nName: congtin\nVersion: 9.8.7\n")
    return path


def test_portals_and_version_are_found_in_one_file(tmp_path: Path) -> None:
    egg = packed(tmp_path / "eggs" / "r1.egg")
    told = "from crawler.portals import registry; import archive.reader, crawler.settings as s; "
    told += "print(s.USER_AGENT.split()[0], 'demo' in registry.ids(), archive.reader.__file__)"
    code = f"import sys; sys.path[:0] = [{os.fspath(egg)!r}]; {told}"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-P", "-c", code],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        agent, has_demo, place = done.stdout.split()
        assert (agent, has_demo) == ("congtin/9.8.7", "True")
        assert Path(place).is_relative_to(tmp_path / "eggs" / "unpacked")
    assert len(list((tmp_path / "eggs" / "unpacked").iterdir())) == 1


def test_a_version_that_was_sent_again_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
    egg = tmp_path / "r1.egg"
    found = set()
    for number in range(2):
        with zipfile.ZipFile(egg, "w") as archive:
            archive.writestr("crawler/told.txt", str(number))
        os.utime(egg, ns=(number, number))
        folder = unpack(egg)
        assert (folder / "crawler" / "told.txt").read_text() == str(number)
        assert folder == unpack(egg)
        found.add(folder)
    assert len(found) == 2


def test_what_was_unpacked_in_vain_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
    egg = tmp_path / "r1.egg"
    with zipfile.ZipFile(egg, "w") as archive:
        archive.writestr("crawler/told.txt", "x")
    real = Path.rename

    def late(self: Path, folder: Path) -> Path:
        shutil.copytree(self, folder)  # another process was faster
        return real(self, folder)

    monkeypatch.setattr(Path, "rename", late)
    assert (unpack(egg) / "crawler" / "told.txt").is_file()
    assert len(list((tmp_path / "unpacked").iterdir())) == 1
