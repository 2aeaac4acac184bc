"""``archive verify`` against what stands beside the lines: the sums of sealed days, the state of the writer."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from archive import Archive
from archive.checking.findings import Finding
from archive.cli import app
from archive.sealing.seal import seal
from archive.sealing.seals import NAME
from archive.verify import verify
from tests.archive.store_kit import Clock, Quick, exchange, opened, page, url_of, visit

FIRST, SECOND = "2026-11-24", "2026-11-25"
ARTICLES = f"articles/portal=vidu/{FIRST}.jsonl"
STATE = "state/portal=vidu.sqlite"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two days of three articles each; the first is sealed."""
    for run, day in enumerate((FIRST, SECOND)):
        store = opened(tmp_path, f"c{run}", clock=Clock(f"{day}T02:00:00+00:00"))
        for number in range(3 * run, 3 * run + 3):
            visit(store, exchange(page(number), url_of(number), number))
        store.close()
    do_seal(tmp_path)
    return tmp_path


def do_seal(root: Path, *, compress: bool = False) -> None:
    when = datetime.fromisoformat(f"{SECOND}T12:00:00+00:00")
    assert all(each.is_good for each in seal(root, "vidu", compress=compress, files=Quick(), now=lambda: when))


def found(root: Path) -> list[tuple[str, str]]:
    return [(finding.what, finding.file) for finding in all_of(root)]


def all_of(root: Path) -> list[Finding]:
    return list(verify(Archive(root)))


@pytest.mark.parametrize("compress", [False, True])
def test_a_sound_archive_and_nothing_is_written(root: Path, compress: bool) -> None:
    do_seal(root, compress=compress)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    assert found(root) == []
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


@pytest.mark.parametrize(
    ("spoil", "step"),
    [
        (lambda path: path.write_bytes(path.read_bytes() + b"?"), "`congtin archive repair` mends "),
        (
            lambda path: path.write_bytes(path.read_bytes().replace(b'"title":"', b'"title":"x')),
            "`congtin archive repair` cannot ",
        ),
        (lambda path: path.with_name(f"{SECOND} (copy).jsonl").touch(), "1 stray: "),
    ],
)
def test_what_mends_it_is_said_once_at_the_end(root: Path, spoil: Callable[[Path], object], step: str) -> None:
    spoil(root / f"articles/portal=vidu/{SECOND}.jsonl")
    said = CliRunner().invoke(app, ["verify", "--archive", str(root), "--jobs", "1"]).stdout.splitlines()
    assert [line for line in said if line.startswith(step)] == said[-1:]


class TestSealed:
    @pytest.mark.parametrize("compress", [False, True])
    def test_a_flipped_byte(self, root: Path, compress: bool) -> None:
        do_seal(root, compress=compress)
        name = ARTICLES + (".zst" if compress else "")
        path = root / name
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.chmod(0o644)
        path.write_bytes(data)
        first = all_of(root)[0]
        assert (first.what, first.file, first.line) == ("sum", name, 0)
        assert "restore it from a copy" in first.detail

    def test_a_day_that_is_gone(self, root: Path) -> None:
        (root / STATE).unlink()
        (root / ARTICLES).unlink()
        assert ("missing", ARTICLES) in found(root)

    def test_compressed_by_hand_is_no_damage(self, root: Path) -> None:
        import zstandard

        path = root / ARTICLES
        path.with_name(path.name + ".zst").write_bytes(zstandard.compress(path.read_bytes()))
        path.unlink()
        assert found(root) == []
        do_seal(root)
        assert found(root) == []

    def test_unpacked_by_hand_cannot_be_told(self, root: Path) -> None:
        import zstandard

        do_seal(root, compress=True)
        packed = root / (ARTICLES + ".zst")
        (root / ARTICLES).write_bytes(zstandard.ZstdDecompressor().decompress(packed.read_bytes()))
        assert found(root) == [("twice", ARTICLES)], "as a kill leaves it: `archive seal` ends that"
        with (root / ARTICLES).open("ab") as file:
            file.write(b" \n")
        assert found(root)[0] == ("sum", ARTICLES)
        os.truncate(root / ARTICLES, (root / ARTICLES).stat().st_size - 2)
        packed.chmod(0o644)
        os.truncate(packed, packed.stat().st_size - 9)
        assert found(root)[0] == ("sum", ARTICLES)
        packed.unlink()
        assert found(root) == [("sum", ARTICLES)]
        when = datetime.fromisoformat(f"{SECOND}T12:00:00+00:00")
        assert [each.what for each in seal(root, "vidu", files=Quick(), now=lambda: when)] == ["changed"]

    def test_a_line_of_the_sums_that_is_none(self, root: Path) -> None:
        path = root / ARTICLES
        sums = path.with_name(NAME)
        sums.write_text(sums.read_text() + "nonsense\n")
        assert found(root) == [("sum", f"articles/portal=vidu/{NAME}")]


class TestState:
    def test_newer_than_the_files(self, root: Path) -> None:
        path = root / f"articles/portal=vidu/{SECOND}.jsonl"
        path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
        said = all_of(root)
        assert [(each.what, each.file) for each in said] == [
            ("state", f"articles/portal=vidu/{SECOND}.jsonl"), ("state", STATE),
        ]  # fmt: skip
        assert "it says revision 1, the files hold no line of vidu:5" in said[1].detail

    def test_older_than_the_files_is_no_damage(self, root: Path) -> None:
        old = (root / STATE).read_bytes()
        store = opened(root, "c3", clock=Clock(f"{SECOND}T03:00:00+00:00"))
        visit(store, exchange(page(1, byline="A"), url_of(1), 50))
        visit(store, exchange(page(7), url_of(7), 51))
        store.close()
        (root / STATE).write_bytes(old)
        assert found(root) == []

    def test_a_missing_day(self, root: Path) -> None:
        name = f"articles/portal=vidu/{SECOND}.jsonl"
        (root / name).unlink()
        assert ("missing", name) in found(root)

    def test_an_article_that_it_has_forgotten(self, root: Path) -> None:
        database = sqlite3.connect(root / STATE)
        database.execute("DELETE FROM articles WHERE id = 'vidu:1'")
        database.commit()
        database.close()
        (said,) = all_of(root)
        assert (said.what, said.file, said.line) == ("state", ARTICLES, 2)

    def test_garbage(self, root: Path) -> None:
        (root / STATE).write_bytes(b"garbage" * 999)
        (said,) = all_of(root)
        assert (said.what, said.file) == ("state", STATE)
        assert "archive repair" in said.detail

    def test_of_another_archive(self, root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        other = tmp_path_factory.mktemp("other")
        opened(other).close()
        shutil.copy(other / STATE, root / STATE)
        assert found(root) == [("state", STATE)]

    def test_while_a_writer_is_at_work(self, root: Path) -> None:
        store = opened(root, "c3", clock=Clock(f"{SECOND}T03:00:00+00:00"))
        visit(store, exchange(page(8), url_of(8), 50))
        store.commit()
        assert found(root) == []
        store.close()
