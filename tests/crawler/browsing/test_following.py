"""Whom ``congtin browse`` answers on a network, and how it follows an index that others make."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from archive import Archive
from crawler.browsing import listening
from crawler.browsing.index import update
from crawler.browsing.site import Site
from tests.archive.building import Files, article
from tests.crawler.browsing.served import needs_datasette


@pytest.fixture
def root(tmp_path: Path) -> Path:
    Files(tmp_path / "archive").add(article())
    return tmp_path / "archive"


def test_a_network_is_answered_by_addresses_and_own_names_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "May")
    monkeypatch.setattr(socket, "getfqdn", lambda: "may.example.org")
    at = listening.listen("0.0.0.0", 0)
    with at.listening:
        is_name = listening.names(at._replace(address="http://archive.example.org:8001/"))
    for host in ("archive.example.org", "MAY", "may.local:8001", "may.example.org.", "localhost", "192.0.2.7:80"):
        assert is_name(host), host
    assert is_name("[2001:db8::1]:8001")
    for host in ("attacker.example", "may.attacker.example", "192.0.2.7.attacker.example", "", "[x]", "1:2:3", "a@may"):
        assert not is_name(host), host


@needs_datasette
def test_the_index_is_followed_whatever_happens(
    root: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    serving = _serving()
    rounds: list[int] = []

    def fail(*_: object) -> None:
        rounds.append(1)
        if len(rounds) == 3:
            raise serving._Ended
        raise RuntimeError("unforeseen")

    index = root.parent / "browse.sqlite"
    update(Archive(root), index)
    monkeypatch.setattr(serving, "update", fail)
    monkeypatch.setattr(serving, "_PAUSE", 0)
    monkeypatch.setattr(serving, "_SHARE", 0)
    follower = serving._Follower(Archive(root), index, *_pages(root))
    follower._follow()
    assert len(rounds) == 3, "one round that fails is not the last"
    (said,) = [record for record in caplog.records if record.exc_info]
    assert "unforeseen" in str(said.exc_info)


@needs_datasette
def test_an_index_that_was_made_anew_takes_the_place_of_the_old_one(root: Path, tmp_path: Path) -> None:
    serving = _serving()
    index = tmp_path / "browse.sqlite"
    update(Archive(root), index)
    datasette, pages = _pages(root)
    follower = serving._Follower(Archive(root), index, datasette, pages)
    before = set(datasette.databases)
    for number in range(3):
        index.rename(tmp_path / f"old{number}")
        update(Archive(root), index)
        follower._show()
    assert len(datasette.databases) == len(before)
    assert pages.database is not None
    assert pages.database.name in datasette.databases


def _serving() -> Any:
    from crawler.browsing import serving

    return serving


def _pages(root: Path) -> tuple[Any, Any]:
    from datasette.app import Datasette

    from crawler.browsing.plugin import Plugin

    pages = Plugin(Site(root, lambda *_: pytest.fail("not asked")), is_name=bool)
    return Datasette([], settings={"num_sql_threads": 0}), pages
