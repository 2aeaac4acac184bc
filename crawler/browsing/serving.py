"""The server: Datasette with our plugin on it, and an index that follows the archive."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import uvicorn
from datasette.app import Datasette  # type: ignore[import-untyped]
from datasette.database import Database  # type: ignore[import-untyped]
from datasette.plugins import pm  # type: ignore[import-untyped]

from archive.errors import ArchiveError
from archive.reader import Archive
from crawler.browsing.index import update
from crawler.browsing.listening import Place, names
from crawler.browsing.plugin import Plugin
from crawler.browsing.site import CheckHealth, Site
from crawler.signals import hearing

_PAUSE = 5.0
"""Seconds between two looks at what was written."""
_SHARE = 20
"""At most so small a part of the time is spent on them."""

_GRACE = 5
"""Seconds in which an answer that is on its way may come to its end."""

log = logging.getLogger(__name__)


def serve(archive: Archive, index: Path, place: Place, health: CheckHealth) -> None:
    """Serves the archive at ``place`` until SIGINT or SIGTERM; the index is there, and is kept up to date."""
    plugin = Plugin(Site(archive.root, health), is_name=names(place))
    with _plugged(plugin), place.listening:
        datasette = Datasette(
            [],
            settings={"default_allow_sql": False, "allow_download": False, "num_sql_threads": 4},
        )
        follower = _Follower(archive, index, datasette, plugin)
        config = uvicorn.Config(
            datasette.app(),
            log_level="warning",
            access_log=False,
            server_header=False,
            ws="none",
            lifespan="on",
            timeout_graceful_shutdown=_GRACE,
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


class _Ended(Exception):
    """Nobody is served any more: what is being read can be read by the next one."""


class _Follower:
    """Brings the index up to date in a thread of its own, and shows Datasette the file where that is another one."""

    def __init__(self, archive: Archive, index: Path, datasette: Datasette, plugin: Plugin) -> None:
        self._root, self._index, self._datasette, self._plugin = archive.root, index, datasette, plugin
        self._file, self._number = 0, 0
        self._before: Database | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="index", daemon=True)
        self._show()

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _follow(self) -> None:
        pause, said = _PAUSE, ""
        while not self._ended.wait(pause):
            began = time.monotonic()
            try:
                update(Archive(self._root), self._index, self._go_on)
                self._show()
                said = ""
            except _Ended:
                return
            except (ArchiveError, OSError, sqlite3.Error) as error:
                if said != (said := str(error)):
                    log.warning("the index is not brought up to date: %s", error)
            except Exception as error:  # whoever is served must not be left with an index that stands still
                if said != (said := repr(error)):
                    log.exception("the index is not brought up to date")
            pause = max(_PAUSE, _SHARE * (time.monotonic() - began))

    def _go_on(self, _: int) -> None:
        if self._ended.is_set():
            raise _Ended

    def _show(self) -> None:
        file = self._index.stat().st_ino
        if file == self._file:
            return
        self._file, self._number = file, self._number + 1
        # Connections are kept by name: another name, another file. What is no plain letter in its path is quoted,
        # for Datasette makes a URI of it.
        database = Database(self._datasette, path=quote(str(self._index)), is_mutable=True)
        before = self._plugin.database
        self._plugin.database = self._datasette.add_database(database, name=f"index{self._number}")
        # Answers may still be made of the one before; of the one before that there are none any more.
        if self._before is not None:
            self._before.close()
        self._before = before
        if before is not None:
            self._datasette.remove_database(before.name)
