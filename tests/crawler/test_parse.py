"""The door: what goes in, what comes out, and that nothing makes it raise."""

from __future__ import annotations

import gc
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from archive.article import Article
from archive.dedup import content_hash, fold, text_hash
from crawler.discovery.model import ListingRow
from crawler.fields.tree.hints import Hints
from crawler.html import Page
from crawler.parse import family_of, parse_bytes, parse_page
from crawler.portals.model import Layout, Portal
from tests import portal_server
from tests.crawler.written import LONG, PAGE, URL, responses


def article(page: str = PAGE, **arguments: object) -> Article:
    found = parse_bytes(page.encode(), url=URL, **arguments)  # type: ignore[arg-type]
    assert isinstance(found, Article), found
    return found


def test_a_page_of_no_known_family() -> None:
    found = article()
    assert found.title == "Họp mặt đầu năm"
    assert found.lead == "Sáng nay, huyện tổ chức buổi họp mặt đầu năm với đông đủ đại biểu các xã."
    assert found.body == f"{LONG.strip()}\n\n{LONG.strip()}"
    assert (found.byline, found.views, found.views_from) == ("Ngọc Hồng", 2131, "page")
    assert (found.published_at, found.published_from) == ("2022-05-26T08:15:00+07:00", "visible")
    assert [(image.url, image.caption) for image in found.images] == [
        ("http://vidu.gov.vn/a.jpg", "Quang cảnh buổi họp mặt")
    ]
    assert [other.url for other in found.related] == ["http://vidu.gov.vn/tin-tuc/khac-6.html"]
    assert found.parser.family == "generic"


def test_hashes_are_those_of_the_record() -> None:
    found = article()
    assert found.text_hash == text_hash(found.body)
    assert found.content_hash == content_hash(
        title=found.title,
        lead=found.lead,
        body=found.body,
        blocks=found.blocks,
        byline=found.byline,
        source=found.source,
        published_at=found.published_at,
        images=found.images,
        attachments=found.attachments,
    )


def test_the_listing_fills_what_the_page_does_not_print() -> None:
    row = ListingRow(url=URL, published_at="2022-05-26T08:15:00+07:00", published_raw="26/05/2022 08:15", views=7)
    bare = PAGE.replace("26/05/2022 08:15 | Lượt xem: 2.131", "").replace(
        "<head>", '<head><meta property="og:type" content="article">'
    )
    found = article(bare, listing=row)
    assert (found.views, found.views_from) == (7, "listing")
    assert (found.published_at, found.published_raw, found.published_from) == (
        "2022-05-26T08:15:00+07:00",
        "26/05/2022 08:15",
        "listing",
    )
    # What the page prints wins.
    assert article(listing=row).views == 2131


def test_a_date_in_the_future_is_refused_with_a_warning() -> None:
    found = article(fetched_at=datetime(2021, 1, 1, tzinfo=UTC))
    assert found.published_at is None
    assert any("future" in warning for warning in found.warnings)
    assert found.fetched_at == "2021-01-01T00:00:00Z"


def test_the_hour_before_midnight_is_not_the_future() -> None:
    late = datetime(2022, 5, 26, 8, 16, tzinfo=timezone(timedelta(hours=7)))
    assert article(fetched_at=late).published_at == "2022-05-26T08:15:00+07:00"


def test_contradicting_dates_are_told() -> None:
    meta = '<head><meta property="article:published_time" content="2022-07-01T00:00:00+07:00">'
    found = article(PAGE.replace("<head>", meta))
    assert found.published_at == "2022-05-26T08:15:00+07:00"
    assert any("2022-07-01" in warning for warning in found.warnings)


def test_canonical_url_and_identity() -> None:
    link = '<head><link rel="canonical" href="https://www.vidu.gov.vn/tin-tuc/hop-mat-7.html?utm_source=x">'
    plain, linked = article(), article(PAGE.replace("<head>", link))
    assert plain.url == linked.url == URL
    assert plain.id == linked.id
    assert plain.id.startswith("vidu.gov.vn:")
    elsewhere = '<head><link rel="canonical" href="http://khac.vn/tin-tuc/hop-mat-7.html">'
    assert article(PAGE.replace("<head>", elsewhere)).url == URL
    home = '<head><link rel="canonical" href="http://vidu.gov.vn/">'
    assert article(PAGE.replace("<head>", home)).url == URL


def test_a_portal_names_its_own_places_formats_and_fixes() -> None:
    page = PAGE.replace("26/05/2022 08:15 | Lượt xem: 2.131", "<s id='d'>26~05~2022</s><u id='v'>2131</u>")
    portal = Portal(
        id="vidu",
        home="http://vidu.gov.vn/",
        selectors={"published": "#d", "views": ["#khong", "#v"]},
        date_formats=["%d~%m~%Y"],
        fixes={"byline": {"Ngọc Hồng": "Ngọc Hồng (Trung tâm Văn hóa)"}},
    )
    page = page.replace("<head>", '<head><meta property="og:type" content="article">')
    found = article(page, portal=portal)
    assert (found.portal, found.id.split(":")[0]) == ("vidu", "vidu")
    assert (found.published_at, found.views) == ("2022-05-26", 2131)
    assert found.byline == "Ngọc Hồng (Trung tâm Văn hóa)"


