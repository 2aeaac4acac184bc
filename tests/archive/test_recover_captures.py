"""Captures at the start of a writer: torn ones, and those that no line speaks of."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from archive.article import Article
from archive.captures.again import Lack
from archive.captures.warc import WarcLog
from archive.pages import Capture
from archive.store import Store
from tests.archive.fault_kit import Faulty, Kill
from tests.archive.recovery_kit import ALL, STATE, ids, mended, six_articles
from tests.archive.store_kit import (
    PORTAL,
    Clock,
    exchange,
    interpret,
    lines,
    opened,
    page,
    url_of,
    visit,
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return six_articles(tmp_path)


def warc(root: Path) -> Path:
    (found,) = (root / "warc").rglob("*.warc.gz")
    return found


@pytest.mark.parametrize("cut", [1, 10, 400, 700, 900])
def test_a_torn_warc_is_cut_to_its_last_whole_exchange(archive: Path, cut: int) -> None:
    path = warc(archive)
    size = path.stat().st_size
    log = WarcLog(Faulty(), archive, PORTAL, software="test")
    log.add(exchange(page(9), url_of(9), 99), "c1")
    log.sync()
    log.abandon()
    with path.open("r+b") as stream:
        stream.truncate(path.stat().st_size - cut)
    torn = path.stat().st_size - size
    assert mended(archive) == {"cut_bytes": torn, "cut_files": 1}
    assert path.stat().st_size == size
    assert ids(archive) == ALL


def test_a_whole_capture_without_a_line_becomes_one(archive: Path) -> None:
    log = WarcLog(Faulty(), archive, PORTAL, software="test")
    log.add(exchange(page(9), url_of(9), 99), "c1")
    log.add(exchange({"refused": "login"}, url_of(10), 100), "c1")
    log.add(exchange({"rows": [{"number": 11}]}, "http://vidu.gov.vn/", 101, kind="listing"), "c1")
    log.add(exchange(None, "http://vidu.gov.vn/robots.txt", 102, kind="robots"), "c1")
    log.add(exchange(None, url_of(12), 103, status=404), "c1")
    log.sync()
    log.abandon()
    assert mended(archive) == {"captures_from_warc": 3, "articles_from_warc": 1}
    assert ids(archive) == [*ALL, "vidu:9"]
    assert [line["url"] for line in lines(archive, "rejects")] == [url_of(10)]
    assert [line["id"] for line in lines(archive, "sightings")] == ["vidu:11"]
    with opened_for_reading(archive) as store:
        assert store.frontier.counts() == {"stored": 7, "refused": 1, "found": 1}


class opened_for_reading:  # noqa: N801 - used like a function
    def __init__(self, root: Path) -> None:
        self.store = opened(root, "look")

    def __enter__(self) -> Store:
        return self.store

    def __exit__(self, *_: object) -> None:
        self.store.close()


def test_without_an_interpreter_captures_stay_open(archive: Path) -> None:
    log = WarcLog(Faulty(), archive, PORTAL, software="test")
    log.add(exchange(page(9), url_of(9), 99), "c1")
    log.sync()
    log.abandon()
    for _ in range(2):
        store = Store.open(archive, PORTAL, crawl_id="repair", now=Clock("2026-11-25T00:00:00+00:00"))
        assert store.recovered == {"captures_open": 1}
        store.close()
    assert mended(archive) == {"captures_from_warc": 1, "articles_from_warc": 1}


def test_a_page_that_the_parser_fails_on_stays_open_and_stops_nothing(archive: Path) -> None:
    log = WarcLog(Faulty(), archive, PORTAL, software="test")
    log.add(exchange(None, url_of(8), 98, body=b"{broken"), "c1")
    log.add(exchange(page(9), url_of(9), 99), "c1")
    log.sync()
    log.abandon()
    store = opened(archive, "c2")
    assert store.recovered == {"captures_failed": 1, "captures_from_warc": 1, "articles_from_warc": 1}
    store.close()
    again = opened(archive, "c3")
    assert again.recovered == {"captures_failed": 1}
    again.close()


def test_a_file_that_cannot_be_judged_stops_nothing(archive: Path) -> None:
    def broken(capture: Capture, is_document: bool) -> Lack | None:
        raise ValueError(f"{capture.url} {is_document}")

    log = WarcLog(Faulty(), archive, PORTAL, software="test")
    log.add(exchange(page(9), url_of(9), 99), "c1")
    log.add(exchange(None, "http://vidu.gov.vn/tep/9.pdf", 100, kind="asset", status=404), "c1")
    log.sync()
    log.abandon()
    store = Store.open(archive, PORTAL, crawl_id="c2", interpret=interpret, lack_of=broken, now=Clock())
    assert store.recovered == {"captures_from_warc": 1, "articles_from_warc": 1}
    store.close()


def test_damage_before_a_capture_that_a_line_names_is_not_a_tail(archive: Path) -> None:
    path = warc(archive)
    data = bytearray(path.read_bytes())
    pointer = msgspec.convert(lines(archive, "articles")[2], Article).warc
    assert pointer is not None
    data[pointer.offset + 60 : pointer.offset + 90] = bytes(30)
    path.write_bytes(data)
    (archive / STATE).unlink()
    done = mended(archive)
    assert (done["rebuilt"], done["damaged_captures"]) == (1, 1)
    assert path.read_bytes() == bytes(data)
    assert ids(archive) == ALL


def test_an_open_capture_is_interpreted_after_a_kill_and_its_attachment_is_known(tmp_path: Path) -> None:
    pdf = {"url": "http://vidu.gov.vn/kế hoạch.pdf", "name": "Kế hoạch"}
    store = opened(tmp_path)
    store.keep(exchange(page(1, files=[pdf]), url_of(1), 1))
    store.commit()
    store.keep(exchange(None, "http://vidu.gov.vn/k%E1%BA%BF%20ho%E1%BA%A1ch.pdf", 2, kind="asset", body=b"%PDF-1"))
    store.commit()
    store.abandon()
    assert not lines(tmp_path, "articles")
    assert mended(tmp_path) == {"captures_from_warc": 1, "articles_from_warc": 1}
    record = msgspec.convert(lines(tmp_path, "articles")[0], Article)
    assert record.attachments[0].bytes == 6
    assert (
        record.attachments[0].sha256 == "4b6d3cbb7bf8a2b1f8f2d5d5b7bd2c9f"
        or len(record.attachments[0].sha256 or "") == 64
    )
    assert record.attachments[0].media_type == "application/json"


def test_a_page_that_came_for_a_document_is_no_attachment_after_a_kill(tmp_path: Path) -> None:
    files = [{"url": "http://vidu.gov.vn/a.pdf"}, {"url": "http://vidu.gov.vn/b.pdf"}]
    store = opened(tmp_path)
    store.keep(exchange(page(1, files=files), url_of(1), 1))
    store.keep(exchange(None, files[0]["url"], 2, kind="asset", body=b"<!DOCTYPE html><p>Wait</p>"))
    store.keep(exchange(None, files[1]["url"], 3, kind="asset", body=b"%PDF-1"))
    store.commit()
    store.abandon()
    mended(tmp_path)
    record = msgspec.convert(lines(tmp_path, "articles")[0], Article)
    assert [file.bytes for file in record.attachments] == [None, 6]


def test_a_capture_that_has_its_line_is_not_interpreted_again(tmp_path: Path) -> None:
    store = opened(tmp_path)
    made = exchange(page(1), url_of(1), 1)
    token = store.keep(made)
    store.commit()
    for record in interpret(msgspec_capture(made.body), store.lookup):
        store.put(record, token)
    store.commit()
    store.abandon()  # before it was settled
    assert mended(tmp_path) == {}
    assert ids(tmp_path) == ["vidu:1"]
    assert not lines(tmp_path, "observations")


def msgspec_capture(body: bytes) -> Capture:
    pointer = {"file": "", "offset": 0, "digest": ""}
    said = {"url": url_of(1), "kind": "article", "via": None, "crawl_id": None, "status": 200, "headers": {}}
    capture = msgspec.convert(said | {"body": b"", "fetched_at": "", "pointer": pointer}, Capture)
    capture.body = body
    return capture


def test_the_look_that_made_a_revision_is_not_written_twice(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store.close()
    names = Faulty()
    probe = opened(tmp_path, "c2", files=names)
    visit(probe, exchange(page(1, byline="A"), url_of(1), 2))
    probe._committer._files = names
    shutil.copytree(tmp_path, tmp_path.parent / "copy")
    faulty = len(names.done)
    names.at = faulty + 6  # WARC open, write, fsync, folder; observations open, write, fsync -> stop here
    with pytest.raises(Kill):
        probe.commit()
    probe.abandon()
    assert names.hit == "fsync observations"
    assert mended(tmp_path)["articles_from_warc"] == 1
    assert [line["revision"] for line in lines(tmp_path, "articles")] == [1, 2]
    assert [line["kind"] for line in lines(tmp_path, "observations")] == ["revised"]
