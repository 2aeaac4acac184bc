"""What an office is there for, who leads it, its guest book, votes and feeds are no news; news of them are."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.clean.text import fold
from crawler.parse import parse_bytes
from tests.crawler.families.written import LEAD, TEXT, TITLE, TWO, article, parsed, whole


@pytest.mark.parametrize(
    ("title", "is_static"),
    [
        ("Chức năng, nhiệm vụ, quyền hạn của Văn phòng UBND tỉnh", True),
        ("Vị trí, chức năng và nhiệm vụ của Sở Y tế", True),
        ("Chức năng, nhiệm vụ của Văn phòng Đăng ký đất đai: những điểm mới sau sắp xếp", False),
        ("Văn phòng UBND tỉnh tập huấn chức năng, nhiệm vụ mới", False),
        ("Chức năng, nhiệm vụ của Sở Tài chính được quy định thế nào", False),
        ("Chức năng, nhiệm vụ của Sở Nông nghiệp và Môi trường", True),
    ],
)
def test_what_an_office_is_there_for_is_no_news_where_nothing_tells_when(title: str, is_static: bool) -> None:
    claims = "<meta property=og:type content=article>"
    found = parsed(f"<h1>{title}</h1><div><p>{TEXT}</p><p>{TEXT}</p></div>", title=title, head=claims)
    assert isinstance(found, Reject) == is_static
    assert isinstance(
        parsed(f"<h1>{title}</h1><div>15/03/2021</div><div><p>{TEXT}</p></div>", title=title, head=claims), Article
    )
    claims += "<meta property=article:published_time content=2021-03-15T10:00:00+07:00>"
    assert isinstance(
        parsed(f"<h1>{title}</h1><div><p>{TEXT}</p><p>{TEXT}</p></div>", title=title, head=claims), Article
    )


DATE = "<div>Ngày đăng: 19/06/2018</div>"


@pytest.mark.parametrize("called", ["Thăm dò ý kiến", "Khảo sát ý kiến"])
def test_what_asks_for_votes_is_no_news(called: str) -> None:
    votes = f"<p>{LEAD}</p><p>Rất đẹp, dễ sử dụng 61% (412 phiếu)</p><p>{TEXT}</p>"
    page = f"<html><head><title>{{0}}</title></head><body><h1>{{0}}</h1>{{1}}<div>{votes}</div></body></html>"
    url = "https://vidu.gov.vn/tham-do-551"
    found = parse_bytes(page.format(called, "").encode(), url=url)
    assert isinstance(found, Reject)
    found = parse_bytes(page.format(f"{called}: 9 người trong 10 hài lòng", DATE).encode(), url=url)
    assert isinstance(found, Article)


def test_who_leads_an_office_is_no_news_without_a_day() -> None:
    called = "Tiểu sử đồng chí Nguyễn Văn Bé - Bí thư Huyện ủy"
    inside = f"<div><h1>{called}</h1>{{}}<p>{TEXT}</p><p>{TEXT}</p></div>"
    page = f"<html><head><title>{called}</title></head><body>{inside}</body></html>"
    assert isinstance(parse_bytes(page.format("").encode(), url="https://vidu.gov.vn/lanh-dao/be-12"), Reject)
    assert isinstance(parse_bytes(page.format(DATE).encode(), url="https://vidu.gov.vn/tin/be-12"), Article)


MORE = "Bà con phấn khởi vì lúa được mùa, được giá, thương lái đến tận ruộng đặt mua từ đầu vụ. " * 2
# --- what is no news

ASKED = (
    "<div>Người hỏi: Lê Thị Tám</div><div>Ngày gửi: 12/10/2022</div><div>Câu hỏi:</div><p>Con tôi sinh năm 2019 "
    "nay mới làm giấy khai sinh thì cần những giấy tờ gì?</p><div>Trả lời:</div><p>Chào bà! Hồ sơ gồm tờ khai và giấy "
    "chứng sinh, bà nộp tại bộ phận một cửa của phường.</p>"
)


def test_a_question_with_its_answer_is_no_news() -> None:
    page = f"<html><head><title>{TITLE}</title></head><body><div><h1>{TITLE}</h1>{ASKED}</div></body></html>"
    found = whole(page, "https://vidu.gov.vn/hoi-dap/thu-tuc-77.html")
    assert isinstance(found, Reject), found
    assert found.reason == "static-page"


def test_an_interview_is_news() -> None:
    talk = (
        f"<p>Hỏi: Vụ này năng suất ra sao?</p><p>Trả lời: {TEXT}</p><p>Hỏi: Giá bán thế nào?</p><p>Trả lời: {MORE}</p>"
    )
    assert article(f"<h1>{TITLE}</h1><div>12/05/2022</div><p>{LEAD}</p>{talk}").body.count("Trả lời") == 2


CHART = "<table><tr><td>CHỦ TỊCH<td>Lê Văn An<td>Nội vụ<tr><td>PHÓ CHỦ TỊCH<td>Trần Thị Lý<td>Tư pháp</table>"


@pytest.mark.parametrize("title", ["Sơ đồ tổ chức UBND huyện Ví Dụ", "Cơ cấu bộ máy tổ chức Sở Nông vụ"])
def test_a_chart_of_an_office_is_no_news(title: str) -> None:
    page = (
        "<html><head><meta name=generator content='Microsoft SharePoint'><title>{0}</title></head><body><h1>{0}</h1>"
        "<div class=article-content><div class=ms-rtestate-field>{1}<p>{2}</p></div></div></body></html>"
    )
    url = "https://vidu.gov.vn/Pages/so-do.aspx"
    assert isinstance(whole(page.format(title, CHART, TEXT), url), Reject)
    dated = page.format(f"{title}: bỏ hai phòng", CHART, TEXT).replace("<h1>", "<div>12/05/2022 10:10</div><h1>")
    assert isinstance(whole(dated, url), Article)


@pytest.mark.parametrize("title", ["Sổ lưu bút", "Sổ ghi cảm tưởng"])
def test_a_guest_book_is_no_article(title: str) -> None:
    said = "Cảm ơn nhà trường đã quan tâm chăm sóc các cháu, mong trường ngày càng phát triển."
    rows = "".join(f"<tr><td><b>{name}</b> ({day}/11/2012)</td></tr><tr><td>{said}</td></tr>" for name, day in NAMES)
    page = f"<html><head><title>{title}</title></head><body><h2>{title}</h2><table>{rows}</table></body></html>"
    assert isinstance(parse_bytes(page.encode(), url="http://truong.example.edu.vn/guestbook.asp"), Reject)
    page = page.replace(title, f"{title} của các đoàn khách đến thăm")
    assert isinstance(parse_bytes(page.encode(), url="http://truong.example.edu.vn/tin.asp?id=9"), Article)


NAMES = (("Lan Anh", 2), ("Tuấn", 5), ("Phụ huynh", 9))


@pytest.mark.parametrize("title", ["Kênh RSS", "RSS"])
def test_the_page_of_the_feeds_is_no_news(title: str) -> None:
    links = "".join(f"<li>Mục {n} <a href='/{n}.rss'>/{n}.rss</a></li>" for n in range(4))
    found = parse_bytes(
        f"<title>{title}</title><h1>{title}</h1><div><p>{TEXT}</p><ul>{links}</ul></div>".encode(),
        url="https://a.vn/rss",
    )
    assert isinstance(found, Reject)


def test_news_about_feeds_is() -> None:
    title = "RSS là gì và vì sao cổng thông tin nào cũng cần"
    html = f"<title>{title}</title><h1>{title}</h1><p>12/05/2025</p><div><p>{TEXT}</p><p>{TWO}</p></div>"
    found = parse_bytes(html.encode(), url="https://a.vn/tin/rss-la-gi")
    assert isinstance(found, Article)
    assert fold(found.title).startswith("rss")
