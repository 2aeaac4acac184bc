"""A section behind its label, in a menu's entry, in a link beside the text; and what reads alike."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes
from tests.crawler.families.page_kit import BOTH, FACTS, HEAD, ONE, PORTAL, TEXT, TITLE, TWO, article, parsed


@pytest.mark.parametrize(("named", "section"), [("current-post-parent", ["Giáo dục"]), ("current-menu-item", [])])
def test_the_category_of_a_post_that_only_the_menu_of_wordpress_names(named: str, section: list[str]) -> None:
    menu = (
        f"<ul><li class='{named}'><a href=/category/gd/>Giáo dục</a></li><li><a href=/category/yt/>Y tế</a></li></ul>"
    )
    post = f"<article class='post'><h1 class=entry-title>{TITLE}</h1><time class=entry-date>25/05/2022</time>"
    head = f"<title>{TITLE}</title><meta name=generator content='WordPress 6.4'>"
    page = f"<html><head>{head}</head><body class=single>{menu}{post}<div class=entry-content>{TEXT}</div></article>"
    found = parse_bytes(page.encode(), url="http://vidu.gov.vn/le-hoi/")
    assert isinstance(found, Article)
    assert (found.parser.family, found.section) == ("wordpress", section)


@pytest.mark.parametrize("more", ["", "<li><a href=/category/vh/>Văn hóa</a></li>"])
def test_the_last_entry_of_a_menu_above_a_title_is_no_section(more: str) -> None:
    menu = f"<ul><li><a href=/category/gd/>Giáo dục</a></li><li><a href=/category/yt/>Y tế</a></li>{more}</ul>"
    assert article(f"{menu}<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}</div></div>").section == []


def test_a_link_alone_above_a_title_to_what_its_address_calls_a_category() -> None:
    page = f"<div><p><a href=/category/gd/>Giáo dục</a></p><h1>{TITLE}</h1>{FACTS}<div>{TEXT}</div></div>"
    assert article(page).section == ["Giáo dục"]


def post(menu: list[tuple[str, str]], over: str = "") -> Article:
    entries = "".join(f"<li class=current-post-parent><a href={url}>{name}</a></li>" for url, name in menu)
    text = f"<time class=entry-date>25/05/2022</time><div class=entry-content>{TEXT}</div>"
    own = f"<article class=type-post><h1 class=entry-title>{TITLE}</h1>{text}</article>"
    head = "<meta name=generator content='WordPress 6.4'><link rel='https://api.w.org/' href=/wp-json/>"
    found = parsed(f"<nav><ul>{entries}</ul></nav>{over}{own}", head=head, url="http://vidu.gov.vn/2022/05/le-hoi/")
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    ("menu", "over", "section"),
    [
        ([("/c/a/", "Tin huyện")], "", ["Tin huyện"]),
        ([("/c/a/", "Tin huyện"), ("/c/a/b/", "Kinh tế")], "", ["Tin huyện", "Kinh tế"]),
        ([("/c/a/", "Tin huyện"), ("/c/b/", "Tin nổi bật")], "", []),
        ([("/c/a/", "Tin huyện")], "<div><a href=/>Trang chủ</a> » <a href=/vh/>Văn hóa</a></div>", ["Văn hóa"]),
    ],
)
def test_the_menus_entry_of_a_post(menu: list[tuple[str, str]], over: str, section: list[str]) -> None:
    assert post(menu, over).section == section


@pytest.mark.parametrize("name", ["<a href='/m/7'>Nghiệp vụ</a>", "<b><a href='/m/7'>Nghiệp vụ</a></b>"])
def test_a_section_in_the_cell_behind_its_label(name: str) -> None:
    facts = f"<dl><dt>Ngày đăng</dt><dd>25/05/2022</dd><dt>Chuyên mục</dt><dd>{name}</dd></dl>"
    found = article(f"<h1>{TITLE}</h1>{facts}<div>{TEXT}</div>")
    assert (found.section, found.body, found.published_at) == (["Nghiệp vụ"], BOTH, "2022-05-25")


def test_a_word_like_the_label_in_a_text_is_text() -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p><h3>Danh mục</h3><p>{TWO}</p></div>")
    assert found.body == f"{ONE}\n\nDanh mục\n\n{TWO}"


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


@pytest.mark.parametrize("name", ["Cải cách hành chính - Chuyển đổi số", "Hoạt động của lãnh đạo tỉnh Ví Dụ năm 2022"])
def test_a_menus_entry_in_whose_address_a_number_stands_is_the_section(name: str) -> None:
    menu = f"<ul class=menu><li><a href=/>Trang chủ</a><li><a href=/tin-tuc/muc-ay-45.html>{name}</a></ul>"
    page = f"{menu}<div><h1>{name}</h1><p><b>{TITLE}</b></p>{FACTS}<div>{TEXT}</div></div>"
    assert article(page, title=PORTAL, url="http://vidu.gov.vn/tin-tuc/hop-mat-77.html").body == BOTH


def test_the_list_that_tells_of_an_article_may_name_its_section() -> None:
    told = "<ul><li>Ngày đăng: 25/05/2022</li><li>Tác giả: Lê Thị Hà</li><li>Mục: <a href=/x>Tin huyện</a></li></ul>"
    found = article(f"<h1>{TITLE}</h1><div><p>{ONE}</p><p>{TWO}</p></div>{told}")
    assert (found.byline, found.published_at) == ("Lê Thị Hà", "2022-05-25")


SECTIONS = {
    "two": ("Danh mục: <a href=/a>Tin tức</a>, <a href=/b>Kinh tế</a>", ["Tin tức", "Kinh tế"]),
    "bar": ("Chuyên mục: <a href=/a>Tin tức</a> | <a href=/b>Kinh tế</a>", ["Tin tức", "Kinh tế"]),
    "of": ("Thuộc chuyên mục <a href=/b>Kinh tế</a>", ["Kinh tế"]),
    "in": ("Đăng trong <a href=/b>Kinh tế</a>", ["Kinh tế"]),
    "English": ("Posted in <a href=/b>Kinh tế</a>", ["Kinh tế"]),
}


@pytest.mark.parametrize(("line", "names"), SECTIONS.values(), ids=SECTIONS)
def test_what_sorts_an_article_is_its_section_and_no_text(line: str, names: list[str]) -> None:
    for page in (f"<p>{line}</p><div>{TEXT}</div>", f"<div>{TEXT}</div><div>{line}</div>"):
        found = article(HEAD + page)
        assert (found.section, found.body) == (names, BOTH)


@pytest.mark.parametrize(
    "line",
    [
        "Danh mục: <a href=/a>Tin tức</a>, công trình và <a href=/b>Kinh tế</a>",
        "Danh mục: <a href=/a>Nghị quyết số 12</a>, <a href=/b>Nghị quyết số 13</a>",
        "Trong danh mục <a href=/b>các di sản</a>",
        "Được xếp vào <a href=/b>Di tích quốc gia</a>",
        "Thuộc chuyên mục <a href=/b>Kinh tế</a> của báo",
        "Đăng trong <a href=/b>số báo Xuân</a> vừa qua",
    ],
)
def test_what_says_more_than_where_it_stands_is_text(line: str) -> None:
    found = article(f"{HEAD}<div>{TEXT}<p>{line}</p></div>")
    assert (found.section, len(found.body) > len(BOTH)) == ([], True)


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


@pytest.mark.parametrize(
    ("over", "href"), [("Sở Y tế tỉnh Ví Dụ", "/so-y-te"), ("Xã Cầu Ngang", "/vi"), ("Cầu Ngang ngày mới", "/vi/home")]
)
def test_whose_site_it_is_is_no_section(over: str, href: str) -> None:
    page = f"<a href={href}>{over}</a><div><h1>{over}</h1><h2>{TITLE}</h2>{FACTS}<div>{TEXT}</div></div>"
    assert article(page).section == []


@pytest.mark.parametrize(
    "text",
    [
        f"{FACTS}<p><a href='/chuyen-muc/vh'>Văn hóa xã</a></p><p>{ONE}</p><p>{TWO}</p>",
        f"<p>{ONE}</p><p>{TWO}</p><p>Chuyên mục: <a href='/chuyen-muc/vh'>Văn hóa xã</a></p>",
    ],
)
def test_the_section_between_the_day_and_the_text_or_behind_its_label_below_is_none_of_it(text: str) -> None:
    day = "" if FACTS in text else FACTS
    found = article(f"<div><h1>{TITLE}</h1>{day}<div>{text}</div></div>")
    assert (found.body, found.section) == (BOTH, ["Văn hóa xã"])
