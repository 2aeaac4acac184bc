"""The furniture around every page: header with a clock, menu, breadcrumbs, sidebar, counter, footer."""

from __future__ import annotations

import random
from html import escape
from typing import TYPE_CHECKING

from tests.portals import render, traps
from tests.portals.stamps import stamp
from tests.portals.wire import Request, Response, html

if TYPE_CHECKING:
    from tests.portals.site import Site

#: Pages that are never news: path and name.
STATICS = {
    "/gioi-thieu": "Giới thiệu chung",
    "/so-do-to-chuc": "Sơ đồ tổ chức",
    "/lien-he": "Liên hệ",
    "/dang-nhap": "Đăng nhập",
    "/van-ban": "Văn bản pháp luật",
    "/tim-kiem": "Tìm kiếm",
}


def page(
    site: Site,
    request: Request,
    title: str,
    main: str,
    *,
    crumbs: tuple[tuple[str, str], ...] = (),
    head: str = "",
    status: int = 200,
) -> Response:
    """A whole page."""
    style = site.style
    full = f"{style.site} - {title}" if style.skin.site_first else f"{title} - {style.site}"
    if site.feeds:
        head += f'<link rel="alternate" type="application/rss+xml" title="RSS" href="{site.feed_path(None)}">'
    trail = " » ".join(
        f'<a href="{escape(path)}">{render.text(site, name)}</a>' for path, name in (("/", "Trang chủ"), *crumbs)
    )
    main = f'<div class="main-content"><div class="breadcrumb">{trail}</div>{main}</div>'
    side = sidebar(site, request)
    columns = side + main if style.side_first else main + side
    inner = f'{header(site)}<div class="wrapper">{columns}</div>{footer(site)}'
    head += '<link rel="stylesheet" href="/upload/a.css">'
    top = f'<meta charset="utf-8"><title>{render.text(site, full)}</title>{head}'
    body = site.wrap(request, inner)
    return html(f'<!DOCTYPE html>\n<html lang="vi"><head>{top}</head>\n<body>{body}</body></html>', status)


def header(site: Site) -> str:
    """Name of the portal (an h1 on some, evidence 5.7), clock, menu."""
    style = site.style
    name = f"<h1>{style.site.upper()}</h1>" if style.site_h1 else f'<a class="logo" href="/">{style.site}</a>'
    items = [("/", "Trang chủ"), ("/gioi-thieu", STATICS["/gioi-thieu"])]
    items += [(site.section_path(s), s.name) for s in site.sections[:2]]
    more = [(site.section_path(s), s.name) for s in site.sections[2:]]
    tail = [(path, name) for path, name in STATICS.items() if path not in ("/gioi-thieu", "/tim-kiem")]
    first = "".join(entry(site, *item) for item in items)
    nested = f'<li><a href="javascript:void(0)">Tin khác</a><ul>{"".join(entry(site, *i) for i in more)}</ul></li>'
    last = "".join(entry(site, *item) for item in tail)
    heading = "<h2>Thực đơn</h2>" if style.skin.menu_heading else ""
    search = '<form action="/tim-kiem"><input name="q" placeholder="Tìm kiếm"></form>'
    if site.webforms:
        search = '<a href="/tim-kiem">Tìm kiếm</a>'
    clock = stamp(style.clock, site.clock)
    return f"<header>{name}{clock}{search}</header><nav>{heading}<ul>{first}{nested}{last}</ul></nav>"


def entry(site: Site, path: str, name: str) -> str:
    """One entry of the menu."""
    return f'<li><a href="{escape(path)}">{render.text(site, name)}</a></li>'


def sidebar(site: Site, request: Request) -> str:
    """Newest and most read, documents, the visitors' counter (never an article's views, evidence 2), baits."""
    rng = random.Random(f"{site.salt}:side:{len(site.articles)}")
    newest = site.latest(5)
    read = rng.sample(newest, min(3, len(newest)))
    papers = "".join(
        f'<li><a href="{site.document_path(d)}">{render.text(site, d.title)}</a> {d.issued:%d/%m/%Y}</li>'
        for d in site.documents[:3]
    )
    return (
        f'<aside class="sidebar"><h3>Tin mới nhất</h3>{render.links(site, request, newest, "side")}'
        f"<h3>Đọc nhiều</h3>{render.links(site, request, read, 'read', dates=True)}"
        f"<h3>Văn bản mới</h3><ul>{papers}</ul>{traps.bait(site, request)}"
        f'<div class="counter">Thống kê truy cập <span>Trong tuần: 12.345</span> <span>Lượt truy cập: 8.765.432</span>'
        f"</div></aside>"
    )


def footer(site: Site) -> str:
    """The footer."""
    return (
        f"<footer><p>{site.style.site}</p><p>Ghi rõ nguồn tin '{site.style.site}' khi phát hành lại các thông tin từ "
        f'Cổng này.</p><a href="mailto:cttdt@tinh.invalid">Thư điện tử</a> <a href="#top">Về đầu trang</a></footer>'
    )
