"""CDX servers that break off, lead in circles, ask for too much or lead astray end no import with a traceback."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from protego import Protego

from crawler import settings
from crawler.errors import CouldNotStart
from crawler.importing import cdx
from crawler.importing.catalogue import Catalogue, Entry
from crawler.importing.cdx import CdxSource, entry_of
from crawler.importing.client import TRIES, Client, NotThere, Unreachable
from crawler.importing.sources import Complaints, Days
from crawler.showing.imported import imported as show
from tests.certificates import server_context, signed
from tests.crawler.importing.kit import HOME, imported, site
from tests.crawler.importing.wayback_kit import Wayback, answering
from tests.portal_server import PortalServer, served

LINE = "vn,huyen)/ 20230501030405 http://huyen.example/ text/html 200 3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ 512"


@contextmanager
def breaking(how: str, good_after: int) -> Iterator[str]:
    """Breaks off in the middle of the body, ``good_after`` times."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked.append(self.path)
            self.close_connection = True
            self.send_response(200)
            if len(asked) > good_after or how == "short":
                self.send_header("Content-Length", "4" if len(asked) > good_after else "9")
                self.end_headers()
                self.wfile.write(b"page")
            elif how == "chunk":
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                self.wfile.write(b"fff\r\npa")
            else:
                self.send_header("Content-Length", "9")
                self.end_headers()
                self.wfile.write(b"page")
                self.wfile.flush()
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{httpd.server_address[1]}/cdx"
        finally:
            httpd.shutdown()
            thread.join()


@pytest.mark.parametrize("how", ["chunk", "reset", "short"])
def test_what_breaks_off_is_asked_for_again_and_then_named(how: str) -> None:
    with breaking(how, good_after=TRIES - 1) as address:
        client = Client(address, obey=False)
        assert client.read(address, 100)[0] == b"page"
        assert client.asked == TRIES
    with breaking(how, good_after=100) as address:
        client = Client(address, obey=False)
        with pytest.raises(NotThere) as caught:
            client.read(address, 100)
    assert (caught.value.what, client.asked) == ("cut-off", TRIES)


