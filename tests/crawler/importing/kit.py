"""WARC and WACZ files as other programs write them, made by hand; and imports of them."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import uuid
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import zstandard

from archive.disk.files import Files
from archive.reader import Archive
from crawler.importing.outcome import Outcome
from crawler.importing.run import Wish, import_captures
from crawler.portals import registry
from tests.conftest import lines
from tests.portal_server import article, listing

HOME = "http://huyen.example/"
PORTAL = "huyen.example"
START = datetime(2023, 5, 1, 3, 0, tzinfo=UTC)
HTML = [("Content-Type", "text/html; charset=utf-8")]


@dataclass
class Shot:
    """One capture."""

    url: str
    body: bytes = b""
    at: int = 0
    """Minutes after ``START``."""
    status: int = 200
    """0: the record has no head and no body."""
    headers: list[tuple[str, str]] = field(default_factory=lambda: list(HTML))
    kind: str = "response"
    extra: dict[str, str] = field(default_factory=dict)
    asked: bool = False

    @property
    def date(self) -> str:
        return (START + timedelta(minutes=self.at)).strftime("%Y-%m-%dT%H:%M:%SZ")


def url_of(number: int) -> str:
    return f"{HOME}tin/{number}/bai-viet"


def site(articles: int = 6, at: int = 0) -> list[Shot]:
    """Home page, listing and articles of a portal, captured in this order."""
    numbers = range(1, articles + 1)
    pages = [(HOME, listing(numbers)), (f"{HOME}tin/", listing(numbers))]
    pages += [(url_of(number), article(number)) for number in numbers]
    return [Shot(url, page.encode(), at + place) for place, (url, page) in enumerate(pages)]


def warc(shots: Iterable[Shot], *, packed: bool = False) -> bytes:
    """A WARC file, gzipped by the record where ``packed``."""
    records = [
        _record("warcinfo", {"WARC-Date": Shot("").date, "Content-Type": "application/warc-fields"}, b"a: b\r\n")
    ]
    for shot in shots:
        head = "".join(f"{name}: {value}\r\n" for name, value in shot.headers)
        block = f"HTTP/1.1 {shot.status} Said\r\n{head}\r\n".encode() + shot.body if shot.status else b""
        about = {
            "WARC-Target-URI": shot.url,
            "WARC-Date": shot.date,
            "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>",
            "Content-Type": "application/http; msgtype=response",
        }
        digests = {"WARC-Payload-Digest": _sha1(shot.body), "WARC-Block-Digest": _sha1(block)}
        records.append(_record(shot.kind, {**about, **digests, **shot.extra}, block))
        if shot.asked:
            path = "/" + shot.url.split("/", 3)[3]
            asked = f"GET {path} HTTP/1.1\r\nHost: {urlsplit(shot.url).netloc}\r\nUser-Agent: other\r\n\r\n".encode()
            about |= {"WARC-Concurrent-To": about["WARC-Record-ID"], "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>"}
            records.append(_record("request", {**about, "Content-Type": "application/http; msgtype=request"}, asked))
    return b"".join(map(gzip.compress, records) if packed else records)


def _record(kind: str, headers: dict[str, str], block: bytes) -> bytes:
    fields = {"WARC-Type": kind, **headers, "Content-Length": str(len(block))}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def _sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def middle(packed: bytes) -> int:
    """Somewhere inside the member that stands in the middle of a gzipped WARC file."""
    members = _members(packed)
    return sum(map(len, members[: len(members) // 2])) + 200


def packings(shots: Sequence[Shot]) -> dict[str, bytes]:
    """The same captures in every form that a WARC file has."""
    plain, members = warc(shots), warc(shots, packed=True)
    records = [gzip.decompress(member) for member in _members(members)]
    packer = zstandard.ZstdCompressor()
    given = zstandard.ZstdCompressionDict(b"".join(records)[:20_000])
    with_dictionary = zstandard.ZstdCompressor(dict_data=given)
    dictionary = given.as_bytes()
    frame = b"\x5d\x2a\x4d\x18" + len(dictionary).to_bytes(4, "little") + dictionary
    wacz = [io.BytesIO(), io.BytesIO()]
    for target, how in zip(wacz, (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED), strict=True):
        with zipfile.ZipFile(target, "w", how) as packed:
            packed.writestr("datapackage.json", "{}")
            packed.writestr("archive/one.warc.gz", warc(shots[::2], packed=True))
            packed.writestr("archive/two.warc", warc(shots[1::2]))
    return {
        "a.warc": plain,
        "a.warc.gz": members,
        "whole.warc.gz": gzip.compress(plain),
        "a.warc.zst": b"".join(packer.compress(record) for record in records),
        "whole.warc.zst": packer.compress(plain),
        "dictionary.warc.zst": frame + b"".join(with_dictionary.compress(record) for record in records),
        "stored.wacz": wacz[0].getvalue(),
        "deflated.wacz": wacz[1].getvalue(),
    }


def _members(data: bytes) -> list[bytes]:
    starts = [at for at in range(len(data)) if data.startswith(b"\x1f\x8b\x08", at) and _begins(data, at)]
    return [data[start:end] for start, end in zip(starts, [*starts[1:], len(data)], strict=True)]


def _begins(data: bytes, at: int) -> bool:
    try:
        return zlib.decompressobj(31).decompress(data[at : at + 2000]).startswith(b"WARC/")
    except zlib.error:
        return False


def imported(
    archive: Path, *targets: Path | str, files: Files | None = None, portal: str | None = None, **wish: Any
) -> Outcome:
    with own_portals():
        return import_captures(list(map(str, targets)), archive=archive, wish=Wish(portal=portal, **wish), files=files)


@contextmanager
def own_portals() -> Iterator[None]:
    """The portals of one archive are not those of the next test's."""
    before = list(registry._own)
    try:
        yield
    finally:
        registry._own[:] = before


def said(archive: Path, kind: str) -> list[dict[str, Any]]:
    """The lines of a kind without what depends on the run and on where the bytes lie."""
    found = lines(archive, kind)
    for line in found:
        for name in ("crawl_id", "recorded_at", "warc"):
            line.pop(name)
    return sorted(found, key=lambda line: (str(line.get("id")), line["url"], str(line["fetched_at"]), str(line)))


def texts(archive: Path) -> dict[str, str]:
    """The latest text of each article, by address."""
    return {one.url: one.body for one in Archive(archive).articles()}
