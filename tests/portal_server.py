"""A small portal on loopback whose every answer a test can bend."""

from __future__ import annotations

import hashlib
import io
import socket
import ssl
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.arrivals import Arriving, stamped

SENTENCES = (
    "Sáng nay, Ủy ban nhân dân huyện tổ chức hội nghị sơ kết công tác cải cách hành chính sáu tháng đầu năm.",
    "Theo báo cáo, tỷ lệ hồ sơ giải quyết đúng hạn trên địa bàn đạt hơn chín mươi tám phần trăm.",
    "Các đại biểu thảo luận nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân và doanh nghiệp.",
    "Lãnh đạo huyện biểu dương những tập thể có nhiều sáng kiến, cách làm hay trong thời gian qua.",
    "Hội nghị thống nhất giao phòng chuyên môn hoàn thiện kế hoạch trước cuối tháng để triển khai.",
)


def title(number: int) -> str:
    return f"Hội nghị lần thứ {number} bàn về cải cách hành chính của huyện"


def article(number: int, *, extra: str = "") -> str:
    body = "".join(f"<p>{sentence} Đợt {number}.</p>" for sentence in SENTENCES)
    return (
        "<!DOCTYPE html><html lang=vi><head><meta charset=utf-8>"
        f"<title>{title(number)} - Trang tin huyện</title></head>"
        f"<body><div class=dau><a href='/'>Trang chủ</a> <a href='/tin/'>Tin tức</a></div>"
        f"<div class=chitiet><h1>{title(number)}</h1>"
        f"<div class=ngay>Ngày đăng: {number % 28 + 1:02d}/05/2022 08:15</div>"
        f"<div class=noidung>{body}{extra}</div></div></body></html>"
    )


def listing(numbers: range, *, following: str = "") -> str:
    rows = "".join(
        f"<li><a href='/tin/{number}/bai-viet'>{title(number)}</a> <span>({number % 28 + 1:02d}/05/2022)</span></li>"
        for number in numbers
    )
    return (
        "<!DOCTYPE html><html lang=vi><head><meta charset=utf-8><title>Tin tức - Trang tin huyện</title></head>"
        f"<body><div class=dau><a href='/'>Trang chủ</a> <a href='/tin/'>Tin tức</a></div>"
        f"<h2>Tin tức</h2><ul class=tin>{rows}</ul>{following}</body></html>"
    )


@dataclass
class Answer:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    times: int | None = None
    """How often it is given before the usual answer comes again; None is always."""
    drips: bool = False
    """Whether the body comes a few bytes at a time, and never ends."""
    missing: int = 0
    """Bytes that it is said to have beyond those of its body; the connection ends without them."""


@dataclass
class PortalServer:
    """``answers`` override paths; ``asked`` lists every path requested, in order."""

    articles: int = 12
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    """The ``Host`` of every request, beside ``asked``."""
    arrived: list[float] = field(default_factory=list)
    """When each request came, beside ``asked``: by the kernel, where it is not encrypted."""
    url: str = ""
    on_request: list = field(default_factory=list)
    only_from: str | None = None
    """The one address that is not cut off before a word is said: as portals do it to other countries."""
    etags: bool = False
    """Whether answers with 200 have an ETag, and a page that is still the same is answered 304."""
    lies: bool = False
    """Whether every conditional request is answered 304."""
    conditional: list[str] = field(default_factory=list)
    """Paths asked for under a condition, in order."""
    dry: threading.Event = field(default_factory=threading.Event)
    """Set: what drips ends; as the server does in the end."""

    def answer(self, path: str) -> Answer:
        bent = self.answers.get(path)
        if bent is not None:
            if bent.times is None:
                return bent
            if bent.times > 0:
                bent.times -= 1
                return bent
        if path in ("/", "/tin/"):
            return self._html(listing(range(1, self.articles + 1)))
        parts = path.strip("/").split("/")
        if len(parts) == 3 and parts[0] == "tin" and parts[1].isdigit() and 0 < int(parts[1]) <= self.articles:
            return self._html(article(int(parts[1])))
        return Answer(404, b"<html><title>404</title><body><h1>404 Not Found</h1></body></html>", {})

    @staticmethod
    def _html(text: str) -> Answer:
        return Answer(200, text.encode(), {"Content-Type": "text/html; charset=utf-8"})


@contextmanager
def served(portal: PortalServer, context: ssl.SSLContext | None = None) -> Iterator[PortalServer]:
    """Serves ``portal``; over TLS where a ``context`` is given."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        arriving: Arriving | None = None

        def setup(self) -> None:
            super().setup()
            if context is None:
                self.arriving = Arriving(self.connection)
                self.rfile.close()
                self.rfile = io.BufferedReader(self.arriving)

        def do_GET(self) -> None:
            portal.arrived.append(self.arriving.last if self.arriving else time.time())
            portal.asked.append(self.path)
            portal.hosts.append(self.headers.get("Host", ""))
            try:
                for hook in portal.on_request:
                    hook(len(portal.asked), self.path)
            except ConnectionError:
                self.close_connection = True  # a hook that wants the caller to get no answer
                return
            found = portal.answer(self.path)
            headers = {"Content-Type": "text/html"} | found.headers
            if portal.etags and found.status == 200:
                headers["ETag"] = f'"{hashlib.sha256(found.body).hexdigest()[:16]}"'
            condition = self.headers.get("If-None-Match")
            if condition is not None:
                portal.conditional.append(self.path)
                if portal.lies or condition == headers.get("ETag"):
                    found = Answer(304)
            self.send_response(found.status)
            for name, value in headers.items():
                self.send_header(name, value)
            if found.drips:
                self.drip()
                return
            self.send_header("Content-Length", str(len(found.body) + found.missing))
            self.close_connection |= bool(found.missing)
            self.end_headers()
            with suppress(ConnectionError):  # the crawler hangs up on a page that is too large: as it should
                self.wfile.write(found.body)

        def drip(self) -> None:
            """Until the caller has had enough, or the portal is dry."""
            self.close_connection = True
            self.end_headers()
            with suppress(ConnectionError):
                while not portal.dry.wait(0.05):
                    self.wfile.write(b"<p>")

        def log_message(self, *arguments: object) -> None:
            """Quiet."""

    class Server(ThreadingHTTPServer):
        def verify_request(self, request: socket.socket, client_address: tuple[str, int]) -> bool:  # type: ignore[override]
            if portal.only_from in (None, client_address[0]):
                return True
            request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # closes by a reset
            return False

        def shutdown_request(self, request: socket.socket) -> None:  # type: ignore[override]
            if portal.only_from is None:
                super().shutdown_request(request)
            else:
                self.close_request(request)

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stamped(server.socket)
    if context is not None:  # the handshake is each caller's own: one that hangs holds no other up
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    portal.url = f"{'https' if context else 'http'}://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield portal
    finally:
        portal.dry.set()
        server.shutdown()
        server.server_close()
        thread.join()
