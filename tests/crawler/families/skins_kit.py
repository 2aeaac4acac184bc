"""The article of a harvest in pages of several systems, and the menu above it."""

from __future__ import annotations

from archive.article import Article
from crawler.parse import parse_bytes
from tests.crawler.families.written import LEAD, TEXT, TITLE, article

MENU = ("Trang chủ", "Giới thiệu", "Xây dựng Đảng", "Kinh tế - Xã hội")
NUKEVIET_PAGE = "https://vidu.gov.vn/vi/news/nong-nghiep/mua-vang-4711.html"
DAY = "<div class=f><span>18/08/2025 10:05</span></div>"


def wordpress(inner: str, above: str = "") -> Article:
    found = parse_bytes(
        f"<html><head><title>{TITLE}</title><meta name=generator content='WordPress 6.4'></head>"
        f"<body class='single single-post postid-9'>{above}{inner}</body></html>".encode(),
        url="https://a.vn/mua-vang/",
    )
    assert isinstance(found, Article), found
    return found


def told(facts: str) -> Article:
    lead = f"<div class=sp><b>{LEAD}</b></div>"
    return article(f"<div><h2>{TITLE}</h2>{facts}{lead}<div><p>{TEXT}</p><p>{TEXT}</p></div></div>")


def menu(names: tuple[str, ...] = MENU) -> str:
    return "<ul>" + "".join(f"<li><a href='/m/{at}'>{name}</a></li>" for at, name in enumerate(names)) + "</ul>"


def skins(over: str, text: str = f"<p>{TEXT}</p><p>{TEXT}</p>") -> list[str]:
    """An article with ``over`` above its lead: of no system, of WordPress, all of it in the block of the text."""
    lead = f"<p><b>{LEAD}</b></p>"
    return [
        f"<div><h1>{TITLE}</h1>{DAY}{over}<div><b>{LEAD}</b></div><div>{text}</div></div>",
        f"<div><h2>{TITLE}</h2>{DAY}{over}{lead}{text}</div>",
        f"<article class='post type-post'><h1 class=entry-title>{TITLE}</h1><div class=entry-meta>{DAY}</div>{over}"
        f"<div class=entry-content>{lead}{text}</div></article>",
        f"<article class='post type-post'><h1 class=entry-title>{TITLE}</h1><div class=entry-meta>{DAY}</div>"
        f"<div class=entry-content>{over}{lead}{text}</div></article>",
    ]


def nukeviet(after: str = "", *, beside: str = "") -> Article:
    page = (
        f"<html><head><meta name=generator content='NukeViet v4.5'><title>{TITLE}</title></head><body>"
        "<div itemscope itemtype='http://schema.org/NewsArticle' class=news_column>"
        f"<h1 class=title itemprop=headline>{TITLE}</h1><span class=h5>Thứ sáu - 19/11/2021 10:15</span>{beside}"
        f"<div class=hometext>{LEAD}</div><div id=news-bodyhtml class=bodytext><p>{TEXT}</p></div>{after}</div>"
    )
    found = parse_bytes(page.encode(), url=NUKEVIET_PAGE)
    assert isinstance(found, Article), found
    return found


def dated_rows(behind: str) -> str:
    return "".join(
        f"<table><tr><td><a href='/TinTuc.aspx?ItemID={n}'>Huyện Cầu Ngang mở lễ hội Ok Om Bok lần thứ {n}</a>"
        f"<span>{behind}</span></td></tr><tr><td>{TEXT}</td></tr></table>"
        for n in range(100, 108)
    )


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
