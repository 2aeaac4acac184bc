"""One writer a portal: by the lock on one host, by epoch and heartbeat between hosts."""

from __future__ import annotations

import errno
import fcntl
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from archive.errors import LeaseLost, PortalBusy, StorageFailed
from archive.files import Files
from archive.lease import TTL, Lease, LeaseText
from tests.archive.store_kit import Clock, exchange, lines, opened, page, url_of, visit


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "portal=vidu.lease"


def take(path: Path, clock: Clock, host: str = "here", owner: str = "c1") -> Lease:
    return Lease.take(path, owner=owner, files=Files(), now=clock, host=host)


def text(path: Path) -> LeaseText:
    return msgspec.json.decode(path.read_bytes(), type=LeaseText)


def test_the_epoch_grows_with_every_holder(path: Path) -> None:
    clock = Clock()
    first = take(path, clock)
    assert (first.epoch, text(path).host) == (1, "here")
    first.check()
    first.release()
    assert text(path).owner is None
    second = take(path, clock)
    assert second.epoch == 2
    second.abandon()
    third = take(path, clock)
    assert third.epoch == 3
    third.release()


def test_held_is_held(path: Path) -> None:
    lease = take(path, Clock())
    with pytest.raises(PortalBusy, match=r"vidu is being written by c1/\w+ on here \(pid \d+\) since 2026"):
        take(path, Clock())
    lease.release()
    lease.release()


def test_another_host_waits_for_twice_the_time_to_live(path: Path) -> None:
    clock = Clock()
    take(path, clock, host="there").abandon()
    with pytest.raises(PortalBusy, match="on there"):
        take(path, clock)
    clock.now += timedelta(seconds=2 * TTL - 10)
    with pytest.raises(PortalBusy):
        take(path, clock)
    clock.now += timedelta(seconds=20)
    lease = take(path, clock)
    assert lease.epoch == 2
    lease.release()


def test_a_lease_released_elsewhere_is_free_at_once(path: Path) -> None:
    clock = Clock()
    take(path, clock, host="there").release()
    take(path, clock).release()


def test_where_there_are_no_locks_the_heartbeat_decides(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def flock(fd: int, how: int) -> None:
        raise OSError(errno.ENOTSUP, "no locks here")

    monkeypatch.setattr(fcntl, "flock", flock)
    clock = Clock()
    lease = take(path, clock)
    with pytest.raises(PortalBusy):
        take(path, clock)
    clock.now += timedelta(seconds=2 * TTL + 10)
    take(path, clock, owner="c2").abandon()
    with pytest.raises(LeaseLost, match="taken over, now held by c2/"):
        lease.check()
    lease.release()
    assert text(path).owner is not None, "the new holder's word stands"
    lease.abandon()


GARBAGE = [
    b"",
    b"{torn",
    b"\0" * 512,
    b"[]",
    b"\xff" * 513,
    b"x" * 5000,
    b"[" * 2000,
    b'{"epoch":1,"owner":"a',
    b" " * 600,
]


@pytest.mark.parametrize("content", GARBAGE)
def test_a_torn_lease_names_nobody(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    lease = take(path, Clock())
    lease.check()
    assert path.stat().st_size == 512
    lease.release()
    take(path, Clock()).release()


def test_garbage_behind_a_held_lease_takes_it_from_nobody(path: Path) -> None:
    lease = take(path, Clock())
    with path.open("ab") as file:
        file.write(b"x" * 3000)
    lease.check()
    lease.release()


def test_the_heartbeat_is_renewed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock, passed = Clock(), 0.0
    monkeypatch.setattr("archive.lease.time.monotonic", lambda: passed)
    lease = take(path, clock)
    first = text(path).heartbeat
    lease.check()
    assert text(path).heartbeat == first, "not at every commit"
    passed = TTL / 2 + 1
    assert lease.overdue
    lease.check()
    assert text(path).heartbeat > first
    assert not lease.overdue
    lease.release()


def test_a_writer_whose_lease_was_taken_writes_nothing(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store.commit()
    visit(store, exchange(page(2), url_of(2), 2))
    held = tmp_path / "state/portal=vidu.lease"
    other = msgspec.structs.replace(text(held), epoch=2, owner="c2/x", host="there")
    held.write_bytes(msgspec.json.encode(other))
    before = {file: file.read_bytes() for file in tmp_path.rglob("*.jsonl")}
    with pytest.raises(LeaseLost, match=r"c2/x on there"):
        store.commit()
    with pytest.raises(StorageFailed, match="open it again"):
        store.commit()
    store.close()
    assert {file: file.read_bytes() for file in tmp_path.rglob("*.jsonl")} == before
    assert text(held).owner == "c2/x"
    assert [line["id"] for line in lines(tmp_path, "articles")] == ["vidu:1"]


def test_a_lease_file_that_is_gone_is_a_lease_lost(path: Path) -> None:
    lease = take(path, Clock())
    path.unlink()
    with pytest.raises(LeaseLost, match="nobody"):
        lease.check()
    lease.abandon()
