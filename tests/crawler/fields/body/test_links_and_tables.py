"""Links, headings and tables of the text itself stay in it."""

from __future__ import annotations

import pytest

from archive.article import Article, Heading, Table
from crawler.fields.lines.barred import is_among_bars
from crawler.fields.lines.meta import says_time
from crawler.fields.paged.pager import without
from crawler.fields.tree.flow import Line
from tests.crawler.families.page_kit import BOTH, FACTS, HEAD, ONE, TEXT, TITLE, TWO, article, framed
from tests.steps import grows_evenly


@pytest.mark.parametrize(
    "link",
    [
        "#muc-1", "/tin/le-hoi#muc-1", "http://vidu.gov.vn/tin/le-hoi#x", "https://youtu.be/abc", "//www.youtube.com/w",
        "/tai-lieu/ke-hoach.pdf", "/anh/so-do.png", "javascript:void(0)", "mailto:a@vidu.gov.vn", "http://[",
    ],
)  # fmt: skip
@pytest.mark.parametrize("tag", ["h3", "h4"])
def test_a_heading_that_leads_to_no_other_article_is_one_of_the_text(link: str, tag: str) -> None:
    said = "1. Kế hoạch tổ chức lễ hội"
    heading = f"<{tag}><a href='{link}'>{said}</a></{tag}>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p>{heading}<p>{TWO}</p></div>")
    if link.endswith(".pdf"):
        assert [file.url for file in found.attachments] == ["http://vidu.gov.vn/tai-lieu/ke-hoach.pdf"]
    else:
        assert found.body == f"{ONE}\n\n{said}\n\n{TWO}"
        assert any(isinstance(block, Heading) for block in found.blocks)


@pytest.mark.parametrize(
    "link", ["/tin/khac", "http://www.vidu.gov.vn/tin/khac.html", "khac.htm#binh-luan", "https://vidu.gov.vn/?p=7"]
)
def test_a_heading_that_leads_to_another_article_is_not(link: str) -> None:
    heading = f"<h3><a href='{link}'>Đèo Cả thông hầm sớm ba tháng so với kế hoạch</a></h3>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p>{heading}<p>{TWO}</p></div>")
    assert found.body == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<ul><li><a href=/t/12>12</a></li><li><a href=/t/2>Tập 2</a></li></ul>", ["12\nTập 2"]),
        ("<p><a href=/t/12>Trang 12</a></p>", ["Trang 12"]),
        ("<p><a href=/t/12>12</a></p>", ["12"]),
        ("<p><a href=/t/15>15</a> <a href=/t/16>16</a></p>", ["15 16"]),
        ("<p><a href=/t/1>1</a> <a href=/t/2>2</a></p>", ["1 2"]),
    ],
)
def test_linked_numbers_in_a_text_stay(markup: str, lines: list[str]) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p>{markup}<p>{TWO}</p></div>")
    assert found.body.split("\n\n") == [ONE, *lines, TWO]


@pytest.mark.parametrize(
    ("lines", "url", "kept"),
    [
        (["1", "2", "3"], "", 0),
        (["Trang: 1 | 2 | 3"], "", 0),
        (["Trang trước", "1", "2", "Trang sau"], "", 0),
        (["4", "5", "6"], "http://a.vn/le-hoi/4/", 0),
        (["4", "5", "6"], "http://a.vn/le-hoi", 3),
        (["12", "Tập 2"], "", 2),
        (["15", "16"], "", 2),
        (["Trang 12"], "", 1),
        (["1"], "", 1),
        (["2021", "2022"], "", 2),
        (["1", "2", "3", ONE], "", 4),
    ],
)
def test_the_numbers_of_an_articles_pages_stand_below_it(lines: list[str], url: str, kept: int) -> None:
    pieces = [Line(ONE)] + [Line(line, linked=len(line) if line != ONE else 0) for line in lines]
    assert len(without(list(pieces), url)) == 1 + kept
    for each in pieces:
        each.linked = 0
    assert without(list(pieces), url) == pieces  # numbers that lead nowhere are the text's


def test_long_runs_of_spaces_are_read_once() -> None:
    spaces = " " * 200_000
    assert not says_time(spaces)
    assert not is_among_bars(f"|{spaces}x")
    assert isinstance(article(f"<h1>{TITLE}</h1><p>25/05/2022{spaces}|{spaces}16:40</p>{TEXT}"), Article)


