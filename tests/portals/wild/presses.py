"""WordPress whose theme goes on by a button alone: admin-ajax.php with a nonce; the REST interface is shut."""

from __future__ import annotations

import re
from html import escape

from tests.portals.strange.host import Ask, Reply, moved
from tests.portals.strange.newsroom import News, newsroom
from tests.portals.wild.around import ABOUT, CLOCK, COUNTER, Wild, paragraphs

TERMS = {
    "tin-tuc": (3, "Tin tức"), "tin-tuc/trong-tinh": (7, "Trong tỉnh"), "tin-tuc/co-so": (9, "Cơ sở"),
    "phong-trao": (12, "Phong trào"), "phong-trao/thi-dua": (14, "Thi đua"), "thong-bao": (21, "Thông báo"),
}  # fmt: skip
ROWS = 8


class Presses(Wild):
    """A parent shows its children's too; months for the newest four only; feeds of ten; replies, shares, tags."""

    def __init__(self) -> None:
        super().__init__(newsroom(73, tuple(TERMS), 104))
        self.robots = "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n"

    def link(self, news: News) -> str:
        return f"/{news.at:%Y/%m/%d}/{news.slug[:70].strip('-')}/"

    def file(self, news: News) -> str:
        return f"/wp-content/uploads/{news.at:%Y/%m}/ke-hoach-{news.number}.pdf"

    def under(self, term: str) -> list[News]:
        return [n for n in self.news if n.section == term or n.section.startswith(f"{term}/")]

    def card(self, news: News) -> str:
        return (
            f"<article class='post-{news.number} post type-post'><div class='thumb'><a href='{self.link(news)}'><img "
            f"src='/wp-content/uploads/t/{news.number}.jpg' alt=''></a></div><h3 class='entry-title'><a rel='bookmark' "
            f"href='{self.link(news)}'>{escape(news.title)}</a></h3><div class='excerpt'>{escape(news.lead[:80])} "
            f"[&hellip;]</div><a class='btn-more' href='{self.link(news)}'>Đọc tiếp</a></article>"
        )

    def page(self, title: str, main: str, head: str = "") -> Reply:
        menu = ""
        for term, (number, name) in TERMS.items():
            if "/" not in term:
                under = "".join(
                    f"<li class='menu-item menu-item-{k}'><a href='/chuyen-muc/{t}/'>{n}</a></li>"
                    for t, (k, n) in TERMS.items() if t.startswith(f"{term}/")
                )  # fmt: skip
                menu += (
                    f"<li class='menu-item menu-item-has-children menu-item-{number}'><a href='/chuyen-muc/{term}/'>"
                    f"{name}</a><ul class='sub-menu'>{under}</ul></li>"
                )
        months = sorted({f"{n.at:%Y/%m}" for n in self.news}, reverse=True)[:4]
        archive = "".join(f"<option value='{self.origin}/{m}/'>Tháng {m[5:]} {m[:4]}</option>" for m in months)
        days = "".join(f"<td><a href='/2026/10/{d:02d}/'>{d}</a></td>" for d in range(20, 31))
        return Reply(
            f"<!DOCTYPE html><html lang='vi'><head><meta charset='UTF-8'><title>{escape(title)} &#8211; Hội Nông dân "
            f"tỉnh"
            f"</title><meta name='generator' content='WordPress 6.4.3'><link rel='https://api.w.org/' href='/wp-json/'>"
            f"<link rel='alternate' type='application/rss+xml' href='{self.origin}/feed/'>{head}</head><body>"
            f"<header><span class='date-now'>{CLOCK}</span><ul id='menu-chinh' class='menu'><li class='menu-item'>"
            f"<a href='/'>Trang chủ</a></li>{menu}<li class='menu-item'><a href='/gioi-thieu/'>Giới thiệu</a></li></ul>"
            f"<form role='search' action='/'><input name='s'></form></header><main>{main}</main><aside class='sidebar'>"
            f"<select name='archive-dropdown' "
            f"onchange='document.location.href=this.options[this.selectedIndex].value;'>"
            f"<option value=''>Chọn tháng</option>{archive}</select><table id='wp-calendar'><tr>{days}</tr></table>"
            "<div class='tagcloud'><a href='/tag/nong-thon-moi/'>nông thôn mới</a> <a href='/tag/hoi-vien/'>hội "
            "viên</a>"
            "</div><ul><li><a href='/wp-login.php'>Đăng nhập</a></li><li><a href='/feed/'>RSS bài viết</a></li></ul>"
            "</aside>"
            f"<footer>{COUNTER}</footer></body></html>"
        )

    def listed(self, term: str) -> Reply:
        number, name = TERMS[term]
        of = self.under(term)
        cards = "".join(map(self.card, of[:ROWS]))
        last = -(-len(of) // ROWS)
        button = (
            f"<div class='text-center'><button id='tai-them' class='btn' data-page='1' data-max='{last}' "
            f"data-cat='{number}'>Xem thêm</button></div><script>var tn_ajax = {{\"ajaxurl\":"
            f'"{self.origin.replace("/", chr(92) + "/")}\\/wp-admin\\/admin-ajax.php","nonce":"8f21ab90c3"}};\n'
            "jQuery(function ($) { $('#tai-them').on('click', function () { var b = $(this), page = b.data('page') + "
            "1;\n"
            " $.ajax({ url: tn_ajax.ajaxurl, type: 'POST', data: { action: 'tn_load_more', nonce: tn_ajax.nonce,"
            " page: page, cat: b.data('cat') }, success: function (res) { $('#ds-bai').append(res); b.data('page', "
            "page);"
            " if (page >= b.data('max')) b.remove(); } }); }); });</script>"
        )
        return self.page(name, f"<h1 class='page-title'>{name}</h1><div id='ds-bai'>{cards}</div>{button}")

    def article(self, news: News) -> Reply:
        near = [n for n in self.of(news.section) if n.number < news.number][:3]
        file = f"<p><a href='{self.file(news)}' class='pdfemb-viewer' data-width='max'>ke-hoach-{news.number}</a></p>"
        when = f"{news.at:%Y-%m-%dT%H:%M:%S}+07:00"
        main = (
            f"<article class='post-{news.number} single'><h1 class='entry-title'>{escape(news.title)}</h1>"
            f"<div class='entry-meta'><span class='byline'><a href='/author/bbt/'>Ban Biên tập</a></span> "
            f"<time class='entry-date published' datetime='{when}'>{news.at.day} Tháng {news.at:%m, %Y}</time></div>"
            f"<div class='entry-content'><p><strong>{escape(news.lead)}</strong></p>{paragraphs(news)}"
            f"{file if self.has_file(news) else ''}<div class='sharedaddy'><a href='?share=facebook'>Facebook</a> "
            f"<a href='?print=print'>In</a></div></div><div class='related'><h3>Bài viết liên quan</h3>"
            f"{''.join(map(self.card, near))}</div><div id='respond'><h3>Trả lời <a rel='nofollow' "
            f"href='{self.link(news)}?replytocom=4#respond'>Hủy</a></h3><form method='post' "
            f"action='/wp-comments-post.php'>"
            "<textarea name='comment'></textarea><input type='submit' value='Phản hồi'></form></div></article>"
        )
        head = f"<link rel='canonical' href='{self.origin}{self.link(news)}'>"
        head += f"<link rel='shortlink' href='{self.origin}/?p={news.number}'>"
        return self.page(news.title, main, head)

    def feed(self) -> Reply:
        items = "".join(
            f"<item><title>{escape(n.title)}</title><link>{self.origin}{self.link(n)}</link><pubDate>"
            f"{n.at:%a, %d %b %Y %H:%M:%S} +0700</pubDate><guid>{self.origin}/?p={n.number}</guid></item>"
            for n in self.news[:10]
        )
        channel = f"<channel><title>HND</title>{items}</channel>"
        text = f"<?xml version='1.0' encoding='UTF-8'?><rss version='2.0'>{channel}</rss>"
        return Reply(text, kind="application/rss+xml; charset=UTF-8")

    def answer(self, ask: Ask) -> Reply | None:
        self.hurt(ask, "/wp-comments-post.php", "/wp-login.php?action=logout")
        path = ask.path.strip("/")
        if path.startswith("wp-json"):
            return Reply('{"code":"rest_not_logged_in","data":{"status":401}}', 401, kind="application/json")
        if path == "wp-admin/admin-ajax.php":
            if (
                ask.method != "POST"
                or ask.form.get("action") != "tn_load_more"
                or ask.form.get("nonce") != "8f21ab90c3"
            ):
                return Reply("0", 400)
            term = next((t for t, (k, _) in TERMS.items() if str(k) == ask.form.get("cat")), "")
            at = int(ask.form.get("page", "1")) * ROWS
            return Reply("".join(map(self.card, self.under(term)[at - ROWS : at])) if term else "0")
        if path == "":
            if "p" in ask.query:
                found = self.by_number(ask.query["p"])
                return moved(self.link(found), 301) if found else None
            return self.page("Trang chủ", "<h2>Tin mới</h2>" + "".join(map(self.card, self.news[:10])))
        if path == "feed":
            return self.feed()
        if path == "gioi-thieu":
            return self.page(
                "Giới thiệu", f"<article><h1 class='entry-title'>Giới thiệu</h1><p>{ABOUT * 4}</p></article>"
            )
        if path == "wp-login.php":
            return Reply("<html><title>Đăng nhập</title><form method='post'><input name='log'></form></html>")
        if path.startswith("chuyen-muc/") and path[11:] in TERMS:
            return self.listed(path[11:])
        if path.startswith(("tag/", "author/")):
            return self.page("Thẻ", "".join(map(self.card, self.news[5:25:4])))
        month = re.fullmatch(r"(\d{4})/(\d\d)(?:/(\d\d))?", path)
        if month:
            of = [n for n in self.news if f"{n.at:%Y/%m/%d}".startswith(path)][:ROWS]
            return self.page(f"Tháng {month[2]}", "".join(map(self.card, of))) if of else None
        news = next((n for n in self.news if self.link(n).strip("/") == path), None)
        if news and ask.query.get("print"):
            return Reply(
                f"<html><title>{escape(news.title)} - Print</title><h1>{escape(news.title)}</h1>{paragraphs(news)}"
            )
        return self.article(news) if news else self.given_file(ask.path)
