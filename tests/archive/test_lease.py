"""One writer a portal: by the lock on one host, by epoch and heartbeat between hosts."""

from __future__ import annotations

import errno
import fcntl
import logging
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from archive.disk.files import Files
from archive.errors import LeaseLost, PortalBusy, StorageFailed
from archive.leases.holder import here, is_dead, started
from archive.leases.lease import TTL, Lease, LeaseText, watch
from tests.archive.leases import Watcher, on, watching
from tests.archive.store_kit import Clock, exchange, lines, opened, page, url_of, visit


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "portal=vidu.lease"


def take(path: Path, clock: Clock, host: str = "here", owner: str = "c1") -> Lease:
    return Lease.take(path, owner=owner, files=Files(), now=clock, place=on(host))


@pytest.fixture
def watcher(monkeypatch: pytest.MonkeyPatch) -> Watcher:
    return watching(monkeypatch)


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


@pytest.mark.parametrize("ahead", [timedelta(), timedelta(hours=3), timedelta(hours=-3)])
def test_another_host_takes_over_what_stood_still_for_twice_the_time_to_live_on_its_own_clock(
    path: Path, watcher: Watcher, ahead: timedelta, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    take(path, clock, host="there").abandon()
    clock.now += ahead  # what the clocks of two hosts say of each other is nothing to go by
    with caplog.at_level(logging.WARNING):
        lease = take(path, clock)
    assert (lease.epoch, lease.from_elsewhere, watcher.passed) == (2, True, 2 * TTL)
    assert "on there (pid" in caplog.messages[0]
    assert "in 120 s at most" in caplog.messages[0]
    lease.release()


def test_a_holder_on_another_host_whose_heart_beats_is_left_alone_whatever_the_clocks_say(
    path: Path, watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr("archive.leases.lease._awake", lambda: watcher.passed)
    monkeypatch.setattr("archive.leases.lease._lock", lambda fd: True)  # a folder on which the lock reaches one host
    holder = take(path, clock, host="there")
    clock.now += timedelta(hours=3)
    watcher.meanwhile = holder.check  # its clock stands still: only the renewals tell that it lives
    with pytest.raises(PortalBusy, match="on there"):
        take(path, clock)
    assert watcher.passed <= 6, "told within seconds"
    holder.check()
    holder.release()


def test_many_are_watched_in_the_time_of_one(tmp_path: Path, watcher: Watcher) -> None:
    clock, paths = Clock(), [tmp_path / f"portal=vidu{number}.lease" for number in range(3)]
    for path in paths:
        take(path, clock, host="there").abandon()
    watch([*paths, tmp_path / "portal=nobody.lease"], on("here"))
    assert watcher.passed == 2 * TTL
    for path in paths:
        take(path, clock).release()
    assert watcher.passed == 2 * TTL, "no further wait"


def test_a_holder_that_lets_go_while_it_is_watched_is_waited_for_no_longer(path: Path, watcher: Watcher) -> None:
    clock = Clock()
    take(path, clock, host="there").abandon()
    free = msgspec.json.encode(LeaseText(epoch=1)).ljust(511) + b"\n"

    def let_go() -> None:
        path.write_bytes(free)

    watcher.meanwhile = let_go
    lease = take(path, clock)
    assert (lease.epoch, lease.from_elsewhere, watcher.passed) == (2, False, 1)
    lease.release()


def test_a_dead_process_of_this_machine_is_waited_for_by_nobody(
    path: Path, watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.leases.lease._lock", lambda fd: None)  # no locks: only the process itself tells
    code = (
        "import sys; from pathlib import Path; from archive.leases import lease; from archive.disk.files import Files\n"
        "from archive.times import utc_now; lease._lock = lambda fd: None\n"
        "lease.Lease.take(Path(sys.argv[1]), owner='old', files=Files(), now=utc_now)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
    lease = Lease.take(path, owner="new", files=Files(), now=Clock())
    assert (lease.epoch, lease.from_elsewhere, watcher.passed) == (2, False, 0)
    lease.release()


def test_what_proves_that_a_holder_is_dead() -> None:
    at, pid = here(), 4_000_000  # beyond what kernels give
    own = started(1) or 0
    other = msgspec.structs.replace(at, boot="another")
    assert started(pid) is None
    assert is_dead(at, pid, 5, shares_lock=False, at=at)
    assert is_dead(at, 1, own + 1, shares_lock=False, at=at), "the number was given again"
    assert not is_dead(at, 1, own, shares_lock=False, at=at)
    assert is_dead(at, 1, own, shares_lock=True, at=at), "the lock that it had is free"
    assert is_dead(other, 1, own, shares_lock=True, at=msgspec.structs.replace(at, machine="m")) is False
    known = msgspec.structs.replace(at, machine="m")
    assert is_dead(msgspec.structs.replace(known, boot="before"), 1, own, shares_lock=True, at=known), "started anew"
    assert not is_dead(msgspec.structs.replace(known, boot="before"), 1, own, shares_lock=False, at=known)
    assert not is_dead(msgspec.structs.replace(at, space="pid:[2]"), pid, 5, shares_lock=False, at=at), "a container"


def test_a_lease_released_elsewhere_is_free_at_once(path: Path) -> None:
    clock = Clock()
    take(path, clock, host="there").release()
    take(path, clock).release()


def test_where_there_are_no_locks_the_heartbeat_decides(
    path: Path, watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def flock(fd: int, how: int) -> None:
        raise OSError(errno.ENOTSUP, "no locks here")

    monkeypatch.setattr(fcntl, "flock", flock)
    monkeypatch.setattr("archive.leases.lease._awake", lambda: watcher.passed)
    clock = Clock()
    lease = take(path, clock)
    watcher.meanwhile = lease.check
    with pytest.raises(PortalBusy):
        take(path, clock)
    watcher.meanwhile = lambda: None
    taken = take(path, clock, owner="c2")
    assert taken.from_elsewhere
    taken.abandon()
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
    monkeypatch.setattr("archive.leases.lease._awake", lambda: passed)
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


def test_a_lease_of_which_the_disk_tells_nothing_is_overdue(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a shared folder does for a file that another machine removed."""
    lease = take(path, Clock())

    def stale(fd: int) -> None:
        raise OSError(errno.ESTALE, "Stale file handle")

    with monkeypatch.context() as patched:
        patched.setattr("archive.disk.files.os.fstat", stale)
        assert lease.overdue
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
    with pytest.raises(LeaseLost, match="was removed while this run wrote"):
        lease.check()
    lease.abandon()