LINK = "<a href='https://dichvucong.gov.vn/danh-muc/dat-dai'>Đất đai và môi trường</a>"


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (f"<p>{LINK}</p>", "Đất đai và môi trường"),
        (f"<ul><li>{LINK}</li><li>Hộ tịch</li></ul>", "Đất đai và môi trường\nHộ tịch"),
        ("<p><a href='/thu-tuc?category=dat-dai'>Tra cứu thủ tục đất đai tại đây</a></p>", "Tra cứu thủ tục"),
        ("<p>Chuyên mục: <a href='/hoi-dap'>Hỏi đáp pháp luật</a></p>", "Chuyên mục: Hỏi đáp pháp luật"),
    ],
)
def test_a_link_to_a_section_among_the_paragraphs_of_a_text_is_of_the_text(shown: str, said: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p>{shown}<p>{TWO}</p></div>")
    assert (said in found.body, found.section) == (True, [])


def test_a_link_that_begins_a_text_and_that_the_menu_has_is_of_the_text() -> None:
    link = "<a href='/gioi-thieu'>Giới thiệu chung</a>"
    found = article(f"<ul><li>{link}</li></ul><h1>{TITLE}</h1>{FACTS}<div><p>{link}</p>{TEXT}</div>")
    assert (found.body.split("\n\n")[0], found.section) == ("Giới thiệu chung", [])


@pytest.mark.parametrize("text", ["<div>{0}{1}</div>", "{1}<div>{0}</div>"])
def test_linked_lines_are_looked_up_and_not_sought_through_the_page(text: str) -> None:
    def parse(count: int) -> None:
        lines = "<p><a href='/tin/x'>Nông thôn</a></p>" * count
        article(f"<h1>{TITLE}</h1>{FACTS}{text.format(TEXT, lines)}")

    assert grows_evenly(parse, 300)


@pytest.mark.parametrize("menu", ["<a href=/>Trang chủ</a><br><a href=/tin>Tin tức</a>", "Tin trong tỉnh"])
@pytest.mark.parametrize("border", ["", "border=0"])
def test_a_table_with_paragraphs_beside_a_menu_lays_out(menu: str, border: str) -> None:
    text = f"<b><font size=4>{TITLE}</font></b><br><i>Ngày đăng: 25/05/2022</i>{TEXT}"
    found = article(f"<table {border}><tr><td colspan=2>x</td></tr><tr><td>{menu}</td><td>{text}</td></tr></table>")
    assert (found.body, found.published_at) == (BOTH, "2022-05-25")


@pytest.mark.parametrize("said", ["border=1", "class=table", "style='border-collapse:collapse'"])
def test_a_table_with_lines_or_a_name_is_one_whatever_its_cells_hold(said: str) -> None:
    rows = f"<tr><th>Nội dung</th><th>Ghi chú</th></tr><tr><td>Lễ hội</td><td>{TEXT}{TEXT}</td></tr>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{TEXT}<table {said}>{rows}</table></div>")
    assert isinstance(found.blocks[-1], Table)


@pytest.mark.parametrize("row", ["table align=center", "table align=right width=990"])
def test_where_a_table_stands_says_nothing_of_its_text(row: str) -> None:
    picture = (
        "<p><img src=/a.jpg></p><p>Kết quả, đội xã Huyền Hội đoạt giải Nhất, đội thị trấn đoạt giải Nhì hội thi.</p>"
    )
    found = article(f"<{row}><tr><td>{HEAD}<p>{ONE}</p>{picture}</td></tr></table>")
    assert found.images[0].caption is None
    assert found.byline is None
    assert "đội xã Huyền Hội" in found.body


@pytest.mark.parametrize("named", ["view", "hits", "luotxem", "votes", "likes"])
def test_numbers_in_rows_between_paragraphs_are_of_the_text(named: str) -> None:
    rows = "".join(
        f"<div class=dong><div class=ten>{name}</div><div class={named}>{number}</div></div>"
        for name, number in (("Nguyễn Văn An", "1.250"), ("Lê Thị Hoa", "980"))
    )
    found = article(framed(text=f"<p>{ONE}</p>{rows}<p>{TWO}</p>"))
    assert found.views is None
    assert found.body == "\n\n".join([ONE, "Nguyễn Văn An", "1.250", "Lê Thị Hoa", "980", TWO])
