"""The server: an address that is free, Datasette with our plugin on it, and an index that follows the archive."""

from __future__ import annotations

import contextlib
import errno
import logging
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import uvicorn
from datasette.app import Datasette  # type: ignore[import-untyped]
from datasette.database import Database  # type: ignore[import-untyped]
from datasette.plugins import pm  # type: ignore[import-untyped]

from archive.errors import ArchiveError
from archive.reader import Archive
from crawler.browsing.index import update
from crawler.browsing.plugin import FOLDER, Plugin
from crawler.browsing.site import CheckHealth, Site
from crawler.errors import CouldNotStart
from crawler.signals import hearing

PORT = 8001
"""The one that is taken where it is free and none is named."""
_PAUSE = 5.0
"""Seconds between two looks at what was written."""
_SHARE = 20
"""At most so small a part of the time is spent on them."""

log = logging.getLogger(__name__)


class Place(NamedTuple):
    """Where it is served."""

    listening: socket.socket
    address: str


def listen(host: str, port: int | None) -> Place:
    """Takes ``port`` of ``host``; without one the usual, or any that is free. Raises CouldNotStart."""
    try:
        return _taken(host, PORT if port is None else port)
    except OSError as error:
        if port is None and error.errno == errno.EADDRINUSE:
            return _taken(host, 0)
        if error.errno == errno.EADDRINUSE:
            said = f"port {port} of {host} is taken: name another with --port, or leave it out and one is found"
        elif error.errno == errno.EACCES:
            said = f"port {port} is not for everybody: name one above 1023 with --port"
        else:
            said = f"{host} is no address of this machine ({error}): leave --host out to serve this machine alone"
        raise CouldNotStart(said) from None


def _taken(host: str, port: int) -> Place:
    (family, kind, protocol, _, address), *_ = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except OSError:
        listening.close()
        raise
    number = listening.getsockname()[1]
    return Place(listening, f"http://{f'[{host}]' if ':' in host else host}:{number}/")


def is_loopback(place: Place) -> bool:
    """Whether only this machine can come there."""
    host = place.listening.getsockname()[0]
    return bool(host.startswith("127.") or host == "::1")


def serve(archive: Archive, index: Path, place: Place, health: CheckHealth) -> None:
    """Serves the archive at ``place`` until SIGINT or SIGTERM; the index is there, and is kept up to date."""
    plugin = Plugin(Site(archive.root, health), only_loopback=is_loopback(place))
    with _plugged(plugin), place.listening:
        datasette = Datasette(
            [],
            template_dir=str(FOLDER),
            settings={"default_allow_sql": False, "allow_download": False, "num_sql_threads": 4},
        )
        follower = _Follower(archive, index, datasette, plugin)
        config = uvicorn.Config(
            datasette.app(), log_level="warning", access_log=False, server_header=False, ws="none", lifespan="on"
        )
        with follower:
            _Server(config).run(sockets=[place.listening])


class _Server(uvicorn.Server):
    """Ends in peace at the first signal: to be interrupted is how it ends."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        with hearing(self.handle_exit):
            yield


@contextlib.contextmanager
def _plugged(plugin: Plugin) -> Iterator[None]:
    pm.register(plugin, "congtin")
    try:
        yield
    finally:
        pm.unregister(plugin)


class _Follower:
    """Brings the index up to date in a thread of its own, and shows Datasette the file where that is another one."""

    def __init__(self, archive: Archive, index: Path, datasette: Datasette, plugin: Plugin) -> None:
        self._root, self._index, self._datasette, self._plugin = archive.root, index, datasette, plugin
        self._file, self._number = 0, 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="index", daemon=True)
        self._show()

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _follow(self) -> None:
        pause = _PAUSE
        while not self._ended.wait(pause):
            began = time.monotonic()
            try:
                update(Archive(self._root), self._index)
                self._show()
            except (ArchiveError, OSError) as error:
                log.warning("the index is not brought up to date: %s", error)
            pause = max(_PAUSE, _SHARE * (time.monotonic() - began))

    def _show(self) -> None:
        file = self._index.stat().st_ino
        if file == self._file:
            return
        self._file, self._number = file, self._number + 1
        # Connections are kept by name: another name, another file. What is no plain letter in its path is quoted,
        # for Datasette makes a URI of it.
        database = Database(self._datasette, path=quote(str(self._index)), is_mutable=True)
        self._plugin.database = self._datasette.add_database(database, name=f"index{self._number}")
