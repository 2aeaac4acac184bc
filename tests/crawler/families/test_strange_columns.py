"""Pages on which what stands beside the article reads like a part of it, and what reads alike and is one."""

from __future__ import annotations

import json

import pytest

from archive.article import Article, Reject
from crawler.clean.dates import parse_date
from crawler.clean.text import fold
from crawler.parse import parse_bytes
from tests.crawler.families.columns_kit import TWO
from tests.crawler.families.written import LEAD, TEXT, TITLE, article, parsed

ROWS = "".join(
    f"<article class='jeg_post'><h3 class='jeg_post_title'><a href='/tin-{n}/'>Hội thi nhà nông đua tài lần thứ {n}</a>"
    f"</h3><div class='jeg_meta_date'>0{n}/02/2026</div></article>"
    for n in (7, 8, 9)
)


def wordpress(inner: str, above: str = "") -> Article:
    found = parse_bytes(
        f"<html><head><title>{TITLE}</title><meta name=generator content='WordPress 6.4'></head>"
        f"<body class='single single-post postid-9'>{above}{inner}</body></html>".encode(),
        url="https://a.vn/mua-vang/",
    )
    assert isinstance(found, Article), found
    return found


def test_the_articles_of_a_theme_that_are_its_lists_tell_no_date() -> None:
    """JNews has no ``article`` around the post, and one around each row of what is read most."""
    post = (
        f"<div class=jeg_inner_content><h1 class=jeg_post_title>{TITLE}</h1><div class=jeg_meta_date>22/08/2025</div>"
        f"<div class=entry-content><p>{TEXT}</p><p>{TWO}</p></div></div>"
    )
    found = wordpress(f"{post}<div class=jnews_related_post_container>{ROWS}</div>", above=ROWS)
    assert found.published_at == "2025-08-22"
    assert [each.url for each in found.related] == [f"https://a.vn/tin-{n}/" for n in (7, 8, 9)]


def test_the_article_around_a_post_tells_its_date() -> None:
    facts = f"<h1>{TITLE}</h1><div class=jeg_meta_date>22/08/2025</div>"
    post = f"<article>{facts}<div class=entry-content><p>{TEXT}</p></div></article>"
    assert wordpress(post, above=ROWS).published_at == "2025-08-22"


def test_places_of_two_magazine_themes() -> None:
    meta = "<p class=entry-meta><span class=entry-meta-date><i></i><a href='/?m=201905'>17/05/2019</a></span></p>"
    post = f"<article class='post type-post'><h1 class=entry-title>{TITLE}</h1>{meta}<div class=entry-content><p>{TEXT}"
    assert wordpress(f"{post}</div></article>").published_at == "2019-05-17"
    crumbs = "<div class=tdb_breadcrumbs><a href='/'>Trang chủ</a><span><a href='/xa-hoi/'>Xã hội</a></span></div>"
    image = (
        "<div class=tdb_single_featured_image><a href='/uploads/bia.jpg'><img src='/uploads/bia-696x464.jpg'></a>"
        "<figcaption class=tdb-caption-text>Ngư dân gỡ cá</figcaption></div>"
    )
    found = wordpress(f"{crumbs}<h1>{TITLE}</h1>{image}<div class=td-post-content><p>{TEXT}</p></div>")
    assert found.section == ["Xã hội"]
    assert [(each.url, each.caption) for each in found.images] == [("https://a.vn/uploads/bia.jpg", "Ngư dân gỡ cá")]


FIGURE = "<table><tr><td><img src='/a.jpg'></td></tr><tr><td class=caption>Kiểm sát viên luận tội</td></tr></table>"


@pytest.mark.parametrize("named", ["content-detail expNoEdit", "content-detail"])
def test_a_whole_text_in_a_box_named_after_its_captions_is_text(named: str) -> None:
    text = "".join(f"<p>{part}</p>" for part in (TEXT, TWO, *(f"{n}. {TWO}" for n in range(1, 5))))
    found = article(f"<h1>{TITLE}</h1><div>12/05/2025 08:00</div><div class='{named}'>{FIGURE}{text}</div>")
    assert found.body.count("khuyến nông") == 10
    assert found.images[0].caption == "Kiểm sát viên luận tội"


def test_a_small_box_of_that_name_is_a_caption() -> None:
    figure = "<div><img src='/a.jpg'><div class=expNoEdit><p>Kiểm sát viên luận tội tại tòa.</p></div></div>"
    found = article(f"<h1>{TITLE}</h1><div>12/05/2025 08:00</div><div>{figure}<p>{TEXT}</p><p>{TWO}</p></div>")
    assert found.images[0].caption == "Kiểm sát viên luận tội tại tòa."


@pytest.mark.parametrize("icon", ["<mat-icon>{}</mat-icon>", "<i class='material-icons'>{}</i>"])
def test_the_names_that_a_font_of_icons_draws_are_no_text(icon: str) -> None:
    facts = f"<div>{icon.format('schedule')} 07/03/2026 10:30 {icon.format('visibility')} 1502</div>"
    found = article(f"<h3>{TITLE}</h3>{facts}<div><p>{TEXT}</p><p>{TWO}</p></div>")
    assert (found.published_at, found.views) == ("2026-03-07T10:30:00+07:00", 1502)


