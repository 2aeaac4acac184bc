"""Politeness over real HTTP: what a host asks for is heard and capped, what it cannot bear is learnt and kept."""

from __future__ import annotations

import json
import math
import re
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from crawler.fetching.pace import SHORTEST, Pace
from crawler.spiders.breaker import Breaker
from tests.conftest import Run, lines
from tests.crawler.running import HTML, runs
from tests.portal_server import Answer, PortalServer, listing, served
from tests.portals import Faults, faults, portal, serve
from tests.portals.faults import WAIT

TEXT = {"Content-Type": "text/plain"}
QUICK = ("-s", "CONGTIN_PROGRESS=0", "-s", "CONGTIN_FIRST_WAIT=0.02")


def crawl(congtin: Run, url: str, archive: Path, *arguments: str) -> tuple[dict[str, Any], str]:
    done = congtin("crawl", url, "--archive", archive, "--json", *QUICK, *arguments)
    assert "Traceback" not in done.stderr, done.stderr
    return json.loads(done.stdout)[0], done.stderr


def test_trouble_that_goes_on_counts_once_and_good_answers_bring_the_delay_down() -> None:
    pace = Pace(1.0)
    for _ in range(5):
        pace.trouble(flood=False)
    assert pace.delay == 2.0
    for _ in range(9):
        pace.good_answer()
    assert pace.delay == 2.0
    pace.good_answer()
    assert pace.delay == 1.0


@pytest.mark.parametrize(
    ("between", "delays"), [(15, [1.0, 1.5, 2.25]), (30, [1.0, 1.0, 1.0])], ids=["a limit", "now and then"]
)
def test_a_limit_that_bites_again_at_once_is_learnt_and_eased_slowly(between: int, delays: list[float]) -> None:
    pace = Pace(1.0)
    found = []
    for _ in range(3):
        pace.trouble(flood=True)
        for _ in range(between):
            pace.good_answer()
        found.append(pace.delay)
    assert found == delays
    for _ in range(100):
        pace.good_answer()
    assert pace.delay == 1.0


def test_no_trouble_brings_a_host_below_the_delay_it_asked_for() -> None:
    pace = Pace(1.0)
    pace.trouble(flood=False)  # robots.txt answered 503, and then said:
    pace.asked = 10.0
    for _ in range(100):
        pace.good_answer()
    assert pace.delay == 10.0
    for _ in range(20):
        pace.trouble(flood=True)
        pace.good_answer()
    assert pace.delay == 30.0


@pytest.mark.parametrize("status", [200, 429])
def test_a_flood_limit_is_learnt_and_its_pages_are_never_stored(congtin: Run, tmp_path: Path, status: int) -> None:
    site = portal("query", seed=2, articles=24, faults=Faults(flood=(8, math.inf), flood_status=status, until=2))
    with serve(site) as address:
        said, _ = crawl(congtin, address, tmp_path, "-s", "CONGTIN_MAX_WAIT=0.3")
        flooded = site.faults.flooded
        (host,) = runs(tmp_path)[-1]["hosts"].values()
    assert said["exit_code"] == 0 or set(said["limits"]) == {"retry-after"}, said
    assert (said["counts"]["stored"], said["failed"]) == (len(site.truth), {})
    assert not any("Hãy đợi" in json.dumps(line, ensure_ascii=False) for line in lines(tmp_path, "articles"))
    assert flooded == 2
    assert 0.05 <= host["learnt"] <= host["delay"]
    # The second bit at twice the shortest delay there is: of three halves of that ten gaps are no shorter.
    starts = [visit.at for visit in site.log[2 * (8 + 1) :]]
    assert starts[10] - starts[0] > 0.9 * 10 * 1.5 * SHORTEST


@pytest.mark.parametrize(("allowed", "seconds"), [(8, 0.8), (10, 1.0), (10, 3.0)])
def test_a_limit_by_time_is_passed_seldom_and_costs_no_more_than_its_own_time_again(
    monkeypatch: pytest.MonkeyPatch, allowed: int, seconds: float
) -> None:
    """By a clock that stands between two requests: no machine is too slow for the limit."""
    now, limit, pace = [0.0], Faults(flood=(allowed, seconds), flood_status=429), Pace(0.0)
    monkeypatch.setattr(faults, "time", SimpleNamespace(monotonic=lambda: now[0]))
    for _ in range(600):
        refusal = limit.limit()
        if refusal is None:
            pace.good_answer()
            now[0] += max(pace.delay, 0.005)
        else:
            pace.trouble(flood=True)
            now[0] += max(pace.delay, float(refusal.headers["Retry-After"]))
    assert 0 < limit.flooded < 600 / 16  # a pace that only doubles for a while is turned away 44, 54 and 99 times
    assert now[0] < 2 * 600 * seconds / allowed


