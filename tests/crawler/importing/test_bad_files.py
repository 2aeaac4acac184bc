"""WARC and WACZ files that were made to do harm, or came to it: no traceback, no end of memory, disk or time."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from archive.captures.warcrecords import Exchange, besides, payload_digest
from archive.reader import Archive
from archive.verify import verify
from crawler.importing import packing
from crawler.importing.opening import open_file
from crawler.importing.packing import Container, parts
from crawler.importing.sources import read_date
from tests.conftest import lines
from tests.crawler.importing.kit import HOME, START, Shot, imported, site, url_of, warc

ARTICLES = 3


def wacz(how: int, **members: bytes) -> bytearray:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", how) as packed:
        for name, data in members.items():
            packed.writestr(f"archive/{name}.warc", data)
    return bytearray(target.getvalue())


def bomb(first: bytes, megabytes: int) -> bytes:
    """``first`` and then NUL bytes, as one zstd frame."""
    packer = zstandard.ZstdCompressor().compressobj()
    packed = [packer.compress(first), *(packer.compress(bytes(1 << 20)) for _ in range(megabytes)), packer.flush()]
    return b"".join(packed)


def test_zstd_is_unpacked_in_pieces_whatever_it_says(tmp_path: Path) -> None:
    data = bomb(b"WARC/1.0\r\n", 64)
    assert len(data) < 4096
    (tmp_path / "a.warc.zst").write_bytes(data + data)
    container = Container("a", tmp_path / "a.warc.zst", 0, 2 * len(data), "zstd")
    with container.path.open("rb") as stream:
        sizes = [(at, len(part)) for at, part in parts(stream, 0, container, one=True)]
    assert max(size for _, size in sizes) <= 128 << 10
    assert (sum(size for _, size in sizes), sizes[-1][0]) == ((64 << 20) + 10, len(data))


@pytest.mark.parametrize("checksum", [True, False])
def test_zstd_cut_anywhere_is_damaged_and_nothing_else(checksum: bool, tmp_path: Path) -> None:
    packed = zstandard.ZstdCompressor(write_checksum=checksum).compress(warc(site(ARTICLES))[:600])
    for size in range(4, len(packed)):
        (tmp_path / "a.warc.zst").write_bytes(packed[:size])
        container = Container("a", tmp_path / "a.warc.zst", 0, size, "zstd")
        with container.path.open("rb") as stream, pytest.raises(packing.Damaged):
            list(parts(stream, 0, container))


@pytest.mark.parametrize("form", ["zst", "wacz"])
def test_what_unpacks_to_too_much_is_named_and_taken_away(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "UNPACKED_FREELY", 1 << 20)
    first = warc(site(1))
    path, work = tmp_path / f"a.{form}", tmp_path / "work"
    bad = first + bytes(3 << 20)
    path.write_bytes(bomb(first, 3) if form == "zst" else wacz(zipfile.ZIP_DEFLATED, a=bad, b=warc(site(ARTICLES))))
    work.mkdir()
    open_file(path, work)
    assert sum(each.stat().st_size for each in work.iterdir()) < 1 << 20
    outcome = imported(tmp_path / "archive", path)
    assert (outcome.exit_code, outcome.bad) == (1, {"too-large": 1})
    assert outcome.captures == (0 if form == "zst" else ARTICLES + 2)


def _lying(data: bytearray) -> None:
    at = data.index(b"PK\x01\x02")
    data[at + 20 : at + 28] = struct.pack("<II", 0xFFFFFFF0, 0xFFFFFFF0)


def _encrypted(data: bytearray) -> None:
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1


def _torn(data: bytearray) -> None:
    data[60:70] = b"\xff" * 10


@pytest.mark.parametrize(
    ("how", "bend", "what", "captures"),
    [
        (zipfile.ZIP_STORED, _lying, "no-record", 2 * (ARTICLES + 2)),
        (zipfile.ZIP_STORED, _encrypted, "damaged", ARTICLES + 2),
        (zipfile.ZIP_DEFLATED, _encrypted, "damaged", ARTICLES + 2),
        (zipfile.ZIP_DEFLATED, _torn, "damaged", ARTICLES + 2),
    ],
)
def test_a_bad_member_of_a_wacz_costs_itself_alone(
    how: int, bend: Callable[[bytearray], None], what: str, captures: int, tmp_path: Path
) -> None:
    data = wacz(how, a=warc(site(ARTICLES)), b=warc(site(ARTICLES, at=9999)))
    bend(data)
    (tmp_path / "a.wacz").write_bytes(data)
    outcome = imported(tmp_path / "archive", tmp_path / "a.wacz")
    assert (outcome.exit_code, set(outcome.bad)) == (1, {what})
    assert outcome.captures >= captures


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "0001-01-01", "²023-05-01"])
def test_a_date_at_the_edge_of_the_calendar_is_none(date: str, tmp_path: Path) -> None:
    assert read_date(date) is None
    odd = Shot(url_of(9), b"x", extra={"WARC-Date": date})
    (tmp_path / "a.warc").write_bytes(warc([*site(ARTICLES), odd]))
    assert imported(tmp_path / "archive", tmp_path / "a.warc").bad == {"no-date": 1}


def ours(archive: Path) -> bytes:
    return b"".join(gzip.decompress(path.read_bytes()) for path in archive.glob("warc/*/*.warc.gz"))


@pytest.mark.parametrize("known", [True, False])
def test_a_truncated_page_is_named_and_revises_nothing(known: bool, tmp_path: Path) -> None:
    whole = site(ARTICLES)
    half = Shot(url_of(1), whole[2].body.replace("bài".encode(), b"", 1), 500, extra={"WARC-Truncated": "length"})
    archive = tmp_path / "archive"
    (tmp_path / "a.warc").write_bytes(warc([*whole[: 3 if known else 2], half]))
    outcome = imported(archive, tmp_path / "a.warc")
    assert (outcome.exit_code, outcome.bad) == (1, {"truncated": 1})
    assert len(lines(archive, "articles")) == 1
    looks = [(look.kind, look.cause) for look in Archive(archive).observations()]
    assert looks == ([("failed", "truncated")] if known else [])
    assert ours(archive).count(b"WARC-Truncated: length\r\n") == 1
    assert list(verify(Archive(archive), warc=True)) == []


def test_a_revisit_is_not_truncated(tmp_path: Path) -> None:
    shots = site(ARTICLES)
    again = Shot(shots[2].url, b"", 500, kind="revisit", extra={"WARC-Truncated": "length"})
    again.extra["WARC-Payload-Digest"] = payload_digest(shots[2].body)
    (tmp_path / "a.warc").write_bytes(warc([*shots, again]))
    assert imported(tmp_path / "archive", tmp_path / "a.warc").bad == {}


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("203.0.113.7", b"WARC-IP-Address: 203.0.113.7\r\n"),
        ("2001:DB8::1", b"WARC-IP-Address: 2001:db8::1\r\n"),
        ("1.2.3.4\rX-Evil: 1", b""),
        ("fe80::1%\rX-Evil: 1", b""),
        ("none", b""),
    ],
)
def test_only_an_address_is_written_as_one(address: str, written: bytes, tmp_path: Path) -> None:
    shots = site(1)
    shots[2].extra["WARC-IP-Address"] = address
    (tmp_path / "a.warc").write_bytes(warc(shots))
    assert imported(tmp_path / "archive", tmp_path / "a.warc").exit_code == 0
    stored = ours(tmp_path / "archive")
    assert written in stored
    assert stored.count(b"WARC-IP-Address") == bool(written)
    assert b"X-Evil" not in stored
    plain = Exchange(url=url_of(1), status=200, body=b"", fetched_at=START, ip=address)
    assert bool(besides(plain)) == bool(written)


@pytest.mark.parametrize("base", ["http://huyen.example:99999/", "http://huyen.example:abc/", "http://[::1/"])
def test_an_address_that_can_be_none_is_named_and_the_rest_is_read(base: str, tmp_path: Path) -> None:
    shots = site(ARTICLES)
    odd = [Shot(shot.url.replace(HOME, base), shot.body, 50 + shot.at) for shot in shots]
    (tmp_path / "a.warc").write_bytes(warc([*shots, *odd]))
    outcome = imported(tmp_path / "archive", tmp_path / "a.warc")
    assert (outcome.exit_code, outcome.bad, outcome.left_out) == (1, {"bad-address": len(odd)}, {})
    assert {line["url"] for line in lines(tmp_path / "archive", "articles")} == {shot.url for shot in shots[2:]}
