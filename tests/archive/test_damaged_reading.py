"""Damaged archives: every way of reading gives all that can be read, the same as all others, and names the rest."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import Archive
from archive.choosing.chosen import Chosen
from archive.export.run import export
from archive.searching.search import search
from tests.archive.building import Files, article, encode

GOOD = [f"vidu:{number}" for number in range(1, 7)]
LINES = [encode(article(id)) for id in GOOD]


def flipped(data: bytes) -> bytes:
    """One bit is another, in the quotation mark that begins a value."""
    place = data.index(b'"title":"') + 8
    return data[:place] + bytes([data[place] ^ 0x20]) + data[place + 1 :]


DAMAGES: dict[str, Callable[[list[bytes]], bytes]] = {
    "a flipped bit": lambda lines: b"".join([lines[0], flipped(lines[1]), *lines[2:]]),
    "a NUL tail": lambda lines: b"".join(lines) + bytes(4096),
    "NUL in the middle": lambda lines: b"".join([*lines[:3], bytes(512), b"\n", *lines[3:]]),
    "a torn last line": lambda lines: b"".join(lines)[:-20],
    "two lines in one": lambda lines: b"".join([lines[0][:-1], *lines[1:]]),
    "CRLF": lambda lines: b"".join(lines).replace(b"\n", b"\r\n"),
    "a byte order mark": lambda lines: b"\xef\xbb\xbf" + b"".join(lines),
    "blank lines": lambda lines: b"\n".join([*lines, b""]),
    "no UTF-8": lambda lines: b"".join([b'{"id":"\xff"}\n', *lines]),
    "no object": lambda lines: b"".join([b"[1]\n17\nnull\n", *lines]),
    "nothing at all": lambda lines: b"",
}
LOST = {
    "a flipped bit": ["vidu:2"],
    "a torn last line": ["vidu:6"],
    "two lines in one": ["vidu:1", "vidu:2"],
    "nothing at all": GOOD,
}


@pytest.mark.parametrize("compressed", [False, True])
@pytest.mark.parametrize("damage", DAMAGES)
def test_the_rest_is_read_by_all_alike(tmp_path: Path, damage: str, compressed: bool) -> None:
    files = Files(tmp_path / "archive")
    files.add(article("khac:1"), portal="khac")
    path = files.add_bytes(DAMAGES[damage](LINES), day="2026-11-22")
    if compressed:
        files.compress(path)
    files.add(article("vidu:8"), day="2026-11-24")
    expected = ["khac:1", *(id for id in GOOD if id not in LOST.get(damage, [])), "vidu:8"]
    archive = Archive(files.root)
    assert [record.id for record in archive.articles(latest=False)] == expected
    assert [record.id for record in archive.articles()] == expected
    assert [record.id for record in archive.follow()] == expected
    assert sorted(hit.id for hit in search(archive, "hoi nghi").hits) == expected
    export(archive, "csv", tmp_path / "out.csv", Chosen())
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == expected
    harmless = damage == "nothing at all"
    assert bool(archive.damaged) != harmless


@pytest.mark.parametrize("cut", [0, 10, 200])
def test_a_torn_compressed_day_harms_no_other(tmp_path: Path, cut: int) -> None:
    files = Files(tmp_path / "archive")
    day = files.compress(files.add_bytes(b"".join(LINES), day="2026-11-22"))
    day.write_bytes(day.read_bytes()[:cut])
    files.add(article("vidu:8"), day="2026-11-24")
    archive = Archive(files.root)
    for found in (archive.articles(), archive.follow()):
        assert [record.id for record in found][-1] == "vidu:8"
    assert {damage.what for damage in archive.damaged} == ({"bad-zstd"} if cut else set())


@given(st.randoms(use_true_random=False))
def test_whoever_follows_gets_every_record_once(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    files = Files(tmp_path_factory.mktemp("follow"))
    (files.root / "articles").mkdir()
    written: list[str] = []
    given_out: list[str] = []
    cursor, day = None, 10
    for step in range(chance.randrange(2, 12)):
        match chance.randrange(4):
            case 0:
                files.add(
                    *(article(f"vidu:{step}.{each}") for each in range(chance.randrange(3))), day=f"2026-11-{day}"
                )
                written = [record.id for record in Archive(files.root).articles(latest=False)]
            case 1 if files.path(day=f"2026-11-{day}").exists():
                files.compress(files.path(day=f"2026-11-{day}"))
                day += 1
            case 2:
                day += 1
            case _:
                news = Archive(files.root).follow(cursor)
                stop = chance.randrange(4)
                for record, _ in zip(news, range(stop), strict=False):
                    given_out.append(record.id)
                    cursor = news.cursor
    given_out += [record.id for record in Archive(files.root).follow(cursor)]
    assert given_out == written
