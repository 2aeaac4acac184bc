"""What an address answers again, byte for byte, is stored once, and read, verified and rebuilt as if it stood twice."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from archive.article import WarcPointer
from archive.captures.payloads import Payloads
from archive.captures.warc import Exchange, WarcLog, warc_files
from archive.disk.files import Files
from archive.pages import CaptureMissing, captures, read_capture
from archive.reader import Archive
from archive.verify import verify
from tests.archive.store_kit import exchange, opened, page, url_of, visit

PAGES = range(6)


def log(root: Path, *, rotate: int = 1 << 30, fresh: bool = False) -> WarcLog:
    (root / "warc/portal=vidu").mkdir(parents=True, exist_ok=True)
    return WarcLog(Files(), root, "vidu", software="congtin/test", rotate=rotate, fresh=fresh)


def answers(second: int) -> list[Exchange]:
    return [exchange(page(number), url_of(number), second + number) for number in PAGES]


def written(writer: WarcLog, *groups: list[Exchange]) -> list[WarcPointer]:
    pointers = [writer.add(made, "c1") for group in groups for made in group]
    writer.sync()
    writer.close()
    return pointers


def kinds(path: Path) -> list[str]:
    return [record.rec_type for record in ArchiveIterator(io.BytesIO(path.read_bytes()))]


@pytest.mark.parametrize("how", ["one writer", "another writer", "another file", "after a kill"])
def test_the_same_answer_is_stored_once(tmp_path: Path, how: str) -> None:
    if how == "one writer":
        pointers = written(log(tmp_path), answers(0), answers(100))
    elif how == "after a kill":
        first = log(tmp_path)
        pointers = [first.add(made, "c1") for made in answers(0)]
        first.sync()
        first.abandon()  # its index was never written
        log(tmp_path).close()
        pointers += written(log(tmp_path), answers(100))
    else:
        pointers = written(log(tmp_path), answers(0))
        pointers += written(log(tmp_path, fresh=how == "another file"), answers(100))
    found = [kind for path in warc_files(tmp_path, "vidu") for kind in kinds(path)]
    assert (found.count("response"), found.count("revisit")) == (len(PAGES), len(PAGES))
    for first_look, again in zip(pointers[: len(PAGES)], pointers[len(PAGES) :], strict=True):
        one, other = read_capture(tmp_path, first_look), read_capture(tmp_path, again)
        assert (one.body, one.status) == (other.body, other.status)
        assert one.headers["etag"] != other.headers["etag"]
        assert one.fetched_at != other.fetched_at
        assert (other.kind, other.crawl_id, other.pointer) == ("article", "c1", again)
    read = [capture.pointer for path in warc_files(tmp_path, "vidu") for capture in captures(path)]
    assert read == pointers
    for path in warc_files(tmp_path, "vidu"):
        command = [Path(sys.executable).with_name("warcio"), "check", path]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_revisit_names_what_it_repeats(tmp_path: Path) -> None:
    first, again = written(log(tmp_path), answers(0)[:1], answers(100)[:1])
    records = {
        record.rec_type: dict(record.rec_headers.headers)
        for record in ArchiveIterator(io.BytesIO((tmp_path / first.file).read_bytes()))
    }
    response, revisit = records["response"], records["revisit"]
    assert revisit["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    assert revisit["WARC-Refers-To"] == response["WARC-Record-ID"]
    assert revisit["WARC-Refers-To-Target-URI"] == response["WARC-Target-URI"] == url_of(0)
    assert revisit["WARC-Refers-To-Date"] == response["WARC-Date"] == "2026-11-24T01:00:00Z"
    assert revisit["WARC-Payload-Digest"] == response["WARC-Payload-Digest"] == again.digest
    index = (tmp_path / first.file.replace(".warc.gz", ".cdxj")).read_text()
    assert index.count('"mime":"warc/revisit"') == 1
    (tmp_path / first.file.replace(".warc.gz", ".cdxj")).unlink()
    log(tmp_path).close()
    assert (tmp_path / first.file.replace(".warc.gz", ".cdxj")).read_text() == index


@pytest.mark.parametrize(
    "changes",
    [{"body": b""}, {"status": 404}, {"method": "POST"}, {"url": "http://vidu.gov.vn/other"}],
    ids=lambda changes: next(iter(changes)),
)
def test_only_a_page_of_the_same_address_is_repeated(tmp_path: Path, changes: dict[str, object]) -> None:
    one, other = answers(0)[0], answers(100)[0]
    for name, value in changes.items():
        setattr(other, name, value)
        if name != "url":
            setattr(one, name, value)
    (pointer, _) = written(log(tmp_path), [one], [other])
    assert kinds(tmp_path / pointer.file).count("response") == 2


def test_an_index_that_is_wrong_makes_no_revisit(tmp_path: Path) -> None:
    (pointer,) = written(log(tmp_path), answers(0)[:1])
    index = tmp_path / pointer.file.replace(".warc.gz", ".cdxj")
    right = index.read_bytes()
    assert Payloads(tmp_path, "vidu").find(url_of(0), pointer.digest) is not None
    for wrong in (
        b"",
        b"\0\n",
        b"vn,gov,vidu)/tin-0.html 20261124010000 {nothing\n",
        right.replace(b'"offset":"', b'"offset":"9'),
        right.replace(b'"offset":"', b'"offset":"-'),
        right.replace(b"vidu-0", b"none-0"),
    ):
        index.write_bytes(wrong)
        assert Payloads(tmp_path, "vidu").find(url_of(0), pointer.digest) is None, wrong
    index.write_bytes(right)
    (tmp_path / pointer.file).write_bytes((tmp_path / pointer.file).read_bytes()[: pointer.offset + 5])
    assert Payloads(tmp_path, "vidu").find(url_of(0), pointer.digest) is None


def test_a_kill_after_the_warc_is_mended_from_the_revisit(tmp_path: Path) -> None:
    store = opened(tmp_path, "c1")
    visit(store, exchange(page(1), url_of(1), 1))
    store.commit()
    store.close()
    store = opened(tmp_path, "c2")
    token = store.keep(exchange(page(1), url_of(1), 100))
    assert token
    store.commit()  # the capture stands, and no line says what came of it
    store.abandon()
    store = opened(tmp_path, "c3")
    assert store.recovered["captures_from_warc"] == 1
    store.close()
    looks = [(look.kind, look.fetched_at) for look in Archive(tmp_path).observations("vidu")]
    assert looks == [("unchanged", "2026-11-24T01:01:40Z")]
    assert list(verify(Archive(tmp_path), warc=True)) == []


def test_verify_says_when_the_original_is_gone(tmp_path: Path) -> None:
    store = opened(tmp_path, "c1")
    visit(store, exchange(page(1), url_of(1), 1))
    visit(store, exchange(page(1), url_of(1), 100))
    store.commit()
    store.close()
    (path,) = warc_files(tmp_path, "vidu")
    data = path.read_bytes()
    pointers = [capture.pointer for capture in captures(path)]
    path.write_bytes(data[: pointers[0].offset + 30] + b"\0" * 20 + data[pointers[0].offset + 50 :])
    with pytest.raises(CaptureMissing, match="refers to"):
        read_capture(tmp_path, pointers[1])
    found = {(finding.what, finding.offset) for finding in verify(Archive(tmp_path), warc=True)}
    assert ("pointer", pointers[1].offset) in found
