"""Coverage of an archive whose lines are damaged: what was fetched is not called never fetched."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import Archive
from archive.captures.cdxj import complete
from archive.covering.coverage import coverage
from archive.covering.evidence import WAITING
from archive.covering.lost import LOST, UNTOLD
from archive.covering.unread import last_whole
from archive.disk.files import Files as Disk
from tests.archive.building import Files, article, run
from tests.archive.coverage_kit import EARLY, LATE, missed, seen


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Of four articles that a listing names, the first was stored, and so were the second and the third, on a day that
    is damaged since; a sitemap names a list, too."""
    files = Files(tmp_path)
    files.add(article("vidu:1"))
    files.add_bytes(b'{"id": "vidu:2", "na\n{"id": "vidu:3", "na\n', day="2026-11-25")
    files.add(*(seen(number) for number in (1, 2, 3, 4)), seen(5, kind="sitemap"), kind="sightings")  # type: ignore[arg-type]
    return files


def keep(files: Files) -> Path:
    for number, kind in ((1, "article"), (2, "article"), (5, "listing")):
        said = [f"Congtin-Kind: {kind}"]
        place = files.add_page(b"<p>", url=f"http://www.vidu.example/{number}/", fields=said)
    return files.root / place.file


def holes(files: Files) -> dict[str, int]:
    (found,) = coverage(Archive(files.root), "vidu").portals
    return found.total.holes


def test_a_page_that_was_kept_was_fetched(files: Files) -> None:
    complete(Disk(), keep(files))
    assert holes(files) == {WAITING: 3, LOST: 1}


def test_a_look_tells_though_no_page_was_kept(files: Files) -> None:
    files.add(missed(3, "unchanged", fetched_at=EARLY), missed(3, "gone", fetched_at=LATE), kind="observations")  # type: ignore[arg-type]
    files.add(missed(4, "failed", cause="timeout"), kind="observations")  # type: ignore[arg-type]
    assert holes(files) == {UNTOLD: 2, LOST: 1, "failed: timeout": 1}


def test_an_index_that_cannot_be_read_tells_nothing(files: Files) -> None:
    warc = keep(files)
    warc.with_name("vidu-00001.cdxj").write_bytes(b"vidu {\n\n\xff {}\nexample,vidu)/2 2026 {}\n")
    assert holes(files) == {WAITING: 4}


def test_where_nothing_is_damaged_a_page_alone_is_no_article(files: Files) -> None:
    complete(Disk(), keep(files))
    files.path(day="2026-11-25").unlink()
    files.add_bytes(b"{\n", portal="mau")
    assert holes(files) == {WAITING: 4}


def test_what_the_run_written_last_could_not_read_is_unread_whatever_its_clock_said() -> None:
    ahead = run(command="crawl", started_at="2999-01-01T00:00:00Z")
    after = run(command="crawl", started_at=LATE)
    assert last_whole([run(command="crawl", started_at=EARLY), ahead]) == ahead
    assert last_whole([ahead, after]) == after
