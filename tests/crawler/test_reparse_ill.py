"""Pages that hold up the parser, end its process, or are not whole: each is named, and costs nobody else."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.captures.warc import Exchange
from archive.errors import PortalBusy
from archive.pages import captures
from archive.reader import Archive
from archive.store import Store
from crawler.parse import parse_bytes
from crawler.reparsing.run import Wish
from crawler.showing.reparsed import reparsed
from tests.conftest import lines
from tests.crawler.further_kit import PARTS, further, pager
from tests.crawler.importing.kit import HTML, Shot, imported, site, url_of
from tests.crawler.reparse_kit import ARTICLES, again, ill, inventive, stored
from tests.portal_server import article


def test_a_page_that_hangs_and_one_that_kills_cost_themselves_alone(tmp_path: Path) -> None:
    archive = stored(tmp_path, parse_bytes)
    outcome = again(archive, apply=True, jobs=1, page_seconds=0.3, extract=ill)
    (one,) = outcome.portals
    assert one.counts == {"pages": ARTICLES - 2, "same": ARTICLES - 2, "slow": 1, "killed": 1}
    assert {(bad.what, bad.url): bad.detail for bad in one.bad} == {
        ("slow", url_of(2)): "more than 0.3 s of the processor",
        ("killed", url_of(3)): "exit code 9",
    }
    assert outcome.exit_code == 1


def test_a_capture_that_is_cut_off_is_named_and_revises_nothing(tmp_path: Path) -> None:
    cut = Shot(url_of(2), article(2).encode(), 50, extra={"WARC-Truncated": "length"})
    archive = stored(tmp_path, inventive, [*site(1), cut])
    before = lines(archive, "articles")
    outcome = again(archive, apply=True, max_loss=100.0)
    (one,) = outcome.portals
    assert (one.counts["pages"], one.counts["changed"], one.counts["truncated"]) == (1, 1, 1)
    assert [(bad.what, bad.url, bad.detail) for bad in one.bad] == [("truncated", url_of(2), "length")]
    assert outcome.exit_code == 1
    revised = [line["id"] for line in lines(archive, "articles")[len(before) :]]
    assert revised == [article.id for article in Archive(archive).articles() if article.url == url_of(1)]


def test_a_capture_that_is_cut_off_revises_nothing_at_the_next_start(tmp_path: Path) -> None:
    archive = stored(tmp_path, parse_bytes, site(1))
    store = Store.open(archive, "huyen.example", crawl_id="killed")
    half = article(1)[:-600].encode()
    when = datetime(2024, 5, 1, tzinfo=UTC)
    store.keep(
        Exchange(url=url_of(1), status=200, response_headers=HTML, body=half, fetched_at=when, kind="article",
                 truncated="length")
    )  # fmt: skip
    store.close()  # and no line says what came of it
    assert imported(archive, tmp_path / "a.warc").portals[0].recovered["captures_from_warc"] == 1
    assert [line["revision"] for line in lines(archive, "articles")] == [1]
    looks = [(look.kind, look.cause, look.fetched_at) for look in Archive(archive).observations()]
    assert looks == [("failed", "truncated", "2024-05-01T00:00:00Z")]


def test_a_further_page_that_is_lost_takes_no_text_with_it(tmp_path: Path) -> None:
    first = Shot(url_of(2), article(2, extra=pager(2, 1)).encode(), 2)
    second = Shot(f"{url_of(2)}/2/", further(2, 2, PARTS[0]).encode(), 3)
    archive = stored(tmp_path, inventive, [*site(2)[:2], first, second])
    (path,) = archive.glob("warc/*/*.warc.gz")
    (lost,) = [capture.pointer.offset for capture in captures(path) if capture.kind == "further"]
    data = path.read_bytes()
    path.write_bytes(data[: lost + 40] + bytes(40) + data[lost + 80 :])
    (one,) = again(archive, apply=True, max_loss=100.0).portals
    assert one.counts == {"pages": 1, "missing": 1}
    assert one.bad[0].detail == "a further page of it is not there, which has some of its text"


def test_a_portal_that_is_being_written_keeps_no_other_from_being(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = stored(tmp_path)
    for kind in ("articles", "warc"):
        own = archive / kind / "portal=huyen.example"
        shutil.copytree(own, other := archive / kind / "portal=xa.example")
        for path in other.iterdir():
            moved = path.rename(other / path.name.replace("huyen", "xa"))
            if kind == "articles":
                moved.write_bytes(
                    moved.read_bytes()
                    .replace(b'"huyen.example', b'"xa.example')
                    .replace(b"=huyen.example/huyen", b"=xa.example/xa")
                )
    busy = Store.open(archive, "huyen.example", crawl_id="c9")
    try:
        outcome = again(archive, apply=True, max_loss=100.0)
        with pytest.raises(PortalBusy):
            again(archive, apply=True, max_loss=100.0, portals=("huyen.example",))
    finally:
        busy.abandon()
    refused, written = outcome.portals
    assert outcome.exit_code == 1
    assert refused.error is not None
    assert "is being written by c9" in refused.error
    assert (refused.applied, written.error) == (None, None)
    assert written.applied is not None
    assert written.applied.revisions == ARTICLES - 1
    reparsed(outcome, Wish(apply=True), as_json=False, quiet=True)
    assert "huyen.example was not written" in capsys.readouterr().out
