"""The way to an article above its title: sections, and no title; menus and titles that look like one."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes
from tests.crawler.families.page_kit import BOTH, FACTS, HEAD, ONE, TEXT, TITLE, article, parsed


@pytest.mark.parametrize("name", ["In trang này", "Xin chào khách", "UBND huyện Ví Dụ"])
def test_what_no_arrow_leads_to_is_no_part_of_such_a_way(name: str) -> None:
    way = f"<div class=x><a href=/>Trang chủ</a> / <a href=/tin>Tin tức sự kiện</a> <span>{name}</span></div>"
    frame = f"<h1 class=detail-title>{TITLE}</h1>{FACTS}<div class=detail-content>{TEXT}</div>"
    assert article(f"{way}<div>{frame}</div>").section == ["Tin tức sự kiện"]


WAYS = ("<a href=/t.aspx>{}</a>", "{}", "<a href=/x>Tin tức</a> &gt; {}")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("heading", ["<h2>{}</h2>", "<p><b>{}</b></p>"])
def test_the_title_of_a_page_that_is_called_as_the_way_to_it_ends(way: str, heading: str) -> None:
    way = f"<div><a href=/>Trang chủ</a> &gt; {way.format('Tin hoạt động')}</div>"
    found = article(f"{way}<div>{heading.format(TITLE)}{FACTS}<div>{TEXT}</div></div>", title="Tin hoạt động")
    assert found.title == TITLE


@pytest.mark.parametrize("way", WAYS[:2])
@pytest.mark.parametrize("heading", ["<h3>Thông báo lịch tiếp công dân</h3>", "<b>Thống kê truy cập cổng</b>"])
def test_a_box_below_the_text_is_no_title_where_that_ends_the_way(way: str, heading: str) -> None:
    title = "Lễ hội Ok Om Bok 2022"
    way = f"<div><a href=/>Trang chủ</a> &gt; {way.format(title)}</div>"
    box = f"<div>{heading}<p>20/04/2021</p><p>Chi tiết xem tại phòng tiếp công dân của huyện.</p></div>"
    found = parsed(f"{way}<div>{FACTS}<div>{TEXT}<p>{ONE}</p></div></div>{box}", title=title)
    assert isinstance(found, Article)
    assert title in found.title


@pytest.mark.parametrize(
    ("end", "names"),
    [
        ("<span>Kinh tế - Xã hội</span>", ["Tin tức sự kiện", "Kinh tế - Xã hội"]),
        (f"<span>{TITLE}</span>", ["Tin tức sự kiện"]),
        ("<span>Chi tiết tin</span>", ["Tin tức sự kiện"]),
        ("<span>Thứ Tư, 25/05/2022</span>", ["Tin tức sự kiện"]),
        ("<div>UBND huyện Ví Dụ</div>", ["Tin tức sự kiện"]),
        ("<select><option>Liên kết nhanh</option></select>", ["Tin tức sự kiện"]),
        ("<marquee>Chào mừng Đại hội</marquee>", ["Tin tức sự kiện"]),
    ],
)
def test_the_last_name_of_a_way_that_no_class_calls_one(end: str, names: list[str]) -> None:
    way = f"<div class=hl-path><a href=/>Trang chủ</a> &raquo; <a href=/Trang/tin.aspx>Tin tức sự kiện</a> » {end}"
    frame = f"<div id=news-title>{TITLE}</div>{FACTS}<div id=news-detail>{TEXT}</div>"
    head = "<meta name=GENERATOR content='Microsoft SharePoint'>"
    assert article(f"{way}</div><div>{frame}</div>", head=head).section == names


@pytest.mark.parametrize("name", ["Tin hoạt động", "Tin hoạt động - Sở Nội vụ"])
def test_the_way_to_the_section_that_a_page_is_called_after_is_no_title(name: str) -> None:
    way = "<div><a href=/>Trang chủ</a> &gt; <a href=/Pages/tinhoatdong.aspx>Tin hoạt động</a></div>"
    found = article(f"{way}<div><h2>{TITLE}</h2>{FACTS}{TEXT}</div>", title=name)
    assert (found.title, found.section, found.body) == (TITLE, ["Tin hoạt động"], BOTH)


def test_a_title_that_begins_as_such_a_way_does() -> None:
    title = "Home gardens bring income to farmers of the delta"
    found = parsed(f"<div><p><a href=#>{title}</a></p>{FACTS}{TEXT}</div>", title=title)
    assert isinstance(found, Article)
    assert found.title == title


@pytest.mark.parametrize("title", ["Home Credit tặng quà cho trẻ em Ví Dụ", "Trang nhất báo Ví Dụ qua các thời kỳ"])
@pytest.mark.parametrize(("called", "line"), [("{t:.30}...", "{a}"), ("{t}", "{a} <a href=#>[In]</a>")])
def test_a_linked_title_that_begins_with_words_of_the_home_page(title: str, called: str, line: str) -> None:
    line = line.format(a=f"<a href=#>{title}</a>")
    found = parsed(f"<div><p>{line}</p>{FACTS}{TEXT}</div>", title=called.format(t=title))
    assert isinstance(found, Article)
    assert found.title.startswith(title)


@pytest.mark.parametrize("way", ["<a href=/t.aspx>Tin hoạt động</a> &gt; {t}", "<span>{t}</span>"])
def test_a_title_that_stands_at_the_end_of_the_way_alone(way: str) -> None:
    way = f"<div><a href=/>Trang chủ</a> &gt; {way.format(t=TITLE)}</div>"
    assert article(f"{way}<div>{FACTS}<div>{TEXT}</div></div>", title=TITLE).title == TITLE


@pytest.mark.parametrize("mark", ["|", "»", "/"])
@pytest.mark.parametrize("last", ["Liên hệ", "Sơ đồ cổng", "RSS", "Góp ý"])
def test_a_short_menu_over_the_title_is_no_way_to_it(mark: str, last: str) -> None:
    for menu in (f"Trang chủ {mark} {last}", f"<a href='/'>Trang chủ</a> {mark} <a href='/x'>{last}</a>"):
        assert article(f"<div>{menu}</div>{HEAD}<div>{TEXT}</div>").section == []
    way = f"<a href='/'>Trang chủ</a> {mark} <a href='/hoi-dap'>Hỏi đáp</a>"
    assert article(f"<div class=breadcrumb>{way}</div>{HEAD}<div>{TEXT}</div>").section == ["Hỏi đáp"]


def test_a_way_that_the_page_calls_one_may_lead_by_any_page() -> None:
    way = "<a href='/'>Trang chủ</a> » <a href='/gop-y'>Góp ý</a> » <a href='/gop-y/luat'>Dự thảo luật</a>"
    assert article(f"<div class=breadcrumb>{way}</div>{HEAD}<div>{TEXT}</div>").section == ["Góp ý", "Dự thảo luật"]
    assert article(f"<div>Trang chủ » Góp ý » Dự thảo luật</div>{HEAD}<div>{TEXT}</div>").section[:1] == ["Góp ý"]
    assert article(f"<div>Trang chủ | Dịch vụ công | Góp ý | Sơ đồ</div>{HEAD}<div>{TEXT}</div>").section == []
    said = "<meta property=article:section content='Góp ý'>"
    assert article(f"{HEAD}<div>{TEXT}</div>", head=said).section == ["Góp ý"]


@pytest.mark.parametrize(
    ("first", "section"),
    [("Tin tức", ["Tin tức", "Kinh tế"]), ("Tin tức - Sự kiện", ["Tin tức - Sự kiện", "Kinh tế"])]
    + [(name, ["Kinh tế"]) for name in ("Trang chủ", "ទំព័រដើម", "Sở Y tế Ví Dụ", "Tin Ví Dụ Online", "Accueil")]
    + [(name, ["Kinh tế"]) for name in ("Tin tức Ví Dụ", "Thời sự Ví Dụ", "Tin tức huyện Cầu Ngang")],
)
def test_a_way_that_begins_with_a_link_home(first: str, section: list[str]) -> None:
    way = f"<a href='/'>{first}</a> › <a href='/kinh-te'>Kinh tế</a>"
    assert article(f"<div class=breadcrumb>{way}</div>{HEAD}<div>{TEXT}</div>").section == section


MENU = (
    "<ul><li><a href=/>Trang chủ</a></li><li><a href=/gioi-thieu>Giới thiệu</a></li>"
    "<li><a href=/van-ban>Văn bản</a></li></ul>"
)


def test_a_path_of_sections_above_the_title_is_read_below_a_menu() -> None:
    path = (
        "<table><tr><td><a href=/nong-nghiep>Nông nghiệp</a> / <a href=/nong-nghiep/tom>Nuôi tôm</a></td></tr></table>"
    )
    assert article(f"{MENU}{path}{HEAD}{TEXT}").section == ["Nông nghiệp", "Nuôi tôm"]


def test_a_menu_above_the_title_is_no_path() -> None:
    assert article(f"{MENU}{HEAD}{TEXT}").section == []


@pytest.mark.parametrize(
    ("links", "section"),
    [
        ("<a href=/kinh-te/>Kinh tế</a> / <a href=/kinh-te/nong-nghiep/>Nông nghiệp</a>", ["Kinh tế", "Nông nghiệp"]),
        ("<a href=/kinh-te/>Kinh tế</a> | <a href=/van-hoa/>Văn hóa</a>", []),
        ("<a href=/kinh-te/>Kinh tế</a> / <a href=/van-hoa/>Văn hóa</a>", []),
    ],
)
def test_a_path_without_the_home_page(links: str, section: list[str]) -> None:
    found = article(f"<div>{links}</div><div><h1>{TITLE}</h1><p>25/05/2022 16:40</p>{TEXT}</div>")
    assert found.section == section


# --- the way above a post of WordPress, and the entry of the menu

ENTRY = "<li class=current-post-parent><a href=/t>Tin trong tỉnh</a></li>"
POST_MENU = f"<nav><ul><li><a href=/>Trang chủ</a></li>{ENTRY}</ul></nav>"


@pytest.mark.parametrize(
    ("way", "section"),
    [
        ("<a href=/>Trang chủ</a> » <span>Kinh tế</span>", "Kinh tế"),
        ("<a href=/>Trang chủ</a> › Kinh tế", "Kinh tế"),
        (f"<a href=/>Trang chủ</a> / <b>Kinh tế</b> / {TITLE}", "Kinh tế"),
        (f"<a href=/>Trang chủ</a> » <span>{TITLE}</span>", "Tin trong tỉnh"),
        ("<a href=/>Trang chủ</a>", "Tin trong tỉnh"),
        ("<a href=/>Trang chủ</a> » viết bởi admin", "Tin trong tỉnh"),
    ],
)
def test_the_way_above_a_post_comes_before_the_menu(way: str, section: str) -> None:
    page = (
        f"<html><head><meta name=generator content='WordPress 6.0'><title>{TITLE}</title></head>"
        f"<body class='single single-post'>{POST_MENU}<div class=path>{way}</div><article class=type-post>"
        f"<h1 class=entry-title>{TITLE}</h1><time datetime=2022-05-25>25/05/2022</time>"
        f"<div class=entry-content>{TEXT}</div></article></body></html>"
    )
    found = parse_bytes(page.encode(), url="http://vidu.gov.vn/2022/05/le-hoi/")
    assert isinstance(found, Article), found
    assert found.section == [section]
