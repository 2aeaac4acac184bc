"""Pages that ask readers or show the numbers of the day have the frame of an article; news of them are news."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from tests.crawler.families.page_kit import ONE, TEXT, parsed

SURVEY = "Khảo sát mức độ hài lòng của người dân"
ASKED = "Ông bà cho biết mức độ hài lòng đối với thái độ phục vụ của cán bộ tại bộ phận một cửa của Ủy ban nhân dân xã?"
ALSO = "Ông bà đánh giá thế nào về thời gian giải quyết hồ sơ so với giấy hẹn đã ghi tại bộ phận một cửa của xã?"


def page(title: str, inner: str, beside: str = "") -> Article | Reject:
    return parsed(f"<div><h1>{title}</h1><p>25/05/2022 16:40</p><div>{inner}</div></div>{beside}", title=title)


def answers(name: str) -> str:
    return "".join(f"<label><input type=radio name={name}>{said}</label>" for said in ("Hài lòng", "Không hài lòng"))


@pytest.mark.parametrize("also", [answers("b"), "<textarea name=b></textarea>", "<select name=b></select>"])
def test_questions_with_answers_to_choose_are_no_news(also: str) -> None:
    found = page(SURVEY, f"<form><p>1. {ASKED}</p>{answers('a')}<p>2. {ALSO}</p>{also}<button>Gửi</button></form>")
    assert isinstance(found, Reject)
    assert found.reason == "static-page"


@pytest.mark.parametrize("title", [SURVEY, "Bình chọn công trình tiêu biểu năm 2022"])
def test_news_of_a_survey_beside_a_poll_are_news(title: str) -> None:
    poll = f"<form><p>Bạn thấy trang này thế nào?</p>{answers('p')}</form>"
    found = page(title, TEXT, f"{poll}<form><input type=checkbox name=nho><textarea></textarea></form>")
    assert isinstance(found, Article)


@pytest.mark.parametrize(
    "more",
    [
        "<input type=checkbox name=nho>",
        "<input type=radio name=tim value=1><input type=radio name=tim value=2><input type=checkbox name=nho>",
    ],
)
def test_news_of_a_survey_in_a_form_around_the_page_are_news(more: str) -> None:
    links = "".join(f"<a href=/muc/{number}>Mục {number}</a>" for number in range(9))
    around = f"<form>{links}<div><h1>{SURVEY}</h1><p>25/05/2022 16:40</p><div>{TEXT}</div></div>"
    found = parsed(f"{around}<div>{answers('p')}</div>{more}<select></select></form>", title=SURVEY)
    assert isinstance(found, Article)


def test_questions_in_a_form_around_the_page_are_no_news() -> None:
    links = "".join(f"<a href=/muc/{number}>Mục {number}</a>" for number in range(9))
    asked = "".join(f"<p>{at}. {ASKED}</p>{answers(f'q{at}')}" for at in (1, 2, 3))
    found = parsed(f"<form>{links}<h1>{SURVEY}</h1><p>25/05/2022 16:40</p><div>{asked}</div></form>", title=SURVEY)
    assert isinstance(found, Reject)


def test_a_form_under_another_title_is_of_its_article() -> None:
    form = f"<form><p>{ONE}</p>{answers('a')}{answers('b')}</form>"
    assert isinstance(page("Xã lấy ý kiến về quy hoạch", TEXT + form), Article)


TABLE = "<table><tr><th>Ngày</th><th>Nhiệt độ</th></tr><tr><td>28/11</td><td>22-29°C</td></tr></table>"


@pytest.mark.parametrize("title", ["Dự báo thời tiết", "Tỷ giá ngoại tệ", "Giá vàng"])
def test_the_numbers_of_the_day_alone_are_no_news(title: str) -> None:
    found = page(title, TABLE)
    assert isinstance(found, Reject)
    assert found.reason == "static-page"


@pytest.mark.parametrize(
    ("title", "inner"),
    [
        ("Dự báo thời tiết ngày 28/11/2021", TABLE),
        ("Dự báo thời tiết", TEXT + TABLE),
        ("Dự báo thời tiết", TABLE + "<p><img src=/upload/ban-do-mua.jpg></p>"),
        ("Thời tiết xấu, tàu thuyền không ra khơi", TABLE),
        ("Giá cả thị trường", TABLE),  # offices put those up day by day
    ],
)
def test_news_of_them_are_news(title: str, inner: str) -> None:
    assert isinstance(page(title, inner), Article)


STAFF = "".join(
    f"<div><img src=/ld/{name}.jpg><b>Lê Văn {name}</b><p>Phó Chủ tịch UBND xã</p><p>Điện thoại: 0208.3822.112</p>"
    f"<p>Email: {name}@vidu.gov.vn</p></div>"
    for name in ("An", "Bình", "Cường")
)


def test_how_the_people_of_an_office_can_be_reached_is_no_news() -> None:
    undated = "<div><h1>{0}</h1><div>{1}</div></div>"
    found = parsed(undated.format("Lãnh đạo UBND xã", STAFF), title="Lãnh đạo UBND xã")
    assert isinstance(found, Reject)
    assert found.reason == "static-page"
    # A text tells more, and news of new people have a day.
    signed = f"{STAFF}{TEXT * 3}<p align=right><b>Ngọc Hồng</b></p>"
    assert isinstance(parsed(undated.format("Bầu lãnh đạo xã", signed), title="Bầu lãnh đạo xã"), Article)
    assert isinstance(page("Phân công lãnh đạo UBND xã", STAFF), Article)
    read = undated.format("Phân công trực Tết", f"<p>Lượt xem: 12</p>{STAFF}")
    assert isinstance(parsed(read, title="Phân công trực Tết"), Article)
    # So have those whose day no reader sees.
    told = "<meta property=article:published_time content=2022-05-25T10:00:00+07:00>"
    found = parsed(undated.format("Phân công trực Tết", STAFF), title="Phân công trực Tết", head=told)
    assert isinstance(found, Article)


WEEK = "<table><tr><td>Thứ hai 23/11<td>7h30: Chào cờ, giao ban<tr><td>Thứ ba 24/11<td>8h00: Tiếp công dân</table>"
VHV = (
    "<meta property=og:site_name content='UBND xã'><div class='module article-detail'><h1 class=title>{0}</h1>{1}"
    "<div class=detail-content>{2}</div></div>"
)


@pytest.mark.parametrize("inner", [WEEK, f"{TEXT}{WEEK}"])
@pytest.mark.parametrize(
    "title",
    [
        "Lịch công tác tuần 48 (từ 23/11 đến 27/11/2026)",
        "LỊCH LÀM VIỆC CỦA THƯỜNG TRỰC HĐND, LÃNH ĐẠO UBND TUẦN 48",
        "Lịch tiếp công dân tháng 12/2026",
        "Lịch tiếp công dân tháng 12/2026 của Chủ tịch UBND huyện",
        "Lịch công tác của UBND xã từ ngày 23/11/2026 đến ngày 29/11/2026",
        "Lịch làm việc trong tuần",
    ],
)
def test_the_work_of_a_week_is_no_news_where_nothing_dates_it(title: str, inner: str) -> None:
    found = parsed(VHV.format(title, "", inner), title=title)
    assert isinstance(found, Reject)
    assert found.reason == "static-page"
    assert isinstance(parsed(VHV.format(title, "<p>Lượt xem: 12</p>", inner), title=title), Article)
    dated = VHV.format(title, "<span class=time>Thứ năm, 20/11/2025 | 14:24</span>", inner)
    assert isinstance(parsed(dated, title=title), Article)


@pytest.mark.parametrize(
    "title",
    [
        "Lịch làm việc dịp Tết Nguyên đán",
        "Công bố lịch công tác tuần 48",
        "Lịch tiếp công dân được niêm yết công khai từ ngày 5/12",
        "Lịch tiếp công dân tháng 11 thu hút đông người dân tham gia",
        "Lịch làm việc mới của bộ phận một cửa áp dụng từ ngày 1/12",
        "Lịch làm việc của bộ phận một cửa từ ngày 1/12",
        "Lịch tiếp dân thay đổi kể từ ngày 1 tháng 12",
    ],
)
def test_other_titles_speak_of_schedules(title: str) -> None:
    assert isinstance(parsed(VHV.format(title, "", TEXT), title=title), Article)
