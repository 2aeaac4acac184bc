"""The store as a crawl uses it: what is new, what is seen again; groups, and what stands of one that failed."""

from __future__ import annotations

import json
import re
import sqlite3
import threading
from pathlib import Path

import msgspec
import pytest

from archive.article import Article
from archive.disk.files import Files, Handle
from archive.errors import StorageFailed
from archive.frontiers.frontier import FrontierRow
from archive.observations import CrawlRun
from archive.pages import read_capture
from archive.store import Committed, Store
from tests.archive.fault_kit import FULL, WHEN, room
from tests.archive.store_kit import (
    PORTAL,
    Clock,
    Quick,
    article,
    body_of,
    exchange,
    interpret,
    lines,
    once_each,
    opened,
    page,
    sighting,
    url_of,
    visit,
    when,
)


def test_a_new_article_a_look_without_news_and_an_edit(tmp_path: Path) -> None:
    store = opened(tmp_path)
    token = visit(store, exchange(page(1), url_of(1), 1))
    assert token > 0
    first = store.commit()
    visit(store, exchange(page(1, views=25), url_of(1), 2))
    second = store.commit()
    visit(store, exchange(page(1, body=body_of(1) + "\n\nThêm một đoạn"), url_of(1), 3))
    third = store.commit()
    store.close()

    assert (first.stored, first.revised, first.unchanged, first.captures) == (1, 0, 0, 1)
    assert (second.stored, second.unchanged, second.observations) == (0, 1, 1)
    assert (third.stored, third.revised) == (0, 1)
    one, two = lines(tmp_path, "articles")
    assert (one["revision"], one["change"], one["crawl_id"]) == (1, None, "c1")
    assert (one["fetched_at"], one["recorded_at"]) == ("2026-11-24T01:00:01Z", "2026-11-24T02:00:03Z")
    assert one["http"] == {"status": 200, "etag": '"1"', "last_modified": None}
    assert two["revision"] == 2
    assert two["change"] == {
        "cause": "editorial",
        "fields": {"body": {"diff": f"@@ -1 +1,3 @@\n {body_of(1)}\n+\n+Thêm một đoạn"}},
    }
    look, edit = lines(tmp_path, "observations")
    assert (look["kind"], look["views"], look["own_fetches"]) == ("unchanged", 25, 2)
    assert (edit["kind"], edit["own_fetches"]) == ("revised", 3)
    assert store.total == Committed(
        stored=1, revised=1, unchanged=1, observations=2, captures=3, bytes=store.total.bytes
    )


