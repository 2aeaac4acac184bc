"""The embedded portal served, and a browser for it."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from datetime import datetime

import pytest
from selectolax.lexbor import LexborHTMLParser

from crawler.demo import DemoServer, serve
from crawler.demo.library import ZONE

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=ZONE)


class Browser:
    """One keep-alive connection to a served demo."""

    def __init__(self, server: DemoServer) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port)

    def get(self, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
        self.connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = self.connection.getresponse()
        return response, response.read()

    def page(self, path: str) -> LexborHTMLParser:
        response, body = self.get(path)
        assert response.status == 200, path
        return LexborHTMLParser(body.decode())


@pytest.fixture(scope="module")
def server() -> Iterator[DemoServer]:
    with serve(port=0, clock=lambda: NOON) as running:
        yield running


@pytest.fixture(scope="module")
def browser(server: DemoServer) -> Iterator[Browser]:
    browser = Browser(server)
    yield browser
    browser.connection.close()
