"""Boxes in and below a text that strange pages had: what is theirs, and what reads alike and is the article's."""

from __future__ import annotations

import pytest

from archive.article import Reject
from crawler.clean.besides import with_colon
from tests.crawler.families.columns_kit import TWO
from tests.crawler.families.written import LEAD, TEXT, TITLE, article, parsed


def test_a_picture_alone_ends_where_other_news_begin() -> None:
    box = "<div><h3>TIN KHÁC</h3>" + "".join(
        f"<p><a href='/tin/{n}'>Hội thi nhà nông đua tài lần thứ {n}</a></p>" for n in (5, 6, 7)
    )
    found = article(
        f"<h1>{TITLE}</h1><p>03/01/2026 07:00</p><div><img src='/do-hoa.jpg'></div><p>Đồ họa: TRẦN HÙNG</p>{box}</div>"
    )
    assert [each.url for each in found.images] == ["https://vidu.gov.vn/do-hoa.jpg"]
    assert (found.byline, len(found.related), found.body) == ("TRẦN HÙNG", 3, "")


def test_a_text_goes_on_below_such_a_header_under_its_first_picture() -> None:
    box = "<h3>Tin khác</h3><p><a href='/tin/5'>Hội thi nhà nông đua tài lần thứ 5</a></p>"
    found = article(
        f"<h1>{TITLE}</h1><p>03/01/2026 07:00</p><div><img src='/do-hoa.jpg'>{box}<p>{TEXT}</p><p>{TWO}</p></div>"
    )
    assert "khuyến nông" in found.body


SUMMED = "<div class=s><div>Tóm tắt bài viết bằng AI</div><ul><li>Bà con xuống giống tập trung.</li></ul></div>"


def test_what_a_machine_sums_up_is_none_of_the_text() -> None:
    found = article(
        f"<h1>{TITLE}</h1><p>03/01/2026</p>{SUMMED}<div class=sapo>{LEAD}</div><div><p>{TEXT}</p><p>{TWO}</p></div>"
    )
    assert (found.lead, "xuống giống tập trung." in found.body, "AI" in found.body) == (LEAD, False, False)


@pytest.mark.parametrize(
    "line", ["Tóm tắt bài viết bằng tiếng Anh", "Tóm tắt văn bản bằng AI giúp cán bộ xã nhanh hơn ra sao?"]
)
def test_a_text_about_summing_up_is(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>03/01/2026</p><div><p>{TEXT}</p><h3>{line}</h3><p>{TWO}</p></div>")
    assert line in found.body
    assert "khuyến nông" in found.body


READER = "<b>Nguyễn Văn A</b> <span>20/06/2025 08:00</span>"
SAID = "<p>Thông tin rất hữu ích cho bà con vùng hạn mặn, đề nghị tỉnh hỗ trợ thêm nước ngọt cho các xã ven biển.</p>"


def test_a_reader_with_a_date_under_a_counted_header_ends_the_text() -> None:
    text = f"<div><p>{TEXT}</p><p>{TWO}</p><p><em>Theo Báo Bến Tre</em></p></div>"
    found = article(
        f"<h1>{TITLE}</h1><p>19/06/2025</p>{text}<div><h3>Bình luận (2)</h3><div>{READER}{SAID}</div></div>"
    )
    assert (found.source, "hạn mặn" in found.body) == ("Báo Bến Tre", False)


@pytest.mark.parametrize("header", ["Bình luận (2)", "Ý kiến bạn đọc"])
def test_such_a_header_above_paragraphs_ends_nothing(header: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>19/06/2025</p><div>{header}</div><div><p>{TEXT}</p><p>{TWO}</p></div>")
    assert "khuyến nông" in found.body


PROCEDURE = (
    ("Mã thủ tục:", "1.001193"), ("Cơ quan thực hiện:", "UBND cấp xã"), ("Thời hạn giải quyết:", "Ngay trong ngày"),
    ("Lệ phí:", "Miễn phí"), ("Trình tự thực hiện:", TEXT), ("Thành phần hồ sơ:", "Tờ khai; giấy chứng sinh"),
)  # fmt: skip


def test_the_labels_of_a_procedure_tell_that_it_is_no_news() -> None:
    listed = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in PROCEDURE)
    assert isinstance(parsed(f"<h1>{TITLE}</h1><dl>{listed}</dl>"), Reject)
    told = "".join(f"<p><b>{label}</b> {value}</p>" for label, value in PROCEDURE[1:])
    assert "Miễn phí" in article(f"<h1>{TITLE}</h1><p>19/06/2025</p><div><p>{TEXT}</p>{told}</div>").body


def test_a_credit_in_a_row_below_the_caption_belongs_to_it() -> None:
    cells = ("<img src='/a.jpg'>", "Toàn cảnh buổi họp báo", "Ảnh: Quốc Khải")
    rows = "".join(f"<tr><td align=right>{cell}</td></tr>" for cell in cells)
    found = article(f"<h1>{TITLE}</h1><p>19/06/2025</p><div><p>{TEXT}</p><table>{rows}</table><p>{TWO}</p></div>")
    assert (found.images[0].caption, found.images[0].credit) == ("Toàn cảnh buổi họp báo Ảnh: Quốc Khải", "Quốc Khải")
    assert "Toàn cảnh" not in found.body


def test_what_a_desk_does_is_its_name() -> None:
    text = f"<div><p>{TEXT}</p><p>{TWO}</p><p align=right><b>BAN BIÊN TẬP</b></p></div>"
    assert [each.name for each in article(f"<h1>{TITLE}</h1><p>19/06/2025</p>{text}").authors] == ["BAN BIÊN TẬP"]


def test_who_translated_is_named_behind_the_english_word() -> None:
    assert with_colon("Translated by Ngoc Lan") == "Translated by: Ngoc Lan"
    assert with_colon("Translated by the office") == "Translated by the office"


def test_a_degree_tells_the_author_above_the_text_and_the_office_below() -> None:
    office = "Khoa Xây dựng Đảng, Trường Chính trị tỉnh"
    facts = f"<p><b>ThS. Nguyễn Thị Thu Hằng</b><br><i>{office}</i></p><p>Đăng ngày 03/02/2024</p>"
    found = article(f"<h1>{TITLE}</h1>{facts}<div><em>{LEAD}</em></div><div><p>{TEXT}</p><p>{TWO}</p></div>")
    assert found.byline is not None
    assert found.byline.startswith("ThS. Nguyễn Thị Thu Hằng")
    assert office not in found.body


def test_a_name_above_a_place_without_one_is_of_the_text() -> None:
    facts = "<p><b>Hoàng Thị Loan</b><br><i>Trường Chính trị tỉnh</i></p><p>Đăng ngày 03/02/2024</p>"
    found = article(f"<h1>{TITLE}</h1>{facts}<div><p>{TEXT}</p><p>{TWO}</p></div>")
    assert "Trường Chính trị tỉnh" in found.body


@pytest.mark.parametrize("header", ["Các tin tiếp", "Tin tiếp theo:"])
def test_the_following_news_are_other_news(header: str) -> None:
    links = "".join(f"<li><a href='/tin/{n}'>Hội thi nhà nông đua tài lần thứ {n}</a></li>" for n in (5, 6))
    text = f"<div><p>{TEXT}</p><p>{TWO}</p><p align=right><b>Hồ Quân</b></p></div>"
    found = article(f"<h1>{TITLE}</h1><p>03/02/2024</p>{text}<div><h3>{header}</h3><ul>{links}</ul></div>")
    assert (found.byline, len(found.related)) == ("Hồ Quân", 2)
