"""Themes of WordPress with names of their own for the text, and boxes of theirs."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes
from tests.crawler.families.skins_kit import wordpress
from tests.crawler.families.written import LEAD, TEXT, TITLE, article, whole

SINGLE = (
    "<html lang=vi><head><title>{0} - Tỉnh đoàn</title></head>"
    "<body class='single single-post postid-7'>{1}</body></html>"
)


def test_a_theme_that_names_the_text_by_no_known_name_is_read_by_content() -> None:
    inner = f"<h1 class=headline>{TITLE}</h1><div class=when>08:15 12/04/2024</div><div class=abc><p>{TEXT}</p></div>"
    found = parse_bytes(SINGLE.format(TITLE, inner).encode(), url="http://tre.example.vn/mua-vang/")
    assert isinstance(found, Article), found
    assert (found.title, found.published_at) == (TITLE, "2024-04-12T08:15:00+07:00")
    assert found.body == TEXT.strip()


@pytest.mark.parametrize(
    "inner", ["<p>Đăng nhập để xem</p>", f"<ul><li><a href=/a-1>{TITLE}</a><li><a href=/b-2>{LEAD}</a></ul>"]
)
def test_such_a_page_without_an_article_is_none(inner: str) -> None:
    page = SINGLE.format("Tin tức", f"<h1>Tin tức</h1>{inner}")
    assert isinstance(parse_bytes(page.encode(), url="http://tre.example.vn/tin-tuc/"), Reject)


WORDPRESS = "<meta name=generator content='WordPress 6.2'>"


def test_a_theme_with_its_own_name_for_the_text_is_read_whatever_else_is_called_content() -> None:
    text = f"<div class=text_content><p>{TEXT}</p><p>{TEXT}</p></div>"
    inside = f"<article class=content_single_post><h1>{TITLE}</h1><p>Ngày đăng: 24/09/2021</p>{text}</article>"
    single = "class='single single-post postid-88'"
    for around in ("<div class='col-md-9 content'>{}</div>", "<div class=entry>{}</div>", "{}"):
        found = article(around.format(inside), head=WORDPRESS, body=single)
        assert (found.body, found.published_at) == (f"{TEXT.strip()}\n\n{TEXT.strip()}", "2021-09-24")


MORE = "Bà con phấn khởi vì lúa được mùa, được giá, thương lái đến tận ruộng đặt mua từ đầu vụ. " * 2
BOTH_PARAGRAPHS = f"<p>{TEXT}</p><p>{MORE}</p>"
ADDRESSES = [f"/tin-tuc/{slug}" for slug in ("xa-ven-song-ra-quan", "hop-mat-hop-tac-xa-ven-song", "khoi-cong-cau-moi")]
NAMES = ["Xã ven sông ra quân làm thủy lợi", "Họp mặt hợp tác xã ven sông", "Khởi công cầu mới qua sông Cái"]
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
    page = ELEMENTOR.format(title=TITLE, text=BOTH_PARAGRAPHS, header="Bài viết khác", at=ADDRESSES[0], name=NAMES[0])
    found = whole(page)
    assert isinstance(found, Article), found
    assert found.published_at == "2024-05-21"
    assert [each.title for each in found.related] == [NAMES[0]]


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


@pytest.mark.parametrize(("header", "count"), [("Bài viết mới", 0), ("Tin mới nhất", 0), ("Tin liên quan", 2)])
def test_the_newest_in_a_sidebar_are_the_portals(header: str, count: int) -> None:
    box = f"<div class='post-sidebar col'><h3>{header}</h3><ul>" + "".join(
        f"<li><a href='/tin-{n}/'>Hội thi nhà nông đua tài lần thứ {n}</a></li>" for n in (5, 6)
    )
    post = (
        f"<div class=col><article class=type-post><h1 class=entry-title>{TITLE}</h1><div class=entry-content><p>{TEXT}"
    )
    assert len(wordpress(f"<div>{post}</div></article></div>{box}</ul></div></div>").related) == count
