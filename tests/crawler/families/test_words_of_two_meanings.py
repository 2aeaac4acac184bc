"""Lines that begin as a label, a signature or a button does and are of the text, beside those that are none of it."""

from __future__ import annotations

import pytest

from tests.crawler.families.page_kit import BOTH, ONE, TEXT, TITLE, TWO, article

HEAD = f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p>"
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


@pytest.mark.parametrize("line", ["Tài khoản gửi: Hội Chữ thập đỏ", "Tài khoản gửi: Quỹ Vì người nghèo, số 0123"])
def test_an_account_to_send_money_to_is_text(line: str) -> None:
    found = article(f"{HEAD}<div><p>{ONE}</p><p>{line}</p><p>{TWO}</p></div>")
    assert found.body == f"{ONE}\n\n{line}\n\n{TWO}"


@pytest.mark.parametrize(
    "line",
    ["Tài khoản gửi: bbt_cn", "Tài khoản gửi: quantri", "Tài khoản gửi bài: Lê Thị Hoa", "Người gửi: Phòng Y tế"],
)
def test_the_account_that_posted_is_none(line: str) -> None:
    found = article(f"{HEAD}<div><p>{ONE}</p><p>{TWO}</p><p>{line}</p></div>")
    assert (found.body, found.byline) == (BOTH, None)


@pytest.mark.parametrize("page", ["Trang 12/40", "trang: 3 / 4", "Page 3/4"])
def test_which_page_a_list_names_stays_in_it(page: str) -> None:
    found = article(f"{HEAD}<div><p>{ONE}</p><ul><li>Tờ số 5</li><li>{page}</li><li>Khổ A4</li></ul><p>{TWO}</p></div>")
    assert found.body == f"{ONE}\n\nTờ số 5\n{page}\nKhổ A4\n\n{TWO}"


@pytest.mark.parametrize("beside", ["", "<li><a href='?p=2'>Sau</a></li>", "<li>Tải về</li>", "<li>Trang 1/12</li>"])
def test_the_page_of_a_viewer_that_is_set_as_a_list_is_none(beside: str) -> None:
    frame = "<iframe src='/web/viewer.html?file=/u/a.pdf'></iframe>"
    assert "1/12" not in article(f"{HEAD}<div>{TEXT}<ul><li>Trang 1/12</li>{beside}</ul>{frame}</div>").body


@pytest.mark.parametrize("line", ["Xem: 1.482 hiện vật", "Đọc: 3 cuốn sách", "Xem: 2 mẫu phiếu"])
def test_so_many_things_to_see_are_no_readers(line: str) -> None:
    beside = article(f"<h1>{TITLE}</h1><p>25/05/2022 16:40 | {line}</p>{TEXT}")
    assert (beside.views, beside.published_at) == (None, "2022-05-25T16:40:00+07:00")
    amid = article(f"{HEAD}<div><p>{ONE}</p><p>{line}</p><p>{TWO}</p></div>")
    assert (amid.views, amid.body) == (None, f"{ONE}\n\n{line}\n\n{TWO}")


@pytest.mark.parametrize(
    "line", ["Xem: 1.482", "Xem: 1.482 lượt", "Xem: 1.482 In trang", "Xem: 1.482 in | gửi", "Đọc: 1.482 lần"]
)
def test_a_count_behind_a_bare_verb_and_a_colon(line: str) -> None:
    assert article(f"<h1>{TITLE}</h1><p>25/05/2022 16:40 | {line}</p>{TEXT}").views == 1482


@pytest.mark.parametrize("where", ["{head}<div>{signs}</div>{text}", "{head}<div>{text}</div><div>{signs}</div>"])
@pytest.mark.parametrize(
    ("signs", "views"),
    [
        ("👁 💬 4", None),
        ("👁 ❤ 4", None),
        ("👁 | 💬 4", None),
        ("💬 4 👁", None),
        ("<i class='fa fa-eye'></i> <i class='fa fa-comment'></i> 4", None),
        ("<i class='fa fa-eye'></i><i class='bi bi-hand-thumbs-up likes'></i><span>4</span>", None),
        ("👁 4", 4),
        ("💬 3 👁 4", 4),
        ("👁 4 💬 3", 4),
        ("<i class='fa fa-eye'></i> <i class='icon'></i> 4", 4),
        ("<span class='views-count'><svg></svg> 4</span>", 4),
    ],
)
def test_the_number_behind_another_sign_is_not_the_eyes(where: str, signs: str, views: int | None) -> None:
    found = article(where.format(head=HEAD, signs=signs, text=TEXT))
    assert (found.views, found.body) == (views, BOTH)


@pytest.mark.parametrize("label", ["Tài khoản", "Tên đăng nhập", "User", "Account"])
@pytest.mark.parametrize("name", ["Nguyễn Văn An", "bbt", "Văn phòng UBND"])
def test_the_login_where_one_who_signs_would_stand_is_nobody(label: str, name: str) -> None:
    line = f"<div class=author>{label}: {name}</div>"
    for page in (f"<div>{TEXT}</div>{line}", f"{line}<div>{TEXT}</div>", f"<div>{TEXT}{line}</div>"):
        found = article(HEAD + page)
        assert (found.body, found.byline, found.authors) == (BOTH, None, [])


