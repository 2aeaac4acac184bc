"""What the pages of these portals have in common: a frame of head, menu and foot, and an article's own place."""

from __future__ import annotations

from html import escape

from tests.portals.strange.host import Reply
from tests.portals.strange.newsroom import News


def page(title: str, body: str, menu: str = "", head: str = "") -> Reply:
    """A page of the portal."""
    return Reply(
        f"<!doctype html><html lang='vi'><head><meta charset='utf-8'><title>{escape(title)}</title>{head}</head>"
        f"<body><div id='top'><a href='/'>Trang chủ</a></div><div id='nav'>{menu}</div><div id='main'>{body}</div>"
        "<div id='bottom'>Bản quyền thuộc Văn phòng UBND tỉnh. Điện thoại: 0294.3855555</div></body></html>"
    )


def article(news: News, menu: str = "", after: str = "", head: str = "") -> Reply:
    """An article's page; `after` is what stands below it."""
    text = "".join(f"<p>{escape(each)}</p>" for each in news.body)
    return page(
        news.title,
        f"<div class='bai-viet'><h1 class='tieu-de'>{escape(news.title)}</h1>"
        f"<div class='ngay-dang'>Ngày đăng: {news.at:%d/%m/%Y %H:%M}</div>"
        f"<p class='tom-tat'><strong>{escape(news.lead)}</strong></p><div class='noi-dung'>{text}</div></div>{after}",
        menu,
        head,
    )


def rows(news: list[News], link: object, *, dates: bool = True) -> str:
    """Rows of a list; `link` makes an address of an article."""
    made = ""
    for each in news:
        date = f"<span class='ngay'>({each.at:%d/%m/%Y})</span>" if dates else ""
        made += f"<li><a href='{escape(link(each))}'>{escape(each.title)}</a> {date}</li>"  # type: ignore[operator]
    return f"<ul class='ds-tin'>{made}</ul>"


def cut(news: list[News], number: int, size: int = 10) -> list[News]:
    """Page `number` (from one) of a list."""
    return news[(number - 1) * size : number * size]


def pages(news: list[News], size: int = 10) -> int:
    return max(1, -(-len(news) // size))


def whole(text: str, default: int = 0) -> int:
    """A number in an address, or the default."""
    return int(text) if text.isascii() and text.isdigit() else default
