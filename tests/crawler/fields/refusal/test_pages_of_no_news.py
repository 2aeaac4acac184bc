"""Searches, telephone lists, notices and boards are no news; news of such things are."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes
from tests.crawler.families.page_kit import FACTS, HEAD, ONE, PORTAL, TEXT, TITLE, TWO, article, parsed, read

NEWS = [
    "Kết quả tìm kiếm: đã thấy 5 ngư dân mất tích",
    "Kết quả tìm kiếm cho thấy nhiều hài cốt liệt sĩ",
    "Kết quả tìm kiếm (cập nhật 12/3): 5 ngư dân được cứu",
    "Kết quả tìm kiếm: “Tàu đã chìm ở vùng nước sâu”",
    "Kết quả tìm kiếm cho gia đình liệt sĩ thêm hy vọng",
    "Kết quả tìm kiếm từ hiện trường vụ sạt lở",
]


@pytest.mark.parametrize("title", NEWS)
@pytest.mark.parametrize("facts", [FACTS, "<div>Ngày đăng: 25/05/2022 | Lượt xem: 12</div>"])
@pytest.mark.parametrize("box", ["", "<h4><a href=/tin/1>Hội nghị tổng kết công tác năm của huyện</a></h4>"])
def test_news_of_a_search_is_news_whatever_follows(title: str, facts: str, box: str) -> None:
    found = parsed(f"<h1>{title}</h1>{facts}{TEXT}{box}", title=f"{title} - {PORTAL}")
    assert isinstance(found, Article), found
    assert found.title == title


@pytest.mark.parametrize(
    "heading",
    [
        "Kết quả tìm kiếm", "Kết quả tìm kiếm: hội thi nông thôn mới", "Kết quả tìm kiếm (12 kết quả)",
        "Kết quả tìm kiếm “lúa mùa”", "Kết quả tìm kiếm với cụm từ lúa mùa", "Search results for lúa",
        "Kết quả tìm kiếm cho lúa", "Kết quả tìm kiếm cho: lúa mùa",
    ],
)  # fmt: skip
@pytest.mark.parametrize("tag", ["h3", "p", "b"])
def test_rows_below_the_heading_of_a_search_are_a_listing(heading: str, tag: str) -> None:
    row = f"<div><{tag}><a href=/tin/{{0}}>Hội thi số {{0}} của xã</a></{tag}><p>1{{0}}/05/2022</p><p>{TWO}</p></div>"
    found = parsed(f"<h1>{heading}</h1><div>{''.join(map(row.format, range(4)))}</div>", title=heading)
    assert isinstance(found, Reject)
    assert found.reason == "listing"


@pytest.mark.parametrize("url", ["/tim-kiem?tukhoa=lua", "/?s=lua", "/search/?x=1", "/tin?q=lua", "/TimKiem.aspx?a=1"])
def test_a_page_that_was_asked_for_by_a_search_is_one(url: str) -> None:
    found = parsed(
        f"<h1>Kết quả tìm kiếm: lúa</h1>{FACTS}{TEXT}", title="Kết quả tìm kiếm: lúa", url=f"http://vidu.gov.vn{url}"
    )
    assert isinstance(found, Reject)
    assert found.reason == "listing"


@pytest.mark.parametrize("heading", ["Kết quả tìm kiếm", "Kết quả tìm kiếm: lúa", "Kết quả tìm kiếm cho từ khóa “lúa”"])
def test_what_a_search_found_is_a_listing(heading: str) -> None:
    row = "<div><h3><a href=/tin/{0}>Tin số {0} của xã</a></h3><p>1{0}/05/2022</p><p>" + TWO + "</p></div>"
    found = parsed(f"<h1>{heading}</h1>{''.join(map(row.format, range(3)))}", title=f"Tìm kiếm - {PORTAL}")
    assert isinstance(found, Reject)
    assert found.reason == "listing"


def test_news_of_a_search_for_somebody_is_news() -> None:
    title = "Kết quả tìm kiếm cứu nạn ba ngư dân"
    found = parsed(f"<h1>{title}</h1><p>25/05/2022 16:40</p>{TEXT}", title=title)
    assert isinstance(found, Article)
    assert found.title == title


@pytest.mark.parametrize(
    "said",
    [
        "Rất tiếc, bài viết bạn tìm hiện không có hoặc đã được gỡ khỏi hệ thống.",
        "Trang này không còn vì đã bị xóa bởi người quản trị.",
    ],
)
def test_what_a_portal_took_off_is_gone(said: str) -> None:
    found = parsed(f"<div><a href=/>Trang chủ</a></div><div><h2>Thông báo</h2><p>{said}</p></div>", title=PORTAL)
    assert isinstance(found, Reject)
    assert found.reason == "soft-404"


TELEPHONES = "".join(f"<p>{office}: 0219.3866.{number}</p>" for number, office in enumerate(
    ("Văn phòng UBND tỉnh", "Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "Công an tỉnh", "Thanh tra tỉnh"), 101
))  # fmt: skip


def told(title: str, inner: str) -> Article | Reject:
    return parsed(f"<h1 class=detail-title>{title}</h1><div class=detail-content>{inner}</div>", title=title)


def test_a_list_of_telephones_is_no_news() -> None:
    found = told("Danh bạ cơ quan", TELEPHONES)
    assert isinstance(found, Reject)
    assert found.reason == "static-page"


@pytest.mark.parametrize("inner", [f"<p>Lượt xem: 12</p>{TELEPHONES}", TEXT * 2 + TELEPHONES, TELEPHONES])
def test_news_with_telephones_are_news(inner: str) -> None:
    assert isinstance(told("Công bố số điện thoại đường dây nóng phòng, chống bão", inner), Article)


@pytest.mark.parametrize(
    "row", ["Công ty {} tuyển người: 0294.3822.10{}", "Điện lực {}, sự cố: 0294 3822 10{}", "Giải {}: 012 345 10{}"]
)
def test_numbers_behind_names_are_no_telephones_of_offices(row: str) -> None:
    rows = "".join(f"<p>{row.format(name, at)}</p>" for at, name in enumerate("ABCDEG"))
    assert isinstance(told("Tin trong tuần của tỉnh Ví Dụ", rows), Article)


@pytest.mark.parametrize(
    "line",
    [
        "Bài viết đã hết hạn đăng hoặc chưa được xuất bản.",
        "Bài viết này chưa được duyệt.",
        "Nội dung đã hết hạn hiển thị.",
    ],
)
def test_what_is_no_longer_or_not_yet_there_is_gone(line: str) -> None:
    found = parsed(f"<div class=ArticleDetailControl><p>{line}</p></div>", title="Thông báo")
    assert isinstance(found, Reject)
    assert found.reason == "soft-404"


@pytest.mark.parametrize(
    "line", ["Thẻ căn cước đã hết hạn phải đổi trước ngày 1/7.", "Bài viết đoạt giải Nhất cuộc thi."]
)
def test_what_only_sounds_so_is_an_article(line: str) -> None:
    found = parsed(f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p><p>{line}</p>{TEXT}")
    assert isinstance(found, Article)


@pytest.mark.parametrize("title", ["Bản tin thời tiết", "Giá nông sản"])
@pytest.mark.parametrize("film", ["<iframe src='https://www.youtube.com/embed/a'></iframe>", "<video src=/u/a.mp4>"])
def test_a_forecast_that_is_read_out_is_an_article(title: str, film: str) -> None:
    assert isinstance(parsed(f"<div><h1>{title}</h1>{FACTS}<div>{film}</div></div>", title=title), Article)


def test_a_board_in_a_frame_is_none() -> None:
    board = "<iframe src='/thoi-tiet/bang.aspx'></iframe>"
    title = "Thời tiết"
    assert isinstance(parsed(f"<div><h1>{title}</h1>{FACTS}<div>{board}</div></div>", title=title), Reject)


RATE = "<input type=radio name=sao value=1><input type=radio name=sao value=2><textarea name=y></textarea>"


@pytest.mark.parametrize(
    "more", ["", "<select name=lk></select>", "<input type=radio name=k1><input type=radio name=k2>"]
)
def test_news_in_a_form_that_asks_readers_how_they_rate_it_are_news(more: str) -> None:
    title = "Đánh giá kết quả xây dựng nông thôn mới"
    found = parsed(f"<form><h1>{title}</h1>{FACTS}<div>{TEXT}</div>{RATE}{more}</form>", title=title)
    assert isinstance(found, Article)


ANSWERED = (
    "<p>Người hỏi: Lê Thị Tám, xã Mỹ Long</p><p>Câu hỏi: Thủ tục cấp đổi giấy chứng nhận ra sao?</p>"
    "<p>Trả lời: Chào bà! Hồ sơ nộp tại bộ phận một cửa của xã, thời hạn giải quyết là bảy ngày làm việc.</p>"
)


@pytest.mark.parametrize("above", ["", f"<p><b>{ONE}</b></p>"])
def test_news_that_answer_a_reader_are_news(above: str) -> None:
    assert "Trả lời" in article(f"<div>{HEAD}<div>{above}{ANSWERED}</div></div>").body


SITE_MENU = (
    "<ul><li><a href=/>Trang chủ</a></li><li><a href=/tin>Tin tức</a></li><li><a href=/vb>Văn bản</a></li>"
    "<li><a href=/lien-he>Liên hệ</a></li></ul>"
)


def test_news_of_a_survey_and_of_who_leads_are_no_pages_of_an_office() -> None:
    survey = "Khảo sát trực tuyến - bước tiến của huyện"
    assert read(f"<div><h1>{survey}</h1><p>25/05/2022 16:40</p>{TEXT}</div>", survey).title == survey
    leader = "Tiểu sử tóm tắt đồng chí Nguyễn Văn An"
    day = '<meta property="article:published_time" content="2022-05-25T16:40:00+07:00">'
    assert read(f"<div><h1>{leader}</h1>{TEXT}</div>", leader, day).published_at == "2022-05-25T16:40:00+07:00"


@pytest.mark.parametrize("called", ["Tiểu sử Bà Chúa Xứ núi Sam", "Tiểu sử ông Nguyễn Đình Chiểu"])
def test_whose_life_is_told_leads_no_office(called: str) -> None:
    assert read(f"{SITE_MENU}<div><h1>{called}</h1><p>Lượt xem: 12</p>{TEXT}{TEXT}</div>", called).title == called


def test_a_popup_to_print_is_a_twin_and_a_moment_of_waiting_a_challenge() -> None:
    query = "p_p_id=101_INSTANCE_x&p_p_state=pop_up&_101_INSTANCE_x_viewMode="
    for mode, reason in (("print", "print-twin"), ("view", None)):
        found = parse_bytes(f"<title>{TITLE}</title>{HEAD}{TEXT}".encode(), url=f"http://vidu.gov.vn/tin?{query}{mode}")
        assert getattr(found, "reason", None) == reason
    said = "<h3>Hệ thống đang kiểm tra trình duyệt của bạn</h3><p>Vui lòng đợi trong giây lát</p>"
    wait = f"<title>Vui lòng đợi...</title>{said}"
    refused = parse_bytes(wait.encode(), url="http://vidu.gov.vn/tin/a")
    assert isinstance(refused, Reject)
    assert refused.reason == "challenge"
