"""Which revision of an article is its latest. Holds places in files, never the articles themselves."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Annotated

import msgspec

from archive.article import SCHEMA_VERSION
from archive.jsonl.decoding import BadLine, LineDecoder, Record, Source
from archive.jsonl.scan import Line, scan
from archive.revisions import Rank, rank


class Head(msgspec.Struct, frozen=True, gc=False):
    """What of an article's line decides whether it is the latest; the rest is not even decoded."""

    id: str
    schema_version: str = SCHEMA_VERSION
    revision: Annotated[int, msgspec.Meta(ge=1, le=2**53)] = 1
    fetched_at: str | None = None
    warnings: list[str] = []


class Latest:
    """Finds, revision by revision, the place of each article's latest one; holds some 200 bytes an article.

    Latest is the newest whole capture (where there is none, the newest), then the newest extraction of that capture
    (the highest revision among those of one ``fetched_at``): never simply the highest revision, since captures may
    be imported in any order.

    >>> latest = Latest()
    >>> latest.see("a:1", rank(Head("a:1", revision=1, fetched_at="2026-11-24T02:05:09Z")), 0, 0)
    >>> latest.see("a:1", rank(Head("a:1", revision=2, fetched_at="2019-01-01T00:00:00Z")), 0, 812)
    >>> latest.by_file(1)
    [array('q', [0])]
    """

    def __init__(self) -> None:
        self._slots: dict[str, int] = {}
        self._whole = array("b")
        self._times = array("d")
        self._revisions = array("q")
        self._files = array("q")
        self._offsets = array("q")

    def see(self, id: str, rank: Rank, file: int, offset: int) -> None:
        """Weigh one revision, which stands at ``offset`` of the file numbered ``file``."""
        slot = self._slots.setdefault(id, len(self._times))
        if slot == len(self._times):
            self._whole.append(rank[0])
            self._times.append(rank[1])
            self._revisions.append(rank[2])
            self._files.append(file)
            self._offsets.append(offset)
        elif (self._whole[slot], self._times[slot], self._revisions[slot]) <= rank:
            self._whole[slot], self._times[slot], self._revisions[slot] = rank
            self._files[slot], self._offsets[slot] = file, offset

    def by_file(self, files: int) -> list[array[int]]:
        """For each of ``files`` files the offsets of the latest revisions in it, ascending."""
        found = [array("q") for _ in range(files)]
        for file, offset in zip(self._files, self._offsets, strict=True):
            found[file].append(offset)
        return [array("q", sorted(offsets)) for offsets in found]


def latest_records(sources: Sequence[Source], decoder: LineDecoder[Record]) -> Iterator[tuple[bytes, Record]]:
    """The line and record of the latest revision of every article in the day files of one portal, in their order.

    Reads the files twice. Where a latest revision turns out to be damaged, the one before it stands in, at the end.
    """
    heads = LineDecoder(Head, "Article")
    damaged: set[tuple[int, int]] = set()
    wanted: set[str] | None = None
    while wanted is None or wanted:
        places = _places(sources, heads, damaged, wanted)
        wanted = set()
        for file, (source, offsets) in enumerate(zip(sources, places, strict=True)):
            for number, offset, line in _lines_at(source, offsets):
                try:
                    record = decoder.decode(line)
                except BadLine as bad:
                    source.report(number, offset, bad.what)
                    damaged.add((file, offset))
                    wanted.add(heads.decode(line).id)
                    continue
                yield line, record


def _places(
    sources: Sequence[Source],
    heads: LineDecoder[Head],
    damaged: set[tuple[int, int]],
    wanted: set[str] | None,
) -> list[array[int]]:
    """By file, where the latest revisions stand: of the articles in ``wanted`` (None: of all), without ``damaged``."""
    latest = Latest()
    for file, source in enumerate(sources):
        for number, offset, line in scan(source.path, source.report):
            try:
                head = heads.decode(line)
            except BadLine as bad:
                source.report(number, offset, bad.what)
                continue
            if (wanted is None or head.id in wanted) and (file, offset) not in damaged:
                latest.see(head.id, rank(head), file, offset)
    return latest.by_file(len(sources))


def _lines_at(source: Source, offsets: array[int]) -> Iterator[Line]:
    if not offsets:
        return
    following = iter(offsets)
    awaited = next(following)
    for number, offset, line in scan(source.path, source.report):
        if offset == awaited:
            yield number, offset, line
            awaited = next(following, -1)
