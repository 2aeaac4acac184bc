"""CDX servers: a real pywb, and one that answers as the Wayback Machine does, in trouble and out of it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from archive.paths import portals, warc_folder
from archive.reader import Archive
from archive.verify import verify
from crawler.importing import cdx
from crawler.importing.client import Client, Unreachable
from crawler.importing.sources import NoSource
from tests.conftest import Run, lines
from tests.crawler.importing.kit import HOME, Shot, imported, said, site, url_of, warc
from tests.crawler.importing.wayback_kit import Wayback, answering
from tests.portal_server import PortalServer, article, served
from tests.pywb_server import replayed

ARTICLES = 5


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("plain")
    (root / "a.warc").write_bytes(warc(site(ARTICLES)))
    imported(root / "archive", root / "a.warc")
    return root / "archive"


@pytest.mark.parametrize("form", ["text", "json", "cdxj"])
@pytest.mark.parametrize("paged", [True, False])
def test_every_form_of_index_gives_what_a_file_gives(
    form: str, paged: bool, plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cdx, "PAGE", 3)
    with answering(Wayback(site(ARTICLES), form=form, paged=paged)) as server:
        outcome = imported(tmp_path, server.url, portal=HOME)
        assert (outcome.exit_code, outcome.bad, outcome.captures) == (0, {}, ARTICLES + 2)
        for kind in ("articles", "sightings", "rejects", "observations"):
            assert said(tmp_path, kind) == said(plain, kind)
        captures = [path for path in server.asked if path.startswith("/web/")]
        assert len(captures) == len(set(captures)) >= ARTICLES + 2  # what tells the portal is asked for once
        server.asked.clear()
        again = imported(tmp_path, server.url, portal=HOME)
        assert again.exit_code == 0
        assert not [path for path in server.asked if path.startswith("/web/")]
    assert list(verify(Archive(tmp_path), warc=True)) == []


def test_the_same_bytes_are_asked_for_once(tmp_path: Path) -> None:
    shots = site(2)
    shots += [Shot(shot.url, shot.body, shot.at + 100 * day) for day in (1, 2) for shot in site(2)]
    revisit = Shot(url_of(1), shots[2].body, 900, headers=[("Content-Type", "warc/revisit")])
    with answering(Wayback([*shots, revisit])) as server:
        outcome = imported(tmp_path, server.url, portal=HOME)
        asked = [path for path in server.asked if path.startswith("/web/")]
    assert outcome.bad == {}
    assert len({path.partition("id_/")[2] for path in asked}) == len(asked) == 4
    looks = [look.fetched_at for look in Archive(tmp_path).observations() if look.kind == "unchanged"]
    assert len(looks) == 5
    assert revisit.date in looks


def test_patience_where_the_server_asks_for_it(plain: Path, tmp_path: Path) -> None:
    bent = {"/web/": [(429, {"Retry-After": "0"}), (503, {})], "/cdx/": [(502, {})]}
    with answering(Wayback(site(ARTICLES), bent=bent)) as server:
        assert imported(tmp_path, server.url, portal=HOME).exit_code == 0
    assert said(tmp_path, "articles") == said(plain, "articles")


def test_a_server_that_gives_up_is_gone_on_with(plain: Path, tmp_path: Path) -> None:
    trouble = [(503, {}) for _ in range(20)]
    with answering(Wayback(site(ARTICLES))) as server:
        server.bent = {f"/web/{Wayback._moment(site(ARTICLES)[4])}": trouble}
        cut = imported(tmp_path, server.url, portal=HOME)
        assert cut.exit_code == 1
        assert "goes on where it stopped" in str(cut.error)
        assert cut.portals[0].finish == "unreachable"
        stored = len(lines(tmp_path, "articles"))
        assert stored == 2
        server.bent.clear()
        assert imported(tmp_path, server.url, portal=HOME).exit_code == 0
    assert said(tmp_path, "articles") == said(plain, "articles")


def test_captures_that_are_not_to_be_had_are_named(tmp_path: Path) -> None:
    with answering(Wayback(site(ARTICLES))) as server:
        server.bent = {f"/web/{Wayback._moment(site(ARTICLES)[4])}": [(404, {})]}
        outcome = imported(tmp_path, server.url, portal=HOME)
    assert (outcome.exit_code, outcome.bad) == (1, {"http-404": 1})
    assert url_of(3) in outcome.named[0].detail
    assert len(lines(tmp_path, "articles")) == ARTICLES - 1


def test_days_are_asked_of_the_server(tmp_path: Path) -> None:
    later = [Shot(shot.url, article(9).encode(), shot.at + 3 * 24 * 60) for shot in site(ARTICLES)[2:]]
    with answering(Wayback([*site(ARTICLES), *later])) as server:
        outcome = imported(tmp_path, server.url, portal=HOME, until=date(2023, 5, 1))
        assert "to=20230501" in next(path for path in server.asked if path.startswith("/cdx/"))
    assert outcome.captures == ARTICLES + 2


def test_robots_and_contact_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.settings.CONGTIN_CONTACT", "ai@huyen.example")
    with answering(Wayback(site(1), robots="User-agent: *\nDisallow: /web/\n")) as server:
        refused = imported(tmp_path / "a", server.url, portal=HOME)
        assert "robots.txt" in str(refused.error)
        assert not [path for path in server.asked if path.startswith("/web/")]
        assert imported(tmp_path / "b", server.url, portal=HOME, ignore_robots=True).exit_code == 0
        assert all("+ai@huyen.example" in agent for agent in server.agents)


def test_requests_are_a_delay_apart_and_crawl_delay_is_longer() -> None:
    slept: list[float] = []
    with answering(Wayback(site(1), robots="User-agent: *\nCrawl-delay: 30\n")) as server:
        client = Client(server.url, delay=5.0, sleep=slept.append)
        for _ in range(3):
            client.read(f"{server.url}?matchType=host&url=x", 1 << 20)
    assert [round(wait) for wait in slept] == [5, 35, 65]  # nothing really slept: the waits add up
    waits: list[float] = []
    with answering(Wayback(site(1), bent={"/cdx/": [(503, {"Retry-After": "99"})] * 9})) as server:
        client = Client(server.url, delay=0.0, sleep=waits.append)
        with pytest.raises(Unreachable):
            client.read(f"{server.url}?matchType=host&url=x", 1 << 20)
    assert waits == [99.0] * 4


def test_nothing_leads_to_another_server(tmp_path: Path) -> None:
    away = {"/web/": [(302, {"Location": "http://127.0.0.9:9/x"})] * 50}
    with answering(Wayback(site(1), bent=away)) as server:
        outcome = imported(tmp_path, server.url, portal=HOME)
    assert set(outcome.bad) == {"off-host"}


@pytest.mark.parametrize(
    ("targets", "portal", "said_of_it"),
    [
        (["http://127.0.0.1:9/cdx"], None, "say of which portal"),
        ([], None, "say of which portal"),
        (["http://127.0.0.1:9/cdx", "http://127.0.0.1:9/cdx"], HOME, "one CDX server"),
        (["ftp://a/b"], HOME, "no http"),
        (["none.warc.gz"], None, "give a WARC or WACZ file"),
    ],
)
def test_a_mistake_is_one_line(targets: list[str], portal: str | None, said_of_it: str, tmp_path: Path) -> None:
    with pytest.raises(NoSource, match=said_of_it):
        imported(tmp_path, *targets, portal=portal)


def test_a_web_page_is_no_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Wayback, "_index", lambda *_: b"<!DOCTYPE html>\n<html><body>none</body></html>\n")
    with answering(Wayback([])) as server:
        wrong = imported(tmp_path, server.url, portal=HOME)
    assert (wrong.exit_code, wrong.bad) == (1, {})
    assert "answers with a web page" in str(wrong.error)


def test_a_real_pywb_gives_back_what_was_crawled(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=8)) as portal:
        for day in (20, 21):  # captures of one second are one
            clock = ("-s", f"CONGTIN_CLOCK=2026-11-{day}T02:00:00Z")
            done = congtin("crawl", portal.url, "--archive", tmp_path / "live", "--mode", "full", "--json", *clock)
            assert json.loads(done.stdout)[0]["exit_code"] == 0
    (name,) = portals(tmp_path / "live")
    with replayed(tmp_path, warc_folder(tmp_path / "live", name)) as address:
        outcome = imported(tmp_path / "again", f"{address}/cdx", portal=portal.url)
        assert (outcome.exit_code, outcome.bad) == (0, {})
        asked = outcome.requests
        further = imported(tmp_path / "again", f"{address}/cdx", portal=portal.url)
    for kind in ("articles", "rejects"):
        assert said(tmp_path / "again", kind) == said(tmp_path / "live", kind)
    assert len(lines(tmp_path / "again", "observations")) == len(lines(tmp_path / "live", "observations")) == 8
    assert further.requests <= 3 < asked  # robots.txt, and the index with where it may lead
