"""Dated layouts: pages of before a redesign are read by what held then, in a crawl's store and in an import."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from archive.article import Article
from archive.reader import Archive
from crawler.parse import parse_bytes
from crawler.portals.layouts import as_of
from crawler.portals.model import Layout, Portal
from tests.conftest import Run
from tests.crawler.health.collector_kit import page
from tests.portal_server import Answer, PortalServer, listing, served

LAST = date(2025, 6, 30)
PORTAL = Portal(
    id="vidu",
    home="https://vidu.gov.vn/",
    family="wordpress",
    selectors={"title": ".moi", "lead": ".sapo"},
    date_formats=["%d/%m/%Y"],
    layouts=[
        Layout(until=LAST, selectors={"title": [".cu", ".cu2"]}),
        Layout(until=date(2020, 12, 31), family="nukeviet", date_formats=["%Y.%m.%d"]),
    ],
)


@pytest.mark.parametrize(
    ("moment", "family", "title", "formats"),
    [
        (None, "wordpress", ".moi", ["%d/%m/%Y"]),
        (datetime(2025, 7, 1, tzinfo=UTC), "wordpress", ".moi", ["%d/%m/%Y"]),
        # The file's days are those of Việt Nam.
        (datetime(2025, 6, 30, 18, tzinfo=UTC), "wordpress", ".moi", ["%d/%m/%Y"]),
        (datetime(2025, 6, 30, 16, tzinfo=UTC), "wordpress", [".cu", ".cu2", ".moi"], ["%d/%m/%Y"]),
        (datetime(2019, 1, 1, tzinfo=UTC), "nukeviet", [".moi"], ["%Y.%m.%d", "%d/%m/%Y"]),
    ],
)
def test_the_layout_is_that_of_the_day(
    moment: datetime | None, family: str, title: str | list[str], formats: list[str]
) -> None:
    then = as_of(PORTAL, moment)
    assert (then.family, then.selectors["title"], then.date_formats) == (family, title, formats)


def test_a_layout_has_a_family_and_formats_of_its_own() -> None:
    body = (
        '<html><head><meta name="generator" content="NukeViet v4.5"></head><body><div class="news_column">'
        '<h1 class="title">Hội nghị tổng kết vụ lúa đông xuân</h1><span class="h5">2019~05~12</span>'
        f'<div id="news-bodyhtml"><p>{"Sáng nay, đoàn công tác của tỉnh đã đến thăm xã. " * 8}</p></div></div></body>'
    ).encode()
    layout = Layout(until=LAST, family="nukeviet", date_formats=["%Y~%m~%d"], selectors={"published": "span.h5"})
    portal = Portal(id="vidu", home="https://vidu.gov.vn/", family="generic", layouts=[layout])
    url = "https://vidu.gov.vn/tin/hoi-nghi-12.html"
    old = parse_bytes(body, url=url, portal=portal, fetched_at=datetime(2024, 1, 1, tzinfo=UTC))
    new = parse_bytes(body, url=url, portal=portal, fetched_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert isinstance(old, Article)
    assert (old.parser.family, (old.published_at or "")[:10]) == ("nukeviet", "2019-05-12")
    assert new.parser.family != "nukeviet"


def test_stored_and_imported_pages_of_before_a_redesign(congtin: Run, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    (archive / "portals").mkdir(parents=True)
    signed = b'<div class="ky-ten-cu">Ng\xe1\xbb\x8dc H\xe1\xbb\x93ng</div></body>'
    with served(PortalServer(articles=0)) as portal:
        for number in range(1, 4):
            body = page(number, byline=False).replace(b"</body>", signed)
            portal.answers[f"/tin/{number}/bai-viet"] = Answer(200, body, {"Content-Type": "text/html; charset=utf-8"})
        portal.answers["/"] = portal.answers["/tin/"] = Answer(200, listing(range(1, 4)).encode(), {})
        told = f'home = "{portal.url}"\n'
        toml = archive / "portals" / "vidu.toml"
        toml.write_text(told)
        congtin("crawl", "vidu", "--archive", archive, "--json", "-s", "CONGTIN_CLOCK=2025-06-02T02:00:00Z")
    assert {each.byline for each in Archive(archive).articles()} == {None}
    toml.write_text(f'{told}[[layouts]]\nuntil = 2025-06-30\n[layouts.selectors]\nbyline = ".ky-ten-cu"\n')
    again = congtin("reparse", "--archive", archive, "--apply", "--json", "--jobs", "1")
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["portals"][0]["fields"]["byline"]["gained"] == 3
    assert {each.byline for each in Archive(archive).articles()} == {"Ngọc Hồng"}
    other = tmp_path / "other"
    (other / "portals").mkdir(parents=True)
    (other / "portals" / "vidu.toml").write_text(toml.read_text())
    warcs = sorted((archive / "warc").rglob("*.warc.gz"))
    taken = congtin("import", *warcs, "--archive", other, "--json")
    assert taken.returncode == 0, taken.stderr + taken.stdout
    assert {each.byline for each in Archive(other).articles()} == {"Ngọc Hồng"}
