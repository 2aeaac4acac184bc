"""Articles that were fetched, and whose lines are damaged or gone: nobody is to hear that they never were."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from archive.article import WarcPointer
from archive.captures.cdxj import sort_key
from archive.disk.opening import open_file
from archive.errors import ArchiveError
from archive.pages import read_capture
from archive.paths import portal_folder, warc_folder

if TYPE_CHECKING:
    from archive.reader import Archive

LOST = "line damaged or gone"
UNTOLD = "never fetched, or line damaged"


class _Entry(msgspec.Struct):
    """What an index says of a capture."""

    status: str
    filename: str
    offset: str


def is_damaged(archive: Archive, portal: str) -> bool:
    """Whether lines of articles of ``portal`` were left out of what was read of it so far."""
    folder = portal_folder(archive.root, "articles", portal).relative_to(archive.root).as_posix()
    return any(each.lost and f"{each.file}/".startswith(f"{folder}/") for each in archive.damaged)


def captured(archive: Archive, portal: str, urls: Collection[str]) -> set[str] | None:
    """Those of ``urls`` of which the page of an article came; None where no index of captures can tell."""
    indexes = sorted(warc_folder(archive.root, portal).glob("*.cdxj"))
    wanted: dict[bytes, list[str]] = {}
    for url in urls:
        wanted.setdefault(sort_key(url).encode("utf-8", "surrogatepass"), []).append(url)
    found = set[str]()
    for index in indexes if wanted else ():
        folder = index.parent.relative_to(archive.root).as_posix()
        for key, entry in _entries(index):
            if key in wanted and entry.status == "200" and _is_article(archive.root, folder, entry):
                found.update(wanted.pop(key))
    return found if indexes else None


def _entries(index: Path) -> Iterator[tuple[bytes, _Entry]]:
    decoder = msgspec.json.Decoder(_Entry)
    with contextlib.suppress(OSError), open_file(index) as stream:
        for line in stream:
            with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError):
                key, _, rest = line.partition(b" ")
                yield key, decoder.decode(rest.partition(b" ")[2])


def _is_article(root: Path, folder: str, entry: _Entry) -> bool:
    """Whether it was asked for as one: a list may stand in a sitemap, too. What cannot be read is taken for none."""
    with contextlib.suppress(ArchiveError, ValueError):
        place = WarcPointer(file=f"{folder}/{entry.filename}", offset=int(entry.offset), digest="")
        return read_capture(root, place).kind == "article"
    return False
