"""From markup to blocks: paragraphs however they are set, and nothing of the furniture."""

from __future__ import annotations

import pytest

from archive.article import Embed, Heading, ListBlock, Paragraph, Quote, Table
from crawler.fields.body import Body, Draft, draft, finish
from crawler.fields.tree import walk
from crawler.fields.tree.links import resolver
from crawler.html import Page

ONE = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong những tháng đầu năm nay."
TWO = "Theo kế hoạch, các xã sẽ hoàn thành việc rà soát hộ nghèo trước cuối tháng và báo cáo về Ủy ban nhân dân huyện."
LONG = f"{ONE} {TWO}"


def read(inner: str, title: str = "") -> tuple[Draft, Body]:
    page = Page(f"<div id=x>{inner}</div>".encode(), url="http://vidu.gov.vn/tin/1.html")
    root = page.first("#x")
    assert root is not None
    found = draft(walk.read(root), title=title)
    return found, finish(found.pieces, resolver(page))


@pytest.mark.parametrize(
    "inner",
    [
        f"<p>{ONE}</p><p>{TWO}</p>",
        f"<div>{ONE}</div><div>&nbsp;</div><div>{TWO}</div>",
        f"{ONE}<br><br>{TWO}",
        f"<span style='display:block'>{ONE}</span><span style='display:block'>{TWO}</span>",
        f"<font size=2>{ONE}<br>\n{TWO}</font>",
        f"<table><tr><td>{ONE}<p>{TWO}</td></tr></table>",
        f"<p class=MsoNormal><span>{ONE[:20]}</span><span>{ONE[20:]}<o:p></o:p></span></p>\n<p>{TWO}</p>",
        f"<pre>{ONE}\n\n{TWO}</pre>",
    ],
)
def test_paragraphs_however_they_are_set(inner: str) -> None:
    assert read(inner)[1].text == f"{ONE}\n\n{TWO}"


def test_a_line_broken_inside_a_sentence_is_joined() -> None:
    assert read("Sáng nay tại huyện<br>đã diễn ra lễ hội.<br>Ngày mai bế mạc.")[1].text == (
        "Sáng nay tại huyện đã diễn ra lễ hội.\n\nNgày mai bế mạc."
    )


def test_blocks_in_order() -> None:
    _, body = read(
        f"<h3>Kết quả</h3><p>{ONE}</p><ul><li>Một<p>tiếp</p></li><li>Hai</li></ul><ol><li>Ba</li></ol>"
        f"<blockquote><p>{TWO}</p></blockquote><table><tr><th>Xã</th><th>Hộ</th></tr><tr><td>A</td><td>1</td></tr></table>"
        "<iframe src='//player.example.org/embed/1' title='Phim'></iframe>"
    )
    assert body.blocks == [
        Heading(text="Kết quả", level=3),
        Paragraph(text=ONE),
        ListBlock(items=["Một tiếp", "Hai"]),
        ListBlock(items=["Ba"], ordered=True),
        Quote(text=TWO),
        Table(rows=[["Xã", "Hộ"], ["A", "1"]]),
        Embed(url="http://player.example.org/embed/1", title="Phim"),
    ]
    # Cells of tables are no running text.
    assert body.text == f"Kết quả\n\n{ONE}\n\nMột tiếp\nHai\n\nBa\n\n{TWO}"


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>In bài viết | Chia sẻ | Cỡ chữ: A- A A+</p>",
        "<div class='social-share'>Chia sẻ bài này với mọi người trong gia đình bạn nhé</div>",
        "<p>Tổng số điểm của bài viết là: 5 trong 1 đánh giá</p>",
        "<p>Ý kiến của bạn</p><p>Một bạn đọc viết điều gì đó rất dài dòng ở đây để bày tỏ.</p>",
        "<p>Tin khác</p><ul><li><a href=/2>Một tin khác của huyện trong tuần này</a> (26/05/2022)</li></ul>",
        "<p>Từ khóa: <a href=/t>lễ hội</a></p>",
        "<p>Ghi rõ nguồn 'Cổng Thông tin điện tử' khi phát hành lại thông tin từ các nguồn này.</p>",
        "<p style='display:none'>Ẩn</p>",
        "<script>var a = 'Mã';</script>",
        "<p>Tệp đính kèm:</p><p><a href=/a.pdf>a.pdf</a></p>",
        "<div><b>1</b> <a href=/tin/2/>2</a> <a href=/tin/2/>Trang sau</a></div>",
        "<p>Trang: <a href=?page=1>1</a> | 2 | <a href=?page=3>3</a></p>",
        "<div type=RelatedOneNews><a href=/2>Một tin khác của huyện</a><p>Câu đầu của tin ấy đứng ở đây.</p></div>",
        "<span class='hide-accessible'>Dành cho trình đọc màn hình</span>",
    ],
)
def test_furniture_is_no_body(furniture: str) -> None:
    assert read(f"<p>{ONE}</p>{furniture}")[1].text == ONE


def test_a_box_of_other_news_in_the_middle_is_left_out_and_the_text_goes_on() -> None:
    box = "<p><b>Đọc thêm:</b></p><p><a href=/2>Một tin khác của huyện trong tuần</a></p>"
    assert read(f"<p>{LONG}</p>{box}<p>{LONG}</p>")[1].text == f"{LONG}\n\n{LONG}"


