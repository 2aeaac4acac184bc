"""What goes into the WARC files and comes back out of them, byte for byte."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import zlib
from pathlib import Path

import orjson
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from archive.article import WarcPointer
from archive.captures.cdxj import sort_key
from archive.captures.members import members
from archive.captures.warc import Exchange, WarcLog, warc_files
from archive.disk.files import Files
from archive.pages import CaptureMissing, captures, decoded, read_capture
from tests.archive.store_kit import exchange, opened, page, url_of, visit, when


def log(root: Path, rotate: int = 1 << 30) -> WarcLog:
    (root / "warc/portal=vidu").mkdir(parents=True, exist_ok=True)
    return WarcLog(Files(), root, "vidu", software="congtin/test", rotate=rotate)


def written(root: Path, *exchanges: Exchange) -> list[WarcPointer]:
    writer = log(root)
    pointers = [writer.add(made, "c1") for made in exchanges]
    writer.sync()
    writer.close()
    return pointers


def whole(url: str = "http://vidu.gov.vn/a?b=1", **changes: object) -> Exchange:
    made = exchange(None, url, 1, body=b"hello")
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def records(path: Path) -> list[tuple[str, dict[str, str], bytes]]:
    """(type, headers, block) of every record, as another reader sees them; its check of all digests passes."""
    for record in ArchiveIterator(io.BytesIO(path.read_bytes()), check_digests="raise"):
        record.content_stream().read()
    found = []
    for record in ArchiveIterator(io.BytesIO(path.read_bytes()), no_record_parse=True):
        found.append((record.rec_type, dict(record.rec_headers.headers), record.raw_stream.read()))
    return found


def test_an_exchange_is_metadata_request_and_response(tmp_path: Path) -> None:
    (pointer,) = written(tmp_path, whole(method="POST", request_body=b"x=1"))
    info, about, request, response = records(tmp_path / pointer.file)
    assert [record[0] for record in (info, about, request, response)] == ["warcinfo", "metadata", "request", "response"]
    assert b"software: congtin/test\r\nformat: WARC File Format 1.1" in info[2]
    assert about[2] == b"kind: article\r\nvia: http://vidu.gov.vn/\r\ncrawl-id: c1\r\n"
    assert about[1]["Content-Type"] == "application/warc-fields"
    assert about[1]["WARC-Concurrent-To"] == request[1]["WARC-Concurrent-To"] == response[1]["WARC-Record-ID"]
    assert request[2] == b"POST /a?b=1 HTTP/1.1\r\nHost: vidu.gov.vn\r\nUser-Agent: congtin\r\n\r\nx=1"
    assert response[2] == b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: "1"\r\n\r\nhello'
    assert response[1]["WARC-Target-URI"] == "http://vidu.gov.vn/a?b=1"
    assert response[1]["WARC-Date"] == "2026-11-24T01:00:01Z"
    assert response[1]["WARC-IP-Address"] == "192.0.2.1"
    # sha1 of "hello", by sha1sum | xxd -r -p | base32
    assert pointer.digest == response[1]["WARC-Payload-Digest"] == "sha1:VL2MMHO4YXUKFWV63YHTWSBM3GXKSQ2N"


def test_warcio_finds_nothing_to_complain_about(tmp_path: Path) -> None:
    bodies = [b"", b"\0" * 5000, b"a" * 3_000_000, gzip.compress(b"x"), "đường".encode()]
    pointers = written(tmp_path, *[whole(body=body) for body in bodies])
    done = subprocess.run(
        [Path(sys.executable).with_name("warcio"), "check", "-v", tmp_path / pointers[0].file],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "fail" not in done.stdout
    assert done.stdout.count("digest pass") == 1 + 3 * len(bodies)


@settings(max_examples=40, deadline=None)
@given(
    body=st.binary(max_size=3000),
    url=st.text(max_size=30),
    headers=st.lists(st.tuples(st.text("aB-\n", min_size=1, max_size=5), st.text(max_size=20)), max_size=5),
    via=st.none() | st.text(max_size=20),
)
def test_any_answer_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, body: bytes, url: str, headers: list[tuple[str, str]], via: str | None
) -> None:
    root = tmp_path_factory.mktemp("warc")
    made = whole(f"http://vidu.gov.vn/{url}", body=body, response_headers=headers, request_headers=headers, via=via)
    first, second = written(root, made, whole())
    path = root / first.file
    assert len(records(path)) == 7
    raw = next(block for kind, _, block in records(path) if kind == "response")
    assert raw.partition(b"\r\n\r\n")[2] == body
    one, two = captures(path)
    assert (one.pointer, two.pointer) == (first, second)
    assert two.body == b"hello"


def test_headers_of_a_transfer_that_is_over_are_kept_aside(tmp_path: Path) -> None:
    headers = [("Transfer-Encoding", "chunked"), ("Content-Length", "99"), ("X-Odd", "tiếng Việt"), ("Set-Cookie", "a")]
    (pointer,) = written(tmp_path, whole(response_headers=[*headers, ("set-cookie", "b")], reason="Được\r\nX: y"))
    capture = read_capture(tmp_path, pointer)
    assert capture.headers["x-archive-orig-transfer-encoding"] == "chunked"
    assert capture.headers["x-archive-orig-content-length"] == "99"
    assert capture.headers["set-cookie"] == "a, b"
    assert "content-length" not in capture.headers
    assert "x" not in capture.headers
    (pointer,) = written(tmp_path / "b", whole(response_headers=[("Content-Length", "5")]))
    assert read_capture(tmp_path / "b", pointer).headers == {"content-length": "5"}


@pytest.mark.parametrize(
    ("encoding", "sent"),
    [
        ("gzip", gzip.compress(b"hello", mtime=0)),
        ("x-gzip", gzip.compress(b"hello", mtime=0)),
        ("deflate", zlib.compress(b"hello")),
        ("deflate", zlib.compress(b"hello")[2:-4]),
        ("zstd", zstandard.ZstdCompressor().compress(b"hello")),
        ("deflate, gzip", gzip.compress(zlib.compress(b"hello"), mtime=0)),
        ("identity", b"hello"),
        ("", b"hello"),
        ("gzip", b"hello"),
    ],
)
def test_content_coding_is_undone_in_reading_only(tmp_path: Path, encoding: str, sent: bytes) -> None:
    (pointer,) = written(tmp_path, whole(body=sent, response_headers=[("Content-Encoding", encoding)]))
    assert read_capture(tmp_path, pointer).body == b"hello"
    assert records(tmp_path / pointer.file)[-1][2].endswith(sent)


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "zstd", "br", "gzip, br", ",", "GZIP"]))
def test_undoing_a_coding_never_fails(data: bytes, encoding: str) -> None:
    decoded(data, encoding)
    decoded(gzip.compress(data)[:-6], encoding)


def test_a_coding_broken_off_gives_what_came_before() -> None:
    text = bytes(range(256)) * 2000
    assert text.startswith(decoded(gzip.compress(text)[:-700], "gzip")[:1000])


def test_a_bomb_is_cut_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.pages.LIMIT", 3 << 20)
    assert len(decoded(gzip.compress(bytes(50 << 20)), "gzip")) == 3 << 20
    assert len(decoded(zstandard.ZstdCompressor().compress(bytes(50 << 20)), "zstd")) == 3 << 20


def test_reading_starts_anywhere_and_stops_at_a_torn_tail(tmp_path: Path) -> None:
    pointers = written(tmp_path, *[exchange(page(number), url_of(number), number) for number in range(5)])
    path = tmp_path / pointers[0].file
    assert [capture.url for capture in captures(path, pointers[2].offset)] == [url_of(2), url_of(3), url_of(4)]
    data = path.read_bytes()
    for tail in (data[:-1], data[:-500], data + b"\0" * 99, data + data[:100]):
        path.write_bytes(tail)
        assert len(list(captures(path))) == (5 if len(tail) > len(data) else 4)
    assert [member.end for member in members(path)][-1] == len(data)


def test_a_pointer_that_leads_nowhere_says_so(tmp_path: Path) -> None:
    (pointer,) = written(tmp_path, whole())
    for wrong in (
        WarcPointer(file="warc/portal=vidu/none.warc.gz", offset=0, digest=""),
        WarcPointer(file=pointer.file, offset=0, digest=""),
        WarcPointer(file=pointer.file, offset=7, digest=""),
        WarcPointer(file=pointer.file, offset=1 << 40, digest=""),
    ):
        with pytest.raises(CaptureMissing):
            read_capture(tmp_path, wrong)


def test_a_file_that_has_grown_large_is_followed_by_another(tmp_path: Path) -> None:
    writer = log(tmp_path, rotate=2000)
    pointers = [writer.add(exchange(page(number), url_of(number), number), "c1") for number in range(9)]
    touched = writer.sync()
    writer.close()
    files = warc_files(tmp_path, "vidu")
    assert [path.name.split("-")[1] for path in files] == [f"{serial:05d}" for serial in range(1, len(files) + 1)]
    assert len(files) > 2
    assert dict(touched) == {path.relative_to(tmp_path).as_posix(): path.stat().st_size for path in files}
    assert [read_capture(tmp_path, pointer).url for pointer in pointers] == [url_of(number) for number in range(9)]
    assert all(records(path)[0][0] == "warcinfo" for path in files)
    assert all(path.with_name(path.name.removesuffix(".warc.gz") + ".cdxj").exists() for path in files)


def index(path: Path) -> list[tuple[str, str, dict[str, str]]]:
    lines = path.with_name(path.name.removesuffix(".warc.gz") + ".cdxj").read_bytes().splitlines()
    assert lines == sorted(lines)
    return [(key, when, orjson.loads(rest)) for key, when, rest in (line.decode().split(" ", 2) for line in lines)]


@pytest.mark.parametrize("unclean", [False, True])
def test_the_index_names_every_capture(tmp_path: Path, unclean: bool) -> None:
    for run in range(3):
        store = opened(tmp_path, f"c{run}")
        visit(store, exchange(page(run), url_of(run), run))
        visit(store, exchange(None, "http://vidu.gov.vn/robots.txt", run, kind="robots", status=404))
        store.commit()
        if unclean and run == 1:
            store.abandon()
        store.close()
    (path,) = warc_files(tmp_path, "vidu")
    found = index(path)
    assert [(key, when) for key, when, _ in found if "tin" in key] == [
        (f"vn,gov,vidu)/tin-{run}.html", f"2026112401000{run}") for run in range(3)
    ]  # fmt: skip
    assert len(found) == 6
    data = path.read_bytes()
    for _, _, entry in found:
        start, length = int(entry["offset"]), int(entry["length"])
        assert gzip.decompress(data[start : start + length]).startswith(b"WARC/1.1\r\nWARC-Type: response")
        assert (entry["filename"], entry["mime"]) == (path.name, "application/json")
        pointer = WarcPointer(file=f"warc/portal=vidu/{path.name}", offset=start, digest=entry["digest"])
        capture = read_capture(tmp_path, pointer)
        assert (capture.url, str(capture.status), capture.pointer) == (entry["url"], entry["status"], pointer)


def test_sort_keys_are_what_replay_tools_expect() -> None:
    assert sort_key("http://vidu.gov.vn") == "vn,gov,vidu)/"
    assert sort_key("http://vidu.gov.vn:8080/A/B/?y=2&x=1") == "vn,gov,vidu:8080)/a/b?x=1&y=2"
    assert sort_key("http://[::1]:99999/").endswith(")/")


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    writer = log(tmp_path)
    for number in range(40):
        writer.add(whole(body=bytes([number]) * 400_000), "c1")
        assert writer._buffered < 2 << 20
    writer.sync()
    writer.close()
    (path,) = warc_files(tmp_path, "vidu")
    assert sum(len(capture.body) for capture in captures(path)) == 40 * 400_000


def test_times_before_and_after_are_the_same_instant(tmp_path: Path) -> None:
    (pointer,) = written(tmp_path, whole(fetched_at=when(3).astimezone()))
    assert read_capture(tmp_path, pointer).fetched_at == "2026-11-24T01:00:03Z"
