"""Names and offices that sign below a text or on the right, and lines there that sign nothing."""

from __future__ import annotations

import pytest

from crawler.clean.names import looks_like_byline
from tests.crawler.families.page_kit import BOTH, FACTS, HEAD, ONE, TEXT, TITLE, TWO, article, framed, last


@pytest.mark.parametrize("credit", ["Tác giả：Ngọc Hân", "Tác giả Trần Thị Ngọc Hân", "Bài và ảnh Trần Thị Ngọc Hân"])
def test_a_credit_whose_colon_is_wide_or_left_out(credit: str) -> None:
    head = f"<ul><li>25/05/2022 16:40</li><li>{credit}</li></ul>"
    found = article(f"<div><h1>{TITLE}</h1>{head}<div>{TEXT}</div></div>")
    assert (found.byline or "").endswith("Ngọc Hân")
    assert found.body == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize("mark", ["b", "i"])
@pytest.mark.parametrize(
    "last",
    [
        "Sở Y tế khuyến cáo người dân đeo khẩu trang nơi đông người.",
        "Ban Tổ chức mong nhận được sự ủng hộ của bà con gần xa",
        "Trường Mầm non Hoa Sen thông báo để phụ huynh được biết;",
    ],
)
def test_what_an_office_did_is_text_however_it_is_set(mark: str, last: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1><p>25/05/2022 16:40</p>{TEXT}<p><{mark}>{last}</{mark}></p></div>")
    assert (found.body, found.byline) == (f"{ONE}\n\n{TWO}\n\n{last}", None)


@pytest.mark.parametrize("office", ["BAN TỔ CHỨC", "Phòng Văn hóa và Thông tin huyện Cầu Ngang", "(Sở Y tế)"])
def test_an_office_alone_that_is_set_off_signs(office: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1><p>25/05/2022 16:40</p>{TEXT}<p><b>{office}</b></p></div>")
    assert (found.body, found.byline) == (f"{ONE}\n\n{TWO}", office.strip("()"))


@pytest.mark.parametrize("align", ["left", "right"])
@pytest.mark.parametrize(
    "last",
    [
        "Video: Toàn cảnh lễ hội Ok Om Bok", "Ảnh: Quang cảnh buổi lễ", "Theo Nghị quyết số 12", "Theo quy định",
        "Nguồn vốn: Ngân sách xã", "Nguồn: Ngân sách nhà nước", "NGUỒN NƯỚC SẠCH", "Sưu tầm: 200 hiện vật",
        "Đơn vị thực hiện: Phòng Y tế", "Hình: tròn, đỏ",
    ],
)  # fmt: skip
def test_labels_with_no_name_behind_them_are_of_the_text(align: str, last: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}<p align={align}>{last}</p></div></div>")
    assert (found.body, found.byline, found.source) == (f"{ONE}\n\n{TWO}\n\n{last}", None, None)


@pytest.mark.parametrize(
    ("last", "byline", "source"),
    [
        ("Video: Đình Nguyên", "Đình Nguyên", None),
        ("Ảnh: Jake Long - Cô dâu cung cấp", "Jake Long - Cô dâu cung cấp", None),
        ("Ảnh: T.L", "T.L", None),
        ("Ảnh: CTV", "CTV", None),
        ("Theo Báo Nhân Dân", None, "Báo Nhân Dân"),
        ("Theo Sở Y tế", None, "Sở Y tế"),
        ("Nguồn TTXVN", None, "TTXVN"),
        ("Nguồn: Sở Y tế", None, "Sở Y tế"),
        ("Sưu tầm: Lê Minh", None, None),
        ("Chịu trách nhiệm nội dung: Nguyễn Văn An", None, None),
    ],
)
def test_names_behind_them_sign(last: str, byline: str | None, source: str | None) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}<p>{last}</p></div></div>")
    assert (found.body, found.byline, found.source) == (f"{ONE}\n\n{TWO}", byline, source)


@pytest.mark.parametrize("name", ["H’Linh Niê", "H'Yam Bkrông", "Y Blim Niê"])
def test_a_highland_name_at_the_end_signs(name: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}<p align=right><b>{name}</b></p>")
    assert (found.byline, found.body) == (name, BOTH)


@pytest.mark.parametrize("line", ["Ơ’ buôn làng ngày mới", "L’amour"])
def test_other_words_with_an_apostrophe_do_not(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}<p align=right><b>{line}</b></p>")
    assert (found.byline, found.body) == (None, f"{BOTH}\n\n{line}")


@pytest.mark.parametrize("text", ["THÀNH CÔNG - ALĂNG NGƯỚC", "Hồng Thu – Y Blim Niê", "BÌNH MINH - RƠ LAN H’NGA"])
def test_names_of_whom_one_is_of_the_highlands_sign(text: str) -> None:
    assert looks_like_byline(text, set_off=True)


@pytest.mark.parametrize(
    "text", ["THÀNH CÔNG - VANG DỘI", "HÒA BÌNH - HỮU NGHỊ", "Truyền thống - Hiện đại", "ALĂNG NGƯỚC - QUÊ HƯƠNG"]
)
def test_words_in_pairs_sign_nothing(text: str) -> None:
    assert not looks_like_byline(text, set_off=True)


RIGHT = "<p style='text-align:right'><{tag}>{line}</{tag}></p>"


@pytest.mark.parametrize("tag", ["strong", "i"])
@pytest.mark.parametrize(
    "line",
    [
        "Còn nữa", "Xin cảm ơn", "Trân trọng", "Trân trọng kính mời", "Việt Nam muôn năm", "Ảnh minh họa",
        "Mùa xuân năm ấy", "Bác Hồ kính yêu", "Xem tiếp kỳ sau", "XIN CẢM ƠN", "Xin Cảm Ơn", "Quê Hương Tôi",
        "CÒN NỮA", "Kỳ tới sẽ đăng", "Đắk Lắk", "Mừng Đảng, mừng Xuân", "Thân ái", "Happy New Year", "Bắc Ninh",
    ],
)  # fmt: skip
def test_words_on_the_right_that_name_nobody_are_text(line: str, tag: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}{RIGHT.format(tag=tag, line=line)}")
    assert (found.byline, found.authors, found.body) == (None, [], f"{ONE}\n\n{TWO}\n\n{line}")


@pytest.mark.parametrize(
    "name", ["Y Blim Niê", "Ksor H’Bơ Khăp", "Điểu Huyền Lít", "Thanh tra tỉnh", "Thạch Sa Rương", "Ban Biên tập"]
)
def test_names_of_all_peoples_and_offices_on_the_right_sign(name: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}{RIGHT.format(tag='b', line=name)}")
    assert (found.byline, found.body) == (name, f"{ONE}\n\n{TWO}")


@pytest.mark.parametrize("line", ["CN. Lao Động", "KS. Bắc Ninh", "TS. Đà Nẵng", "ThS. Báo Nhân Dân", "CN. Hà Nội"])
def test_no_degree_makes_a_place_or_a_paper_a_person(line: str) -> None:
    assert not looks_like_byline(line, set_off=True)
    found = article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}<p><b>{line}</b></p>")
    assert found.byline is None


