"""Where a run goes out from: its label and proxy in the archive, and a portal that is closed to one place only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from archive.captures.members import members
from archive.observations import CrawlRun
from crawler.fetching import egress
from crawler.fetching.addresses import may_lead
from crawler.fetching.places import is_blocked
from tests.certificates import server_context, signed
from tests.conftest import Run, lines
from tests.crawler.running import crawl, runs
from tests.portal_server import PortalServer, served
from tests.proxy_server import ProxyServer, proxying

HOST = "vidu.gov.vn"
NOW = datetime(2026, 11, 26, tzinfo=UTC)


def run(day: int, place: str | None, said: str = "200", **facts: Any) -> CrawlRun:
    """A run on a day of November: answered with this status, or with what kept the answer away."""
    at = f"2026-11-{day:02d}T00:00:00Z"
    answered = said.isdigit()
    return CrawlRun(
        crawl_id=str(day),
        portal="vidu",
        started_at=at,
        ended_at=at,
        finish="finished" if answered else "unreachable",
        counts={},
        causes={} if answered else {f"failed/listing {said}": 1},
        hosts={HOST: {"requests": 1, "status": {said: 1}}} if answered else {},
        egress=place,
        **({"tls": "default"} | facts),
    )


def blocked(*earlier: CrawlRun, place: str = "Berlin") -> str | None:
    return is_blocked(earlier, egress=place, tls="default", hosts={HOST}, now=NOW)


ALIVE: Sequence[Sequence[CrawlRun]] = (
    [run(25, "Hà Nội")],
    [run(20, "Berlin", "timeout"), run(25, "Hà Nội")],
    [run(10, "Berlin"), run(20, "Berlin", "refused"), run(25, "Hà Nội")],
    [run(10, "Berlin"), run(20, "Berlin", "geo-blocked"), run(25, "Hà Nội")],
    [run(24, "Paris", "timeout"), run(25, "Hà Nội")],
    [run(20, "Hà Nội", "timeout"), run(25, "Hà Nội", "403")],
)


@pytest.mark.parametrize("earlier", ALIVE)
def test_a_portal_that_answers_elsewhere_and_never_here_is_closed_to_this_place(earlier: list[CrawlRun]) -> None:
    assert blocked(*earlier) == blocked(*reversed(earlier)) == "Hà Nội"


UNKNOWN: Sequence[Sequence[CrawlRun]] = (
    [],
    [run(25, "Berlin", "timeout")],
    [run(25, "Hà Nội", "timeout")],
    [run(24, "Hà Nội"), run(25, "Hà Nội", "timeout")],  # silent there too by now
    [run(1, "Hà Nội")],  # long ago
    [run(20, "Berlin"), run(25, "Hà Nội")],  # both were answered: it may have died since
    [run(25, "Hà Nội"), run(25, "Berlin", "timeout"), run(25, "Hà Nội", "dns")],
    [run(10, "Berlin"), run(20, "Berlin", "dns"), run(25, "Hà Nội")],  # a name that was not there is the world's
    [run(25, None)],  # a place that nobody named
    [run(25, "Hà Nội", tls="legacy")],  # with other ciphers it might be reached from here, too
    [run(25, "Hà Nội", "502", proxy="127.0.0.1:3128")],  # the proxy's word, not the portal's
)


@pytest.mark.parametrize("earlier", UNKNOWN)
def test_a_silent_portal_is_not_called_closed_without_need(earlier: list[CrawlRun]) -> None:
    assert blocked(*earlier) is None


@pytest.mark.parametrize("secure", [False, True])
def test_a_portal_that_cuts_off_one_place_is_geo_blocked_there_and_comes_in_by_a_proxy(
    congtin: Run, tmp_path: Path, secure: bool
) -> None:
    root = signed("Gốc thử nghiệm")
    (tmp_path / "root.pem").write_bytes(root.pem)
    context = server_context(tmp_path, signed("127.0.0.1", root, for_host="127.0.0.1")) if secure else None
    trusts = {"SSL_CERT_FILE": str(tmp_path / "root.pem")}
    archive = tmp_path / "a"
    with proxying(ProxyServer()) as proxy, served(PortalServer(articles=3), context) as portal:
        portal.only_from = proxy.source
        alone = crawl(congtin, portal, archive, **trusts)
        there = crawl(congtin, portal, archive, "--proxy", proxy.url.replace("//", "//bob:s3cret@"), **trusts)
        again = congtin("crawl", portal.url, "--archive", archive, **trusts)
    name = f"proxy {proxy.url.removeprefix('http://')}"
    assert alone["finish"] == "unreachable"
    assert set(alone["failed"]) <= {"listing connection", "listing tls"}  # a reset before or after the first word
    assert (there["finish"], there["counts"]["stored"], there["egress"]) == ("finished", 3, name)
    assert proxy.keys == {"Basic Ym9iOnMzY3JldA=="}
    assert {line.split(" ")[0] for line in proxy.asked} == ({"CONNECT"} if secure else {"GET"})
    assert again.returncode == 1
    assert f"The portal is closed to this place (direct): it answered {name}." in again.stdout
    found = [(line["finish"], line["egress"], line["proxy"], line["reached_from"]) for line in runs(archive)]
    assert found == [
        ("unreachable", "direct", None, None),
        ("finished", name, name.removeprefix("proxy "), None),
        ("geo-blocked", "direct", None, name),
    ]
    assert runs(archive)[2]["causes"] == {"failed/listing geo-blocked": 1}


def test_a_silent_portal_is_called_dead_by_nobody_and_the_words_say_what_to_try(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=2)) as portal:
        pass
    done = congtin("crawl", portal.url, "--archive", tmp_path, CONGTIN_EGRESS="Berlin")
    assert done.returncode == 1
    assert "It may be closed to this place only (Berlin)" in done.stdout
    assert [line["egress"] for line in runs(tmp_path)] == ["Berlin"]
    assert lines(tmp_path, "observations") == []


@pytest.mark.parametrize("refuses", [None, "403 Forbidden"])
def test_a_proxy_that_fails_says_nothing_of_the_portal(congtin: Run, tmp_path: Path, refuses: str | None) -> None:
    context = server_context(tmp_path, signed("127.0.0.1", for_host="127.0.0.1"))
    with served(PortalServer(articles=2), context) as portal:
        with proxying(ProxyServer(refuses=refuses)) as proxy:
            if refuses:
                done = crawl(congtin, portal, tmp_path / "a", "--proxy", proxy.url)
        if not refuses:
            done = crawl(congtin, portal, tmp_path / "a", "--proxy", proxy.url)
    assert (done["finish"], done["failed"], portal.asked) == ("unreachable", {"listing proxy": 1}, [])


def test_a_portal_that_the_proxy_cannot_reach_is_not_the_proxys_fault(congtin: Run, tmp_path: Path) -> None:
    context = server_context(tmp_path, signed("127.0.0.1", for_host="127.0.0.1"))
    with proxying(ProxyServer()) as proxy:
        with served(PortalServer(articles=2), context) as portal:
            pass
        done = crawl(congtin, portal, tmp_path / "a", "--proxy", proxy.url)
    assert done["failed"] == {"listing connection": 1}


def test_no_way_past_a_proxy_that_was_asked_for(congtin: Run, tmp_path: Path) -> None:
    with proxying(ProxyServer()) as proxy, served(PortalServer(articles=2)) as portal:
        portal.only_from = proxy.source
        arguments = ("--proxy", proxy.url, "--egress", "Hà Nội")
        done = crawl(congtin, portal, tmp_path, *arguments, no_proxy="127.0.0.1", NO_PROXY="*")
        by_environment = crawl(congtin, portal, tmp_path, http_proxy=proxy.url, no_proxy="")
    assert (done["counts"]["stored"], done["egress"]) == (2, "Hà Nội")
    assert by_environment["egress"] == f"proxy {proxy.url.removeprefix('http://')}"
    assert [line["proxy"] for line in runs(tmp_path)] == [proxy.url.removeprefix("http://")] * 2
    for path in tmp_path.glob("warc/*/*.warc.gz"):
        assert all("warc-ip-address" not in member.headers for member in members(path)), "the proxy's own"


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1080", "https://127.0.0.1:3128", "127.0.0.1", ""])
def test_a_proxy_that_cannot_be_used_is_refused_before_it_is_asked(congtin: Run, tmp_path: Path, proxy: str) -> None:
    with served(PortalServer(articles=2)) as portal:
        done = congtin("crawl", portal.url, "--archive", tmp_path, "--proxy", proxy)
    assert (done.returncode, len(done.stderr.splitlines()), portal.asked) == (2, 1, []), done.stderr


def test_a_proxys_own_name_may_be_private(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://bob:x@cong.noi-bo:3128")
    monkeypatch.setenv("no_proxy", "khac.noi-bo")
    assert egress.proxy_for("http://vidu.gov.vn/") == "cong.noi-bo:3128"
    assert egress.proxy_for("http://khac.noi-bo/") is None
    assert may_lead("cong.noi-bo", "10.0.0.1")
    assert not may_lead("khac.noi-bo", "10.0.0.1")