def test_the_next_run_begins_with_what_the_last_one_learnt(congtin: Run, tmp_path: Path) -> None:
    waits = {f"/tin/{number}/bai-viet": Answer(200, WAIT.format(wait=1).encode(), HTML, times=1) for number in (3, 4)}
    with served(PortalServer(articles=4, answers=waits)) as portal_:
        crawl(congtin, portal_.url, tmp_path, "-s", "DOWNLOAD_DELAY=0.1")
        (first,) = runs(tmp_path)[-1]["hosts"].values()
        portal_.arrived.clear()
        crawl(congtin, portal_.url, tmp_path, "--mode", "full")
        (second,) = runs(tmp_path)[-1]["hosts"].values()
        gaps = [later - earlier for earlier, later in pairwise(portal_.arrived)]
        crawl(congtin, portal_.url, tmp_path, "--egress", "Hà Nội")
        (elsewhere,) = runs(tmp_path)[-1]["hosts"].values()
    assert second["learnt"] == pytest.approx(0.8 * first["learnt"])
    assert min(gaps) > 0.999 * second["learnt"]
    assert "learnt" not in elsewhere


def test_what_a_closed_connection_left_unanswered_is_asked_again_in_its_turn(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=4)) as portal_:

        def close(number: int, path: str) -> None:
            if path == "/tin/2/bai-viet" and portal_.asked.count(path) == 1:
                raise ConnectionError

        portal_.on_request.append(close)
        said, _ = crawl(congtin, portal_.url, tmp_path, "-s", "DOWNLOAD_DELAY=0.3")
    assert (said["counts"]["stored"], said["failed"]) == (4, {})
    assert portal_.asked.count("/tin/2/bai-viet") == 2
    assert min(later - earlier for earlier, later in pairwise(portal_.arrived)) > 0.299


def test_what_a_host_asks_for_is_capped_counted_and_logged(congtin: Run, tmp_path: Path) -> None:
    answers = {
        "/robots.txt": Answer(200, b"User-agent: *\nCrawl-delay: 3600\n", TEXT),
        "/tin/2/bai-viet": Answer(429, b"", {"Retry-After": "86400"}, times=1),
    }
    with served(PortalServer(articles=2, answers=answers)) as portal_:
        said, words = crawl(congtin, portal_.url, tmp_path, "-s", "CONGTIN_MAX_WAIT=0.1")
    assert (said["counts"]["stored"], said["failed"]) == (2, {})
    assert said["limits"] == {"crawl-delay": 1, "retry-after": 1}
    assert "Crawl-delay 3600.0 of" in words
    assert re.search(r"Retry-After 86400 s of \S+ is capped at 0", words)


@pytest.mark.parametrize("takes", [0, 0.3], ids=["at once", "slow"])
def test_who_asks_for_hours_again_and_again_is_left_alone(congtin: Run, tmp_path: Path, takes: float) -> None:
    """What it turned away is asked for in a later run. An answer that comes after the next request is due is heard
    before that leaves: it had left, on a slow server each time."""
    closed = {f"/tin/{number}/bai-viet": Answer(429, b"", {"Retry-After": "7200"}) for number in range(1, 7)}
    with served(PortalServer(articles=6, answers=closed)) as portal_:
        portal_.on_request.append(lambda number, path: time.sleep(takes if path in closed else 0))
        said, words = crawl(congtin, portal_.url, tmp_path, "-s", "CONGTIN_MAX_WAIT=0.05")
        asked = [path for path in portal_.asked if path in closed]
        portal_.answers.clear()
        later, _ = crawl(congtin, portal_.url, tmp_path, "--mode", "full")
    assert said["finish"] == "blocked"
    assert len(asked) == 4
    assert "asked 4 times in a row for a longer wait than a run has (7200 s)" in words
    assert later["counts"]["stored"] == 6


def test_one_page_that_asks_for_hours_is_none_of_the_portal(congtin: Run, tmp_path: Path) -> None:
    """With its tries it says so four times in a row; everything else is read."""
    closed = Answer(503, b"", {"Retry-After": "7200"})
    menu = "<a href='/thong-bao/'>Thông báo</a> <a href='/y-te/'>Y tế</a>"
    first = Answer(200, listing(range(1, 7), following=menu).encode(), HTML)
    with served(PortalServer(articles=6, answers={"/": first, "/thong-bao/": closed})) as portal_:
        said, _ = crawl(congtin, portal_.url, tmp_path, "-s", "CONGTIN_MAX_WAIT=0.02")
    assert (said["finish"], said["counts"]["stored"], said["failed"]) == ("finished", 6, {"listing http-5xx": 1})


def test_a_first_page_that_asks_for_hours_is(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(answers={"/": Answer(503, b"", {"Retry-After": "7200"})})) as portal_:
        said, _ = crawl(congtin, portal_.url, tmp_path, "-s", "CONGTIN_MAX_WAIT=0.02")
    assert (said["finish"], portal_.asked.count("/")) == ("blocked", 4)


