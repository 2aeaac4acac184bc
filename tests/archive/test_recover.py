"""What the start of a writer mends, and what it leaves alone."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from pathlib import Path

import msgspec
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Article
from archive.captures.warc import WarcLog
from archive.observations import CrawlRun, Observation
from archive.pages import Capture
from archive.store import Store
from tests.archive.store_kit import (
    PORTAL,
    Clock,
    Faulty,
    Kill,
    exchange,
    interpret,
    lines,
    once_each,
    opened,
    page,
    sighting,
    state_dump,
    url_of,
    visit,
)

ARTICLES = "articles/portal=vidu/2026-11-24.jsonl"
STATE = "state/portal=vidu.sqlite"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Three groups of two articles each, closed."""
    store = opened(tmp_path)
    for number in range(6):
        visit(store, exchange(page(number), url_of(number), number))
        if number % 2:
            store.commit()
    store.close()
    return tmp_path


def warc(root: Path) -> Path:
    (found,) = (root / "warc").rglob("*.warc.gz")
    return found


def ids(root: Path) -> list[object]:
    return [line["id"] for line in lines(root, "articles")]


ALL = [f"vidu:{number}" for number in range(6)]


def mended(root: Path) -> dict[str, int]:
    """Opens and closes; what was done. A second start has nothing to do."""
    store = opened(root, "c2", clock=Clock("2026-11-25T00:00:00+00:00"))
    store.close()
    again = opened(root, "c3", clock=Clock("2026-11-26T00:00:00+00:00"))
    again.close()
    assert again.recovered == {}
    return store.recovered


def test_a_sound_archive_needs_nothing(archive: Path) -> None:
    before = {path: path.read_bytes() for path in archive.rglob("*.jsonl")}
    assert mended(archive) == {}
    assert {path: path.read_bytes() for path in archive.rglob("*.jsonl")} == before


def test_a_new_archive_has_nothing_to_mend(tmp_path: Path) -> None:
    assert mended(tmp_path) == {}


@pytest.mark.parametrize(
    "tail", [b'{"id":"vidu:7","ti', b"\0" * 700, b'{"id":\0\0\0\0\0\0', b"\n", b"\xff\xfe\n", b"12\n"]
)
@pytest.mark.parametrize("lost_state", [False, True])
def test_a_torn_tail_goes_into_quarantine(archive: Path, tail: bytes, lost_state: bool) -> None:
    path = archive / ARTICLES
    whole = path.read_bytes()
    path.write_bytes(whole + tail)
    if lost_state:
        (archive / STATE).unlink()
    done = mended(archive)
    assert (done["cut_bytes"], done["cut_files"]) == (len(tail), 1)
    assert path.read_bytes() == whole
    (kept,) = (archive / "quarantine/portal=vidu").iterdir()
    assert kept.read_bytes() == tail
    assert kept.name.startswith(f"articles-2026-11-24.jsonl-{len(whole)}-")
    assert ids(archive) == ALL
    once_each(archive)


def test_a_hole_in_the_last_group_takes_the_group_and_its_pages_are_read_again(archive: Path) -> None:
    path = archive / ARTICLES
    whole = path.read_bytes().splitlines(keepends=True)
    (archive / STATE).unlink()
    path.write_bytes(b"".join([*whole[:4], b"\0" * len(whole[4]), whole[5]]))
    done = mended(archive)
    assert done["cut_bytes"] == len(whole[4]) + len(whole[5])
    assert done["articles_from_warc"] == 2
    assert sorted(map(str, ids(archive))) == ALL


def test_old_damage_stays_for_repair(archive: Path) -> None:
    path = archive / ARTICLES
    whole = path.read_bytes().splitlines(keepends=True)
    damaged = b"".join([whole[0], b"#" + whole[1][1:], *whole[2:]])
    path.write_bytes(damaged)
    assert mended(archive) == {}, "the state has it behind it"
    (archive / STATE).unlink()
    done = mended(archive)
    assert path.read_bytes() == damaged
    assert done["damaged_lines"] == 1
    assert "cut_bytes" not in done


