"""What was lost or refused: days that head paragraphs, films above their title, papers' signs."""

from __future__ import annotations

import json

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes
from tests.crawler.families.page_kit import BOTH, ONE, TEXT, TITLE, TWO, article, parsed

HEAD = f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p>"
MENU = "<ul><li><a href=/>Trang chủ</a></li><li><a href=/gt>Giới thiệu</a></li><li><a href=/tin>Tin tức</a></li></ul>"


@pytest.mark.parametrize("day", ["Ngày 20/5/2022", "Ngày 20/5/2022:", "NGÀY 20-5-2022", "Ngày 20 tháng 5 năm 2022"])
@pytest.mark.parametrize("set_as", ["<p>{}</p>", "<p><b>{}</b></p>"])
def test_the_day_of_which_a_paragraph_tells_heads_it(day: str, set_as: str) -> None:
    found = article(
        f"<div>{HEAD}<div>{set_as.format(day)}<p>{ONE}</p><p><b>Ngày 21/5/2022</b></p><p>{TWO}</p></div></div>"
    )
    assert found.body == f"{day}\n\n{ONE}\n\nNgày 21/5/2022\n\n{TWO}"
    assert found.published_at == "2022-05-25T16:40:00+07:00"


@pytest.mark.parametrize(
    "day", ["Ngày 25/5/2022", "Ngày đăng: 20/5/2022", "Cập nhật ngày 20/5/2022", "20/5/2022", "Thứ sáu, ngày 20/5/2022"]
)
def test_another_line_that_says_when_it_was_put_up_is_no_text(day: str) -> None:
    assert article(f"<div>{HEAD}<div><p>{day}</p>{TEXT}</div></div>").body == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "<p>Ngày 20/5/2022</p>{text}",
        "<p>Ngày 20/5/2022</p><p>{one}</p><p>Ngày 20/5/2022</p><p>{two}</p>",
        "{text}<p>Ngày 20/5/2022</p><p>Bản quyền thuộc Trang thông tin điện tử huyện, ghi rõ nguồn khi dùng lại.</p>",
    ],
)
def test_one_day_alone_is_when_it_was_written(text: str) -> None:
    found = article(f"<div>{HEAD}<div>{text.format(text=TEXT, one=ONE, two=TWO)}</div></div>")
    assert (found.body, found.published_at) == (BOTH, "2022-05-25T16:40:00+07:00")


FILMS = ("<iframe src='https://www.youtube.com/embed/abc'></iframe>", "<div><video src=/a.mp4></video></div>")
FOOT = "<div class=foot><p>Bản quyền thuộc UBND huyện Cầu Ngang</p></div>"


@pytest.mark.parametrize("film", FILMS)
@pytest.mark.parametrize("foot", ["", FOOT])
@pytest.mark.parametrize("heading", ["h1", "h2", "div"])
def test_a_film_and_its_day_above_a_title_with_nothing_below(film: str, foot: str, heading: str) -> None:
    title = f"<{heading}>{TITLE}</{heading}>"
    found = article(f"<div>{MENU}</div><div>{film}<p>25/05/2022 16:40</p>{title}</div>{foot}")
    assert (found.body, found.published_at) == ("", "2022-05-25T16:40:00+07:00")


@pytest.mark.parametrize(
    "page",
    [
        "<div>Thứ sáu, 27/05/2022</div><div>{film}<h1>{title}</h1></div>",  # the clock of the page
        "<div>{film}<h1>{title}</h1></div>",
        "<div>{film}<p>25/05/2022 16:40</p><p>Xem thêm</p><p>Sóng trực tiếp</p><h1>{title}</h1></div>",
        "<div><iframe src='https://www.google.com/maps/embed?pb=1'></iframe><p>25/05/2022</p><h1>{title}</h1></div>",
    ],
)
def test_a_film_above_a_heading_that_has_no_day_there_is_no_article(page: str) -> None:
    assert isinstance(parsed(f"<div>{MENU}</div>{page.format(film=FILMS[0], title=TITLE)}"), Reject)


@pytest.mark.parametrize("sign", ["(ĐTO)", "(BDO)", "(TTO)"])
def test_a_papers_sign_is_the_source(sign: str) -> None:
    below = article(f"<div>{HEAD}<div>{TEXT}<p>{sign}</p></div></div>")
    assert (below.source, below.byline, below.body) == (sign.strip("()"), None, BOTH)
    above = article(f"<div>{HEAD}<div><p>{sign} {ONE}</p><p>{TWO}</p></div></div>")
    assert above.source == sign.strip("()")


@pytest.mark.parametrize("sign", ["(WHO)", "(OCOP)", "(VIDEO)", "(ILO)", "ĐTO", "(THƠ)", "(LÀO)"])
def test_other_capitals_are_no_papers_sign(sign: str) -> None:
    found = article(f"<div>{HEAD}<div>{TEXT}<p>{sign}</p></div></div>")
    assert (found.source, found.body) == (None, f"{BOTH}\n\n{sign}")


