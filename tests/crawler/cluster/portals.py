"""Portals under many loopback addresses that notice when two crawlers ask one of them."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from crawler.demo import server as demo
from crawler.demo.portal import DemoPortal, now
from tests.waiting import HANGS

ARTICLES = 20
DELAY = 0.1


class Hosts(demo.DemoServer):
    """One demo portal on all loopback addresses."""

    def __init__(self) -> None:
        super().__init__("0.0.0.0", 0, DemoPortal(ARTICLES, now))
        self.RequestHandlerClass = _Handler
        self.asked: Counter[str] = Counter()
        """Requests by host."""
        self.most: Counter[str] = Counter()
        """The most requests that were answered at one time, by host."""
        self.returned: list[str] = []
        """Requests of a crawler after another one had begun to ask its host."""
        self.grown = threading.Condition()
        self._open: Counter[str] = Counter()
        self._connections: dict[str, list[Any]] = defaultdict(list)

    def begin(self, host: str, connection: Any) -> None:
        with self.grown:
            self.asked[host] += 1
            self._open[host] += 1
            self.most[host] = max(self.most[host], self._open[host])
            known = self._connections[host]
            if connection not in known:
                known.append(connection)
            elif known[-1] != connection:
                self.returned.append(f"{host}: {connection} after {known[-1]}")
            self.grown.notify_all()

    def end(self, host: str) -> None:
        with self.grown:
            self._open[host] -= 1

    def wait_for(self, host: str, requests: int) -> None:
        """Returns when ``host`` has been asked so often."""
        with self.grown:
            assert self.grown.wait_for(lambda: self.asked[host] >= requests, HANGS), (
                f"{host} was asked {self.asked[host]}"
            )


class _Handler(demo._Handler):
    def answer(self) -> None:
        hosts, host = self.server, self.headers.get("Host", "").partition(":")[0]
        assert isinstance(hosts, Hosts)
        hosts.begin(host, self.client_address)
        try:
            super().answer()
        finally:
            hosts.end(host)


@contextmanager
def hosts() -> Iterator[Hosts]:
    with Hosts() as server:
        yield server


def declare(archive: Path, port: int) -> dict[str, str]:
    """Five portals beside ``archive``, three of them on one host; host by portal."""
    folder = archive / "portals"
    folder.mkdir(parents=True)
    homes = {"mot": "127.0.1.1", "hai": "127.0.1.2", "ba": "127.0.1.3", "bon": "127.0.1.3", "nam": "127.0.1.3"}
    for name, host in homes.items():
        text = f'title = "Cổng {name}"\nhome = "http://{host}:{port}/"\nevidence = "guessed"\n'
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return homes
