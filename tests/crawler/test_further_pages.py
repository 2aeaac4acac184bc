"""An article that a portal splits over several pages, over real HTTP: one record, whatever becomes of its pages."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from archive.article import Article
from archive.pages import captures
from crawler.further import MOST_PAGES, Answer, gather
from crawler.parse import parse_bytes
from crawler.portals import registry
from tests.conftest import Run, lines
from tests.crawler.further_kit import LONG, PARTS, further, pager
from tests.crawler.running import HTML, crawl
from tests.portal_server import Answer as Given
from tests.portal_server import PortalServer, article, listing, served, title

SIGNED = "<p style='text-align:right'><b>Ngọc Hồng</b></p>"


def split_portal(**changes: Given) -> PortalServer:
    """Article 2 stands on three pages."""
    portal = PortalServer(articles=4)
    portal.answers[LONG] = Given(200, article(2, extra=pager(3, 1)).encode(), HTML)
    portal.answers[f"{LONG}/2/"] = Given(200, further(2, 3, PARTS[0]).encode(), HTML)
    portal.answers[f"{LONG}/3/"] = Given(200, further(3, 3, PARTS[1], SIGNED).encode(), HTML)
    portal.answers.update(changes)
    return portal


def long_ones(archive: Path) -> list[dict[str, Any]]:
    return [line for line in lines(archive, "articles") if line["title"] == title(2)]


def verified(congtin: Run, archive: Path) -> None:
    done = congtin("archive", "verify", "--archive", archive, "--warc")
    assert done.returncode == 0, done.stdout


def test_its_pages_become_one_record_and_the_next_look_finds_it_unchanged(congtin: Run, tmp_path: Path) -> None:
    with served(split_portal()) as portal:
        first = crawl(congtin, portal, tmp_path)
        again = crawl(congtin, portal, tmp_path, "--mode", "full")
        home = portal.url.rstrip("/")
    assert (first["exit_code"], first["counts"]["stored"]) == (0, 4)
    assert (again["exit_code"], again["counts"]["unchanged"], again["counts"].get("revised", 0)) == (0, 4, 0)
    [record] = long_ones(tmp_path)
    assert record["url"] == f"{home}{LONG}"
    assert record["urls"] == [f"{home}{LONG}/2/", f"{home}{LONG}/3/"]
    assert all(record["body"].count(part) == 1 for part in PARTS)
    assert (record["byline"], record["warnings"]) == ("Ngọc Hồng", ["pages-joined"])
    kept = [capture for path in tmp_path.glob("warc/*/*.warc.gz") for capture in captures(path)]
    assert {item.url.removeprefix(home) for item in kept if item.kind == "further"} == {f"{LONG}/2/", f"{LONG}/3/"}
    verified(congtin, tmp_path)


def test_what_is_lost_of_it_is_made_again_from_its_stored_pages(congtin: Run, tmp_path: Path) -> None:
    with served(split_portal()) as portal:
        crawl(congtin, portal, tmp_path)
        [before] = long_ones(tmp_path)
        for path in tmp_path.glob("articles/*/*.jsonl"):
            path.write_bytes(b"")
        shutil.rmtree(tmp_path / "state")
        portal.asked.clear()
        done = crawl(congtin, portal, tmp_path)
    assert done["recovered"]["articles_from_warc"] == 4
    assert not [path for path in portal.asked if path.startswith(LONG)]
    [record] = long_ones(tmp_path)
    assert {name: record[name] for name in ("id", "urls", "body", "content_hash", "warc")} == {
        name: before[name] for name in ("id", "urls", "body", "content_hash", "warc")
    }


@pytest.mark.parametrize(("status", "failure"), [(500, "further page http-5xx"), (404, "further page http-404")])
def test_a_page_that_fails_costs_its_text_alone_and_is_joined_at_a_later_look(
    congtin: Run, tmp_path: Path, status: int, failure: str
) -> None:
    with served(split_portal(**{f"{LONG}/3/": Given(status, b"", {})})) as portal:
        first = crawl(congtin, portal, tmp_path)
        [partial] = long_ones(tmp_path)
        portal.answers.update(split_portal().answers)
        crawl(congtin, portal, tmp_path, "--mode", "full")
    assert (first["exit_code"], first["counts"]["stored"], first["failed"]) == (1, 4, {failure: 1})
    assert partial["warnings"] == ["pages-joined", "more-pages", *(["incomplete"] if status == 500 else [])]
    assert PARTS[0] in partial["body"]
    assert PARTS[1] not in partial["body"]
    record = long_ones(tmp_path)[-1]
    assert (record["revision"], record["change"]["cause"]) == (2, "correction")
    assert (record["warnings"], PARTS[1] in record["body"]) == (["pages-joined"], True)


def test_a_page_that_fails_later_takes_no_text_away(congtin: Run, tmp_path: Path) -> None:
    with served(split_portal()) as portal:
        crawl(congtin, portal, tmp_path)
        portal.answers[f"{LONG}/2/"] = Given(500, b"", {})
        crawl(congtin, portal, tmp_path, "--mode", "full")
        portal.answers.update(split_portal().answers)
        last = crawl(congtin, portal, tmp_path, "--mode", "full")
    assert [record["revision"] for record in long_ones(tmp_path)] == [1]
    looks = [line for line in lines(tmp_path, "observations") if line["url"].endswith(LONG)]
    assert [(look["kind"], look["cause"]) for look in looks] == [("failed", "further-page"), ("unchanged", None)]
    assert last["counts"]["unchanged"] == 4


def test_what_a_first_page_says_anew_is_kept_though_a_further_one_fails(congtin: Run, tmp_path: Path) -> None:
    with served(split_portal()) as portal:
        crawl(congtin, portal, tmp_path)
        first = portal.answers[LONG]
        words = "Bổ sung: đoàn kiểm tra đề nghị huyện báo cáo lại trong tuần."
        changed = first.body.replace(b"</p>", f" {words}</p>".encode(), 1)
        portal.answers[LONG] = Given(200, changed, HTML)
        portal.answers[f"{LONG}/2/"] = Given(500, b"", {})  # a 503 is waited out, which is tested elsewhere
        done = crawl(congtin, portal, tmp_path, "--mode", "full")
        portal.answers[f"{LONG}/2/"] = split_portal().answers[f"{LONG}/2/"]
        crawl(congtin, portal, tmp_path, "--mode", "full")
    kept, cut, whole = long_ones(tmp_path)
    assert (done["exit_code"], done["failed"]) == (1, {"further page http-5xx": 1})
    assert [words in record["body"] for record in (kept, cut, whole)] == [False, True, True]
    assert ["incomplete" in record["warnings"] for record in (kept, cut, whole)] == [False, True, False]
    assert PARTS[0] not in cut["body"]
    assert all(part in whole["body"] for part in PARTS)


def test_a_listing_that_names_a_further_page_gives_no_second_article(congtin: Run, tmp_path: Path) -> None:
    row = f"<li><a href='{LONG}/2/'>{title(2)}</a> <span>(03/05/2022)</span></li>"
    rows = listing(range(3, 5)).replace("</ul>", f"{row}</ul>").encode()
    with served(split_portal(**{path: Given(200, rows, HTML) for path in ("/", "/tin/")})) as portal:
        crawl(congtin, portal, tmp_path)
        again = crawl(congtin, portal, tmp_path)
        home = portal.url.rstrip("/")
    [record] = long_ones(tmp_path)
    assert (record["url"], record["warnings"]) == (f"{home}{LONG}", ["pages-joined"])
    assert all(record["body"].count(part) == 1 for part in PARTS)
    assert len(lines(tmp_path, "articles")) == 3
    assert again["waiting"]["found"] == 0
    verified(congtin, tmp_path)


BASE = "http://vidu.gov.vn"


def answer(number: int, last: int) -> Answer:
    text = article(2, extra=pager(last, 1)) if number == 1 else further(number, last, f"{PARTS[0]} Phần {number}.")
    path = LONG if number == 1 else f"{LONG}/{number}/"
    return Answer(f"{BASE}{path}", 200, text.encode(), HTML)


def gathered(first: Answer, pages: dict[str, Answer | None]) -> tuple[Article, bool, list[str]]:
    """The record, whether a page failed, and what was asked for."""
    record = parse_bytes(first.body, url=first.url, headers=first.headers)
    assert isinstance(record, Article)
    gathering, asked = gather(record, first, registry.resolve(BASE)), list[str]()
    try:
        asked.append(next(gathering))
        while True:
            asked.append(gathering.send(pages.get(asked[-1])))
    except StopIteration as done:
        return done.value.article, done.value.failed, asked


def test_pages_are_asked_for_one_after_the_other_and_not_without_end() -> None:
    pages: dict[str, Answer | None] = {f"{BASE}{LONG}/{number}/": answer(number, 99) for number in range(2, 99)}
    record, failed, asked = gathered(answer(1, 99), pages)
    assert asked == [f"{BASE}{LONG}/{number}/" for number in range(2, MOST_PAGES + 1)]
    assert (failed, record.warnings) == (False, ["pages-joined", "more-pages"])


def test_a_page_that_asks_to_wait_has_failed_and_one_that_is_not_there_has_not() -> None:
    gone = "<html><title>404</title><body><h1>Không tìm thấy trang</h1></body></html>".encode()
    second = f"{BASE}{LONG}/2/"
    first = answer(1, 3)
    for given, failed in (
        (None, True),
        (Answer(second, 503, b"", HTML), True),
        (Answer(second, 200, b"", HTML), True),
        (Answer(second, 200, "Hãy đợi".join(["<p>", "...</p>"]).encode(), HTML), True),
        (Answer(second, 404, b"", HTML), False),
        (Answer(second, 200, gone, HTML), False),
    ):
        record, has_failed, asked = gathered(first, {second: given})
        assert (has_failed, asked) == (failed, [second]), given
        assert record.warnings == (["more-pages", "incomplete"] if failed else ["more-pages"]), given


def test_one_page_asks_for_nothing() -> None:
    alone = Answer(f"{BASE}{LONG}", 200, article(2).encode(), HTML)
    record, failed, asked = gathered(alone, {})
    assert (record.warnings, failed, asked) == ([], False, [])


@pytest.mark.parametrize("number", [2, 3])
def test_a_further_page_has_the_identity_of_its_article(number: int) -> None:
    first, page = answer(1, 3), answer(number, 3)
    one = parse_bytes(first.body, url=first.url)
    other = parse_bytes(page.body, url=page.url)
    assert isinstance(one, Article)
    assert isinstance(other, Article)
    assert (other.id, other.url, other.warnings) == (one.id, one.url, ["further-page"])