def test_a_dated_layout_holds_for_old_captures_only() -> None:
    page = PAGE.replace("<h2>Họp mặt đầu năm</h2>", "<h2>Họp mặt đầu năm</h2><b id='cu'>Tiêu đề cũ của trang</b>")
    layout = Layout(until=datetime(2023, 1, 1, tzinfo=UTC).date(), selectors={"title": "#cu"})
    portal = Portal(id="vidu", home="http://vidu.gov.vn/", layouts=[layout])
    old = article(page, portal=portal, fetched_at=datetime(2022, 6, 1, tzinfo=UTC))
    new = article(page, portal=portal, fetched_at=datetime(2024, 6, 1, tzinfo=UTC))
    assert (old.title, new.title) == ("Tiêu đề cũ của trang", "Họp mặt đầu năm")


def test_a_page_saved_as_text(shared: Path) -> None:
    body = (shared / "reference-article.txt").read_bytes()
    found = parse_bytes(body, url="http://vidu.gov.vn/x", headers={"Content-Type": "text/plain"})
    assert isinstance(found, Article)
    assert found.parser.family == "text"
    assert found.title.startswith("Thường trực Tỉnh ủy kiểm tra công tác xây dựng Đảng")
    assert found.views == 2131
    assert (found.lead or "").startswith("Tiếp tục chương trình làm việc")
    assert [image.caption for image in found.images] == [
        "Phó Bí thư Tỉnh ủy Lâm Minh Đằng phát biểu tại buổi làm việc",
        "Quang cảnh buổi làm việc",
    ]
    assert found.byline == "Ngọc Hồng"
    assert found.body.startswith("Tham gia cùng đoàn")
    assert found.body.endswith("mạng xã hội.....")
    assert "Tin khác" not in found.body
    assert not any(image.caption and image.caption in found.body for image in found.images)


@pytest.mark.parametrize(("capture", "views"), [("nukeviet", None), ("wordpress", 2132)])
def test_the_reference_article_in_real_systems(shared: Path, capture: str, views: int | None) -> None:
    text = parse_bytes((shared / "reference-article.txt").read_bytes(), url="http://vidu.gov.vn/x")
    pages = {
        url: body
        for url, body in responses(shared / f"{capture}.warc.gz")
        if "xay-dung-he-thong-chinh-tri-tai-huyen-uy-cau-ngang" in url and b"<h1" in body
    }
    (url, body), *_ = pages.items()
    found = parse_bytes(body, url=url)
    assert isinstance(found, Article)
    assert isinstance(text, Article)
    assert (found.title, found.lead, found.byline) == (text.title, text.lead, text.byline)
    assert [image.caption for image in found.images] == [image.caption for image in text.images]
    assert found.views == views
    # WordPress sets dashes and ellipses in type.
    typed = str.maketrans({"–": "-"})
    assert fold(found.body.translate(typed).replace("…", "...")) == fold(text.body.replace("–", "-"))


def test_video_and_document_articles_have_an_empty_body() -> None:
    frame = '<iframe src="https://player.example.org/embed/1"></iframe>'
    page = PAGE[: PAGE.index("<p><b>")] + frame + "</div></body></html>"
    found = article(page)
    assert found.body == ""
    assert [block.url for block in found.blocks if block.__class__.__name__ == "Embed"]  # type: ignore[union-attr]


def test_parse_page_is_the_same() -> None:
    page = Page(PAGE.encode(), url=URL)
    assert parse_page(page) == parse_bytes(PAGE.encode(), url=URL)
    assert family_of(page).name == "generic"


def test_the_last_resort_says_so() -> None:
    inner = "".join(f"<span>{LONG}</span><br>" for _ in range(6))
    head = '<head><title>Họp mặt đầu năm</title><meta property="og:type" content="article">'
    found = parse_bytes(f"<html>{head}</head><body><aside>{inner}</aside></body></html>".encode(), url=URL)
    if isinstance(found, Article) and "trafilatura" in found.parser.family:
        assert any("last resort" in warning for warning in found.warnings)


def test_a_parsed_page_is_freed_at_once() -> None:
    body = (
        b"<html><head><title>Tin</title></head><body><article><h1>Tin</h1><p>" + b"Noi dung. " * 60 + b"</p></article>"
    )
    gc.collect()
    gc.disable()
    try:
        parse_bytes(body, url="http://vidu.gov.vn/tin-7.html")
        assert not any(isinstance(thing, Page | Hints) for thing in gc.get_objects())
    finally:
        gc.enable()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_page_of_any_byte_order_is_markup_whatever_it_declares(encoding: str) -> None:
    """The declaration in the page was true before somebody saved it in another encoding."""
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    body = (mark + portal_server.article(4)).encode(encoding)
    found = parse_bytes(body, url="https://vidu.gov.vn/tin/4/bai-viet", headers={"Content-Type": "text/html"})
    assert isinstance(found, Article)
    assert (found.title, found.parser.family) == (portal_server.title(4), "generic")
