"""Discovery on running CMSs as captured: extracts always, the whole captures where ../shared is at hand."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from crawler import families
from crawler.clean import urls
from crawler.discovery import listings
from crawler.discovery.model import ListingRow, SectionLink
from crawler.discovery.syndication import feeds, sitemaps
from crawler.families import Family
from crawler.html import Page

EXTRACTS = Path(__file__).parent / "extracts"
NUKEVIET, WORDPRESS = "http://127.0.0.1:8101/", "http://127.0.0.1:8103/"


def stays(start: str) -> Callable[[str], bool]:
    host = urls.host_of(start)
    return lambda url: urls.host_of(url) == host


def test_extract_of_a_nukeviet_category() -> None:
    page = Page((EXTRACTS / "nukeviet-category.html").read_bytes(), url=f"{NUKEVIET}xay-dung-dang/")
    listing = listings.read(page, family=families.recognise(page), inside=stays(NUKEVIET), section="Xây dựng Đảng")
    assert listing.rows[0] == ListingRow(
        url=f"{NUKEVIET}xay-dung-dang/hoi-nghi-ban-chap-hanh-dang-bo-huyen-cau-ke-lan-thu-3-455.html",
        title="Hội nghị Ban Chấp hành Đảng bộ huyện Cầu Kè lần thứ 3",
        lead="Chiều ngày 11/11/2026, đoàn công tác do ông Lâm Văn Đạt, Giám đốc Sở Giáo dục và Đào tạo làm trưởng đoàn "
        "đã có buổi làm việc với Ban Thường vụ Huyện ủy Cầu Kè về công tác xây dựng Đảng, xây dựng hệ thống chính trị.",
        published_at="2026-11-11T17:47:57+07:00",
        published_raw="11/11/2026 17:47:57",
        views=928,
        views_raw="Đã xem: 928",
        section="Xây dựng Đảng",
        rank=0,
    )
    numbers = [re.findall(r"-(\d+)\.html", row.url)[0] for row in listing.rows]
    assert numbers == ["455", "448", "443", "434", "272", "271", "269", "399", "159"]
    older = listing.rows[4]
    assert (older.title, older.published_at) == (
        "Trường THPT Hiệp Mỹ Đông đón nhận danh hiệu đạt chuẩn quốc gia",
        "2024-10-05",
    )
    assert [page.url for page in listing.next] == [f"{NUKEVIET}xay-dung-dang/page-2/"]
    assert (listing.page_number, listing.last_page) == (1, 3)
    assert listing.feeds == [f"{NUKEVIET}rss/xay-dung-dang/"]
    assert listing.sections == [
        SectionLink(url=f"{NUKEVIET}{path}/", name=name)
        for path, name in (
            ("Doi-tac", "Đối tác"),
            ("Tuyen-dung", "Tuyển dụng"),
            ("Tin-tuc", "Tin tức"),
            ("San-pham", "Sản phẩm"),
            ("tin-trong-huyen", "Tin trong huyện"),
        )
    ]


@pytest.mark.parametrize("family", ["wordpress", "generic"])
def test_extract_of_a_wordpress_category(family: str) -> None:
    page = Page(
        (EXTRACTS / "wordpress-category.html").read_bytes(),
        url=f"{WORDPRESS}category/tin-hoat-dong/an-ninh-quoc-phong/",
    )
    listing = listings.read(page, family=families.named(family), inside=stays(WORDPRESS))
    main = [row for row in listing.rows if row.kind == "listing"]
    assert [(row.title, row.published_at) for row in main] == [
        ("Phát động phong trào Toàn dân bảo vệ an ninh Tổ quốc năm 2026", "2026-11-17T17:15:15+07:00"),
        ("Phát động phong trào Toàn dân bảo vệ an ninh Tổ quốc năm 2026", "2026-10-13T09:24:31+07:00"),
        ("Khám bệnh, cấp thuốc miễn phí cho 5.759 người dân xã Phương Thạnh", "2026-10-03T17:29:22+07:00"),
    ]
    assert main[1].lead is not None
    assert main[1].lead.startswith("Chiều ngày 13-10-2026, huyện Cầu Ngang long trọng")
    boxes = {row.url: row for row in listing.rows if row.kind == "related"}
    assert 47778 in {row.views for row in boxes.values()}
    assert all(re.search(r"/20\d\d/\d\d/[^/]+/$", row.url) for row in listing.rows)
    assert [(page.url, page.number) for page in listing.next] == [
        (f"{WORDPRESS}category/tin-hoat-dong/an-ninh-quoc-phong/page/2/", 2)
    ]
    assert listing.feeds == [f"{WORDPRESS}category/tin-hoat-dong/an-ninh-quoc-phong/feed/"]
    assert len(listing.sections) == 8
    assert all("/category/" in section.url for section in listing.sections)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@dataclass
class Walk:
    """What a walk over listings found, and what it took."""

    rows: dict[str, ListingRow] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)


@dataclass
class Capture:
    """The answers of a WARC file."""

    pages: dict[str, bytes] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Capture:
        found = cls()
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
                url = record.headers["WARC-Target-URI"]
                status = record.http_headers.status_code
                if status == 200:
                    found.pages.setdefault(url, record.reader.read())
                elif status in (301, 302):
                    found.moved.setdefault(url, urljoin(url, record.http_headers["Location"]))
        return found

    def walk(self, start: str, family: Family) -> Walk:
        """Breadth-first over sections and further pages, from the home page."""
        walk = Walk()
        waiting, seen = deque([start]), {start}
        while waiting:
            url = waiting.popleft()
            walk.asked.append(url)
            url = self.moved.get(url, url)
            body = self.pages.get(url)
            if body is None:
                walk.absent.append(url)
                continue
            page = Page(body, url=url)
            listing = listings.read(page, family=family, inside=stays(start), home=url == start)
            walk.rows |= {row.url: row for row in listing.rows if row.url not in walk.rows}
            for further in (*(page.url for page in listing.next), *(section.url for section in listing.sections)):
                if further not in seen:
                    seen.add(further)
                    waiting.append(further)
        return walk


@pytest.fixture(scope="module")
def nukeviet(shared: Path) -> Capture:
    return Capture.load(shared / "nukeviet.warc.gz")


@pytest.fixture(scope="module")
def wordpress(shared: Path) -> Capture:
    return Capture.load(shared / "wordpress.warc.gz")


@pytest.mark.parametrize("name", ["nukeviet", "generic"])
def test_walking_nukeviet_finds_every_public_article(nukeviet: Capture, shared: Path, name: str) -> None:
    family = families.recognise(Page(nukeviet.pages[NUKEVIET], url=NUKEVIET))
    assert family.name == "nukeviet"
    walk = nukeviet.walk(NUKEVIET, families.named(name))
    wanted = {str(one["id"]) for one in lines(shared / "nukeviet.truth.jsonl")}
    hidden = {str(one["id"]) for one in lines(shared / "nukeviet.hidden.jsonl")}
    found = {number[1] for number in (re.search(r"-(\d+)\.html$", url) for url in walk.rows) if number}
    assert found == wanted
    assert not found & hidden
    assert not [url for url in walk.rows if re.search(r"/(?:print|savefile|tag|author|rss)/", url)]
    assert len(walk.asked) < 100
    if name == "nukeviet":
        assert walk.absent == []


def test_dates_and_views_of_nukeviet_rows_are_the_articles_own(nukeviet: Capture, shared: Path) -> None:
    walk = nukeviet.walk(NUKEVIET, families.named("nukeviet"))
    truth = {one["id"]: one for one in lines(shared / "nukeviet.truth.jsonl")}
    dated = wrong = 0
    for url, row in walk.rows.items():
        one = truth[int(re.findall(r"-(\d+)\.html", url)[0])]
        if row.published_at is not None:
            dated += 1
            wrong += not one["published"].startswith(row.published_at[:16])
        if row.views is not None:
            assert one["views_before"] <= row.views <= one["views_before"] + 1
    assert dated > 300
    assert wrong == 0


@pytest.mark.parametrize("name", ["wordpress", "generic"])
def test_walking_wordpress_finds_every_article_and_no_second_page_of_one(wordpress: Capture, name: str) -> None:
    assert families.recognise(Page(wordpress.pages[WORDPRESS], url=WORDPRESS)).name == "wordpress"
    walk = wordpress.walk(WORDPRESS, families.named(name))
    wanted = {url for url in wordpress.pages if re.fullmatch(WORDPRESS + r"\d{4}/\d\d/[^/]+/", url)}
    assert len(wanted) == 177
    assert set(walk.rows) == wanted
    assert len(walk.asked) < 100
    assert walk.absent == []


def test_feeds_and_sitemap_of_nukeviet(nukeviet: Capture) -> None:
    inside = stays(NUKEVIET)
    url = f"{NUKEVIET}rss/kinh-te/"
    rows = feeds.read(nukeviet.pages[url], url, inside=inside)
    assert len(rows) == 30
    assert all(row.title and row.published_at is None and row.lastmod for row in rows)
    [url] = sitemaps.from_robots(nukeviet.pages[f"{NUKEVIET}robots.txt"].decode())
    index = sitemaps.read(nukeviet.pages[url], url, inside=inside)
    assert index.rows == []
    child = next(child for child in index.children if child in nukeviet.pages)
    assert len(sitemaps.read(nukeviet.pages[child], child, inside=inside).rows) == 440
