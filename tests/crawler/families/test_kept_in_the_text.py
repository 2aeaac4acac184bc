"""What stands in a text and looks like the page's own furniture stays there; what is furniture does not enter it."""

from __future__ import annotations

import pytest

from archive.article import Article, Heading
from crawler.fields.lines.barred import is_among_bars
from crawler.fields.lines.meta import says_time
from crawler.fields.paged.pager import without
from crawler.fields.tree.flow import Line
from tests.crawler.families.page_kit import FACTS, ONE, TEXT, TITLE, TWO, article
from tests.steps import grows_evenly

ICON = "<{0} class='{1}'></{0}>"


@pytest.mark.parametrize("icon", ["em", "i", "span"])
@pytest.mark.parametrize("other", ["fa fa-comment", "glyphicon glyphicon-thumbs-up"])
@pytest.mark.parametrize("count", ["{}", "({})", "{} bình luận", "{},2K", "{} lượt thích"])
@pytest.mark.parametrize(
    "frame",
    [
        "<div>{date} {eye} 1094 {other} {count}</div>",
        "<ul><li>{date}</li><li>{eye} 1094</li><li>{other} {count}</li></ul>",
        "<div><span>{date}</span><span>{eye} 1094</span><span>{other} {count}</span></div>",
        "<p>{date}</p><p>{eye} 1094 {other} {count} {other} 7</p>",
        "<p>{date}</p><p>{eye} 1094 {number} bình luận</p>",
    ],
)
def test_what_else_readers_did_is_no_text(icon: str, other: str, count: str, frame: str) -> None:
    eye, next_icon = ICON.format(icon, "fa fa-eye"), ICON.format(icon, other)
    hashes = set()
    for number, inner in ((3, "{}"), (4, "<div>{}</div>")):
        facts = frame.format(
            date="25/05/2022 16:40", eye=eye, other=next_icon, count=count.format(number), number=number
        )
        found = article(f"<h1>{TITLE}</h1>{facts}{inner.format(TEXT)}")
        assert (found.views, found.body) == (1094, f"{ONE}\n\n{TWO}")
        assert found.published_at == "2022-05-25T16:40:00+07:00"
        hashes.add(found.content_hash)
    assert len(hashes) == 1


@pytest.mark.parametrize(
    "icon", ["<svg class=c><use href='#chat'></use></svg>", "<img src=/icons/comment.png width=16>"]
)
def test_a_count_behind_a_drawn_icon(icon: str) -> None:
    facts = f"25/05/2022 16:40 <svg><use href='#eye'></use></svg> 1094 {icon} 3"
    found = article(f"<h1>{TITLE}</h1><div>{facts}</div>{TEXT}")
    assert (found.views, found.body) == (1094, f"{ONE}\n\n{TWO}")


@pytest.mark.parametrize("line", ["3 xã về đích", "Năm 2024", "2 bình luận viên tham gia"])
def test_a_line_with_an_icon_that_counts_nothing_is_text(line: str) -> None:
    listed = f"<p><i class='fa fa-check'></i> {line}</p>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<p>{ONE}</p>{listed}<p>{TWO}</p>")
    assert found.body == f"{ONE}\n\n{line}\n\n{TWO}"


@pytest.mark.parametrize("line", ["3", "12", "1094"])
def test_a_number_with_an_icon_of_the_texts_own_stays(line: str) -> None:
    listed = f"<p><i class='fa fa-users'></i> {line}</p>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<p>{ONE}</p>{listed}<p>{TWO}</p>")
    assert line in found.body.split("\n\n")


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


@pytest.mark.parametrize(
    ("facts", "byline", "source"),
    [
        ("12/03/2025 08:30 | Nguồn: Báo Ví Dụ | Tác giả: Ngọc Hà", "Ngọc Hà", "Báo Ví Dụ"),
        ("12/03/2025 08:30 | Tác giả: Ngọc Hà | Kinh tế", "Ngọc Hà", None),
        ("Kinh tế | 12/03/2025 | 08:30 | Tác giả: Ngọc Hà | 3 bình luận", "Ngọc Hà", None),
        ("Chuyên mục: Tin trong tỉnh | 12/03/2025 08:30 | Nguồn tin: Báo Ví Dụ", None, "Báo Ví Dụ"),
        ("12/03/2025 08:30 • Văn hóa - Xã hội • 12", None, None),
        ("12/03/2025 • 08:30 • Nguyễn Văn Hùng", "Nguyễn Văn Hùng", None),
        ("Thể thao | Trần Thị Bích Vân | 12/03/2025", "Trần Thị Bích Vân", None),
    ],
)
@pytest.mark.parametrize("tag", ["div", "p", "span"])
def test_a_line_of_facts_between_bars(facts: str, byline: str | None, source: str | None, tag: str) -> None:
    found = article(f"<h1>{TITLE}</h1><{tag}>{facts}</{tag}><div>{TEXT}</div>")
    assert (found.byline, found.source, found.body) == (byline, source, f"{ONE}\n\n{TWO}")
    assert (found.published_at or "")[:10] == "2025-03-12"


@pytest.mark.parametrize("clock", ["<i class='fa fa-clock-o'></i>", "<i class='bi bi-clock'></i>", ""])
@pytest.mark.parametrize("icon", ["", "<i class='fa fa-comment'></i>"])
def test_clock_date_eye_and_comments_in_one_line(clock: str, icon: str) -> None:
    facts = f"{clock} 12/03/2025 08:30 <i class='fa fa-eye'></i> 1094 {icon} 3 bình luận"
    found = article(f"<h1>{TITLE}</h1><div>{facts}</div><div>{TEXT}</div>")
    assert (found.published_at, found.views) == ("2025-03-12T08:30:00+07:00", 1094)
    assert found.body == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize("line", ["Đọc 3 lần", "Đọc 12 lần.", "đọc 2 lần"])
@pytest.mark.parametrize("tag", ["p", "b", "li"])
def test_how_often_to_read_is_no_count(line: str, tag: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p><{tag}>{line}</{tag}><p>{TWO}</p></div>")
    assert (found.views, found.body) == (None, f"{ONE}\n\n{line}\n\n{TWO}")


@pytest.mark.parametrize("facts", ["25/05/2022 16:40 | Đọc 2047 lần", "Thứ tư, 25/05/2022 - Đọc 2047 lần"])
def test_how_often_it_was_read_beside_the_date_is_one(facts: str) -> None:
    found = article(f"<h1>{TITLE}</h1><div>{facts}</div><div>{TEXT}</div>")
    assert (found.views, found.body) == (2047, f"{ONE}\n\n{TWO}")


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