@pytest.mark.parametrize("paper", ["Tuổi Trẻ", "VnExpress", "Người Lao Động", "Vietnam+"])
def test_a_paper_behind_its_label_without_a_colon(paper: str) -> None:
    line = f"<p>Nguồn {paper}</p>"
    for text in (f"{line}{TEXT}", f"<p>{ONE}</p>{line}<p>{TWO}</p>", f"{TEXT}{line}"):
        found = article(f"<div>{HEAD}<div>{text}</div></div>")
        assert (found.source, found.body) == (paper, BOTH)


@pytest.mark.parametrize(
    "heading",
    [
        "Nguồn lao động",
        "Nguồn Lao động",
        "Nguồn Lao Động",
        "NGUỒN LAO ĐỘNG",
        "Nguồn Sông Cái",
        "Nguồn vốn",
        "Nguồn Internet",
    ],
)
def test_a_heading_that_begins_so_is_text(heading: str) -> None:
    found = article(f"<div>{HEAD}<div><p>{ONE}</p><p><b>{heading}</b></p><p>{TWO}</p></div></div>")
    assert (found.source, found.body) == (None, f"{ONE}\n\n{heading}\n\n{TWO}")


# --- the section below a text, in a system that names the text


@pytest.mark.parametrize(
    ("below", "section"),
    [
        ("<div class=cate-name><a href=/tin-trong-tinh>Tin trong tỉnh</a></div>", ["Tin trong tỉnh"]),
        ("<div><span class=category><a href=/tin-trong-tinh>Tin trong tỉnh</a></span></div>", ["Tin trong tỉnh"]),
        ("<div class=name><a href=/tin-trong-tinh>Tin trong tỉnh</a></div>", []),
        ("<div class=cate-list><a href=/tin-trong-tinh>Tin trong tỉnh</a></div>", []),
        ("<div class=cate><a href=/a>Tin trong tỉnh</a> <a href=/b>Tin trong nước</a></div>", []),
        ("<div class=cate><a href=/web/vd/-/khai-mac-le-hoi>Khai mạc lễ hội hoa</a></div>", []),
        ("<div class=rate>0/5</div><div class=cate><a href=/tin-trong-tinh>Tin trong tỉnh</a></div>", []),
        ("<div class=cate><a href=/cac-tin>Xem các tin nữa</a></div>", []),
        ("<div class=cate><a href=/tag/le-hoi>Lễ hội dân gian</a></div>", []),
        ("<div class=cate><a href=/tin/xa-my-long-12.html>Xã Mỹ Long khánh thành</a></div>", []),
        ("<div class=cate><a href=/uncategorised>Chưa phân loại</a></div>", []),
        ("<div class=cate><a href=/ke-hoach.pdf>Kế hoạch năm</a></div>", []),
        (
            "<div class=CatTitle><a href=/hoat-dong>Hoạt động mới</a></div><ul><li><a href=/b>Tin</a></li></ul>",
            [],
        ),
    ],
)
def test_the_link_right_below_a_text_that_a_class_calls_its_category(below: str, section: list[str]) -> None:
    inner = f"<div class=portlet>{HEAD}<div class=journal-content-article>{TEXT * 3}</div>{below}</div>"
    found = article(inner, url="http://vidu.gov.vn/web/vd/-/le-hoi")
    assert (found.parser.family, found.section) == ("liferay", section)


# --- what Angular's server leaves for its script

ROW = {
    "id": 7,
    "title": TITLE,
    "summary": f"{ONE} Lễ.",
    "content": TEXT,
    "publishedDate": "2022-05-25T16:40:00",
    "viewCount": 640,
}


def left(script: str, text: str, inside: str = "") -> Article | Reject:
    page = (
        f"<html><head><title>{TITLE}</title></head><body><app-root>{MENU}{inside}</app-root>"
        f"<script id={script} type=application/json>{text}</script></body></html>"
    )
    return parse_bytes(page.encode(), url="http://vidu.gov.vn/tin/le-hoi")


STATE = json.dumps({"G.json.http://vidu.gov.vn/api/tin": {"body": {"data": ROW}}}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("serverApp-state", STATE.replace("&", "&a;").replace('"', "&q;").replace("<", "&l;").replace(">", "&g;")),
        ("ng-state", STATE.replace("<", "\\u003C")),
    ],
)
def test_the_state_of_a_page_that_its_server_has_not_drawn(script: str, text: str) -> None:
    found = left(script, text)
    assert isinstance(found, Article), found
    assert (found.title, found.body, found.views) == (TITLE, BOTH, 640)
    assert found.published_at == "2022-05-25T16:40:00+07:00"
    drawn = left(script, text, f"<h1>{TITLE}</h1><p>24/05/2022</p>{TEXT}")
    assert isinstance(drawn, Article), drawn
    assert (drawn.parser.family, drawn.body, drawn.published_at) == ("generic", BOTH, "2022-05-24")


def test_the_state_of_another_article_is_not_the_pages() -> None:
    assert isinstance(left("ng-state", STATE.replace(TITLE, "Khai mạc lễ hội hoa").replace("<", "\\u003C")), Reject)
