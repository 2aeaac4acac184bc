"""The store as a crawl uses it: what is new, what is a revision, what is seen again; and who may write."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import tempfile
import threading
from itertools import permutations
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Article
from archive.errors import NewerSchema, PortalBusy, StorageFailed
from archive.files import Files, Handle
from archive.frontier import FrontierRow
from archive.last import last_article
from archive.observations import CrawlRun, Observation
from archive.pages import read_capture
from archive.store import Committed, Store
from tests.archive.store_kit import (
    FULL,
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
    room,
    sighting,
    state_dump,
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
    assert (one["fetched_at"], one["recorded_at"]) == ("2026-11-24T01:00:01Z", "2026-11-24T02:00:02Z")
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


def latest(root: Path) -> dict[str, object]:
    """As the contract has it: the newest capture, and of it the newest extraction."""
    return max(lines(root, "articles"), key=lambda line: (str(line["fetched_at"]), int(str(line["revision"]))))


@pytest.mark.parametrize("contents", ["ABA", "AAB", "ABB", "ABC"])
def test_captures_of_one_article_in_any_order_have_one_latest(tmp_path: Path, contents: str) -> None:
    for number, order in enumerate(permutations(range(3))):
        root = tmp_path / str(number)
        store = opened(root)
        for at in order:
            visit(store, exchange(page(1, byline=contents[at]), url_of(1), at + 1))
            store.commit()
        store.close()
        assert latest(root)["byline"] == contents[2], order
        assert {line["byline"] for line in lines(root, "articles")} == set(contents)


@settings(max_examples=25, deadline=None)
@given(
    looks=st.lists(
        st.tuples(st.integers(1, 9), st.sampled_from("AB")), min_size=1, max_size=9, unique_by=lambda look: look[0]
    ),
    group=st.integers(1, 4),
)
def test_the_latest_is_what_the_newest_capture_said(looks: list[tuple[int, str]], group: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        store = opened(root)
        for count, (second, content) in enumerate(looks, 1):
            visit(store, exchange(page(1, byline=content), url_of(1), second))
            if count % group == 0:
                store.commit()
        store.close()
        assert latest(root)["byline"] == max(looks)[1]
        state = state_dump(root)
        (root / "state" / "portal=vidu.sqlite").unlink()
        opened(root, "c2", clock=Clock("2026-11-25T00:00:00+00:00")).close()
        assert state_dump(root)["articles"] == state["articles"]


def test_a_number_given_to_another_article_makes_a_new_one(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store.commit()
    visit(store, exchange(page(1, title="Thời tiết ngày mai", body=body_of(8)), url_of(1), 2))
    store.commit()
    visit(store, exchange(page(1, title="Thời tiết ngày mai, đã sửa", body=body_of(8)), url_of(1), 3))
    visit(store, exchange(page(1, byline="Ngọc Hồng"), url_of(1), 0))
    store.commit()
    row = store.frontier.get(url_of(1))
    store.close()
    assert [(line["id"], line["revision"]) for line in lines(tmp_path, "articles")] == [
        ("vidu:1", 1),
        ("vidu:1~2", 1),
        ("vidu:1~2", 2),
        ("vidu:1", 2),
    ]
    assert [line["warnings"] for line in lines(tmp_path, "articles")][1] == ["identity_reused"]
    assert row is not None
    assert (row.state, row.id) == ("stored", "vidu:1~2")


def test_one_text_under_two_identities_is_stored_and_said(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    visit(store, exchange(page(2, body=body_of(1)), url_of(2), 2))
    visit(store, exchange(page(3, body="Ngắn"), url_of(3), 3))
    visit(store, exchange(page(4, body="Ngắn"), url_of(4), 4))
    done = store.commit()
    visit(store, exchange(page(1, byline="A"), url_of(1), 5))
    store.close()
    assert [line["duplicate_of"] for line in lines(tmp_path, "articles")] == [None, "vidu:1", None, None, None]
    assert done.duplicates == 1


def test_sightings_are_written_when_they_say_something_new(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.put(sighting(1, 10, rank=0))
    store.put(sighting(1, 10, rank=5))
    store.commit()
    store.put(sighting(1, 10, rank=7))
    store.put(sighting(1, 11))
    store.put(sighting(1, 10, listing="http://vidu.gov.vn/2"))
    assert store.commit().sightings == 2
    store.close()
    seen = [(line["views"], line["listing"]) for line in lines(tmp_path, "sightings")]
    assert seen == [(10, "http://vidu.gov.vn/"), (11, "http://vidu.gov.vn/"), (10, "http://vidu.gov.vn/2")]


def test_other_addresses_are_kept(tmp_path: Path) -> None:
    store = opened(tmp_path)
    other = msgspec.structs.replace(sighting(1), url="http://vidu.gov.vn/muc/tin-1.html")
    store.put(other)
    visit(store, exchange(page(1), url_of(1), 1))
    assert store.state.article_by_key(url_of(1)) == "vidu:1"
    store.commit()
    assert store.state.article_by_key(other.url) == "vidu:1"
    store.close()
    assert lines(tmp_path, "articles")[0]["urls"] == [other.url]


PDF = {"url": "http://vidu.gov.vn/a.pdf", "name": "Kế hoạch"}


def test_an_attachment_fetched_at_last_is_a_correction_and_one_not_fetched_again_is_no_news(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1, files=[PDF]), url_of(1), 1))
    store.commit()
    visit(store, exchange(page(1, files=[PDF | {"sha256": "ab", "bytes": 4}]), url_of(1), 2))
    store.commit()
    visit(store, exchange(page(1, files=[PDF]), url_of(1), 3))
    store.commit()
    visit(store, exchange(page(1, files=[PDF | {"sha256": "cd", "bytes": 5}]), url_of(1), 4))
    store.close()
    causes = [line["change"] and line["change"]["cause"] for line in lines(tmp_path, "articles")]  # type: ignore[index]
    assert causes == [None, "correction", "editorial"]
    assert [line["kind"] for line in lines(tmp_path, "observations")] == ["revised", "unchanged", "revised"]


def test_an_extraction_anew_is_a_revision_of_its_own(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store.commit()
    old = msgspec.convert(lines(tmp_path, "articles")[0], Article)
    better = article(page(1, byline="Ngọc Hồng"), url_of(1), old.fetched_at)
    store.put(msgspec.structs.replace(better, supersedes=1, warc=old.warc))
    store.close()
    line = lines(tmp_path, "articles")[1]
    assert (line["revision"], line["supersedes"], line["change"]["cause"]) == (2, 1, "parser")  # type: ignore[index]
    assert line["warc"] == lines(tmp_path, "articles")[0]["warc"]
    assert not lines(tmp_path, "observations")


def test_what_is_queued_is_seen_before_it_is_committed(tmp_path: Path) -> None:
    store = opened(tmp_path)
    assert store.frontier.get("vidu:1") is None
    store.put(sighting(1))
    found = store.frontier.get("vidu:1")
    assert found is not None
    assert (found.state, found.section, json.loads(found.row or b"")["title"]) == ("found", "Tin tức", "Tin số 1")
    visit(store, exchange(page(1), url_of(1), 1))
    stored = store.frontier.get("vidu:1")
    assert stored is not None
    assert (stored.state, stored.fetches, stored.row) == ("stored", 1, found.row)
    known = store.state.article("vidu:1")
    assert known is not None
    assert known.title == page(1)["title"]
    store.state.set_meta("full_pass_started", "x")
    assert store.state.meta("full_pass_started") == "x"
    store.commit()
    assert store.frontier.get("vidu:1") == stored
    assert store.state.meta("full_pass_started") == "x"
    assert store.state.meta("never") is None
    store.close()


def test_the_frontier_gives_what_is_due(tmp_path: Path) -> None:
    store = opened(tmp_path)
    frontier = store.frontier
    for number, (state, next_try) in enumerate(
        [("found", None), ("failed", "2026-01-01T00:00:00Z"), ("missing", "2027-01-01T00:00:00Z"), ("refused", None)]
    ):
        frontier.put(FrontierRow(key=f"k{number}", url=f"u{number}", state=state, next_try=next_try))  # type: ignore[arg-type]
    frontier.put(FrontierRow(key="s1", url="s", state="stored", next_try="2026-03-01T00:00:00Z"))
    frontier.put(FrontierRow(key="s2", url="s", state="stored", next_try="2026-02-01T00:00:00Z"))
    frontier.put(FrontierRow(key="list", url="l", kind="listing", state="found"))
    now = "2026-06-01T00:00:00Z"
    for _ in range(2):
        assert [row.key for row in frontier.pending("r1", 10, now)] == ["k0", "k1"]
        assert [row.key for row in frontier.due_looks(now, 10)] == ["s2", "s1"]
        assert frontier.counts() == {"found": 1, "failed": 1, "missing": 1, "refused": 1, "stored": 2}
        store.commit()
    row = frontier.pending("r1", 1, now)[0]
    row.run = "r1"
    assert [one.key for one in frontier.pending("r1", 10, now)] == ["k0", "k1"], "a copy until it is put"
    frontier.put(row)
    assert [one.key for one in frontier.pending("r1", 10, now)] == ["k1"]
    assert [one.key for one in frontier.pending("r2", 10, now)] == ["k1", "k0"], "queued ones last"
    row.state = "done"
    frontier.put(row)
    assert frontier.counts() == {"done": 1, "failed": 1, "missing": 1, "refused": 1, "stored": 2}
    store.close()


def test_the_next_look_is_set_by_the_one_who_knows(tmp_path: Path) -> None:
    store = Store.open(tmp_path, PORTAL, crawl_id="c1", now=Clock(), next_look=lambda first, last: f"{first}|{last}")
    store.put(msgspec.structs.replace(sighting(1), fetched_at="2026-11-23T00:00:00Z"))
    visit(store, exchange(page(1), url_of(1), 1))
    row = store.frontier.get("vidu:1")
    store.close()
    assert row is not None
    assert row.next_try == "2026-11-23T00:00:00Z|2026-11-24T01:00:01Z"


def test_an_observation_marks_the_frontier_and_a_token_outlives_its_commit(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.frontier.put(FrontierRow(key="vidu:1", url=url_of(1), state="missing", tries=1))
    token = visit(store, exchange(None, url_of(1), 1, status=404))
    store.commit()
    store.put(Observation(portal=PORTAL, id="vidu:1", url=url_of(1), kind="missing", cause="http-404"), token)
    row = store.frontier.get("vidu:1")
    store.close()
    assert row is not None
    assert (row.state, row.tries) == ("missing", 2)
    line = lines(tmp_path, "observations")[0]
    assert line["warc"] is not None, "a token is good for a while after its capture was written"
    assert line["http"]["status"] == 404  # type: ignore[index]


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
    store = opened(tmp_path, clock=Clock("2026-11-24T23:59:57+00:00"))
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
    run = CrawlRun(crawl_id="c1", portal=PORTAL, started_at="a", ended_at="b", finish="finished", counts={"found": 1})
    store = opened(tmp_path)
    store.close(run)
    store.close(run)
    store.abandon()
    assert [
        json.loads(line)["crawl_id"] for line in (tmp_path / "crawls/portal=vidu.jsonl").read_text().splitlines()
    ] == ["c1"]
    with pytest.raises(StorageFailed, match="closed"):
        store.commit()


def test_a_second_writer_is_told_who_has_it(tmp_path: Path) -> None:
    store = opened(tmp_path, "first")
    with pytest.raises(PortalBusy, match=r"vidu is being written by first/.* since 2026-11-24T"):
        opened(tmp_path, "second")
    Store.open(tmp_path, "khac", crawl_id="other portal", now=Clock()).close()
    store.close()
    opened(tmp_path, "second").close()


@pytest.mark.kill
def test_a_killed_writer_frees_the_portal_at_once(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from tests.archive.store_kit import *
store = opened(Path({str(tmp_path)!r}), "killed")
visit(store, exchange(page(1), url_of(1), 1))
store.commit()
visit(store, exchange(page(2), url_of(2), 2))
print("ready", flush=True)
sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        with pytest.raises(PortalBusy, match="killed"):
            opened(tmp_path)
        process.kill()
    store = opened(tmp_path)
    assert store.lease.epoch == 2
    store.close()
    assert [line["id"] for line in lines(tmp_path, "articles")] == ["vidu:1"]


def test_an_archive_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store.close()
    path = tmp_path / "articles/portal=vidu/2026-11-24.jsonl"
    newer = path.read_bytes().replace(b'"schema_version":"1.0"', b'"schema_version":"1.7"')
    path.write_bytes(newer + b"torn")
    with pytest.raises(NewerSchema, match="upgrade"):
        opened(tmp_path)
    assert path.read_bytes() == newer + b"torn"


# A line between, taken in when it was an old one, is for ``archive verify`` to name.
@pytest.mark.parametrize(("at", "state"), [(0, True), (2, True), (0, False), (1, False), (2, False)])
def test_one_newer_line_is_enough(tmp_path: Path, at: int, state: bool) -> None:
    store = opened(tmp_path)
    for number in range(3):
        visit(store, exchange(page(number), url_of(number), number))
    store.close()
    path = tmp_path / "articles/portal=vidu/2026-11-24.jsonl"
    found = path.read_bytes().splitlines(keepends=True)
    found[at] = found[at].replace(b'"schema_version":"1.0"', b'"schema_version":"2.0"')
    path.write_bytes(b"".join(found))
    if not state:
        (tmp_path / "state/portal=vidu.sqlite").unlink()
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() and file.parent.name != "state"}
    with pytest.raises(NewerSchema, match="upgrade congtin") as raised:
        opened(tmp_path, "c2", clock=Clock("2026-11-25T00:00:00+00:00"))
    assert raised.value.exit_code == 3, "could not start"
    after = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() and file.parent.name != "state"}
    assert after == before


@pytest.mark.parametrize("kind", ["articles", "observations", "sightings", "rejects"])
def test_a_folder_in_the_place_of_a_file_is_one_line(tmp_path: Path, kind: str) -> None:
    (tmp_path / kind / "portal=vidu" / "2026-11-24.jsonl").mkdir(parents=True)
    assert last_article(tmp_path, "vidu") is None
    with pytest.raises(StorageFailed, match=r"2026-11-24\.jsonl: Is a directory; .* then start again$") as raised:
        opened(tmp_path)
    assert raised.value.exit_code == 3


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


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageFailed, match=r"/file is a file, not a folder: name another place") as caught:
        opened(tmp_path / "file" / "archive")
    assert "\n" not in str(caught.value)


def test_a_folder_that_cannot_be_made_is_one_line() -> None:
    with pytest.raises(StorageFailed, match=r"^/proc/x cannot be made: no folder can be made in /proc$"):
        opened(Path("/proc/x"))


def test_a_portal_id_cannot_lead_out_of_the_archive(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a portal id"):
        Store.open(tmp_path, "../x", crawl_id="c")


def test_state_may_lie_elsewhere(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "a", PORTAL, crawl_id="c", state_dir=tmp_path / "s", now=Clock(), interpret=interpret)
    visit(store, exchange(page(1), url_of(1), 1))
    store.close()
    assert [path.name.split(".")[0] for path in (tmp_path / "s").glob("*.sqlite")] == ["portal=vidu"]
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


def test_an_address_without_its_number_is_no_second_article(tmp_path: Path) -> None:
    due = "2026-12-01T00:00:00Z"
    store = Store.open(tmp_path, PORTAL, crawl_id="c1", now=Clock(), next_look=lambda first, last: due)
    long, short = "http://vidu.gov.vn/-/hop-mat/20181", "http://vidu.gov.vn/-/hop-mat"
    body = body_of(1)
    store.frontier.put(FrontierRow(key="vidu:1", url=long))
    for second, (url, said) in enumerate(
        [
            (long, page(1, body=body)),
            (short, page(2, body=body, title=page(1)["title"])),  # in the same group
            (f"{short}-khac", page(3, body=body, title=page(1)["title"])),
        ]
    ):
        visit(store, exchange(said, url, second))
    store.commit()
    visit(store, exchange(page(2, body=body, title=page(1)["title"]), short, 8))
    again = [row.key for row in store.frontier.due_looks(due, 10)]
    store.close()
    assert [(line["id"], line["duplicate_of"]) for line in lines(tmp_path, "articles")] == [
        ("vidu:1", None),
        ("vidu:3", "vidu:1"),
    ]
    assert [line["id"] for line in lines(tmp_path, "observations")] == ["vidu:1", "vidu:1"]
    assert sorted(again) == [f"{short}-khac", "vidu:1"], "one look at one article, whatever it is called"
