"""The faults and traps of the test portals, met with plain `http.client`."""

from __future__ import annotations

import http.client
import math
import zlib
from collections import Counter

import pytest

from tests.portals import TRAPS, Faults, portal, serve
from tests.portals.walkers import Client, hrefs, postback


def test_faults_appear_as_asked_and_stop() -> None:
    site = portal("query", seed=1, faults=Faults.mixed(0.5, until=30))
    site.faults.drip_seconds = 0.1
    seen: Counter[str] = Counter()
    paths = [truth.path for truth in site.truth.values()]
    with serve(site) as address, Client(address) as client:
        for path in paths[:120]:
            try:
                page = client.fetch(path)
            except (http.client.HTTPException, OSError) as error:
                seen[type(error).__name__] += 1
                continue
            try:
                seen[str(page.status)] += bool(page.text)
            except EOFError:
                seen["truncated"] += 1
        assert client.fetch("/robots.txt").status in (200, 404)
    assert site.faults.done == 30
    assert all(seen[name] for name in ("500", "429", "truncated", "IncompleteRead"))
    assert seen["200"] == 90
    assert sum(seen.values()) == 120
    kinds = Counter(visit.fault for visit in site.log)
    assert set(kinds) == {"", "error", "busy", "reset", "truncated", "drip"}
    assert not any(visit.fault for visit in site.log[-30:])
    assert site.errors == []


def test_a_postback_can_be_walked_through_faults() -> None:
    site = portal("postback", seed=2, faults=Faults(reset=0.5, error=0.2, until=15))
    with serve(site) as address, Client(address) as client:
        fetch = client.fetch

        def stubborn(url: str, body: bytes | None = None, *args: str, **more: str) -> object:
            while True:
                try:
                    page = fetch(url, body, *args, **more)  # type: ignore[arg-type]
                except (http.client.HTTPException, OSError):
                    continue
                if page.status != 500:
                    return page

        client.fetch = stubborn  # type: ignore[method-assign, assignment]
        found = {site.identify(href) for href in postback(client, site.section_path(site.sections[0]))} - {None}
    assert found == {a.id for a in site.listed(site.sections[0])}  # type: ignore[union-attr]
    assert site.faults.done > 7


@pytest.mark.parametrize("status", [200, 429])
def test_the_flood_limiter_bites_on_everything(status: int) -> None:
    site = portal("path-page", seed=0, faults=Faults(flood=(5, 60.0), flood_status=status))
    with serve(site) as address, Client(address) as client:
        pages = [client.fetch(path) for path in ["/"] * 5 + ["/", "/robots.txt", "/vi/news/rss/"]]
    assert [page.status for page in pages] == [200] * 5 + [status] * 3
    assert all("Hãy đợi..." in page.text for page in pages[5:])
    assert ("retry-after" in pages[-1].headers) == (status == 429)


def test_a_limit_by_count_turns_one_away_and_begins_anew() -> None:
    site = portal("path-page", seed=0, faults=Faults(flood=(2, math.inf), flood_status=429))
    with serve(site) as address, Client(address) as client:
        assert [client.fetch("/").status for _ in range(7)] == [200, 200, 429, 200, 200, 429, 200]


def test_robots_may_fail_and_challenges_come() -> None:
    for answer in ("503", "403"):
        site = portal("dnn-json", seed=0, faults=Faults(robots=answer))
        with serve(site) as address, Client(address) as client:
            assert client.fetch("/robots.txt").status == int(answer)
            assert client.fetch("/").status == 200
    site = portal(
        "dnn-json", seed=0, faults=Faults(robots="hang", robots_hang=0.05, challenge=1.0, challenge_status=503)
    )
    with serve(site) as address, Client(address) as client:
        assert client.fetch("/robots.txt").status == 503
        page = client.fetch("/")
        assert page.status == 503
        assert "JavaScript" in page.text


def test_traps_are_set_and_answer_as_they_should() -> None:
    site = portal("query", seed=0, faults=Faults(traps=TRAPS))
    baits = {a.trap: site.article_path(a) for a in site.articles.values() if a.state == "trap"}
    with serve(site) as address, Client(address) as client:
        links = hrefs(client.fetch("/").text)
        assert set(baits.values()) <= set(links)
        assert {f"http://127.0.0.1:{site.decoy}/tin-tuc/tin-1.html", "file:///etc/hostname"} <= set(links)
        bomb = client.fetch(baits["bomb"])
        assert len(bomb.body) < 2_000_000
        unpacker, size = zlib.decompressobj(31), 0
        for place in range(0, 100_000, 1000):
            size += len(unpacker.decompress(bomb.body[place : place + 1000]))
        assert size > 90_000_000
        assert client.fetch(baits["deep"]).text.count("<div>") == 100_000
        loop = client.fetch(baits["loop"])
        assert client.fetch(loop.headers["location"]).headers["location"] == baits["loop"]
        assert client.fetch("/vong-lap?n=7").headers["location"] == "/vong-lap?n=8"
        assert client.fetch(baits["redirect-off"]).headers["location"].startswith(f"http://127.0.0.1:{site.decoy}/")
        assert client.fetch(baits["redirect-file"]).headers["location"] == "file:///etc/hostname"
        assert [client.fetch(baits[name]).status for name in ("soft-404", "challenge-200", "challenge-503")] == [
            200,
            200,
            503,
        ]
        assert "/lich?thang=1999-12" in hrefs(client.fetch("/lich?thang=2000-01").text)
        start = site.section_path(site.sections[0])
        assert f"{start}?page=901" in hrefs(client.fetch(f"{start}?page=900").text)
        client.connection.request("GET", baits["huge"])
        answer = client.connection.getresponse()
        assert answer.getheader("Content-Length") == "60000000"
        assert len(answer.read(1000)) == 1000
        client.connection.close()
        client.connection.request("GET", baits["huge-unsized"])
        assert client.connection.getresponse().getheader("Transfer-Encoding") == "chunked"
        assert site.strays == []
        with Client(f"http://127.0.0.1:{site.decoy}") as other:
            other.fetch("/x")
        assert site.strays == [f"127.0.0.1:{site.decoy}/x"]
    assert site.errors == []
