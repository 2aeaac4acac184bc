"""The embedded portal behind its socket: packing, heads, counts, ports."""

from __future__ import annotations

import gzip
import socket

from crawler.demo import DemoServer, serve
from tests.crawler.demo.conftest import Browser


def test_gzip_only_when_asked(browser: Browser) -> None:
    plain, body = browser.get("/gioi-thieu")
    assert plain.headers["Content-Encoding"] is None
    assert plain.headers["Content-Type"] == "text/html; charset=utf-8"
    packed, data = browser.get("/gioi-thieu", Accept_Encoding="gzip, deflate")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Content-Type"] == "text/html; charset=utf-8"
    assert int(packed.headers["Content-Length"]) == len(data)
    assert gzip.decompress(data) == body


def test_head_has_the_length_and_no_body(browser: Browser) -> None:
    browser.connection.request("HEAD", "/gioi-thieu")
    response = browser.connection.getresponse()
    assert response.read() == b""
    assert int(response.headers["Content-Length"]) > 1000


def test_requests_are_counted(server: DemoServer, browser: Browser) -> None:
    before = server.requests["/robots.txt"]
    browser.get("/robots.txt")
    assert server.requests["/robots.txt"] == before + 1


def test_a_taken_port_gives_the_next_one() -> None:
    with socket.socket() as blocker:
        blocker.bind(("127.0.0.1", 0))
        blocker.listen()
        taken = blocker.getsockname()[1]
        with serve(port=taken) as running:
            assert taken < running.port < taken + 100
            assert running.url == f"http://127.0.0.1:{running.port}/"
