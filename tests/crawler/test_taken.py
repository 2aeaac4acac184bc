"""An undeclared portal whose pages do not agree on its family: a lost state asks for nothing a second time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from archive.paths import crawls_file
from crawler import families
from crawler.portals.model import Portal
from crawler.taken import taken_for
from tests.archive.building import PARSER as READ
from tests.archive.building import Files, article, run
from tests.conftest import Run, lines
from tests.crawler.days_kit import day
from tests.crawler.running import HTML
from tests.portal_server import Answer, PortalServer, listing, served
from tests.portal_server import article as page

NUKEVIET = "<meta charset=utf-8><meta name=generator content='NukeViet v4.5'>"


def path(number: int) -> str:
    return f"/vi/news/tin/hoi-nghi-ban-ve-cai-cach-hanh-chinh-{number}.html"


def test_a_state_made_again_knows_the_articles_by_the_keys_that_the_runs_gave_them(
    congtin: Run, tmp_path: Path
) -> None:
    rows = listing(range(1, 7))
    for number in range(1, 7):
        rows = rows.replace(f"/tin/{number}/bai-viet", path(number))
    with served(PortalServer(articles=0)) as portal:
        rows = rows.replace("<meta charset=utf-8>", NUKEVIET)  # its articles do not say so
        portal.answers = {at: Answer(200, rows.encode(), HTML) for at in ("/", "/tin/")}
        portal.answers |= {path(number): Answer(200, page(number).encode(), HTML) for number in range(1, 7)}
        day(congtin, portal, tmp_path, 40)
        for state in tmp_path.glob("state/*.sqlite*"):
            state.unlink()
        portal.asked.clear()
        said = day(congtin, portal, tmp_path, 40.1)
        assert (said["counts"]["found"], [each for each in portal.asked if each.startswith("/vi/")]) == (0, [])
    assert len(lines(tmp_path, "articles")) == 6


def test_a_home_page_that_names_no_article_tells_no_family_of_those_known(congtin: Run, tmp_path: Path) -> None:
    rows = listing(range(1, 4)).replace("<meta charset=utf-8>", NUKEVIET)
    for number in range(1, 4):
        rows = rows.replace(f"/tin/{number}/bai-viet", path(number))
    closed = "<title>Thông báo</title><body><p>Hệ thống đang bảo trì, mời bạn quay lại sau.</p>"
    with served(PortalServer(articles=0)) as portal:
        portal.answers = {at: Answer(200, rows.encode(), HTML) for at in ("/", "/tin/")}
        portal.answers |= {path(number): Answer(200, page(number).encode(), HTML) for number in range(1, 4)}
        day(congtin, portal, tmp_path, 40)
        portal.answers["/"] = Answer(200, closed.encode(), HTML)
        day(congtin, portal, tmp_path, 41)
    assert [run["family"] for run in runs(tmp_path)] == ["nukeviet", None]


def runs(archive: Path) -> list[dict[str, Any]]:
    (path,) = archive.glob("crawls/*.jsonl")
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def test_the_last_run_that_knew_it_tells_the_family(tmp_path: Path) -> None:
    portal, files = Portal(id="vidu", home="https://vidu.example/"), Files(tmp_path)
    assert taken_for(tmp_path, portal) is None
    files.add(article("vidu:1", parser=READ))
    assert taken_for(tmp_path, portal) is None, "any page can be read as generic"
    files.add(article("vidu:2", parser=type(READ)(version="0.1.0", family="nukeviet")))
    assert taken_for(tmp_path, portal) is families.FAMILIES["nukeviet"]
    files.add(run(family="generic"), run(family="gone since"), run(), kind="crawls")
    assert taken_for(tmp_path, portal) is families.FAMILIES["nukeviet"]
    crawls_file(tmp_path, "vidu").unlink()
    files.add(run(family="generic"), run(), kind="crawls")
    assert taken_for(tmp_path, portal) is families.GENERIC
    declared = Portal(id="vidu", home="https://vidu.example/", family="liferay")
    assert taken_for(tmp_path, declared) is families.FAMILIES["liferay"]
