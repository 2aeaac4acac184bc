"""WACZ and TimeMap: what is packed can be found, read and replayed; a file that is being written is no harm."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import struct
import zipfile
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from warcio.archiveiterator import ArchiveIterator

from archive import Archive
from archive.choosing.chosen import Chosen
from archive.export.run import export
from tests.archive.building import Files, article, observation
from tests.pywb_server import replayed
from tests.waiting import HANGS

TEXTS = {1: "<html><body>Một</body></html>", 2: "<html><body>Hai</body></html>", 3: "<html><body>Ba</body></html>"}


@pytest.fixture
def files(tmp_path: Path) -> Files:
    files = Files(tmp_path / "archive")
    for number, text in TEXTS.items():
        url = f"https://vidu.example/tin/{number}"
        page = files.add_page(text.encode(), "Content-Type: text/html; charset=utf-8", url=url)
        files.add(article(f"vidu:{number}", url=f"{url}?canonical", warc=page, lead="Dẫn"))
    page = files.add_page(b"<html>Khac</html>", portal="khac", url="http://khac.example/")
    files.add(article("khac:1", warc=page), portal="khac")
    files.add(article("vidu:4"))
    return files


@pytest.fixture
def out(files: Files, tmp_path: Path) -> Path:
    assert export(Archive(files.root), "wacz", tmp_path / "out.wacz", Chosen()).count == 4
    return tmp_path / "out.wacz"


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line[line.index(b"{") :]) for line in data.splitlines()]


def test_the_list_of_files_holds(out: Path) -> None:
    with zipfile.ZipFile(out) as package:
        assert package.testzip() is None
        said = json.loads(package.read("datapackage.json"))
        assert (said["wacz_version"], said["profile"]) == ("1.1.1", "data-package")
        names = {resource["path"] for resource in said["resources"]}
        assert names == set(package.namelist()) - {"datapackage.json", "datapackage-digest.json"}
        for resource in said["resources"]:
            data = package.read(resource["path"])
            assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        own = json.loads(package.read("datapackage-digest.json"))
        assert own["hash"] == f"sha256:{hashlib.sha256(package.read('datapackage.json')).hexdigest()}"


def test_what_is_compressed_is_stored(out: Path) -> None:
    with zipfile.ZipFile(out) as package:
        stored = {info.filename for info in package.infolist() if info.compress_type == zipfile.ZIP_STORED}
    assert stored == {"archive/khac-00001.warc.gz", "archive/vidu-00001.warc.gz", "indexes/index.cdx.gz"}


def test_replay_tools_that_know_no_zip64_read_it(out: Path) -> None:
    data = out.read_bytes()
    with zipfile.ZipFile(out) as package:
        for info in package.infolist():
            assert data[info.header_offset : info.header_offset + 4] == b"PK\3\4"
            name, extra = struct.unpack_from("<HH", data, info.header_offset + 26)
            assert (name, extra, info.flag_bits & 8) == (len(info.filename), 0, 0)


def test_a_list_of_very_many_pages_goes_without_their_text(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.export.wacz._TEXT_LIMIT", 1000)
    assert export(Archive(files.root), "wacz", tmp_path / "out.wacz", Chosen()).count == 4
    with zipfile.ZipFile(tmp_path / "out.wacz") as package:
        head, *pages = lines(package.read("pages/pages.jsonl"))
    assert head["hasText"] is False
    assert not [page for page in pages if "text" in page]


@pytest.mark.parametrize("at_once", [2, 200])
def test_every_capture_is_found_by_the_index(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr("archive.export.wacz.BLOCK", 3)
    monkeypatch.setattr("archive.export.wacz._OPEN", at_once)
    for portal in ("a", "b", "c"):
        files.add_page(b"<html>More</html>", portal=portal, url=f"http://{portal}.example/")
    export(Archive(files.root), "wacz", tmp_path / "out.wacz", Chosen())
    found = {}
    with zipfile.ZipFile(tmp_path / "out.wacz") as package:
        meta, *blocks = lines(package.read("indexes/index.idx"))
        assert meta == {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}
        assert len(blocks) == 3
        packed, keys = package.read("indexes/index.cdx.gz"), []
        for block in blocks:
            part = packed[block["offset"] : block["offset"] + block["length"]]
            assert block["digest"] == f"sha256:{hashlib.sha256(part).hexdigest()}"
            for line, entry in zip(gzip.decompress(part).splitlines(), lines(gzip.decompress(part)), strict=True):
                keys.append(line)
                warc = package.read(f"archive/{entry['filename']}")
                member = warc[int(entry["offset"]) : int(entry["offset"]) + int(entry["length"])]
                for record in ArchiveIterator(io.BytesIO(member)):
                    assert record.rec_headers.get_header("WARC-Target-URI") == entry["url"]
                    found[entry["url"]] = record.content_stream().read().decode()
    assert keys == sorted(keys)
    assert found == {f"https://vidu.example/tin/{number}": text for number, text in TEXTS.items()} | {
        "http://khac.example/": "<html>Khac</html>",
        **{f"http://{portal}.example/": "<html>More</html>" for portal in ("a", "b", "c")},
    }


def test_pages_are_the_articles_under_the_address_that_was_captured(out: Path) -> None:
    with zipfile.ZipFile(out) as package:
        head, *pages = lines(package.read("pages/pages.jsonl"))
    assert (head["format"], head["hasText"]) == ("json-pages-1.0", True)
    assert [page["id"] for page in pages] == ["khac:1", "vidu:1", "vidu:2", "vidu:3"]
    assert pages[1]["url"] == "https://vidu.example/tin/1"
    assert (pages[1]["ts"], pages[1]["title"]) == ("2026-11-24T02:05:09Z", "Hội nghị tổng kết")
    assert pages[1]["text"].startswith("Dẫn\n\nĐoạn")


def test_one_portal(files: Files, tmp_path: Path) -> None:
    assert export(Archive(files.root), "wacz", tmp_path / "one.wacz", Chosen("khac")).count == 1
    with zipfile.ZipFile(tmp_path / "one.wacz") as package:
        assert [name for name in package.namelist() if name.startswith("archive/")] == ["archive/khac-00001.warc.gz"]


def test_a_capture_that_is_being_written_is_left_out(files: Files, tmp_path: Path) -> None:
    path = files.root / "warc" / "portal=vidu" / "vidu-00001.warc.gz"
    whole = path.stat().st_size
    page = files.add_page(b"<html>half</html>", url="https://vidu.example/tin/9")
    files.add(article("vidu:9", warc=page))
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - 20)
    assert export(Archive(files.root), "wacz", tmp_path / "out.wacz", Chosen("vidu")).count == 3
    with zipfile.ZipFile(tmp_path / "out.wacz") as package:
        assert package.getinfo("archive/vidu-00001.warc.gz").file_size == whole


def test_it_replays_in_pywb(out: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(out) as package:
        package.extractall(tmp_path / "unpacked")
    folder = tmp_path / "unpacked" / "archive"
    index = gzip.decompress((tmp_path / "unpacked" / "indexes" / "index.cdx.gz").read_bytes())
    (folder / "all.cdxj").write_bytes(index)
    with replayed(tmp_path, folder) as address:
        for number, text in TEXTS.items():
            with urlopen(f"{address}/20261124020509id_/https://vidu.example/tin/{number}", timeout=HANGS) as answer:
                assert answer.read().decode() == text


class TestTimeMap:
    def test_every_capture_in_order(self, files: Files, tmp_path: Path) -> None:
        later = files.add_page(b"<html>later</html>", url="https://vidu.example/tin/1?x=ứ", day="2026-11-26")
        files.add(observation("vidu:1", warc=later), observation("vidu:1"), kind="observations")
        done = export(
            Archive(files.root), "timemap", tmp_path / "map", Chosen(), id="vidu:1", base="http://r.example/c"
        )
        links = re.findall(r'<([^>]*)>; (rel="[^"]*".*?)(?:,\n|\n$)', (tmp_path / "map").read_text("ascii"))
        assert done.count == 2
        original = "https://vidu.example/tin/1?canonical"
        assert links == [
            (original, 'rel="original"'),
            (
                f"http://r.example/c/timemap/link/{original}",
                'rel="self"; type="application/link-format"; '
                'from="Tue, 24 Nov 2026 02:05:09 GMT"; until="Thu, 26 Nov 2026 02:05:09 GMT"',
            ),
            (f"http://r.example/c/{original}", 'rel="timegate"'),
            (
                "http://r.example/c/20261124020509/https://vidu.example/tin/1",
                'rel="first memento"; datetime="Tue, 24 Nov 2026 02:05:09 GMT"',
            ),
            (
                "http://r.example/c/20261126020509/https://vidu.example/tin/1?x=%E1%BB%A9",
                'rel="last memento"; datetime="Thu, 26 Nov 2026 02:05:09 GMT"',
            ),
        ]

    def test_one_capture_is_first_and_last(self, files: Files, tmp_path: Path) -> None:
        export(Archive(files.root), "timemap", tmp_path / "map", Chosen(), id="vidu:2")
        text = (tmp_path / "map").read_text("ascii")
        assert 'rel="first last memento"' in text
        assert text.count("memento") == 1
