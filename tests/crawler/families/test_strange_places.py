"""Lists of headlines, sections, files and names in places of their own, and what stands there alike."""

from __future__ import annotations

import pytest

from archive.article import ListBlock, Table
from crawler.fields.lines import furniture
from tests.crawler.families.page_kit import BOTH, FACTS, ONE, TEXT, TITLE, TWO, article

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


@pytest.mark.parametrize(
    "line",
    [
        "Thích 24 Bình luận 2 Theo dõi Báo Ví Dụ trên Google News", "In bài Lưu bài", "210 KB", "(1,2 MB)",
        "Thích 3", "Bình luận 12",
    ],
)  # fmt: skip
def test_buttons_with_counts_and_sizes_of_files_are_no_text(line: str) -> None:
    assert article(f"<h1>{TITLE}</h1>{FACTS}<div>{line}</div>{TEXT}").body == BOTH


@pytest.mark.parametrize("line", ["Bình luận 12 bức ảnh", "Thích 24 giờ", "In bài vị", "210 kg"])
def test_short_lines_that_say_something_are_no_buttons(line: str) -> None:
    assert not furniture.is_furniture(line)


@pytest.mark.parametrize("header", ["Bài viết cùng mục", "Các tin cùng thể loại", "Tin bài cùng mục:"])
def test_further_headers_of_other_news(header: str) -> None:
    assert furniture.is_related_header(header)
    assert not furniture.is_related_header(f"{header} được nhiều người đọc")


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ("<div><a href='/xa-hoi/'>Xã hội</a><span>&gt;</span><a href='/moi-truong/'>Môi trường</a></div>", 2),
        ("<div><a href='/xa-hoi/'>Xã hội</a> » <a href='/moi-truong/'>Môi trường</a></div>", 2),
        ("<div><a href='/xa-hoi/'>Xã hội</a> | <a href='/moi-truong/'>Môi trường</a></div>", 0),
        ("<div><a href='/xa-hoi/'>Xã hội</a> <a href='/moi-truong/'>Môi trường</a></div>", 0),
        ("<p><a href='/category/xa-hoi'>Xã hội</a></p>", 1),
        ("<p><a href='/chuyen-muc/xa-hoi-7'>Xã hội</a></p>", 1),
        ("<p><a href='/category/'>Xã hội</a></p>", 0),
        ("<p><a href='/category/xa-hoi'>Xã hội</a> <a href='/category/y-te'>Y tế</a></p>", 0),
    ],
)
@pytest.mark.parametrize("date", ["", FACTS])
def test_sections_over_the_title(above: str, section: int, date: str) -> None:
    found = article(f"<div>{above}{date}<h1>{TITLE}</h1>{'' if date else FACTS}{TEXT}</div>")
    assert found.section == ["Xã hội", "Môi trường"][:section]


@pytest.mark.parametrize("name", ["<a href='/m/7'>Nghiệp vụ</a>", "<b><a href='/m/7'>Nghiệp vụ</a></b>"])
def test_a_section_in_the_cell_behind_its_label(name: str) -> None:
    facts = f"<dl><dt>Ngày đăng</dt><dd>25/05/2022</dd><dt>Chuyên mục</dt><dd>{name}</dd></dl>"
    found = article(f"<h1>{TITLE}</h1>{facts}<div>{TEXT}</div>")
    assert (found.section, found.body, found.published_at) == (["Nghiệp vụ"], BOTH, "2022-05-25")


def test_a_word_like_the_label_in_a_text_is_text() -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p><h3>Danh mục</h3><p>{TWO}</p></div>")
    assert found.body == f"{ONE}\n\nDanh mục\n\n{TWO}"


@pytest.mark.parametrize("office", ["Trung tâm Tin học", "Công ty Ví Dụ"])
def test_who_made_the_portal_did_not_make_the_article(office: str) -> None:
    text = f"<h1>{TITLE}</h1>{FACTS}{TEXT}<p align=right><b>Trần Minh Quang</b></p>"
    rows = f"<table><tr><td>{text}</td></tr><tr><td>Thiết kế: {office}</td></tr></table>"
    assert article(rows).byline == "Trần Minh Quang"


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


DRUPAL = "<meta name=Generator content='Drupal 9 (https://www.drupal.org)'>"


@pytest.mark.parametrize(
    "field", ["field--name-field-noi-dung", "field--name-field-cac-phan", "field-name-field-content"]
)
def test_a_node_whose_text_is_in_paragraphs(field: str) -> None:
    parts = "".join(
        f"<div class='paragraph'><div class='field--name-field-text'><p>{p}</p></div></div>" for p in (ONE, TWO)
    )
    node = (
        f"<article class='node node--view-mode-full'><div class=node__submitted>Gửi bởi <a>bbt</a> vào Thứ 4, "
        f"25/05/2022 - 16:40</div><div class=node__content><div class='{field}'>{parts}</div></div></article>"
    )
    found = article(f"<h1 class=page-title>{TITLE}</h1>{node}", head=DRUPAL)
    assert "\n\n".join(text for text in (found.lead, found.body) if text) == BOTH
    assert (found.byline, found.published_at) == (None, "2022-05-25T16:40:00+07:00")


WORDPRESS = "<meta name=generator content='WordPress 6.0.1'></head><body class='single single-post'>"


def test_terms_of_block_themes_are_told_apart() -> None:
    terms = "<div class='taxonomy-{}'><a rel=tag href='/{}'>{}</a></div>"
    inner = (
        f"<main><h1>{TITLE}</h1><time datetime='2022-05-25T16:40:00+07:00'>25/05/2022</time>"
        f"{terms.format('category', 'c/ds', 'Đời sống')}<div class=entry-content>{TEXT}</div>"
        f"{terms.format('post_tag', 't/cl', 'cá linh')}</main>"
    )
    found = article(inner, head=WORDPRESS)
    assert (found.section, found.tags) == (["Đời sống"], ["cá linh"])


@pytest.mark.parametrize(
    ("stamp", "modified"), [("2022-05-26T07:00:00+07:00", "2022-05-26T07:00:00+07:00"), ("", "2022-05-26")]
)
def test_the_time_of_a_change_of_which_the_day_is_printed(stamp: str, modified: str) -> None:
    inner = (
        f"<div class=item-page><h2 itemprop=headline>{TITLE}</h2><dl class=article-info><dd class=published>"
        f"<time datetime='2022-05-25T16:40:00+07:00'>Được đăng: 25 Tháng 5 2022</time></dd><dd class=modified>"
        f"<time datetime='{modified}'>Cập nhật: 26 Tháng 5 2022</time></dd></dl>"
        f"<div itemprop=articleBody>{TEXT}</div></div>"
    )
    found = article(inner, head="<meta name=generator content='Joomla! - Open Source Content Management'>")
    assert (found.published_at, found.modified_at) == ("2022-05-25T16:40:00+07:00", modified)