def test_the_same_word_in_a_sentence_is_text() -> None:
    line = "The visibility 1502 metres above the sea was poor, said the guide to the visitors of the park."
    assert line in article(f"<h1>{TITLE}</h1><div>07/03/2026 10:30</div><div><p>{TEXT}</p><p>{line}</p></div>").body


def shell(below: str, content: str) -> Article:
    post = {"title": TITLE, "slug": "mua-vang-4711", "content": content, "publishedAt": "2026-06-04T02:20:00.000Z"}
    data = json.dumps({"props": {"pageProps": {"post": {**post, "id": 5}}}}, ensure_ascii=False)
    shown = f"<h1>{TITLE}</h1><div>09:20, 04/06/2026</div><div>{content}</div>{below}"
    return article(f"<div id=__next>{shown}</div><script id=__NEXT_DATA__ type='application/json'>{data}</script>")


def test_who_wrote_stands_below_the_text_that_is_shown_and_in_no_record() -> None:
    text = f"<p>{TEXT}</p><p>{TWO}</p>"
    found = shell("<p>Tác giả: Phòng Quản lý thương mại</p>", text)
    assert found.byline == "Phòng Quản lý thương mại"
    assert shell("<p>Mọi ý kiến xin gửi về sở.</p>", text).byline is None


LABELS = (
    ("Số / Ký hiệu", "412/QĐ-UBND"), ("Ngày ban hành", "12/03/2025"), ("Loại văn bản", "Quyết định"),
    ("Cơ quan ban hành", "UBND tỉnh"), ("Người ký", "Trần Quốc Huy"),
)  # fmt: skip
RECORD = "<table>" + "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in LABELS) + "</table>"
FILE = "<h3>Tải về</h3><a href='/vb/412.pdf'>412.pdf</a><p>Lượt xem: 96</p>"


def test_a_document_whose_labels_stand_in_a_table_is_no_news() -> None:
    found = parsed(f"<h1>{TITLE}</h1><div>{RECORD}{FILE}</div>")
    assert isinstance(found, Reject)
    assert found.reason == "legal-document"


def test_news_with_such_a_table_or_a_list_of_documents_is() -> None:
    assert article(f"<h1>{TITLE}</h1><p>12/05/2025</p><div><p>{TEXT}</p><p>{TWO}</p><p>{TWO}</p>{RECORD}</div>").blocks
    heads = "".join(f"<td>{label}</td>" for label, _ in LABELS)
    cells = "".join(f"<td>{value}</td>" for _, value in LABELS)
    table = f"<table><tr>{heads}</tr><tr>{cells}</tr></table>"
    assert article(f"<h1>{TITLE}</h1><p>12/05/2025</p><div><p>{TEXT}</p>{table}</div>").blocks


def test_a_link_to_read_on_below_each_teaser_tells_a_listing() -> None:
    """Drupal's; the words head boxes of other news as well."""
    rows = "".join(
        f"<div><h2><a href='/node/{n}'>Hội thi nhà nông đua tài lần thứ {n}</a></h2><div>0{n}/02/2026 - 07:30</div>"
        f"<p>{TWO}</p><ul><li><a href='/node/{n}'>Đọc thêm</a></li></ul></div>"
        for n in (5, 6, 7, 8)
    )
    assert isinstance(parsed(f"<h1>{TITLE}</h1><div>{rows}</div>"), Reject)
    box = "<div><h3>Đọc thêm</h3><ul>" + "".join(
        f"<li><a href='/tin/{n}'>Hội thi nhà nông đua tài lần thứ {n}</a></li></ul>" for n in (5, 6)
    )
    found = article(f"<h1>{TITLE}</h1><p>12/05/2025</p><div><p>{TEXT}</p><p>{TWO}</p></div>{box}</div>")
    assert len(found.related) == 2


def joomla(inner: str) -> Article:
    found = parse_bytes(
        f"<html><head><title>{TITLE}</title><meta name=generator content='Joomla! - Open Source'></head><body>"
        "<div class=breadcrumbs>Bạn đang ở: <a href='/' class=pathway>Trang chủ</a> <img src='/arrow.png'> "
        "<a href='/sang-tac' class=pathway>Sáng tác</a> <img src='/arrow.png'> <span>Thơ</span></div>"
        f"<div class=item-page><h2>{TITLE}</h2>{inner}</div></body></html>".encode(),
        url="https://a.vn/tho/1204-mua-vang",
    )
    assert isinstance(found, Article), found
    return found


FACTS = (
    "<dd class=parent-category-name>Chuyên mục cha: <a href='/sang-tac'>Sáng tác</a></dd>"
    "<dd class=category-name>Chuyên mục: <a href='/sang-tac/tho'>Thơ</a></dd>"
    "<dd class=create>Được tạo: Thứ ba, 05 Tháng 5 2015 08:12</dd>"
    "<dd class=modified>Lần cập nhật cuối: Thứ tư, 06 Tháng 5 2015 02:40</dd>"
)


