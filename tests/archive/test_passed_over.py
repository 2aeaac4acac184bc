"""What seal and repair cannot read: named, waited for by nobody, and no reason to leave the rest as it is."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from archive.cli import app
from archive.errors import NewerSchema, StorageFailed
from archive.repairing.repair import repair
from archive.sealing.seals import read_sums
from tests.archive.closing_kit import close
from tests.archive.fault_kit import RUN
from tests.archive.repair_kit import FIRST, OLD, SECOND, mend, two_days
from tests.archive.store_kit import Quick, opened


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two portals of two past days each."""
    two_days(tmp_path)
    for kind in ("articles", "warc"):
        shutil.copytree(tmp_path / kind / "portal=vidu", tmp_path / kind / "portal=mau")
    return tmp_path


def call(command: str, root: Path, *more: str) -> Result:
    return CliRunner().invoke(app, [command, "--archive", str(root), *more])


@pytest.mark.parametrize("more", [(), ("--compress",)])
def test_seal_names_a_pipe_and_seals_the_rest(root: Path, more: tuple[str, ...]) -> None:
    pipe = root / "articles/portal=mau/2026-11-23.jsonl"
    os.mkfifo(pipe)
    done = call("seal", root, *more)
    assert done.exit_code == 1
    assert "articles/portal=mau/2026-11-23.jsonl: it cannot be read" in done.stdout
    assert "4 files sealed" in done.stdout
    assert len(read_sums(root / "articles/portal=mau")) == len(read_sums(root / "articles/portal=vidu")) == 2
    said = json.loads(call("seal", root, "--json").stdout)
    assert [(each["what"], each["file"]) for each in said["files"]] == [
        ("unreadable", "articles/portal=mau/2026-11-23.jsonl")
    ]


@pytest.mark.parametrize("portals", [("mau",), ("mau", "vidu")])
def test_seal_goes_on_behind_a_closed_folder(root: Path, portals: tuple[str, ...]) -> None:
    for portal in portals:
        shutil.copytree(root / "articles/portal=vidu", root / "observations" / f"portal={portal}", dirs_exist_ok=True)
    for portal in portals:
        close(root / "articles" / f"portal={portal}")
    done = call("seal", root)
    assert done.exit_code == 1
    for portal in portals:
        assert f"articles/portal={portal}: it cannot be read" in done.stdout
        assert len(read_sums(root / "observations" / f"portal={portal}")) == 2
    if "vidu" not in portals:
        assert len(read_sums(root / "articles/portal=vidu")) == 2


def test_repair_waits_for_no_pipe_and_mends_the_rest(root: Path) -> None:
    whole = (root / OLD).read_bytes()
    (root / OLD).write_bytes(whole + b"{torn")
    for name in ("articles/portal=mau/2026-11-23.jsonl", "warc/portal=mau/mau-00009-20261123000000.warc.gz",
                 "articles/portal=mau/SHA256SUMS", "crawls/portal=mau.jsonl"):  # fmt: skip
        os.mkfifo(root / name)
    done = call("repair", root)
    assert (root / OLD).read_bytes() == whole
    assert done.exit_code == 1
    assert f"{OLD}: 5 bytes of a torn tail are cut off" in done.stdout
    assert "articles/portal=mau@0: unreadable" in done.stdout


@pytest.mark.parametrize("kind", ["articles", "observations", "rejects", "warc"])
def test_repair_goes_on_behind_a_closed_folder(root: Path, kind: str) -> None:
    close(root / kind / "portal=mau")
    whole = (root / OLD).read_bytes()
    (root / OLD).write_bytes(whole + b"{torn")
    done = call("repair", root)
    assert (root / OLD).read_bytes() == whole
    assert f"{kind}/portal=mau@0: unreadable" in done.stdout
    assert (done.exit_code, done.stderr) == (1, "")


def test_a_day_that_cannot_be_read_is_no_sign_of_a_wrong_state(tmp_path: Path) -> None:
    """The state knows articles that nobody can look for: it stays, and knows them once they are readable again."""
    two_days(tmp_path)
    day = tmp_path / OLD
    aside = day.rename(tmp_path / "aside")
    os.mkfifo(day)
    assert mend(tmp_path) == []
    day.unlink()
    aside.rename(day)
    store = opened(tmp_path, "c8")
    assert not {"rebuilt", "caught_up_lines"} & store.recovered.keys()
    store.close(RUN)


def test_a_portal_that_cannot_be_written_holds_up_no_other(root: Path) -> None:
    (root / "state").mkdir(exist_ok=True)
    (root / "state" / "portal=mau.lease").mkdir()
    done = call("seal", root)
    assert done.exit_code == 1
    assert "portal=mau.lease" in done.stdout
    assert len(read_sums(root / "articles/portal=vidu")) == 2


def test_a_writer_says_what_it_cannot_read(tmp_path: Path) -> None:
    two_days(tmp_path)
    (tmp_path / "state/portal=vidu.sqlite").unlink()
    day = tmp_path / OLD.replace(FIRST, SECOND)
    day.unlink()
    os.mkfifo(day)
    with pytest.raises(StorageFailed, match=rf"cannot read .*{SECOND}.jsonl: not a file"):
        opened(tmp_path, "c3")


def test_a_newer_schema_is_refused_also_beside_what_cannot_be_read(tmp_path: Path) -> None:
    two_days(tmp_path)
    close(tmp_path / "observations" / "portal=vidu")
    assert list(repair(tmp_path, "vidu", files=Quick())) == []
    day = tmp_path / OLD
    day.write_bytes(re.sub(rb'"schema_version":"[^"]*"', b'"schema_version":"9.0"', day.read_bytes()))
    with pytest.raises(NewerSchema, match=r"schema 9\.0"):
        list(repair(tmp_path, "vidu", files=Quick()))