def test_the_pointer_leads_to_the_bytes(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store.close()
    record = msgspec.convert(lines(tmp_path, "articles")[0], Article)
    assert record.warc is not None
    capture = read_capture(tmp_path, record.warc)
    assert json.loads(capture.body) == page(1)
    assert (capture.url, capture.kind, capture.crawl_id) == (url_of(1), "article", "c1")
    assert (capture.via, capture.status) == ("http://vidu.gov.vn/", 200)


def test_a_group_is_full_by_articles_and_by_bytes(tmp_path: Path) -> None:
    store = opened(tmp_path)
    for number in range(63):
        store.put(article(page(number), url_of(number)))
    assert not store.due
    store.put(article(page(63), url_of(63)))
    assert store.due
    store.commit()
    assert not store.due
    store.keep(exchange(None, "http://vidu.gov.vn/a.zip", 1, kind="asset", body=bytes(17 << 20)))
    assert store.due
    store.close()


def test_committing_in_a_thread_while_the_crawl_goes_on(tmp_path: Path) -> None:
    store = opened(tmp_path)
    stop, wrong = threading.Event(), []

    def commits() -> None:
        while not stop.is_set():
            try:
                store.commit()
            except BaseException as error:
                wrong.append(error)
                return

    thread = threading.Thread(target=commits)
    thread.start()
    for number in range(200):
        store.put(sighting(number))
        visit(store, exchange(page(number), url_of(number), number))
        row = store.frontier.get(f"vidu:{number // 2}")
        assert row is not None
        assert row.state == "stored"
        assert sum(store.frontier.counts().values()) == number + 1
    stop.set()
    thread.join()
    store.close()
    assert not wrong
    once_each(tmp_path)
    assert len(lines(tmp_path, "articles")) == len(lines(tmp_path, "sightings")) == 200


def test_without_warc_everything_else_is_kept(tmp_path: Path) -> None:
    store = Store.open(tmp_path, PORTAL, crawl_id="c1", now=Clock(), keep_warc=False)
    visit(store, exchange(page(1), url_of(1), 1))
    assert store.commit().captures == 0
    store.close()
    line = lines(tmp_path, "articles")[0]
    assert (line["warc"], line["fetched_at"]) == (None, "2026-11-24T01:00:01Z")
    assert not list((tmp_path / "warc").rglob("*.gz"))


def test_lines_go_into_the_day_they_are_written(tmp_path: Path) -> None:
    store = opened(tmp_path, clock=Clock("2026-11-24T23:59:56+00:00"))
    for number in range(4):
        visit(store, exchange(page(number), url_of(number), -86400 * 365))
        store.commit()
    store.close()
    folder = tmp_path / "articles" / "portal=vidu"
    days = {path.stem: len(path.read_bytes().splitlines()) for path in folder.iterdir()}
    assert days == {"2026-11-24": 1, "2026-11-25": 3}
    for path in folder.iterdir():
        assert {json.loads(line)["recorded_at"][:10] for line in path.read_bytes().splitlines()} == {path.stem}


def test_the_run_is_written_once(tmp_path: Path) -> None:
    run = CrawlRun(crawl_id="c1", portal=PORTAL, started_at=WHEN, ended_at=WHEN, finish="finished", counts={"found": 1})
    store = opened(tmp_path)
    store.close(run)
    store.close(run)
    store.abandon()
    assert [
        json.loads(line)["crawl_id"] for line in (tmp_path / "crawls/portal=vidu.jsonl").read_text().splitlines()
    ] == ["c1"]
    with pytest.raises(StorageFailed, match="closed"):
        store.commit()


@pytest.mark.parametrize("stage", ["write warc", "write articles", "fsync articles", "state"])
def test_counts_of_a_failed_commit_are_those_of_what_stands(tmp_path: Path, stage: str) -> None:
    class Full(Quick):
        armed = False

        def _fail(self, name: str) -> None:
            if self.armed and name == stage:
                raise OSError(FULL, "No space left on device")

        def write(self, handle: Handle, data: bytes) -> None:
            self._fail(f"write {room(handle.path)}")
            super().write(handle, data)

        def fsync(self, handle: Handle) -> None:
            self._fail(f"fsync {room(handle.path)}")

        def commit(self, connection: sqlite3.Connection) -> None:
            self._fail("state")
            super().commit(connection)

    files = Full()
    store = opened(tmp_path, files=files)
    visit(store, exchange(page(0), url_of(0), 0))
    store.commit()
    files.armed = True
    visit(store, exchange(page(1), url_of(1), 1))
    visit(store, exchange(page(0), url_of(0), 2))
    with pytest.raises(StorageFailed):
        store.commit()
    store.close()
    total = store.total
    assert total.stored == len(lines(tmp_path, "articles")) == (2 if stage == "state" else 1)
    assert total.unchanged == total.observations == len(lines(tmp_path, "observations"))
    again = opened(tmp_path, "c2")
    again.close()
    assert len(lines(tmp_path, "articles")) == (1 if stage == "write warc" else 2)


def test_state_may_lie_elsewhere(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "a", PORTAL, crawl_id="c", state_dir=tmp_path / "s", now=Clock(), interpret=interpret)
    visit(store, exchange(page(1), url_of(1), 1))
    store.close()
    own = (tmp_path / "a" / "state" / "portal=vidu.id").read_text().strip()
    (state,) = (tmp_path / "s").glob("*.sqlite")
    assert re.fullmatch(rf"portal=vidu\.{own}-[0-9a-f]{{8}}\.sqlite", state.name)
    assert not (tmp_path / "a" / "state" / "portal=vidu.sqlite").exists()
    assert (tmp_path / "a" / "state" / "portal=vidu.lease").exists()


def test_a_disk_full_in_the_database_is_no_loss(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store._committer._writer.execute("PRAGMA max_page_count = 1")
    for number in range(2, 60):
        store.frontier.put(FrontierRow(key=f"k{number}", url="u" * 4000))
    with pytest.raises(StorageFailed, match="full"):
        store.commit()
    store.close()
    after = opened(tmp_path, "c2")
    assert set(after.recovered) & {"caught_up_lines", "captures_from_warc"}
    after.close()
    once_each(tmp_path)
    assert len(lines(tmp_path, "articles")) == 1


def test_times_are_utc_whatever_the_exchange_says(tmp_path: Path) -> None:
    store = opened(tmp_path, files=Files())
    made = exchange(page(1), url_of(1), 1)
    made.fetched_at = when(1).astimezone()
    visit(store, made)
    store.close()
    assert lines(tmp_path, "articles")[0]["fetched_at"] == "2026-11-24T01:00:01Z"


def test_between_two_groups_only_the_lease_and_the_index_are_open(tmp_path: Path) -> None:
    """Portals are many, open files are few; and what somebody else adds meanwhile is seen all the same."""
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store.put(sighting(1))
    store.commit()
    links = [each.readlink() for each in Path("/proc/self/fd").iterdir() if each.is_symlink()]
    kinds = {link.relative_to(tmp_path).parts[0] for link in links if link.is_relative_to(tmp_path)}
    assert kinds == {"state"}
    visit(store, exchange(page(2), url_of(2), 2))
    store.commit()
    assert len(lines(tmp_path, "articles")) == 2
    with next((tmp_path / "articles").glob("*/*.jsonl")).open("ab") as file:
        file.write(b"{}\n")
    visit(store, exchange(page(3), url_of(3), 3))
    with pytest.raises(StorageFailed, match=r"another program has changed the file; .* says whether it lacks anything"):
        store.commit()
    store.abandon()
