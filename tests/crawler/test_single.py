"""``congtin parse``: one record or one line, whatever is at the address; what it fetches, by the rules of a crawl."""

from __future__ import annotations

import gzip
import io
import json
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from archive.article import Article, Reject
from crawler import settings
from crawler.cli import main
from crawler.errors import CongtinError
from crawler.fetching import fetch
from crawler.fetching.fetch import NoPage
from crawler.html import MAX_BYTES
from crawler.inspecting.single import parse_input, read_input, why_refused
from crawler.parse import parse_bytes
from tests.certificates import server_context, signed, weak_key
from tests.conftest import Run
from tests.portal_server import Answer, PortalServer, article, served, title
from tests.waiting import HANGS


@contextmanager
def speaking(*parts: bytes, stays: bool = False) -> Iterator[str]:
    """A server that sends the same bytes to every caller, and then hangs up, or ``stays`` and says nothing more."""
    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            while True:
                try:
                    caller, _ = listening.accept()
                except OSError:
                    return
                with caller:
                    asked = caller.recv(65536)
                    if b"/robots.txt" in asked:
                        caller.sendall(b"HTTP/1.0 404 Not Found\r\n\r\n")
                        continue
                    with suppress(ConnectionError):  # who has read enough hangs up
                        for part in parts:
                            caller.sendall(part)
                    if stays:
                        ended.wait(HANGS)

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/bai-1"
        finally:
            ended.set()
            listening.shutdown(socket.SHUT_RDWR)
    thread.join()


def refused(source: str) -> str:
    with pytest.raises(CongtinError) as error:
        read_input(source)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_page_of_a_server_is_read() -> None:
    with served(PortalServer(articles=3)) as portal:
        found = parse_input(f"{portal.url}tin/2/bai-viet")
    assert isinstance(found, Article)
    assert found.title == title(2)
    assert portal.asked == ["/robots.txt", "/tin/2/bai-viet"]


@pytest.mark.parametrize(
    "parts",
    [
        (b"not HTTP at all\r\n\r\n",),
        (b"HTTP/1.1 abc\r\n\r\n",),
        (b"",),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<html>",),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<html>",),
        (b"HTTP/1.1 200 OK\r\n" + b"X: " + b"a" * 100_000 + b"\r\n\r\n",),
        (b"HTTP/1.1 302 Found\r\nLocation: http://[::/\r\n\r\n",),
        (b"HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n",),
        (b"HTTP/1.1 500 No\r\n\r\n",),
    ],
    ids=["words", "status", "nothing", "cut-off", "chunks", "header", "brackets", "file", "500"],
)
def test_a_broken_answer_is_one_line(parts: tuple[bytes, ...]) -> None:
    with speaking(*parts) as url:
        assert refused(url).startswith(("http://127.0.0.1", "robots.txt"))


def test_an_answer_that_never_ends_is_given_up() -> None:
    with speaking(b"HTTP/1.1 200 OK\r\n\r\n<html>", stays=True) as url, pytest.raises(NoPage, match="no whole answer"):
        fetch.fetch(url, seconds=0.2)


def test_an_answer_without_bounds_is_read_as_far_as_a_page_may_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "MAX_BYTES", 1000)
    with speaking(b"HTTP/1.0 200 OK\r\n\r\n", b"<html>" * 1000) as url:
        assert len(fetch.fetch(url).body) == 1001


@pytest.mark.parametrize("name", ["Makefile", "pyproject.toml", "README.md", "crawler/cli.py", "requirements.lock"])
def test_text_that_is_no_article_makes_none(name: str) -> None:
    """What stands in a file of code is long, and has no sentence in it."""
    found = parse_input(str(Path(__file__).resolve().parents[2] / name), url="https://vidu.gov.vn/tin/bai-1.html")
    assert not isinstance(found, Article)


def test_robots_txt_is_obeyed() -> None:
    rules = Answer(200, b"User-agent: *\nDisallow: /tin/2/\n", {"Content-Type": "text/plain"})
    with served(PortalServer(articles=3, answers={"/robots.txt": rules})) as portal:
        portal.answers["/cu"] = Answer(301, b"", {"Location": "/tin/2/bai-viet"})
        assert "robots.txt" in refused(f"{portal.url}tin/2/bai-viet")
        assert "robots.txt" in refused(f"{portal.url}cu")
        assert isinstance(parse_input(f"{portal.url}tin/3/bai-viet"), Article)
    assert "/tin/2/bai-viet" not in portal.asked


@pytest.mark.parametrize("status", [429, 500, 503])
def test_without_robots_txt_nothing_is_asked_for(status: int) -> None:
    with served(PortalServer(articles=3, answers={"/robots.txt": Answer(status)})) as portal:
        assert f"answers {status}" in refused(f"{portal.url}tin/2/bai-viet")
    assert portal.asked == ["/robots.txt"]


def test_a_redirect_to_another_host_is_named_and_not_followed() -> None:
    with served(PortalServer(articles=2)) as other, served(PortalServer(articles=2)) as portal:
        portal.answers["/cu"] = Answer(302, b"", {"Location": f"{other.url}tin/1/bai-viet"})
        portal.answers["/moi"] = Answer(302, b"", {"Location": "/tin/1/bai-viet"})
        assert f"{other.url}tin/1/bai-viet" in refused(f"{portal.url}cu")
        found = parse_input(f"{portal.url}moi")
    assert other.asked == []
    assert found.url == f"{portal.url}tin/1/bai-viet"


def test_a_host_elsewhere_wants_a_contact_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "CONGTIN_CONTACT", "")
    assert "CONGTIN_CONTACT" in refused("https://vidu.gov.vn/bai-1")


