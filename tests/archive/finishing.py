"""What becomes of an archive after a failure: the next start, the crawl made again, and a state built anew."""

from __future__ import annotations

import hashlib
import io
import random
import uuid
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from warcio.archiveiterator import ArchiveIterator

from archive.article import WarcPointer
from archive.pages import captures, read_capture
from tests.archive.fault_kit import COUNT, attempt, kept
from tests.archive.store_kit import Clock, Quick, lines, once_each, opened, state_dump, url_of

_DRAWN = random.Random()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is named by chance is named as after any other ``begin``: two archives that failures left alike are alike
    to the last byte."""
    names = SimpleNamespace(token_hex=lambda count: _DRAWN.randbytes(count).hex())
    monkeypatch.setattr("archive.leases.lease.secrets", names)
    monkeypatch.setattr("archive.frontiers.identity.secrets", names)
    ids = SimpleNamespace(uuid4=lambda: uuid.UUID(int=_DRAWN.getrandbits(128)))
    monkeypatch.setattr("archive.captures.warcrecords.uuid", ids)
    begin("crawl")


def begin(stage: str) -> None:
    """From now on names are drawn as they always are in this stage, and in no other one."""
    _DRAWN.seed(stage)


_done: set[tuple[str, str, str]] = set()


def seen(root: Path) -> str:
    """All that a start sees of an archive: names, bytes, what may be written, and which index is younger than its
    captures."""
    told = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        about = path.stat()
        told.update(f"{path.relative_to(root)} {about.st_mode}".encode())
        if path.suffix == ".cdxj" and (warc := path.with_suffix(".warc.gz")).exists():
            told.update(b"younger" if about.st_mtime_ns >= warc.stat().st_mtime_ns else b"older")
        if path.is_file():
            told.update(hashlib.sha256(path.read_bytes()).digest())
    return told.hexdigest()


def once(do: Callable[..., None], root: Path, *about: object) -> None:
    """Does it once for archives that are the same: half of all operations leave nothing behind."""
    found = do.__name__, seen(root), hashlib.sha256(repr(about).encode()).hexdigest()
    if found not in _done:
        begin(do.__name__)
        do(root, *about)
        _done.add(found)


def finish(root: Path) -> None:
    """``finished``, once."""
    once(finished, root)


def check(root: Path) -> None:
    """Everything is there once, whole, and points to what it was read from."""
    once_each(root)
    revisions = Counter(line["id"] for line in lines(root, "articles"))
    assert revisions == {f"vidu:{number}": 2 if number in (0, 1) else 1 for number in range(COUNT)}
    assert {line["url"] for line in lines(root, "rejects")} == {url_of(99)}
    sightings = Counter(line["id"] for line in lines(root, "sightings"))
    assert sightings == {f"vidu:{number}": 1 for number in range(COUNT)}
    for kind in ("articles", "rejects", "observations", "sightings"):
        for line in lines(root, kind):
            pointer = WarcPointer(**line["warc"])  # type: ignore[arg-type]
            capture = read_capture(root, pointer)
            assert capture.pointer == pointer
            assert (kind == "sightings") == (capture.kind == "listing")
            assert capture.fetched_at == line["fetched_at"]
    for path in (root / "warc").rglob("*.warc.gz"):
        checked = ArchiveIterator(io.BytesIO(path.read_bytes()), check_digests="raise")
        for record in checked:
            record.content_stream().read()
    runs = root / "crawls" / "portal=vidu.jsonl"
    assert runs.read_bytes().endswith(b"\n")


def finished(root: Path) -> None:
    """The next start leaves no capture without a line; then the crawl is made again, on a good disk.

    At last the state against one built from the files.
    """
    opened(root, "mending").close()
    accounted = {
        (line["warc"]["file"], line["warc"]["offset"])  # type: ignore[index]
        for kind in ("articles", "rejects", "observations")
        for line in lines(root, kind)
        if line.get("kind") != "revised"
    }
    for path in (root / "warc").rglob("*.warc.gz"):
        for capture in captures(path):
            assert capture.kind != "article" or (capture.pointer.file, capture.pointer.offset) in accounted
    assert attempt(root, Quick())
    check(root)
    before, seen = state_dump(root), kept(root)
    (root / "state" / "portal=vidu.sqlite").unlink()
    opened(root, "rebuild", clock=Clock("2026-11-25T00:00:00+00:00")).close()
    rebuilt = state_dump(root)
    assert {name: rows for name, rows in rebuilt.items() if name != "frontier"} == {
        name: rows for name, rows in before.items() if name != "frontier"
    }
    assert [row[:5] for row in rebuilt["frontier"]] == [row[:5] for row in before["frontier"]]
    assert kept(root) == seen, "what was checked above is what is there"
