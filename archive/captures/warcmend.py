"""What of a WARC file can be mended without guessing: a torn tail. Damage inside stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from archive.article import WarcPointer
from archive.captures.cdxj import beside, covered
from archive.captures.members import next_whole, whole_members
from archive.jsonl.decoding import BadLine, LineDecoder
from archive.jsonl.scan import scan
from archive.paths import KINDS, day_files

_BATCH = 5000


class _Pointing(msgspec.Struct, frozen=True, gc=False):
    """What of a line names a capture."""

    warc: WarcPointer | None = None


def torn_tail(root: Path, portal: str, path: Path, beat: Callable[[], None]) -> int | None:
    """Where the torn tail of a WARC file begins, which is to be cut; None if it has none.

    A tail is what no whole record follows, that no line points into and that the index does not know: else it was
    whole once, and is damage. ``beat`` is called now and then.
    """
    size, good, offset = path.stat().st_size, 0, 0
    while offset < size:
        for count, member in enumerate(whole_members(path, offset), 1):
            offset = member.end
            if member.headers.get("warc-type") in ("response", "revisit", "warcinfo"):
                good = member.end
            if count % _BATCH == 0:
                beat()
        if offset >= size:
            break
        after = next_whole(path, offset)
        if after is None:
            break
        offset = after
    if good >= size or _known_end(path) > good or _is_named(root, portal, path, good):
        return None
    return good


def _known_end(path: Path) -> int:
    index = beside(path)
    return covered(index.read_bytes().splitlines()) if index.is_file() else 0


def _is_named(root: Path, portal: str, path: Path, start: int) -> bool:
    """Whether some line of the portal points into ``path`` from ``start`` on."""
    name = path.relative_to(root).as_posix()
    for kind in KINDS:
        decoder, needle = LineDecoder(_Pointing), path.name.encode()
        for day in day_files(root, kind, portal):
            for _, _, line in scan(day, lambda *_: None):
                if needle in line and _points(decoder, line, name, start):
                    return True
    return False


def _points(decoder: LineDecoder[_Pointing], line: bytes, name: str, start: int) -> bool:
    try:
        warc = decoder.decode(line).warc
    except BadLine:
        return False
    return warc is not None and warc.file == name and warc.offset >= start
