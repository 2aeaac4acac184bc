"""Work spread over machines that share nothing but the archive's folder gives what this process alone gives.

The machine here is a stand-in that only pickles: a real cluster is in ``tests/crawler/cluster``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from archive import Archive
from archive.choosing.chosen import Chosen
from archive.choosing.picking import pick
from archive.errors import ArchiveError, StorageFailed
from archive.export.run import export
from archive.linking.link import link
from archive.verify import verify
from archive.working.engines import Done, Task, Wish, engine, processes
from tests.archive.building import Files, article
from tests.archive.far import Far

TEXT = "Chiều ngày {}, tại hội trường huyện, Ban Thường vụ họp phiên thứ {} về việc xây dựng nông thôn mới. "


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Three days of two portals: revisions in later files, repeated texts, a damaged latest line, a compressed day."""
    files = Files(tmp_path)
    for portal in ("huyen", "xa"):
        for day in ("2026-11-22", "2026-11-23", "2026-11-24"):
            number = int(day[-2:])
            for at in range(1, 4):
                id, first = f"{portal}:{number}{at}", f"{portal}:{number}1"
                body = TEXT.format(number, 1 if at == 3 else at) * 4
                same = first if at == 3 else None
                stamp = f"{day}T0{at}:00:00Z"
                files.add(
                    article(
                        id, portal=portal, body=body, duplicate_of=same, fetched_at=stamp, recorded_at=stamp,
                        published_at=day,
                    ),
                    portal=portal, day=day,
                )  # fmt: skip
        later = "2026-11-24T09:00:00Z"
        files.add(
            article(
                f"{portal}:221", revision=2, portal=portal, body="khác", fetched_at=later, recorded_at=later,
                published_at="2026-11-22",
            ),
            portal=portal,
        )  # fmt: skip
    files.compress(files.path(portal="xa", day="2026-11-22"))
    files.add_bytes(
        b'{"id": "huyen:221", "revision": 3, "fetched_at": "2026-11-25T00:00:00Z", "portal": 4}\n', portal="huyen"
    )
    return files


CHOICES = [
    Chosen(),
    Chosen(latest=False),
    Chosen(unique=True),
    Chosen(portal="xa", since=date(2026, 11, 23), unique=True),
    Chosen(until=date(2026, 11, 22), latest=False, unique=True),
]


def rows(path: Path) -> list[dict[str, Any]]:
    return sorted(pq.read_table(path).to_pylist(), key=lambda row: (row["id"], row["revision"]))


@pytest.mark.parametrize("chosen", CHOICES)
def test_parquet_is_the_same(files: Files, chosen: Chosen) -> None:
    alone, far = Archive(files.root), Archive(files.root)
    one = export(alone, "parquet", files.root / "one.parquet", chosen)
    two = export(far, "parquet", files.root / "two.parquet", chosen, engine=Far())
    assert one.count == two.count > 0
    assert rows(files.root / "one.parquet") == rows(files.root / "two.parquet")
    assert pq.read_schema(files.root / "one.parquet") == pq.read_schema(files.root / "two.parquet")
    assert list(alone.damaged) == list(far.damaged)
    assert list((files.root / "state" / "aside").iterdir()) == []


def test_links_are_the_same(files: Files) -> None:
    made = []
    for engine_ in (None, Far()):
        found = link(Archive(files.root), engine=engine_)
        made.append((found, [(files.root / "links" / f"{name}.jsonl").read_bytes() for name in ("pairs", "clusters")]))
    assert made[0] == made[1]
    assert made[0][0].pairs > 0


def test_findings_are_the_same(files: Files) -> None:
    alone = list(verify(Archive(files.root), warc=True))
    assert alone
    assert list(verify(Archive(files.root), warc=True, engine=Far())) == alone


def test_other_formats_are_made_here(files: Files) -> None:
    with pytest.raises(ArchiveError, match="make parquet, not csv: leave --engine out"):
        export(Archive(files.root), "csv", files.root / "x.csv", Chosen(), engine=Far())
    with processes(1) as here:
        assert export(Archive(files.root), "csv", files.root / "x.csv", Chosen(), engine=here).count == 18


def test_a_machine_that_does_not_see_the_archive_says_so(files: Files) -> None:
    class Elsewhere(Far):
        def each(self, work: Callable[[Task], Done], tasks: Iterable[Task]) -> Iterator[Done]:
            for task in tasks:
                is_part = isinstance(task, tuple) and isinstance(task[0], tuple)
                yield work((task[0], Path("/nowhere") / task[1].name) if is_part else task)  # type: ignore

    with pytest.raises(StorageFailed, match="does not see /nowhere: the archive has to lie in a folder that all"):
        link(Archive(files.root), engine=Elsewhere())


def test_a_wish_that_no_engine_grants_is_one_line() -> None:
    with pytest.raises(ArchiveError, match=r"--engine is processes.*not 'spark'"):
        engine(Wish("spark"))
    with pytest.raises(ArchiveError, match="add --engine dask"):
        engine(Wish(workers=2))


def test_nothing_is_held_of_files_without_a_choice(files: Files) -> None:
    chosen = Chosen(since=date(2026, 11, 24), portal="huyen")
    assert [each.file.name[-16:] for each in pick(Archive(files.root), chosen, Far())] == ["2026-11-24.jsonl"]
