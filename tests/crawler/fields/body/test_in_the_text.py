"""Cards, lines of a theme, lists of headings and icons inside a text: which are of it and which are not."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.fields.tree import markup
from crawler.parse import parse_bytes
from tests.crawler.families.written import LEAD, TEXT, TITLE, TWO, article

DATED = "<p>08:15 12/04/2024</p>"
SECOND = "Huyện tiếp tục mời doanh nghiệp liên kết tiêu thụ, xây dựng nhãn hiệu cho gạo của địa phương trong vụ tới."


def parsed_body(inner: str) -> str:
    return article(f"<h1>{TITLE}</h1>{DATED}<div><p>{LEAD}</p><p>{TEXT}</p>{inner}</div>").body


CARD = "<div class=inner><a href={}><img src=/nho.jpg><span>{}</span><span>{}</span></a></div>"
OTHER, MORE = "Cảnh báo cháy rừng cấp năm", "Nhiều khu vực có nguy cơ cháy rừng rất cao."


def test_a_card_of_another_article_inside_the_text_is_none_of_it() -> None:
    card = CARD.format("/tin/canh-bao-chay-rung-20231210.htm", OTHER, MORE)
    found = article(f"<h1>{TITLE}</h1>{DATED}<div><p>{TEXT}</p>{card}<p>{SECOND}</p></div>")
    assert OTHER not in found.body
    assert found.images == []


@pytest.mark.parametrize("target", ["/anh/lon.jpg", "https://khac.example.com/tin/hoi-cho-20231210.htm", "#anh"])
def test_a_picture_whose_link_leads_elsewhere_keeps_its_words(target: str) -> None:
    card = CARD.format(target, OTHER, MORE)
    found = article(f"<h1>{TITLE}</h1>{DATED}<div><p>{TEXT}</p>{card}<p>{SECOND}</p></div>")
    assert len(found.images) == 1
    assert OTHER in f"{found.body} {found.images[0].caption}"


@pytest.mark.parametrize(
    "line",
    ["3 giờ trước · 2 bình luận", "0 đánh giá", "* Mời bạn đọc vào chuyên mục Kinh tế xem các tin, bài liên quan."],
)
def test_lines_of_a_theme_below_the_text(line: str) -> None:
    assert line not in parsed_body(f"<p>{SECOND}</p><p>{line}</p>")


@pytest.mark.parametrize("line", ["3 giờ trước, nước sông còn dưới báo động 1.", "Mời bạn đọc xem các ảnh của lễ hội:"])
def test_sentences_that_begin_so(line: str) -> None:
    assert line in parsed_body(f"<p>{line}</p><p>{SECOND}</p>")


SUMMED = "<div class=s><div>Tóm tắt bài viết bằng AI</div><ul><li>Bà con xuống giống tập trung.</li></ul></div>"


def test_what_a_machine_sums_up_is_none_of_the_text() -> None:
    found = article(
        f"<h1>{TITLE}</h1><p>03/01/2026</p>{SUMMED}<div class=sapo>{LEAD}</div><div><p>{TEXT}</p><p>{TWO}</p></div>"
    )
    assert (found.lead, "xuống giống tập trung." in found.body, "AI" in found.body) == (LEAD, False, False)


@pytest.mark.parametrize(
    "line", ["Tóm tắt bài viết bằng tiếng Anh", "Tóm tắt văn bản bằng AI giúp cán bộ xã nhanh hơn ra sao?"]
)
def test_a_text_about_summing_up_is(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>03/01/2026</p><div><p>{TEXT}</p><h3>{line}</h3><p>{TWO}</p></div>")
    assert line in found.body
    assert "khuyến nông" in found.body


@pytest.mark.parametrize(
    "contents",
    [
        "<div id=toc_container class=no_bullets><p class=toc_title>Mục lục</p><ul class=toc_list>{}</ul></div>",
        "<div id=toc_container class=no_bullets><p class=toc_title>Mục lục</p></div>",
        "<div class='lwptoc lwptoc-autoWidth'><b class=lwptoc_title>Nội dung</b><div class=lwptoc_items>{}</div></div>",
        "<div class=wp-block-rank-math-toc-block id=rank-math-toc><h2>Mục lục</h2><nav><ul>{}</ul></nav></div>",
    ],
)
def test_the_list_of_the_headings_of_a_text_is_none_of_it(contents: str) -> None:
    text = f"<p>{LEAD}</p>{{}}<h2 id=a>Kết quả</h2><p>{TEXT}</p><h2 id=b>Giải pháp</h2><p>{TEXT}</p>"
    listed = contents.format("<li><a href=#a>1 Kết quả</a></li><li><a href=#b>2 Giải pháp</a></li>")
    inside = f"<h1>{TITLE}</h1><div>Ngày đăng: 18/09/2021</div><div class=noidung>{text}</div>"
    said = article(inside.format("")).body
    assert article(inside.format(listed)).body == said
    assert "Mục lục" in article(inside.format("<div id=muc-luc><p>Mục lục ngân sách của xã năm nay</p></div>")).body


FACTS = "<p>25/05/2022 16:40</p>"
PARAGRAPHS = f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"


@pytest.mark.parametrize("line", ["Nguyễn Văn Bình, 12/03/1950", "Trần Văn Nam - 25/05/2022", "Lê Thị Hoa (2/9/1951)"])
def test_persons_with_their_days_in_a_text_stay_in_it(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p><p>{line}</p><p>{TEXT}</p></div>")
    assert (line in found.body, found.published_at) == (True, "2022-05-25T16:40:00+07:00")


def test_a_person_among_the_facts_of_a_list_is_no_text() -> None:
    facts = "<ul><li><i class='bi-clock'></i> 09:15 | 21/09/2023</li><li><i class='bi-person'></i> Lê Thu Hà</li></ul>"
    found = article(f"<h1>{TITLE}</h1>{facts}{PARAGRAPHS}")
    assert (found.byline, found.body.startswith("Ngành nông nghiệp")) == (None, True)


JOOMLA = '<meta name="generator" content="Joomla! - Open Source Content Management">'


@pytest.mark.parametrize("label", ["Được viết ngày Thứ sáu, 12 Tháng 6 2015 02:45", "Đăng ngày 12/06/2015 02:45"])
def test_the_date_at_the_head_of_a_body_is_none_of_the_text(label: str) -> None:
    facts = f"<dl class='article-info'><dd class='create'>{label}</dd><dd class='hits'>Lượt xem: 10234</dd></dl>"
    body = f"<div class='item-page'><h2>{TITLE}</h2>{facts}<p>{TEXT}</p></div>"
    found = parse_bytes(
        f"<html><head>{JOOMLA}<title>{TITLE}</title></head><body>{body}</body></html>".encode(),
        url="https://vidu.gov.vn/index.php/tin-t-c/412-mua-vang",
    )
    assert isinstance(found, Article), found
    assert (found.published_at, found.views, found.body) == ("2015-06-12T02:45:00+07:00", 10234, TEXT.strip())


@pytest.mark.parametrize(
    "line",
    [
        "Cập nhật lúc 7 giờ ngày 3/5/2022: mực nước sông lên nhanh, có nơi trên báo động 3.",
    ],
)
def test_a_text_that_begins_with_a_day_keeps_it(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{line}</p><p>{TEXT}</p></div>")
    assert line in f"{found.lead}\n{found.body}"


@pytest.mark.parametrize("icon", ["<mat-icon>{}</mat-icon>", "<i class='material-icons'>{}</i>"])
def test_the_names_that_a_font_of_icons_draws_are_no_text(icon: str) -> None:
    facts = f"<div>{icon.format('schedule')} 07/03/2026 10:30 {icon.format('visibility')} 1502</div>"
    found = article(f"<h3>{TITLE}</h3>{facts}<div><p>{TEXT}</p><p>{TWO}</p></div>")
    assert (found.published_at, found.views) == ("2026-03-07T10:30:00+07:00", 1502)


def test_the_same_word_in_a_sentence_is_text() -> None:
    line = "The visibility 1502 metres above the sea was poor, said the guide to the visitors of the park."
    assert line in article(f"<h1>{TITLE}</h1><div>07/03/2026 10:30</div><div><p>{TEXT}</p><p>{line}</p></div>").body


@pytest.mark.parametrize(
    "named", ["relation-in", "article-relate notebox", "news_other", "list-ortherNews", "tin_other"]
)
def test_a_box_inside_the_text_that_its_class_names(named: str) -> None:
    box = f"<div class='{named}'><a href=/tin/hop-xa-88.html>Xã họp bàn việc làm đường</a></div>"
    assert "Xã họp bàn" not in parsed_body(f"{box}<p>{SECOND}</p>")


@pytest.mark.parametrize(
    "named",
    [
        "other-info", "relationship", "news-detail", "correlate", "another_block", "category-foreign-relation-info",
        "foreign-relation-news", "box-relation-international", "post-other-page", "mother-news", "another-list",
    ],
)  # fmt: skip
def test_classes_that_only_look_alike_name_no_box(named: str) -> None:
    assert not markup.names(named).furniture
