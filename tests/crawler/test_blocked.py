"""A portal that turns away everything is not asked for all it has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run, lines
from tests.crawler.running import HTML, runs
from tests.portal_server import Answer, PortalServer, served

PROOF = Answer(
    200,
    b"<html><head><title>Just a moment...</title></head><body><h1>Checking your browser before accessing</h1>"
    b"<noscript>Enable JavaScript and cookies to continue</noscript></body></html>",
    HTML,
)
SHUT = Answer(403, b"<h1>Forbidden</h1>", HTML)


def articles(portal: PortalServer) -> list[str]:
    return [path for path in portal.asked if path.endswith("/bai-viet")]


def test_the_run_ends_and_what_was_turned_away_is_asked_for_when_it_is_due(congtin: Run, tmp_path: Path) -> None:
    every, some = range(1, 61), range(1, 61, 2)
    with (
        served(PortalServer(articles=60, answers={f"/tin/{number}/bai-viet": SHUT for number in every})) as shut,
        served(PortalServer(articles=60, answers={f"/tin/{number}/bai-viet": PROOF for number in every})) as proving,
        served(PortalServer(articles=60, answers={f"/tin/{number}/bai-viet": SHUT for number in some})) as picky,
    ):
        portals = (shut, proving, picky)

        def crawl(*arguments: str) -> list[dict[str, Any]]:
            for portal in portals:
                portal.asked.clear()
            fast = ("-s", "CONGTIN_FIRST_WAIT=0.01", "-s", "CONGTIN_PROGRESS=0", "--json")
            urls = [portal.url for portal in portals]
            return json.loads(congtin("crawl", *urls, "--archive", tmp_path, *fast, *arguments).stdout)

        first = crawl()
        assert [run["finish"] for run in first] == ["blocked", "blocked", "finished"]
        assert [run["exit_code"] for run in first] == [1, 1, 1]
        assert "turned away 20 requests in a row (http-403 20)" in first[0]["error"]
        assert "(challenge 20)" in first[1]["error"]
        assert max(len(articles(portal)) for portal in (shut, proving)) < 25, "and what was on its way"
        assert len(articles(picky)) == 60
        assert {(line["kind"], line["cause"]) for line in lines(tmp_path, "observations")} == {("failed", "http-403")}
        refused = [set(articles(portal)) for portal in (shut, picky)]
        refused[1] &= picky.answers.keys()

        second = crawl("--mode", "full")  # the next day's call, made at once
        asked = [set(articles(portal)) for portal in (shut, picky)]
        assert not any(one & other for one, other in zip(asked, refused, strict=True)), "their next try has not come"
        assert second[0]["waiting"]["turned_away"] >= 40
    said = congtin("crawl", picky.url, "--archive", tmp_path, "-s", "CONGTIN_PROGRESS=0").stdout
    assert "--mode full" not in said


BROKEN = Answer(500, b"<h1>Server Error</h1>", HTML)


@pytest.mark.parametrize(
    ("answers", "finish", "said"),
    [
        ({"/": BROKEN, "/tin/": BROKEN}, "unreachable", "The portal answered nothing but errors (listing http-5xx 1)"),
        ({"/": SHUT}, "blocked", "the portal turned away every request (http-403 1)"),
        ({"/": Answer(404, b"")}, "finished", "The home page is not there (http-404)"),
        ({"/tin/": BROKEN, "/tin/1/bai-viet": BROKEN}, "finished", "1 article waits for another try"),
        ({"/tin/": SHUT, "/tin/2/bai-viet": SHUT}, "finished", "1 article waits for another try"),
    ],
)
def test_a_run_to_which_nothing_but_errors_came_did_not_finish(
    congtin: Run, tmp_path: Path, answers: dict[str, Answer], finish: str, said: str
) -> None:
    with served(PortalServer(articles=2, answers=answers)) as portal:
        done = congtin("crawl", portal.url, "--archive", tmp_path, "-s", "CONGTIN_PROGRESS=0")
    assert (done.returncode, runs(tmp_path)[0]["finish"]) == (1, finish)
    assert said in done.stdout
