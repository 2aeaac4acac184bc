"""Articles and rows as HTML."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from tests.portals import stock
from tests.portals.skins import CARDS
from tests.portals.stamps import iso, stamp
from tests.portals.stock import Article, Document, Section
from tests.portals.wire import Request

if TYPE_CHECKING:
    from tests.portals.site import Site


def text(site: Site, value: str) -> str:
    """Text for HTML; .NET pages write Latin-1 letters as numbers (evidence 5.13)."""
    value = escape(value)
    if site.style.skin.entities:
        value = re.sub("[\xa1-\xff]", lambda m: f"&#{ord(m[0])};", value)
    return value


def views_of(article: Article) -> int:
    """The number of views to print."""
    return article.views + article.visits


def fill(site: Site, template: str, article: Article, pattern: str) -> str:
    """A template of the skin with the date and views of an article."""
    when = article.published
    return template.format(
        stamp=stamp(pattern, when),
        day=f"{when:%d/%m/%Y}",
        clock=f"{when:%H:%M}",
        iso=iso(when, day_only=site.style.day_only),
        views=views_of(article),
        title=text(site, article.title),
        lead=text(site, stock.lead_of(article, site.salt)) if "{lead}" in template else "",
    )


# rows -----------------------------------------------------------------------------------------------------------------
def row(site: Site, request: Request, item: Article | Document, place: str, section: Section | None = None) -> str:
    """One row: link, perhaps a picture with the same link, a date, an excerpt."""
    style = site.style
    title = text(site, item.title)
    if isinstance(item, Document):
        href = site.document_path(item)
        return style.item.format(href=href, title=title) + f"<span>Ngày ban hành: {item.issued:%d/%m/%Y}</span>"
    href = escape(site.href(request, item, place, section))
    link = style.item.format(href=href, title=title)
    date = fill(site, style.item_date, item, style.item_stamp)
    thumb = f'<a class="thumb" href="{href}"><img src="{picture(item)}" alt=""></a>' if style.thumb else ""
    brief = ""
    if style.excerpt and place == "row":
        brief = f'<div class="brief-news">{text(site, stock.lead_of(item, site.salt)[:160])}...</div>'
    return thumb + (date + link if style.side_first and date.startswith("<span") else link + date) + brief


def rows(
    site: Site, request: Request, items: Iterable[Article | Document], section: Section, place: str = "row"
) -> str:
    """The rows of a listing, in the box of this portal: list, table or cards."""
    opening, _, _, closing = site.style.box
    return f"{opening.format(list=site.style.names[0])}\n{bare_rows(site, request, items, section, place)}\n{closing}"


def bare_rows(
    site: Site, request: Request, items: Iterable[Article | Document], section: Section, place: str = "row"
) -> str:
    """The rows alone, as a fragment has them."""
    _, begin, finish, _ = site.style.box
    name = site.style.names[1]
    return "\n".join(begin.format(item=name) + row(site, request, i, place, section) + finish for i in items)


def picture(article: Article) -> str:
    """The address of an article's picture."""
    return f"/upload/{article.published:%Y/%m}/anh-{article.number}.jpg"


def links(site: Site, request: Request, items: Iterable[Article], place: str, *, dates: bool = False) -> str:
    """A plain list of links, for sidebars and related boxes."""
    parts = []
    for item in items:
        date = f" <span>({item.published:%d/%m/%Y})</span>" if dates else ""
        href = escape(site.href(request, item, place))
        parts.append(f'<li><a href="{href}">{text(site, item.title)}</a>{date}</li>')
    return f'<ul class="{place}-list">{"".join(parts)}</ul>'


# articles -------------------------------------------------------------------------------------------------------------
def body(site: Site, article: Article) -> str:
    """The body block: a picture with caption, paragraphs, an attachment now and then, the byline."""
    rng = random.Random(f"{site.salt}:page:{article.id}")
    parts = [f"<p>{text(site, p)}</p>" for p in stock.body_of(article, site.salt)]
    if rng.random() < 0.6:
        caption = text(site, stock.sentences(rng, 1))
        parts.insert(1, site.style.caption.format(src=picture(article), text=caption))
    if rng.random() < 0.1:
        name = f"/upload/{article.published:%Y/%m}/vb-{article.number}.pdf"
        parts.append(f'<p>Tệp đính kèm: <a class="link-download" href="{name}">vb-{article.number}.pdf</a></p>')
    parts.append(site.style.byline.format(name=text(site, stock.byline_of(article, site.salt))))
    return site.style.body.format(body="\n".join(parts), views=views_of(article))


def article_main(site: Site, request: Request, article: Article, *, twin: bool = False) -> str:
    """The main column of an article page; a twin has no furniture."""
    style = site.style
    parts = {
        "t": style.title.format(title=text(site, article.title)),
        "d": fill(site, style.date, article, style.stamp),
        "v": fill(site, style.views, article, style.stamp),
        "l": style.lead.format(lead=text(site, stock.lead_of(article, site.salt))),
        "b": body(site, article),
    }
    inner = "\n".join(parts[letter] for letter in style.order)
    if twin:
        return f'<div id="print">{inner}</div>'
    if style.skin.menu_heading:
        inner = f'<h1 class="portlet-title">{text(site, article.section.name)}</h1>' + inner
    return f'<div class="ArticleDetailControl article">{inner}</div>{furniture(site, request, article)}'


def furniture(site: Site, request: Request, article: Article) -> str:
    """What stands below an article: tools, rating, comments, related lists (evidence 2)."""
    rng = random.Random(f"{site.salt}:related:{article.id}")
    pool = [a for a in site.listed(article.section) if isinstance(a, Article) and a is not article]
    picked = rng.sample(pool, min(len(pool), 6))
    tools = '<a href="javascript:window.print()">In trang</a> <span>Chia sẻ:</span>'
    if site.prints:
        tools += f' <a rel="nofollow" href="{escape(site.twin_path(article))}">In bài viết</a>'
    box = '<input name="ten"><textarea name="noidung"></textarea>'
    box = box if site.webforms else f'<form action="/binh-luan" method="post">{box}</form>'
    return (
        f'<div class="tool">{tools}</div><div class="rate">Đánh giá bài viết</div>'
        f'<div class="comment"><h3>Ý kiến của bạn</h3>{box}</div>'
        f'<div class="relate-news">{site.style.related}{links(site, request, picked, "related", dates=True)}</div>'
    )


def head(site: Site, request: Request, article: Article, *, twin: bool = False) -> str:
    """The head of an article page; a twin declares itself canonical (evidence 5.1, dongnai)."""
    extra = fill(site, site.style.skin.head, article, site.style.stamp)
    if twin:
        return extra + f'<link rel="canonical" href="http://{request.host}{escape(site.twin_path(article))}">'
    if site.canonical == "right" or not site.numbered:
        extra += f'<link rel="canonical" href="http://{request.host}{escape(site.article_path(article))}">'
    return extra


def section_block(site: Site, request: Request, section: Section) -> str:
    """The newest of a section, on the home page."""
    items = sorted(
        (a for a in site.listed(section) if isinstance(a, Article)), key=lambda a: a.published, reverse=True
    )[:5]
    shown = "".join(CARDS[1].format(item="home-item") + row(site, request, a, "home") + CARDS[2] for a in items)
    href = escape(site.section_path(section))
    return f'<div class="block"><h2><a href="{href}">{text(site, section.name)}</a></h2>{shown}</div>'