def test_the_facts_above_a_text_of_joomla_are_none_of_it() -> None:
    found = joomla(f"<dl class=article-info>{FACTS}</dl><p><strong>{LEAD}</strong></p><p>{TEXT}</p><p>{TWO}</p>")
    assert found.lead == LEAD
    assert found.body == f"{TEXT}\n\n{TWO}".replace(" \n", "\n").strip()
    assert found.section == ["Sáng tác", "Thơ"]


def test_a_first_line_like_them_is_text_where_no_date_stands_with_it() -> None:
    assert (
        "Chuyên mục: An toàn giao thông"
        in joomla(f"<p>Chuyên mục: An toàn giao thông</p><p>{TEXT}</p><p>{TWO}</p>").body
    )


def test_one_word_that_ends_the_way_is_a_section_only_where_the_page_says_so_elsewhere() -> None:
    assert joomla(f"<p>{TEXT}</p><p>{TWO}</p>").section == ["Sáng tác"]


@pytest.mark.parametrize("stars", ["Đánh giá: ★★★★★ (0 lượt)", "Đánh giá bài viết: ☆☆☆☆☆", "Đánh giá ★★★★☆ (12)"])
def test_drawn_stars_end_an_article(stars: str) -> None:
    text = f"<div><p>{TEXT}</p><p>{TWO}</p><p align=right><b>PV: Hồng Hạnh</b></p></div><div>{stars}</div>"
    found = article(f"<h1>{TITLE}</h1><p>12/05/2025</p>{text}")
    assert found.byline == "Hồng Hạnh"
    assert "nh giá" not in found.body


def test_stars_of_a_product_are_text() -> None:
    line = "Đánh giá: ★★★★ cho mật ong, ★★★ cho chè và hồng khô"
    assert line in article(f"<h1>{TITLE}</h1><p>12/05/2025</p><div><p>{TEXT}</p><p>{line}</p><p>{TWO}</p></div>").body


@pytest.mark.parametrize(("header", "count"), [("Bài viết mới", 0), ("Tin mới nhất", 0), ("Tin liên quan", 2)])
def test_the_newest_in_a_sidebar_are_the_portals(header: str, count: int) -> None:
    box = f"<div class='post-sidebar col'><h3>{header}</h3><ul>" + "".join(
        f"<li><a href='/tin-{n}/'>Hội thi nhà nông đua tài lần thứ {n}</a></li>" for n in (5, 6)
    )
    post = (
        f"<div class=col><article class=type-post><h1 class=entry-title>{TITLE}</h1><div class=entry-content><p>{TEXT}"
    )
    assert len(wordpress(f"<div>{post}</div></article></div>{box}</ul></div></div>").related) == count


@pytest.mark.parametrize("title", ["Kênh RSS", "RSS"])
def test_the_page_of_the_feeds_is_no_news(title: str) -> None:
    links = "".join(f"<li>Mục {n} <a href='/{n}.rss'>/{n}.rss</a></li>" for n in range(4))
    found = parse_bytes(
        f"<title>{title}</title><h1>{title}</h1><div><p>{TEXT}</p><ul>{links}</ul></div>".encode(),
        url="https://a.vn/rss",
    )
    assert isinstance(found, Reject)


def test_news_about_feeds_is() -> None:
    title = "RSS là gì và vì sao cổng thông tin nào cũng cần"
    html = f"<title>{title}</title><h1>{title}</h1><p>12/05/2025</p><div><p>{TEXT}</p><p>{TWO}</p></div>"
    found = parse_bytes(html.encode(), url="https://a.vn/tin/rss-la-gi")
    assert isinstance(found, Article)
    assert fold(found.title).startswith("rss")


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("3 tháng trước (25/08/2026 17:10)", "2026-08-25T17:10:00+07:00"),
        ("2 giờ trước | 25/08/2026", "2026-08-25"),
    ],
)
def test_how_long_ago_before_the_date(printed: str, seen: str | None) -> None:
    assert article(f"<h1>{TITLE}</h1><div>{printed}</div><div><p>{TEXT}</p><p>{TWO}</p></div>").published_at == seen


@pytest.mark.parametrize("text", ["30 ngày trước (kể từ 25/08/2026)", "Nộp trước (25/08/2026)"])
def test_a_term_before_a_day_tells_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(("category", "section"), [("53960", ["Khuyến nông"]), ("53961", [])])
def test_a_section_whose_address_is_a_query_and_the_articles_a_path(category: str, section: list[str]) -> None:
    """Of VNPT's old portal: the same numbers in both."""
    link = f"<a href='/mDefault.aspx?sid=1282&pageid=30591&catid={category}'>Khuyến nông</a>"
    facts = f"<div><b>{TITLE}</b></div><div class=DateCreate>Ngày 7/8/2023</div>"
    url = "https://a.vn/1282/30591/53960/371205/khuyen-nong/mua-vang"
    assert (
        article(f"<div><div>{link}</div>{facts}<div><p>{TEXT}</p><p>{TWO}</p></div></div>", url=url).section == section
    )
