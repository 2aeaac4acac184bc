"""Headers of boxes of other news, in and below a text, and lines of the text that read like them."""

from __future__ import annotations

import pytest

from archive.article import ListBlock
from crawler.fields.lines import furniture
from tests.crawler.families.page_kit import BOTH, FACTS, HEAD, ONE, TEXT, TITLE, TWO, article, parsed
from tests.steps import grows_evenly

EVENTS = ["Hội thi đua ghe ngo, sáng 14/3 tại sông Long Bình", "Hội chợ thương mại, từ 13/3 đến 19/3"]
LISTED = "<ul>" + "".join(f"<li>{event}</li>" for event in EVENTS) + "</ul>"
LINKED = "<ul>" + "".join(f"<li><a href=/tin-{n}>{event}</a></li>" for n, event in enumerate(EVENTS)) + "</ul>"
WORDS = ["Các sự kiện khác", "Thông báo khác", "Video khác", "Những phóng sự khác:"]


@pytest.mark.parametrize("words", WORDS)
def test_a_heading_over_what_is_no_link_is_the_articles(words: str) -> None:
    body = article(f"{HEAD}<div>{TEXT}<p><b>{words}</b></p>{LISTED}</div>").body
    assert body == "\n\n".join([ONE, TWO, words, "\n".join(EVENTS)])


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("rows", [LINKED, "<div><img src=/a.jpg></div>" + LINKED])
def test_the_same_words_over_links_head_a_box(words: str, rows: str) -> None:
    found = article(f"{HEAD}<div>{TEXT}<p><b>{words}</b></p>{rows}</div>")
    assert found.body == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize(
    "box",
    [
        "<article class=inline-related><h4><a href=/a.htm>Đèo Cả thông hầm sớm ba tháng</a></h4></article>",
        "<h3><a href=/a.htm>Đèo Cả thông hầm sớm ba tháng so với kế hoạch</a></h3>",
        "<div class='x link-content-footer'><a href=/a.htm>Đèo Cả thông hầm sớm ba tháng</a></div>",
    ],
)
def test_other_news_between_two_paragraphs(box: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p><div><p>{ONE}</p>{box}<p>{TWO}</p></div>")
    assert found.body == f"{ONE}\n\n{TWO}"


HEADLINES = ("Công bố tình huống khẩn cấp sạt lở", "Gấp rút thi công kè chống sạt lở cù lao")


def listed(names: tuple[str, ...], tag: str = "ul", host: str = "") -> str:
    items = "".join(f"<li><a href='{host}/tin-{at}-4711.html'>{name}</a></li>" for at, name in enumerate(names))
    return f"<{tag}>{items}</{tag}>"


@pytest.mark.parametrize("names", [HEADLINES, HEADLINES[:1], HEADLINES * 2])
@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_a_list_of_headlines_between_two_paragraphs_is_no_text(names: tuple[str, ...], tag: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p>{listed(names, tag)}<p>{TWO}</p>{TEXT}</div>")
    assert found.body == f"{BOTH}\n\n{BOTH}"


@pytest.mark.parametrize(
    ("above", "inner"),
    [
        ("Ban Tổ chức công bố kết quả của từng nội dung thi trên trang của huyện, gồm:", listed(HEADLINES)),
        (ONE, listed(HEADLINES, host="https://khac.vn")),
        (ONE, listed(("Văn bản số 12 về việc khen thưởng", "Danh sách các em đoạt giải nhất"))),
        (ONE, listed(("Giải nhất", "Giải nhì"))),
        (ONE, listed(HEADLINES).replace("</a>", "</a> của xã Mỹ Long trao ngày hôm qua")),
    ],
)
def test_a_list_that_the_text_speaks_of_stays(above: str, inner: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p><p>{above}</p>{inner}<p>{TWO}</p></div>")
    assert any(isinstance(block, ListBlock) for block in found.blocks)


@pytest.mark.parametrize("header", ["Bài viết cùng mục", "Các tin cùng thể loại", "Tin bài cùng mục:"])
def test_further_headers_of_other_news(header: str) -> None:
    assert furniture.is_related_header(header)
    assert not furniture.is_related_header(f"{header} được nhiều người đọc")


@pytest.mark.parametrize("names", ["lien-quan", "bai-lien-quan", "article__relate", "ds-bai-viet-lien-quan"])
def test_a_box_of_other_news_in_the_text_by_its_class(names: str) -> None:
    box = f"<ul class='{names}'><li><a href='/tin/khac'>Phụ nữ vùng cao khởi nghiệp từ chè</a></li></ul>"
    assert article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p>{box}<p>{TWO}</p></div>").body == BOTH


@pytest.mark.parametrize("names", ["chuyen-lien-quan-den-hoi", "correlate", "co-quan", "relates-to"])
def test_classes_with_such_a_word_in_them_hide_nothing(names: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p><div class='{names}'>{TWO}</div></div>")
    assert found.body == BOTH


@pytest.mark.parametrize("arrow", ["&gt;&gt; ", "» ", "› ", ">>> "])
def test_an_arrow_before_a_link_leads_away(arrow: str) -> None:
    other = f"<p><a href='/tin/gia-vai.html'>{arrow}Giá vải đầu vụ tăng cao hơn năm ngoái</a></p>"
    assert article(f"{HEAD}<p>{ONE}</p>{other}<p>{TWO}</p>").body == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize(
    "line", ["&gt; Nhiệt độ ngoài trời lên tới 39 độ.", "» Bước 1: nộp hồ sơ tại <a href=/x>một cửa</a>."]
)
def test_an_arrow_before_text_is_text(line: str) -> None:
    assert article(f"{HEAD}<p>{ONE}</p><p>{line}</p><p>{TWO}</p>").body.count("\n\n") == 2


@pytest.mark.parametrize("line", ["Xem thêm: <a href=/tin/hai-man.html>Ngày hội hái mận</a>"])
def test_a_label_before_a_link_leads_away(line: str) -> None:
    assert article(f"{HEAD}<p>{ONE}</p><p><b>{line}</b></p><p>{TWO}</p>").body == f"{ONE}\n\n{TWO}"


def test_a_sentence_that_begins_like_the_label_is_text() -> None:
    line = "Xem thêm: hồ sơ gồm đơn và bản sao, tải <a href=/tin/don.html>mẫu đơn</a> rồi nộp tại bộ phận một cửa."
    assert "bộ phận một cửa" in article(f"{HEAD}<p>{ONE}</p><p>{line}</p><p>{TWO}</p>").body


@pytest.mark.parametrize(
    "below",
    [
        "<div><h3>Tin liên quan</h3></div><ul><li><a href=/gt>Giới thiệu chung</a></li></ul>",
        "<h3>Tin liên quan</h3><h3>Chuyên mục</h3><ul><li><a href=/cm/1>Giới thiệu chung</a></li></ul>",
    ],
)
def test_a_menu_below_an_empty_box_is_related_to_no_article(below: str) -> None:
    assert article(f"<div><div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}</div></div>{below}</div>").related == []


@pytest.mark.parametrize(
    "repeated",
    [
        "<p>AI tóm tắt",
        "<p>Tin khác<p><a href=/tin/7>Cầu dân sinh</a>",
        "<h2>Tin mới</h2><h3>Khánh thành cầu dân sinh ở xã</h3><p>12/3/2022 08:30</p>",
    ],
)
@pytest.mark.parametrize("above", ["", "<p><img src=/upload/a.jpg>"])
def test_many_headers_are_looked_at_once_each(repeated: str, above: str) -> None:
    def read(size: int) -> None:
        parsed(f"<h1>{TITLE}</h1>{FACTS}<div>{above}{repeated * size}<p>{ONE}</div>")

    assert grows_evenly(read, 300)


@pytest.mark.parametrize(
    "box",
    [
        "<div>Tin liên quan</div><div><h4>Hội thi</h4>{}</div><div><h4>Hội diễn</h4>{}</div>",
        "<h3>Tin cũ hơn</h3><h4>Tháng 5</h4>{}<h4>Tháng 4</h4>{}",
    ],
)
def test_headings_inside_a_box_of_other_news_do_not_end_it(box: str) -> None:
    links = [f"<a href=/tin/bai-{at}.html>Xã Long Hòa tổ chức hội thi nấu ăn lần thứ {at}</a>" for at in (1, 2)]
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}</div>{box.format(*links)}</div>")
    assert [each.url[-10:] for each in found.related] == ["bai-1.html", "bai-2.html"]


def test_programmes_that_a_text_goes_on_with_are_no_other_news() -> None:
    part = f"<h3>Các chương trình khác</h3><p><a href=/ocop>Chương trình OCOP</a></p><p>{TWO}</p>"
    assert article(f"{HEAD}<div><p>{ONE}</p>{part}</div>").body.endswith(TWO)