def test_a_view_count_in_the_body_is_taken_out() -> None:
    found, body = read(f"<p>{ONE}</p><p>Lượt xem: 1.234</p>")
    assert body.text == ONE
    assert found.views is not None
    assert found.views.views == 1234


def test_the_title_is_not_repeated() -> None:
    assert read(f"<h2>LỄ HỘI Ok Om Bok</h2><p>{ONE}</p>", "Lễ hội Ok Om Bok")[1].text == ONE


@pytest.mark.parametrize(
    ("line", "signed"),
    [
        ("<p align=right><b>Ngọc Hồng</b></p>", ["Ngọc Hồng"]),
        ("<p>Tin, ảnh: Ngọc Hồng</p>", ["Tin, ảnh: Ngọc Hồng"]),
        ("<p><b>THỦY THANH - MAI QUANG</b></p><p><i>Nguồn: TTXVN</i></p>", ["THỦY THANH - MAI QUANG", "Nguồn: TTXVN"]),
        ("<div style='text-align:right'><em>BBT</em></div>", ["BBT"]),
        ("<p>Huyện Cầu Ngang có diện tích 319 km2.</p>", []),
        ("<p>Liên hệ: 0294 3855 999</p>", []),
    ],
)
def test_lines_that_sign(line: str, signed: list[str]) -> None:
    assert [found.text for found in read(f"<p>{ONE}</p>{line}")[0].signature] == signed


def test_the_signature_of_an_official_is_text() -> None:
    found, body = read(f"<p>{ONE}</p><p align=right>KT. CHỦ TỊCH</p><p align=right><b>Nguyễn Văn Nam</b></p>")
    assert found.signature == []
    assert body.text.endswith("Nguyễn Văn Nam")


def test_a_name_above_the_text_signs_it() -> None:
    found, body = read(f"<p>Quốc Lê</p><p>{LONG}</p><p>{TWO}</p>")
    assert [line.text for line in found.signature] == ["Quốc Lê"]
    assert body.text == f"{LONG}\n\n{TWO}"


@pytest.mark.parametrize("icon", ["<i class='fa fa-eye'></i>", "<span class='glyphicon glyphicon-eye-open'></span>"])
def test_a_bare_number_beside_an_eye_is_a_view_count(icon: str) -> None:
    found, body = read(f"<div>{icon} 1.234</div><p>{ONE}</p>")
    assert body.text == ONE
    assert found.views is not None
    assert found.views.views == 1234


@pytest.mark.parametrize(
    "tools",
    [
        "<div>Cỡ chữ: A- A A+<a href=#>In trang</a></div>",
        "<p><span>Mặc định Cỡ chữ</span><a href='javascript:window.print()'>In bài viết</a></p>",
        "<p>Chia sẻ:<a href='//a.example/s'>Facebook</a><a href='//b.example/s'>Zalo</a></p>",
        "<p>Gửi bài viết qua email</p>",
        "<p>Tệp đính kèm: <a href=/a.pdf>Báo cáo số 5</a><br><a href=/b.docx>Phụ lục</a></p>",
        "<div><b>File đính kèm:</b> Không có</div>",
    ],
)
def test_buttons_and_offers_of_files_are_no_text(tools: str) -> None:
    assert read(f"<p>{ONE}</p>{tools}")[1].text == ONE


def test_a_file_named_in_a_sentence_is_text() -> None:
    line = "Kế hoạch <a href=/a.pdf>số 15</a> được ban hành ngày 2/3."
    assert read(f"<p>{ONE}</p><p>{line}</p>")[1].text.endswith("số 15 được ban hành ngày 2/3.")


@pytest.mark.parametrize(
    "line",
    [
        "<span>12/05/2022 17:04</span><em>Lượt xem: 1.234</em>",
        "<em>12/05/2022 - 05:04 PM</em><span>1.234 lượt xem</span>",
        "<span>12/05/2022 17:04</span><em><i class='fa fa-eye'></i>1.234</em>",
        "<span>12/05/2022 17:04</span> <label>Lượt xem: </label>1.234",
    ],
)
def test_a_count_that_touches_the_date(line: str) -> None:
    found, body = read(f"<p>{line}</p><p>{ONE}</p>")
    assert body.text == ONE
    assert found.views is not None
    assert found.views.views == 1234


def test_the_label_of_a_form_is_no_text() -> None:
    assert read(f"<p>{ONE}</p><label>Họ tên</label> <input name=n><p><label for=c>Mã</label></p>")[1].text == ONE


@pytest.mark.parametrize("name", ["Ngọc Hồng", "Kim Sa Rươl"])
@pytest.mark.parametrize("post", ["Công chức VH-XH xã", "Hội viên Chi hội VHNT huyện", "Văn phòng UBND xã"])
def test_what_somebody_is_stands_below_the_name(name: str, post: str) -> None:
    below = f"<p align=right><b>{name}</b></p><p align=right><i>{post}</i></p>"
    found = read(f"<p>{ONE}</p>{below}")[0]
    assert [line.text for line in found.signature] == [name, post]


@pytest.mark.parametrize(
    "below",
    [
        "<p>Ngọc Hồng</p><p>Chủ tịch UBND xã</p>",
        "<p align=right>Hết lòng vì dân</p><p align=right>Cán bộ xã Vân Khê</p>",
        "<p>Thi tuyển 12 chỉ tiêu:</p><p>Công chức VH-XH xã</p>",
    ],
)
def test_a_post_below_other_lines_signs_nothing(below: str) -> None:
    assert read(f"<p>{ONE}</p>{below}")[0].signature == []
