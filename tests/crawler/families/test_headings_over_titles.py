"""A section's heading over the title's, titles that lead nowhere, and leads that are set as quotes."""

from __future__ import annotations

import pytest

from archive.article import Article, Quote
from crawler.parse import parse_bytes
from tests.crawler.families.page_kit import FACTS, ONE, TEXT, TITLE, TWO, article, parsed

MENU = "<ul><li><a href=/>Trang chủ</a></li><li><a href=/gd>Giáo dục</a></li><li><a href=/vb>Văn bản</a></li></ul>"
LEAD = "Chiều 20/9, Hội Khuyến học huyện trao 120 suất học bổng cho học sinh có hoàn cảnh khó khăn."


@pytest.mark.parametrize("nowhere", ["javascript: void(0)", "javascript:void(0);", "#", "javascript:;"])
@pytest.mark.parametrize("over", ["Giáo dục", "GIÁO DỤC"])
def test_a_heading_that_leads_nowhere_below_that_of_the_section(nowhere: str, over: str) -> None:
    page = f"{MENU}<div><h1>{over}</h1><h2><a href='{nowhere}'>{TITLE}</a></h2>{FACTS}<div>{TEXT}</div></div>"
    found = article(page, title="Tin")
    assert (found.section, found.body) == ([over], f"{ONE}\n\n{TWO}")


@pytest.mark.parametrize("over", ["Thực đơn", "Chi tiết bài viết", "Xin chào bạn", "Y tế"])
def test_a_heading_that_no_menu_has_names_no_section(over: str) -> None:
    page = f"{MENU}<div><h1>{over}</h1><h2>{TITLE}</h2>{FACTS}<div>{TEXT}</div></div>"
    assert article(page).section == []


def test_a_heading_that_leads_to_another_article_is_no_title() -> None:
    page = f"<div><h1>Giáo dục</h1><h2><a href=/tin/9>{TITLE}</a></h2>{FACTS}<div>{TEXT}</div></div>"
    found = parsed(page, title="Tin")
    assert getattr(found, "title", None) != TITLE


def test_a_lead_that_is_set_as_a_quote() -> None:
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div><blockquote><p>{LEAD}</p></blockquote>{TEXT}</div></div>")
    assert (found.lead, found.body) == (LEAD, f"{ONE}\n\n{TWO}")


@pytest.mark.parametrize(
    "quoted",
    [
        "<blockquote><p>“Sáng 20/9 là ngày tôi nhớ mãi, vì hôm ấy cả làng ra đón đoàn học sinh về.”</p></blockquote>",
        "<blockquote><p>Quê hương là chùm khế ngọt, cho con trèo hái mỗi ngày, mỗi mùa thu sang.</p></blockquote>",
        f"<blockquote><p>{LEAD}</p><p>Hội đã vận động được hơn 850 triệu đồng từ đầu năm.</p></blockquote>",
    ],
)
def test_other_quotes_are_of_the_text(quoted: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{quoted}{TEXT}</div></div>")
    assert found.lead is None
    assert isinstance(found.blocks[0], Quote)


@pytest.mark.parametrize("where", ["Facebook", "Zalo", "Google News"])
def test_a_line_that_asks_to_be_followed_is_none_of_the_text(where: str) -> None:
    line = f"Theo dõi <b>Huyện Tân Hiệp</b> trên {where} để không bỏ lỡ những tin tức mới nhất của địa phương."
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}<p>{line}</p></div></div>").body == f"{ONE}\n\n{TWO}"


def test_news_of_what_was_followed_there_stay() -> None:
    line = "Theo dõi trực tiếp lễ khai mạc trên Facebook của huyện có hơn 3.000 lượt người."
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}<p>{line}</p></div></div>").body.endswith(line)


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
