"""What the elements of a page tell that no class names: parts that a framework made, pairs of a label and a moment."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes
from tests.crawler.families.written import LEAD, TEXT, TITLE, article

DAY = "22/10/2025 17:08"
OTHER = "Đội công tác đã bàn giao thiết bị cho các tổ công nghệ số cộng đồng và hướng dẫn sử dụng ngay tại chỗ."


def _of_angular(title: str, facts: str, text: str) -> str:
    """A page as Angular Material makes it: no class tells a thing."""
    return (
        "<app-root><app-header><mat-toolbar><a href='/'>Trang chủ</a><a href='/tin'>Tin</a></mat-toolbar></app-header>"
        f"<app-article><mat-card><mat-card-title>{title}</mat-card-title><mat-card-subtitle>{facts}</mat-card-subtitle>"
        f"<mat-card-content>{text}</mat-card-content></mat-card></app-article></app-root>"
    )


def test_parts_that_a_framework_made_stand_in_lines_of_their_own() -> None:
    facts = f"<span><mat-icon>schedule</mat-icon> {DAY}</span><span><mat-icon>visibility</mat-icon> 509</span>"
    found = article(_of_angular(TITLE, facts, f"<div>{LEAD}</div><div><p>{TEXT}</p><p>{OTHER}</p></div>"))
    assert (found.title, found.lead, found.published_at, found.views) == (
        TITLE, LEAD, "2025-10-22T17:08:00+07:00", 509,
    )  # fmt: skip
    assert found.body == f"{TEXT.strip()}\n\n{OTHER}"


@pytest.mark.parametrize(
    "small",
    ["<fa-icon><i class='fa fa-star'></i></fa-icon>", "<app-link><a href='/m'>né rầy</a></app-link>",
     "<app-date>20/10</app-date>", "<o:p></o:p>", "<st1:place>né rầy</st1:place>"],
)  # fmt: skip
def test_small_elements_of_a_framework_part_no_sentence(small: str) -> None:
    found = article(
        f"<h1>{TITLE}</h1><p>{DAY}</p><div><p>{OTHER}</p><p>Bà con {small} đã xuống giống tập trung, {TEXT}</p></div>"
    )
    assert len(found.body.split("\n\n")) == 2


@pytest.mark.parametrize("small", ["app-link", "news-time", "x-badge"])
def test_a_small_element_of_a_framework_stands_among_other_runs(small: str) -> None:
    runs = f"<span>Bà con cùng nhau </span><{small}><a href='/m'>né rầy</a></{small}><span> và gieo sạ, {TEXT}</span>"
    found = article(f"<h1>{TITLE}</h1><p>{DAY}</p><div><div>{OTHER}</div><div>{runs}</div></div>")
    assert "cùng nhau né rầy và gieo sạ" in found.body


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("02/12/2025, lúc 07 giờ 50", "2025-12-02T07:50:00+07:00"),
        ("02/12/2025 07:50:12 (GMT+7)", "2025-12-02T07:50:12+07:00"),
        ("Thứ Ba, 02/12/2025 - 07:50", "2025-12-02T07:50:00+07:00"),
        ("Thứ ba, ngày 02/12/2025", "2025-12-02"),
        ("02/12/2025 07:50", "2025-12-02T07:50:00+07:00"),
    ],
)
def test_a_moment_behind_its_label_is_no_text_however_long_it_is(value: str, moment: str) -> None:
    facts = f"<dl><dt>Ngày đăng:</dt><dd>{value}</dd><dt>Số lần đọc:</dt><dd>133</dd></dl>"
    found = article(f"<h1>{TITLE}</h1>{facts}<p>{LEAD}</p><div><p>{TEXT}</p><p>{OTHER}</p></div>")
    assert (found.published_at, found.views, found.body.startswith(TEXT[:40])) == (moment, 133, True)


@pytest.mark.parametrize("value", ["Ngày hội văn hóa các dân tộc 02/12/2025", "Thứ Ba tới, họp ở xã ngày 02/12/2025"])
def test_what_says_more_than_a_moment_is_put_behind_no_label(value: str) -> None:
    table = f"<table><tr><td>Cập nhật</td></tr><tr><td>{value}</td></tr></table>"
    found = article(f"<h1>{TITLE}</h1><p>{DAY}</p><div><p>{TEXT}</p>{table}<p>{OTHER}</p></div>")
    assert f"Cập nhật {value}" not in str(found.blocks)
    assert value in str(found.blocks)


@pytest.mark.parametrize("name", ["Sóc Kha", "Cổng Thông Tin Điện Tử", "Nguyễn Văn An"])
def test_a_name_behind_an_icon_in_the_list_of_the_day_is_no_text(name: str) -> None:
    facts = f"<ul><li><i class='bi bi-person'></i> {name}</li><li><i class='bi bi-clock'></i> {DAY}</li></ul>"
    found = article(f"<h1>{TITLE}</h1>{facts}<p>{LEAD}</p><div><figure><img src='/a.jpg'></figure></div>")
    assert (found.byline, found.lead, found.body) == (None, LEAD, "")


@pytest.mark.parametrize("line", ["120 người tham gia", "Đối tượng: Hộ nghèo", "Tổ công nghệ số"])
def test_other_words_behind_that_icon_are(line: str) -> None:
    facts = f"<ul><li><i class='bi bi-person'></i> {line}</li><li><i class='bi bi-clock'></i> {DAY}</li></ul>"
    assert line in article(f"<h1>{TITLE}</h1>{facts}<div><p>{TEXT}</p><p>{OTHER}</p></div>").body


ITEMS = "".join(
    f"<li>{item} ngay tại trụ sở Ủy ban nhân dân xã để bà con tiện theo dõi.</li>" for item in ("Niêm yết", "Thông báo")
)


@pytest.mark.parametrize(
    "text",
    [f"<p>{LEAD}</p><p><b>Xã đề nghị:</b></p><ul>{ITEMS}</ul>", f"<p>{LEAD}</p><ul>{ITEMS}</ul>",
     f"<p>{LEAD}</p><p>Xã đề nghị:</p><ul>{ITEMS}</ul><p>Trân trọng./.</p>"],
)  # fmt: skip
def test_the_paragraph_before_a_list_in_one_text_is_no_lead(text: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>{DAY}</p><div>{text}</div>")
    assert (found.lead, found.body.startswith(LEAD)) == (None, True)


def test_a_paragraph_over_the_block_of_a_list_is_one() -> None:
    found = article(f"<h1>{TITLE}</h1><p>{DAY}</p><p>{LEAD}</p><div><p>Xã đề nghị:</p><ul>{ITEMS}</ul></div>")
    assert (found.lead, found.body.startswith("Xã đề nghị:")) == (LEAD, True)


@pytest.mark.parametrize("arrow", ["<span class='divider'>/</span>", "<i>»</i>", " » ", ""])
def test_the_last_name_of_a_way_has_no_link_and_arrows_of_their_own_before_it(arrow: str) -> None:
    way = f"<li><a href='/'>Trang chủ</a>{arrow}</li><li><a href='/tin'>Tin tức</a>{arrow}</li><li>Y tế cơ sở</li>"
    found = article(
        f"<ul class='breadcrumb'>{way}</ul><h1>{TITLE}</h1><p>{DAY}</p><div><p>{TEXT}</p><p>{OTHER}</p></div>"
    )
    assert found.section == ["Tin tức", "Y tế cơ sở"]


@pytest.mark.parametrize(
    "title", ["UBND xã Bình An đón đoàn công tác của tỉnh bạn", "XÃ BÌNH AN ĐÓN ĐOÀN CÔNG TÁC", TITLE]
)
def test_the_name_of_a_box_before_a_title_in_capitals_is_no_lead_with_it(title: str) -> None:
    head = f"<span class='Head'>Chi tiết tin</span><span id='dnn_ctr7_ViewNews_lblTitle'>{title}</span>"
    page = (
        f"<html><head><meta name='GENERATOR' content='DotNetNuke '><meta property='og:title' content='{title}'></head>"
        f"<body><div id='dnn_ContentPane'><div class='DnnModule'><div id='dnn_ctr7_ContentPane'>{head}<span"
        f" id='dnn_ctr7_ViewNews_lblDate'>02-02-2013</span><div class='view-count'><b>Số lượt xem: </b>180,259</div>"
        f"<div class='content-detail'>{TEXT}<br><br>{OTHER}</div></div></div></div></body></html>"
    )
    found = parse_bytes(page.encode(), url="https://vidu.gov.vn/tin-tuc/tabid/447/newsid/157445/Default.aspx")
    assert isinstance(found, Article), found
    assert (found.title, found.lead) == (title, None)
