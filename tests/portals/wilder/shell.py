"""A frame for these portals: head, menu, boxes, foot; and an article's place in it."""

from __future__ import annotations

from html import escape

from tests.portals.strange.host import Reply
from tests.portals.strange.newsroom import News
from tests.portals.wild.around import CLOCK, COUNTER, ELSEWHERE, Wild, paper, papers, paragraphs


class Wilder(Wild):
    """`name` stands in every title; `entries` are links of the menu."""

    name = "Cổng thông tin điện tử"

    def entries(self) -> list[tuple[str, str]]:
        return []

    def page(self, title: str, main: str, foot: str = "") -> Reply:
        menu = "".join(f"<li><a href='{url}'>{escape(name)}</a></li>" for url, name in self.entries())
        return Reply(
            f"<!doctype html><html lang='vi'><head><meta charset='utf-8'><title>{escape(title)} - {self.name}</title>"
            f"</head>"
            f"<body><div class='top-bar'>{CLOCK}<a href='/dang-nhap'>Đăng nhập</a></div><nav class='main-nav'><ul>"
            f"<li><a href='/'>Trang chủ</a></li>{menu}</ul></nav><section class='page-body'>{main}</section>"
            f"<aside class='right-col'><h4>Văn bản mới</h4><ul>{papers('/van-ban/')}</ul><select>{ELSEWHERE}</select>"
            f"</aside>"
            f"<footer>{COUNTER}</footer>{foot}</body></html>"
        )

    def article(self, news: News, others: str = "") -> Reply:
        file = f"<p class='tep'>Tệp đính kèm: <a href='{self.file(news)}'>ke-hoach-{news.number}.pdf</a></p>"
        return self.page(
            news.title,
            f"<div class='post-detail'><h1 class='post-title'>{escape(news.title)}</h1><p class='post-meta'>Ngày đăng: "
            f"{news.at:%d/%m/%Y %H:%M}</p><p class='sapo'>{escape(news.lead)}</p><div class='post-body'>"
            f"{paragraphs(news)}</div>"
            f"{file if self.has_file(news) else ''}</div><div class='tin-lien-quan'><h3>Tin liên quan</h3>"
            f"{others}</div>",
        )

    def other(self, path: str) -> Reply | None:
        """Documents, files, the log-in."""
        if path.startswith("/van-ban/") and path[9:].isdigit():
            return self.page("Văn bản", paper(int(path[9:])))
        if path == "/dang-nhap":
            return self.page("Đăng nhập", "<form method='post'><input name='u'><input type='password' name='p'></form>")
        return self.given_file(path)


def rows(of: list[News], link: object, *, dated: bool = True) -> str:
    return "".join(
        f"<div class='news-row'><h3><a href='{link(n)}'>{escape(n.title)}</a></h3>"  # type: ignore[operator]
        f"{f'<span>{n.at:%d/%m/%Y}</span>' if dated else ''}<p>{escape(n.lead)}</p></div>"
        for n in of
    )
