"""Archives for the tests of readers, made by writing the files themselves: no code of the writing side is used."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import zstandard

from archive import Archive
from archive.article import Article, Paragraph, Parser, WarcPointer
from archive.dedup import article_hashes
from archive.observations import CrawlRun, Observation, Sighting

DAY = "2026-11-24"
PARSER = Parser(version="0.1.0", family="generic")


def article(id: str = "vidu:1", /, **changes: Any) -> Article:
    """A valid record whose hashes are right; ``day`` sets fetched_at and recorded_at."""
    day = changes.pop("day", DAY)
    body = changes.pop("body", "Đoạn thứ nhất.\n\nĐoạn thứ hai.")
    values: dict[str, Any] = {
        "id": id,
        "portal": id.partition(":")[0],
        "url": f"https://vidu.example/{id.rpartition(':')[2]}",
        "title": "Hội nghị tổng kết",
        "body": body,
        "blocks": [Paragraph(text=text) for text in body.split("\n\n") if text],
        "published_at": "2022-07-15T16:30:00+07:00",
        "published_from": "visible",
        "fetched_at": f"{day}T02:05:09Z",
        "recorded_at": f"{day}T02:05:10Z",
        "parser": PARSER,
        **changes,
    }
    draft = Article(**{"text_hash": "", "content_hash": "", **values})
    text, content = article_hashes(draft)
    return msgspec.structs.replace(draft, text_hash=draft.text_hash or text, content_hash=draft.content_hash or content)


def observation(id: str = "vidu:1", /, **changes: Any) -> Observation:
    return Observation(
        **{
            "portal": id.partition(":")[0],
            "id": id,
            "url": "https://vidu.example/1",
            "kind": "unchanged",
            "fetched_at": f"{DAY}T02:05:09Z",
            "recorded_at": f"{DAY}T02:05:10Z",
            **changes,
        }
    )


def sighting(id: str = "vidu:1", /, **changes: Any) -> Sighting:
    return Sighting(
        **{
            "portal": id.partition(":")[0],
            "id": id,
            "url": "https://vidu.example/1",
            "kind": "listing",
            "listing": "https://vidu.example/tin",
            "fetched_at": f"{DAY}T02:05:09Z",
            "recorded_at": f"{DAY}T02:05:10Z",
            **changes,
        }
    )


def run(portal: str = "vidu", **changes: Any) -> CrawlRun:
    return CrawlRun(
        **{
            "crawl_id": "1",
            "portal": portal,
            "started_at": f"{DAY}T02:00:00Z",
            "ended_at": f"{DAY}T02:10:00Z",
            "finish": "finished",
            "counts": {"stored": 1},
            **changes,
        }
    )


def encode(*records: msgspec.Struct) -> bytes:
    return b"".join(msgspec.json.encode(record) + b"\n" for record in records)


class Files:
    """Writes the files of an archive under ``root``."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, kind: str = "articles", portal: str = "vidu", day: str = DAY) -> Path:
        if kind == "crawls":
            return self.root / kind / f"portal={portal}.jsonl"
        return self.root / kind / f"portal={portal}" / f"{day}.jsonl"

    def add(self, *records: msgspec.Struct, kind: str = "articles", portal: str = "vidu", day: str = DAY) -> Path:
        return self.add_bytes(encode(*records), kind=kind, portal=portal, day=day)

    def add_bytes(self, data: bytes, *, kind: str = "articles", portal: str = "vidu", day: str = DAY) -> Path:
        path = self.path(kind, portal, day)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            file.write(data)
        return path

    def compress(self, path: Path) -> Path:
        """What ``archive seal --compress`` makes of a past day."""
        target = path.with_name(path.name + ".zst")
        target.write_bytes(zstandard.compress(path.read_bytes()))
        path.unlink()
        return target

    def add_page(
        self,
        body: bytes,
        *headers: str,
        portal: str = "vidu",
        kind: str = "response",
        url: str = "https://vidu.example/1",
        day: str = DAY,
        fields: Sequence[str] = (),
    ) -> WarcPointer:
        """Appends a WARC record with the further header ``fields`` and says where it stands."""
        name = f"warc/portal={portal}/{portal}-00001.warc.gz"
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        offset = path.stat().st_size if path.exists() else 0
        digest = "sha1:" + base64.b32encode(hashlib.sha1(body).digest()).decode()
        block = "\r\n".join(["HTTP/1.1 200 OK", *headers, "", ""]).encode() + body
        head = [
            "WARC/1.1",
            *fields,
            f"WARC-Type: {kind}",
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{offset:012d}>",
            f"WARC-Date: {day}T02:05:09Z",
            f"WARC-Target-URI: {url}",
            f"WARC-Payload-Digest: {digest}",
            f"Content-Type: application/http; msgtype={kind}",
            f"Content-Length: {len(block)}",
        ]
        with path.open("ab") as file:
            file.write(gzip.compress("\r\n".join([*head, "", ""]).encode() + block + b"\r\n\r\n", mtime=0))
        return WarcPointer(file=name, offset=offset, digest=digest)


def ids(archive: Archive, **chosen: Any) -> list[str]:
    """Of the articles that are read, in their order."""
    return [record.id for record in archive.articles(**chosen)]


def damages(archive: Archive) -> list[tuple[str, int, int]]:
    """What was found damaged, in which line, and where it begins."""
    return [(damage.what, damage.line, damage.offset) for damage in archive.damaged]
