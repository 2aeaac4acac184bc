"""What one portal's pages look like: one template, filled with one article after another."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

SITE = "Cổng thông tin điện tử tỉnh Hải Đông"


@dataclass(frozen=True)
class Facts:
    """One article as its editor typed it."""

    number: int
    title: str
    lead: str
    paragraphs: tuple[str, ...]
    published: datetime
    byline: str | None = None
    tags: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    views: int = 100
    rows: int = 0
    """Of a table."""
    files: int = 0

    @property
    def url(self) -> str:
        """Its address."""
        return f"https://haidong.gov.vn/tin-tuc/bai-{self.number}.html"


@dataclass(frozen=True)
class Template:
    """Class names and habits of one portal; ``selectors`` are what its TOML says, ``family`` what the run knows."""

    name: str
    frame: str
    """Opening tags around the article; closed by ``</div>`` as often as it has ``<div``."""
    title: str
    date: str
    lead: str
    body: str
    byline: str
    views: str | None
    stamp: str = "{:%d/%m/%Y %H:%M}"
    head: str = ""
    site_title: bool = False
    """Whether every page has the portal's name as its ``<title>``."""
    tags: str = ""
    heading: str = ""
    """What stands above every article: the portal's name, or nothing."""
    selectors: Mapping[str, str] = field(default_factory=dict)
    family: str | None = None
    split: str = ""
    """Tags that close the body after its first paragraph and open the next container."""
    drops_byline: bool = False
    placeholder: str = ""
    """What stands in place of every article's text."""
    pager: str = (
        '<ul class="pagination"><li><a href="{base}?page=1">1</a></li><li><a href="{base}?page=2">2</a></li></ul>'
    )

    @cached_property
    def shown(self) -> str:
        """All that it is, to be looked up by."""
        return repr(self)


def article_page(template: Template, facts: Facts) -> bytes:
    """The page of an article."""
    parts = [
        template.title.format(html.escape(facts.title)),
        template.date.format(template.stamp.format(facts.published)),
        (template.views or "").format(views=facts.views, number=facts.number),
        template.lead.format(html.escape(facts.lead)),
        template.body,
        *_paragraphs(template, facts),
        "</div>",
        template.byline.format(facts.byline) if facts.byline and not template.drops_byline else "",
        _tags(template, facts),
        "".join(f'<a class="file" href="/upload/{facts.number}-{n}.pdf">Tệp {n}</a>' for n in range(facts.files)),
    ]
    return _document(template, facts.title, facts, [template.frame, *parts, "</div>" * template.frame.count("<div")])


def _paragraphs(template: Template, facts: Facts) -> list[str]:
    if template.placeholder:
        return [f"<p>{template.placeholder}</p>"]
    shown = [f"<p>{html.escape(each)}</p>" for each in facts.paragraphs]
    if template.split and len(shown) > 1:
        shown.insert(1, template.split)
    for place, caption in enumerate(facts.captions):
        shown.append(
            f'<p style="text-align:center"><img src="/upload/{facts.number}-{place}.jpg" alt=""></p>'
            f'<p style="text-align:center"><em>{html.escape(caption)}</em></p>'
        )
    if facts.rows:
        cells = "".join(f"<tr><td>Xã thứ {row}</td><td>{row * 17}</td></tr>" for row in range(facts.rows))
        shown.append(f"<table><tr><th>Đơn vị</th><th>Số hộ</th></tr>{cells}</table>")
    return shown


def _tags(template: Template, facts: Facts) -> str:
    links = ", ".join(f'<a href="/tu-khoa/{place}">{tag}</a>' for place, tag in enumerate(facts.tags))
    return template.tags.format(links) if facts.tags and template.tags else ""


