"""What the disk does not give, or may not be looked at: named, never taken for empty, and the rest is given."""

from __future__ import annotations

import errno
import fcntl
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from archive import Archive
from archive.cli import app
from archive.disk.files import Files as Disk
from archive.disk.files import Handle
from archive.errors import NotAnArchive, StorageFailed
from archive.jsonl import scan
from archive.linking.link import link
from archive.paths import KINDS
from archive.verify import verify
from tests.archive.building import Files, article, encode, observation, run, sighting
from tests.archive.closing_kit import close
from tests.archive.fault_kit import RUN
from tests.archive.store_kit import exchange, opened, page, url_of, visit

NEEDED = ("articles", "observations", "sightings", "rejects", "warc", "crawls")
# What reads articles alone does not look into the others.
READERS = (["cat"], ["search", "hoi"], ["diff", "vidu:1"], ["link"], ["export", "csv", "-"])


@pytest.fixture
def files(tmp_path: Path) -> Files:
    files = Files(tmp_path / "archive")
    files.add(article("vidu:1"), article("vidu:1", title="Mới", revision=2))
    files.add(observation("vidu:1"), kind="observations")
    files.add(sighting("vidu:1"), kind="sightings")
    files.add(article("khac:1"), portal="khac")
    files.add(run("vidu"), kind="crawls")
    return files


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.mark.parametrize("kind", NEEDED)
def test_a_folder_that_cannot_be_read_is_named(files: Files, kind: str) -> None:
    name = "crawls/portal=vidu.jsonl" if kind == "crawls" else f"{kind}/portal=vidu"
    close(files.root / name)
    found = list(verify(Archive(files.root)))
    assert {one.file for one in found if one.what == "unreadable"} == {name}
    checked = call("verify", "--archive", files.root)
    assert (checked.exit_code, "unreadable" in checked.stdout) == (1, True)
    if kind != "warc":
        told = call("info", "--archive", files.root)
        assert told.exit_code == 1
        assert "1 place is damaged" in told.stderr