@pytest.mark.parametrize("source", ["", " ", "http://", "ftp://vidu.gov.vn/", "https://", "no-such.html", "a\0b"])
def test_a_source_that_is_none_is_one_line(source: str) -> None:
    refused(source)


def test_a_packed_page_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = gzip.compress(article(4).encode())
    path = tmp_path / "page.html.gz"
    path.write_bytes(packed)
    plain = parse_input(str(path), url="https://vidu.gov.vn/tin/4/bai-viet")
    assert isinstance(plain, Article)
    assert plain.title == title(4)
    assert read_input(str(path)).url == "http://localhost/page.html"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(packed)))
    assert read_input("-").body == article(4).encode()
    path.write_bytes(packed[:-20])
    assert "cut off" in refused(str(path))
    path.write_bytes(gzip.compress(b"\0" * (MAX_BYTES + 1)))
    assert "which no page has" in refused(str(path))


def test_what_is_made_up_and_why_a_page_is_refused_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "page.html"
    path.write_text("<h1>404 Not Found</h1>", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["congtin", "parse", str(path)])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr().err.splitlines()
    assert ended.value.code == 1
    assert said[0] == "congtin: no --url: the address is made up, http://localhost/page.html, and portal and id from it"
    assert said[1].startswith("congtin: http://localhost/page.html is no article: ")
    assert len(said) == 2


def test_a_selector_is_no_reason_for_a_person() -> None:
    text = "<p>Lịch tiếp công dân của Sở trong quý ba, tại phòng họp tầng hai. </p>" * 9
    page = f'<a class="CMSBreadCrumbsLink">Sở</a><div class="article"><h1>Giới thiệu</h1>{text}</div>'
    record = parse_bytes(page.encode(), url="http://so.example.gov.vn/gioi-thieu")
    assert isinstance(record, Reject)
    assert "div.article:not(" in (record.detail or "")
    assert why_refused(record).endswith("static-page, by the markup of kentico (`--explain` shows which)")
    bare = parse_bytes(b"<h1>404 Not Found</h1>", url="http://so.example.gov.vn/1")
    assert isinstance(bare, Reject)
    assert why_refused(bare).endswith(f"{bare.reason} ({bare.detail})" if bare.detail else bare.reason)


def test_the_command_says_it_in_one_line(congtin: Run) -> None:
    with speaking(b"nonsense\r\n\r\n") as url:
        done = congtin("parse", url)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
    with served(PortalServer(articles=3)) as portal:
        done = congtin("parse", f"{portal.url}tin/2/bai-viet")
    assert json.loads(done.stdout)["title"] == title(2)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:127.0.0.1"])
def test_a_public_name_that_leads_to_a_private_address_is_not_asked(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(settings, "CONGTIN_CONTACT", "toi@vidu.vn")
    real = socket.getaddrinfo
    with served(PortalServer(articles=2)) as portal:
        port = portal.url.rstrip("/").rpartition(":")[2]
        monkeypatch.setattr(socket, "getaddrinfo", lambda name, *rest, **more: real(address, *rest, **more))
        said = refused(f"http://vidu.gov.vn:{port}/tin/1/bai-viet")
    assert "private address" in said
    assert portal.asked == []


def test_a_certificate_is_checked_and_unverified_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    context = server_context(tmp_path, signed("127.0.0.1", for_host="127.0.0.1"))
    with served(PortalServer(articles=2), context) as portal:
        said = refused(f"{portal.url}tin/1/bai-viet")
        assert said.endswith("CONGTIN_TLS=unverified would take its certificate")
        assert portal.asked == []
        monkeypatch.setattr(settings, "CONGTIN_TLS", "unverified")
        assert isinstance(parse_input(f"{portal.url}tin/1/bai-viet"), Article)
    assert "tls = unverified: the server's certificate is not checked" in capsys.readouterr().err


def test_an_old_server_is_read_with_tls_legacy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = signed("127.0.0.1", for_host="127.0.0.1", key=weak_key())
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "root.pem"))
    (tmp_path / "root.pem").write_bytes(shown.pem)
    with served(PortalServer(articles=2), server_context(tmp_path, shown, old="AES128-SHA")) as portal:
        assert "CONGTIN_TLS=" in refused(f"{portal.url}tin/1/bai-viet")
        monkeypatch.setattr(settings, "CONGTIN_TLS", "legacy")
        assert isinstance(parse_input(f"{portal.url}tin/1/bai-viet"), Article)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_warc_file_is_told_and_named_the_command_for_it(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "my pages"
    path.write_bytes(pack(b"WARC/1.1\r\nWARC-Type: warcinfo\r\n\r\n"))
    with pytest.raises(NoPage, match=r"is a WARC file: congtin import '.*/my pages'"):
        read_input(str(path))


@pytest.mark.parametrize(
    ("place", "hint"),
    [
        ("vidu:1", "congtin archive cat vidu:1"),
        ("vidu.gov.vn/tin", "as an address it is written https://vidu.gov.vn/tin"),
        ("vidu.html", "give a file, a URL, or - for standard input"),
        ("pages/vidu.html", "give a file, a URL, or - for standard input"),
    ],
)
def test_what_is_no_file_is_answered_with_what_was_meant(place: str, hint: str) -> None:
    with pytest.raises(NoPage) as caught:
        read_input(place)
    assert str(caught.value).endswith(hint)


def test_a_host_that_cannot_be_reached_ends_with_3(congtin: Run) -> None:
    with served(PortalServer()) as portal:
        pass
    assert congtin("parse", f"{portal.url}tin/1").returncode == 3
