"""The embedded portal: what it serves is what its truth says, with every trap in its place."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from crawler.demo import DemoArticle, DemoServer, article, articles, serve
from crawler.demo.model import SECTIONS, Text, thousands
from crawler.demo.reference import text as reference_text
from tests.crawler.demo.conftest import NOON, Browser


def squeezed(text: str) -> str:
    return " ".join(text.split())


def text_of(page: LexborHTMLParser, selector: str) -> str:
    node = page.css_first(selector)
    assert node is not None, selector
    return squeezed(node.text(deep=True))


def views_of(page: LexborHTMLParser) -> int:
    return int(re.sub(r"\D", "", text_of(page, ".luot-xem")))


def test_there_are_120_articles_and_their_bodies_differ() -> None:
    found = articles()
    assert [each.number for each in found] == list(range(1, 121))
    written = [each for each in found if each.paragraphs]
    assert len({each.paragraphs for each in written}) == len(written) >= 110
    assert {each.section for each in found} == set(SECTIONS)
    assert len({each.style.name for each in found}) == 4
    assert all(400 <= len("\n\n".join(each.paragraphs)) <= 2500 for each in written[1:])
    assert max(each.published_at for each in found) < "2025-07"


def test_an_article_is_the_same_every_time() -> None:
    before = article(77)
    article.cache_clear()
    assert article(77) == before
    assert article(77, 20_000).paragraphs[0] != ""


def test_texts_are_made_of_many_templates() -> None:
    first_words = {" ".join(line.split()[:3]) for each in articles() for line in each.paragraphs}
    assert len(first_words) >= 60


@pytest.mark.sweep(every=4)
@pytest.mark.parametrize("number", range(1, 121))
def test_the_page_prints_its_truth(browser: Browser, number: int) -> None:
    shown = article(number)
    page = browser.page(shown.path)
    assert text_of(page, ".chi-tiet-tin h2") == shown.title
    assert text_of(page, "title").startswith(shown.title)
    body = text_of(page, "#noi-dung")
    for piece in (*shown.paragraphs, *shown.captions):
        assert piece in body
    if shown.lead is not None:
        assert shown.lead in text_of(page, ".chi-tiet-tin")
    if shown.byline is not None:
        assert body.endswith(shown.byline)
    day = datetime.fromisoformat(shown.published_at)
    date = text_of(page, ".ngay-dang")
    assert day.strftime("%d/%m/%Y") in date
    assert (day.strftime("%H:%M") in date) is shown.style.has_time
    assert [node.attributes["href"] for node in page.css(".tep-dinh-kem a")] == [
        file.path for file in shown.attachments
    ]
    assert text_of(page, ".duong-dan").endswith(shown.section.name)


def test_the_first_article_is_the_reference_word_for_word(browser: Browser) -> None:
    first = article(1)
    page = browser.page(first.path)
    lines = [squeezed(line) for line in reference_text().split("\n") if line.strip()]
    printed = text_of(page, ".chi-tiet-tin")
    assert all(line in printed for line in lines if not line.startswith("Lượt xem"))
    assert first.byline == "Ngọc Hồng"
    assert first.published_at == "2022-05-26"
    assert len(first.captions) == 2
    assert len(first.paragraphs) == 4
    assert first.base_views == 2131
    assert views_of(page) > 2131
    assert "text-align: right" in (page.css("#noi-dung p")[-1].attributes["style"] or "")


def test_articles_without_text_have_a_document_or_a_video() -> None:
    bare = [each for each in articles() if not each.paragraphs]
    assert {17, 33} <= {each.number for each in bare}
    assert all(each.parts and each.lead is None and each.byline is None for each in bare)


def test_listings_page_by_ten_and_name_every_article_once(browser: Browser) -> None:
    named: list[str] = []
    for section in SECTIONS:
        for number in range(1, 5):
            page = browser.page(f"/{section.key}/" if number == 1 else f"/{section.key}/trang-{number}.html")
            rows = [node.attributes["href"] or "" for node in page.css("ul.ds-tin h3 a")]
            assert len(rows) == 10
            named += rows
        assert page.css_first(".trang-sau") is None
        _, last = browser.get(f"/{section.key}/trang-4.html")
        _, beyond = browser.get(f"/{section.key}/trang-5.html")
        assert beyond == last
    assert sorted(named) == sorted(each.path for each in articles())


def test_the_home_page_shows_the_newest_of_each_section(browser: Browser) -> None:
    page = browser.page("/")
    rows = [node.attributes["href"] for node in page.css("ul.ds-tin h3 a")]
    newest = [number for last in (118, 119, 120) for number in range(last, last - 15, -3)]
    assert rows == [article(number).path for number in newest]


def test_traps_stand_on_every_page(browser: Browser, server: DemoServer) -> None:
    for path in ("/", article(50).path, "/kinh-te/", "/gioi-thieu"):
        page = browser.page(path)
        assert text_of(page, ".date-today") == "Thứ Ba, ngày 24/11/2026"
        assert f"Lượt truy cập: {thousands(server.portal.visitors())}" in text_of(page, ".thong-ke")
        assert text_of(page, "h1").startswith("CỔNG THÔNG TIN")
        assert "Đọc nhiều" in text_of(page, ".doc-nhieu")
        assert all("utm_source" in (node.attributes["href"] or "") for node in page.css(".doc-nhieu a"))
    related = text_of(browser.page(article(50).path), ".tin-khac")
    assert related.startswith("Tin khác")
    assert len(re.findall(r"\(\d\d/\d\d/\d{4}\) Lượt xem: \d+", related)) == 6


def test_print_twins_repeat_the_article(browser: Browser) -> None:
    shown = article(50)
    assert article(50).paragraphs[0] in text_of(browser.page(shown.print_path), "body")


def test_what_is_not_news(browser: Browser) -> None:
    assert "Số ký hiệu" in text_of(browser.page("/van-ban/15-2024-qd-ubnd"), ".cot-trai")
    assert browser.page("/dang-nhap").css_first("input[type=password]") is not None
    assert text_of(browser.page("/gioi-thieu"), ".tieu-de-bai") == "Giới thiệu"
    gone = browser.page("/thoi-su/bai-121/thong-bao-tuyen-dung")
    assert "Bài viết không tồn tại hoặc đã ngừng xuất bản" in text_of(gone, ".cot-trai")
    for path in ("/khong-co", "/thoi-su/bai-9999/x", "/thoi-su/trang-0.html", "/thoi-su/bai-" + "9" * 30):
        response, body = browser.get(path)
        assert response.status == 404
        assert "Không tìm thấy trang" in body.decode()


def test_an_old_slug_leads_to_the_article(browser: Browser) -> None:
    response, _ = browser.get("/kinh-te/bai-50/ten-cu")
    assert (response.status, response.headers["Location"]) == (301, article(50).path)


def test_feeds_sitemap_and_robots(browser: Browser, server: DemoServer) -> None:
    _, robots = browser.get("/robots.txt")
    assert robots.decode() == f"User-agent: *\nDisallow: /tim-kiem\n\nSitemap: {server.url}sitemap.xml\n"
    _, sitemap = browser.get("/sitemap.xml")
    places = {node.text for node in ElementTree.fromstring(sitemap).iter() if node.tag.endswith("}loc")}
    assert {server.url.rstrip("/") + each.path for each in articles()} <= places
    _, feed = browser.get("/rss/kinh-te.rss")
    items = ElementTree.fromstring(feed).findall("channel/item")
    assert [item.findtext("guid") for item in items] == [f"bai-{number}" for number in range(119, 59, -3)]
    assert all((item.findtext("pubDate") or "").endswith("+0700") for item in items)


def test_a_large_portal_has_a_sitemap_index_and_needs_no_list() -> None:
    with serve(port=0, articles=20_000) as large:
        browser = Browser(large)
        _, index = browser.get("/sitemap.xml")
        assert index.count(b"<sitemap>") == 20
        _, part = browser.get("/sitemap-20.xml")
        assert part.count(b"<url>") == 1000
        assert browser.page(article(19_999, 20_000).path).css_first("#noi-dung") is not None
        assert browser.page("/van-hoa-xa-hoi/trang-667.html").css_first("ul.ds-tin") is not None
        browser.connection.close()
    assert article.cache_info().currsize <= 1024


def test_files_are_what_their_names_say(browser: Browser) -> None:
    kinds = {each.path.rpartition(".")[2]: each for shown in articles() for each in shown.attachments}
    assert set(kinds) == {"pdf", "docx", "xlsx"}
    for kind, file in kinds.items():
        response, body = browser.get(file.path)
        assert response.headers["Content-Type"] == file.media_type
        assert browser.get(file.path)[1] == body
        if kind == "pdf":
            assert body.startswith(b"%PDF-1.4")
            start = int(body.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
            assert body[start : start + 4] == b"xref"
            places = re.findall(rb"(\d{10}) 00000 n", body)
            assert all(body[int(place) :].startswith(b"%d 0 obj" % number) for number, place in enumerate(places, 1))
        else:
            with zipfile.ZipFile(io.BytesIO(body)) as package:
                assert package.testzip() is None
                for name in package.namelist():
                    ElementTree.fromstring(package.read(name))


def test_images_are_images(browser: Browser) -> None:
    figures = {figure.path for each in articles() for figure in each.figures}
    assert {path.rpartition(".")[2] for path in figures} == {"png", "jpg"}
    seen = set()
    for path in sorted(figures)[:20]:
        response, body = browser.get(path)
        seen.add(body)
        if path.endswith("png"):
            assert response.headers["Content-Type"] == "image/png"
            assert body.startswith(b"\x89PNG\r\n\x1a\n")
        else:
            assert response.headers["Content-Type"] == "image/jpeg"
            assert body.startswith(b"\xff\xd8")
            assert body.endswith(b"\xff\xd9")
    assert len(seen) > 10


def test_views_rise_with_time_and_visits() -> None:
    moment = [NOON]
    with serve(port=0, clock=lambda: moment[0]) as running:
        browser = Browser(running)
        first = views_of(browser.page(article(60).path))
        assert views_of(browser.page(article(60).path)) == first + 1
        moment[0] += timedelta(hours=5)
        later = views_of(browser.page(article(60).path))
        assert later > first + 10
        browser.connection.close()
    with serve(port=0, clock=lambda: moment[0]) as again:
        browser = Browser(again)
        assert views_of(browser.page(article(60).path)) > later
        browser.connection.close()


def test_an_edit_and_a_withdrawal_show_at_once() -> None:
    with serve(port=0) as running:
        browser = Browser(running)
        shown = article(60)
        running.portal.edit(60, title="Tiêu đề đã sửa", parts=(Text("Nội dung mới."),))
        response, _ = browser.get(shown.path)
        assert response.status == 301
        page = browser.page(response.headers["Location"])
        assert text_of(page, ".tieu-de-bai") == "Tiêu đề đã sửa"
        running.portal.withdraw(60)
        assert "ngừng xuất bản" in text_of(browser.page(shown.path), ".cot-trai")
        _, sitemap = browser.get("/sitemap.xml")
        assert b"/bai-60/" not in sitemap
        browser.connection.close()


def test_a_portal_without_articles_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        serve(port=0, articles=0)


@pytest.mark.parametrize("total", [1, 2, 3, 29, 31])
def test_small_portals_lose_no_article(total: int) -> None:
    with serve(port=0, articles=total) as running:
        listed: list[DemoArticle] = []
        for section in SECTIONS:
            for page in range(1, running.portal.pages(section) + 1):
                listed += running.portal.listing(section, page)
        assert sorted(each.number for each in listed) == list(range(1, total + 1))
