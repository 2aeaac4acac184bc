"""Listings whose pages a script loads, crawled: what the page shows already, and what the script's answers say."""

from __future__ import annotations

import json
from pathlib import Path

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.utils.test import get_crawler

from crawler.discovery.model import NextPage
from crawler.spiders.asking import asking
from tests.conftest import Run, lines
from tests.portal_server import Answer, PortalServer, listing, served

SCRIPT = "<script>function go(p) { $.get('/more?cat=3&page=' + p, show); } var lastOne = 0; go(1);</script>"


def portal() -> PortalServer:
    """24 articles; the listing shows 6 of them, and its script 6 at a time, from the first one on."""
    answers = {
        "/": PortalServer._html("<html><body><ul class=menu><li><a href='/tin/'>Tin tức</a></li></ul></body></html>"),
        "/tin/": PortalServer._html(listing(range(1, 7), following=SCRIPT)),
    }
    for page in range(1, 5):
        rows = listing(range(page * 6 - 5, page * 6 + 1))
        fragment = rows[rows.index("<ul class=tin>") : rows.index("</ul>") + 5]
        answers[f"/more?cat=3&page={page}"] = PortalServer._html(fragment)
    answers["/more?cat=3&page=5"] = PortalServer._html("<p>Không có tin nào</p>")
    return PortalServer(articles=24, answers=answers)


def test_a_script_that_begins_with_the_rows_shown_already_is_followed_to_its_end(congtin: Run, tmp_path: Path) -> None:
    with served(portal()) as site:
        done = congtin("crawl", site.url, "--archive", tmp_path, "--json", "--assets", "none")
    assert json.loads(done.stdout)[0]["exit_code"] == 0, done.stderr
    assert len(lines(tmp_path, "articles")) == 24


def test_an_error_instead_of_rows_is_no_end_of_the_listing(congtin: Run, tmp_path: Path) -> None:
    site = portal()
    broken = "<html><head><title>Runtime Error</title></head><body><h1>Server Error in '/' Application.</h1>"
    site.answers["/more?cat=3&page=3"] = Answer(200, broken.encode(), {"Content-Type": "text/html"})
    with served(site):
        done = congtin("crawl", site.url, "--archive", tmp_path, "--json", "--assets", "none")
    said = json.loads(done.stdout)[0]
    assert (said["exit_code"], said["failed"].get("listing error-page", said["failed"])) == (1, 1)
    assert len(lines(tmp_path, "articles")) == 12


def test_a_request_that_is_sent_again_asks_for_the_same() -> None:
    page = NextPage(
        url="http://vidu.gov.vn/more", method="POST", form={"page": 2}, kind="xhr", counter="page", number=2
    )
    sent = asking(Request(page.url, cb_kwargs={"walk": None}), page)
    spider = Spider("x")
    spider.crawler = get_crawler()
    again = get_retry_request(sent, spider=spider, reason="challenge", max_retry_times=3)
    assert again is not None
    assert (again.cb_kwargs["asked"], again.body, again.method) == (page, b"page=2", "POST")
