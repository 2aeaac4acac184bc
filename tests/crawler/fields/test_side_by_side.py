"""Things that touch without a space, cells that lay out a body, and what reads like an article and is none."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.fields.lines.facts import parted
from crawler.fields.tree import walk
from crawler.html import Page
from crawler.parse import parse_bytes

P = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong những tháng đầu năm nay."
TEXT = f"<div id=news-detail><p>{P}</p><p>{P.replace('Huyện', 'Thị xã')}</p></div>"
URL = "http://vidu.gov.vn/Trang/ct.aspx?nid=5"


def parse(page: str, url: str = URL) -> Article | Reject:
    return parse_bytes(page.encode(), url=url)


def article(page: str, url: str = URL) -> Article:
    found = parse(page, url)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    "line",
    [
        "<span>Đăng ngày 12/05/2022 08:15</span><span>100%</span><span><i class='fa fa-eye'></i> 2,1K</span>",
        "<em><i class='bi bi-eye-fill'></i> 2.100</em> | <span>Thời gian: Thứ Năm, 12/05/2022 08:15</span>",
        "<span>12/05/2022 08:15</span><b>Lượt xem:</b><span>2.100</span><a href=/in>In trang</a>",
    ],
)
def test_date_and_count_in_elements_that_touch(line: str) -> None:
    found = article(f"<div><h1 id=news-title>Khởi công</h1>{line}{TEXT}</div>")
    assert (found.published_at, found.views) == ("2022-05-12T08:15:00+07:00", 2100)


def test_words_that_spans_cut_stay_whole() -> None:
    node = Page("<div><p><span>Huy</span><span>ện Cầu K</span><b>è</b> 2</p></div>".encode(), url=URL).first("div")
    assert node is not None
    assert [line.text for line in walk.read(node).lines()] == ["Huyện Cầu Kè 2"]


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        (
            "Ngày đăng: 12/05/2022 08:15 | Cập nhật: 14/05/2022 09:00",
            "2022-05-12T08:15:00+07:00",
            "2022-05-14T09:00:00+07:00",
        ),
        ("Thứ Năm, 12/05/2022 Ngày cập nhật: Thứ Bảy, 14/05/2022", "2022-05-12", "2022-05-14"),
        ("Cập nhật: 14/05/2022 09:00", "2022-05-14T09:00:00+07:00", None),
    ],
)
def test_the_last_edit_beside_the_publication(line: str, published: str, modified: str | None) -> None:
    found = article(f"<div><h1 id=news-title>Khởi công</h1><p>{line}</p>{TEXT}</div>")
    assert (found.published_at, found.modified_at) == (published, modified)


def test_what_is_no_update() -> None:
    assert parted("Hội nghị cập nhật kiến thức 12/05/2022") == ("Hội nghị cập nhật kiến thức 12/05/2022", "")


@pytest.mark.parametrize(
    "cell",
    [
        f"<p>{P}</p><p align=center><img src=/a.jpg></p><p align=center><i>Quang cảnh lễ</i></p><p>{P}</p>",
        f"<p><b>{P}</b></p><p><img src=/a.jpg></p><p>{P}</p><p align=right>Bá Thi</p>",
    ],
)
def test_a_cell_that_lays_out_a_body(cell: str) -> None:
    found = article(
        f"<h1 id=news-title>Khởi công</h1><div id=news-detail><table><tr><td>{cell}</td></tr></table></div>"
    )
    assert P in {found.lead, *found.body.split("\n\n")}
    assert [image.caption for image in found.images] in ([None], ["Quang cảnh lễ"])


@pytest.mark.parametrize(
    ("line", "is_caption"),
    [
        ("Toàn cảnh buổi làm việc.", True),
        ("Các đại biểu chụp ảnh lưu niệm tại hội nghị", True),
        ("Một số hình ảnh tại lễ phát động", True),
        ("Toàn cảnh nền kinh tế đã sáng hơn nhiều so với cùng kỳ năm trước.", False),
        ("Hội nghị bế mạc lúc 11 giờ.", False),
    ],
)
def test_plain_captions_beside_set_ones(line: str, *, is_caption: bool) -> None:
    found = article(
        "<h1 id=news-title>Khởi công</h1><div id=news-detail>"
        "<figure><img src=/a.jpg><figcaption>Ông A</figcaption></figure>"
        f"<p>{P}</p><p align=center><img src=/b.jpg></p><p>{line}</p><p style='text-align:justify'>{P} {P}</p></div>"
    )
    assert found.images[1].caption == (line if is_caption else None)
    assert (line in found.body) is not is_caption


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (
            "<h1>Kế hoạch số 26/KH-UBND</h1><div><p><b>Số ký hiệu:</b> 26/KH-UBND</p><p>Ngày ban hành: 12/05/2022</p>"
            f"<p>Cơ quan ban hành: UBND huyện</p><p>Người ký: Ông A</p><p>Trích yếu: {P}</p></div>",
            "legal-document",
        ),
        (
            "<h1>Không tìm thấy trang</h1><p>Trang bạn yêu cầu không tồn tại.</p><p>Lượt truy cập: 23.219.328</p>",
            "soft-404",
        ),
        ("<h1>Liên hệ</h1><p>Văn phòng UBND huyện</p><p>Điện thoại: (0294) 3855 895</p>", "static-page"),
        (
            "<h1>Đăng nhập hệ thống</h1><form><label>Tên</label><input name=u><input type=password></form>"
            f"<div><a href=/a>{P}</a></div>",
            "login",
        ),
    ],
)
def test_what_has_a_title_and_is_no_article(page: str, reason: str) -> None:
    title = page.removeprefix("<h1>").partition("</h1>")[0]
    clock = "<div>Thứ năm, 12/05/2022</div>"
    found = parse(f"<title>{title} - Cổng thông tin</title>{clock}{page}", "http://vidu.gov.vn/chi-tiet/5")
    assert isinstance(found, Reject), found
    assert found.reason == reason


def test_the_sites_name_in_a_heading_is_no_title() -> None:
    found = article(f"<h1 id=news-title><a href=/>Sở Nội vụ</a></h1><div><h1 id=news-title>Khởi công</h1>{TEXT}</div>")
    assert found.title == "Khởi công"
