"""Whole names, offices and posts below a text or on the right: who signs, and places and things that do not."""

from __future__ import annotations

import pytest

from tests.crawler.families.skins_kit import DAY
from tests.crawler.families.written import LEAD, TEXT, TITLE, TWO, article

DATED = "<p>08:15 12/04/2024</p>"
SECOND = "Huyện tiếp tục mời doanh nghiệp liên kết tiêu thụ, xây dựng nhãn hiệu cho gạo của địa phương trong vụ tới."


def parsed_body(inner: str) -> str:
    return article(f"<h1>{TITLE}</h1>{DATED}<div><p>{LEAD}</p><p>{TEXT}</p>{inner}</div>").body


@pytest.mark.parametrize(
    ("name", "post"),
    [("Lê Thị Hà", " - Công chức VHXH"), ("Nguyễn Hữu Lợi", " (VPĐK)"), ("Trần Văn Bình", ", cán bộ văn hóa xã")],
)
def test_a_full_name_and_a_post_on_the_right_sign(name: str, post: str) -> None:
    signed = name + post
    found = article(
        f"<h1>{TITLE}</h1>{DATED}<div><p>{TEXT}</p><p>{SECOND}</p><p style='text-align:right'>{signed}</p></div>"
    )
    assert signed not in found.body
    assert found.byline == signed
    assert [author.name for author in found.authors] == [name]


@pytest.mark.parametrize("line", ["Lê Thị Hà - Chủ tịch UBND xã", "Nhà văn hóa - Công chức phụ trách"])
def test_a_head_of_an_office_or_a_thing_with_a_post_does_not(line: str) -> None:
    assert line in parsed_body(f"<p>{SECOND}</p><p style='text-align:right'>{line}</p>")


def test_a_name_and_a_post_in_the_text_stay() -> None:
    line = "Lê Thị Hà - Công chức VHXH"
    assert line in parsed_body(f"<p>{SECOND}</p><p>{line}</p>")


FACTS = "<p>25/05/2022 16:40</p>"
RIGHT = "<p style='text-align:right'><b>{}</b></p>"


