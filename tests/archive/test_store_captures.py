"""What a capture says to what is read from it, and how long it waits for that."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest
from warcio.archiveiterator import ArchiveIterator

from archive.article import WarcPointer
from archive.pages import captures
from archive.store import Exchange, Store
from tests.archive.store_kit import (
    PORTAL,
    Clock,
    Quick,
    article,
    exchange,
    lines,
    opened,
    page,
    sighting,
    url_of,
    visit,
)


def uninterpreted(root: Path, crawl_id: str = "c2") -> Store:
    return Store.open(root, PORTAL, crawl_id=crawl_id, files=Quick(), now=Clock())


def changed(made: Exchange, **changes: object) -> Exchange:
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def test_a_record_has_the_headers_of_its_answer_and_else_only_the_run(tmp_path: Path) -> None:
    store = opened(tmp_path)
    made = exchange(page(1), url_of(1), 1)
    made.response_headers.append(("Last-Modified", "Tue, 24 Nov 2026 00:00:00 GMT"))
    visit(store, made)
    store.put(article(page(2), url_of(2)))
    store.close()
    one, two = lines(tmp_path, "articles")
    assert one["http"] == {"status": 200, "etag": '"1"', "last_modified": "Tue, 24 Nov 2026 00:00:00 GMT"}
    assert (two["http"], two["warc"], two["crawl_id"]) == (None, None, "c1")


@pytest.mark.parametrize(
    ("kind", "status", "waits"),
    [("article", 200, 1), ("home", 200, 1), ("article", 404, 0), ("asset", 200, 0), ("robots", 200, 0)],
)
def test_only_an_answer_that_can_give_records_waits_for_them(
    tmp_path: Path, kind: str, status: int, waits: int
) -> None:
    store = opened(tmp_path)
    store.keep(exchange(page(1), url_of(1), 1, kind=kind, status=status))
    store.close()
    again = uninterpreted(tmp_path)
    assert again.recovered.get("captures_open", 0) == waits
    again.close()


def test_of_what_is_settled_nothing_is_waited_for(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.settle(store.keep(exchange(page(1), url_of(1), 1)))
    store.close()
    again = uninterpreted(tmp_path)
    assert again.recovered == {}
    again.close()


def test_a_group_is_full_by_all_that_was_sent_and_received(tmp_path: Path) -> None:
    store = opened(tmp_path)
    large = bytes(6 << 20)
    for number in (1, 2):
        store.keep(exchange(None, url_of(number), 1, kind="asset", body=large))
    assert not store.due
    store.keep(changed(exchange(None, url_of(3), 1, kind="asset", body=b""), request_body=large))
    assert store.due
    store.abandon()


def test_what_is_read_from_a_capture_of_another_run_says_so(tmp_path: Path) -> None:
    first = opened(tmp_path, "c1")
    first.keep(exchange(page(1), url_of(1), 7))
    first.commit()
    first.abandon()
    second = opened(tmp_path, "c2")
    assert second.recovered == {"captures_from_warc": 1, "articles_from_warc": 1}
    second.close()
    (line,) = lines(tmp_path, "articles")
    (capture,) = captures(next((tmp_path / "warc").rglob("*.warc.gz")))
    assert msgspec.convert(line["warc"], WarcPointer) == capture.pointer
    assert (line["crawl_id"], line["fetched_at"]) == ("c1", "2026-11-24T01:00:07Z")
    assert line["http"] == {"status": 200, "etag": '"7"', "last_modified": None}
    third = uninterpreted(tmp_path, "c3")
    third.close()
    assert third.recovered == {}


def test_a_capture_that_names_no_run_is_of_the_run_that_reads_it(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.keep(exchange(page(1), url_of(1), 7))
    store.commit()
    (capture,) = captures(next((tmp_path / "warc").rglob("*.warc.gz")))
    capture.crawl_id = None
    store.put(article(page(1), url_of(1)), store.adopt(capture.pointer, capture))
    store.put(article(page(2), url_of(2)), store.adopt(capture.pointer))
    store.close()
    one, two = lines(tmp_path, "articles")
    assert [(line["crawl_id"], msgspec.convert(line["warc"], WarcPointer)) for line in (one, two)] == [
        ("c1", capture.pointer)
    ] * 2
    assert (one["fetched_at"], two["fetched_at"]) == ("2026-11-24T01:00:07Z", None)


def test_a_listing_read_late_is_no_news_where_a_newer_one_is_known(tmp_path: Path) -> None:
    store = opened(tmp_path)
    listing = exchange({"rows": [{"number": 1, "views": 5}]}, "http://vidu.gov.vn/", 1, kind="listing")
    store.keep(listing)
    store.commit()
    (capture,) = captures(next((tmp_path / "warc").rglob("*.warc.gz")))
    visit(store, exchange({"rows": [{"number": 1, "views": 9}]}, "http://vidu.gov.vn/", 2, kind="listing"))
    store.commit()
    store.put(sighting(1, 5), store.adopt(capture.pointer, capture))
    store.close()
    assert [line["views"] for line in lines(tmp_path, "sightings")] == [9]


def test_captures_say_by_which_program_they_were_made(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store.close()
    with next((tmp_path / "warc").rglob("*.warc.gz")).open("rb") as file:
        said = next(iter(ArchiveIterator(file))).content_stream().read().decode()
    assert "software: congtin/" in said


@pytest.mark.parametrize(("lost", "files"), [(0, 1), (20, 2)])
def test_captures_go_behind_those_of_a_file_only_where_it_is_whole(tmp_path: Path, lost: int, files: int) -> None:
    first = opened(tmp_path)
    visit(first, exchange(page(1), url_of(1), 1))
    first.close()
    (path,) = (tmp_path / "warc").rglob("*.warc.gz")
    os.truncate(path, path.stat().st_size - lost)
    second = opened(tmp_path, "c2")
    visit(second, exchange(page(2), url_of(2), 2))
    second.close()
    assert len(list((tmp_path / "warc").rglob("*.warc.gz"))) == files
