"""The section above the title, in the row of the day, in lists of facts; and what stands there and names none."""

from __future__ import annotations

import pytest

from crawler.clean.text import fold
from tests.crawler.families.skins_kit import MENU, menu
from tests.crawler.families.written import LEAD, TEXT, TITLE, TWO, article

FACTS = "<p>25/05/2022 16:40</p>"
PARAGRAPHS = f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"


@pytest.mark.parametrize("name", ["Xây dựng Đảng", "XÂY DỰNG ĐẢNG", "Kinh tế - Xã hội"])
def test_a_line_above_the_title_that_the_menu_has_names_the_section(name: str) -> None:
    for at, url in ((2, "/m/2/mua-vang-4711"), (3, "/m/3/tin/mua-vang-4711.html")):
        above = menu((*MENU, "Liên hệ", "Thư viện"))
        found = article(f"{above}<div>{name}</div><h2>{TITLE}</h2>{FACTS}{PARAGRAPHS}", url=f"https://vidu.gov.vn{url}")
        assert found.section == ([name] if fold(name) == fold(MENU[at]) else [])


@pytest.mark.parametrize("header", ["Xây dựng Đảng", "Tin nổi bật", "Văn bản pháp quy", "Tin mới nhất"])
def test_a_line_above_the_title_that_the_menu_has_names_nothing_that_the_address_does_not(header: str) -> None:
    above = menu((*MENU, "Tin nổi bật", "Văn bản pháp quy", "Tin mới nhất"))
    assert article(f"{above}<div>{header}</div><h2>{TITLE}</h2>{FACTS}{PARAGRAPHS}").section == []


@pytest.mark.parametrize("name", ["Trang chủ", "Tin ảnh hôm nay", "Xây dựng Đảng bộ huyện", "Tin"])
def test_other_lines_above_the_title_name_none(name: str) -> None:
    assert article(f"{menu()}<div>{name}</div><h2>{TITLE}</h2>{FACTS}{PARAGRAPHS}").section == []


def test_a_link_among_facts_that_no_label_calls_a_section_is_none() -> None:
    facts = "Chuyên mục: Y tế | Ngày đăng: 07/06/2019 | Tác giả: <a href='/u/7'>Lê Minh Anh</a>"
    found = article(f"<h1>{TITLE}</h1><div>{facts}</div>{PARAGRAPHS}")
    assert (found.section, found.byline) == (["Y tế"], "Lê Minh Anh")


ONE = f"<p>{TEXT}</p><p>{LEAD}</p>"
BODY = f"{TEXT.strip()}\n\n{LEAD}"
FILED = "Đăng trong <a href='/chuyen-muc/nong-nghiep'>Nông nghiệp</a>"


@pytest.mark.parametrize(
    ("row", "day"),
    [
        (f"{FILED} ngày 13/04/2018 bởi Sơn Thị Ngọc", "2018-04-13"),
        (f"{FILED} ngày 13/04/2018 bởi <a href='/u/1'>Sơn Thị Ngọc</a>", "2018-04-13"),
        (f"{FILED} lúc 08:15 13/04/2018", "2018-04-13T08:15:00+07:00"),
        ("Posted in <a href='/c/n'>Nông nghiệp</a> on Apr 13, 2018", "2018-04-13"),
    ],
)
def test_the_section_stands_before_the_day_and_the_name_behind_it_is_none(row: str, day: str) -> None:
    for body in (f"<h2>{TITLE}</h2>{ONE}<p>{row}</p>", f"<h2>{TITLE}</h2><p>{row}</p>{ONE}"):
        found = article(body)
        assert (found.published_at, found.section, found.byline, found.body) == (day, ["Nông nghiệp"], None, BODY)


def test_rows_of_other_news_lend_an_article_neither_day_nor_section() -> None:
    rows = "".join(
        f"<h3><a href='/tin-tuc/bai-{n}'>Hội nghị tổng kết công tác lần {n}</a></h3><p>{FILED} ngày {n}/04/2018</p>"
        for n in range(1, 5)
    )
    found = article(f"<h2>{TITLE}</h2>{ONE}<p>13/05/2018</p><h4>Bài khác</h4>{rows}")
    assert (found.published_at, found.section, found.body) == ("2018-05-13", [], BODY)


@pytest.mark.parametrize("first", ["Đào tạo - Bồi dưỡng", "Mừng ngày 30-4", "Bơi lội"])
def test_the_name_of_a_section_is_no_other_fact_before_the_next(first: str) -> None:
    row = f"<p>13/05/2018 | Danh mục: <a href='/c/1'>{first}</a>, <a href='/c/2'>Nông nghiệp</a></p>"
    assert article(f"<h2>{TITLE}</h2>{row}{ONE}").section == [first, "Nông nghiệp"]


@pytest.mark.parametrize(("category", "section"), [("53960", ["Khuyến nông"]), ("53961", [])])
def test_a_section_whose_address_is_a_query_and_the_articles_a_path(category: str, section: list[str]) -> None:
    """Of VNPT's old portal: the same numbers in both."""
    link = f"<a href='/mDefault.aspx?sid=1282&pageid=30591&catid={category}'>Khuyến nông</a>"
    facts = f"<div><b>{TITLE}</b></div><div class=DateCreate>Ngày 7/8/2023</div>"
    url = "https://a.vn/1282/30591/53960/371205/khuyen-nong/mua-vang"
    assert (
        article(f"<div><div>{link}</div>{facts}<div><p>{TEXT}</p><p>{TWO}</p></div></div>", url=url).section == section
    )


def test_who_posted_and_in_which_section_stand_in_the_list_of_the_day() -> None:
    section = "<li>trong <a href=/chinh-tri>Chính trị</a></li>"
    facts = f"<ul><li>Bởi <a href=#>Lê Thị Mai</a></li><li>08/12/2023</li>{section}</ul>"
    text = f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"
    found = article(f"<div><h1>{TITLE}</h1><div>{facts}</div>{text}</div>")
    assert (found.byline, found.section, found.published_at) == ("Lê Thị Mai", ["Chính trị"], "2023-12-08")
    assert found.body == f"{TEXT.strip()}\n\n{TEXT.strip()}"
    for line in ("Bởi thiên tai", "Trong nước mưa lớn", "Bởi vì Lê Thị Mai"):
        assert (
            line
            in article(
                f"<div><h1>{TITLE}</h1><p>08/12/2023</p><div><p>{TEXT}</p><p>{line}</p><p>{TEXT}</p></div></div>"
            ).body
        )
