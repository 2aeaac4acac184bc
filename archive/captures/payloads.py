"""Payloads that lie in the portal's WARC files already: what the same address answered before, byte for byte.

Looked up in the indexes beside the files (sorted: a bisection each) and among what this writer wrote itself.
"""

from __future__ import annotations

import mmap
import zlib
from collections import OrderedDict
from pathlib import Path

import orjson

from archive.captures.cdxj import REVISIT, beside, sort_key
from archive.captures.warcrecords import Original
from archive.disk.opening import open_file
from archive.paths import warc_folder

REMEMBERED = 4_000
"""Captures of this writer that are remembered, the newest; older ones are found again once their index is written."""
_HEAD = 1 << 14


class Payloads:
    """The payloads of one portal, by address and digest."""

    def __init__(self, root: Path, portal: str) -> None:
        self._root, self._folder = root, warc_folder(root, portal)
        self._own: OrderedDict[tuple[str, str], Original] = OrderedDict()
        self._indexes: list[Path] | None = None

    def add(self, digest: str, original: Original) -> None:
        """Notes a response that this writer queued."""
        self._own[original.url, digest] = original
        if len(self._own) > REMEMBERED:
            self._own.popitem(last=False)

    def find(self, url: str, digest: str) -> Original | None:
        """The response of ``url`` (as WARC files name it) with this payload; None where none is known."""
        own = self._own.get((url, digest))
        if own is not None:
            return own
        if self._indexes is None:
            self._indexes = sorted(self._folder.glob("*.cdxj"), reverse=True)
        for index in self._indexes:
            for entry in _entries(index, sort_key(url)):
                if entry.get("url") == url and entry.get("digest") == digest and entry.get("mime") != REVISIT:
                    found = self._original(index, entry, digest)
                    if found is not None:
                        self.add(digest, found)
                        return found
        return None

    def _original(self, index: Path, entry: dict[str, str], digest: str) -> Original | None:
        """What the record itself says, where it still stands: an index may know of more than its file holds."""
        path = self._folder / entry.get("filename", "")
        try:
            offset = int(entry["offset"])
            if beside(path) != index:
                return None
            with open_file(path) as stream:
                stream.seek(offset)
                head = zlib.decompressobj(31).decompress(stream.read(_HEAD), _HEAD)
        except (OSError, ValueError, KeyError, zlib.error):
            return None
        lines = head.partition(b"\r\n\r\n")[0].decode("utf-8", "replace").split("\r\n")
        said = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        if (said.get("warc-type"), said.get("warc-payload-digest")) != ("response", digest):
            return None
        name = path.relative_to(self._root).as_posix()
        return Original(name, offset, said.get("warc-record-id", ""), entry["url"], said.get("warc-date", ""))


def _entries(index: Path, key: str) -> list[dict[str, str]]:
    """What the index says under one sort key; nothing where it is damaged."""
    wanted, found = key.encode() + b" ", []
    try:
        with open_file(index) as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            low, high = 0, len(data)
            while low < high:
                start = data.rfind(b"\n", 0, (low + high) // 2) + 1
                if data[start : start + len(wanted)] < wanted:
                    end = data.find(b"\n", (low + high) // 2)
                    low = end + 1 if end >= 0 else len(data)
                else:
                    high = start
            while data[low : low + len(wanted)] == wanted:
                end = data.find(b"\n", low)
                end = end if end >= 0 else len(data)
                line = data[low:end]
                found.append(orjson.loads(line[line.index(b"{") :]))
                low = end + 1
    except (OSError, ValueError):  # gone, empty, or no index
        pass
    return [entry for entry in found if isinstance(entry, dict)]
