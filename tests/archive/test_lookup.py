"""``Archive.article``: one article by the writer's index, and the same one without it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from archive import Archive, reader
from archive.sealing.seal import seal
from tests.archive.store_kit import Clock, Quick, exchange, opened, page, url_of, visit

STATE = "state/portal=vidu.sqlite"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Five articles, number 1 edited, number 2 seen in an older capture after it."""
    store = opened(tmp_path)
    for number in range(5):
        visit(store, exchange(page(number), url_of(number), 100 + number))
    visit(store, exchange(page(1, title="Bản đã sửa"), url_of(1), 200))
    visit(store, exchange(page(2, title="Bản cũ"), url_of(2), 1))
    store.close()
    return tmp_path


def titles(root: Path) -> dict[str, str | None]:
    archive = Archive(root)
    found = {number: archive.article(f"vidu:{number}") for number in range(7)}
    return {f"vidu:{number}": article.title if article else None for number, article in found.items()}


def by_scan(root: Path) -> dict[str, str | None]:
    return dict.fromkeys((f"vidu:{number}" for number in range(7)), None) | {
        article.id: article.title for article in Archive(root).articles("vidu")
    }


def without_scan(root: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str | None]:
    def scanned(*_: object) -> None:
        raise AssertionError("every line was read")

    with monkeypatch.context() as patched:
        patched.setattr(reader.Archive, "revisions", scanned)
        return titles(root)


def test_the_index_gives_what_the_files_say(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = by_scan(root)
    assert expected["vidu:1"] == "Bản đã sửa"
    assert without_scan(root, monkeypatch) == expected
    (root / STATE).unlink()
    assert titles(root) == expected


@pytest.mark.parametrize("compress", [False, True])
def test_sealed_days(root: Path, monkeypatch: pytest.MonkeyPatch, compress: bool) -> None:
    when = datetime.fromisoformat("2026-11-25T00:00:00+00:00")
    assert list(seal(root, "vidu", compress=compress, files=Quick(), now=lambda: when))
    assert without_scan(root, monkeypatch) == by_scan(root)


def test_what_was_written_behind_the_index(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = (root / STATE).read_bytes()
    store = opened(root, "c2", clock=Clock("2026-11-25T00:00:00+00:00"))
    visit(store, exchange(page(0, title="Bản mới nhất"), url_of(0), 300))
    visit(store, exchange(page(5), url_of(5), 301))
    store.close()
    (root / STATE).write_bytes(old)
    expected = by_scan(root)
    assert (expected["vidu:0"], expected["vidu:5"]) == ("Bản mới nhất", page(5)["title"])
    assert without_scan(root, monkeypatch) == expected


@pytest.mark.parametrize("state", [b"", b"garbage" * 900, None])
def test_an_index_that_is_none_and_one_of_other_files(root: Path, state: bytes | None) -> None:
    expected = by_scan(root)
    if state is None:
        path = root / "articles/portal=vidu/2026-11-24.jsonl"
        lines = path.read_bytes().splitlines(keepends=True)
        path.write_bytes(b"".join([*lines[1:], lines[0]]))
    else:
        (root / STATE).write_bytes(state)
    assert titles(root) == expected


def test_a_writer_at_work_is_not_waited_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = opened(root, "c2", clock=Clock("2026-11-25T00:00:00+00:00"))
    visit(store, exchange(page(5), url_of(5), 301))
    store.commit()
    store._committer._writer.execute("BEGIN IMMEDIATE")
    assert without_scan(root, monkeypatch)["vidu:5"] == page(5)["title"]
    store._committer._writer.execute("ROLLBACK")
    store.close()


@pytest.mark.parametrize("id", ["", "vidu", "khac:1", "../x:1", "vidu:\0"])
def test_what_is_no_article(root: Path, id: str) -> None:
    assert Archive(root).article(id) is None
