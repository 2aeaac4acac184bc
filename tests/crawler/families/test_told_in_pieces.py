"""Articles that tell of themselves in pieces: the time beside the day, each fact in an entry of a list, the title in
the page's head alone, who is named below a frame, what files are beside their links."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from tests.crawler.families.written import LEAD, TEXT, TITLE, article, parsed

BODY = TEXT.strip()
NUKEVIET = "https://vidu.example/vi/news/thoi-su/mua-vang-1288.html"


def told(facts: str) -> Article:
    lead = f"<div class=sp><b>{LEAD}</b></div>"
    return article(f"<div><h2>{TITLE}</h2>{facts}{lead}<div><p>{TEXT}</p><p>{TEXT}</p></div></div>")


@pytest.mark.parametrize(
    "facts",
    [
        "<ul><li>Ban biên tập</li><li>02/07/2025</li><li>07:55</li><li>120 lượt xem</li></ul>",
        "<ul><li>Lê Thị Hà</li><li>Ngày đăng: 02/07/2025</li><li>7h55</li></ul>",
        "<ul><li>07:55</li><li>02/07/2025</li></ul>",
        "<ul><li>02/07/2025</li><li>Giờ: 07 giờ 55 phút</li></ul>",
        "<div><div>02/07/2025</div><div>07:55</div></div>",
        "<div><p>Thứ tư, 02/07/2025</p><p>07:55 (GMT+7)</p></div>",
    ],
)
def test_a_time_in_an_element_of_its_own_is_that_of_the_day_beside_it(facts: str) -> None:
    found = told(facts)
    assert (found.published_at, found.lead) == ("2025-07-02T07:55:00+07:00", LEAD)
    assert found.body == f"{BODY}\n\n{BODY}"


@pytest.mark.parametrize(
    ("facts", "published"),
    [
        ("<p>02/07/2025</p><div><div><p>07:55</p></div></div>", "2025-07-02"),
        ("<div><div>02/07/2025</div><div>00:00</div></div>", "2025-07-02"),  # of a player
        ("<p>02/07/2025 10:05</p><p>07:55</p>", "2025-07-02T10:05:00+07:00"),
        ("<ul><li>Ngày: 02/07/2025</li><li>Giờ: 7h30</li><li>Địa điểm: Hội trường xã</li></ul>", "2025-07-02"),
        ("<div>02/07/2025</div><div>03:25</div><iframe src=https://www.youtube.com/embed/a></iframe>", "2025-07-02"),
        ("<div>02/07/2025</div><div>Thời gian: 07:55</div>", "2025-07-02"),
        ("<div>02/07/2025</div><div>07:30</div><p>Họp giao ban</p><div>14:00</div><p>Tiếp dân</p>", "2025-07-02"),
    ],
)
def test_a_time_of_something_else_is_not(facts: str, published: str) -> None:
    assert told(facts).published_at == published


def test_times_among_the_paragraphs_are_text() -> None:
    plan = "<p>Lịch cắt điện:</p><p>02/07/2025</p><p>07:55</p>"
    found = article(f"<div><h2>{TITLE}</h2><p>18/08/2025 10:05</p><div><p>{TEXT}</p>{plan}<p>{TEXT}</p></div></div>")
    assert found.published_at == "2025-08-18T10:05:00+07:00"
    assert "07:55" in found.body


def test_a_day_and_a_time_that_begin_a_text_are_of_it() -> None:
    found = article(f"<div><h2>{TITLE}</h2><p>Ngày 02/07/2025</p><p>07:55</p><p>Xã Ví Dụ</p><p>{TEXT}</p></div>")
    assert (found.published_at, "07:55" in found.body) == ("2025-07-02", True)


def test_a_list_of_people_over_a_text_is_its_own() -> None:
    people = "<ul><li>Lê Thị Hà</li><li>Trần Văn Nam</li><li>Nguyễn Thị Mai</li></ul>"
    found = told(f"<p>02/07/2025</p><p>Các hộ được khen:</p>{people}")
    assert "Trần Văn Nam" in found.body
    found = told(people.replace("</ul>", "<li>02/07/2025</li></ul>"))
    assert (found.published_at, "Trần Văn Nam" in found.body) == ("2025-07-02", True)


def framed(below: str) -> Article:
    frame = (
        "<div class=news_column itemscope itemtype='http://schema.org/NewsArticle'>"
        f"<h1 class=title itemprop=headline>{TITLE}</h1><span class=h5>Thứ hai - 18/08/2025 10:05</span>"
        f"<div class=hometext>{LEAD}</div><div id=news-bodyhtml class=bodytext><p>{TEXT}</p><p>{TEXT}</p></div>"
        f"{below}</div>"
    )
    return article(frame, url=NUKEVIET, head="<meta name=generator content='NukeViet v4.5'>")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Ảnh: Ngọc Hồng", []),  # of a picture there, too
        ("Thực hiện: Lê Thị Hà", [("Lê Thị Hà", "text")]),
        ("Biên tập: Lê Thị Hà", [("Lê Thị Hà", "other")]),
        ("Ảnh: Quang cảnh cánh đồng", []),
        ("Thực hiện: Nghị quyết số 12 của Đảng bộ", []),
        ("Biên tập viên", []),
    ],
)
def test_who_is_named_below_the_text_of_a_frame_made_it(line: str, authors: list[tuple[str, str]]) -> None:
    for below in (f"<div class=row><div>{line}</div></div>", f"<p class=text-right><strong>{line}</strong></p>"):
        assert [(author.name, author.role) for author in framed(below).authors] == authors


OTHER = "<a href=/tin/le-hoi-12>Khai mạc lễ hội hoa ban tại thành phố</a>"
OTHERS = f"<div><h3>Tin liên quan</h3><ul><li>{OTHER}</li></ul></div>"
CALLED = "Ngành nông nghiệp huyện hướng dẫn bà con xuống giống"


@pytest.mark.parametrize("facts", ["18/08/2025 10:05", "Ngày đăng: 18/08/2025", "18/08/2025 | Lượt xem: 210"])
def test_a_text_that_has_the_words_of_the_pages_title_needs_no_heading(facts: str) -> None:
    found = article(f"<div><div>{facts}</div><p>{TEXT}</p><p>{TEXT}</p></div>{OTHERS}", title=CALLED)
    assert (found.title, found.body) == (CALLED, f"{BODY}\n\n{BODY}")


@pytest.mark.parametrize(
    "facts",
    ["Lượt xem: 210", "Thứ hai, 18/08/2025", "Hôm nay, thứ hai ngày 18/08/2025", "18/08/2025", "Ngày 18/08/2025"],
)
def test_a_count_or_a_clock_over_such_a_text_makes_no_article_of_it(facts: str) -> None:
    page = f"<div><div>{facts}</div><p>{TEXT}</p><p>{TEXT}</p></div>{OTHERS}"
    assert isinstance(parsed(page, title=CALLED), Reject)


@pytest.mark.parametrize(
    ("inside", "called"),
    [
        (
            f"<div><div>18/08/2025</div><p>{TEXT}</p><p>{TEXT}</p></div>{OTHERS}",
            "Thông tin tuyên truyền của cơ quan đơn vị",
        ),
        (f"<div><div>18/08/2025</div><p>{TEXT}</p><p>{TEXT}</p></div>{OTHERS}", "Nông nghiệp huyện"),
        (f"<div><div>18/08/2025</div><p>{TEXT}</p><p>{TEXT}</p></div>", CALLED),
        (f"<div><p>{TEXT}</p><p>{TEXT}</p></div>{OTHERS}", CALLED),
        (
            "<div><div>18/08/2025</div>"
            + "".join(f"<p><a href=/tin/{at}>{CALLED} vụ thứ {at}</a></p><p>{TEXT}</p>" for at in range(3))
            + "</div>",
            CALLED,
        ),
        (f"<div><p>{TEXT}</p><p>Ngày 18/08/2025</p><p>{TEXT}</p></div>{OTHERS}", CALLED),
        (
            "<div><div>18/08/2025</div>"
            + "".join(f"<p>{TEXT}</p><p><a href=/tin/{at}>Xem thêm</a></p>" for at in range(3))
            + f"</div>{OTHERS}",
            CALLED,
        ),
    ],
)
def test_without_its_words_its_day_or_more_of_an_article_such_a_page_is_none(inside: str, called: str) -> None:
    assert isinstance(parsed(inside, title=called), Reject)


def test_files_that_a_program_hands_out_are_no_other_articles() -> None:
    rows = "".join(
        f"<div><a href='/download?id={at}'>Quy chế làm việc của Ủy ban nhân dân xã số {at}</a><p>{TEXT}</p></div>"
        for at in range(3)
    )
    for url, related in (("/download?id=", 0), ("/tin/quy-che-", 3)):
        box = rows.replace("/download?id=", url)
        found = article(
            f"<div><h1>{TITLE}</h1><p>18/08/2025</p><div><p>{TEXT}</p><p>{TEXT}</p></div><div>{box}</div></div>"
        )
        assert (len(found.related), "Quy chế làm việc" in found.body) == (related, not related)


def test_a_picture_between_a_heading_and_its_text_parts_them_not() -> None:
    text = f"<p>{TEXT}</p><p>{TEXT}</p>{OTHERS}"
    shown = "<p><img src=/upload/a.jpg></p><p align=center><em>Các đại biểu chụp ảnh lưu niệm tại hội nghị</em></p>"
    heads = f"<h1>{TITLE}</h1><div><i>ThS. Lê Công Tài</i></div>"
    portal = "Cổng thông tin điện tử tỉnh Ví Dụ"
    found = article(f"<div>{heads}{shown}{text}</div>", title=portal)
    assert (found.title, found.byline, found.body) == (TITLE, "ThS. Lê Công Tài", f"{BODY}\n\n{BODY}")
    gallery = f"<h2>Hình ảnh lễ hội hoa ban của xã năm nay</h2>{shown}{shown}<h2>{TITLE}</h2>"
    assert article(f"<div>{gallery}{text}</div>", title=portal).title == TITLE
    bold = gallery.replace("<h2>" + TITLE + "</h2>", f"<div><b>{TITLE}</b></div>")
    assert article(f"<div>{bold}<p>{TEXT}</p>{text}</div>", title=portal).title == TITLE
