"""What stops a store in the middle of a commit, and what it does not give up."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from archive.article import WarcPointer
from archive.captures.members import members
from archive.captures.warc import WarcLog, warc_files
from archive.disk.files import Files, Handle
from archive.errors import BadRecord, LeaseLost, StorageFailed
from archive.pages import captures, read_capture
from archive.store import Store
from tests.archive.fault_kit import Faulty, Kill, room
from tests.archive.leases import watching
from tests.archive.recovery_kit import ARTICLES, STATE, filled
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
    sighting,
    state_dump,
    url_of,
    visit,
)


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


def check_pointers(root: Path) -> None:
    for line in lines(root, "articles"):
        assert read_capture(root, WarcPointer(**line["warc"])).fetched_at == line["fetched_at"]  # type: ignore[arg-type]


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

    monkeypatch.setattr("archive.writing.ledger.Ledger.enter", broken)
    with pytest.raises(StorageFailed, match="ZeroDivisionError"):
        store.commit()
    with pytest.raises(StorageFailed, match="open it again"):
        store.commit()
    store.close()
    monkeypatch.undo()
    again = opened(tmp_path, "c2")
    assert again.recovered["articles_from_warc"] == 1
    again.close()


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
