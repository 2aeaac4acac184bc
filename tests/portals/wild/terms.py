"""Drupal 7: sections as tables that sort, dates with the month first, nodes under two addresses, terms below terms."""

from __future__ import annotations

import re
from html import escape

from tests.portals.strange.host import Ask, Reply
from tests.portals.strange.newsroom import News, newsroom
from tests.portals.wild.around import ABOUT, CLOCK, COUNTER, Wild, paper, papers, paragraphs

TERMS = {
    "thoi-su": "Thời sự", "thoi-su/chinh-tri": "Chính trị", "thoi-su/quoc-phong": "Quốc phòng - An ninh",
    "kinh-te": "Kinh tế", "kinh-te/nong-nghiep": "Nông nghiệp", "y-te": "Y tế", "giao-duc": "Giáo dục",
}  # fmt: skip
ROWS = 10
DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


class Terms(Wild):
    """A term lists its own alone, and names the terms below it in the text of its page; the menu names the tops."""

    def __init__(self) -> None:
        super().__init__(newsroom(75, tuple(TERMS), 112))
        self.robots = (
            "User-agent: *\nCrawl-delay: 0\nDisallow: /includes/\nDisallow: /admin/\nDisallow: /comment/reply/\n"
            "Disallow: /search/\nDisallow: /user/login/\nDisallow: /?q=admin/\n"
        )

    def link(self, news: News) -> str:
        return f"/{news.section.partition('/')[0]}/{news.slug[:100].strip('-')}"

    def file(self, news: News) -> str:
        return f"/sites/default/files/van-ban/ke-hoach_{news.number}.pdf"

    def page(self, title: str, main: str, head: str = "") -> Reply:
        tops = "".join(
            f"<li class='leaf'><a href='/chuyen-muc/{t}'>{n}</a></li>" for t, n in TERMS.items() if "/" not in t
        )
        read = "".join(
            f"<li class='views-row'><span class='field-content'><a href='/node/{n.number}'>{escape(n.title)}</a>"
            f"</span></li>"
            for n in self.news[9:40:7]
        )
        return Reply(
            f"<!DOCTYPE html><html lang='vi' dir='ltr' prefix='dc: http://purl.org/dc/terms/'><head><meta "
            f"charset='utf-8'>"
            f"<meta name='Generator' content='Drupal 7 (http://drupal.org)'><title>{escape(title)} | Trang thông tin "
            f"điện tử"
            f"</title>{head}</head><body class='html not-front'><div id='header'>{CLOCK}<ul class='links'>"
            f"<li><a href='/'>Trang nhất</a></li><li><a href='/user'>Đăng nhập</a></li></ul></div><div id='nav'>"
            f"<ul class='menu'>{tops}<li class='leaf'><a href='/gioi-thieu'>Giới thiệu</a></li><li class='leaf'>"
            f"<a href='/calendar/2026-11'>Lịch làm việc</a></li></ul></div><div id='content' class='column'>"
            f"{main}</div>"
            f"<div class='region-sidebar-second'><h2>Đọc nhiều nhất</h2><ul>{read}</ul><h2>Văn bản</h2><ul>"
            f"{papers('/van-ban/')}"
            "</ul><div class='block-poll'><form action='/poll/4' method='post'><input type='radio' name='choice' "
            "value='1'>"
            "<input type='submit' value='Bình chọn'></form></div></div>"
            f"<div id='footer'>{COUNTER}</div></body></html>"
        )

    def listed(self, term: str, ask: Ask) -> Reply:
        of = self.of(term)
        if ask.query.get("order") == "title":
            of = sorted(of, key=lambda n: n.title, reverse=ask.query.get("sort") == "desc")
        number = ask.query.get("page", "0")
        at = int(number) if number.isdigit() else 0
        rows = "".join(
            f"<tr class='{('odd', 'even')[i % 2]}'><td class='views-field-title'><a href='{self.link(n)}'>"
            f"{escape(n.title)}"
            f"</a></td><td>{n.number % 900}</td><td>{n.at:%m/%d/%Y - %H:%M}</td></tr>"
            for i, n in enumerate(of[at * ROWS : (at + 1) * ROWS])
        )
        here = f"/chuyen-muc/{term}"
        keep = "".join(f"&amp;{k}={v}" for k, v in ask.query.items() if k in ("order", "sort"))
        on = f"{here}?page={at + 1}{keep}"
        last = (len(of) - 1) // ROWS
        pager = f"<li class='pager-current'>{at + 1} of {last + 1}</li>"
        if at < last:
            pager += f"<li class='pager-next'><a title='Đến trang kế' href='{on}'>››</a></li>"
        if at:
            pager = f"<li class='pager-previous'><a href='{here}?page={at - 1}{keep}'>‹‹</a></li>{pager}"
        below = "".join(
            f"<div class='field-item'><a href='/chuyen-muc/{t}'>{n}</a></div>" for t, n in TERMS.items()
            if t.startswith(f"{term}/")
        )  # fmt: skip
        head = (
            f"<th><a href='{here}?order=title&amp;sort=asc' title='sort by Tiêu đề'>Tiêu đề</a></th>"
            f"<th><a href='{here}?order=totalcount&amp;sort=asc'>Lượt đọc</a></th><th>Ngày gửi</th>"
        )
        return self.page(
            TERMS[term],
            f"<h1 class='title' id='page-title'>{TERMS[term]}</h1><div class='taxonomy-term-description'>{below}</div>"
            f"<div class='view-content'><table class='views-table'><thead><tr>{head}</tr></thead><tbody>"
            f"{rows}</tbody></table>"
            f"</div><h2 class='element-invisible'>Trang</h2><div class='item-list'><ul class='pager'>{pager}</ul></div>"
            f"<div class='feed-icon'><a href='/taxonomy/term/9/feed'><img src='/misc/feed.png' alt=''></a></div>",
        )

    def article(self, news: News) -> Reply:
        when = f"{DAYS[news.at.weekday()]}, {news.at:%m/%d/%Y - %H:%M}"
        file = (
            "<table class='sticky-enabled'><thead><tr><th>Đính kèm</th><th>Kích cỡ</th></tr></thead><tbody><tr><td>"
            f"<span class='file'><a href='{self.file(news)}'>ke-hoach_{news.number}.pdf</a></span></td><td>212.4 "
            f"KB</td>"
            "</tr></tbody></table>"
        )
        number, name = news.number, TERMS[news.section]
        main = (
            f"<div class='breadcrumb'><a href='/'>Trang nhất</a> » <a href='/chuyen-muc/{news.section}'>{name}</a>"
            f"</div>"
            f"<h1 class='title' id='page-title'>{escape(news.title)}</h1><div id='node-{number}' class='node "
            f"node-article'>"
            f"<div class='meta submitted'><span property='dc:date dc:created' "
            f"content='{news.at:%Y-%m-%dT%H:%M:%S}+07:00' "
            f"datatype='xsd:dateTime' rel='sioc:has_creator'>Gửi bởi <span class='username'>bientap</span> vào "
            f"{when}</span>"
            f"</div><div class='content'><div class='field field-name-field-tomtat'><p>{escape(news.lead)}</p></div>"
            f"<div class='field field-name-body'><div class='field-items'><div class='field-item even' "
            f"property='content:encoded'>{paragraphs(news)}</div></div></div>"
            f"{file if self.has_file(news) else ''}</div>"
            f"<ul class='links inline'><li><a href='/print/{number}'>Bản in</a></li><li><a href='/printpdf/{number}'>"
            f"PDF</a>"
            f"</li><li><a href='/user/login?destination=node/{number}%23comment-form'>Đăng nhập</a> để gửi ý "
            f"kiến</li></ul></div>"
        )
        head = f"<link rel='canonical' href='{self.link(news)}'><link rel='shortlink' href='/node/{number}'>"
        return self.page(news.title, main, head)

    def calendar(self, month: str) -> Reply:
        year, number = int(month[:4]), int(month[5:])
        on = f"{year + number // 12}-{number % 12 + 1:02d}"
        back = f"{year - (number == 1)}-{(number + 10) % 12 + 1:02d}"
        days = "".join(f"<td><a href='/calendar-day/{month}-{d:02d}'>{d}</a></td>" for d in range(1, 29))
        return self.page(
            "Lịch", f"<a href='/calendar/{back}'>« Trước</a><a href='/calendar/{on}'>Sau »</a><table>{days}</table>"
        )

    def answer(self, ask: Ask) -> Reply | None:
        self.hurt(ask, "/poll/", "/comment/")
        path = ask.path.strip("/")
        if path in ("", "node"):
            number = ask.query.get("page", "0")
            at = int(number) if number.isdigit() else 0
            teasers = "".join(
                f"<div class='node node-promoted'><h2><a href='/node/{n.number}'>{escape(n.title)}</a></h2><div "
                f"class='content'>"
                f"<p>{escape(n.lead)}</p></div><ul class='links'><li><a href='/node/{n.number}'>Đọc tiếp</a></li>"
                f"</ul></div>"
                for n in self.news[at * 5 : at * 5 + 5]
            )
            on = f"<ul class='pager'><li class='pager-next'><a href='/node?page={at + 1}'>sau ›</a></li></ul>"
            return self.page("Trang nhất", teasers + (on if at < 2 else ""))
        if path == "gioi-thieu":
            return self.page(
                "Giới thiệu", f"<h1 id='page-title'>Giới thiệu</h1><div class='content'><p>{ABOUT * 4}</p></div>"
            )
        if path.startswith("van-ban/") and path[8:].isdigit():
            return self.page("Văn bản", paper(int(path[8:])))
        month = re.fullmatch(r"calendar/(\d{4}-\d\d)", path)
        if month:
            return self.calendar(month[1])
        if path.startswith("user"):
            return self.page(
                "Tài khoản", "<form method='post' action='/user'><input name='name'><input name='pass'></form>"
            )
        if path.startswith("chuyen-muc/") and path[11:] in TERMS:
            return self.listed(path[11:], ask)
        twin = re.fullmatch(r"(print|node)/(\d+)", path)
        news = (
            self.by_number(twin[2]) if twin else next((n for n in self.news if self.link(n).strip("/") == path), None)
        )
        if news and twin and twin[1] == "print":
            return Reply(
                f"<html><head><title>{escape(news.title)}</title></head><body><h1 class='print-title'>"
                f"{escape(news.title)}</h1><div class='print-content'>{paragraphs(news)}</div></body></html>"
            )
        return self.article(news) if news else self.given_file(ask.path)