@pytest.mark.parametrize("place", ["Long Hồ", "Lê Lợi", "Hồ Chí Minh", "Mai Châu", "Phan Thiết", "Hoàng Mai"])
@pytest.mark.parametrize("office", ["Phòng Giáo dục và Đào tạo", "Ủy ban nhân dân xã", "Sở Y tế"])
def test_a_place_above_an_office_is_text(place: str, office: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{RIGHT.format(place)}{RIGHT.format(office)}<p>{TEXT}</p></div>")
    assert (found.byline, found.authors) == (None, [])
    assert place in found.body
    assert office in found.body


@pytest.mark.parametrize("name", ["Nguyễn Văn An", "ThS. Thạch Thị Cầm", "Bs. Lê Hà"])
def test_a_full_name_above_its_office_wrote(name: str) -> None:
    office = "Phòng Giáo dục và Đào tạo"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{RIGHT.format(name)}{RIGHT.format(office)}<p>{TEXT}</p></div>")
    assert (found.authors[0].name in name, "Đào tạo" in [author.name for author in found.authors]) == (True, False)
    assert found.body.startswith("Ngành nông nghiệp")


@pytest.mark.parametrize(
    "office", ["Phòng Giáo dục và Đào tạo", "Sở Nông nghiệp và Môi trường", "PHÒNG Y TẾ VÀ DÂN SỐ"]
)
def test_an_office_called_after_two_things_is_one(office: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p><p>{TEXT}</p></div><p><b>Tin: {office}</b></p>")
    assert [author.name for author in found.authors] == [office]


HEAD = f"<h1>{TITLE}</h1><div>12/05/2022 08:00</div><p>{LEAD}</p>"
TEXTS = f"<p>{TEXT}</p><p>Bà con phấn khởi vì lúa được mùa, được giá, thương lái đến tận ruộng đặt mua.</p>"


@pytest.mark.parametrize("note", ["(*) Bài viết có tư liệu của Bảo tàng tỉnh.", "* Tên nhân vật đã đổi.", "(Còn nữa)"])
def test_a_footnote_below_who_wrote(note: str) -> None:
    found = article(f"{HEAD}{TEXTS}<p align=right><b>Ghi chép của Trần Huy Vũ</b></p><p><em>{note}</em></p>")
    assert found.byline == "Trần Huy Vũ"
    assert found.body.endswith(note)
    assert "Ghi chép" not in found.body


def test_a_footnote_below_a_sentence_signs_nothing() -> None:
    last = "Theo ông Trần Huy Vũ, vụ này được mùa."
    found = article(f"{HEAD}{TEXTS}<p>{last}</p><p>(*) Bài viết có tư liệu của Bảo tàng tỉnh.</p>")
    assert found.byline is None
    assert last in found.body


def test_a_department_signs_and_a_sentence_of_it_does_not() -> None:
    signed = article(f"{HEAD}{TEXTS}<p align=right><b>Phòng Phổ biến giáo dục pháp luật</b></p>")
    assert signed.byline == "Phòng Phổ biến giáo dục pháp luật"
    said = "Phòng Y tế yêu cầu cơ sở báo cáo trước kỳ họp"
    told = article(f"{HEAD}{TEXTS}<p align=right><b>{said}</b></p>")
    assert told.byline is None
    assert said in told.body


BODY = TEXT.strip()


@pytest.mark.parametrize(
    ("line", "byline", "names"),
    [
        ("Lê Thanh Bình - Cổng TTĐT tỉnh Ví Dụ (cũ)", None, ["Lê Thanh Bình"]),
        ("Tác giả: Hoàng Thị Nhàn (Yên Lập, Ví Dụ cũ)", "Hoàng Thị Nhàn (Yên Lập, Ví Dụ cũ)", ["Hoàng Thị Nhàn"]),
        ("Nguyễn Thị Thanh Huyền - CC VHXH", None, ["Nguyễn Thị Thanh Huyền"]),
        ("Trầm Thị Ngọc Rương<br>CT-HND xã Hòa Ân", "Trầm Thị Ngọc Rương", ["Trầm Thị Ngọc Rương"]),
        ("Lê Thị Hà (Trần Văn Bá)", None, ["Lê Thị Hà", "Trần Văn Bá"]),
        ("Lê Thị Hà (Minh Hạnh)", None, ["Lê Thị Hà", "Minh Hạnh"]),
    ],
)
def test_where_somebody_works_or_lives_is_no_second_author(line: str, byline: str | None, names: list[str]) -> None:
    signed = f"<p style='text-align:right'><b>{line}</b></p>"
    found = article(f"<h1>{TITLE}</h1><div>18/08/2025</div><div><p>{TEXT}</p><p>{TEXT}</p>{signed}</div>")
    assert (found.byline, [author.name for author in found.authors]) == (byline or line, names)
    assert found.body == f"{BODY}\n\n{BODY}"


@pytest.mark.parametrize("place", ["Trần Hưng Đạo - TP HCM", "Nguyễn Thị Minh Khai - TP HCM"])
def test_a_street_and_its_city_sign_nothing(place: str) -> None:
    signed = f"<p style='text-align:right'><b>{place}</b></p>"
    found = article(f"<h1>{TITLE}</h1><div>18/08/2025</div><div><p>{TEXT}</p><p>{TEXT}</p>{signed}</div>")
    assert (found.byline, found.body.endswith(place)) == (None, True)


@pytest.mark.parametrize("last", ["Siêu Thị Xanh Mát", "Đô Thị Mới Xanh"])
def test_things_with_the_middle_of_a_womans_name_in_theirs_sign_nothing(last: str) -> None:
    found = article(f"<h1>{TITLE}</h1><div>18/08/2025</div><div><p>{TEXT}</p><p>{TEXT}</p><p>{last}</p></div>")
    assert (found.byline, found.body.endswith(last)) == (None, True)


DATE = "<div>Ngày đăng: 19/06/2018</div>"


def test_names_of_the_highlands_of_one_word_sign_where_they_are_set_so() -> None:
    inside = f"<h1>{TITLE}</h1>{DATE}<div><p>{TEXT}</p><p>{TEXT}</p><p {{}}><b>{{}}</b></p></div>"
    for name in ("K’BRÈO (thực hiện)", "K’Nhìn", "H’Linh"):
        assert article(inside.format("align=right", name)).byline == name
    for name in ("K’Ho", "H’Mông", "Hết"):
        assert article(inside.format("align=right", name)).byline is None, name
    assert article(inside.format("", "K’Nhìn")).byline is None


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


@pytest.mark.parametrize(
    ("names", "byline", "caption"),
    [
        ("MINH TUẤN - KIM CHI - THANH BÌNH", "MINH TUẤN - KIM CHI - THANH BÌNH", None),
        ("NGUYỄN VĂN AN", None, "NGUYỄN VĂN AN"),
        ("QUANG CẢNH LỄ HỘI - XÃ VÍ DỤ", None, "QUANG CẢNH LỄ HỘI - XÃ VÍ DỤ"),
        ("Lê Minh Tuấn - Trần Kim Chi", None, "Lê Minh Tuấn - Trần Kim Chi"),
        ("QUANG TRUNG - NGUYỄN HUỆ", None, "QUANG TRUNG - NGUYỄN HUỆ"),
        ("LÊ VĂN NAM - TRẦN THỊ MAI - BÙI VĂN AN", None, "LÊ VĂN NAM - TRẦN THỊ MAI - BÙI VĂN AN"),
    ],
)
def test_names_in_capitals_in_the_last_row_of_a_picture_sign(
    names: str, byline: str | None, caption: str | None
) -> None:
    table = f"<table><tr><td><img src=/uploads/a.jpg></td></tr><tr><td><b>{names}</b></td></tr></table>"
    found = article(f"<div><h1>{TITLE}</h1>{DAY}<div><p>{TEXT}</p><p>{TEXT}</p>{table}</div></div>")
    assert (found.byline, [image.caption for image in found.images]) == (byline, [caption])
    assert found.body == f"{BODY}\n\n{BODY}"


def test_names_in_capitals_under_a_picture_between_paragraphs_are_of_who_is_seen() -> None:
    table = "<table><tr><td><img src=/uploads/a.jpg></td></tr><tr><td><b>LÊ HÀ - MINH TÚ</b></td></tr></table>"
    found = article(f"<div><h1>{TITLE}</h1>{DAY}<div><p>{TEXT}</p>{table}<p>{TEXT}</p></div></div>")
    assert (found.byline, [image.caption for image in found.images]) == (None, ["LÊ HÀ - MINH TÚ"])
    three = table.replace("MINH TÚ", "MINH TÚ - VĂN AN")
    for over in ("", "<h3>Phần hai của lễ hội</h3>", "<p><img src=/uploads/b.jpg></p>", "<p><a href=/x>Xem</a></p>"):
        parts = f"<div><div><p>{TEXT}</p>{three}</div>{over}<div><p>{TEXT}</p></div></div>"
        found = article(f"<div><h1>{TITLE}</h1>{DAY}{parts}</div>")
        assert (found.byline, found.images[0].caption) == (None, "LÊ HÀ - MINH TÚ - VĂN AN")


@pytest.mark.parametrize("names", ["LÊ HÀ - MINH TÚ - VĂN AN", "MINH TUẤN - KIM CHI - THANH BÌNH"])
def test_names_in_capitals_at_the_end_of_a_text_sign_whatever_stands_below_its_block(names: str) -> None:
    table = f"<table><tr><td><img src=/uploads/a.jpg></td></tr><tr><td>{names}</td></tr></table>"
    text = f"<div><p>{TEXT}</p><p>{TEXT}</p><div>{table}</div></div>"
    found = article(f"<div><h1>{TITLE}</h1>{DAY}{text}</div><div class=footer>{LEAD}</div>")
    assert (found.byline, found.images[0].caption) == (names, None)
    both = f"<div><p>{TEXT}</p>{table}<p>{TEXT}</p>{table.replace('a.jpg', 'b.jpg')}</div>"
    found = article(f"<div><h1>{TITLE}</h1>{DAY}{both}</div>")
    assert (found.byline, [image.caption for image in found.images]) == (None, [names, names])


@pytest.mark.parametrize(
    ("last", "byline"),
    [("Hồ Hoàn Kiếm", None), ("Hoàng Liên Sơn", None), ("Trần Hưng Đạo", None), ("Hồ Thị Lan", "Hồ Thị Lan")]
    + [(name, name) for name in ("Vương Quốc Anh", "Mai Anh Đào", "Hồ Xuân Hương", "Đào Nhật Tân")],
)
def test_lakes_mountains_and_heroes_sign_nothing(last: str, byline: str | None) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{DAY}<div><p>{TEXT}</p><p>{TEXT}</p><p>{last}</p></div></div>")
    assert (found.byline, found.body.endswith(last)) == (byline, byline is None)
