"""One request at a time to a host: told by the connections that a server sees."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from twisted.internet.testing import StringTransport
from twisted.web._newclient import Request
from twisted.web.client import URI
from twisted.web.http_headers import Headers

from archive.disk.files import Files
from archive.leases.lease import Lease
from archive.paths import lease_file
from archive.times import utc_now
from crawler import demo
from crawler.demo.serving import PortalHandler
from crawler.fetching.connections import Connections
from tests.archive.leases import watching
from tests.conftest import ROOT, Run
from tests.waiting import HANGS


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The other ends of the connections that the demo portal accepts, in order."""
    accepted: list[Any] = []

    def accept(self: ThreadingHTTPServer, request: Any, client: Any) -> None:
        accepted.append(client)
        ThreadingHTTPServer.process_request(self, request, client)

    monkeypatch.setattr(demo.DemoServer, "process_request", accept, raising=False)
    return accepted


def test_a_host_without_a_delay_gets_one_request_at_a_time(
    congtin: Run, tmp_path: Path, connections: list[Any]
) -> None:
    with demo.serve(port=0, articles=40) as portal:
        done = congtin("crawl", portal.url, "--archive", tmp_path, "--json")
        assert done.returncode == 0, done.stderr
        assert portal.requests.total() > 40
    # Two requests at once need two connections; one after the other share the one that is kept open.
    assert len(connections) == 1


# Overdue at every request; on a folder that knows no locks; nothing commits by the clock.
STOPPED = """
import itertools
import sys
from archive.leases import lease
lease.TTL, lease._lock = 0.001, lambda fd: None
turns = itertools.cycle((True, False))
lease.Lease.overdue = property(lambda self: next(turns))
from crawler.cli import main
sys.argv[1:1] = ["crawl"]
sys.argv += ["-s", "CONGTIN_COMMIT_SECONDS=1000"]
main()
"""


def test_a_crawl_that_was_suspended_and_replaced_asks_for_nothing_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, stopped = threading.Event(), threading.Event()
    count, seen = demo.DemoServer.count, 12

    def stop(self: demo.DemoServer, path: str) -> None:
        count(self, path)
        if self.requests.total() == seen:
            started.wait()
            os.kill(child.pid, signal.SIGSTOP)
            stopped.set()

    monkeypatch.setattr(demo.DemoServer, "count", stop)
    monkeypatch.setattr("archive.leases.lease._lock", lambda fd: None)
    with demo.serve(port=0, articles=40) as portal:
        command = [sys.executable, "-c", STOPPED, portal.url, "--archive", str(tmp_path)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
            started.set()
            assert stopped.wait(HANGS)
            name = f"127.0.0.1-{portal.port}"
            watching(monkeypatch, "there")
            lease = Lease.take(lease_file(tmp_path, name), owner="new", files=Files(), now=utc_now)
            before = {path: path.read_bytes() for path in tmp_path.rglob("*.jsonl")}
            child.send_signal(signal.SIGCONT)
            _, said = child.communicate(timeout=HANGS)
        assert portal.requests.total() == seen
    assert child.returncode == 3, said
    assert "the lease was taken over, now held by new/" in said
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.jsonl")} == before
    lease.release()


def test_a_crawl_whose_lease_was_removed_asks_for_nothing_more(
    congtin: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever begins after ``rm -r`` of the state would ask the host beside it, until its next commit."""
    count, seen = demo.DemoServer.count, 12

    def remove(self: demo.DemoServer, path: str) -> None:
        count(self, path)
        if self.requests.total() == seen:
            shutil.rmtree(tmp_path / "state")

    monkeypatch.setattr(demo.DemoServer, "count", remove)
    with demo.serve(port=0, articles=40) as portal:
        done = congtin("crawl", portal.url, "--archive", tmp_path, "-s", "CONGTIN_COMMIT_SECONDS=1000")
        assert portal.requests.total() == seen
    assert (done.returncode, "was removed while this run wrote" in done.stderr) == (3, True), done.stderr


class Line:
    """A transport that notes what happens on it, in order."""

    def __init__(self, seen: list[str]) -> None:
        self._seen = seen

    def writeSequence(self, parts: list[bytes]) -> None:  # noqa: N802 - Twisted's name
        self._seen.append("queued " + b"".join(parts).split(b"\r\n")[0].decode())

    def doWrite(self) -> None:  # noqa: N802 - Twisted's name
        self._seen.append("sent")


def test_the_delay_of_a_host_begins_when_a_request_has_left() -> None:
    """The event loop may be late for what was only queued: the request after it would leave too soon."""
    seen: list[str] = []
    pool = Connections(lambda _: None, "", sent=lambda url: seen.append(f"told {url}"))
    connection = pool.buildProtocol(None)
    connection.makeConnection(Line(seen))
    url = URI.fromBytes(b"http://127.0.0.1:1/tin")
    head = Headers({b"host": [b"127.0.0.1:1"]})
    connection.request(Request._construct(b"GET", b"/tin", head, None, persistent=True, parsedURI=url))
    assert seen == ["queued GET /tin HTTP/1.1", "sent", "told http://127.0.0.1:1/tin"]


class Plain(StringTransport):
    """A transport that sends at once."""

    def doWrite(self) -> None:  # noqa: N802 - Twisted's name
        pass


@pytest.mark.parametrize(
    ("head", "is_kept"),
    [
        ("1.1 200 OK", True), ("1.1 200 OK\r\nConnection: close", False), ("1.1 200 OK\r\nConnection: Close", False),
        ("1.0 200 OK", False), ("1.0 404 Not Found", False), ("1.0 200 OK\r\nConnection: Keep-Alive", True),
    ],
)  # fmt: skip
def test_a_connection_that_the_server_will_close_is_not_used_again(head: str, is_kept: bool) -> None:
    kept: list[object] = []
    connection = Connections(kept.append, "", sent=lambda _: None).buildProtocol(None)
    connection.makeConnection(line := Plain())
    url = URI.fromBytes(b"http://127.0.0.1:1/tin")
    asked = Request._construct(b"GET", b"/tin", Headers({b"host": [b"a"]}), None, persistent=True, parsedURI=url)
    connection.request(asked).addErrback(lambda _: None)
    connection.dataReceived(f"HTTP/{head}\r\nContent-Length: 2\r\n\r\nok".encode())
    assert (bool(kept), line.disconnecting) == (is_kept, not is_kept)


def test_a_portal_that_closes_every_connection_is_asked_on_a_new_one_each_time(
    congtin: Run, tmp_path: Path, connections: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PortalHandler, "protocol_version", "HTTP/1.0")
    with demo.serve(port=0, articles=40) as portal:
        done = congtin("crawl", portal.url, "--archive", tmp_path, "--json")
        assert done.returncode == 0, done.stderr
        assert len(connections) == portal.requests.total() > 40
