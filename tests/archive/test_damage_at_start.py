"""The start of a writer in an archive that a disk, a power cut or a user has damaged: nothing whole is given up."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import zstandard

from archive.article import Article, WarcPointer
from archive.captures.members import members
from archive.captures.warc import WarcLog, warc_files
from archive.errors import BadRecord, LeaseLost, NewerSchema, StorageFailed
from archive.files import Files, Handle
from archive.observations import CrawlRun
from archive.pages import captures, read_capture
from archive.store import Store
from tests.archive.leases import watching
from tests.archive.store_kit import (
    PORTAL,
    Clock,
    Faulty,
    Kill,
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
)

ARTICLES = "articles/portal=vidu/2026-11-24.jsonl"
STATE = "state/portal=vidu.sqlite"
NEXT_DAY = "2026-11-25T02:00:00+00:00"


class StopAt(Faulty):
    """Stops at the first operation of one of these names, once ``armed``."""

    def __init__(self, *names: str) -> None:
        super().__init__()
        self.names, self.armed = names, False

    def _step(self, name: str) -> None:
        if self.armed and name in self.names:
            raise Kill(name)
        super()._step(name)


def stopped(root: Path, *names: str, number: int = 1, seconds: tuple[int, ...] = (10, 20), **changes: object) -> None:
    """A run whose one commit stops at an operation of these names."""
    files = StopAt(*names)
    store = opened(root, "c2", files=files)
    for second in seconds:
        visit(store, exchange(page(number, **changes), url_of(number), second))
    files.armed = True
    with pytest.raises(Kill):
        store.commit()
    store.abandon()


def filled(root: Path, count: int = 3) -> Path:
    store = opened(root)
    for number in range(count):
        visit(store, exchange(page(number), url_of(number), number))
    store.close()
    return root


def spoil(path: Path, at: int) -> bytes:
    """Breaks the line number ``at``; returns what the file is then."""
    found = path.read_bytes().split(b"\n")
    found[at] = b"#" + found[at][1:]
    path.write_bytes(b"\n".join(found))
    return path.read_bytes()


def check_pointers(root: Path) -> None:
    for line in lines(root, "articles"):
        assert read_capture(root, WarcPointer(**line["warc"])).fetched_at == line["fetched_at"]  # type: ignore[arg-type]


def whole_ids(root: Path) -> list[str]:
    found = []
    for line in (root / ARTICLES).read_bytes().splitlines():
        try:
            found.append(msgspec.json.decode(line, type=Article).id)
        except msgspec.DecodeError:
            found.append("damaged")
    return found


def test_an_edit_and_a_look_without_news_in_one_group_that_was_cut_short(tmp_path: Path) -> None:
    filled(tmp_path)
    stopped(tmp_path, "open articles", title="Bản đã sửa")
    store = opened(tmp_path, "c3")
    known = store.state.stored("vidu:1")
    store.close()
    assert known is not None
    assert (known.title, known.revision) == ("Bản đã sửa", 2)
    assert [line["title"] for line in lines(tmp_path, "articles") if line["id"] == "vidu:1"][-1] == "Bản đã sửa"
    looks = [(line["kind"], str(line["fetched_at"])[-3:]) for line in lines(tmp_path, "observations")]
    assert looks == [("revised", "10Z"), ("unchanged", "20Z")], "each look once"
    once_each(tmp_path)
    before = state_dump(tmp_path)
    (tmp_path / STATE).unlink()
    opened(tmp_path, "c4").close()
    assert state_dump(tmp_path)["articles"] == before["articles"]


def test_a_record_that_cannot_be_written_is_refused_where_it_is_put(tmp_path: Path) -> None:
    store = opened(tmp_path)
    token = store.keep(exchange(page(1), url_of(1), 1))
    bad = msgspec.structs.replace(article(page(1), url_of(1)), title="a\ud800")
    with pytest.raises(BadRecord, match="gave a record that cannot be written"):
        store.put(bad, token)
    with pytest.raises(BadRecord):
        store.put(sighting(1, views=2**70))
    visit(store, exchange(page(2), url_of(2), 2))
    store.commit()
    store.abandon()

    def stubborn(capture, lookup):  # type: ignore[no-untyped-def]
        for record in interpret(capture, lookup):
            yield msgspec.structs.replace(record, title="a\ud800")

    for _ in range(2):
        again = Store.open(tmp_path, PORTAL, crawl_id="c2", interpret=stubborn, files=Quick(), now=Clock())
        assert again.recovered == {"captures_failed": 1}
        again.close()
    assert [line["id"] for line in lines(tmp_path, "articles")] == ["vidu:2"]


def test_whatever_goes_wrong_in_a_commit_stops_the_store_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("archive.ledger.Ledger.enter", broken)
    with pytest.raises(StorageFailed, match="ZeroDivisionError"):
        store.commit()
    with pytest.raises(StorageFailed, match="open it again"):
        store.commit()
    store.close()
    monkeypatch.undo()
    again = opened(tmp_path, "c2")
    assert again.recovered["articles_from_warc"] == 1
    again.close()


@pytest.mark.parametrize("lost_state", [False, True])
def test_whole_lines_behind_a_damaged_one_stay(tmp_path: Path, lost_state: bool) -> None:
    store = Store.open(tmp_path, PORTAL, crawl_id="c", files=Quick(), now=Clock(), keep_warc=False)
    for number in range(20):
        visit(store, exchange(page(number), url_of(number), number))
    store.close()
    damaged = spoil(tmp_path / ARTICLES, 2)
    if lost_state:
        (tmp_path / STATE).unlink()
    store = opened(tmp_path, "c2")
    store.close()
    assert (tmp_path / ARTICLES).read_bytes() == damaged
    assert store.recovered.get("damaged_lines", 0) == int(lost_state)
    assert "cut_bytes" not in store.recovered


def test_runs_behind_a_damaged_one_stay(tmp_path: Path) -> None:
    for number in range(3):
        run = CrawlRun(crawl_id=f"c{number}", portal=PORTAL, started_at="a", ended_at="b", finish="finished", counts={})
        opened(tmp_path, f"c{number}").close(run)
    path = tmp_path / "crawls/portal=vidu.jsonl"
    damaged = spoil(path, 1)
    opened(tmp_path, "c9").close()
    assert path.read_bytes() == damaged


def with_attachments(root: Path) -> Path:
    """Three articles, then two files; returns the WARC file, in which the first of the two is damaged."""
    store = opened(root)
    for number in range(3):
        visit(store, exchange(page(number), url_of(number), number))
    for name, second in (("a", 50), ("b", 51)):
        made = exchange(None, f"http://vidu.gov.vn/{name}.pdf", second, kind="asset", body=secrets.token_bytes(3000))
        store.keep(made)
    store.close()
    (path,) = warc_files(root, PORTAL)
    (first,) = [capture for capture in captures(path) if capture.url.endswith("a.pdf")]
    data = bytearray(path.read_bytes())
    data[first.pointer.offset + 600] ^= 1
    path.write_bytes(data)
    return path


def test_captures_behind_a_damaged_one_stay_and_are_indexed(tmp_path: Path) -> None:
    path = with_attachments(tmp_path)
    data = path.read_bytes()
    (tmp_path / STATE).unlink()
    path.with_name(path.name.replace(".warc.gz", ".cdxj")).unlink()
    store = opened(tmp_path, "c2")
    visit(store, exchange(page(7), url_of(7), 60))
    store.close()
    assert store.recovered == {"rebuilt": 1, "rebuilt_lines": 3, "damaged_captures": 1}
    assert path.read_bytes()[: len(data)] == data
    index = path.with_name(path.name.replace(".warc.gz", ".cdxj")).read_text().splitlines()
    assert [line.split()[0].rsplit("/", 1)[1] for line in index] == [
        "b.pdf", "tin-0.html", "tin-1.html", "tin-2.html", "tin-7.html",
    ]  # fmt: skip


def test_a_capture_behind_damage_without_a_line_becomes_one(tmp_path: Path) -> None:
    with_attachments(tmp_path)
    log = WarcLog(Quick(), tmp_path, PORTAL, software="test")
    log.add(exchange(page(9), url_of(9), 99), "c1")
    log.sync()
    log.abandon()
    (tmp_path / STATE).unlink()
    store = opened(tmp_path, "c2")
    store.close()
    assert (store.recovered["articles_from_warc"], store.recovered["damaged_captures"]) == (1, 1)


def test_a_file_finished_by_a_kill_is_indexed_by_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(WarcLog.__init__.__kwdefaults__, "rotate", 1500)
    store = opened(tmp_path)
    visit(store, exchange(page(0), url_of(0), 0))
    store.commit()
    store.keep(exchange(None, "http://vidu.gov.vn/a.pdf", 5, kind="asset", body=secrets.token_bytes(3000)))
    store.commit()
    store.abandon()
    for number in (1, 2):
        store = opened(tmp_path, f"c{number}")
        visit(store, exchange(page(number), url_of(number), number * 10))
        store.close()
    found = warc_files(tmp_path, PORTAL)
    assert len(found) > 1
    for path in found:
        index = path.with_name(path.name.replace(".warc.gz", ".cdxj")).read_text().splitlines()
        assert len(index) == len(list(captures(path)))


def test_recovered_captures_are_made_durable_before_a_line_is_made_of_them(tmp_path: Path) -> None:
    filled(tmp_path)
    stopped(tmp_path, "fsync warc", number=9)
    files = Faulty()
    opened(tmp_path, "c3", files=files).close()
    done = files.done
    assert done.index("fsync warc") < done.index("fsync folder") < done.index("write articles")
    quiet = Faulty()
    opened(tmp_path, "c4", files=quiet).close()
    assert "fsync warc" not in quiet.done, "nothing new, nothing to do"


def test_the_real_files_reach_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = set[str]()
    real = os.fsync

    def fsync(fd: int) -> None:
        asked.add(str(Path(f"/proc/self/fd/{fd}").readlink()))
        real(fd)

    monkeypatch.setattr(os, "fsync", fsync)
    store = opened(tmp_path, files=Files())
    visit(store, exchange(page(1), url_of(1), 1))
    store.commit()
    written = [*tmp_path.rglob("*.gz"), tmp_path / ARTICLES]
    assert {str(path) for path in written} | {str(path.parent) for path in written} <= asked
    assert {str(tmp_path), str(tmp_path / "articles"), str(tmp_path / "warc")} <= asked, "names of new folders"
    store.close()


def test_two_archives_may_share_a_state_folder(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"

    def run(root: Path, name: str, numbers: range, second: int) -> Store:
        store = Store.open(
            root, PORTAL, crawl_id=name, interpret=interpret, files=Quick(), now=Clock(), state_dir=tmp_path / "s"
        )
        for number in numbers:
            visit(store, exchange(page(number), url_of(number), second + number))
        return store

    run(other, "b1", range(10, 20), 0).close()
    run(one, "a1", range(3), 0).close()
    held = run(one, "a2", range(0), 0)
    store = run(other, "b2", range(10, 20), 100)
    assert store.recovered == {}
    assert store.state.stored("vidu:1") is None
    store.close()
    held.close()
    assert len(lines(other, "articles")) == 10
    once_each(other)


def test_the_state_of_another_archive_is_not_believed(tmp_path: Path) -> None:
    one, other = filled(tmp_path / "one"), filled(tmp_path / "other", 8)
    shutil.copy(one / STATE, other / STATE)
    store = opened(other, "c2")
    store.close()
    assert (store.recovered["rebuilt"], store.recovered["rebuilt_lines"]) == (1, 8)
    assert len(lines(other, "articles")) == 8


def test_a_file_that_was_changed_under_the_state_is_read_again(tmp_path: Path) -> None:
    filled(tmp_path)
    path = tmp_path / ARTICLES
    path.write_bytes(b" " + path.read_bytes())
    store = opened(tmp_path, "c2")
    store.close()
    assert store.recovered["rebuilt"] == 1


@pytest.mark.parametrize("bad", [b'"title":"\xff\xfe', b'"zz":' + b"[" * 900 + b"]" * 900 + b',"title":"'])
def test_damage_inside_a_line_is_counted(tmp_path: Path, bad: bytes) -> None:
    filled(tmp_path)
    path = tmp_path / ARTICLES
    path.write_bytes(path.read_bytes().replace(b'"title":"', bad, 1))
    (tmp_path / STATE).unlink()
    shutil.rmtree(tmp_path / "warc")
    store = opened(tmp_path, "c2")
    store.close()
    assert store.recovered["rebuilt_lines"] + store.recovered.get("damaged_lines", 0) == 3


@pytest.mark.parametrize("damage", ["short", "garbage", "flipped"])
@pytest.mark.parametrize("lost_state", [False, True])
def test_a_damaged_compressed_day_is_counted(tmp_path: Path, damage: str, lost_state: bool) -> None:
    filled(tmp_path, 40)
    plain = tmp_path / ARTICLES
    packed = zstandard.ZstdCompressor().compress(plain.read_bytes())
    damaged = {
        "short": packed[: len(packed) // 2],
        "garbage": b"garbage" * 50,
        "flipped": packed[:300] + bytes(40) + packed[340:],
    }
    plain.with_name(plain.name + ".zst").write_bytes(damaged[damage])
    plain.unlink()
    if lost_state:
        (tmp_path / STATE).unlink()
        shutil.rmtree(tmp_path / "warc")
    store = opened(tmp_path, "c2", clock=Clock(NEXT_DAY))
    visit(store, exchange(page(1, title="Tin số 1 đã sửa"), url_of(1), 200))
    store.close()
    # Where it says that it unpacks to as much as the state has of that day, it is not even read.
    assert (store.recovered.get("damaged_lines", 0) > 0) == (lost_state or damage != "flipped")
    again = opened(tmp_path, "c3", clock=Clock(NEXT_DAY))
    again.close()
    assert again.recovered == {}


def test_a_day_of_several_compressed_frames_is_read_to_its_end(tmp_path: Path) -> None:
    filled(tmp_path)
    plain = tmp_path / ARTICLES
    frames = [zstandard.ZstdCompressor().compress(line) for line in plain.read_bytes().splitlines(keepends=True)]
    plain.with_name(plain.name + ".zst").write_bytes(b"".join(frames))
    plain.unlink()
    store = opened(tmp_path, "c2", clock=Clock(NEXT_DAY))
    visit(store, exchange(page(2, byline="A"), url_of(2), 200))
    store.close()
    (line,) = [msgspec.json.decode(line) for line in (plain.parent / "2026-11-25.jsonl").read_bytes().splitlines()]
    assert line["change"]["fields"] == {"byline": {"from": None, "to": "A"}}


def spoiled_page(path: Path, table: str) -> None:
    database = sqlite3.connect(path)
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (size,) = database.execute("PRAGMA page_size").fetchone()
    (root,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    database.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * size : root * size] = b"\xa5" * size
    path.write_bytes(data)


@pytest.mark.parametrize("table", ["articles", "frontier", "urls", "waiting"])
def test_a_damaged_page_of_the_state_heals(tmp_path: Path, table: str) -> None:
    filled(tmp_path, 40)
    before = state_dump(tmp_path)
    opened(tmp_path, "c2").abandon()  # an unclean end: an index that no first look reaches is looked at as well
    spoiled_page(tmp_path / STATE, table)
    store = opened(tmp_path, "c3")
    store.close()
    assert store.recovered["rebuilt"] == 1
    assert state_dump(tmp_path)["articles"] == before["articles"]


def test_a_state_without_tables_is_rebuilt(tmp_path: Path) -> None:
    filled(tmp_path)
    path = tmp_path / STATE
    (version,) = sqlite3.connect(path).execute("PRAGMA user_version").fetchone()
    path.unlink()
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA user_version = {version}")
    database.close()
    store = opened(tmp_path, "c2")
    store.close()
    assert store.recovered["rebuilt"] == 1


def test_a_state_that_cannot_be_opened_is_a_failure_of_the_disk(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / STATE).unlink()
    (tmp_path / STATE).mkdir()
    with pytest.raises(StorageFailed):
        opened(tmp_path, "c2")


@pytest.mark.parametrize("case", ["2.0-rc1", "integer", "compressed", "long", "1.99"])
def test_lines_of_no_known_version_are_not_written_behind(tmp_path: Path, case: str) -> None:
    filled(tmp_path)
    path = tmp_path / ARTICLES
    said = {"2.0-rc1": b'"2.0-rc1"', "integer": b"2", "1.99": b'"1.99"'}.get(case, b'"2.0"')
    data = path.read_bytes().replace(b'"schema_version":"1.0"', b'"schema_version":' + said)
    if case == "long":
        data = data.replace(b'"body":"', b'"body":"' + b"x" * (2 << 20))
    if case == "compressed":
        path.unlink()
        path.with_name(path.name + ".zst").write_bytes(zstandard.ZstdCompressor().compress(data))
    else:
        path.write_bytes(data)
    with pytest.raises(NewerSchema, match="upgrade"):
        opened(tmp_path, "c2", clock=Clock(NEXT_DAY))


def test_an_id_that_a_damaged_line_had_is_not_given_again(tmp_path: Path) -> None:
    store = opened(tmp_path)
    for number, title in ((1, "Tin đầu"), (3, "Hoàn toàn khác hai ba bốn"), (9, "Một bài viết thứ ba nữa")):
        visit(store, exchange(page(1, title=title, body=body_of(number)), url_of(1), number))
        store.commit()
    store.close()
    spoil(tmp_path / ARTICLES, 1)
    (tmp_path / STATE).unlink()
    shutil.rmtree(tmp_path / "warc")
    store = opened(tmp_path, "c2")
    visit(store, exchange(page(1, title="Bài thứ tư xyz abc def", body=body_of(14)), url_of(1), 40))
    store.close()
    assert whole_ids(tmp_path) == ["vidu:1", "damaged", "vidu:1~3", "vidu:1~4"]


@pytest.mark.parametrize("lost_state", [False, True])
def test_recorded_at_never_goes_back(tmp_path: Path, lost_state: bool) -> None:
    store = opened(tmp_path, clock=Clock("2026-11-25T00:00:10+00:00"))
    visit(store, exchange(page(1), url_of(1), 1))
    store.close()
    if lost_state:
        (tmp_path / STATE).unlink()
    store = opened(tmp_path, "c2", clock=Clock("2026-11-24T23:00:00+00:00"))
    visit(store, exchange(page(1, title="Mới hơn nhiều"), url_of(1), 10))
    store.close()
    assert [path.name for path in (tmp_path / "articles").rglob("*.jsonl")] == ["2026-11-25.jsonl"]
    first, second = (str(line["recorded_at"]) for line in lines(tmp_path, "articles"))
    assert first <= second


class Paused(Quick):
    """Lets something else happen right before the next write to a WARC file."""

    meanwhile: Callable[[], None] | None = None

    def write(self, handle: Handle, data: bytes) -> None:
        if self.meanwhile is not None and room(handle.path) == "warc":
            happen, self.meanwhile = self.meanwhile, None
            happen()
        super().write(handle, data)


def test_a_holder_that_wakes_up_late_spoils_no_file_of_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.leases.lease._lock", lambda fd: None)  # a shared folder without locks

    def on_host(name: str, start: str, files: Files) -> Store:
        watching(monkeypatch, name)
        return Store.open(
            tmp_path,
            PORTAL,
            crawl_id=name,
            interpret=interpret,
            files=files,
            now=Clock(start),
            state_dir=tmp_path / name,
        )

    files = Paused()
    old = on_host("a", "2026-11-24T02:00:00+00:00", files)
    visit(old, exchange(page(1), url_of(1), 1))
    old.commit()
    new: list[Store] = []

    def take_over() -> None:
        new.append(on_host("b", "2026-11-24T03:00:00+00:00", Quick()))
        visit(new[0], exchange(page(2), url_of(2), 2))
        new[0].commit()

    visit(old, exchange(page(3), url_of(3), 3))
    files.meanwhile = take_over
    with pytest.raises(LeaseLost):
        old.commit()
    connection = old._committer._writer._open
    assert connection is None or not connection.in_transaction
    for number in range(10, 20):
        visit(new[0], exchange(page(number), url_of(number), number))
        new[0].commit()
    new[0].close()
    old.close()
    assert len(lines(tmp_path, "articles")) == 12
    check_pointers(tmp_path)


def test_pointers_hold_after_all_of_it(tmp_path: Path) -> None:
    filled(tmp_path)
    stopped(tmp_path, "fsync articles", title="Bản đã sửa")
    opened(tmp_path, "c3").close()
    check_pointers(tmp_path)
    (path,) = warc_files(tmp_path, PORTAL)
    assert [member.end for member in members(path)][-1] == path.stat().st_size
