"""Serves a WARC file on loopback, as captured: a real portal that never changes and nobody is bothered by.

``serve_warc`` runs in the caller's process, ``spawn_warc`` in its own (so that a crawl that is being
measured does not share its processor time), ``python -m benchmarks.replay FILE`` until interrupted.
"""

from __future__ import annotations

import argparse
import errno
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from urllib.parse import quote, unquote, urlsplit

from fastwarc import ArchiveIterator, WarcRecordType

from crawler.demo.serving import PortalHandler, ServedPortal

ROOT = Path(__file__).parent.parent
# Headers of one connection (RFC 9110, section 7.6.1), and the length, which is written anew.
_NOT_REPLAYED = frozenset(
    ("connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "content-length")
)
_TEXT = (
    "text/",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/json",
    "application/ld",
)
_MISSING = b"<html><head><title>404</title></head><body>Not in the capture</body></html>"


@dataclass(frozen=True)
class Captured:
    """One response as the server sent it, the payload still content-encoded where it was."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


class Capture:
    """Every response of one WARC file that belongs to its main authority, by path and query."""

    def __init__(self, path: Path) -> None:
        """Reads the whole file. Raises OSError if it cannot be read, ValueError if it holds no response."""
        found: dict[str, dict[str, Captured]] = {}
        schemes: dict[str, str] = {}
        with path.open("rb") as stream:
            # Chunks are of the connection; content encodings are of the page and stay.
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="transfer"):
                http = record.http_headers
                parts = urlsplit(record.headers.get("WARC-Target-URI") or "")
                if http is None or http.status_code is None:
                    continue
                schemes.setdefault(parts.netloc, parts.scheme)
                headers = tuple((name, value) for name, value in http if name.lower() not in _NOT_REPLAYED)
                response = Captured(http.status_code, http.reason_phrase or "", headers, record.reader.read())
                found.setdefault(parts.netloc, {}).setdefault(key(record.headers["WARC-Target-URI"]), response)
        if not found:
            raise ValueError(f"{path.name} holds no HTTP response")
        self.authority = max(found, key=lambda name: len(found[name]))
        """Host and port of most responses; the others are left out."""
        self.scheme = schemes[self.authority]
        self.responses = found[self.authority]

    def get(self, target: str) -> Captured | None:
        """The response to a request for ``target`` (path and query)."""
        return self.responses.get(key(target))


def key(url: str) -> str:
    """Path and query, percent-encoding uniform, parameters in one order: crawlers may write both anew.

    >>> key("http://127.0.0.1:8101/tag/ki%e1%bb%83m-tra?b=2&a=1") == key("/tag/kiểm-tra?a=1&b=2")
    True
    """
    parts = urlsplit(url if "://" in url.partition("?")[0] else f"http://x{url}")
    query = "&".join(sorted(quote(unquote(pair)) for pair in parts.query.split("&") if pair))
    return quote(unquote(parts.path or "/")) + (f"?{query}" if query else "")


class _Handler(PortalHandler):
    def answer(self) -> None:
        server = cast("ReplayServer", self.server)
        server.count(self.path)
        found = server.capture.get(self.path)
        if found is None:
            found = Captured(404, "Not Found", (("Content-Type", "text/html; charset=utf-8"),), _MISSING)
        body = server.here(found.body) if _is_text(found) else found.body
        self.send_response_only(found.status, found.reason)
        for name, value in found.headers:
            self.send_header(name, server.here(value.encode("utf-8")).decode("utf-8"))
        if found.status not in (204, 304):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and found.status not in (204, 304):
            self.wfile.write(body)

    def send_header(self, keyword: str, value: str) -> None:
        """As captured: header values may hold UTF-8, which the base class would refuse."""
        super().send_header(keyword, value.encode("utf-8").decode("latin-1"))


def _is_text(found: Captured) -> bool:
    headers = {name.lower(): value.lower() for name, value in found.headers}
    return "content-encoding" not in headers and headers.get("content-type", "").startswith(_TEXT)


class ReplayServer(ServedPortal):
    """A capture behind a socket."""

    def __init__(self, capture: Capture, host: str, port: int) -> None:
        super().__init__(host, port, _Handler)
        self.capture = capture
        captured = capture.authority
        self._rewrites = (
            () if captured == self.authority and capture.scheme == "http" else _rewrites(capture, self.authority)
        )

    def here(self, text: bytes) -> bytes:
        """``text`` with the captured portal's address replaced by this server's, where they differ."""
        for old, new in self._rewrites:
            text = text.replace(old, new)
        return text


def _rewrites(capture: Capture, authority: str) -> tuple[tuple[bytes, bytes], ...]:
    """Replacements for the address as pages write it: plain, JSON-escaped, percent-encoded in a share link."""
    pairs = [
        (f"{capture.scheme}://{capture.authority}", f"http://{authority}"),
        (f"//{capture.authority}", f"//{authority}"),
    ]
    escaped = [(old.replace("/", r"\/"), new.replace("/", r"\/")) for old, new in pairs]
    encoded = [(quote(old, safe=""), quote(new, safe="")) for old, new in pairs]
    return tuple((old.encode(), new.encode()) for old, new in (*pairs, *escaped, *encoded))


def serve_warc(path: str | Path, host: str = "127.0.0.1", port: int | None = None) -> ReplayServer:
    """The capture at ``path``, bound and ready; a context manager with ``url``, ``requests`` and ``capture``.

    Without ``port`` the captured port is bound where it is free (every byte is then as captured), else any.
    Statuses, headers and bodies are as captured; what the capture does not hold is 404.
    """
    capture = Capture(Path(path))
    if port is not None:
        return ReplayServer(capture, host, port)
    wanted = urlsplit(f"//{capture.authority}").port
    if wanted is not None and capture.scheme == "http":
        try:
            return ReplayServer(capture, host, wanted)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    return ReplayServer(capture, host, 0)


@contextmanager
def spawn_warc(path: str | Path, port: int | None = None) -> Iterator[str]:
    """The same in a process of its own; gives the home page's URL and ends the process afterwards."""
    command = [sys.executable, "-m", "benchmarks.replay", str(Path(path).resolve())]
    command += [] if port is None else ["--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            if not line:
                raise RuntimeError(f"the replay of {path} did not start")
            yield line.strip()
        finally:
            process.terminate()


def main() -> int:
    """Serve until interrupted; the address stands on the first line of the output."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.replay", description="Serve a WARC file on loopback.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=None, help="default: the captured one where it is free; 0: any")
    options = parser.parse_args()
    try:
        server = serve_warc(options.file, options.host, options.port)
    except (OSError, ValueError) as error:
        print(f"replay: {error}", file=sys.stderr)
        return 2
    with suppress(KeyboardInterrupt), server:
        print(server.url, flush=True)
        server.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
