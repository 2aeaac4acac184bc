"""``archive link``: finds copies in an archive and writes ``links/pairs.jsonl`` and ``links/clusters.jsonl``."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from archive.dedup import fold as fold_text
from archive.disk.failures import storage
from archive.disk.files import Files, make_folders, put_whole
from archive.disk.scratch import scratch
from archive.linking.groups import clusters
from archive.linking.pairs import Pair, find
from archive.linking.reading import read
from archive.linking.spool import Spool, Text
from archive.linking.succession import line
from archive.reader import Archive
from archive.working.engines import Engine, Here


class Link(msgspec.Struct, kw_only=True):
    """Two articles of which one has the other's text; ``one`` is the earlier, where that is known."""

    one: str
    other: str
    similarity: float
    """0 to 1: exact Jaccard of their runs of two and three syllables, without those of forms."""
    first: str | None
    """Which of them was published first; None where both say the same, or one nothing."""
    source: str | None = None
    """The credit that both print."""
    rehosted: bool = False
    """``other`` is ``one`` in the portal that succeeded its own."""


class Cluster(msgspec.Struct, kw_only=True):
    """Articles with one text, the first home first."""

    members: list[str]
    portals: list[str]
    first: str | None
    """Which of them was published first; None where another says the same, or one says nothing."""


class Linked(msgspec.Struct, kw_only=True):
    """What ``link`` did."""

    articles: int = 0
    pairs: int = 0
    clusters: int = 0
    across: int = 0
    """Clusters over several portals."""
    rehosted: int = 0
    folder: str = ""


def link(
    archive: Archive,
    *,
    succession: Mapping[str, str] | None = None,
    progress: Callable[[int], None] = lambda _: None,
    files: Files | None = None,
    engine: Engine | None = None,
) -> Linked:
    """Links the latest revision of every article; what an earlier run wrote is replaced in one step a file.

    ``succession``: portal to successor. ``progress`` hears how many articles were read. Some 800 bytes an article
    are held, and 200 MB; the rest lies in a temporary file of 3 kB an article. A far ``engine`` reads the day files;
    what is read is compared here. Raises StorageFailed.
    """
    with storage(archive.root):
        return _linked(archive, succession, progress, files or Files(), engine)


def _linked(
    archive: Archive,
    succession: Mapping[str, str] | None,
    progress: Callable[[int], None],
    files: Files,
    engine: Engine | None,
) -> Linked:
    table = dict(succession or {})
    with scratch("link") as folder, Spool(folder / "shingles") as spool:
        for count, each in enumerate(read(archive, engine or Here()), 1):
            spool.add(*each)
            progress(count)
        pairs = sorted(find(spool, table))
        texts = spool.texts
    found = [_link(texts, pair, table) for pair in pairs]
    groups = [_cluster(texts, members, table) for members in clusters((pair.one, pair.other) for pair in pairs)]
    target = archive.root / "links"
    make_folders(files, target)
    with _alone(target):
        put_whole(files, target / "pairs.jsonl", _lines(found))
        put_whole(files, target / "clusters.jsonl", _lines(groups))
    return Linked(
        articles=len(texts),
        pairs=len(found),
        clusters=len(groups),
        across=sum(len(group.portals) > 1 for group in groups),
        rehosted=sum(pair.rehosted for pair in found),
        folder=str(target),
    )


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two that link at once write one after the other: both files are then of one of them, and each is whole."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with contextlib.suppress(OSError):  # a disk that knows no locks
            fcntl.flock(fd, fcntl.LOCK_EX)
        yield
    finally:
        os.close(fd)


def _lines(records: Iterable[msgspec.Struct]) -> bytes:
    return b"".join(msgspec.json.encode(record) + b"\n" for record in records)


def _link(texts: Sequence[Text], pair: Pair, table: Mapping[str, str]) -> Link:
    one, other = sorted((texts[pair.one], texts[pair.other]), key=lambda text: _place(text, table))
    shared = one.source if one.source and fold_text(one.source) == fold_text(other.source or "") else None
    return Link(
        one=one.id,
        other=other.id,
        similarity=pair.similarity,
        first=one.id if _is_before(one, other) else None,
        source=shared,
        rehosted=other.portal in line(table, one.portal)[1:],
    )


def _cluster(texts: Sequence[Text], members: Sequence[int], table: Mapping[str, str]) -> Cluster:
    ordered = sorted((texts[member] for member in members), key=lambda text: _place(text, table))
    return Cluster(
        members=[text.id for text in ordered],
        portals=list(dict.fromkeys(text.portal for text in ordered)),
        first=ordered[0].id if all(_is_before(ordered[0], other) for other in ordered[1:]) else None,
    )


def _place(text: Text, table: Mapping[str, str]) -> tuple[str, int, str, str]:
    """By publication; of the same, the portal that others succeeded is the first home; then by capture."""
    successors = len(line(table, text.portal)) - 1
    return text.published_at or "9999", -successors, text.fetched_at or "9999", text.id


def _is_before(one: Text, other: Text) -> bool:
    """Whether ``one`` was published before ``other``: as far as both say it."""
    if not one.published_at or not other.published_at:
        return False
    size = min(len(one.published_at), len(other.published_at))
    return one.published_at[:size] < other.published_at[:size]
