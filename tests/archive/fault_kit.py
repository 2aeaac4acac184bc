"""What goes wrong with a disk, a process or the power: at any operation of the file layer that a test names."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import sys
from collections import Counter
from pathlib import Path

import pytest

from archive.disk.files import Files, Handle
from archive.errors import StorageFailed
from archive.observations import CrawlRun
from archive.store import Store
from tests.archive.store_kit import Quick, article, exchange, opened, page, url_of, visit


class Kill(BaseException):
    """The process stops here."""


def room(path: Path) -> str:
    """The folder of the archive that ``path`` lies in."""
    return path.parent.parent.name if path.parent.name.startswith("portal=") else path.parent.name


def kept(root: Path) -> dict[Path, bytes]:
    """Every file but the state, which is a cache of these."""
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and path.parent != root / "state"}


STAGES = ("start", "before WARC", "WARC to line", "line to state", "end")
"""Of a run, in order; with a state that is gone the start is the rebuild."""


def stages(names: list[str]) -> list[str]:
    """The stage of each operation of a run that came to its end; an operation that fails belongs to what it ends."""
    found: list[str] = []
    stage, last = "start", max(at for at, name in enumerate(names) if name == "state")
    for at, name in enumerate(names):
        found.append(stage)
        if at >= last:
            stage = "end"
        elif name == "state":
            stage = "before WARC"
        elif name == "write warc":
            stage = "WARC to line"
        elif name in ("write sightings", "write observations", "write rejects", "write articles"):
            stage = "line to state"
    return found


class Faulty(Quick):
    """Fails at the n-th operation (from 0); a write gets half of its bytes onto the disk first."""

    def __init__(self, at: int = -1, error: int | None = None) -> None:
        self.at, self.error = at, error
        self.done: list[str] = []
        self.hit: str | None = None

    def _step(self, name: str) -> None:
        self.done.append(name)
        if len(self.done) - 1 == self.at:
            self.hit = name
            if self.error is None:
                raise Kill(name)
            raise OSError(self.error, os.strerror(self.error))

    def open_append(self, path: Path) -> Handle:
        self._step(f"open {room(path)}")
        return super().open_append(path)

    def write(self, handle: Handle, data: bytes) -> None:
        try:
            self._step(f"write {room(handle.path)}")
        except BaseException:
            super().write(handle, data[: len(data) // 2])
            raise
        super().write(handle, data)

    def fsync(self, handle: Handle) -> None:
        self._step(f"fsync {room(handle.path)}")
        super().fsync(handle)

    def fsync_folder(self, path: Path) -> None:
        self._step("fsync folder")
        super().fsync_folder(path)

    def make_folder(self, path: Path) -> None:
        self._step("make folder")
        super().make_folder(path)

    def replace(self, source: Path, target: Path) -> None:
        self._step("replace")
        super().replace(source, target)

    def truncate(self, path: Path, size: int) -> None:
        self._step("truncate")
        super().truncate(path, size)

    def remove(self, path: Path) -> None:
        self._step("remove")
        super().remove(path)

    def make_read_only(self, path: Path) -> None:
        self._step("read-only")
        super().make_read_only(path)

    def overwrite(self, fd: int, data: bytes) -> None:
        self._step("lease")
        super().overwrite(fd, data)

    def commit(self, connection: sqlite3.Connection) -> None:
        self._step("state")
        super().commit(connection)


class Unplugged(Quick):
    """Remembers what an fsync has made durable, and on ``cut_power`` drops the rest.

    Files keep what was fsynced of them and a tail of up to 512 bytes more, some of it zeros; names of files and
    folders that no fsync of their folder has made durable vanish, and names that were removed come back.
    """

    def __init__(self, root: Path, at: int) -> None:
        self._root, self.at = root, at
        self.done: list[str] = []
        self._known = {path for path in root.rglob("*") if path.is_file()}
        self._durable = {path: path.stat().st_size for path in self._known}
        self._before: dict[Path, bytes | None] = {}
        self._removed: dict[Path, tuple[bytes, int]] = {}
        self._made: set[Path] = set()

    def _step(self, name: str) -> None:
        self.done.append(name)
        if len(self.done) - 1 == self.at:
            raise Kill(name)

    def make_folder(self, path: Path) -> None:
        self._step("make folder")
        if not path.exists():
            self._made.add(path)
        super().make_folder(path)

    def make_read_only(self, path: Path) -> None:
        self._step("read-only")
        super().make_read_only(path)

    def open_append(self, path: Path) -> Handle:
        self._step(f"open {room(path)}")
        return super().open_append(path)

    def write(self, handle: Handle, data: bytes) -> None:
        super().write(handle, data)
        self._step(f"write {room(handle.path)}")

    def fsync(self, handle: Handle) -> None:
        self._step(f"fsync {room(handle.path)}")
        super().fsync(handle)
        self._durable[handle.path] = handle.size

    def fsync_folder(self, path: Path) -> None:
        self._step("fsync folder")
        super().fsync_folder(path)
        self._known |= {entry for entry in path.iterdir() if entry.is_file()}
        self._before = {name: data for name, data in self._before.items() if name.parent != path}
        self._removed = {name: data for name, data in self._removed.items() if name.parent != path}
        self._made = {folder for folder in self._made if folder.parent != path}

    def replace(self, source: Path, target: Path) -> None:
        self._step("replace")
        self._before.setdefault(target, target.read_bytes() if target.exists() else None)
        super().replace(source, target)
        self._durable[target] = self._durable.pop(source, 0)
        self._known.discard(source)

    def truncate(self, path: Path, size: int) -> None:
        self._step("truncate")
        super().truncate(path, size)
        self._durable[path] = size

    def remove(self, path: Path) -> None:
        self._step("remove")
        if path.exists() and path in self._known and path.parent.name != "state":
            self._removed[path] = (path.read_bytes(), path.stat().st_mode)
        super().remove(path)

    def commit(self, connection: sqlite3.Connection) -> None:
        self._step("state")
        super().commit(connection)

    def cut_power(self) -> None:
        for path, (data, mode) in self._removed.items():
            if not path.exists():
                path.write_bytes(data)
                path.chmod(mode)
                self._durable[path] = len(data)
        for folder in self._made:
            shutil.rmtree(folder, ignore_errors=True)
        for target, data in self._before.items():
            if data is None:
                target.unlink(missing_ok=True)
            else:
                target.write_bytes(data)
                self._durable[target] = len(data)
        for path in [path for path in self._root.rglob("*") if path.is_file() and path.parent.name != "state"]:
            if path not in self._known:
                path.unlink()
                continue
            data, durable = path.read_bytes(), self._durable.get(path, 0)
            if len(data) <= durable:
                continue
            rest = data[durable : durable + 512]
            torn = bytes(len(rest) // 3) + rest[len(rest) // 3 :] if durable % 2 else rest
            path.write_bytes(data[:durable] + torn)


FULL = errno.ENOSPC

COUNT = 6

WHEN = "2026-11-24T02:00:00Z"

RUN = CrawlRun(crawl_id="c1", portal="vidu", started_at=WHEN, ended_at=WHEN, finish="finished", counts={})


def crawl(store: Store) -> None:
    """Six articles, two edited, one of them then unchanged, a refused page, an attachment; four group commits."""
    rows = {"rows": [{"number": number} for number in range(COUNT)]}
    visit(store, exchange(rows, "http://vidu.gov.vn/", 0, kind="listing"))
    for number in range(3):
        visit(store, exchange(page(number), url_of(number), number + 1))
    store.commit()
    for number in range(3, COUNT):
        visit(store, exchange(page(number), url_of(number), number + 1))
    visit(store, exchange(None, "http://vidu.gov.vn/a.pdf", 10, kind="asset", body=b"%PDF"))
    visit(store, exchange({"refused": "login"}, url_of(99), 11))
    store.commit()
    open_one = store.keep(exchange(page(1, title="Tin đã sửa"), url_of(1), 12))
    store.commit()
    store.put(article(page(1, title="Tin đã sửa"), url_of(1)), open_one)
    store.settle(open_one)
    visit(store, exchange(page(2), url_of(2), 13))
    visit(store, exchange(page(0, title="Tin cũng sửa"), url_of(0), 15))
    visit(store, exchange(page(0, title="Tin cũng sửa"), url_of(0), 16))
    visit(store, exchange(rows | {"again": 1}, "http://vidu.gov.vn/", 14, kind="listing"))
    store.close(RUN)


def attempt(root: Path, files: Files) -> bool:
    """Whether the crawl came to its end."""
    store = None
    try:
        store = opened(root, files=files)
        crawl(store)
    except (Kill, StorageFailed):
        return False
    finally:
        if store is not None:
            store.abandon()
    return True


def tell(capsys: pytest.CaptureFixture[str], what: str, hits: Counter[str], wanted: tuple[str, ...]) -> None:
    """Prints how many stops hit each stage; fails if one was never hit."""
    with capsys.disabled():
        sys.stdout.write(f"\n{what}: {', '.join(f'{hits[stage]} {stage}' for stage in wanted)}\n")
    assert all(hits[stage] > 0 for stage in wanted), hits


STOP_AND_FULL = pytest.mark.parametrize(
    "error", [None, errno.ENOSPC, pytest.param(errno.EIO, marks=pytest.mark.soak)], ids=["stop", "ENOSPC", "EIO"]
)
"""Which of the two a disk says is one to the program: the other one is the long tests'."""
