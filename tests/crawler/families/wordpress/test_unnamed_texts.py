"""A theme of WordPress with no known name for the text, and texts that are called the article."""

from __future__ import annotations

from archive.article import Reject
from tests.crawler.families.road_kit import ONE, OTHERS, TEXT, THREE, TITLE, TWO, parsed, parsed_road

WORDPRESS = '<meta name="generator" content="WordPress 6.2"><title>Tin xã Mỹ Lợi</title>'
SINGLE = "<body class='post-template-default single single-post postid-40'>"
HEADED = "".join(f"<h4><a href='/tin/{at}/'>{text}</a></h4>" for at, text in enumerate((*OTHERS, OTHERS[0] + " 2"), 41))


def test_a_theme_with_no_known_name_for_the_text_is_read_among_its_boxes() -> None:
    title = f"<h2><a href='https://vidu.gov.vn/khoi-cong/'>{TITLE}</a></h2><p>03/03/2022 | Lượt xem: 77</p>"
    more = f"<div class=same><h3>Tin cùng chuyên mục</h3>{HEADED}</div>"
    head = WORDPRESS.replace("Tin xã Mỹ Lợi", TITLE)
    found = parsed(f"{SINGLE}{title}<div class=chu>{TEXT}</div>{more}", url="https://vidu.gov.vn/khoi-cong/", head=head)
    assert (found.title, found.body) == (TITLE, f"{ONE}\n\n{TWO}\n\n{THREE}")
    assert (found.views, found.published_at) == (77, "2022-03-03")


def test_the_same_page_with_boxes_alone_stays_a_listing() -> None:
    found = parsed_road(f"{SINGLE}<h2>Tin mới</h2>{HEADED}", url="https://vidu.gov.vn/khoi-cong/", head=WORDPRESS)
    assert isinstance(found, Reject)
    assert found.reason == "listing"


def test_a_text_that_is_called_the_article_has_its_facts_around_it() -> None:
    facts = "<div class=dates>03-03-2022</div><div class=icon><i class='fa fa-eye'></i> 1482</div>"
    text = f"<article class=post-content>{TEXT}</article>"
    title = f"<h2>{TITLE}</h2>"
    head = WORDPRESS.replace("Tin xã Mỹ Lợi", TITLE)
    found = parsed(f"{SINGLE}<div>{title}{facts}{text}</div>", url="https://vidu.gov.vn/khoi-cong/", head=head)
    assert (found.published_at, found.views) == ("2022-03-03", 1482)
    dated = f"<div><h3>Tin khác</h3><ul><li><a href=/tin/41>{OTHERS[0]}</a> <i>05-03-2022</i></li></ul></div>"
    found = parsed(f"{SINGLE}<div>{title}{text}{dated}</div>", url="https://vidu.gov.vn/khoi-cong/", head=head)
    assert (found.published_at, found.views) == (None, None)
