"""A portal that answers real HTTP on loopback, keeps count of what was asked, and can answer badly on purpose."""

from __future__ import annotations

import contextlib
import threading
from collections import Counter
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.portals.strange.newsroom import News


@dataclass(frozen=True)
class Ask:
    """What a client asked for."""

    method: str
    target: str  # as sent
    path: str  # decoded
    query: dict[str, str]
    form: dict[str, str]
    body: bytes
    cookies: dict[str, str]
    headers: dict[str, str]


@dataclass
class Reply:
    """What it gets; `wire` may be cut, unended, long (a Content-Length beyond the body) or bare (none at all)."""

    body: str | bytes = ""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    wire: str = ""


def moved(to: str, status: int = 302, **headers: str) -> Reply:
    """A redirect."""
    return Reply("", status, headers={"Location": to, **headers})


@dataclass
class Site:
    """A portal: `news` is the truth (newest first), `answer` is its program."""

    news: list[News] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    harm: list[str] = field(default_factory=list)  # what no crawler may ever send
    port: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    robots: str = "User-agent: *\nAllow: /\n"

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def answer(self, ask: Ask) -> Reply | None:
        """None is the portal's own 404."""
        raise NotImplementedError

    def missing(self, _ask: Ask) -> Reply:
        return Reply("<html><head><title>404</title></head><body><h1>Không tìm thấy trang</h1></body></html>", 404)

    def reply(self, ask: Ask) -> Reply:
        if ask.path == "/robots.txt" and self.robots:
            return Reply(self.robots.replace("ORIGIN", self.origin), kind="text/plain")
        return self.answer(ask) or self.missing(ask)

    def by_number(self, number: object, unit: str = "") -> News | None:
        return next((n for n in self.news if str(n.number) == str(number) and n.unit == unit), None)

    def of(self, section: str, unit: str = "") -> list[News]:
        return [n for n in self.news if n.section == section and n.unit == unit]

    def edit(self, place: int) -> News:
        """The article at this place of the list is edited; it stays where it is."""
        self.news[place] = self.news[place].edited()
        return self.news[place]

    @contextlib.contextmanager
    def served(self) -> Any:
        server = ThreadingHTTPServer(("127.0.0.1", self.port), _handler(self))
        server.daemon_threads = True
        self.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()


def read_ask(handler: BaseHTTPRequestHandler) -> Ask:
    parts = urlsplit("http://x" + handler.path)
    body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
    form = {}
    if "urlencoded" in (handler.headers.get("Content-Type") or ""):
        form = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    jar = SimpleCookie(handler.headers.get("Cookie") or "")
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    cookies = {name: morsel.value for name, morsel in jar.items()}
    headers = {name.lower(): value for name, value in handler.headers.items()}
    return Ask(handler.command, handler.path, unquote(parts.path), query, form, body, cookies, headers)


def _write(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    body = reply.body.encode() if isinstance(reply.body, str) else reply.body
    handler.send_response(reply.status)
    handler.send_header("Content-Type", reply.kind)
    for name, value in reply.headers.items():
        handler.send_header(name, value)
    if reply.wire == "unended":
        handler.send_header("Transfer-Encoding", "chunked")
    elif reply.wire != "bare":
        handler.send_header("Content-Length", str(len(body) + (137 if reply.wire == "long" else 0)))
    handler.send_header("Connection", "close" if reply.wire else "keep-alive")
    handler.close_connection = bool(reply.wire)
    handler.end_headers()
    if reply.wire == "unended":
        body = b"%x\r\n%s\r\n" % (len(body), body)
    elif reply.wire == "cut":
        body = body[: len(body) // 2]
    if handler.command != "HEAD":
        handler.wfile.write(body)


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            ask = read_ask(self)
            with lock:
                reply = site.reply(ask)
                site.asked.append(f"{self.command} {self.path} {reply.status}")
            _write(self, reply)

        do_POST = do_GET  # noqa: N815
        do_HEAD = do_GET  # noqa: N815

        def log_message(self, *_args: object) -> None:
            pass

    return Handler