def _document(template: Template, title: str, facts: Facts, parts: list[str]) -> bytes:
    named = SITE if template.site_title else f"{html.escape(title)} - {SITE}"
    menu = "".join(
        f'<li><a href="/muc-{n}">{name}</a></li>' for n, name in enumerate(("Trang chủ", "Tin tức", "Văn bản"))
    )
    return "".join(
        [
            f'<html><head><meta charset="utf-8"><title>{named}</title>',
            template.head.format(title=html.escape(title), when=f"{facts.published:%Y-%m-%dT%H:%M:%S+07:00}"),
            f'</head><body><div class="header"><ul class="menu">{menu}</ul></div>{template.heading}',
            *parts,
            f'<div class="footer"><p>{SITE}. Giấy phép số 12/GP-TTĐT.</p></div></body></html>',
        ]
    ).encode()


def listing_page(template: Template, rows: list[Facts]) -> bytes:
    """A page of a listing."""
    shown = "".join(
        f'<li class="item"><a href="{each.url}">{html.escape(each.title)}</a>'
        f'<span class="date">{each.published:%d/%m/%Y}</span></li>'
        for each in rows
    )
    pager = template.pager.format(base="https://haidong.gov.vn/tin-tuc")
    parts = [template.frame, f'<ul class="list">{shown}</ul>{pager}', "</div>" * template.frame.count("<div")]
    return _document(template, "Tin tức", rows[0], parts)


_OG = '<meta property="og:title" content="{title}"><meta property="article:published_time" content="{when}">'

TEMPLATES = (
    Template(
        name="vnpt-new",
        frame='<div class="main"><div class="ArticleDetailControl">',
        title='<h1 class="ArticleHeader">{}</h1>',
        date='<div class="PostDate">Ngày đăng: {}</div>',
        views='<div class="view-count">Lượt xem: {views}</div>',
        lead='<div class="ArticleSummary">{}</div>',
        body='<div class="ArticleContent">',
        byline='<div class="author">{}</div>',
        tags='<div class="tags">Từ khóa: {}</div>',
    ),
    Template(
        name="article-detail",
        frame='<div class="container"><div class="Article-Detail-default">',
        title='<div class="title-detail">{}</div>',
        date='<span class="post-date">{}</span>',
        views=None,
        lead='<div class="article-brief">{}</div>',
        body='<div class="article-content">',
        byline='<p class="author">{}</p>',
        site_title=True,
        heading=f'<h1 class="site-name">{SITE}</h1>',
    ),
    Template(
        name="nukeviet",
        frame='<div class="wraper"><div class="news_column panel panel-default"><div class="panel-body">',
        title='<h1 class="title margin-bottom-lg" itemprop="headline">{}</h1>',
        date='<span class="h5">{}</span>',
        views='<span class="h5">Đã xem: {views}</span>',
        lead='<div class="hometext m-bottom" itemprop="description">{}</div>',
        body='<div id="news-bodyhtml" class="bodytext margin-bottom-lg" itemprop="articleBody">',
        byline='<p class="h5 text-right">Tác giả: {}</p>',
        head='<meta name="generator" content="NukeViet v4.5">' + _OG,
        tags='<div class="keywords">Từ khóa: {}</div>',
    ),
    Template(
        name="plain",
        frame='<div class="content"><div class="news-view">',
        title='<h1 class="title">{}</h1>',
        date='<div class="time">Cập nhật lúc {}</div>',
        views='<div class="luotxem">Lượt xem: {views}</div>',
        lead='<div class="sapo">{}</div>',
        body='<div class="detail">',
        byline='<p class="tacgia">Tác giả: {}</p>',
        head=_OG,
    ),
    Template(
        name="declared",
        frame='<div class="page"><div class="khung-tin">',
        title='<div class="tde">{}</div>',
        date='<div class="ngay">{}</div>',
        views='<div class="lx"><b>{views}</b></div>',
        lead='<div class="tomtat">{}</div>',
        body='<div class="noi-dung">',
        byline='<div class="nguoi-viet">{}</div>',
        site_title=True,
        heading=f"<h2>{SITE}</h2>",
        selectors={
            "title": ".tde", "published_at": ".ngay", "views": ".lx", "lead": ".tomtat", "body": ".noi-dung",
            "byline": ".nguoi-viet",
        },
    ),
)  # fmt: skip
