"""What takes long is done in threads, and once."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from archive import Archive
from crawler.browsing import onearticle, site
from crawler.browsing.index import place, update
from crawler.browsing.site import Site
from tests.crawler.browsing.planted import REFERENCE, plant
from tests.crawler.browsing.served import needs_datasette


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = plant(tmp_path / "archive", 9)
    update(Archive(root), place(Archive(root), None))
    return root


def _watched(monkeypatch: pytest.MonkeyPatch, where: Any, name: str) -> list[int]:
    """The threads in which ``where.name`` was called."""
    seen: list[int] = []
    whole: Callable[..., Any] = getattr(where, name)

    def watched(*arguments: Any) -> Any:
        seen.append(threading.get_ident())
        return whole(*arguments)

    monkeypatch.setattr(where, name, watched)
    return seen


@needs_datasette
def test_nothing_heavy_is_done_where_requests_are_taken(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Request

    from crawler.browsing import plugin

    calls = [
        _watched(monkeypatch, site, "compare"),
        _watched(monkeypatch, onearticle, "known"),
        _watched(monkeypatch, plugin, "render"),
    ]
    pages = plugin.Plugin(Site(root, lambda *_: pytest.fail("not asked")), is_name=bool)
    datasette = Datasette([])
    database = Database(datasette, path=str(place(Archive(root), None)), is_mutable=True)
    pages.database = datasette.add_database(database, name="index")
    try:
        request = Request.fake(f"/article/{quote(REFERENCE)}", url_vars={"id": quote(REFERENCE)})
        answers = [asyncio.run(pages.article(request)) for _ in range(2)]
    finally:
        datasette.executor.shutdown()
        database.close()
    assert [answer.status for answer in answers] == [200, 200]
    assert answers[0].body == answers[1].body
    assert [len(seen) for seen in calls] == [1, 2, 2], "a comparison is remembered"
    assert threading.get_ident() not in {thread for seen in calls for thread in seen}


def test_few_comparisons_are_remembered(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "_DIFFERENCES", 1)
    calls = _watched(monkeypatch, site, "compare")
    pages = Site(root, lambda *_: pytest.fail("not asked"))
    asked = [{"from": "1", "to": "2"}, {"from": "1", "to": "2"}, {"from": "2", "to": "1"}, {"from": "1", "to": "2"}]
    with closing(sqlite3.connect(place(Archive(root), None))) as index:
        rows = [pages.article(index, REFERENCE, each)["rows"] for each in asked]
    assert len(calls) == 3
    assert rows[0] == rows[1] == rows[3] != rows[2]
