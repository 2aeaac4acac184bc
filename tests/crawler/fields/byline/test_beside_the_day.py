"""Who wrote, beside the day, in an element of the author, in a list of facts; and places and accounts there."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes
from tests.crawler.families.skins_kit import nukeviet, told
from tests.crawler.families.written import LEAD, TEXT, TITLE, article, parsed

PARAGRAPHS = f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"
PLACES = [
    "Long Hồ", "Phú Lộc", "Lý Sơn", "Hoàng Mai", "Mai Châu", "Lê Lợi", "Phan Thiết", "Đoàn Thể", "Đinh Lăng",
    "Kim Sơn", "Lâm Hà", "Hải Lăng", "Lương Sơn", "Vũ Thư", "Phan Rang", "Tô Hiệu", "Hà Đông", "Văn Giang",
]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "line",
    [
        "<div class=date>{}, 07/12/2023</div>",
        "<div>{} - 07/12/2023</div>",
        "<p>07/12/2023 {}</p>",
        "<p><em>{} 07/12/2023 08:15</em></p>",
        "<div>{} 08:15 07/12/2023</div>",
        "<p>07/12/2023 08:15 {} 12 lượt xem</p>",
        "<ul><li>07/12/2023</li><li>{}</li></ul>",
        "<div>07/12/2023</div><ul><li>{}</li><li>Kinh tế</li></ul>",
        "<div><span>{}</span> <span>07/12/2023 08:15</span></div>",
    ],
)
def test_a_place_beside_the_date_wrote_nothing(place: str, line: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{line.format(place)}{PARAGRAPHS}</div>")
    assert (found.byline, found.authors) == (None, [])
    assert (found.published_at or "").startswith("2023-12-07")


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("<div>Tác giả: Mai Châu | 07/12/2023 08:15</div>", "Mai Châu"),
        ("<div class='author'>Mai Châu</div><div>07/12/2023 08:15</div>", "Mai Châu"),
        ("<div><span class='tac-gia'>Trần Nam</span></div><div>07/12/2023 08:15</div>", "Trần Nam"),
        ("<div>Ngày đăng: 07/12/2023 08:15 - Người viết: Trần Nam</div>", "Trần Nam"),
    ],
)
def test_what_a_label_or_a_class_calls_the_author_wrote(line: str, byline: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{line}{PARAGRAPHS}")
    assert (found.byline, found.published_at) == (byline, "2023-12-07T08:15:00+07:00")


@pytest.mark.parametrize("set_so", ["<p>{0} T5, {1}/12/2023 17:12</p>", "<p>{1}/12/2023 {0}</p>"])
def test_who_asked_wrote_nothing(set_so: str) -> None:
    asked = "".join(f"{set_so.format('Trần Nam', f'0{day}')}<p>{TEXT}</p>" for day in (1, 2, 3))
    found = parsed(f"<div><h1>{TITLE}</h1>{asked}</div>")
    assert isinstance(found, Reject) or (found.byline, found.authors) == (None, [])


@pytest.mark.parametrize(
    ("told", "byline"),
    [
        ("<span>Trần Văn Nam</span> <span>25/05/2022 16:40</span>", None),
        ("<span>25/05/2022, 16:40</span> <span>Trần Văn Nam</span> <span>842 lượt xem</span>", None),
        ("<span class='author'><a href='/tg/12'>Trần Văn Nam</a></span><time>25/05/2022 16:40</time>", "Trần Văn Nam"),
        ("<div class='author'><a href='/tg/12'>Trần Văn Nam</a></div><time>25/05/2022 16:40</time>", "Trần Văn Nam"),
        ("<span>Hà Nội</span> <span>25/05/2022 16:40</span>", None),
        ("<span>25/05/2022 16:40</span> <span>Kinh tế</span>", None),
        ("<div class='author'>admin</div><time>25/05/2022 16:40</time>", None),
        ("<span>Người đăng: Trần Văn Nam</span> <span>25/05/2022 16:40</span>", None),
    ],
)
def test_who_wrote_stands_beside_the_date_where_a_class_says_so(told: str, byline: str | None) -> None:
    found = article(f"<h1>{TITLE}</h1><div>{told}</div>{PARAGRAPHS}")
    assert (found.byline, found.published_at) == (byline, "2022-05-25T16:40:00+07:00")


@pytest.mark.parametrize("system", ["WordPress 6.2", "Joomla! - Open Source", "Drupal 9"])
def test_the_account_that_a_blog_prints_beside_the_date_did_not(system: str) -> None:
    head = f"<head><meta name='generator' content='{system}'><title>{TITLE}</title></head>"
    told = "<div class='m'>Trần Văn Nam - 25/05/2022 16:40</div>"
    found = parse_bytes(
        f"<html>{head}<body class='single'><article class='type-post node node--view-mode-full item-page'>"
        f"<h1 class='entry-title'>{TITLE}</h1>{told}<div class='entry-content field--name-body'>{PARAGRAPHS}</div>"
        "</article></body></html>".encode(),
        url="https://vidu.gov.vn/2022/05/mua-vang/",
    )
    assert isinstance(found, Article), found
    assert found.byline is None


HEAD = f"<h1 class=title>{TITLE}</h1><div class=ngay>19/11/2021 10:15</div>"


@pytest.mark.parametrize(
    "around", ["<p class=tacgia>{}</p>", "<div><i>{}</i></div>", "<div><p align=right>{}</p></div>"]
)
@pytest.mark.parametrize(
    ("line", "byline", "source"),
    [
        ("Tác giả: Lê Minh Tú", "Lê Minh Tú", None),
        ("<b>Tác giả</b>: Lê Minh Tú", "Lê Minh Tú", None),
        ("Bài và ảnh: Lê Minh Tú", "Lê Minh Tú", None),
        ("Nguồn tin: Báo Ấp Bắc", None, "Báo Ấp Bắc"),
        ("Ghi chú: chưa có", None, None),
    ],
)
def test_who_wrote_is_read_where_a_theme_has_no_place_for_it(
    around: str, line: str, byline: str | None, source: str | None
) -> None:
    found = nukeviet(around.format(line))
    assert (found.byline, found.source) == (byline, source)


def test_a_line_of_other_news_signs_nothing() -> None:
    box = "<div><b>Các tin khác</b><p>Tác giả: Lê Minh Tú</p><a href=/vi/news/a/b-1.html>Hội thi</a></div>"
    assert nukeviet(box).byline is None


@pytest.mark.parametrize(
    "line",
    [
        "<div>Tin: <a href=#>Gửi</a> | <a href=#>In</a></div>",
        "<p>Bài viết cùng tác giả: Lê Minh Tú</p>",
        "<p>Thực hiện: Trung tâm Công nghệ thông tin VNPT</p>",
        "<div id=idcomment><p>Lê Minh Tú - 26/05/2022</p><p>Tin này hay</p><p>Nguồn: Facebook</p></div>",
    ],
)
def test_what_else_a_theme_has_beside_the_text_signs_nothing(line: str) -> None:
    for found in (nukeviet(line), nukeviet(after=line)):
        assert (found.byline, found.source) == (None, None)


@pytest.mark.parametrize("line", ["Lê Minh Tú | Lượt xem: 29", "Lượt xem: 29 - Lê Minh Tú"])
def test_a_name_and_a_count_in_the_authors_element(line: str) -> None:
    found = article(f"{HEAD}<p>{LEAD}</p><p>{TEXT}</p><div class=author>{line}</div>")
    assert (found.byline, found.views) == ("Lê Minh Tú", 29)


def test_a_labelled_name_and_a_count_below_the_text() -> None:
    found = article(f"{HEAD}<p>{LEAD}</p><p>{TEXT}</p><div>Tác giả: Lê Minh Tú - Lượt xem: 29</div>")
    assert (found.byline, found.views) == ("Lê Minh Tú", 29)
    other = article(f"{HEAD}<p>{LEAD}</p><p>{TEXT}</p><div>Chuyên mục: Nông nghiệp - Lượt xem: 29</div>")
    assert other.byline is None


@pytest.mark.parametrize("name", ["Lê Minh Tú", "Nguyễn Văn Sáu", "TRẦN VĂN SANG", "Tác giả: Hoàng Thị Chiều"])
def test_a_name_like_a_word_of_dates_leads_to_the_date(name: str) -> None:
    found = article(f"<h1>{TITLE}</h1><div class=ngay>{name} | 19/11/2021 10:15</div><p>{LEAD}</p><p>{TEXT}</p>")
    assert found.published_at == "2021-11-19T10:15:00+07:00"


@pytest.mark.parametrize("label", ["Lịch Tiếp Dân Chiều", "Ngày Tháng Năm Sinh", "Quyết định ký"])
def test_a_label_in_capitals_is_no_name(label: str) -> None:
    found = article(f"<h1>{TITLE}</h1><div class=ngay>{label} | 19/11/2021</div><p>{LEAD}</p><p>{TEXT}</p>" * 1)
    assert found.published_at is None


DATE = "<div>Ngày đăng: 19/06/2018</div>"


def test_who_wrote_may_stand_in_the_list_of_facts_below_the_text() -> None:
    listed = "<ul><li><b>Người viết:</b> Lê Thị Hà</li><li>{}</li></ul>"
    inside = f"<h1>{TITLE}</h1><div><p>{TEXT}</p><p>{TEXT}</p></div>{listed}"
    found = article(inside.format("<b>Ngày đăng:</b> 04/08/2018"))
    assert (found.byline, found.published_at, "Người viết" in found.body) == ("Lê Thị Hà", "2018-08-04", False)
    # A list of the text's own.
    assert "Người viết: Lê Thị Hà" in article(DATE + inside.format("Trình bày: bìa cứng, 120 trang")).body


NUKEVIET = "https://vidu.example/vi/news/thoi-su/mua-vang-1288.html"


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
