"""A WARC file that was cut from outside: nothing is appended to it, so that the loss can be seen."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archive.captures.warc import warc_files
from archive.disk.files import Files
from archive.errors import StorageFailed
from archive.pages import captures
from tests.archive.fault_kit import RUN, Faulty, Kill
from tests.archive.short_kit import STATE, filled, names
from tests.archive.store_kit import PORTAL, exchange, lines, opened, page, url_of, visit


def cut_to(path: Path, size: int) -> bytes:
    os.truncate(path, size)
    return path.read_bytes()


def middle(path: Path) -> int:
    """A place inside of the fourth response."""
    return [capture.pointer.offset for capture in captures(path)][3] + 40


def boundary(path: Path) -> int:
    """The first byte of the fourth exchange."""
    return [capture.pointer.offset for capture in captures(path)][2] + next(
        int(line.split(b'"length":"')[1].split(b'"')[0])
        for line in path.with_name(path.name.replace(".warc.gz", ".cdxj")).read_bytes().splitlines()
        if b"tin-2.html" in line
    )


CUTS = {"middle": middle, "boundary": boundary, "empty": lambda path: 0}


@pytest.mark.parametrize("index", [True, False], ids=["index", "no index"])
@pytest.mark.parametrize("state", [True, False], ids=["state", "no state"])
@pytest.mark.parametrize("cut", CUTS)
def test_nothing_is_appended_to_a_file_that_was_cut(
    tmp_path: Path, cut: str, state: bool, index: bool, caplog: pytest.LogCaptureFixture
) -> None:
    path = filled(tmp_path)
    left = cut_to(path, CUTS[cut](path))
    if not index:
        path.with_name(path.name.replace(".warc.gz", ".cdxj")).unlink()
    if not state:
        (tmp_path / STATE).unlink()
    assert "pointer" in names(tmp_path)
    unsaid = opened(tmp_path, "c2")
    unsaid.abandon()
    assert unsaid.recovered["warc_short"] == 1
    store = opened(tmp_path, "c2")
    assert store.recovered["warc_short"] == 1, "no run has said it"
    assert str(path.relative_to(tmp_path)) in caplog.text
    store.close(RUN)
    again = opened(tmp_path, "c3")
    assert "warc_short" not in again.recovered, "said once"
    visit(again, exchange(page(7), url_of(7), 70))
    again.close()
    assert path.read_bytes() == left
    assert len(warc_files(tmp_path, PORTAL)) == 2
    assert names(tmp_path) == ({"pointer", "short-warc"} if index else {"pointer"}), "the loss stays visible"
    opened(tmp_path, "c4").close()
    assert names(tmp_path) == ({"pointer", "short-warc"} if index else {"pointer"})
    assert len(lines(tmp_path, "articles")) == 7


def test_what_only_the_index_knows_of_is_missed_too(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store.keep(exchange(None, "http://vidu.gov.vn/a.pdf", 5, kind="asset", body=os.urandom(3000)))
    store.close()
    (path,) = warc_files(tmp_path, PORTAL)
    cut_to(path, path.stat().st_size - 100)
    (tmp_path / STATE).unlink()
    assert names(tmp_path) == {"short-warc"}
    store = opened(tmp_path, "c2")
    store.close()
    assert store.recovered["warc_short"] == 1
    assert names(tmp_path) == {"short-warc"}
    assert not (tmp_path / "quarantine").exists(), "what is left stays where it is"


def test_what_only_the_state_knew_outlives_a_stop_while_it_is_rebuilt(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store.keep(exchange(None, "http://vidu.gov.vn/a.pdf", 5, kind="asset", body=os.urandom(3000)))
    store.commit()
    store.abandon()
    (path,) = warc_files(tmp_path, PORTAL)
    left = cut_to(path, path.stat().st_size - 100)

    class StopAtState(Faulty):
        def _step(self, name: str) -> None:
            if name == "state":
                raise Kill(name)

    with pytest.raises(Kill):
        opened(tmp_path, "c2", files=StopAtState())
    store = opened(tmp_path, "c3")
    assert store.recovered["warc_short"] == 1
    visit(store, exchange(page(2), url_of(2), 20))
    store.close()
    assert path.read_bytes() == left


def test_a_file_restored_from_a_copy_is_whole_again(tmp_path: Path) -> None:
    path = filled(tmp_path)
    whole = path.read_bytes()
    cut_to(path, middle(path))
    opened(tmp_path, "c2").close()
    path.write_bytes(whole)
    store = opened(tmp_path, "c3")
    assert store.recovered["rebuilt"] == 1
    assert "warc_short" not in store.recovered
    store.close()
    assert names(tmp_path) == set()
    assert len(lines(tmp_path, "articles")) == 6
    with closing(sqlite3.connect(tmp_path / STATE)) as database:
        assert database.execute("SELECT value FROM meta WHERE key = 'closed_warc'").fetchone() == ("{}",)


@pytest.mark.parametrize("change", [-50, 50])
def test_a_file_that_is_changed_while_it_is_written_stops_the_run(tmp_path: Path, change: int) -> None:
    store = opened(tmp_path, files=Files())
    visit(store, exchange(page(1), url_of(1), 1))
    store.commit()
    (path,) = warc_files(tmp_path, PORTAL)
    os.truncate(path, path.stat().st_size + change)
    visit(store, exchange(page(2), url_of(2), 2))
    with pytest.raises(StorageFailed, match=r"another program has changed the file; .* says whether it lacks anything"):
        store.commit()
    store.close()
    if change < 0:
        store = opened(tmp_path, "c2")
        store.close()
        assert store.recovered["warc_short"] == 1
