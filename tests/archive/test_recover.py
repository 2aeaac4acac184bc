"""What the start of a writer mends, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import zstandard

from archive.article import Article
from archive.observations import CrawlRun
from tests.archive.recovery_kit import ALL, ARTICLES, STATE, ids, mended, six_articles
from tests.archive.store_kit import (
    PORTAL,
    Clock,
    exchange,
    lines,
    once_each,
    opened,
    page,
    state_dump,
    url_of,
    visit,
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return six_articles(tmp_path)


def test_a_sound_archive_needs_nothing(archive: Path) -> None:
    before = {path: path.read_bytes() for path in archive.rglob("*.jsonl")}
    assert mended(archive) == {}
    assert {path: path.read_bytes() for path in archive.rglob("*.jsonl")} == before


def test_a_new_archive_has_nothing_to_mend(tmp_path: Path) -> None:
    assert mended(tmp_path) == {}


@pytest.mark.parametrize(
    "tail", [b'{"id":"vidu:7","ti', b"\0" * 700, b'{"id":\0\0\0\0\0\0', b"\n", b"\xff\xfe\n", b"12\n"]
)
@pytest.mark.parametrize("lost_state", [False, True])
def test_a_torn_tail_goes_into_quarantine(archive: Path, tail: bytes, lost_state: bool) -> None:
    path = archive / ARTICLES
    whole = path.read_bytes()
    path.write_bytes(whole + tail)
    if lost_state:
        (archive / STATE).unlink()
    done = mended(archive)
    assert (done["cut_bytes"], done["cut_files"]) == (len(tail), 1)
    assert path.read_bytes() == whole
    (kept,) = (archive / "quarantine/portal=vidu").iterdir()
    assert kept.read_bytes() == tail
    assert kept.name.startswith(f"articles-2026-11-24.jsonl-{len(whole)}-")
    assert ids(archive) == ALL
    once_each(archive)


def test_a_hole_in_the_last_group_takes_the_group_and_its_pages_are_read_again(archive: Path) -> None:
    path = archive / ARTICLES
    whole = path.read_bytes().splitlines(keepends=True)
    (archive / STATE).unlink()
    path.write_bytes(b"".join([*whole[:4], b"\0" * len(whole[4]), whole[5]]))
    done = mended(archive)
    assert done["cut_bytes"] == len(whole[4]) + len(whole[5])
    assert done["articles_from_warc"] == 2
    assert sorted(map(str, ids(archive))) == ALL


def test_old_damage_stays_for_repair(archive: Path) -> None:
    path = archive / ARTICLES
    whole = path.read_bytes().splitlines(keepends=True)
    damaged = b"".join([whole[0], b"#" + whole[1][1:], *whole[2:]])
    path.write_bytes(damaged)
    assert mended(archive) == {}, "the state has it behind it"
    (archive / STATE).unlink()
    done = mended(archive)
    assert path.read_bytes() == damaged
    assert done["damaged_lines"] == 1
    assert "cut_bytes" not in done


def test_a_line_lost_with_the_state_is_made_again_from_its_page(archive: Path) -> None:
    (archive / STATE).unlink()
    path = archive / ARTICLES
    whole = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(whole[:3]))
    done = mended(archive)
    assert (done["rebuilt"], done["rebuilt_lines"], done["articles_from_warc"]) == (1, 3, 3)
    assert ids(archive) == ALL
    made = msgspec.convert(lines(archive, "articles")[-1], Article)
    assert (made.crawl_id, made.fetched_at) == ("c1", "2026-11-24T01:00:05Z"), "of the run that fetched it"
    assert made.recorded_at is not None
    assert made.recorded_at > "2026-11-25"
    assert made.http is not None
    assert made.http.etag == '"5"'


def test_compressed_days_are_read_and_never_written(archive: Path) -> None:
    before = state_dump(archive)
    plain = archive / ARTICLES
    plain.with_suffix(".jsonl.zst").write_bytes(zstandard.ZstdCompressor().compress(plain.read_bytes()))
    plain.unlink()
    assert mended(archive) == {}
    store = opened(archive, "c2", clock=Clock("2026-11-25T00:00:00+00:00"))
    visit(store, exchange(page(1, byline="A"), url_of(1), 50))
    store.close()
    (line,) = lines(archive, "articles")
    assert line["change"]["fields"] == {"byline": {"from": None, "to": "A"}}  # type: ignore[index]
    (archive / STATE).unlink()
    done = mended(archive)
    assert (done["rebuilt"], done["rebuilt_lines"]) == (1, 8)
    assert [row[0] for row in state_dump(archive)["articles"]] == [row[0] for row in before["articles"]]


def test_a_sealed_day_is_not_touched(archive: Path) -> None:
    path = archive / ARTICLES
    path.write_bytes(path.read_bytes() + b"torn")
    path.chmod(0o444)
    (archive / STATE).unlink()
    store = opened(archive, "c2", clock=Clock("2026-11-25T00:00:00+00:00"))
    store.close()
    assert store.recovered["damaged_lines"] == 1
    assert path.read_bytes().endswith(b"torn")


def test_a_torn_run_is_cut(archive: Path) -> None:
    path = archive / "crawls/portal=vidu.jsonl"
    times = {"started_at": "2026-11-24T02:00:00Z", "ended_at": "2026-11-24T03:00:00Z"}
    run = CrawlRun(crawl_id="c", portal=PORTAL, mode="full", **times, finish="finished", counts={})
    whole = msgspec.json.encode(run) + b"\n"
    path.write_bytes(whole + whole[:50])
    (archive / STATE).unlink()
    store = opened(archive, "c2")
    assert store.state.meta("full_pass_started") == times["started_at"]
    assert store.state.meta("full_pass_done") == times["ended_at"]
    store.close()
    assert store.recovered["cut_bytes"] == 50
    assert path.read_bytes() == whole
