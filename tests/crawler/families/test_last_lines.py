"""What the last lines of a text tell: of a day, of whom to call; and what of them is none of the text."""

from __future__ import annotations

import pytest

from tests.crawler.families.page_kit import FACTS, ONE, TEXT, TITLE, TWO, article, parsed


@pytest.mark.parametrize("tag", ["p", "div"])
@pytest.mark.parametrize(
    "line",
    [
        "Lịch thi: 05/04/2022", "Lịch thi: 7 giờ 30 ngày 05/04/2022", "Hạn nộp hồ sơ: 30/4/2022",
        "Khai mạc: 05/04/2022", "Tân Phong, ngày 05/4/2022", "Điện thoại: 0912 345 678",
        "Địa chỉ: Số 1 Trần Phú, thị trấn Cầu Ngang",
    ],
)  # fmt: skip
def test_the_last_line_of_a_notice_is_of_the_text(tag: str, line: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}<{tag}>{line}</{tag}></div></div>")
    assert (found.body, found.byline) == (f"{ONE}\n\n{TWO}\n\n{line}", None)
    assert found.published_at == "2022-05-25T16:40:00+07:00"


@pytest.mark.parametrize(
    "line",
    ["05/04/2022", "Ngày đăng: 05/04/2022 08:15", "Cập nhật lúc 08:15 ngày 05/04/2022", "Người đăng: quantri"],
)
def test_a_last_line_of_when_it_was_put_up_is_none(line: str) -> None:
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}</div><p>{line}</p></div>").body == f"{ONE}\n\n{TWO}"


def test_the_foot_of_the_page_is_no_text_below_it() -> None:
    foot = "<div class=chan><p>Địa chỉ: Số 1 Trần Phú, thị trấn Cầu Ngang</p><p>Điện thoại: 0912 345 678</p></div>"
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}</div></div>{foot}").body == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize("label", ["Được đăng:", "Ngày đưa tin:"])
def test_a_label_of_when_it_was_put_up_dates_it_below_the_text(label: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1><div>{TEXT}</div><p>{label} Thứ tư, 25/05/2022 16:40</p></div>")
    assert (found.published_at, found.body) == ("2022-05-25T16:40:00+07:00", f"{ONE}\n\n{TWO}")


@pytest.mark.parametrize("credit", ["Tác giả：Ngọc Hân", "Tác giả Trần Thị Ngọc Hân", "Bài và ảnh Trần Thị Ngọc Hân"])
def test_a_credit_whose_colon_is_wide_or_left_out(credit: str) -> None:
    head = f"<ul><li>25/05/2022 16:40</li><li>{credit}</li></ul>"
    found = article(f"<div><h1>{TITLE}</h1>{head}<div>{TEXT}</div></div>")
    assert (found.byline or "").endswith("Ngọc Hân")
    assert found.body == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize("line", ["Lịch thi: 05/04/2022", "Hạn nộp: 30/4/2022", "Khai mạc: 05/04/2022"])
def test_such_a_day_dates_no_article(line: str) -> None:
    found = parsed(f"<div><h1>{TITLE}</h1><div>{TEXT * 2}<p>{line}</p></div></div>")
    assert getattr(found, "published_at", None) is None


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


@pytest.mark.parametrize("first", ["Thời gian: 8h ngày 27/5/2022", "Thời gian: Từ 8h00 ngày 27/5/2022"])
def test_a_time_of_another_day_below_the_date_is_of_an_event(first: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div><p>{first}</p>{TEXT}</div></div>")
    assert found.body == f"{first}\n\n{ONE}\n\n{TWO}"
    assert found.published_at == "2022-05-25T16:40:00+07:00"


@pytest.mark.parametrize("facts", ["<p>Thời gian: 25/05/2022 16:40</p>", f"{FACTS}<p>Thời gian: 25/05/2022 16:40</p>"])
def test_the_time_of_the_publication_is_none_of_it(facts: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{facts}<div>{TEXT}</div></div>")
    assert (found.body, found.published_at) == (f"{ONE}\n\n{TWO}", "2022-05-25T16:40:00+07:00")
