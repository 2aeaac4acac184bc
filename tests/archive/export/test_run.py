"""``archive export``: OUT is whole or not there, nothing else is touched, mistakes are one line."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from archive import Archive
from archive.article import Article
from archive.choosing.chosen import Chosen
from archive.cli import app
from archive.errors import StorageFailed
from archive.export import whole as whole_files
from archive.export.run import FORMATS, export
from archive.export.whole import whole
from archive.jsonl.decoding import LineDecoder
from tests.archive.building import Files, article, encode
from tests.archive.export.left import left

FILE_FORMATS = ("csv", "sqlite")


@pytest.fixture
def files(tmp_path: Path) -> Files:
    files = Files(tmp_path / "archive")
    repeated = "Đoạn văn. " * 30
    files.compress(files.add(article("vidu:1", title="Cũ", body=repeated), day="2026-11-22"))
    files.add(article("vidu:2", published_at="2023-01-01", body=repeated, duplicate_of="vidu:1"), day="2026-11-23")
    files.add(article("vidu:1", revision=2, title="Mới", body=repeated, day="2026-11-25"))
    files.add(article("khac:1", published_at=None), portal="khac")
    return files


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["export", *(str(argument) for argument in arguments)])


@pytest.mark.parametrize("format", FILE_FORMATS)
@pytest.mark.parametrize(
    ("options", "count"),
    [
        ([], 3),
        (["--portal", "vidu"], 2),
        (["--all-revisions"], 4),
        (["--unique"], 2),
        (["--since", "2022-07-16"], 1),
        (["--until", "2022-07-16"], 1),
    ],
)
def test_filters(files: Files, tmp_path: Path, format: str, options: list[str], count: int) -> None:
    result = call(format, tmp_path / "out", "--archive", files.root, "--json", *options)
    assert result.exit_code == 0, result.output
    said = json.loads(result.stdout)
    assert (said["count"], said["bytes"]) == (count, (tmp_path / "out").stat().st_size)


@pytest.mark.parametrize("format", FILE_FORMATS)
def test_nothing_is_replaced_unless_asked_for(files: Files, tmp_path: Path, format: str) -> None:
    out = tmp_path / "out"
    out.write_text("mine")
    result = call(format, out, "--archive", files.root)
    assert (result.exit_code, out.read_text(), result.stderr.count("\n")) == (2, "mine", 1)
    assert "--force" in result.stderr
    assert call(format, out, "--archive", files.root, "--force").exit_code == 0
    assert out.read_bytes()[:4] != b"mine"
    assert left(tmp_path) == ["archive", "out"]


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_only_files_are_replaced(files: Files, tmp_path: Path, format: str) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    if format != "csv":
        for force in ([], ["--force"]):
            result = call(format, pipe, "--archive", files.root, *force, *(["--id", "vidu:1"] * (format == "timemap")))
            assert (result.exit_code, result.stderr.count("\n"), pipe.is_fifo()) == (2, 1, True)
            assert "--force" not in result.stderr
        return
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    result = call(format, pipe, "--archive", files.root, "--force")
    got = os.read(reader, 1 << 20)
    os.close(reader)
    assert (result.exit_code, result.stdout, pipe.is_fifo()) == (0, f"{pipe}: 3 articles\n", True)
    call(format, tmp_path / "out", "--archive", files.root)
    assert got == (tmp_path / "out").read_bytes()


def test_a_device_that_takes_no_more(files: Files, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.symlink_to("/dev/full")
    result = call("csv", full, "--archive", files.root)
    assert result.exit_code == 1
    assert result.stderr == (
        f"congtin: {full} takes no more: No space left on device; what was to stand there is not whole\n"
    )


def test_a_name_of_standard_output_is_standard_output(files: Files, tmp_path: Path) -> None:
    printed = tmp_path / "printed"
    command = [sys.executable, "-m", "archive", "export", "csv", "/dev/stdout", "--archive", str(files.root)]
    with printed.open("wb") as stream:
        done = subprocess.run(command, stdout=stream, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr, left(tmp_path)) == (0, b"", ["archive", "printed"])
    call("csv", tmp_path / "out", "--archive", files.root)
    assert printed.read_bytes() == (tmp_path / "out").read_bytes()


@pytest.mark.parametrize("format", FILE_FORMATS)
def test_a_failure_in_the_middle_leaves_nothing_and_keeps_what_was(
    files: Files, tmp_path: Path, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.add_bytes(encode(article("vidu:9")))
    out = tmp_path / "out"
    out.write_text("mine")
    decode = LineDecoder.decode

    def break_off(decoder: LineDecoder[Article], line: bytes) -> Article:
        if b"vidu:9" in line:
            raise StorageFailed("the disk is gone")
        return decode(decoder, line)

    monkeypatch.setattr(LineDecoder, "decode", break_off)
    with pytest.raises(StorageFailed):
        export(Archive(files.root), format, out, Chosen(), force=True)
    assert (out.read_text(), left(tmp_path)) == ("mine", ["archive", "out"])


def test_the_name_is_there_only_at_the_end(tmp_path: Path) -> None:
    with whole(tmp_path / "out") as part:
        part.write_text("all")
        assert not (tmp_path / "out").exists()
    assert left(tmp_path) == ["out"]


@pytest.mark.parametrize("folder", [True, False])
def test_what_a_killed_export_left_behind_is_removed_and_what_another_is_writing_is_not(
    tmp_path: Path, folder: bool
) -> None:
    for number, marker in enumerate((".congtin-export", "datapackage.json", None)):
        left_behind = tmp_path / f".out.congtin-0a1b2c3d0a1b2c3{number}.{'old' if number == 1 else 'part'}"
        left_behind.mkdir()
        if marker is not None:
            (left_behind / "data").mkdir()
            (left_behind / "data" / "x").write_text("half")
            (left_behind / marker).write_text("")
    (tmp_path / ".out.congtin-4e5f6a7b4e5f6a7b.part").write_text("half")
    (tmp_path / ".out.congtin.lock").write_text("")
    with whole(tmp_path / "out", folder=folder) as first:
        assert set(left(tmp_path)) == {first.name, ".out.congtin-0a1b2c3d0a1b2c31.old"}
        with whole(tmp_path / "out", folder=folder):
            assert first.exists()
        with contextlib.suppress(OSError):
            shutil.rmtree(tmp_path / "out")
        (tmp_path / "out").unlink(missing_ok=True)
    assert left(tmp_path) == ["out"]


@pytest.mark.parametrize("folder", [True, False])
def test_nothing_that_is_not_ours_is_removed(tmp_path: Path, folder: bool) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "datapackage.json").write_text("dear")
    (tmp_path / ".out.congtin-0a1b2c3d0a1b2c30.part").symlink_to(tmp_path / "home")
    for number, name in enumerate((".out.20261120.old", ".out.20261121.part", ".out.congtin-0a1b2c3d0a1b2c3d.old")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "thesis").write_text(str(number))
    others = (
        ".out.20261122.old",
        ".out.4e5f6a7b.part",
        ".out.part",
        ".other.congtin-0a1b2c3d0a1b2c3d.part",
        ".out.lock",
    )
    for name in others:
        (tmp_path / name).write_text("not ours")
    before = sorted(path for path in tmp_path.rglob("*"))
    with whole(tmp_path / "out", folder=folder):
        pass
    assert sorted(path for path in tmp_path.rglob("*")) == sorted([*before, tmp_path / "out"])


def test_nobody_sweeps_what_was_made_and_is_not_locked_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    others: list[Thread] = []

    def export_too() -> None:
        with whole(tmp_path / "out", force=True) as part:
            part.write_text("all")

    def locked(path: Path) -> int | None:
        if path.suffix == ".part" and not others:
            with (tmp_path / ".out.congtin.lock").open() as lock, pytest.raises(BlockingIOError):
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            others.append(Thread(target=export_too))
            others[0].start()
        return take_lock(path)

    take_lock = whole_files._locked
    monkeypatch.setattr(whole_files, "_locked", locked)
    export_too()
    others[0].join()
    assert ((tmp_path / "out").read_text(), left(tmp_path)) == ("all", ["out"])


def test_a_file_that_is_taken_away_meanwhile_is_no_folder_that_takes_none(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="No such file"), whole(tmp_path / "out") as part:
        part.unlink()
    assert left(tmp_path) == []


@pytest.mark.parametrize("folder", [True, False])
def test_where_the_place_is_a_link_what_it_points_to_is_replaced(tmp_path: Path, folder: bool) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for text in ("old", "new"):
        with whole(tmp_path / "link", folder=folder, force=True) as part:
            (part / "datapackage.json" if folder else part).write_text(text)
    real = tmp_path / "real"
    assert ((real / "datapackage.json" if folder else real).read_text(), left(tmp_path)) == ("new", ["link", "real"])
    assert (tmp_path / "link").readlink() == real


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["xlsx", "out"], "no format: there are parquet, csv"),
        (["csv", "none/out"], "there is no folder"),
        (["timemap", "out"], "name it with --id"),
        (["csv", "out", "--id", "vidu:1"], "name it with --id"),
        (["timemap", "out", "--id", "vidu:7"], "holds no article 'vidu:7'"),
        (["timemap", "out", "--id", "vidu:1"], "no page of vidu:1 was kept"),
        (["timemap", "out", "--id", "vidu:1", "--base", "pywb/vidu"], "--base is the http(s) address"),
        (["csv", "out", "--base", "http://pywb.example/"], "--base is the http(s) address of a timemap's"),
        (["wacz", "out"], "holds no WARC files"),
        (["csv", "out", "--since", "x"], "--since is a day"),
        (["csv", "out", "--portal", "nope"], "it has khac, vidu"),
    ],
)
def test_mistakes(
    files: Files, tmp_path: Path, arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = call(*arguments, "--archive", files.root)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert message in result.stderr
    assert left(tmp_path) == ["archive"]


def test_without_pyarrow_it_says_what_to_install(files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.export.run.find_spec", lambda name: None)
    for format in ("parquet", "datasets"):
        result = call(format, tmp_path / "out", "--archive", files.root)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert "pip install 'congtin[export]'" in result.stderr


def test_damage_is_left_out_said_and_the_exit_code_1(files: Files, tmp_path: Path) -> None:
    files.add_bytes(b"?\n")
    result = call("csv", tmp_path / "out", "--archive", files.root)
    assert (result.exit_code, (tmp_path / "out").exists()) == (1, True)
    assert "1 place is damaged" in result.stderr


def test_progress_is_told(files: Files, tmp_path: Path) -> None:
    files.add(*(article(f"vidu:{number}") for number in range(100, 350)))
    told: list[tuple[int, Any]] = []
    export(Archive(files.root), "csv", tmp_path / "out", Chosen(), told=lambda *said: told.append(said))
    assert told == [(100, None), (200, None)]


def test_every_format_is_explained() -> None:
    shown = CliRunner().invoke(app, ["export", "--help"], env={"COLUMNS": "400"}).stdout
    assert all(f"{name}: " in shown for name in FORMATS)


def test_a_place_that_takes_no_files_is_one_plain_line(files: Files) -> None:
    result = call("csv", "/proc/x.csv", "--archive", files.root)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == (
        "congtin: /proc/x.csv was not written: no file can be made in /proc; nothing was left behind\n"
    )