@pytest.mark.parametrize(("host", "ends"), [("vidu.gov.vn", True), ("tep.vidu.vn", False)])
def test_no_host_of_files_ends_a_run(host: str, ends: bool) -> None:
    portal_ = SimpleNamespace(id="vidu", home="https://vidu.gov.vn/")
    spider = SimpleNamespace(portal=portal_, scope=SimpleNamespace(holds=lambda url: "//vidu.gov.vn/" in url))
    breaker, said = Breaker(spider), []  # type: ignore[arg-type]
    breaker._end = said.append  # type: ignore[method-assign]
    breaker.asked_for_more(7200.0, Counter({f"https://{host}/1.pdf": 3, f"https://{host}/2.pdf": 1}))
    assert bool(said) == ends


def test_autothrottle_may_only_slow_down(congtin: Run, tmp_path: Path) -> None:
    """Loopback answers at once: by latency alone the delay would be halved with every answer."""
    answers = {"/robots.txt": Answer(200, b"User-agent: *\nCrawl-delay: 0.2\n", TEXT)}
    with served(PortalServer(articles=6, answers=answers)) as portal_:
        arguments = ("-s", "AUTOTHROTTLE_ENABLED=True", "-s", "AUTOTHROTTLE_START_DELAY=0")
        said, _ = crawl(congtin, portal_.url, tmp_path, *arguments)
    assert said["counts"]["stored"] == 6
    assert min(later - earlier for earlier, later in pairwise(portal_.arrived[1:])) > 0.199


def test_robots_txt_is_asked_for_again_after_its_day_in_a_run_that_takes_longer(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=40)) as portal_:

        def forbid(number: int, path: str) -> None:
            if number == 15:
                portal_.answers["/robots.txt"] = Answer(200, b"User-agent: *\nDisallow: /tin/\n", TEXT)

        portal_.on_request.append(forbid)
        said, _ = crawl(congtin, portal_.url, tmp_path, "-s", "CONGTIN_ROBOTS_SECONDS=0")
    after = [asked for asked in portal_.asked[15:] if asked != "/robots.txt"]
    assert len(after) < 20  # what was allowed before and waited its turn
    assert said["refused"]["robots"] > 0
    assert said["refused"]["robots"] + said["counts"]["stored"] == 40


def test_an_outage_of_robots_txt_in_a_long_run_leaves_what_it_said_before(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=12)) as portal_:
        portal_.answers["/robots.txt"] = Answer(200, b"User-agent: *\nDisallow: /tin/2/\n", TEXT, times=1)
        down = Answer(500, b"", HTML)

        def fail(number: int, path: str) -> None:
            if number == 2:
                portal_.answers["/robots.txt"] = down

        portal_.on_request.append(fail)
        arguments = ("-s", "CONGTIN_ROBOTS_SECONDS=0", "-s", "RETRY_TIMES=0")
        said, words = crawl(congtin, portal_.url, tmp_path, *arguments)
    assert "what it said before holds" in words
    assert (said["counts"]["stored"], said["refused"]) == (11, {"robots": 1})
    assert portal_.asked.count("/robots.txt") > 1


def test_robots_txt_is_followed_through_redirects_inside_the_portal(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=3)) as portal_:
        portal_.answers["/robots.txt"] = Answer(301, b"", {"Location": "/files/robots.txt"})
        portal_.answers["/files/robots.txt"] = Answer(200, b"User-agent: congtin\nDisallow: /tin/2/\n", TEXT)
        said, _ = crawl(congtin, portal_.url, tmp_path)
    assert (said["counts"]["stored"], said["refused"]) == (2, {"robots": 1})


def test_a_robots_txt_outage_uses_up_no_tries_of_what_waits(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=8)) as portal_:
        crawl(congtin, portal_.url, tmp_path, "--limit", "3")
        before = lines(tmp_path, "observations")
        portal_.answers["/robots.txt"] = Answer(503, b"", {"Retry-After": "0"})
        portal_.asked.clear()
        out, _ = crawl(congtin, portal_.url, tmp_path)
        assert set(portal_.asked) == {"/robots.txt"}
        del portal_.answers["/robots.txt"]
        back, _ = crawl(congtin, portal_.url, tmp_path)
    assert (out["finish"], out["failed"]) == ("unreachable", {"listing robots-unreachable": 1})
    assert lines(tmp_path, "observations") == before
    assert out["waiting"]["failed"] == 0
    assert (back["counts"]["stored"], back["exit_code"]) == (5, 0)


def test_one_session_a_run_so_that_no_view_is_counted_twice(congtin: Run, tmp_path: Path) -> None:
    site = portal("query", seed=0, articles=20)
    site.session_views = True
    with serve(site) as address:
        crawl(congtin, address, tmp_path)
        crawl(congtin, address, tmp_path, "--mode", "full")
    assert site._issued == 2
    looked = [line for line in lines(tmp_path, "observations") if line["kind"] == "unchanged"]
    assert len(looked) > 10
    assert {line["own_fetches"] for line in looked} == {2}
    assert all(article.visits == len(article.sessions) <= 2 for article in site.articles.values())
