"""Drupal, Joomla and WordPress with any theme: their own names, and what stands around them without one."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes

TITLE = "Huyện Cầu Ngang tổ chức lễ hội Ok Om Bok năm 2022"
LEAD = "Chiều 25-5, huyện Cầu Ngang khai mạc lễ hội Ok Om Bok với sự tham gia của hơn 5.000 người dân và du khách."
ONE = "Ban Tổ chức trao 51 bộ huy chương cho các đội đạt thành tích cao tại hội thi diễn ra trong ba ngày của lễ hội."
TWO = "Lễ hội có 66 hoạt động chính như lễ cúng trăng, đua ghe ngo, thi múa và triển lãm ảnh nghệ thuật về địa phương."
TEXT = f"<p>{ONE}</p><p>{TWO}</p>"
CRUMBS = "<nav><ol class=breadcrumb><li><a href=/>Trang chủ</a></li><li><a href=/k>Kinh tế</a></li></ol></nav>"


def parsed(
    generator: str, body: str, *, url: str = "http://vidu.gov.vn/tin-tuc/le-hoi", attributes: str = ""
) -> object:
    head = f'<meta name="Generator" content="{generator}"><title>{TITLE} | Sở Công Thương</title>'
    return parse_bytes(f"<html><head>{head}</head><body {attributes}>{body}</body></html>".encode(), url=url)


def told(found: object) -> tuple[object, ...]:
    assert isinstance(found, Article), found
    return found.parser.family, found.title, found.lead, found.body, found.published_at, found.byline, found.section


@pytest.mark.parametrize(
    ("generator", "body"),
    [
        (
            "Drupal 9 (https://www.drupal.org)",
            f"{CRUMBS}<div class='block block-page-title-block'><h1><span class=field--name-title>{TITLE}</span></h1>"
            f"</div><article data-history-node-id=99 class='node node--type-tin node--view-mode-full'><div class="
            f"node__content><div class=node__submitted>bientap01 - Thứ Năm, 26/5/2022 - 08:15</div><div class='field "
            f"field--name-field-summary'>{LEAD}</div><div class='field field--name-body'>{TEXT}</div>"
            "<div class='field field--name-field-author'>Tác giả: Ngọc Hồng</div></div></article>",
        ),
        (
            "Drupal 7 (http://drupal.org)",
            f"{CRUMBS}<h1 id=page-title>{TITLE}</h1><div id=node-99 class='node node-tin view-mode-full'>"
            f"<div class=submitted>Đăng lúc 26/05/2022 08:15</div><p>{LEAD}</p><div class=field-name-body>{TEXT}</div>"
            "<p align=right><b>Ngọc Hồng</b></p></div>",
        ),
        (
            "Joomla! - Open Source Content Management",
            f"{CRUMBS}<div class=item-page><div class=page-header><h2 itemprop=headline>{TITLE}</h2></div><dl class="
            "article-info><dd class=createdby>Viết bởi admin</dd><dd class=published>Được đăng: Thứ năm, 26 Tháng 5 "
            f"2022 08:15</dd><dd class=hits>Lượt xem: 7</dd></dl><p>{LEAD}</p><div itemprop=articleBody>{TEXT}</div>"
            "<p>Ngọc Hồng</p></div>",
        ),
        (
            "WordPress 6.1",
            f"{CRUMBS}<article id=post-99 class='post type-post'><h1 class=entry-title>{TITLE}</h1>"
            "<div class=entry-meta><span class=date>08:15 26/05/2022</span><a rel=author href=/u>quantri</a></div>"
            f"<div class=entry-content><p>{LEAD}</p>{TEXT}<p><strong>Ngọc Hồng</strong></p></div></article>",
        ),
    ],
)
def test_fields(generator: str, body: str) -> None:
    family = generator.split(maxsplit=1)[0].rstrip("!").lower()
    assert told(parsed(generator, body)) == (
        family, TITLE, LEAD, f"{ONE}\n\n{TWO}", "2022-05-26T08:15:00+07:00", "Ngọc Hồng", ["Kinh tế"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("generator", "body", "url", "wanted"),
    [
        ("Drupal 10", "<article class='node node--view-mode-full' data-history-node-id=99>", "/tin/le-hoi", "99"),
        ("Drupal 10", "<article class='node node--view-mode-full'>", "/vi/node/99", "99"),
        ("Joomla!", "<div class=item-page>", "/index.php?option=com_content&view=article&id=99:le-hoi", "99"),
        ("Joomla!", "<div class=item-page>", "/tin-tuc/99-lễ-hội", "99"),
    ],
)
def test_identity(generator: str, body: str, url: str, wanted: str) -> None:
    text = f"<div class='field--name-body article-content'>{TEXT}"
    markup = f"{body}<h1>{TITLE}</h1><time datetime=2022-05-26>26/05/2022</time>{text}"
    found = parsed(generator, markup, url=f"http://vidu.gov.vn{url}")
    assert isinstance(found, Article), found
    assert found.id == f"vidu.gov.vn:{wanted}"


@pytest.mark.parametrize(
    ("generator", "body", "reason"),
    [
        ("Drupal 9", "<article class='node node--type-page node--view-mode-full'><h1>Giới thiệu</h1>", "static-page"),
        ("Joomla!", "<div class=blog><h2><a href=/a>Tin thứ nhất trong ngày</a></h2></div>", "listing"),
        (
            "Joomla!",
            "<div class=item-page><h2>Thông báo</h2><div itemprop=articleBody>Bài viết không tồn tại.</div></div>",
            "soft-404",
        ),
        (
            "WordPress 6.1",
            "<article class='post type-post'><h2 class=entry-title><a href=/a>Tin</a></h2></article>",
            "listing",
        ),
    ],
)
def test_refusals(generator: str, body: str, reason: str) -> None:
    attributes = "class=archive" if generator.startswith("WordPress") else ""
    found = parsed(generator, body, attributes=attributes)
    assert isinstance(found, Reject), found
    assert found.reason == reason


def test_who_came_is_no_lead() -> None:
    first = "Đến dự có ông Phan Minh Lợi, Phó Chủ tịch UBND huyện; đại diện các ban, ngành và hơn 78 đại biểu."
    body = f"<article><h1 class=entry-title>{TITLE}</h1><div class=entry-content><p>{first}</p>{TEXT}</div></article>"
    found = parsed("WordPress 6.1", body, attributes="class='single single-post'")
    assert isinstance(found, Article), found
    assert (found.lead, found.body) == (None, f"{first}\n\n{ONE}\n\n{TWO}")


SUBMITTED = ["Được gửi bởi quantri vào {}", "Đăng bởi quantri ngày {}", "Gửi bởi quantri vào T5, {}"]


@pytest.mark.parametrize("submitted", SUBMITTED)
@pytest.mark.parametrize("teaser", ["node-teaser", "node-sticky"])
def test_a_teaser_above_a_node_of_drupal_7_is_none_of_it(submitted: str, teaser: str) -> None:
    """A region above the content may show other nodes; who put a node up, and when, is no lead of it either."""

    def node(number: int, kind: str, title: str, day: str, text: str) -> str:
        said = submitted.format(day)
        return (
            f"<div id=node-{number} class='node node-article {kind}'>{title}<div class=submitted>{said}</div>"
            f"<div class=content><div class='field field-name-body'>{text}</div></div></div>"
        )

    other = node(
        90, teaser, "<h2><a href=/node/90>Hội nghị tổng kết ngành y tế</a></h2>", "15/03/2026 - 10:00", f"<p>{TWO}"
    )
    own = node(12, "", "", "12/03/2026 - 08:30", TEXT)
    page = f"<div class='region region-featured'>{other}</div><div id=content><h1 class=title>{TITLE}</h1>{own}</div>"
    attributes = "class='html page-node page-node- page-node-12 node-type-article'"
    found = parsed("Drupal 7 (http://drupal.org)", page, url="https://vidu.gov.vn/node/12", attributes=attributes)
    assert told(found)[:5] == ("drupal", TITLE, None, f"{ONE}\n\n{TWO}", "2026-03-12T08:30:00+07:00")


@pytest.mark.parametrize(
    ("below", "caption"),
    [
        ("Bấm vào ảnh để xem cỡ lớn", None),
        ("Click chuột vào ảnh để phóng to", None),
        ("Phóng to ảnh", None),
        ("Bấm vào ảnh để xem, cụ bà kể lại chuyện cũ", "Bấm vào ảnh để xem, cụ bà kể lại chuyện cũ"),
        ("Lễ hội Ok Om Bok", "Lễ hội Ok Om Bok"),
    ],
)
def test_what_a_theme_says_to_whoever_looks_at_a_picture_is_no_caption(below: str, caption: str | None) -> None:
    page = (
        "<div id=k2Container class=itemView><span class=itemDateCreated>26/05/2022</span>"
        f"<h2 class=itemTitle>{TITLE}</h2>"
        f"<div class=itemImageBlock><span class=itemImage><img src=/media/k2/a_L.jpg></span><div>{below}</div></div>"
        f"<div class=itemFullText>{TEXT}</div></div>"
    )
    found = parsed("Joomla!", page)
    assert isinstance(found, Article), found
    assert [image.caption for image in found.images] == [caption]
    assert found.body == f"{ONE}\n\n{TWO}"


def test_a_form_of_drupal_7_is_no_article() -> None:
    page = f"<h1>Gửi ý kiến của bạn</h1><div class=submitted>bbt</div><div class=field-name-body>{TEXT}</div>"
    attributes = "class='html page-node page-node- page-node-12 node-type-webform'"
    found = parsed("Drupal 7 (http://drupal.org)", page, url="https://vidu.gov.vn/lien-he", attributes=attributes)
    assert isinstance(found, Reject), found
