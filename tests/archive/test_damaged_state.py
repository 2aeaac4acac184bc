"""A state that is another's, was changed, or is damaged: no start believes it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archive.errors import StorageFailed
from archive.store import Store
from tests.archive.recovery_kit import ARTICLES, STATE, filled
from tests.archive.store_kit import (
    PORTAL,
    Clock,
    Quick,
    exchange,
    interpret,
    lines,
    once_each,
    opened,
    page,
    state_dump,
    url_of,
    visit,
)


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
    with closing(sqlite3.connect(path)) as database:
        (version,) = database.execute("PRAGMA user_version").fetchone()
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