@pytest.mark.parametrize("name", ["CN. Nguyễn Văn An", "KS. Hoàng Thị Nga Mi", "TS. Thanh Bình"])
def test_a_degree_before_a_person_still_signs(name: str) -> None:
    assert looks_like_byline(name, set_off=True)


@pytest.mark.parametrize("name", ["ThS. Kim Thị Sa Rết", "KS. Hoàng Thị Nga Mi", "BS.CKII. Y Blim Niê"])
def test_a_degree_before_words_in_capitals_makes_them_a_name(name: str) -> None:
    assert looks_like_byline(name)
    assert not looks_like_byline(name.partition(" ")[2].replace(" ", " và các ", 1))


@pytest.mark.parametrize("name", ["Rơ Lan H’Nga", "Thanh tra Sở", "Alăng Ngước", "Kim Oanh (UBND phường)"])
@pytest.mark.parametrize("style", ["text-align:right", "text-align: right; margin: 0"])
@pytest.mark.parametrize("tag", ["b", "i"])
def test_words_on_the_right_in_bold_or_italic_sign(name: str, style: str, tag: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p>{TEXT}<p style='{style}'><{tag}>{name}</{tag}></p>")
    assert (found.byline, found.body) == (name, f"{ONE}\n\n{TWO}")


@pytest.mark.parametrize(
    "line", ["CHỦ TỊCH", "Trà Vinh, ngày 25 tháng 5", "(Còn nữa)", "Xin cảm ơn bà!", "Hẹn gặp lại các bạn."]
)
def test_what_else_stands_on_the_right_does_not(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p>{TEXT}<p style='text-align:right'><b>{line}</b></p>")
    assert found.byline is None


@pytest.mark.parametrize("end", ["PV: Trân trọng cảm ơn ông!", "PV: Ông có nhắn gửi gì thêm?"])
def test_the_last_words_of_an_interview_are_text(end: str) -> None:
    found = article(
        f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p>{TEXT}<p><b>{end}</b></p><p align=right><b>Thu Hà (thực hiện)</b></p>"
    )
    assert found.body.endswith(end)
    assert [author.name for author in found.authors] == ["Thu Hà"]


SET = ("<p><b>{}</b></p>", "<p><i>{}</i></p>", "<p style='text-align:right'>{}</p>", "<div align=right><b>{}</b></div>")


@pytest.mark.parametrize("set_as", SET)
@pytest.mark.parametrize(
    "told",
    [
        "Phòng Đọc sách mở cửa cuối tuần",
        "PHÒNG ĐỌC MỞ CỬA CUỐI TUẦN",
        "Phòng Khám đa khoa khai trương cơ sở mới",
        "Trung tâm Văn hóa mở lớp dạy bơi",
        "Trung tâm Văn hóa mở lớp",
        "Chi đoàn ấp Chợ ra quân",
        "Trạm Y tế xã nghỉ tết",
        "Ban biên tập trân trọng cảm ơn",
    ],
)
def test_what_an_office_does_signs_nothing_and_stays(set_as: str, told: str) -> None:
    found = article(f"{HEAD}<div>{TEXT}{set_as.format(told)}</div>")
    assert (found.byline, found.body) == (None, f"{BOTH}\n\n{told}")


@pytest.mark.parametrize("set_as", SET)
@pytest.mark.parametrize(
    "office",
    [
        "Phòng Phổ biến giáo dục pháp luật",
        "Phòng Kinh tế và Hạ tầng",
        "Trường Đại học Mở",
        "Cục Hàng không",
        "Ban Tiếp công dân tỉnh",
        "Trung tâm Văn hóa huyện Cầu Ngang",
        "Ban Thường trực Ủy ban MTTQ Việt Nam huyện",
    ],
)
def test_an_offices_name_signs(set_as: str, office: str) -> None:
    found = article(f"{HEAD}<div>{TEXT}{set_as.format(office)}</div>")
    assert (found.byline, found.body) == (office, BOTH)


@pytest.mark.parametrize(
    "line",
    ["Tài khoản gửi: bbt_cn", "Tài khoản gửi: quantri", "Tài khoản gửi bài: Lê Thị Hoa", "Người gửi: Phòng Y tế"],
)
def test_the_account_that_posted_is_none(line: str) -> None:
    found = article(f"{HEAD}<div><p>{ONE}</p><p>{TWO}</p><p>{line}</p></div>")
    assert (found.body, found.byline) == (BOTH, None)


@pytest.mark.parametrize("label", ["Tài khoản", "Tên đăng nhập", "User", "Account"])
@pytest.mark.parametrize("name", ["Nguyễn Văn An", "bbt", "Văn phòng UBND"])
def test_the_login_where_one_who_signs_would_stand_is_nobody(label: str, name: str) -> None:
    line = f"<div class=author>{label}: {name}</div>"
    for page in (f"<div>{TEXT}</div>{line}", f"{line}<div>{TEXT}</div>", f"<div>{TEXT}{line}</div>"):
        found = article(HEAD + page)
        assert (found.body, found.byline, found.authors) == (BOTH, None, [])


@pytest.mark.parametrize("align", ["left", "right"])
def test_an_office_with_a_full_stop_signs_and_what_it_did_does_not(align: str) -> None:
    office = "Trung tâm Y tế huyện Cầu Ngang"
    assert last(f"<b>{office}.</b>", align).byline == office
    assert last(f"<b>{office} tiêm ngừa cho trẻ em.</b>", align).byline is None


@pytest.mark.parametrize(
    "office",
    [
        "BÁO CẦN THƠ",
        "SỞ Y TẾ CẦN THƠ",
        "UBND HUYỆN CẦN ĐƯỚC",
        "UBND THỊ TRẤN CHÚC SƠN",
        "Báo Phòng không - Không quân",
        "Hội Vận động hiến tặng mô",
    ],
)
def test_offices_whose_names_have_words_of_a_sentence_sign(office: str) -> None:
    found = article(f"{HEAD}<div>{TEXT}<p style='text-align:right'><b>{office}</b></p></div>")
    assert (found.byline, found.body) == (office, BOTH)


@pytest.mark.parametrize("place", ["K’Bang", "k’bang"])
def test_a_district_of_the_highlands_signs_nothing(place: str) -> None:
    assert article(f"{HEAD}<div>{TEXT}<p align=right><b>{place}</b></p></div>").byline is None


@pytest.mark.parametrize("last", ["Nội dung: Tập huấn chuyển đổi số cho cán bộ xã", "Nguồn vốn đầu tư công"])
def test_what_a_notice_ends_with_is_no_signature(last: str) -> None:
    found = article(framed(text=f"{TEXT}<p>Thời gian: 8 giờ ngày 27/5</p><p>{last}</p>"))
    assert (found.byline, found.source) == (None, None)
    assert found.body.endswith(last)
