"""A portal of JSON pages, a clock that steps, and file layers that fail: for the tests of the writing side."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import msgspec

from archive.article import Article, Attachment, Parser, Reject
from archive.dedup import content_hash, text_hash
from archive.disk.files import Files, Handle
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
