"""Lines that sign: how long they may be, and what a label, a degree or a neighbour makes of a name."""

from __future__ import annotations

import pytest

from crawler.clean.names import looks_like_byline, read_byline, split_credit


@pytest.mark.parametrize(("last", "length"), [("Lê Bá Thành", 200), ("Lê Bá Thương", 201)])
def test_a_line_longer_than_two_hundred_letters_is_no_byline(last: str, length: int) -> None:
    line = "Tin: " + "Bá Thi, " * 23 + last
    assert len(line) == length
    assert (read_byline(line) is not None) is (length == 200)


@pytest.mark.parametrize(("last", "length"), [("Bá Thi", 110), ("Bá Thái", 111)])
def test_a_longer_line_is_no_signature(last: str, length: int) -> None:
    line = "Bá Thi, " * 13 + last
    assert len(line) == length
    assert looks_like_byline(line) is (length == 110)


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("ThS. Thạch Cầm", True),
        ("ThS. Cầm", False),
        ("ThS. Nguyễn Thị Ngọc Minh Anh", True),
        ("ThS. Nguyễn Thị Ngọc Minh Anh Thư", False),
        ("ThS. Báo Nhân Dân", False),
        ("TS. Bắc Ninh", False),
    ],
)
def test_a_degree_makes_two_words_a_signature(line: str, signs: bool) -> None:
    assert looks_like_byline(line) is signs


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("Nguồn: Trung tâm Phục vụ Hành chính công Ví Dụ", True),
        ("Nguồn: Trung tâm Phục vụ Hành chính công tỉnh Ví Dụ", False),  # ten words
        ("Nguồn: trung tâm y tế", False),
        ("Tin: Đường Xưa Mây Trắng", True),
        ("Tin: Đường Xưa Mây Trắng Bay", False),
    ],
)
def test_behind_a_label_an_office_of_few_words_signs(line: str, signs: bool) -> None:
    assert looks_like_byline(line) is signs


@pytest.mark.parametrize(
    ("line", "set_off", "signs"),
    [
        ("Rơ Lan H’Nga - Thanh Bình", True, True),
        ("Rơ Lan H’Nga - Thanh Bình", False, False),
        ("Tin: Rơ Lan H’Nga - Thanh Bình", True, False),
        ("Kim Oanh - UBND phường", True, True),
        ("Hà Nam - Ngọc Hồng", True, False),
    ],
)
def test_names_that_are_set_off_sign_together(line: str, set_off: bool, signs: bool) -> None:
    assert looks_like_byline(line, set_off=set_off) is signs


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Quang cảnh hội nghị. Ảnh: Minh2", "Minh2"),
        ("Quang cảnh hội nghị. Ảnh: “Thanh Vân”", "Thanh Vân"),
        ("- Ảnh: Quang cảnh buổi lễ", None),
    ],
)
def test_a_credit_stands_behind_the_caption_whatever_sets_it_off(caption: str, credit: str | None) -> None:
    assert split_credit(caption) == (caption, credit)


@pytest.mark.parametrize(
    ("line", "byline", "authors"),
    [
        ("nhóm PV - Ngọc Hồng", "nhóm PV - Ngọc Hồng", [("nhóm PV", "text"), ("Ngọc Hồng", "text")]),
        ("Bài và ảnh của Thu Hà", "Thu Hà", [("Thu Hà", "text"), ("Thu Hà", "photo")]),
        ("T/h: Ngọc Hồng", "Ngọc Hồng", [("Ngọc Hồng", "text")]),
        ("CTV Lê Hồng Hà", "CTV Lê Hồng Hà", [("Lê Hồng Hà", "text")]),
        ("Phóng viên VTV", "Phóng viên VTV", [("Phóng viên VTV", "text")]),
        ("Bài gửi: Ngọc Hồng", "Ngọc Hồng", [("Ngọc Hồng", "text")]),
        ("Biên soạn: Bá Thi - Thể hiện: Ngọc Trâm", "Bá Thi - Ngọc Trâm", [("Bá Thi", "text"), ("Ngọc Trâm", "other")]),
        ("Đỗ Đức - Trần Hằng (TTV)", "Đỗ Đức - Trần Hằng (TTV)", [("Đỗ Đức", "text"), ("Trần Hằng", "text")]),
        ("Ban Chính sách - Pháp luật", "Ban Chính sách - Pháp luật", [("Ban Chính sách - Pháp luật", "text")]),
        ("Thu Hà - Hội viên Hội Nhà báo", "Thu Hà - Hội viên Hội Nhà báo", [("Thu Hà", "text")]),
        # What somebody did is no name beside one, whatever it was; a name in small letters is one.
        ("Thu Hà (lược ghi)", "Thu Hà (lược ghi)", [("Thu Hà", "text")]),
        ("Thu Hà (chụp tại xã)", "Thu Hà (chụp tại xã)", [("Thu Hà", "text")]),
        ("Tin: thu hà", "thu hà", [("thu hà", "text")]),
        # Where a picture is from names nobody; a text may be signed with two letters.
        ("Bài: Thu Hà - Ảnh: Tư liệu", "Thu Hà - Tư liệu", [("Thu Hà", "text")]),
        ("Thu Hà - Ảnh: Nhân vật cung cấp", "Thu Hà - Nhân vật cung cấp", [("Thu Hà", "text")]),
        ("Tin: TL - Ảnh: Thu Hà", "TL - Thu Hà", [("TL", "text"), ("Thu Hà", "photo")]),
    ],
)
def test_who_is_named_beside_what_was_done(line: str, byline: str, authors: list[tuple[str, str]]) -> None:
    read = read_byline(line)
    assert read is not None
    assert (read.byline, list(read.authors)) == (byline, authors)
