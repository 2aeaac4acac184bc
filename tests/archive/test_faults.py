"""The process stopped, the disk full or broken, the power cut: at every single operation of the file layer."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections import Counter
from pathlib import Path

import pytest

from archive.captures.members import members
from archive.disk.files import Handle
from archive.errors import StorageFailed
from tests.archive.fault_kit import (
    COUNT,
    STAGES,
    STOP_AND_FULL,
    Faulty,
    Kill,
    Unplugged,
    attempt,
    crawl,
    room,
    stages,
    tell,
)
from tests.archive.finishing import begin, check, drawn, finish, seen
from tests.archive.store_kit import Quick, exchange, opened, page, url_of, visit

pytestmark = pytest.mark.usefixtures(drawn.__name__)


def operations(tmp_path: Path) -> list[str]:
    counter = Faulty()
    assert attempt(tmp_path / "whole", counter)
    check(tmp_path / "whole")
    return counter.done


def before(root: Path) -> None:
    """An archive of a first run that was stopped between its lines and its state, which is gone."""
    store = opened(root, "c0", files=Faulty(first_lines(root)))
    rows = {"rows": [{"number": number} for number in range(COUNT)]}
    visit(store, exchange(rows, "http://vidu.gov.vn/", 0, kind="listing"))
    for number in range(2):
        visit(store, exchange(page(number), url_of(number), number + 1))
    store.keep(exchange(page(2), url_of(2), 3))
    with pytest.raises(Kill):
        store.commit()
    store.abandon()
    (root / "state" / "portal=vidu.sqlite").unlink()


def first_lines(root: Path) -> int:
    """Which operation is the first fsync of articles."""
    counter = Faulty()
    store = opened(root.with_name(f"{root.name}-counted"), "c0", files=counter)
    visit(store, exchange({"rows": [{"number": 1}]}, "http://vidu.gov.vn/", 0, kind="listing"))
    visit(store, exchange(page(1), url_of(1), 1))
    store.commit()
    store.abandon()
    return counter.done.index("fsync articles")


@STOP_AND_FULL
def test_a_failure_at_any_operation_loses_nothing_and_doubles_nothing(
    tmp_path: Path, error: int | None, capsys: pytest.CaptureFixture[str]
) -> None:
    names, hits = operations(tmp_path), Counter[str]()
    for at, (name, stage) in enumerate(zip(names, stages(names), strict=True)):
        root = tmp_path / str(at)
        files = Faulty(at, error)
        begin("crawl")
        ended = attempt(root, files)
        assert files.hit == name
        assert not ended
        finish(root)
        hits[stage] += 1
    tell(capsys, os.strerror(error) if error else "stopped", hits, STAGES)


@STOP_AND_FULL
def test_a_failure_at_any_operation_of_a_rebuild(
    tmp_path: Path, error: int | None, capsys: pytest.CaptureFixture[str]
) -> None:
    counter, hits = Faulty(), Counter[str]()
    before(tmp_path / "first")
    shutil.copytree(tmp_path / "first", tmp_path / "whole")
    opened(tmp_path / "whole", files=counter).abandon()
    assert {"remove", "state", "write articles"} <= set(counter.done), "what was kept without a line becomes one"
    for at in range(len(counter.done)):
        root = tmp_path / str(at)
        shutil.copytree(tmp_path / "first", root)
        begin("rebuild")
        with contextlib.suppress(Kill, StorageFailed):
            opened(root, files=Faulty(at, error)).abandon()
        finish(root)
        hits["rebuild" if at <= counter.done.index("state") else "what it found"] += 1
    tell(capsys, os.strerror(error) if error else "stopped", hits, ("rebuild", "what it found"))


def test_a_power_cut_at_any_operation_of_a_rebuild(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before(tmp_path / "first")
    shutil.copytree(tmp_path / "first", tmp_path / "whole")
    plugged, hits = Unplugged(tmp_path / "whole", -1), Counter[str]()
    opened(tmp_path / "whole", files=plugged).abandon()
    for at in range(len(plugged.done)):
        root = tmp_path / str(at)
        shutil.copytree(tmp_path / "first", root)
        files = Unplugged(root, at)
        begin("rebuild")
        with pytest.raises(Kill):
            opened(root, files=files).abandon()
        files.cut_power()
        finish(root)
        hits["rebuild" if at <= plugged.done.index("state") else "what it found"] += 1
    tell(capsys, "power cut", hits, ("rebuild", "what it found"))


class NoFlush(Quick):
    """Its first fsync of one room fails, as of a disk that lost what it had taken; notes what comes after."""

    def __init__(self, failing: str) -> None:
        self._failing = failing
        self.failed: Handle | None = None
        self.after: list[str] = []

    def _note(self, name: str, handle: Handle) -> None:
        if handle is self.failed:
            self.after.append(name)

    def write(self, handle: Handle, data: bytes) -> None:
        self._note("write", handle)
        super().write(handle, data)

    def fsync(self, handle: Handle) -> None:
        self._note("fsync", handle)
        if self.failed is None and room(handle.path) == self._failing:
            self.failed = handle
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    def close(self, handle: Handle) -> None:
        self._note("close", handle)
        super().close(handle)


@pytest.mark.parametrize("failing", ["warc", "sightings", "articles"])
def test_after_a_failed_fsync_the_handle_is_given_up(tmp_path: Path, failing: str) -> None:
    files = NoFlush(failing)
    store = opened(tmp_path, files=files)
    with pytest.raises(StorageFailed, match="Input/output error"):
        crawl(store)
    assert files.after == ["close"], "what it holds may be lost, whatever a second fsync says"
    assert files.failed is not None
    assert files.failed.path.stat().st_size == 0, "and nothing of it is believed"
    store.abandon()
    finish(tmp_path)


@pytest.mark.parametrize("operation", ["write warc", "write observations", "write articles"])
def test_a_full_disk_leaves_every_file_at_its_last_good_offset(tmp_path: Path, operation: str) -> None:
    names, root = operations(tmp_path), tmp_path / "a"
    last = max(at for at, name in enumerate(names) if name == "state")
    store = opened(root, files=Faulty(max(at for at in range(last) if names[at] == operation), errno.ENOSPC))
    good: dict[Path, int] = {}
    commit = store.commit

    def noting() -> object:
        done = commit()
        good.update({path: path.stat().st_size for path in root.rglob("*.jsonl")})
        return done

    store.commit = noting  # type: ignore[assignment,method-assign]
    with pytest.raises(StorageFailed, match="No space left on device"):
        crawl(store)
    store.abandon()
    assert good
    assert {path: path.stat().st_size for path in root.rglob("*.jsonl") if path in good or path.stat().st_size} == good
    for path in root.rglob("*.warc.gz"):
        assert [*members(path)][-1].end == path.stat().st_size, "the WARC records that were durable before stay"
    finish(root)


@pytest.mark.parametrize("firsts", ["the last of each kind", pytest.param("all", marks=pytest.mark.soak)])
def test_a_second_failure_while_the_first_is_mended(tmp_path: Path, firsts: str) -> None:
    names, kinds = operations(tmp_path), ("write warc", "write articles", "state", "fsync articles")
    found = [(name, at) for at, name in enumerate(names) if name in kinds]
    for first in [at for _, at in found] if firsts == "all" else dict(found).values():
        failed, second = tmp_path / str(first), 0
        begin("crawl")
        attempt(failed, Faulty(first))
        while True:
            root = tmp_path / f"{first}-{second}"
            shutil.copytree(failed, root)
            files = Faulty(second)
            store = None
            begin("mending")
            with contextlib.suppress(Kill):
                store = opened(root, files=files)
            if store is not None:
                store.abandon()
            finish(root)
            if files.hit is None:
                break
            second += 1
        assert second >= 2


@pytest.mark.parametrize("lost_state", [False, True], ids=["state kept", "state lost"])
def test_a_power_cut_at_any_operation(tmp_path: Path, lost_state: bool, capsys: pytest.CaptureFixture[str]) -> None:
    whole, hits = tmp_path / "whole", Counter[str]()
    opened(whole, "c0").close()
    plugged = Unplugged(whole, -1)
    assert attempt(whole, plugged)
    for at, stage in enumerate(stages(plugged.done)):
        root = tmp_path / str(at)
        begin("crawl")
        opened(root, "c0").close()
        files = Unplugged(root, at)
        assert not attempt(root, files)
        hits[stage] += 1
        files.cut_power()
        if lost_state:
            (root / "state" / "portal=vidu.sqlite").unlink(missing_ok=True)
        finish(root)
    tell(capsys, "power cut", hits, STAGES)


def test_after_a_failure_the_store_says_so_and_lets_go(tmp_path: Path) -> None:
    names = operations(tmp_path)
    store = opened(tmp_path / "a", files=Faulty(names.index("write articles"), errno.ENOSPC))
    with pytest.raises(StorageFailed, match="No space left on device"):
        crawl(store)
    assert store.frontier.get("vidu:1") is not None, "the crawl may still ask"
    with pytest.raises(StorageFailed, match="open it again"):
        store.commit()
    store.close()
    assert (tmp_path / "a/articles/portal=vidu/2026-11-24.jsonl").stat().st_size == 0, "cut back"
    opened(tmp_path / "a").close()


def test_archives_that_differ_are_not_finished_as_one(tmp_path: Path) -> None:
    root = tmp_path / "a"
    assert attempt(root, Quick())
    (line,), states = root.glob("articles/*/*.jsonl"), {seen(root)}
    data = line.read_bytes()
    line.write_bytes(data.replace(b"1", b"2", 1))
    states.add(seen(root))
    line.write_bytes(data)
    line.chmod(0o444)
    states.add(seen(root))
    (root / "state" / "portal=vidu.sqlite").unlink()
    states.add(seen(root))
    (root / "articles" / "portal=khac").mkdir()
    states.add(seen(root))
    (index,) = root.glob("warc/*/*.cdxj")
    os.utime(index, (0, 0))
    states.add(seen(root))
    assert len(states) == 6
