"""The start of a writer in an archive that a disk, a power cut or a user has damaged: nothing whole is given up."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

import msgspec
import pytest
import zstandard

from archive.article import Article
from archive.captures.warc import WarcLog, warc_files
from archive.errors import NewerSchema
from archive.observations import CrawlRun
from archive.pages import captures
from archive.store import Store
from tests.archive.fault_kit import RUN, WHEN
from tests.archive.recovery_kit import ARTICLES, STATE, filled
from tests.archive.store_kit import (
    PORTAL,
    Clock,
    Quick,
    body_of,
    exchange,
    opened,
    page,
    url_of,
    visit,
)

NEXT_DAY = "2026-11-25T02:00:00+00:00"


def spoil(path: Path, at: int) -> bytes:
    """Breaks the line number ``at``; returns what the file is then."""
    found = path.read_bytes().split(b"\n")
    found[at] = b"#" + found[at][1:]
    path.write_bytes(b"\n".join(found))
    return path.read_bytes()


def whole_ids(root: Path) -> list[str]:
    found = []
    for line in (root / ARTICLES).read_bytes().splitlines():
        try:
            found.append(msgspec.json.decode(line, type=Article).id)
        except msgspec.DecodeError:
            found.append("damaged")
    return found


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
        run = CrawlRun(
            crawl_id=f"c{number}", portal=PORTAL, started_at=WHEN, ended_at=WHEN, finish="finished", counts={}
        )
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
    store.close(RUN)
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
