"""Runs are numbered: a line of ``crawls/`` that is taken away is missed, the last one too."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from archive import Archive
from archive.choosing.last import last_runs
from archive.observations import CrawlRun
from archive.verify import verify
from tests.archive.store_kit import Clock, exchange, opened, page, url_of, visit

WHEN = "2026-11-24T02:00:00Z"


def run(root: Path, number: int) -> None:
    store = opened(root, f"c{number}", clock=Clock(f"2026-11-24T0{number}:00:00+00:00"))
    store.close(
        CrawlRun(crawl_id=f"c{number}", portal="vidu", started_at=WHEN, ended_at=WHEN, finish="finished", counts={})
    )


def runs_file(root: Path) -> Path:
    return root / "crawls" / "portal=vidu.jsonl"


def found(root: Path) -> list[str]:
    return [finding.what for finding in verify(Archive(root))]


def test_runs_are_numbered_also_after_a_start_without_state(tmp_path: Path) -> None:
    for number in (1, 2):
        run(tmp_path, number)
    (tmp_path / "state" / "portal=vidu.sqlite").unlink()
    run(tmp_path, 3)
    assert [each.number for each in Archive(tmp_path).runs()] == [1, 2, 3]
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("cut", "expected"),
    [
        (lambda lines: lines[1:], []),  # an archive may have begun before runs had numbers
        (lambda lines: lines[:1] + lines[2:], ["gap"]),
        (lambda lines: lines[:-1], ["gap"]),
        (lambda lines: [], ["gap"]),
        (lambda lines: [lines[1], lines[0], lines[2]], ["order"]),
        (lambda lines: [*lines[:2], lines[1], *lines[2:]], ["duplicate"]),
    ],
    ids=["first", "middle", "last", "all", "swapped", "twice"],
)
def test_a_line_that_is_taken_away_is_missed(
    tmp_path: Path, cut: Callable[[list[bytes]], list[bytes]], expected: list[str]
) -> None:
    for number in (1, 2, 3):
        run(tmp_path, number)
    path = runs_file(tmp_path)
    path.write_bytes(b"".join(cut(path.read_bytes().splitlines(keepends=True))))
    assert found(tmp_path) == expected


def test_the_last_line_is_missed_after_the_next_run_too(tmp_path: Path) -> None:
    for number in (1, 2):
        run(tmp_path, number)
    path = runs_file(tmp_path)
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    run(tmp_path, 3)
    assert [each.number for each in Archive(tmp_path).runs()] == [1, 3]
    assert found(tmp_path) == ["gap"]


def test_lines_without_numbers_are_no_gap(tmp_path: Path) -> None:
    run(tmp_path, 1)
    path = runs_file(tmp_path)
    path.write_bytes(path.read_bytes().replace(b'"number":1', b'"number":null'))
    (tmp_path / "state" / "portal=vidu.sqlite").unlink()
    run(tmp_path, 2)
    assert [each.number for each in Archive(tmp_path).runs()] == [None, 1]
    assert found(tmp_path) == []


def test_another_article_in_the_place_of_the_one_meant_is_not_compared_with(tmp_path: Path) -> None:
    """Lines of one length that changed places: the state looks for each where the other stands."""
    store = opened(tmp_path)
    visit(store, exchange(None, "http://vidu.gov.vn/a.pdf", 0, kind="asset", body=random.Random(1).randbytes(2000)))
    for number in (1, 2):
        visit(
            store,
            exchange(page(number, title=f"Tin số {number}", body=f"Đoạn {number * 11} " * 40), url_of(number), number),
        )
    store.close()
    (path,) = (tmp_path / "articles" / "portal=vidu").glob("*.jsonl")
    first, second = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(second + first)
    assert len(first) == len(second)
    store = opened(tmp_path, "c2", clock=Clock("2026-11-24T03:00:00+00:00"))
    edited = page(1, title="Một tựa khác hẳn", body="Đoạn 11 " * 39)
    visit(store, exchange(edited, url_of(1), 9))
    store.close()
    assert [(each.id, each.revision) for each in Archive(tmp_path).articles(latest=False)] == [
        ("vidu:2", 1), ("vidu:1", 1), ("vidu:1", 2),
    ]  # fmt: skip


@pytest.mark.parametrize("when", ["1-01-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-11-24T02:00:00", ""])
@pytest.mark.parametrize("name", ["started_at", "ended_at"])
def test_a_run_without_a_time_is_a_damaged_line(tmp_path: Path, name: str, when: str) -> None:
    """Health, reports and the next crawl's pace count with the times of runs: they ended in a traceback."""
    for number in (1, 2):
        run(tmp_path, number)
    first, second = runs_file(tmp_path).read_text().splitlines(keepends=True)
    runs_file(tmp_path).write_text(first.replace(f'"{name}":"{WHEN}"', f'"{name}":"{when}"') + second)
    archive = Archive(tmp_path)
    assert [each.number for each in archive.runs()] == [2]
    assert archive.damaged.lost == 1
    assert last_runs(tmp_path, "vidu")[0].number == 2
    assert "schema" in found(tmp_path)