def test_a_line_lost_with_the_state_is_made_again_from_its_page(archive: Path) -> None:
    (archive / STATE).unlink()
    path = archive / ARTICLES
    whole = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(whole[:3]))
    done = mended(archive)
    assert (done["rebuilt"], done["rebuilt_lines"], done["articles_from_warc"]) == (1, 3, 3)
    assert ids(archive) == ALL
    made = msgspec.convert(lines(archive, "articles")[-1], Article)
    assert (made.crawl_id, made.fetched_at) == ("c1", "2026-11-24T01:00:05Z"), "of the run that fetched it"
    assert made.recorded_at is not None
    assert made.recorded_at > "2026-11-25"
    assert made.http is not None
    assert made.http.etag == '"5"'


def test_files_shorter_than_the_state_says_are_believed(archive: Path) -> None:
    path = archive / ARTICLES
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:3]))
    done = mended(archive)
    assert (done["rebuilt"], done["articles_from_warc"]) == (1, 3)
    assert ids(archive) == ALL


@pytest.mark.parametrize("content", [b"", b"not a database" * 100, None])
def test_a_damaged_state_is_rebuilt(archive: Path, content: bytes | None) -> None:
    before = state_dump(archive)
    path = archive / STATE
    if content is None:
        data = bytearray(path.read_bytes())
        for at in range(4096, len(data), 4096):
            data[at : at + 100] = bytes(100)
        content = bytes(data)
    path.write_bytes(content)
    done = mended(archive)
    assert done["rebuilt"] == 1
    assert state_dump(archive) == before


def test_a_state_left_behind_catches_up(archive: Path) -> None:
    old = (archive / STATE).read_bytes()
    store = opened(archive, "c2", clock=Clock("2026-11-25T00:00:00+00:00"))
    visit(store, exchange(page(1, byline="A"), url_of(1), 50))
    visit(store, exchange(page(2), url_of(2), 51))
    visit(store, exchange(page(7), url_of(7), 52))
    store.close()
    now = state_dump(archive)
    (archive / STATE).write_bytes(old)
    done = mended(archive)
    assert done == {"caught_up_lines": 4}
    assert state_dump(archive) == now


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


def test_compressed_days_are_read_and_never_written(archive: Path) -> None:
    before = state_dump(archive)
    plain = archive / ARTICLES
    plain.with_suffix(".jsonl.zst").write_bytes(zstandard.ZstdCompressor().compress(plain.read_bytes()))
    plain.unlink()
    assert mended(archive) == {}
    store = opened(archive, "c2", clock=Clock("2026-11-25T00:00:00+00:00"))
    visit(store, exchange(page(1, byline="A"), url_of(1), 50))
    store.close()
    (line,) = lines(archive, "articles")
    assert line["change"]["fields"] == {"byline": {"from": None, "to": "A"}}  # type: ignore[index]
    (archive / STATE).unlink()
    done = mended(archive)
    assert (done["rebuilt"], done["rebuilt_lines"]) == (1, 8)
    assert [row[0] for row in state_dump(archive)["articles"]] == [row[0] for row in before["articles"]]


def test_a_sealed_day_is_not_touched(archive: Path) -> None:
    path = archive / ARTICLES
    path.write_bytes(path.read_bytes() + b"torn")
    path.chmod(0o444)
    (archive / STATE).unlink()
    store = opened(archive, "c2", clock=Clock("2026-11-25T00:00:00+00:00"))
    store.close()
    assert store.recovered["damaged_lines"] == 1
    assert path.read_bytes().endswith(b"torn")


