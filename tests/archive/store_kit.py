"""A portal of JSON pages, a clock that steps, and file layers that fail: for the tests of the writing side."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import msgspec

from archive.article import Article, Attachment, Parser, Reject
from archive.dedup import content_hash, text_hash
from archive.files import Files, Handle
from archive.observations import Sighting
from archive.pages import Capture
from archive.store import Exchange, Record, Store

PORTAL = "vidu"
WORDS = "hội nghị triển khai kế hoạch phát triển kinh tế nông thôn mới văn hóa giáo dục y tế quân sự".split()  # noqa: SIM905


class Clock:
    """One second later at every look."""

    def __init__(self, start: str = "2026-11-24T02:00:00+00:00") -> None:
        self.now = datetime.fromisoformat(start)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def when(second: int) -> datetime:
    return datetime(2026, 11, 24, 1, tzinfo=UTC) + timedelta(seconds=second)


def body_of(number: int, length: int = 60) -> str:
    """A text that shares hardly a run of words with that of another number."""
    return " ".join(f"{WORDS[(number * 7 + at * (number % 5 + 1)) % len(WORDS)]} {number}{at}" for at in range(length))


def page(number: int, **changes: object) -> dict[str, object]:
    """What the page of an article says."""
    said: dict[str, object] = {
        "id": f"{PORTAL}:{number}",
        "title": f"Tin số {number} về {WORDS[number % len(WORDS)]} {number}",
        "body": body_of(number),
        "views": 10,
    }
    return said | changes


def url_of(number: int) -> str:
    return f"http://vidu.gov.vn/tin-{number}.html"


def article(said: dict[str, object], url: str, fetched_at: str | None = None) -> Article:
    title, body, byline = str(said["title"]), str(said["body"]), said.get("byline")
    files = [Attachment(**item) for item in said.get("files", [])]  # type: ignore[attr-defined]
    return Article(
        id=str(said["id"]),
        portal=PORTAL,
        url=url,
        title=title,
        body=body,
        byline=str(byline) if byline else None,
        views=said.get("views"),  # type: ignore[arg-type]
        attachments=files,
        text_hash=text_hash(body),
        content_hash=content_hash(
            title=title,
            lead=None,
            body=body,
            blocks=[],
            byline=str(byline) if byline else None,
            source=None,
            published_at=None,
            images=[],
            attachments=files,
        ),
        fetched_at=fetched_at,
        parser=Parser(version="1", family="generic"),
    )


def interpret(capture: Capture, lookup: Callable[[str], object]) -> Iterator[Record]:
    """The pure function of this portal: pages and listings are JSON."""
    said = json.loads(capture.body)
    if capture.kind == "listing":
        for rank, row in enumerate(said["rows"]):
            yield sighting(int(row["number"]), row.get("views"), listing=capture.url, rank=rank)
    elif "refused" in said:
        yield Reject(
            portal=PORTAL, url=capture.url, reason=said["refused"], parser=Parser(version="1", family="generic")
        )
    else:
        yield article(said, capture.url)


def sighting(number: int, views: int | None = None, *, listing: str = "http://vidu.gov.vn/", rank: int = 0) -> Sighting:
    return Sighting(
        portal=PORTAL,
        id=f"{PORTAL}:{number}",
        url=url_of(number),
        kind="listing",
        listing=listing,
        title=f"Tin số {number}",
        views=views,
        rank=rank,
        section="Tin tức",
    )


def exchange(
    said: object, url: str, second: int, *, kind: str = "article", status: int = 200, body: bytes | None = None
) -> Exchange:
    return Exchange(
        url=url,
        request_headers=[("User-Agent", "congtin")],
        status=status,
        reason="OK",
        response_headers=[("Content-Type", "application/json"), ("ETag", f'"{second}"')],
        body=json.dumps(said).encode() if body is None else body,
        fetched_at=when(second),
        kind=kind,  # type: ignore[arg-type]
        via="http://vidu.gov.vn/",
        ip="192.0.2.1",
    )


def visit(store: Store, made: Exchange) -> int:
    """What a crawl does with one answer."""
    token = store.keep(made)
    if made.status == 200 and made.kind in ("article", "listing"):
        capture = msgspec.convert(
            {"url": made.url, "kind": made.kind, "via": None, "crawl_id": None, "status": 200, "headers": {},
             "body": b"", "fetched_at": "", "pointer": {"file": "", "offset": 0, "digest": ""}}, Capture,
        )  # fmt: skip
        capture.body = made.body
        for record in interpret(capture, store.lookup):
            store.put(record, token)
        store.settle(token)
    return token


def opened(root: Path, crawl_id: str = "c1", files: Files | None = None, clock: Clock | None = None) -> Store:
    return Store.open(
        root, PORTAL, crawl_id=crawl_id, interpret=interpret, files=files or Quick(), now=clock or Clock()
    )


def lines(root: Path, kind: str) -> list[dict[str, object]]:
    """Every line of a kind; fails on one that is torn."""
    found = []
    for path in sorted((root / kind / f"portal={PORTAL}").glob("*.jsonl")):
        data = path.read_bytes()
        assert data.endswith(b"\n") or not data, path
        found += [json.loads(line) for line in data.splitlines()]
    return found


def state_dump(root: Path) -> dict[str, list[tuple[object, ...]]]:
    """The state's content, but for what no file holds."""
    connection = sqlite3.connect(root / "state" / f"portal={PORTAL}.sqlite")
    tables = {
        "articles": "SELECT * FROM articles ORDER BY id",
        "texts": "SELECT * FROM texts ORDER BY hash",
        "urls": "SELECT * FROM urls ORDER BY key",
        "sightings": "SELECT * FROM sightings ORDER BY key",
        "open": "SELECT * FROM open ORDER BY file, offset",
        "files": "SELECT * FROM files WHERE size > 0 ORDER BY name",
        "frontier": "SELECT key, url, kind, id, state, cause, tries, next_try, section, row, found_at, last_look, "
        "fetches FROM frontier ORDER BY key",
    }
    dump = {name: connection.execute(query).fetchall() for name, query in tables.items()}
    connection.close()
    return dump


class Quick(Files):
    """Does not wait for the disk: the tests' own failures are not of the kind that an fsync helps against."""

    def fsync(self, handle: Handle) -> None:
        pass

    def fsync_folder(self, path: Path) -> None:
        pass

    def overwrite(self, fd: int, data: bytes) -> None:
        os.pwrite(fd, data, 0)
        os.ftruncate(fd, len(data))

    def make_read_only(self, path: Path) -> None:
        path.chmod(path.stat().st_mode & 0o444)


class Kill(BaseException):
    """The process stops here."""


def room(path: Path) -> str:
    """The folder of the archive that ``path`` lies in."""
    return path.parent.parent.name if path.parent.name.startswith("portal=") else path.parent.name


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


def once_each(root: Path) -> None:
    """Fails if some article has a revision twice, a gap, or two revisions in a row that say the same."""
    by_id: dict[str, list[dict[str, object]]] = {}
    for line in lines(root, "articles"):
        by_id.setdefault(str(line["id"]), []).append(line)
    for id, revisions in by_id.items():
        assert [line["revision"] for line in revisions] == list(range(1, len(revisions) + 1)), id
        hashes = [line["content_hash"] for line in revisions]
        assert all(one != other for one, other in pairwise(hashes)), id


def counted(root: Path, kind: str, *fields: str) -> Counter[tuple[object, ...]]:
    return Counter(tuple(line[field] for field in fields) for line in lines(root, kind))
