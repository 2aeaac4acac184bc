"""The replay server gives back what a capture holds, and nothing else."""

from __future__ import annotations

import gzip
import http.client
import uuid
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from benchmarks.replay import Capture, key, serve_warc, spawn_warc
from benchmarks.replay_check import compare
from tests.ports import free_port

HTML = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Connection", "close"),
    ("Set-Cookie", "a=1"),
    ("Set-Cookie", "b=2"),
]


def write_capture(path: Path, authority: str, scheme: str = "http") -> None:
    """A capture of a home page, a redirect, an absent page, a packed page, a chunked one and an image."""
    home = f"{scheme}://{authority}"
    links = (
        f"<a href='{home}/tin/1'>Một</a> <a href='//{authority}/2'>Hai</a> <a href='http://khac.example.org/'>Khác</a>"
    )
    page = links.encode()
    chunked = [*HTML, ("Transfer-Encoding", "chunked")]
    records = [
        record(f"{home}/", "200 OK", HTML, page),
        record(f"{home}/cu", "301 Moved Permanently", [*HTML, ("Location", f"{home}/tin/1")], b""),
        record(f"{home}/tag/ki%E1%BB%83m-tra?b=2&a=1", "200 OK", HTML, "kiểm tra".encode()),
        record(f"{home}/mat", "410 Gone", HTML, b"gone"),
        record(f"{home}/goi", "200 OK", [*HTML, ("Content-Encoding", "gzip")], gzip.compress(page)),
        record(f"{home}/doan", "200 OK", chunked, b"3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n"),
        record(f"{home}/a.png", "200 OK", [("Content-Type", "image/png")], f"\x89PNG {home}".encode("latin-1")),
        record("http://khac.example.org/", "200 OK", HTML, b"another host"),
    ]
    path.write_bytes(b"".join(records))


def record(uri: str, status: str, headers: list[tuple[str, str]], body: bytes) -> bytes:
    """One response record, a gzip member of its own."""
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers)]
    block = "\r\n".join(lines).encode() + b"\r\n\r\n" + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{uuid.uuid4()}>\r\nWARC-Target-URI: {uri}\r\n"
        f"WARC-Date: 2026-11-24T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n")


def get(url: str, path: str, method: str = "GET") -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection(urlsplit(url).netloc)
    connection.request(method, path)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def test_bytes_are_as_captured_where_the_port_is_free(tmp_path: Path) -> None:
    port = free_port()
    write_capture(tmp_path / "a.warc.gz", f"127.0.0.1:{port}")
    with serve_warc(tmp_path / "a.warc.gz") as server:
        assert server.url == f"http://127.0.0.1:{port}/"
        response, body = get(server.url, "/")
        assert body == server.capture.responses["/"].body
        assert f"127.0.0.1:{port}/tin/1".encode() in body
        assert response.headers.get_all("Set-Cookie") == ["a=1", "b=2"]
        assert response.headers["Connection"] is None
        assert int(response.headers["Content-Length"]) == len(body)


def test_the_address_is_rewritten_on_another_port(tmp_path: Path) -> None:
    write_capture(tmp_path / "a.warc.gz", "127.0.0.1:1")
    with serve_warc(tmp_path / "a.warc.gz", port=0) as server:
        _, body = get(server.url, "/")
        assert f"<a href='{server.url}tin/1'>".encode() in body
        assert f"<a href='//{server.authority}/2'>".encode() in body
        assert b"http://khac.example.org/" in body
        response, _ = get(server.url, "/cu")
        assert (response.status, response.reason) == (301, "Moved Permanently")
        assert response.headers["Location"] == f"{server.url}tin/1"
        _, image = get(server.url, "/a.png")
        assert b"127.0.0.1:1" in image


def test_a_captured_https_portal_is_served_as_http(tmp_path: Path) -> None:
    write_capture(tmp_path / "a.warc.gz", "vidu.example.org", "https")
    with serve_warc(tmp_path / "a.warc.gz") as server:
        _, body = get(server.url, "/")
        assert b"vidu.example.org" not in body
        assert f"'{server.url}tin/1'".encode() in body


def test_statuses_encodings_and_absent_pages(tmp_path: Path) -> None:
    write_capture(tmp_path / "a.warc.gz", "127.0.0.1:1")
    with serve_warc(tmp_path / "a.warc.gz", port=0) as server:
        assert get(server.url, "/mat")[0].status == 410
        assert get(server.url, "/khong-co")[0].status == 404
        assert get(server.url, "/tag/kiểm-tra?a=1&b=2".replace("ể", "%E1%BB%83"))[1].decode() == "kiểm tra"
        packed, body = get(server.url, "/goi")
        assert packed.headers["Content-Encoding"] == "gzip"
        assert b"127.0.0.1:1" in gzip.decompress(body)
        chunked, body = get(server.url, "/doan")
        assert body == b"abcdefg"
        assert chunked.headers["Transfer-Encoding"] is None
        response, body = get(server.url, "/mat", "HEAD")
        assert (response.headers["Content-Length"], body) == ("4", b"")
        assert server.requests["/mat"] == 2


def test_another_host_of_the_capture_is_left_out(tmp_path: Path) -> None:
    write_capture(tmp_path / "a.warc.gz", "127.0.0.1:1")
    capture = Capture(tmp_path / "a.warc.gz")
    assert capture.authority == "127.0.0.1:1"
    assert all(found.body != b"another host" for found in capture.responses.values())


def test_keys_are_one_for_every_way_to_write_an_address() -> None:
    assert key("/") == key("http://127.0.0.1:1") == key("http://127.0.0.1:1/?")
    assert key("/a%2fb") != key("/a b")
    assert key("/?u=http://x.vn/") == key("http://h/?u=http%3A%2F%2Fx.vn%2F")


def test_a_file_without_responses_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(b""))
    with pytest.raises(ValueError, match="holds no HTTP response"):
        serve_warc(tmp_path / "a.warc.gz")


def test_a_process_of_its_own_gives_its_address(tmp_path: Path) -> None:
    write_capture(tmp_path / "a.warc.gz", "127.0.0.1:1")
    with spawn_warc(tmp_path / "a.warc.gz", port=0) as url:
        assert get(url, "/mat")[1] == b"gone"


@pytest.mark.parametrize(
    ("numbers", "code"), [([1, 2], 0), ([1], 1), ([1, 2, 2], 1), ([1, 2, 3], 1), ([1, 2, 9], 1), ([1, 2, 4], 1)]
)
def test_the_check_fails_on_every_kind_of_shortfall(numbers: list[int], code: int) -> None:
    public = [{"id": number, "external_link": number == 4} for number in (1, 2, 4)]
    hidden = [{"id": 9}]
    assert compare([{"id": f"127.0.0.1-1:{number}"} for number in numbers], public, hidden) == code
