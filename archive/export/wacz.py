"""WACZ 1.1.1: all that the servers sent, with indexes and a list of the articles, for pywb and ReplayWeb.page."""

from __future__ import annotations

import hashlib
import heapq
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from archive.captures.cdxj import beside, index_of
from archive.choosing.chosen import Chosen, Told
from archive.disk.opening import open_file
from archive.errors import ArchiveError
from archive.export.captured import captured
from archive.paths import resolve, warc_folder
from archive.reader import Archive
from archive.times import stamp, utc_now

VERSION = "1.1.1"
BLOCK = 3000
"""Lines of the index that are compressed together: a replay tool fetches one such block."""

_CHUNK = 1 << 20
_TEXT_LIMIT = 2 << 30
"""Bytes of records from which the list of pages is without their text: one file of 4 GB nobody loads."""
_RATIO = 20
"""A compressed day holds at most so many times its size."""
_OPEN = 200
"""Indexes that are merged at a time: each is an open file."""


class _Warc(NamedTuple):
    path: Path
    end: int
    """Of its last whole capture: a crawl may be writing it."""
    lines: list[bytes] | None
    """Of its index; None where they stand in the file beside it."""


def write(archive: Archive, out: Path, chosen: Chosen, told: Told, missing: Counter[str]) -> int:
    """Packs the WARC files of the portals, whole, and lists the chosen articles as pages; returns how many.

    ``missing`` counts, by portal, the articles whose page was kept and is not there any more. Raises ArchiveError
    where there is no WARC file.
    """
    warcs = [warc for portal in chosen.portals(archive) for warc in _warcs(archive.root, portal)]
    if not warcs:
        if any(article.warc for article in chosen.articles(archive, lambda *_: None)):
            raise ArchiveError(
                f"the WARC files of {archive.root} are gone: restore them from a copy (`congtin archive verify` says "
                "which)"
            )
        raise ArchiveError(f"{archive.root} holds no WARC files to pack (crawled with --no-warc?)")
    with zipfile.ZipFile(out, "w", allowZip64=True) as file:
        package = _Package(file)
        done, total = 0, sum(warc.end for warc in warcs)
        for warc in warcs:
            chunks = _told(_copied(warc), told, done, total)
            package.add(f"archive/{warc.path.name}", chunks, stored=True, size=warc.end)
            done += warc.end
        blocks: list[bytes] = []
        with _merged([_index_lines(warc) for warc in warcs], out.parent) as lines:
            package.add("indexes/index.cdx.gz", _packed(lines, blocks), stored=True)
        package.add("indexes/index.idx", blocks)
        ends = {path.relative_to(archive.root).as_posix(): end for path, end, _ in warcs}
        pages = _Pages(archive, chosen, ends, missing)
        package.add("pages/pages.jsonl", pages)
        package.close(archive, chosen)
    return pages.count


class _Package:
    """The ZIP file, written from one end to the other, and the list of what is in it."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file
        self._now = utc_now()
        self._resources: list[dict[str, Any]] = []

    def add(self, path: str, chunks: Iterable[bytes], *, stored: bool = False, size: int = 0) -> None:
        """``stored``: what is compressed already, and of which replay tools fetch parts. ``size``: if it is known."""
        size, digest = self._put(path, chunks, stored=stored, size=size)
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

    def _put(self, path: str, chunks: Iterable[bytes], *, stored: bool = False, size: int = 0) -> tuple[int, str]:
        info = zipfile.ZipInfo(path, self._now.timetuple()[:6])
        info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        # ReplayWeb.page does not read the headers of ZIP64: only what is beyond 4 GB gets them.
        info.file_size = size
        size, digest = 0, hashlib.sha256()
        with self._file.open(info, "w") as file:
            for chunk in chunks:
                file.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        return size, f"sha256:{digest.hexdigest()}"


class _Pages:
    """The lines of ``pages.jsonl``: the articles whose pages are in the WARC files, as they were captured."""

    def __init__(self, archive: Archive, chosen: Chosen, ends: dict[str, int], missing: Counter[str]) -> None:
        self.count = 0
        self._archive, self._chosen, self._ends, self._missing = archive, chosen, ends, missing

    def __iter__(self) -> Iterator[bytes]:
        has_text = self._could_hold() < _TEXT_LIMIT
        head = {"format": "json-pages-1.0", "id": "pages", "title": "Articles", "hasText": has_text}
        yield msgspec.json.encode(head) + b"\n"
        for article in self._chosen.articles(self._archive, lambda *_: None):
            if (place := article.warc) is None:
                continue
            page = captured(self._archive.root, place)
            if page is None or (page.refers_to and not self._has(page.refers_to)):
                self._missing[article.portal] += 1
                continue
            if place.offset >= self._ends.get(place.file, 0):
                continue  # captured since the files were looked at: for the next export
            self.count += 1
            line = {"id": article.id, "url": page.url, "ts": page.time, "title": article.title}
            if has_text:
                line["text"] = "\n\n".join(filter(None, (article.lead, article.body)))
            yield msgspec.json.encode(line) + b"\n"

    def _has(self, name: str) -> bool:
        """Whether a WARC file is there."""
        try:
            return name in self._ends or resolve(self._archive.root, name).is_file()
        except (ValueError, OSError):
            return False

    def _could_hold(self) -> int:
        """At most so many bytes of text there are."""
        archive, portals = self._archive, self._chosen.portals(self._archive)
        paths = [source.path for portal in portals for source in archive.sources("articles", portal)]
        return sum(path.stat().st_size * (_RATIO if path.suffix == ".zst" else 1) for path in paths)


def _warcs(root: Path, portal: str) -> Iterator[_Warc]:
    for path in sorted(warc_folder(root, portal).glob("*.warc.gz")):
        end, lines = index_of(path)
        if end:
            yield _Warc(path, end, lines)


def _copied(warc: _Warc) -> Iterator[bytes]:
    left = warc.end
    with open_file(warc.path) as file:
        while left > 0 and (chunk := file.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk


def _told(chunks: Iterator[bytes], told: Told, done: int, total: int) -> Iterator[bytes]:
    for chunk in chunks:
        yield chunk
        done += len(chunk)
        told(done, total)


def _index_lines(warc: _Warc) -> Iterator[bytes]:
    """The lines of one file's index, sorted."""
    if warc.lines is not None:
        yield from (line + b"\n" for line in warc.lines)
        return
    with open_file(beside(warc.path)) as file:
        yield from file


@contextmanager
def _merged(sources: list[Iterator[bytes]], folder: Path) -> Iterator[Iterator[bytes]]:
    """The lines of all indexes, sorted; if many, by way of files in ``folder`` that are gone afterwards."""
    with ExitStack() as opened:
        while len(sources) > _OPEN:
            file = opened.enter_context(tempfile.TemporaryFile(dir=folder))
            file.writelines(heapq.merge(*sources[:_OPEN]))
            file.seek(0)
            sources = [*sources[_OPEN:], iter(file)]
        yield heapq.merge(*sources)


def _packed(lines: Iterator[bytes], blocks: list[bytes]) -> Iterator[bytes]:
    """The index in compressed blocks; ``blocks`` gets the line of each that leads to it."""
    blocks.append(b'!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}\n')
    offset = 0
    while block := list(islice(lines, BLOCK)):
        packer = zlib.compressobj(wbits=31)
        data = packer.compress(b"".join(block)) + packer.flush()
        place = {"offset": offset, "length": len(data), "digest": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        blocks.append(block[0].partition(b"{")[0] + msgspec.json.encode(place) + b"\n")
        offset += len(data)
        yield data
