"""Pages of no known family: tables, ``<font>``, no classes. What is found is found by what it says."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes

TITLE = "Huyện Cầu Ngang tổ chức lễ hội Ok Om Bok năm 2022"
LEAD = "Chiều 25-5, huyện Cầu Ngang khai mạc lễ hội Ok Om Bok với sự tham gia của hơn 5.000 người dân và du khách."
ONE = "Ban Tổ chức trao 51 bộ huy chương cho các đội đạt thành tích cao tại hội thi diễn ra trong ba ngày của lễ hội."
TWO = "Lễ hội có 66 hoạt động chính như lễ cúng trăng, đua ghe ngo, thi múa và triển lãm ảnh nghệ thuật về địa phương."
BOX = (
    "<p><b>Tin khác</b></p><ul><li><a href=/2.html>Xã Mỹ Long đón bằng công nhận nông thôn mới</a> (01/02/2020)</li>"
    "<li><a href=/3.html>Trao tặng nhà đại đoàn kết cho hộ nghèo xã Vinh Kim</a> Lượt xem: 99</li></ul>"
)
CLOCK = "<div>Thứ Năm, 26/05/2022, 09:10:11</div>"
SITE = "Trang thông tin điện tử huyện Cầu Ngang"


def parsed(inner: str, *, name: str = SITE, url: str = "http://vidu.gov.vn/xem.asp?id=7") -> Article | Reject:
    page = (
        f"<html><head><title>{name}</title></head><body><table><tr><td><a href=/><img src=/logo.png alt='{SITE}'></a>"
        f"{CLOCK}<ul><li><a href=/a>Giới thiệu</a><li><a href=/b>Tin tức</a><li><a href=/c>Liên hệ</a></ul></td></tr>"
        f"<tr><td>{inner}</td></tr><tr><td><p>Địa chỉ: Khóm 1, thị trấn Cầu Ngang</p><p>Lượt truy cập: 123.456</p>"
        "</td></tr></table></body></html>"
    )
    return parse_bytes(page.encode(), url=url)


def article(inner: str, *, name: str = SITE) -> Article:
    found = parsed(inner, name=name)
    assert isinstance(found, Article), found
    assert found.parser.family == "generic"
    return found


@pytest.mark.parametrize(
    "title",
    [
        f"<h2>{TITLE}</h2><i>Đăng ngày 12/05/2022 07:30</i>",
        f"<p><font size=4 color=blue><b>{TITLE}</b></font></p><p>12/05/2022 07:30</p>",
        f"<div>12/05/2022 07:30</div><div><b>{TITLE}</b></div>",
        f"<div><b>{TITLE[:23]}<br>{TITLE[24:]}</b></div><font>Gửi lúc: 07:30 12/05/2022</font>",
        f"<table><tr><td><b>{TITLE}</b></td></tr><tr><td>hidden12/05/2022 07:30</td></tr></table>",
    ],
)
def test_a_title_that_is_only_set_like_one(title: str) -> None:
    found = article(
        f"{title}<div><p>{LEAD}</p><p>{ONE}</p><h3>Nhiều hoạt động phong phú trong lễ hội</h3><p>{TWO}</p></div>{BOX}"
    )
    assert found.title == TITLE
    assert found.published_at == "2022-05-12T07:30:00+07:00"


@pytest.mark.parametrize(
    ("lead", "text"),
    [
        (f"<p>{LEAD}</p>", f"<div><p>{ONE}</p><p>{TWO}</p></div>"),
        (f"<div>{LEAD}</div>", f"<span><p>{ONE}</p><p>{TWO}</p></span>"),
        (f"<div>{LEAD}</div>", f"{ONE}<br><br>{TWO}<br>"),
        (f"<b>{LEAD}</b>", f"<div>{ONE}<br>{TWO}</div>"),
        (f"<table><tr><td>{LEAD}</td></tr></table>", f"<table><tr><td><p>{ONE}<p>{TWO}</td></tr></table>"),
        (f"<p><font>{LEAD}</font></p>", f"<font><p>{ONE}</p><p>{TWO}</p></font>"),
    ],
)
def test_a_lead_that_stands_outside_of_the_text(lead: str, text: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>12/05/2022</p>{lead}{text}<p align=right>Ngọc Hồng</p>{BOX}")
    assert (found.lead, found.body) == (LEAD, f"{ONE}\n\n{TWO}")
    assert found.byline == "Ngọc Hồng"


@pytest.mark.parametrize(
    "text",
    [
        f"<div><p>{LEAD}</p><p>{ONE}</p><p>{TWO}</p></div>",
        f"<p>{LEAD}</p><p>{ONE}</p><p>{TWO}</p>",
        f"{LEAD}<br><br>{ONE}<br><br>{TWO}",
        f"<table><tr><td><p>{LEAD}<p>{ONE}<p>{TWO}</td></tr></table>",
    ],
)
def test_paragraphs_side_by_side_have_no_lead(text: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>12/05/2022</p>{text}{BOX}")
    assert (found.lead, found.body) == (None, f"{LEAD}\n\n{ONE}\n\n{TWO}")


@pytest.mark.parametrize(
    ("opening", "date"),
    [
        (f"13/01/2017{LEAD}", "2017-01-13"),
        (f"20/03/2018 3:32 CH{LEAD}", "2018-03-20T15:32:00+07:00"),
        (f"<span>Cập nhật: Thứ bảy - 14/02/2015 10:19</span><b>{LEAD}</b>", "2015-02-14T10:19:00+07:00"),
        (f"<font>26 lượt xem</font><font>07/12/2019 | 18:00</font><b>{LEAD}</b>", "2019-12-07T18:00:00+07:00"),
    ],
)
def test_a_date_that_touches_the_first_word(opening: str, date: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{opening}<div><p>{ONE}</p><p>{TWO}</p></div>{BOX}")
    assert (found.published_at, found.lead, found.body) == (date, LEAD, f"{ONE}\n\n{TWO}")


def test_a_sentence_that_begins_with_a_date_stays_whole() -> None:
    first = "Ngày 13/1/2017 UBND huyện Cầu Ngang tổ chức hội nghị tổng kết công tác năm và triển khai nhiệm vụ mới."
    found = article(f"<h1>{TITLE}</h1><p>Lượt xem: 5</p><div><p>{first}</p><p>{TWO}</p></div>{BOX}")
    assert found.body == f"{first}\n\n{TWO}"
    assert found.published_at is None


@pytest.mark.parametrize(
    "sign", [BOX, "<p>Từ khóa: <a href=/t/1>lễ hội</a></p>", "<p align=right><b>Ngọc Hồng</b></p>"]
)
def test_without_a_date_an_article_shows_other_signs(sign: str) -> None:
    inner = f"<h1>{TITLE}</h1><div><p>{LEAD}</p><p>{ONE}</p><p>{TWO}</p></div>"
    found = article(f"{inner}{sign}", name=f"{TITLE} - {SITE}")
    assert (found.published_at, found.views) == (None, None)
    assert isinstance(parsed(inner, name=f"{TITLE} - {SITE}"), Reject)


def test_files_and_tags_below_the_rating() -> None:
    found = article(
        f"<h1>{TITLE}</h1><p>12/05/2022</p><div><p>{ONE}</p><p>{TWO}</p></div><p>Đánh giá bài viết</p>"
        f"<p>Tệp đính kèm: <a href=/a.pdf>Kế hoạch số 5</a><br><a href=/b.doc>Phụ lục</a></p>"
        f"<p>Từ khóa: <a href=/t/1>lễ hội</a>, <a href=/t/2>văn hóa</a></p>{BOX}"
    )
    assert found.tags == ["lễ hội", "văn hóa"]
    assert [file.name for file in found.attachments] == ["Kế hoạch số 5", "Phụ lục"]
    assert [other.title for other in found.related][:1] == ["Xã Mỹ Long đón bằng công nhận nông thôn mới"]


@pytest.mark.parametrize("crumbs", ["Trang chủ » {a} » {b}", "<ul><li>{home}<li>{a}<li>{b}</ul>", "{home} | {a} | {b}"])
def test_the_breadcrumb_by_its_home_page(crumbs: str) -> None:
    names = {"home": "<a href=/>Trang nhất</a>", "a": "<a href=/k>Kinh tế</a>", "b": "<a href=/n>Nông nghiệp</a>"}
    found = article(f"{crumbs.format(**names)}<h1>{TITLE}</h1><p>12/05/2022</p><p>{ONE}</p><p>{TWO}</p>{BOX}")
    assert found.section == ["Kinh tế", "Nông nghiệp"]


def test_the_portal_signs_where_its_name_is_the_last_line() -> None:
    found = article(
        f"<h1>{TITLE}</h1><p>12/05/2022</p><p>{ONE}</p><p>{TWO}</p><p><b>CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN</b></p>{BOX}"
    )
    assert (found.byline, found.body) == ("CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN", f"{ONE}\n\n{TWO}")


@pytest.mark.parametrize("row", ["<p>{link}</p><p>{lead}</p>", "<div>{link}<p>{lead}</p></div>"])
def test_headlines_with_a_lead_each_are_a_listing(row: str) -> None:
    link = "<a href=/{0}.html>Xã Mỹ Long đón bằng công nhận nông thôn mới lần thứ {0}</a>"
    rows = "".join(row.format(link=link.format(at), lead=(ONE, TWO)[at % 2]) for at in range(10))
    found = parsed(f"<h2>Tin trong tỉnh</h2>{rows}{BOX}", name=f"Tin trong tỉnh - {SITE}")
    assert isinstance(found, Reject)
    assert found.reason == "listing"