def found_without(root: Path, name: str) -> set[tuple[str, str]]:
    """(what, file) of each finding for somebody who may not look into the folder ``name``."""
    (root / name).chmod(0)
    # The superuser may look into everything, unless that is taken from it.
    lesser = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.getuid() == 0 else []
    command = [*lesser, sys.executable, "-m", "archive", "verify", "--warc", "--json", "--archive", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    (root / name).chmod(0o755)
    assert (done.returncode, done.stderr) == (1, "")
    return {(one["what"], one["file"]) for one in json.loads(done.stdout)["findings"]}


@pytest.mark.parametrize("name", ["articles/portal=vidu", "warc/portal=vidu", "state", "crawls"])
def test_what_is_of_somebody_else_is_named_and_ends_no_check(tmp_path: Path, name: str) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store.close(RUN)
    found = found_without(tmp_path, name)
    where = {"state": ("state", "state/portal=vidu.sqlite"), "crawls": ("unreadable", "crawls/portal=vidu.jsonl")}
    assert where.get(name, ("unreadable", name)) in found


def test_what_is_missing_is_named_beside_what_may_not_be_looked_at(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store.close(RUN)
    (gone,) = (tmp_path / "articles" / "portal=vidu").glob("*.jsonl")
    gone.unlink()
    found = found_without(tmp_path, "warc/portal=vidu")
    assert ("missing", gone.relative_to(tmp_path).as_posix()) in found
    assert ("state", "state/portal=vidu.sqlite") in found


@pytest.mark.parametrize("name", ["articles/portal=vidu", "articles"])
def test_what_reads_articles_says_so(files: Files, name: str) -> None:
    close(files.root / name)
    for command in READERS:
        done = call(*command, "--archive", files.root)
        assert "damaged and left out" in done.stderr, command
        assert done.exit_code == (2 if command[0] == "diff" else 1), command
        assert not isinstance(done.exception, OSError)
    archive = Archive(files.root)
    assert [one.id for one in archive.articles()] == ([] if name == "articles" else ["khac:1"])
    assert (archive.damaged[0].what, archive.damaged[0].file) == ("unreadable", name)
    assert archive.article("vidu:1") is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_writer_takes_no_folder_for_an_empty_one(tmp_path: Path, kind: str) -> None:
    opened(tmp_path).close()
    (tmp_path / "state" / "portal=vidu.sqlite").unlink()
    close(tmp_path / kind / "portal=vidu")
    with pytest.raises(StorageFailed, match="Too many levels") as raised:
        opened(tmp_path)
    assert "\n" not in str(raised.value)


def test_an_archive_that_cannot_be_looked_at(tmp_path: Path) -> None:
    close(tmp_path / "archive" / "articles")
    close(tmp_path / "closed")
    with pytest.raises(NotAnArchive):
        Archive(tmp_path / "closed")


def test_a_pipe_is_not_waited_for(files: Files) -> None:
    os.mkfifo(files.path(day="2026-11-23"))
    archive = Archive(files.root)
    assert [one.title for one in archive.articles("vidu")] == ["Mới"]
    assert [(one.what, one.file) for one in archive.damaged] == [
        ("unreadable", "articles/portal=vidu/2026-11-23.jsonl")
    ]


class Torn(io.RawIOBase):
    """A file on a disk that no longer gives some pages."""

    def __init__(self, path: Path, pages: range) -> None:
        self._file, self._bad = path.open("rb", buffering=0), pages

    def fileno(self) -> int:
        return self._file.fileno()

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def read(self, size: int = -1) -> bytes:
        """As the kernel does it: what stands before the first page that is gone, or an error."""
        page = self._file.tell() // 4096
        if page in self._bad:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        if page < self._bad.start:
            size = min(size, self._bad.start * 4096 - self._file.tell())
        return self._file.read(size) or b""

    def close(self) -> None:
        self._file.close()


@pytest.mark.parametrize("pages", [range(3, 4), range(3, 40), range(400)], ids=["one page", "many", "all"])
def test_pages_that_the_disk_does_not_give(files: Files, monkeypatch: pytest.MonkeyPatch, pages: range) -> None:
    records = [article(f"vidu:{number}", body="x" * 900) for number in range(1000)]
    path = files.path(day="2026-11-22")
    files.add(*records, day="2026-11-22")
    open_ = scan._open

    def torn(each: Path) -> tuple[object, bool]:
        return (Torn(each, pages), False) if each == path else open_(each)

    monkeypatch.setattr(scan, "_open", torn)
    archive = Archive(files.root)
    given = [one.id for one in archive.articles("vidu", latest=False)]
    data, size, at = path.read_bytes(), len(encode(records[500])), 0
    bad = range(pages.start * 4096, pages.stop * 4096)
    whole = []
    for record in records:
        line = encode(record)
        if at + len(line) <= bad.start or at >= min(bad.stop, len(data)):
            whole.append(record.id)
        at += len(line)
    assert given[-2:] == ["vidu:1", "vidu:1"]
    assert set(given[:-2]) <= set(whole)
    lost = len(whole) - len(given) + 2
    assert lost * size <= 2 * len(bad), "no more than was bad, besides what was bad"
    assert archive.damaged[0].what == "unreadable"
    assert archive.damaged[0].offset == bad.start


def test_a_compressed_day_that_the_disk_does_not_give(files: Files) -> None:
    # Opens, is a file, and cannot be read at its beginning.
    files.path(day="2026-11-23").with_suffix(".jsonl.zst").symlink_to("/proc/self/mem")
    archive = Archive(files.root)
    assert [one.title for one in archive.articles("vidu")] == ["Mới"]
    assert [one.what for one in archive.damaged] == ["bad-zstd"]


def test_links_that_cannot_be_written_are_one_line(files: Files) -> None:
    (files.root / "links").write_text("a file")
    done = call("link", "--archive", files.root)
    assert (done.exit_code, done.stderr.count("\n")) == (3, 1)
    assert "cannot write" in done.stderr


def test_two_that_link_at_once_write_one_after_the_other(files: Files) -> None:
    seen = []

    class Watched(Disk):
        def write(self, handle: Handle, data: bytes) -> None:
            fd = os.open(files.root / "links", os.O_RDONLY)
            with pytest.raises(BlockingIOError):
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.close(fd)
            seen.append(handle.path.name)
            super().write(handle, data)

    link(Archive(files.root), files=Watched())
    link(Archive(files.root))
    assert seen == ["pairs.jsonl.part", "clusters.jsonl.part"]
