"""What bounds a group, and what a store lets go of: at its end, after a failure, and of captures long settled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from archive.disk.files import Handle
from archive.errors import StorageFailed
from archive.frontiers.frontier import FrontierRow
from archive.leases.holder import here
from archive.leases.lease import LeaseText
from archive.pages import Capture
from archive.store import Exchange, Store
from archive.writing.overlay import Record
from tests.archive.leases import watching
from tests.archive.store_kit import PORTAL, Clock, Quick, article, exchange, lines, opened, page, url_of, visit


def held(root: Path) -> list[str]:
    """The files below ``root`` that this process has open."""
    found = []
    for each in Path("/proc/self/fd").iterdir():
        try:
            target = str(each.readlink())
        except FileNotFoundError:
            continue
        found += [target] if target.startswith(f"{root}/") else []
    return sorted(found)


def asset(size: int) -> Exchange:
    return exchange(None, "http://vidu.gov.vn/a.zip", 1, kind="asset", body=bytes(size))


def test_sixteen_megabytes_fill_a_group_and_a_byte_less_does_not(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.keep(asset((16 << 20) - 1))
    assert not store.due
    store.keep(asset(1))
    assert store.due
    store.abandon()


def test_eight_thousand_lines_and_rows_fill_a_group_whatever_they_are(tmp_path: Path) -> None:
    store = opened(tmp_path)
    for number in range(7_997):
        store.frontier.put(FrontierRow(key=str(number), url="http://vidu.gov.vn/"))
    assert not store.due
    store.put(article(page(1), url_of(1)))  # a line, and the row of its address
    store.frontier.put(FrontierRow(key="last", url="http://vidu.gov.vn/"))
    assert store.due
    store.abandon()


def test_a_store_that_has_ended_says_so_and_has_no_file_open(tmp_path: Path) -> None:
    for leave in (Store.close, Store.abandon):
        store = opened(tmp_path)
        visit(store, exchange(page(1), url_of(1), 1))
        store.commit()
        assert not store.ended
        assert held(tmp_path)
        leave(store)
        assert store.ended
        assert held(tmp_path) == []


def test_a_store_that_was_closed_is_free_for_other_machines_at_once_and_its_warc_file_has_an_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store.close()
    (warc,) = (tmp_path / "warc" / f"portal={PORTAL}").glob("*.warc.gz")
    assert warc.with_name(warc.name.replace(".warc.gz", ".cdxj")).exists()
    lease = msgspec.json.decode((tmp_path / "state" / f"portal={PORTAL}.lease").read_bytes(), type=LeaseText)
    assert (lease.epoch, lease.owner) == (1, None)

    watcher = watching(monkeypatch, "there")
    opened(tmp_path).close()
    assert watcher.passed == 0


def test_a_store_taken_over_from_another_machine_leaves_the_others_warc_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store.commit()
    store.abandon()
    assert here().host != "there"
    watching(monkeypatch, "there")
    again = opened(tmp_path)
    visit(again, exchange(page(2), url_of(2), 2))
    again.commit()
    again.abandon()
    one, two = (line["warc"]["file"] for line in lines(tmp_path, "articles"))  # type: ignore[index]
    assert one != two, "the other one may still append to it"
    third = opened(tmp_path)
    visit(third, exchange(page(3), url_of(3), 3))
    third.commit()
    third.abandon()
    assert lines(tmp_path, "articles")[2]["warc"]["file"] == two, "its own it goes on with"  # type: ignore[index]


class Full(Quick):
    """The first write of a line fails."""

    def write(self, handle: Handle, data: bytes) -> None:
        if handle.path.suffix == ".jsonl":
            raise OSError(28, "No space left on device")
        super().write(handle, data)


def test_a_store_that_cannot_be_opened_has_no_file_open(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.keep(exchange(page(1), url_of(1), 1))
    store.commit()
    store.abandon()

    def broken(capture: Capture, lookup: Callable[[str], object]) -> Iterator[Record]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Store.open(tmp_path, PORTAL, crawl_id="c2", interpret=broken, files=Quick(), now=Clock())
    assert held(tmp_path) == []
    with pytest.raises(StorageFailed):
        opened(tmp_path, "c3", Full())
    assert held(tmp_path) == []


def test_when_a_capture_came_is_forgotten_a_thousand_further_ones_later(tmp_path: Path) -> None:
    store = Store.open(tmp_path, PORTAL, crawl_id="c1", files=Quick(), now=Clock(), keep_warc=False)
    first = store.keep(exchange(page(1), url_of(1), 1, kind="other"))
    for _ in range(1_030):
        store.keep(asset(0))
    store.commit()
    second = store.keep(exchange(page(2), url_of(2), 2, kind="other"))
    store.commit()
    for number, token in ((1, first), (2, second)):
        store.put(article(page(number), url_of(number)), token)
    store.close()
    assert [line["fetched_at"] for line in lines(tmp_path, "articles")] == [None, "2026-11-24T01:00:02Z"]


def test_pages_are_kept_unless_told_otherwise(tmp_path: Path) -> None:
    store = Store.open(tmp_path, PORTAL, crawl_id="c1", files=Quick(), now=Clock())
    visit(store, exchange(page(1), url_of(1), 1))
    store.close()
    assert lines(tmp_path, "articles")[0]["warc"] is not None