def test_a_torn_run_is_cut(archive: Path) -> None:
    path = archive / "crawls/portal=vidu.jsonl"
    run = CrawlRun(crawl_id="c", portal=PORTAL, mode="full", started_at="s", ended_at="e", finish="finished", counts={})
    whole = msgspec.json.encode(run) + b"\n"
    path.write_bytes(whole + whole[:50])
    (archive / STATE).unlink()
    store = opened(archive, "c2")
    assert store.state.meta("full_pass_started") == "s"
    assert store.state.meta("full_pass_done") == "e"
    store.close()
    assert store.recovered["cut_bytes"] == 50
    assert path.read_bytes() == whole


def test_observations_give_the_frontier_back(tmp_path: Path) -> None:
    store = opened(tmp_path)
    for number, kind in enumerate(["failed", "missing", "gone", "moved", "refused", "blocked"]):
        store.put(sighting(number))
        for second in (1, 2):
            store.put(
                Observation(
                    portal=PORTAL,
                    id=f"vidu:{number}",
                    url=url_of(number),
                    kind=kind,  # type: ignore[arg-type]
                    cause="why",
                    next_try="2026-12-01T00:00:00Z",
                    fetched_at=f"2026-11-24T01:00:0{second}Z",
                )
            )
    visit(store, exchange(page(9), url_of(9), 1))
    store.put(Observation(portal=PORTAL, id="vidu:9", url=url_of(9), kind="failed", fetched_at="2026-11-24T02:00:00Z"))
    store.close()
    (tmp_path / STATE).unlink()
    after = opened(tmp_path, "c2")
    rows = [after.frontier.get(f"vidu:{number}") for number in range(6)]
    known = after.frontier.get(url_of(9))
    after.close()
    assert [row and (row.state, row.cause, row.tries) for row in rows] == [
        ("failed", "why", 2),
        ("missing", "why", 2),
        ("gone", "why", 2),
        ("refused", "moved", 2),
        ("refused", "why", 2),
        ("failed", "why", 2),
    ]
    assert known is not None
    assert (known.state, known.tries) == ("stored", 1), "a failed fetch says nothing of the article"


OPS = st.one_of(
    st.tuples(st.just("visit"), st.integers(0, 3), st.sampled_from("ABC")),
    st.tuples(st.just("list"), st.integers(0, 3), st.integers(0, 2)),
    st.tuples(st.just("reuse"), st.integers(0, 3), st.integers(5, 6)),
    st.tuples(st.just("commit"), st.just(0), st.just("")),
)


@settings(max_examples=40, deadline=None)
@given(steps=st.lists(OPS, max_size=20), seconds=st.permutations(range(20)))
def test_a_rebuilt_state_is_the_state(steps: list[tuple[str, int, object]], seconds: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        store = opened(root)
        for number in range(4):
            store.put(sighting(number))
        store.commit()
        for at, ((what, number, value), second) in enumerate(zip(steps, seconds, strict=False)):
            if what == "commit":
                store.commit()
            elif what == "visit":
                visit(store, exchange(page(number, byline=value), url_of(number), second))
            elif what == "reuse":
                other = page(number, title=f"Chuyện khác hẳn {value}", body=page(int(str(value)))["body"])
                visit(store, exchange(other, url_of(number), second))
            else:
                rows = {"rows": [{"number": number, "views": value}]}
                # One listing is fetched again only after it was answered: unlike articles, in the order of time.
                visit(store, exchange(rows, "http://vidu.gov.vn/", at, kind="listing"))
        store.close()
        seen = Counter((line["id"], line["revision"]) for line in lines(root, "articles"))
        assert set(seen.values()) <= {1}
        before = state_dump(root)
        kinds = ("articles", "observations", "sightings")
        count = {kind: len(lines(root, kind)) for kind in kinds}
        (root / STATE).unlink()
        opened(root, "c2", clock=Clock("2026-11-25T00:00:00+00:00")).close()
        after = state_dump(root)
        assert count == {kind: len(lines(root, kind)) for kind in kinds}
        for table in ("articles", "texts", "urls", "sightings", "open"):
            assert after[table] == before[table], table
        assert [row[:5] for row in after["frontier"]] == [row[:5] for row in before["frontier"]]
