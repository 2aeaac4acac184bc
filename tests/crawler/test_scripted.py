"""Listings whose pages a script loads, crawled: what the page shows already, and what the script's answers say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from scrapy import Request, Spider
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.utils.test import get_crawler

import tests.portals as kinds
from archive.article import WarcPointer
from archive.observations import Sighting
from archive.pages import Capture, captures
from crawler.discovery.model import NextPage
from crawler.interpret import interpret
from crawler.portals import registry
from crawler.spiders.asking import asking
from tests.conftest import Run, lines
from tests.crawler.running import crawl
from tests.portal_server import Answer, PortalServer, listing, served, title

JSON = {"Content-Type": "application/json"}
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


FILE = """
function tai(muc, trang) {
  $.getJSON("/api/tin?muc=" + muc + "&page=" + trang, function (d) {
    d.tin.forEach(function (x) { $("#ds").append('<li><a href="/tin/' + x.id + '/bai-viet">' + x.ten + "</a></li>"); });
  });
}
"""
OTHER = '$.get(noi(), function (d) { $("#ds-khac").html(d); });'


def test_sections_that_one_file_of_scripts_fills_are_each_read_with_what_they_say(congtin: Run, tmp_path: Path) -> None:
    """The file was asked for by none of them, or for the first one alone; where it tells nothing the run says so."""
    html, file = PortalServer._html, {"Content-Type": "text/javascript"}
    menu = "".join(f"<li><a href='/muc/{each}/'>Mục {each}</a></li>" for each in ("lua", "tom", "ca"))
    answers = {
        "/": html(f"<html><body><ul class=menu>{menu}</ul></body></html>"),
        "/js/app.js": Answer(200, FILE.encode(), file),
        "/js/khac.js": Answer(200, OTHER.encode(), file),
    }
    for place, each in enumerate(("lua", "tom", "ca")):
        shown = f"<ul id=ds></ul><script>tai('{each}', 1)</script>" if each != "ca" else "<ul id=ds-khac></ul>"
        source = "khac" if each == "ca" else "app"
        answers[f"/muc/{each}/"] = html(
            f"<html><body><main>{shown}</main><script src=/js/{source}.js></script></body></html>"
        )
        for page in range(1, 4):
            ids = range(6 * place + 3 * page - 2, 6 * place + 3 * page + 1) if page < 3 else ()
            rows = [{"id": number, "ten": title(number)} for number in ids]
            answers[f"/api/tin?muc={each}&page={page}"] = Answer(200, json.dumps({"tin": rows}).encode(), file | JSON)
    with served(PortalServer(articles=12, answers=answers)) as site:
        said = crawl(congtin, site, tmp_path, "--assets", "none")
    assert (said["exit_code"], said["failed"]) == (1, {"listing script-only": 1})
    assert len(lines(tmp_path, "articles")) == 12
    sections = {(line["section"], line["url"].split("/")[4]) for line in lines(tmp_path, "sightings")}
    assert {("Mục lua", "1"), ("Mục lua", "6"), ("Mục tom", "7"), ("Mục tom", "12")} <= sections


@pytest.mark.parametrize("status", [200, 403])
def test_pages_with_one_empty_list_ask_for_its_file_once(congtin: Run, tmp_path: Path, status: int) -> None:
    """Templates leave an empty list in every page; the file that it may be filled by is none of the portal's lists."""
    html, empty = PortalServer._html, "<ul id=ds></ul><script src=/js/app.js></script>"
    menu = "".join(f"<li><a href='/gioi-thieu/{each}/'>Giới thiệu {each}</a></li>" for each in "abcdefgh")
    site = PortalServer(
        answers={"/": html(f"<body><ul class=menu><li><a href='/tin/'>Tin tức</a></li>{menu}</ul></body>")}
    )
    site.answers |= {f"/gioi-thieu/{each}/": html(f"<body><h1>Giới thiệu</h1>{empty}</body>") for each in "abcdefgh"}
    site.answers["/js/app.js"] = Answer(status, b"var a = 1;", {"Content-Type": "text/javascript"})
    with served(site):
        said = crawl(congtin, site, tmp_path, "--assets", "none", "-s", "CONCURRENT_REQUESTS=1")
    assert (said["exit_code"], said["failed"], len(lines(tmp_path, "articles"))) == (0, {}, 12)
    assert site.asked.count("/js/app.js") < 4


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


def test_listings_of_one_page_end_each_for_itself(congtin: Run, tmp_path: Path) -> None:
    """One shows its last page for ever, the other goes on for longer: neither ends the other, or is ended by it."""
    both = SCRIPT + SCRIPT.replace("cat=3", "cat=5").replace("go", "goOn").replace("lastOne", "last")
    site = PortalServer(articles=40)
    site.answers["/"] = PortalServer._html(
        "<html><body><ul class=menu><li><a href='/tin/'>Tin tức</a></li></ul></body></html>"
    )
    site.answers["/tin/"] = PortalServer._html(listing(range(1, 4), following=both))
    for number in range(1, 12):
        first = min(number, 2) * 4 - 3  # pages 1 and 2, the second one again and again
        site.answers[f"/more?cat=3&page={number}"] = PortalServer._html(listing(range(first, first + 4)))
        rows = range(9 + 4 * (number - 1), min(9 + 4 * number, 41))
        site.answers[f"/more?cat=5&page={number}"] = PortalServer._html(listing(rows) if rows else "<p>Hết</p>")
    with served(site):
        done = congtin("crawl", site.url, "--archive", tmp_path, "--json", "--assets", "none")
    said = json.loads(done.stdout)[0]
    assert (said["exit_code"], said["limits"]) == (0, {}), said
    assert len(lines(tmp_path, "articles")) == 40
    crawled = site.asked[site.asked.index("/tin/") :]
    assert len([url for url in crawled if url.startswith("/more?cat=3")]) <= 2 + 3 + 2  # and two that recognised it


@pytest.mark.sweep(every=3)
@pytest.mark.parametrize("kind", ["sharepoint-json", "dnn-json", "vnpt-fragment"])
def test_kept_answers_name_the_articles_that_they_named(congtin: Run, tmp_path: Path, kind: str) -> None:
    """What a recovery reads: the WARC alone, without a request."""
    site = kinds.portal(kind, seed=0, articles=60)
    with kinds.serve(site) as address:
        congtin("crawl", f"{address}/", "--archive", tmp_path, "--json", "--assets", "none")
        known = registry.undeclared(f"{address}/")
        named = set()
        for path in tmp_path.glob("warc/*/*.warc.gz"):
            for capture in captures(path):
                if capture.asked is not None and capture.kind == "listing":
                    read = interpret(capture, lambda name: None, portal=known, family=None)
                    named |= {site.identify(sighting.url) for sighting in read if isinstance(sighting, Sighting)}
    assert named - {None} == set(site.truth)


def test_a_note_that_cannot_be_read_gives_no_sightings() -> None:
    at = "http://vidu.gov.vn/more"
    capture = Capture(
        url=at, kind="listing", via=None, asked="{", crawl_id=None, status=200, headers={}, body=b"<a href='/x'>",
        fetched_at="2026-01-01T00:00:00Z", pointer=WarcPointer(file="x", offset=0, digest=""),
    )  # fmt: skip
    assert list(interpret(capture, lambda name: None, portal=registry.undeclared(at), family=None)) == []
