"""What the crawl asks while a group is filled, and failures: they name the place, and hold nothing afterwards."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from archive.article import Article
from archive.disk.files import Handle
from archive.errors import BadRecord, StorageFailed
from archive.leases.lease import Lease
from archive.observations import CrawlRun
from archive.pages import Capture
from archive.store import Store
from archive.writing import recover
from archive.writing.overlay import Record
from tests.archive.fault_kit import WHEN
from tests.archive.store_kit import (
    PORTAL,
    Clock,
    Quick,
    article,
    exchange,
    interpret,
    lines,
    opened,
    page,
    sighting,
    url_of,
    visit,
)


def of_page(number: int, second: int, **changes: object) -> Article:
    return article(page(number, **changes), url_of(number), f"2026-11-24T01:00:{second:02}Z")


class Failing(Quick):
    """From ``armed`` on fails with what is armed."""

    armed: Exception | None = None

    def commit(self, connection: sqlite3.Connection) -> None:
        if self.armed:
            raise self.armed
        super().commit(connection)


def test_rows_are_found_by_key_and_by_address(tmp_path: Path) -> None:
    store = Store.open(
        tmp_path, PORTAL, crawl_id="c1", files=Quick(), now=Clock(), key_of=lambda id, url: id or f"key of {url}"
    )
    store.put(sighting(1))
    known = store.lookup("vidu:1")
    assert known is not None
    store.frontier.put(msgspec.structs.replace(known, key=f"key of {url_of(2)}", url=url_of(2), id=None))
    by_address = store.lookup(url_of(2))
    assert by_address is not None
    assert (known.url, by_address.url) == (url_of(1), url_of(2))
    assert store.lookup(url_of(3)) is None
    store.abandon()


def test_the_newest_of_what_is_queued_and_of_what_is_stored_is_how_an_article_stands(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.put(of_page(1, 5, title="Bản mới"))
    store.put(of_page(1, 3, title="Bản cũ"))
    queued = store.state.article("vidu:1")
    store.commit()
    store.put(of_page(1, 4, title="Bản giữa"))
    stored = store.state.article("vidu:1")
    store.abandon()
    assert queued is not None
    assert stored is not None
    assert (queued.title, stored.title) == ("Bản mới", "Bản mới")


def test_a_cut_off_answer_that_says_less_than_the_stored_text_is_a_look_that_failed(tmp_path: Path) -> None:
    store = opened(tmp_path)
    whole = of_page(1, 1)
    store.put(whole)
    store.commit()
    cut = of_page(1, 2, body=whole.body[: len(whole.body) // 2])
    store.put(msgspec.structs.replace(cut, warnings=["incomplete"]))
    store.close()
    assert [line["kind"] for line in lines(tmp_path, "observations")] == ["failed"]
    assert len(lines(tmp_path, "articles")) == 1


def test_a_lost_state_knows_again_when_to_look(tmp_path: Path) -> None:
    def reopened(crawl_id: str) -> Store:
        return Store.open(
            tmp_path,
            PORTAL,
            crawl_id=crawl_id,
            interpret=interpret,
            files=Quick(),
            now=Clock(),
            next_look=lambda published, fetched, whole: "2027-01-01T00:00:00Z",
        )

    store = reopened("c1")
    visit(store, exchange(page(1), url_of(1), 1))
    store.close()
    (tmp_path / "state" / f"portal={PORTAL}.sqlite").unlink()
    again = reopened("c2")
    row = again.lookup(url_of(1))
    again.close()
    assert row is not None
    assert row.next_try == "2027-01-01T00:00:00Z"


def test_a_record_that_cannot_be_written_is_refused_when_it_is_put(tmp_path: Path) -> None:
    def key_of(id: str | None, url: str) -> str:
        if id == "vidu:2":
            raise ValueError("no number")
        return id or url

    store = Store.open(tmp_path, PORTAL, crawl_id="c1", files=Quick(), now=Clock(), key_of=key_of)
    with pytest.raises(BadRecord):
        store.put(msgspec.structs.replace(of_page(1, 1), title="\ud800"))
    with pytest.raises(BadRecord, match=f"{url_of(2)}' cannot be kept in the frontier: 'no number'"):
        store.put(of_page(2, 1))
    assert store.commit().stored == 0
    store.close()


FULL = sqlite3.OperationalError("database or disk is full")


def test_a_start_that_fails_says_where_and_lets_go(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.keep(exchange(page(1), url_of(1), 1))
    store.commit()
    store.abandon()
    files = Failing()
    files.armed = FULL
    with pytest.raises(StorageFailed, match=f"cannot write {tmp_path}: database or disk is full"):
        opened(tmp_path, "c2", files=files)
    again = opened(tmp_path, "c3")
    assert again.recovered["captures_from_warc"] == 1
    again.close()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FULL, "cannot write {root}: database or disk is full"),
        (RuntimeError("odd"), r"a group could not be written into {root} \(RuntimeError: 'odd'\)"),
    ],
)
def test_a_commit_that_fails_says_where_and_is_the_last(tmp_path: Path, error: Exception, said: str) -> None:
    files = Failing()
    store = opened(tmp_path, files=files)
    visit(store, exchange(page(1), url_of(1), 1))
    files.armed = error
    with pytest.raises(StorageFailed, match=said.format(root=tmp_path)):
        store.commit()
    with pytest.raises(StorageFailed, match=f"the store of vidu in {tmp_path} stopped after a failure: open it again"):
        store.commit()
    store.close()
    with pytest.raises(StorageFailed, match="stopped after a failure"):
        store.commit()


def test_a_store_that_is_closed_says_so(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.close()
    with pytest.raises(StorageFailed, match=f"the store of vidu in {tmp_path} is closed: open it again"):
        store.commit()


def test_an_end_that_fails_says_where(tmp_path: Path) -> None:
    class Broken(Quick):
        def write(self, handle: Handle, data: bytes) -> None:
            if handle.path.parent.name == "crawls":
                raise OSError(28, "No space left on device")
            super().write(handle, data)

    store = opened(tmp_path, files=Broken())
    run = CrawlRun(crawl_id="c1", portal=PORTAL, started_at=WHEN, ended_at=WHEN, finish="finished", counts={})
    with pytest.raises(StorageFailed, match=f"cannot write {tmp_path}: No space left on device"):
        store.close(run)
    opened(tmp_path, "c2").close()


def test_a_start_that_is_stopped_while_it_reads_captures_lets_go(tmp_path: Path) -> None:
    def stopped(capture: Capture, lookup: object) -> Iterator[Record]:
        raise KeyboardInterrupt

    store = opened(tmp_path)
    store.keep(exchange(page(1), url_of(1), 1))
    store.commit()
    store.abandon()
    with pytest.raises(KeyboardInterrupt):
        Store.open(tmp_path, PORTAL, crawl_id="c2", interpret=stopped, files=Quick(), now=Clock())
    opened(tmp_path, "c3").close()
    assert len(lines(tmp_path, "articles")) == 1


def test_a_rebuild_keeps_its_lease_alive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = opened(tmp_path)
    for number in range(3):
        visit(store, exchange(page(number), url_of(number), 1))
    store.close()
    (tmp_path / "state" / f"portal={PORTAL}.sqlite").unlink()
    checked = []
    check = Lease.check
    monkeypatch.setattr(Lease, "check", lambda lease: (checked.append(lease), check(lease))[1])
    monkeypatch.setattr(recover, "_BATCH", 1_000)
    opened(tmp_path, "c2").abandon()
    few = len(checked)
    (tmp_path / "state" / f"portal={PORTAL}.sqlite").unlink()
    monkeypatch.setattr(recover, "_BATCH", 1)
    opened(tmp_path, "c3").abandon()
    assert len(checked) - few == few + 3
