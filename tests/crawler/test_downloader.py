"""One request at a time to a host: told by the connections that a server sees."""

from __future__ import annotations

from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from crawler import demo
from tests.conftest import Run


def test_a_host_without_a_delay_gets_one_request_at_a_time(
    congtin: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connections = []

    def accept(self: ThreadingHTTPServer, request: Any, client: Any) -> None:
        connections.append(client)
        ThreadingHTTPServer.process_request(self, request, client)

    monkeypatch.setattr(demo.DemoServer, "process_request", accept, raising=False)
    with demo.serve(port=0, articles=40) as portal:
        done = congtin("crawl", portal.url, "--archive", tmp_path, "--json")
        assert done.returncode == 0, done.stderr
        assert portal.requests.total() > 40
    # Two requests at once need two connections; one after the other share the one that is kept open.
    assert len(connections) == 1
