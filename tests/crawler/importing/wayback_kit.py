"""A server of captures, as the Wayback Machine answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

from archive.captures.warcrecords import payload_digest
from tests.crawler.importing.kit import HTML, Shot


@dataclass
class Wayback:
    """``form``: text, json or cdxj. ``bent``: path -> statuses that it answers with first, and headers."""

    shots: list[Shot]
    form: str = "text"
    paged: bool = True
    robots: str | None = None
    bent: dict[str, list[tuple[int, dict[str, str]]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    url: str = ""

    def answer(self, path: str) -> tuple[int, bytes, dict[str, str]]:
        for start, answers in self.bent.items():
            if path.startswith(start) and answers:
                status, headers = answers.pop(0)
                return status, b"wait", headers
        if path == "/robots.txt":
            return (200, self.robots.encode(), {}) if self.robots is not None else (404, b"", {})
        if path.startswith("/cdx/"):
            return 200, self._index(parse_qs(urlsplit(path).query)), {"Content-Type": "text/plain"}
        if path.startswith("/web/"):
            return self._capture(path.removeprefix("/web/"))
        return 404, b"", {}

    def _index(self, query: dict[str, list[str]]) -> bytes:
        assert query["matchType"] == ["host"]
        days = (query.get("from", [""])[0], query.get("to", ["9"])[0])
        found = sorted(self.shots, key=lambda shot: (shot.url, shot.at))
        found = [shot for shot in found if days[0] <= self._moment(shot)[:8] <= days[1]]
        start, end = int(query.get("resumeKey", ["0"])[0].removeprefix("k ")), len(found)
        if "limit" in query:
            end = start + int(query["limit"][0])
        rows = [self._line(shot) for shot in found[start:end]]
        more = end < len(found) and self.paged and "showResumeKey" in query
        if self.form == "json":
            head = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
            table: list[list[str]] = [head, *rows, *([[], [f"k {end}"]] if more else [])]
            return ("[" + ",\n".join(map(json.dumps, table)) + "]\n").encode()
        if self.form == "cdxj":
            names = ("url", "mime", "status", "digest", "length")
            said = [f"{row[0]} {row[1]} {json.dumps(dict(zip(names, row[2:], strict=True)))}" for row in rows]
        else:
            said = [" ".join(row) for row in rows]
        return ("\n".join(said + (["", f"k+{end}"] if more else [])) + "\n").encode()

    def _line(self, shot: Shot) -> list[str]:
        digest = payload_digest(shot.body).removeprefix("sha1:")
        mime = dict(shot.headers).get("Content-Type", "unk").partition(";")[0]
        status = "-" if mime == "warc/revisit" else str(shot.status)
        return ["key", self._moment(shot), shot.url, mime, status, digest, "9"]

    @staticmethod
    def _moment(shot: Shot) -> str:
        return "".join(digit for digit in shot.date if digit.isdigit())

    def _capture(self, rest: str) -> tuple[int, bytes, dict[str, str]]:
        moment, _, url = rest.partition("id_/")
        for shot in self.shots:
            if shot.url == url and self._moment(shot) == moment:
                given = HTML if ("Content-Type", "warc/revisit") in shot.headers else shot.headers
                headers = {f"X-Archive-Orig-{name}": value for name, value in given} | {"X-Ts": "200"}
                return 200, shot.body, headers | dict(given)
        return 404, b"", {}


@contextmanager
def answering(server: Wayback) -> Iterator[Wayback]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append(self.path)
            server.agents.add(self.headers["User-Agent"])
            status, body, headers = server.answer(self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    server.url = f"http://127.0.0.1:{httpd.server_address[1]}/cdx/search/cdx"
    try:
        yield server
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()
