"""Frames that are rows of a list, facts between strokes, boxes whose header stands apart, pages of no news."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes
from tests.crawler.families.written import LEAD, TEXT, TITLE, article

MORE = "Bà con phấn khởi vì lúa được mùa, được giá, thương lái đến tận ruộng đặt mua từ đầu vụ. " * 2
TWO = f"<p>{TEXT}</p><p>{MORE}</p>"
OTHERS = [f"/tin-tuc/{slug}" for slug in ("xa-ven-song-ra-quan", "hop-mat-hop-tac-xa-ven-song", "khoi-cong-cau-moi")]
NAMES = ["Xã ven sông ra quân làm thủy lợi", "Họp mặt hợp tác xã ven sông", "Khởi công cầu mới qua sông Cái"]
LINKS = "".join(f"<li><a href={at}>{name}</a></li>" for at, name in zip(OTHERS, NAMES, strict=True))


def read(page: str, url: str = "https://vidu.gov.vn/tin-tuc/mua-vang") -> Article | Reject:
    return parse_bytes(page.encode(), url=url)


# --- a module of DNN: its rows are articles, too

HEAD = f"<html><head><meta name=generator content='DotNetNuke '><title>{TITLE}</title></head><body class=x>"


def row(at: int, tag: str) -> str:
    return (
        f"<{tag} class='edn_article edn_clearFix'><h2 class=edn_articleTitle><a href={OTHERS[at]}>{NAMES[at]}</a></h2>"
        f"<div class=edn_metaDetails><span class=edn_publishDate>1{at}/05/2022</span> / <span class=edn_views>"
        f"Số lượt xem: 4{at}</span></div><div class=edn_articleContent><p>{LEAD} {NAMES[at]}.</p></div></{tag}>"
    )


@pytest.mark.parametrize("tag", ["article", "div"])
def test_rows_of_a_module_are_no_article(tag: str) -> None:
    found = read(
        f"{HEAD}<div class=DnnModule>{''.join(row(at, tag) for at in range(3))}</div>", "https://vidu.gov.vn/t"
    )
    assert isinstance(found, Reject), found


FACTS = "Tác giả: Lê Thị Hoa / Thứ Tư, 14 Tháng Mười 2020 08:22 / Số lượt xem: 911 / Bình luận: 0 / Chuyên mục: Lúa"


@pytest.mark.parametrize("frame", ["<div class='x edn_articleDetails'>{}</div>", "<div class=x>{}</div>"])
def test_the_article_above_such_rows_is_one(frame: str) -> None:
    inner = (
        f"<h1 class=edn_articleTitle>{TITLE}</h1><div>{FACTS}</div><div>{LEAD}</div><div>{TWO}</div>"
        "<p>Thẻ:</p><div>Đánh giá bài viết: Không có đánh giá</div>"
    )
    beside = "".join(row(at, "div") for at in range(3))
    found = read(f"{HEAD}<div class=DnnModule>{frame.format(inner)}</div><div><h2>Tin mới</h2>{beside}</div>")
    assert isinstance(found, Article), found
    assert (found.title, found.byline, found.views) == (TITLE, "Lê Thị Hoa", 911)
    assert found.published_at == "2020-10-14T08:22:00+07:00"
    assert found.body == f"{TEXT.strip()}\n\n{MORE.strip()}"


def test_strokes_in_a_sentence_part_no_facts() -> None:
    said = "Đoàn đã trao 15 / 20 suất quà, số còn lại / phần bổ sung sẽ trao ngày 14/10/2020 tại xã: ấp 1 / ấp 2."
    found = article(f"<h1>{TITLE}</h1><div>12/05/2022</div><p>{LEAD}</p><p>{said}</p>{TWO}")
    assert said in found.body
    assert found.published_at == "2022-05-12"


def test_cards_are_no_label_of_tags_and_essays_no_rating() -> None:
    card = "Thẻ: cử tri mang theo khi đi bầu."
    found = article(f"<h1>{TITLE}</h1><div>12/05/2022</div>{TWO}<p>{card}</p><p align=right><b>Bài: Lê Hoa</b></p>")
    assert card in found.body
    assert found.byline == "Lê Hoa"


# --- a title in no heading

UNNAMED = "<div class=portlet-boundary id=p_p_id_1_>{}<div class=journal-content-article>" + TWO + "</div></div>"


@pytest.mark.parametrize(
    ("claimed", "above", "title"),
    [
        (f"{TITLE} - Sở Nông vụ tỉnh Ví Dụ", f"<p class=x>{TITLE}</p>", TITLE),
        # Nothing says where the title ends; a section says no title.
        (f"{TITLE} - Sở Nông vụ tỉnh Ví Dụ", f"<p class=x>{LEAD}</p>", f"{TITLE} - Sở Nông vụ tỉnh Ví Dụ"),
        (
            f"Nông nghiệp nông thôn - {TITLE} 2022",
            "<p>Nông nghiệp nông thôn</p>",
            f"Nông nghiệp nông thôn - {TITLE} 2022",
        ),
    ],
)
def test_what_the_claimed_title_begins_with_and_the_page_says(claimed: str, above: str, title: str) -> None:
    inner = UNNAMED.format(f"{above}<span class=date-publish>14/01/2024 11:05</span>")
    found = read(f"<html><head><title>{claimed}</title></head><body>{inner}</body></html>", "https://vidu.gov.vn/-/mua")
    assert isinstance(found, Article), found
    assert found.title == title


# --- tabs between lead and text

TABS = "<ul><li><a href=#1>Nội dung</a></li><li><a href=#2>Thông tin thêm</a></li></ul>"


def test_tabs_below_the_lead() -> None:
    found = article(f"<h1>{TITLE}</h1><div>12/05/2022</div><div>{LEAD}</div>{TABS}<div>{TWO}</div>")
    assert "Thông tin" not in found.body


def test_headings_of_the_same_words_are_text() -> None:
    headings = "<h3>Nội dung</h3><h3>Thông tin thêm</h3>"
    found = article(f"<h1>{TITLE}</h1><div>12/05/2022</div><div>{LEAD}</div>{headings}<div>{TWO}</div>")
    assert "Nội dung\n\nThông tin thêm" in found.body


# --- boxes of other news

ELEMENTOR = (
    "<html><head><meta name=generator content='WordPress 6.5'><title>{title}</title></head>"
    "<body class='single single-post'><div class='elementor elementor-location-single post type-post'>"
    "<div class=w><h1>{title}</h1></div>"
    "<ul class=elementor-post-info><li><time>21/05/2024</time></li></ul>"
    "<div class='w elementor-widget-theme-post-content'>{text}</div><div class=w><h2>{header}</h2></div>"
    "<div class=w><article class='elementor-post post type-post'><h3><a href={at}>{name}</a></h3>"
    "<span>26/06/2023</span></article></div></div></body></html>"
)


def test_the_frame_is_no_row_of_a_page_builder() -> None:
    page = ELEMENTOR.format(title=TITLE, text=TWO, header="Bài viết khác", at=OTHERS[0], name=NAMES[0])
    found = read(page)
    assert isinstance(found, Article), found
    assert found.published_at == "2024-05-21"
    assert [each.title for each in found.related] == [NAMES[0]]


@pytest.mark.parametrize(
    ("behind", "related"),
    [
        (f"<div><h3>Bài viết khác</h3></div><div><ul>{LINKS}</ul></div>", NAMES),
        (f"<div><h3>Bài mới nhất</h3></div><div><ul>{LINKS}</ul></div>", []),
        (f"<div><h3>Bài viết khác</h3></div><p>{LEAD}</p><div><ul>{LINKS}</ul></div>", []),
        (f"<footer><h3>Bài viết liên quan</h3><ul>{LINKS}</ul></footer>", NAMES),
        (f"<footer><h3>Bài mới nhất</h3><ul>{LINKS}</ul></footer>", []),
    ],
)
def test_boxes_behind_the_articles_element(behind: str, related: list[str]) -> None:
    page = (
        f"<html><head><meta name=generator content='WordPress 6.5'><title>{TITLE}</title></head>"
        f"<body class='single single-post'><article class='post type-post'><h1 class=entry-title>{TITLE}</h1>"
        f"<time datetime=2024-05-21>21/05/2024</time><div class=entry-content>{TWO}</div></article>{behind}"
    )
    found = read(page)
    assert isinstance(found, Article), found
    assert [each.title for each in found.related] == related


def test_a_header_that_asks_to_read_on() -> None:
    box = "".join(f"<div><a href={at}>{name}</a> - 12/05/2022</div>" for at, name in zip(OTHERS, NAMES, strict=True))
    head = f"<h1>{TITLE}</h1><div>12/05/2022</div><p>{LEAD}</p>{TWO}"
    found = article(f"<div>{head}</div><div><div>Xem thêm tin cùng chuyên mục</div>{box}</div>")
    assert [each.title for each in found.related] == NAMES


# --- what is no news

ASKED = (
    "<div>Người hỏi: Lê Thị Tám</div><div>Ngày gửi: 12/10/2022</div><div>Câu hỏi:</div><p>Con tôi sinh năm 2019 "
    "nay mới làm giấy khai sinh thì cần những giấy tờ gì?</p><div>Trả lời:</div><p>Chào bà! Hồ sơ gồm tờ khai và giấy "
    "chứng sinh, bà nộp tại bộ phận một cửa của phường.</p>"
)


def test_a_question_with_its_answer_is_no_news() -> None:
    page = f"<html><head><title>{TITLE}</title></head><body><div><h1>{TITLE}</h1>{ASKED}</div></body></html>"
    found = read(page, "https://vidu.gov.vn/hoi-dap/thu-tuc-77.html")
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
    assert isinstance(read(page.format(title, CHART, TEXT), url), Reject)
    dated = page.format(f"{title}: bỏ hai phòng", CHART, TEXT).replace("<h1>", "<div>12/05/2022 10:10</div><h1>")
    assert isinstance(read(dated, url), Article)


# --- a line of a blog's theme, parted by strokes

META = (
    "<span><a href=#respond>Để lại bình luận</a></span> / <span class=ast-terms-link><a href=/category/lua/>Lúa</a>"
    "</span> / <span class=author>Bởi <a href=/author/admin/>admin</a></span> / <span class=posted-on>{day}</span>"
)


@pytest.mark.parametrize("day", ["Tháng Sáu 5, 2024", "05/06/2024"])
def test_strokes_between_what_a_theme_prints_above_the_text(day: str) -> None:
    found = read(
        f"<html><head><meta name=generator content='WordPress 6.4'><title>{TITLE}</title></head><body class='single "
        f"single-post'><article class='post type-post'><header><h1 class=entry-title>{TITLE}</h1><div class=entry-meta>"
        f"{META.format(day=day)}</div></header><div class=entry-content><p><strong>{LEAD}</strong></p>{TWO}</div>"
    )
    assert isinstance(found, Article), found
    assert (found.lead, found.published_at, found.section) == (LEAD, "2024-06-05", ["Lúa"])
    assert "Để lại" not in found.body


def test_strokes_in_the_lead_part_no_facts() -> None:
    lead = "Hai vụ / ba vụ một năm: từ 05/06/2024 bà con Tân Phú / Tân Lộc chọn cách làm nào cho ruộng của mình?"
    found = article(f"<h1>{TITLE}</h1><div>12/05/2022</div><div class=sapo><b>{lead}</b></div>{TWO}")
    assert (found.lead, found.published_at) == (lead, "2022-05-12")
