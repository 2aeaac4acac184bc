"""WACZ 1.1.1: all that the servers sent, with indexes and a list of the articles, for pywb and ReplayWeb.page."""

from __future__ import annotations

import hashlib
import heapq
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from archive.cdxj import beside, index_of
from archive.errors import ArchiveError
from archive.export.captured import captured
from archive.export.chosen import Chosen, Told
from archive.paths import warc_folder
from archive.reader import Archive
from archive.times import stamp, utc_now

VERSION = "1.1.1"
BLOCK = 3000
"""Lines of the index that are compressed together: a replay tool fetches one such block."""

_CHUNK = 1 << 20


class _Warc(NamedTuple):
    path: Path
    end: int
    """Of its last whole capture: a crawl may be writing it."""
    lines: list[bytes] | None
    """Of its index; None where they stand in the file beside it."""


def write(archive: Archive, out: Path, chosen: Chosen, told: Told) -> int:
    """Packs the WARC files of the portals, whole, and lists the chosen articles as pages; returns how many.

    Raises ArchiveError where there is no WARC file.
    """
    warcs = [warc for portal in chosen.portals(archive) for warc in _warcs(archive.root, portal)]
    if not warcs:
        raise ArchiveError(f"{archive.root} holds no WARC files to pack (crawled with --no-warc?)")
    with zipfile.ZipFile(out, "w", allowZip64=True) as file:
        package = _Package(file)
        done, total = 0, sum(warc.end for warc in warcs)
        for warc in warcs:
            package.add(f"archive/{warc.path.name}", _told(_copied(warc), told, done, total), stored=True)
            done += warc.end
        blocks: list[bytes] = []
        package.add("indexes/index.cdx.gz", _index(warcs, blocks), stored=True)
        package.add("indexes/index.idx", blocks)
        pages = _Pages(archive, chosen, {f"{path.parent.name}/{path.name}": end for path, end, _ in warcs})
        package.add("pages/pages.jsonl", pages)
        package.close(archive, chosen)
    return pages.count


class _Package:
    """The ZIP file, written from one end to the other, and the list of what is in it."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file
        self._now = utc_now()
        self._resources: list[dict[str, Any]] = []

    def add(self, path: str, chunks: Iterable[bytes], *, stored: bool = False) -> None:
        """``stored``: what is compressed already, and of which replay tools fetch parts."""
        size, digest = self._put(path, chunks, stored=stored)
        name = path.rpartition("/")[2].lower()
        self._resources.append({"name": name, "path": path, "hash": digest, "bytes": size})

    def close(self, archive: Archive, chosen: Chosen) -> None:
        """Writes the list."""
        portals = ", ".join(chosen.portals(archive))
        said = {
            "profile": "data-package",
            "title": f"Captures of {portals}",
            "created": stamp(self._now),
            "wacz_version": VERSION,
            "software": f"congtin {version('congtin')}",
            "resources": self._resources,
        }
        _, digest = self._put("datapackage.json", [msgspec.json.format(msgspec.json.encode(said), indent=2)])
        own = {"path": "datapackage.json", "hash": digest}
        self._put("datapackage-digest.json", [msgspec.json.format(msgspec.json.encode(own), indent=2)])

    def _put(self, path: str, chunks: Iterable[bytes], *, stored: bool = False) -> tuple[int, str]:
        info = zipfile.ZipInfo(path, self._now.timetuple()[:6])
        info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        size, digest = 0, hashlib.sha256()
        with self._file.open(info, "w", force_zip64=True) as file:
            for chunk in chunks:
                file.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        return size, f"sha256:{digest.hexdigest()}"


class _Pages:
    """The lines of ``pages.jsonl``: the articles whose pages are in the WARC files, as they were captured."""

    def __init__(self, archive: Archive, chosen: Chosen, ends: dict[str, int]) -> None:
        self.count = 0
        self._archive, self._chosen, self._ends = archive, chosen, ends

    def __iter__(self) -> Iterator[bytes]:
        head = {"format": "json-pages-1.0", "id": "pages", "title": "Articles", "hasText": True}
        yield msgspec.json.encode(head) + b"\n"
        for article in self._chosen.articles(self._archive, lambda *_: None):
            place = article.warc
            if place is None or place.offset >= self._ends.get(place.file.removeprefix("warc/"), 0):
                continue
            if (page := captured(self._archive.root, place)) is None:
                continue
            self.count += 1
            text = "\n\n".join(filter(None, (article.lead, article.body)))
            line = {"id": article.id, "url": page.url, "ts": page.time, "title": article.title, "text": text}
            yield msgspec.json.encode(line) + b"\n"


def _warcs(root: Path, portal: str) -> Iterator[_Warc]:
    for path in sorted(warc_folder(root, portal).glob("*.warc.gz")):
        end, lines = index_of(path)
        if end:
            yield _Warc(path, end, lines)


def _copied(warc: _Warc) -> Iterator[bytes]:
    left = warc.end
    with warc.path.open("rb") as file:
        while left > 0 and (chunk := file.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk


def _told(chunks: Iterator[bytes], told: Told, done: int, total: int) -> Iterator[bytes]:
    for chunk in chunks:
        yield chunk
        done += len(chunk)
        told(done, total)


def _index(warcs: list[_Warc], blocks: list[bytes]) -> Iterator[bytes]:
    """The merged index in compressed blocks; ``blocks`` gets the line of each that leads to it."""
    blocks.append(b'!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}\n')
    offset = 0
    with ExitStack() as opened:
        sources: list[Iterable[bytes]] = []
        for path, _, lines in warcs:
            sources.append(opened.enter_context(beside(path).open("rb")) if lines is None else lines)
        merged = heapq.merge(*((line.rstrip(b"\n") for line in source) for source in sources))
        while block := list(islice(filter(None, merged), BLOCK)):
            packer = zlib.compressobj(wbits=31)
            data = packer.compress(b"\n".join([*block, b""])) + packer.flush()
            place = {"offset": offset, "length": len(data), "digest": f"sha256:{hashlib.sha256(data).hexdigest()}"}
            blocks.append(block[0].partition(b"{")[0] + msgspec.json.encode(place) + b"\n")
            offset += len(data)
            yield data
