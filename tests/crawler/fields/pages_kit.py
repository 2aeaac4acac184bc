"""Pages of several articles, each written by hand, with places for what a field's tests put into them."""

from __future__ import annotations

from datetime import UTC, datetime

from archive.article import Article, Reject
from crawler.discovery.model import ListingRow
from crawler.parse import parse_bytes

LESSON_TEXT = (
    "<p>Sáng 12/6, Hội Nông dân xã Phú Lâm khai giảng lớp dạy nghề đan lát cho 35 lao động nông thôn.</p>"
    "<p>Các học viên được học trong hai tháng, mỗi buổi được hỗ trợ 30.000 đồng tiền ăn theo quy định.</p>"
    "<p>Ông Lò Văn Thức cho biết sau khóa học ông sẽ mở một xưởng nhỏ tại nhà để tăng thu nhập.</p>"
)

FARMERS = "Hội Nông dân tỉnh tổng kết phong trào thi đua năm 2023"
FARMERS_TEXT = (
    "Phong trào đã lan tỏa sâu rộng trong hội viên, góp phần giảm nghèo và xây dựng nông thôn mới ở địa phương. "
)
FARMERS_DATE = "<div>12/03/2025 08:30</div>"

MEETING = "Huyện Mai Châu triển khai kế hoạch phát triển kinh tế"
MEETING_TEXT = (
    "Sáng 12/3, Ủy ban nhân dân huyện đã tổ chức hội nghị triển khai kế hoạch phát triển kinh tế - xã hội năm 2025 với "
    "sự tham dự của đông đảo đại biểu.",
    "Phát biểu tại hội nghị, lãnh đạo huyện đề nghị các phòng, ban, đơn vị tập trung thực hiện tốt các nhiệm vụ trọng "
    "tâm đã đề ra trong thời gian tới.",
    "Hội nghị cũng dành thời gian thảo luận, đóng góp ý kiến cho các nội dung quan trọng, góp phần hoàn thiện chương "
    "trình công tác của cả năm.",
)

BRIDGE = "Xã Ví Dụ khánh thành cầu dân sinh"
BRIDGE_TEXT = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong năm nay. " * 2
BRIDGE_FRAMES = (
    "<div><h1>{title}</h1><div>Ngày đăng: 26/05/2022 08:15</div><div class=nd>{body}</div></div>",
    "<table><tr><td><font size=4>{title}</font><br>26/05/2022 08:15</td></tr><tr><td>{body}</td></tr></table>",
)
BRIDGE_DATE = "<div>Ngày đăng: 26/05/2022 08:15</div>"
BRIDGE_URL = "http://a.vn/tin/cau-dan-sinh"

VISIT = "Lãnh đạo tỉnh thăm và làm việc tại xã Long Đức"
VISIT_ONE = (
    "Lãnh đạo tỉnh đã tới thăm và làm việc với bà con nhân dân trong xã, trao quà cho các hộ nghèo và động viên. " * 2
)
VISIT_TWO = (
    "Phát biểu sau đó, đồng chí Chủ tịch nhấn mạnh vai trò của nhân dân trong phát triển kinh tế của địa phương. " * 2
)
VISIT_DATE = "<p>Ngày đăng: 12/05/2023 10:15</p>"
VISIT_LEAD = "Sáng nay đoàn đã đến thăm xã và làm việc."

GATHERING_TEXT = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong năm nay. " * 3
GATHERING_URL = "http://vidu.gov.vn/tin-tuc/hop-mat-7.html"
POST_URL = "http://vidu.gov.vn/2022/05/hop-mat/"
POST_DATE = "<div>26/05/2022</div>"

FESTIVAL_TEXT = (
    "<p>"
    + "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong năm nay. " * 3
    + "</p>"
)
FESTIVAL_HEAD = "<h1>Lễ hội Ok Om Bok</h1><div>26/05/2022</div>"

PARAGRAPH = (
    "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong những tháng đầu năm nay."
)
NAMED_PARAGRAPHS = f"<p>{PARAGRAPH}</p><p>{PARAGRAPH.replace('Huyện', 'Thị xã')}</p>"
NAMED_TEXT = f"<div id=news-detail>{NAMED_PARAGRAPHS}</div>"
PAGE_URL = "http://vidu.gov.vn/Trang/ct.aspx?nid=5"

NOW = datetime(2023, 1, 1, tzinfo=UTC)


def of_lesson(below: str, *, signed: str = "", language: str = "vi") -> Article:
    page = (
        f'<html lang="{language}"><head><meta charset="utf-8"></head><body><div class="news-detail"><h1>Khai giảng lớp '
        f'dạy nghề đan lát</h1><p class="date">12/06/2024 09:15</p><div class="content">{LESSON_TEXT}{signed}</div>'
        f"{below}</div></body></html>"
    )
    article = parse_bytes(page.encode(), url="https://phulam.vidu.gov.vn/tin/khai-giang-12.html")
    assert isinstance(article, Article), article
    return article


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def of_festival(inner: str, head: str = "", above: str = "") -> Article:
    own = f"{FESTIVAL_HEAD}{inner}{FESTIVAL_TEXT}"
    page = f"<html><head><title>Lễ hội Ok Om Bok</title>{head}</head><body>{above}<div>{own}</div></body>"
    found = parse_bytes(page.encode(), url="http://vidu.gov.vn/tin/le-hoi.html")
    assert isinstance(found, Article), found
    return found


