"""Copies of an archive that went on by themselves, and what programs leave beside the files."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from archive import Archive
from archive.errors import BadRecord, StorageFailed
from archive.jsonl.encoding import LONGEST
from archive.jsonl.scan import MAX_LINE
from archive.sealing.seal import seal
from archive.store import Store
from archive.verify import verify
from tests.archive.store_kit import (
    PORTAL,
    Clock,
    Quick,
    article,
    exchange,
    interpret,
    lines,
    once_each,
    opened,
    page,
    url_of,
    visit,
)


def at(root: Path, state: Path, hour: int) -> Store:
    clock = Clock(f"2026-11-24T{hour:02}:00:00+00:00")
    return Store.open(root, PORTAL, crawl_id=f"c{hour}", interpret=interpret, files=Quick(), now=clock, state_dir=state)


def ids(root: Path) -> list[object]:
    return sorted(str(line["id"]) for line in lines(root, "articles"))


def test_two_copies_at_once_over_one_state_folder(tmp_path: Path) -> None:
    one, other, state = tmp_path / "one", tmp_path / "other", tmp_path / "state"
    first = at(one, state, 2)
    visit(first, exchange(page(1), url_of(1), 1))
    first.close()
    shutil.copytree(one, other)
    stores = [at(one, state, 3), at(other, state, 3)]
    for store, numbers in zip(stores, [(2, 3), (3, 4)], strict=True):
        for number in numbers:
            visit(store, exchange(page(number), url_of(number), number))
        store.commit()
    for store, number in zip(stores, (4, 2), strict=True):
        visit(store, exchange(page(number), url_of(number), 9))
        store.close()
    for root in (one, other):
        assert ids(root) == ["vidu:1", "vidu:2", "vidu:3", "vidu:4"]
        once_each(root)
        assert list(verify(Archive(root), warc=True, state_dir=state)) == []


def test_the_state_of_a_copy_that_is_as_long(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    store = opened(one)
    visit(store, exchange(page(1), url_of(1), 1))
    store.close()
    shutil.copytree(one, other)
    for root, number in ((one, 2), (other, 3)):
        store = opened(root, "c2", clock=Clock("2026-11-24T03:00:00+00:00"))
        said = page(number, title="Tin dài như nhau", body="Một câu dài như nhau.")
        visit(store, exchange(said, url_of(number), 2))
        store.close()
    days = [root / "articles" / "portal=vidu" / "2026-11-24.jsonl" for root in (one, other)]
    assert days[0].stat().st_size == days[1].stat().st_size
    shutil.copy(one / "state" / "portal=vidu.sqlite", other / "state" / "portal=vidu.sqlite")
    store = opened(other, "c3", clock=Clock("2026-11-24T04:00:00+00:00"))
    assert store.recovered["rebuilt"] == 1
    for number in (2, 3):
        said = page(number, title="Tin dài như nhau", body="Một câu dài như nhau.")
        visit(store, exchange(said, url_of(number), 3))
    store.close()
    assert ids(other) == ["vidu:1", "vidu:2", "vidu:3"]


def test_a_record_that_readers_would_pass_over_is_refused(tmp_path: Path) -> None:
    store = opened(tmp_path)
    long = msgspec.structs.replace(article(page(1), url_of(1)), body="x" * LONGEST)
    with pytest.raises(BadRecord, match="no reader takes"):
        store.put(long)
    store.close()
    assert 3 * LONGEST < MAX_LINE, "an edit of all of it has a line that is read"


def test_a_day_to_come_that_was_sealed_stops_no_crawl(tmp_path: Path) -> None:
    store = opened(tmp_path, clock=Clock("2027-11-24T02:00:00+00:00"))  # a year ahead
    visit(store, exchange(page(1), url_of(1), 1))
    store.close()
    assert [done.what for done in seal(tmp_path, PORTAL, files=Quick(), now=Clock("2027-11-25T00:00:00+00:00"))]
    for hour, number in ((2, 2), (3, 3)):
        store = opened(tmp_path, f"c{hour}", clock=Clock(f"2026-11-24T0{hour}:00:00+00:00"))
        visit(store, exchange(page(number), url_of(number), number))
        store.close()
    assert ids(tmp_path) == ["vidu:1", "vidu:2", "vidu:3"]
    assert [line["recorded_at"] for line in lines(tmp_path, "articles")][1:] == ["2027-11-25T00:00:00Z"] * 2
    assert list(verify(Archive(tmp_path), warc=True)) == []


def test_a_day_that_was_sealed_too_early_is_not_opened_again(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store.close()
    assert [done.what for done in seal(tmp_path, PORTAL, files=Quick(), now=Clock("2026-11-25T00:00:00+00:00"))]
    store = opened(tmp_path, "c2", clock=Clock("2026-11-24T05:00:00+00:00"))
    visit(store, exchange(page(2), url_of(2), 2))
    with pytest.raises(StorageFailed, match="is the clock of this machine right"):
        store.commit()
    store.abandon()


def test_files_that_other_programs_would_take_for_days_are_named(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store.close()
    (day,) = (tmp_path / "articles" / "portal=vidu").glob("*.jsonl")
    for name in ("2026-11-24 (conflicted copy).jsonl", "._2026-11-24.jsonl"):
        shutil.copy(day, day.with_name(name))
    found = list(verify(Archive(tmp_path)))
    assert [one.what for one in found] == ["stray", "stray"]
    assert len(list(Archive(tmp_path).articles())) == 1
