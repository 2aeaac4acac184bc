"""SharePoint's two skins: what names an article, and what stands around it."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler import families
from crawler.html import Page
from crawler.parse import parse_bytes
from tests.crawler.families.page_kit import ONE, TITLE, TWO, article
from tests.crawler.families.page_kit import TEXT as PARAGRAPHS

PLAIN, TANDAN = families.named("sharepoint"), families.named("sharepoint-tandan")
P = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong năm nay."
TEXT = f"<p>{P}</p><p>{P.replace('Huyện', 'Thị xã')}</p>"
LEAD = "Sáng 12/5, huyện khởi công tuyến đường nối hai xã vùng sâu sau nhiều năm chờ đợi."


@pytest.mark.parametrize(
    ("path", "identity"),
    [
        ("/Trang/ChiTietTinTuc.aspx?nid=113139", "p:trang.chitiettintuc:113139"),
        ("/Trang/ChiTietVanBan.aspx?nid=113139", "p:trang.chitietvanban:113139"),
        ("/tin/DispForm.aspx?List={0A-1}&ID=5", "p:tin.dispform.0a-1:5"),
        ("/ct/cms/tintuc/Lists/KinhTe/View_Detail.aspx?ItemID=7", "p:ct.cms.tintuc.lists.kinhte:7"),
        ("/sites/so-y-te/SitePages/chi-tiet.aspx?p=2&itemid=9", "p:sites.so-y-te.sitepages.chi-tiet:9"),
        ("/Lists/Tin%20T%E1%BB%A9c/DispForm.aspx?ID=3", "p:lists.tin-tức:3"),
        ("/SitePages/Home.aspx", None),
        ("/Trang/tin-tuc-su-kien.aspx?page=2", None),
        ("/_layouts/15/Authenticate.aspx?ID=3", None),
    ],
)
def test_items_are_numbered_by_list(path: str, identity: str | None) -> None:
    found = PLAIN.identity(f"http://vidu.gov.vn{path}")
    assert (found.of("p") if found else None) == identity
    assert PLAIN.is_article_url(f"http://vidu.gov.vn{path}") is not (True if identity is None else None)


def test_pages_and_their_lower_case_twin_are_one_article() -> None:
    page = f"<h2 class=tandan-title-view>Khởi công đường</h2><div class=tandan-p-article-main>{TEXT}</div>".encode()
    found = [
        parse_bytes(page, url=f"http://vidu.gov.vn/portal/{name}/2023-11-1/Khoi-cong-vi5x3u4r.aspx")
        for name in ("Pages", "pages")
    ]
    assert all(isinstance(one, Article) for one in found)
    assert len({one.id for one in found if isinstance(one, Article)}) == 1
    assert [one.published_at for one in found if isinstance(one, Article)] == ["2023-11-01"] * 2


@pytest.mark.parametrize(
    ("path", "is_article"),
    [
        ("/portal/Pages/2023-11-11/Thu-tuong-lam-vi5x3u4r.aspx", True),
        ("/portal/pages/2023-01-30/Hop-dan-468686.aspx", True),
        ("/portal/Pages/Tin-tuc-su-kien.aspx", False),
    ],
)
def test_addresses_of_the_skin(path: str, *, is_article: bool) -> None:
    assert bool(TANDAN.is_article_url(f"http://vidu.gov.vn{path}")) is is_article


@pytest.mark.parametrize("order", ["title date widget", "date widget title", "title widget date"])
@pytest.mark.parametrize("body", ["art-content", "ms"])
def test_a_page_of_the_skin(order: str, body: str) -> None:
    parts = {
        "title": "<h1>Khởi công tuyến đường</h1>",
        "date": "<span class=tandan-span-date-publish>Đăng ngày 11 - 11 - 2023</span>",
        "widget": "<span>100%</span>",
    }
    frame = {"art-content": "div id=art-content", "ms": "div class='ms-rtestate-field'"}[body]
    page = (
        "<title>Khởi công tuyến đường - CỔNG THÔNG TIN ĐIỆN TỬ</title><h1><a href=/>CỔNG THÔNG TIN</a></h1>"
        f"<div class=box>{''.join(parts[name] for name in order.split())}"
        f"<div class=news-sapo>{LEAD}</div><{frame}>{TEXT}</div>"
        "<p style='text-align:right'>Bá Thi</p><div class=td-tags>Từ khóa: <a href=/t>cầu đường</a></div>"
        "<div class=tandan-div-article-other><p>Tin khác</p><p class=tandan-p-article-other>"
        "<a href=/portal/Pages/2023-11-10/Mua-lon-abc123.aspx>Mưa lớn trên diện rộng ở vùng ven biển</a> (10/11/2023)"
        "</p></div></div>"
    ).encode()
    found = parse_bytes(page, url="http://vidu.gov.vn/portal/Pages/2023-11-11/Khoi-cong-vi5x3u4r.aspx")
    assert isinstance(found, Article), found
    assert (found.parser.family, found.title, found.published_at) == (
        "sharepoint-tandan",
        "Khởi công tuyến đường",
        "2023-11-11",
    )
    assert (found.lead, found.byline, found.tags) == (LEAD, "Bá Thi", ["cầu đường"])
    assert [other.title for other in found.related] == ["Mưa lớn trên diện rộng ở vùng ven biển"]
    assert found.warnings == []


def test_a_day_in_the_address_that_contradicts_the_page_is_said() -> None:
    page = (
        "<h1 class=tandan-p-article-news-title>Khởi công</h1><span class=tandan-span-date-publish>11/11/2023</span>"
        f"<div class=ms-rtestate-field>{TEXT}</div>"
    ).encode()
    found = parse_bytes(page, url="http://vidu.gov.vn/portal/Pages/2022-11-11/Khoi-cong-vi5x3u4r.aspx")
    assert isinstance(found, Article)
    assert found.published_at == "2023-11-11"
    assert any("address" in warning for warning in found.warnings)


def test_both_skins_name_one_generator() -> None:
    head = "<meta name=GENERATOR content='Microsoft SharePoint'>"
    for body, name in (("<p class=tandan-p-article-other>", "sharepoint-tandan"), ("<p id=news-des>", "sharepoint")):
        page = Page(f"{head}{body}x".encode(), url="http://vidu.gov.vn/")
        assert families.recognise(page).name == name


@pytest.mark.parametrize(
    "page",
    [
        f"<h1 id=news-title>Khởi công</h1><p>22/09/2022 15:15</p><div id=news-des>{LEAD}</div>"
        f"<div id=news-detail>{TEXT}",
        f"<div id=divArticleDescription3><h1>Khởi công</h1></div><span id=ctl00_x_lblDate>22/09/2022 15:15</span>"
        f"<div id=divArticleDescription1>{LEAD}</div><div id=divArticleContent>{TEXT}",
    ],
)
@pytest.mark.parametrize("source", ["<div id=ctl00_ctl30_g_1f_pnNguontin><p><font>Nguồn: TTXVN</font></p></div>", ""])
def test_plain_pages(page: str, source: str) -> None:
    top = "<a>Skip Ribbon Commands</a><a>Skip to main content</a>"
    found = parse_bytes(
        f"{top}<form>{page}</div>{source}</form>".encode(), url="http://vidu.gov.vn/Trang/ct.aspx?nid=5"
    )
    assert isinstance(found, Article), found
    assert (found.id, found.parser.family) == ("vidu.gov.vn:trang.ct:5", "sharepoint")
    assert (found.title, found.lead, found.published_at) == ("Khởi công", LEAD, "2022-09-22T15:15:00+07:00")
    assert found.source == ("TTXVN" if source else None)
    assert "Skip" not in found.body


LONG = f"<p>{P}</p>" * 9


@pytest.mark.parametrize("skin", ["sharepoint", "sharepoint-tandan"])
@pytest.mark.parametrize(
    "frame",
    [
        "<div class=row><div class=ms-rtestate-field>{long}</div><div class=c><h1>{title}</h1>{field}</div></div>",
        "<div><div class=c><h2>{title}</h2><div>{field}</div></div><div class=ms-rtestate-field>{long}</div></div>",
        "<div><div><h1>{title}</h1><div class=ms-rtestate-field>22/9</div></div>{field}</div><div><div "
        "class=ms-rtestate-field>{long}</div></div>",
        "<h4>{title}</h4><div><div><h3>{title}</h3>{field}</div></div><div><div class=ms-rtestate-field>{long}</div>"
        "</div>",
    ],
)
def test_the_body_is_the_field_at_the_title_and_not_the_longest(frame: str, skin: str) -> None:
    title = "Khởi công tuyến đường"
    field = f"<div class=ms-rtestate-field>{TEXT}</div>"
    head = f"<title>{title} - CỔNG THÔNG TIN ĐIỆN TỬ</title><meta name=generator content='Microsoft SharePoint'>"
    mark = "<i class=tandan-x></i>" if skin.endswith("tandan") else ""
    page = f"{head}{mark}<p>22/09/2022 15:15</p>{frame.format(title=title, field=field, long=LONG)}".encode()
    found = parse_bytes(page, url="http://vidu.gov.vn/Trang/ChiTietTinTuc.aspx?nid=113139")
    assert isinstance(found, Article), found
    assert found.parser.family.startswith(skin)
    assert found.body == f"{P}\n\n{P.replace('Huyện', 'Thị xã')}"


def test_an_error_of_sharepoint() -> None:
    page = (
        b"<title>Error</title><h1>Sorry, something went wrong</h1><p>An unexpected error has occurred.</p>"
        b"<p>Correlation ID: 1f3c9e9f-aa12-4033</p>"
    )
    found = parse_bytes(page, url="http://vidu.gov.vn/Trang/ct.aspx?nid=5")
    assert isinstance(found, Reject)
    assert found.reason == "error-page"


def test_the_canvas_of_modern_pages_with_its_text_and_its_web_parts() -> None:
    part = (
        "<div data-sp-canvascontrol><div data-sp-webpart data-sp-webpartdata='{}'><div data-sp-componentid>"
        "d1d91016-032f-456d-98a4-721247c305e8</div><div data-sp-htmlproperties><img src='/SiteAssets/a.jpg'>"
        "</div></div></div>"
    )
    head = (
        f"<div><div role=heading aria-level=1>{TITLE}</div><div><span class=byline>UBND xã</span>"
        "<span>Đã phát hành 16/06/2022</span></div></div>"
    )
    text = f"<div data-sp-canvascontrol><div data-sp-rte>{PARAGRAPHS}</div></div>"
    page = f"<div class=CanvasComponent><div class=CanvasZone>{head}{part}{text}</div></div>"
    found = article(page, head="<meta name=GENERATOR content='Microsoft SharePoint'>")
    assert (found.body, found.byline, found.published_at) == (f"{ONE}\n\n{TWO}", "UBND xã", "2022-06-16")
    assert [image.url for image in found.images] == ["http://vidu.gov.vn/SiteAssets/a.jpg"]