def of_farmers(
    above: str = "",
    *,
    head: str = "",
    date: str = FARMERS_DATE,
    text: str = "",
    below: str = "",
    url: str = "tin/hoi-7.html",
) -> Article:
    page = (
        f"<html lang=vi><head><title>{FARMERS}</title>{head}</head><body><div class=trang>{above}"
        f"<h1>{FARMERS}</h1>{date}"
        f"<div class=nd><p>{FARMERS_TEXT}</p>{text}<p>{FARMERS_TEXT * 2}</p>{below}</div></div></body></html>"
    )
    found = parse_bytes(page.encode(), url=f"http://vidu.example/{url}")
    assert isinstance(found, Article), found
    assert found.title == FARMERS
    return found


def parsed_meeting(*, above: str = "", date: str = "12/03/2025 08:30", text: str = "") -> Article | Reject:
    page = (
        f"<title>{MEETING}</title><body><div class=main>{above}<h1>{MEETING}</h1><div class=date>{date}</div>"
        f"<div class=content>{text or paragraphs(*MEETING_TEXT)}</div></div></body>"
    )
    return parse_bytes(page.encode(), url="http://vidu.example/tin-tuc/hoi-nghi-7.html")


def parsed_bridge(
    body: str, frame: str = BRIDGE_FRAMES[0], above: str = "", url: str = "http://a.vn/tin/cau-dan-sinh"
) -> Article | Reject:
    inside = frame.format(title=BRIDGE, body=body)
    html = f"<html><head><title>{BRIDGE}</title></head><body>{above}{inside}</body></html>"
    return parse_bytes(html.encode(), url=url)


def parsed_page(page: str, url: str = PAGE_URL) -> Article | Reject:
    return parse_bytes(page.encode(), url=url)


def of_post(
    below: str, *, url: str = POST_URL, date: str = POST_DATE, above: str = "", wordpress: bool = False
) -> Article:
    head = '<meta name="generator" content="WordPress 6">' if wordpress else ""
    page = (
        f"<html><head><title>Họp mặt đầu năm</title>{head}</head><body class='single postid-7'><article>"
        f"<h1>Họp mặt đầu năm</h1>{date}{above}<div class='entry-content'>"
        f"<p>{GATHERING_TEXT}</p><p>{GATHERING_TEXT}</p>{below}</div>"
        "</article></body></html>"
    )
    found = parse_bytes(page.encode(), url=url)
    assert isinstance(found, Article), found
    return found


def of_meeting(*, above: str = "", date: str = "12/03/2025 08:30", text: str = "") -> Article:
    record = parsed_meeting(above=above, date=date, text=text)
    assert isinstance(record, Article), record
    assert record.title == MEETING
    return record


def of_bridge(body: str, frame: str = BRIDGE_FRAMES[0], above: str = "") -> Article:
    found = parsed_bridge(body, frame, above)
    assert isinstance(found, Article)
    return found


def parsed_bridge_with(body: str, date: str = BRIDGE_DATE, title: str = BRIDGE, head: str = "") -> Article | Reject:
    html = (
        f"<html><head><title>{title}</title>{head}</head><body><div><h1>{BRIDGE}</h1>{date}{body}</div></body></html>"
    )
    return parse_bytes(html.encode(), url=BRIDGE_URL)


def of_gathering(
    meta: str = "",
    *,
    date: str = "<div>26/05/2022 08:15</div>",
    heading: str = "<h1>Họp mặt đầu năm tại huyện</h1>",
    below: str = "",
    listing: ListingRow | None = None,
    url: str = GATHERING_URL,
) -> Article:
    page = (
        f"<html><head><title>Họp mặt đầu năm tại huyện</title>{meta}</head><body><div>{heading}{date}"
        f"<div><p>{GATHERING_TEXT}</p><p>{GATHERING_TEXT}</p>{below}</div></div></body></html>"
    )
    found = parse_bytes(page.encode(), url=url, listing=listing, fetched_at=NOW)
    assert isinstance(found, Article), found
    return found


def of_page(page: str, url: str = PAGE_URL) -> Article:
    found = parsed_page(page, url)
    assert isinstance(found, Article), found
    return found


def bridge_with(body: str, date: str = BRIDGE_DATE, title: str = BRIDGE, head: str = "") -> Article:
    found = parsed_bridge_with(body, date, title, head)
    assert isinstance(found, Article)
    return found


def of_visit(inner: str, title: str = VISIT, date: str = VISIT_DATE) -> Article:
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{date}{inner}</body></html>"
    found = parse_bytes(page.encode(), url="http://www.vidu.gov.vn/tin/x-y.html")
    assert isinstance(found, Article), found
    return found


def framed_visit(lead: str, body: str, date: str = "12/05/2023") -> Article:
    page = (
        f"<html><head><title>{VISIT}</title></head><body><div class='Article-Detail-default'>"
        f"<h1 class=title-detail>{VISIT}</h1><span class=post-date>{date}</span>"
        f"<div class=article-brief>{lead}</div><div class=article-content>{body}</div></div></body></html>"
    )
    found = parse_bytes(page.encode(), url="http://www.vidu.gov.vn/tin/x-7.html")
    assert isinstance(found, Article), found
    return found


SYSTEMS = {
    "nukeviet": "{}<div class='news_column panel panel-default'><div class=panel-body>{}"
    "<div id=news-bodyhtml class=bodytext>{}</div></div></div>",
    "liferay": "{}<div class=portlet-body><div class=asset-full-content>{}"
    "<div class=journal-content-article>{}</div></div></div>",
    "joomla": "{}<div class=item-page>{}<div itemprop=articleBody>{}</div></div>",
}


def of_system(system: str, over: str, *, head: str = "", way: str = "", text: str = NAMED_PARAGRAPHS) -> Article:
    """An article in the frame of a system, ``over`` its text."""
    found = parsed_page(f"{head}{SYSTEMS[system].format(way, over, text)}", "http://vidu.gov.vn/tin-tuc/mua-vang-4711")
    assert isinstance(found, Article), found
    assert found.parser is not None
    assert found.parser.family == system
    return found