class _Answers(Client):
    """Of a server that gives ``lines`` whatever it is asked."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("http://127.0.0.1/cdx")
        self._lines = lines

    def lines(self, url: str) -> Iterator[str]:
        self.asked += 1
        assert self.asked < 9
        yield from self._lines


class _Noted(Catalogue):
    def add(self, entry: Entry) -> None:
        self.last = entry
        super().add(entry)


def test_a_list_that_leads_in_a_circle_ends(tmp_path: Path) -> None:
    source = CdxSource("http://127.0.0.1/cdx", ["huyen.example"], client := _Answers([LINE, "", "key"]))
    with pytest.raises(Unreachable, match="circle"):
        source.enter(0, Catalogue(tmp_path / "c.sqlite"), Days(), Complaints())
    assert client.asked == 2


def test_lines_of_a_server_that_ignores_limits_are_not_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cdx, "PAGE", 2)
    catalogue = _Noted(tmp_path / "c.sqlite")
    seen: list[int] = []

    class Watched(_Answers):
        def lines(self, url: str) -> Iterator[str]:
            self.asked += 1
            for _ in range(5):
                yield LINE
                seen.append(catalogue.db.execute("SELECT count(*) FROM entries").fetchone()[0])

    source = CdxSource("http://127.0.0.1/cdx", ["huyen.example"], client := Watched([]))
    source.enter(0, catalogue, Days(), Complaints())
    assert (seen, client.asked) == ([0, 0, 3, 4, 5], 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [(" 200 ", " ²00 "), (" 200 ", f" {'9' * 30} "), ("2023", "9999"), ("2023", "0001"), ("2023", "²023")],
)
def test_numbers_that_are_none_are_bad_lines(old: str, new: str) -> None:
    assert entry_of(LINE) is not None
    assert entry_of(LINE.replace(old, new, 1)) is None


@pytest.mark.parametrize("asked", ["1000000000", "inf", "nan", "-5"])
def test_no_crawl_delay_is_longer_than_the_longest_wait(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    with answering(Wayback(site(1))) as server:
        client = Client(server.url, sleep=slept.append)
        rules = Protego.parse(f"User-agent: *\nCrawl-delay: {asked}\n")
        monkeypatch.setattr(client, "_robots", lambda: rules)
        for _ in range(2):
            client.read(f"{server.url}?matchType=host&url=x", 1 << 20)
    assert all(290 < wait <= 300 for wait in slept)
    assert len(slept) == (asked == "1000000000")  # the others are no numbers to robots.txt


@pytest.mark.parametrize(
    ("asked", "waited"), [("²", 0.0), ("Wed, 26 Nov 2099 10:00:00 GMT", 300.0), ("9" * 400, 300.0), ("-1", 0.0)]
)
def test_every_retry_after_is_heard_up_to_the_longest_wait(asked: str, waited: float) -> None:
    slept: list[float] = []
    header = asked.encode().decode("latin-1")
    with answering(Wayback(site(1), bent={"/cdx/": [(503, {"Retry-After": header})]})) as server:
        Client(server.url, sleep=slept.append).read(f"{server.url}?matchType=host&url=x", 1 << 20)
    assert slept == [waited]


def test_a_redirect_is_a_request_like_any_other() -> None:
    slept: list[float] = []
    hop = {"/web/": [(302, {"Location": "/cdx/x?matchType=host"}), (302, {"Location": "/closed/x"})]}
    rules = "User-agent: *\nDisallow: /closed/\n"
    with answering(Wayback(site(1), robots=rules, bent=hop)) as server:
        client = Client(server.url, delay=5.0, sleep=slept.append)
        address = server.url.replace("/cdx/search/cdx", "/web/1")
        client.read(address, 1 << 20)
        assert (client.asked, [round(wait) for wait in slept]) == (3, [5, 10])
        with pytest.raises(NotThere) as caught:
            client.read(address, 1 << 20)
        assert caught.value.what == "robots"
        assert not [path for path in server.asked if path.startswith("/closed/")]


def test_nothing_but_http_is_spoken() -> None:
    away = {"/web/": [(302, {"Location": "ftp://127.0.0.1/x"})]}
    with answering(Wayback(site(1), bent=away)) as server:
        client = Client(server.url)
        with pytest.raises(NotThere) as caught:
            client.read(server.url.replace("/cdx/search/cdx", "/web/1"), 1 << 20)
    assert caught.value.what == "off-host"
    assert not {"ftp", "file", "data"} & set(client._opener.handle_open)


def test_a_server_that_is_not_trusted_is_asked_where_somebody_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    context = server_context(tmp_path, signed("127.0.0.1", for_host="127.0.0.1"))
    with served(PortalServer(), context) as server:
        with pytest.raises(CouldNotStart, match="; CONGTIN_TLS=unverified would take its certificate"):
            imported(tmp_path, f"{server.url}cdx", portal=HOME)
        monkeypatch.setattr(settings, "CONGTIN_TLS", "unverified")
        assert len(imported(tmp_path, f"{server.url}cdx", portal=HOME).unlisted) == 1
    assert "tls = unverified" in capsys.readouterr().err


def test_no_number_of_the_system_is_said_of_a_server_that_is_not_there(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        address = f"http://127.0.0.1:{gone.getsockname()[1]}/cdx"
    with pytest.raises(CouldNotStart, match=r"\(Connection refused\)"):
        imported(tmp_path, address, portal=HOME)


def test_a_list_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with answering(Wayback(site(1))) as server:
        address = server.url.replace("/cdx/search/cdx", "/cong/cdx")
        wrong = imported(tmp_path, address + "?x=1", portal=HOME)
    assert (wrong.exit_code, wrong.portals) == (1, [])
    assert [listed.startswith(f"{address}?x=1&url=") for listed in wrong.unlisted] == [True]
    show(wrong, as_json=False)
    assert f"1 list of captures was answered with 404, {address}?x=1&url=" in capsys.readouterr().out
    show(wrong, as_json=False, quiet=True)
    assert "1 list of captures" in capsys.readouterr().out


def test_one_host_of_which_a_server_has_nothing_is_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with answering(Wayback(site(1))) as server:
        good = imported(tmp_path, server.url, portal=HOME)
        assert (good.exit_code, good.unlisted) == (0, [])
        good.unlisted = [server.url]
    show(good, as_json=False, quiet=True)
    assert capsys.readouterr().out == ""