@pytest.mark.parametrize("line", ["Tài khoản: Hội Chữ thập đỏ", "Tài khoản: 0123456789 - Kho bạc Nhà nước Ví Dụ"])
def test_an_account_at_a_bank_stays_in_the_text(line: str) -> None:
    found = article(f"{HEAD}<div>{TEXT}<p>{line}</p></div>")
    assert (found.body, found.byline) == (f"{BOTH}\n\n{line}", None)


COUNTERS = ("Tổng lượt xem: 2131", "Tổng số lượt xem 2.131", "Tổng lượt đọc: 2131", "Tổng lượt xem trang: 98.131")


@pytest.mark.parametrize("counter", COUNTERS)
@pytest.mark.parametrize("tag", ["p", "div", "span"])
def test_a_count_of_the_portal_is_neither_text_nor_the_articles(counter: str, tag: str) -> None:
    line = f"<{tag}>{counter}</{tag}>"
    for page in (f"{line}<div>{TEXT}</div>", f"<div>{TEXT}{line}</div>", f"<div>{TEXT}</div>{line}"):
        found = article(HEAD + page)
        assert (found.body, found.views) == (BOTH, None)


@pytest.mark.parametrize(
    "line", ["Tổng lượt xem phim đạt 2131 lượt", "Hôm nay: 25 | Tổng: 12131", "Tổng lượt xem năm 2022", "Tổng lượt xem"]
)
def test_a_sum_that_a_text_tells_of_stays_in_it(line: str) -> None:
    found = article(f"{HEAD}<div>{TEXT}<p>{line}</p></div>")
    assert (found.body, found.views) == (f"{BOTH}\n\n{line}", None)


@pytest.mark.parametrize(("number", "views"), [("1.2 tr", 1_200_000), ("3 tr", 3_000_000), ("1,2K", 1200)])
def test_a_short_number_beside_an_eye(number: str, views: int) -> None:
    found = article(f"{HEAD}<span><i class='fa fa-eye'></i> {number}</span><div>{TEXT}</div>")
    assert (found.views, found.body) == (views, BOTH)


def test_the_pages_of_a_paper_are_no_millions() -> None:
    assert article(f"{HEAD}<p>Đã xem: 12 tr. 5</p><div>{TEXT}</div>").views != 12_000_000


@pytest.mark.parametrize("day", ["Ngày 25/5/22", "(Ngày 25/5/22)", "Ngày 25/5/2022"])
def test_a_lone_day_below_a_text_is_the_articles_however_its_year_is_written(day: str) -> None:
    for text in (f"<div>{TEXT}<p>{day}</p></div>", f"<div>{TEXT}</div><div>{day}</div>"):
        found = article(f"<h1>{TITLE}</h1>{text}")
        assert (found.published_at, found.body) == ("2022-05-25", BOTH)


@pytest.mark.parametrize("mark", ["|", "»", "/"])
@pytest.mark.parametrize("last", ["Liên hệ", "Sơ đồ cổng", "RSS", "Góp ý"])
def test_a_short_menu_over_the_title_is_no_way_to_it(mark: str, last: str) -> None:
    for menu in (f"Trang chủ {mark} {last}", f"<a href='/'>Trang chủ</a> {mark} <a href='/x'>{last}</a>"):
        assert article(f"<div>{menu}</div>{HEAD}<div>{TEXT}</div>").section == []
    way = f"<a href='/'>Trang chủ</a> {mark} <a href='/hoi-dap'>Hỏi đáp</a>"
    assert article(f"<div class=breadcrumb>{way}</div>{HEAD}<div>{TEXT}</div>").section == ["Hỏi đáp"]


def test_a_way_that_the_page_calls_one_may_lead_by_any_page() -> None:
    way = "<a href='/'>Trang chủ</a> » <a href='/gop-y'>Góp ý</a> » <a href='/gop-y/luat'>Dự thảo luật</a>"
    assert article(f"<div class=breadcrumb>{way}</div>{HEAD}<div>{TEXT}</div>").section == ["Góp ý", "Dự thảo luật"]
    assert article(f"<div>Trang chủ » Góp ý » Dự thảo luật</div>{HEAD}<div>{TEXT}</div>").section[:1] == ["Góp ý"]
    assert article(f"<div>Trang chủ | Dịch vụ công | Góp ý | Sơ đồ</div>{HEAD}<div>{TEXT}</div>").section == []
    said = "<meta property=article:section content='Góp ý'>"
    assert article(f"{HEAD}<div>{TEXT}</div>", head=said).section == ["Góp ý"]


@pytest.mark.parametrize(
    ("first", "section"),
    [("Tin tức", ["Tin tức", "Kinh tế"]), ("Tin tức - Sự kiện", ["Tin tức - Sự kiện", "Kinh tế"])]
    + [(name, ["Kinh tế"]) for name in ("Trang chủ", "ទំព័រដើម", "Sở Y tế Ví Dụ", "Tin Ví Dụ Online", "Accueil")]
    + [(name, ["Kinh tế"]) for name in ("Tin tức Ví Dụ", "Thời sự Ví Dụ", "Tin tức huyện Cầu Ngang")],
)
def test_a_way_that_begins_with_a_link_home(first: str, section: list[str]) -> None:
    way = f"<a href='/'>{first}</a> › <a href='/kinh-te'>Kinh tế</a>"
    assert article(f"<div class=breadcrumb>{way}</div>{HEAD}<div>{TEXT}</div>").section == section
