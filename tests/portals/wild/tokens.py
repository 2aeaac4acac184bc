"""A "bai-viet" portal that scrolls on by tokens: each answer is JSON with the rows as HTML and the token after it."""

from __future__ import annotations

import base64
import json
import re
from datetime import datetime
from html import escape

from tests.portals.strange.host import Ask, Reply
from tests.portals.strange.newsroom import News, newsroom
from tests.portals.wild.around import ABOUT, COUNTER, ELSEWHERE, Wild, paper, papers, paragraphs

SECTIONS = {
    "tin-trong-tinh": "Tin trong tỉnh", "tin-trong-tinh/chinh-quyen": "Hoạt động chính quyền",
    "tin-trong-tinh/co-so": "Tin cơ sở", "kinh-te": "Kinh tế", "an-sinh": "An sinh xã hội", "khuyen-nong": "Khuyến "
    "nông",
}  # fmt: skip
ROWS, NOW = 9, datetime(2026, 11, 24, 10, 0)


class Tokens(Wild):
    """Parents of the menu lead nowhere; rows say "25 ngày trước"; twins for printing, for phones and for weak eyes."""

    def __init__(self) -> None:
        super().__init__(newsroom(83, tuple(SECTIONS), 92))
        self.robots = "User-agent: *\nDisallow: /vi/tim-kiem\n"

    def link(self, news: News) -> str:
        return f"/bai-viet/{news.slug[:90].strip('-')}"

    def page(self, title: str, main: str, head: str = "") -> Reply:
        menu = ""
        for key, name in SECTIONS.items():
            below = "".join(
                f"<li><a class='dropdown-item' href='/vi/chuyen-muc/{s}'>{n}</a></li>" for s, n in SECTIONS.items()
                if s.startswith(f"{key}/")
            )  # fmt: skip
            if "/" not in key and below:
                menu += (
                    f"<li class='nav-item dropdown'><a class='nav-link dropdown-toggle' href='#' role='button' "
                    f"data-bs-toggle='dropdown'>{name}</a><ul class='dropdown-menu'><li><a class='dropdown-item' "
                    f"href='/vi/chuyen-muc/{key}'>Tất cả</a></li>{below}</ul></li>"
                )
            elif "/" not in key:
                menu += f"<li class='nav-item'><a class='nav-link' href='/vi/chuyen-muc/{key}'>{name}</a></li>"
        return Reply(
            f"<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>{escape(title)}</title>{head}</head>"
            f"<body>"
            f"<div class='topbar'><span id='dong-ho'>Thứ Ba, 24/11/2026 10:00:00</span> <a "
            f"href='?giao-dien=tuong-phan'>Tương "
            f"phản</a> <a href='?co-chu=lon'>A+</a> <a href='/vi/dang-nhap'>Đăng nhập</a></div><nav class='navbar'><ul "
            f"class='navbar-nav'><li class='nav-item'><a class='nav-link' href='/vi'>Trang chủ</a></li>{menu}<li "
            f"class='nav-item'>"
            f"<a class='nav-link' href='/vi/gioi-thieu'>Giới thiệu</a></li><li class='nav-item'><a class='nav-link' "
            f"href='/vi/lich-cong-tac?tuan=2026-W48'>Lịch công tác</a></li></ul></nav><main class='container'>"
            f"{main}</main>"
            f"<aside><h5>Văn bản chỉ đạo</h5><ul>{papers('/vi/van-ban/')}</ul><select>{ELSEWHERE}</select></aside>"
            f"<footer><p>{COUNTER}</p></footer></body></html>"
        )

    def card(self, news: News) -> str:
        return (
            f"<div class='col-md-4'><div class='card h-100' onclick=\"location.href='{self.link(news)}'\"><img "
            f"class='card-img-top' "
            f"src='/media/{news.number}.webp' alt=''><div class='card-body'><h5 class='card-title'>"
            f"{escape(news.title)}</h5>"
            f"<p class='card-text'>{escape(news.lead[:90])}…</p><small class='text-muted'>{(NOW - news.at).days} "
            f"ngày trước</small>"
            "</div></div></div>"
        )

    def token(self, of: list[News], at: int) -> str | None:
        if at >= len(of):
            return None
        return base64.urlsafe_b64encode(json.dumps({"i": of[at - 1].number, "d": "next"}).encode()).decode().rstrip("=")

    def listed(self, key: str) -> Reply:
        of = self.of(key)
        token = self.token(of, ROWS)
        more = (
            f"<div id='xem-them' data-url='/vi/chuyen-muc/{key}/tai-them' data-cursor='{token}'><div class='spinner'>"
            f"</div></div>"
            "<script>const el = document.getElementById('xem-them');\nnew IntersectionObserver(async (entries) => {\n"
            " if (!entries[0].isIntersecting || !el.dataset.cursor) return;\n"
            " const res = await fetch(`${el.dataset.url}?cursor=${el.dataset.cursor}`, "
            "{headers: {'X-Requested-With': 'XMLHttpRequest'}});\n"
            " const data = await res.json();\n document.getElementById('danh-sach').insertAdjacentHTML('beforeend', "
            "data.html);\n"
            " el.dataset.cursor = data.next_cursor || '';\n}).observe(el);</script>"
        )
        main = f"<h1>{SECTIONS[key]}</h1><div class='row' id='danh-sach'>{''.join(map(self.card, of[:ROWS]))}</div>"
        return self.page(SECTIONS[key], main + (more if token else ""))

    def more(self, key: str, cursor: str) -> Reply:
        of = self.of(key)
        try:
            last = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))["i"]
        except (ValueError, KeyError):
            return Reply('{"message":"cursor"}', 422, kind="application/json")
        at = next((i + 1 for i, n in enumerate(of) if n.number == last), len(of))
        data = {"html": "".join(map(self.card, of[at : at + ROWS])), "next_cursor": self.token(of, at + ROWS)}
        return Reply(json.dumps(data), kind="application/json")

    def article(self, news: News) -> Reply:
        near = [n for n in self.of(news.section) if n.number < news.number][:6]
        rows = "".join(f"<li><a href='{self.link(n)}'>{escape(n.title)}</a></li>" for n in near)
        file = f"<p>Tệp đính kèm: <a href='{self.file(news)}'>ke-hoach-{news.number}.pdf</a></p>"
        head = (
            f"<link rel='amphtml' href='{self.origin}/amp{self.link(news)}'><meta property='og:type' content='article'>"
        )
        return self.page(
            f"{news.title} - Cổng thông tin điện tử",
            f"<article><h1 class='detail-title'>{escape(news.title)}</h1><div class='time'>Đăng tải: {news.at:%H:%M} | "
            f"{news.at:%d/%m/%Y}</div><audio controls src='/tts/{news.number}.mp3'></audio><div "
            f"class='detail-content-lead'>"
            f"{escape(news.lead)}</div><div class='detail-content'>"
            f"{paragraphs(news)}{file if self.has_file(news) else ''}"
            f"<p>Lượt xem: {news.number % 400}</p></div><a href='/vi/in{self.link(news)}'>In bài</a></article>"
            f"<section><h4>Tin cùng chuyên mục</h4><ul>{rows}</ul></section>",
            head,
        )

    def answer(self, ask: Ask) -> Reply | None:
        path = ask.path.rstrip("/")
        if path in ("", "/vi"):
            boxes = "".join(
                f"<h2>{name}</h2><div class='row'>{''.join(map(self.card, self.of(key)[:3]))}</div>"
                for key, name in SECTIONS.items() if "/" not in key
            )  # fmt: skip
            return self.page("Trang chủ", boxes)
        if path == "/vi/gioi-thieu":
            return self.page("Giới thiệu", f"<h1>Giới thiệu</h1><p>{ABOUT * 4}</p>")
        if path == "/vi/lich-cong-tac":
            week = re.fullmatch(r"(\d{4})-W(\d+)", ask.query.get("tuan", ""))
            at = int(week[2]) if week else 48
            return self.page(
                "Lịch công tác", f"<a href='?tuan=2026-W{at + 1}'>Tuần sau</a><a href='?tuan=2026-W{at - 1}'>Trước</a>"
            )
        if path.startswith("/vi/van-ban/") and path[12:].isdigit():
            return self.page("Văn bản", paper(int(path[12:])))
        if path == "/vi/dang-nhap":
            return self.page(
                "Đăng nhập", "<form method='post'><input name='ten'><input type='password' name='mk'></form>"
            )
        found = re.fullmatch(r"/vi/chuyen-muc/([\w/-]+?)(/tai-them)?", path)
        if found and found[1] in SECTIONS:
            return self.more(found[1], ask.query.get("cursor", "")) if found[2] else self.listed(found[1])
        twin = re.fullmatch(r"(/amp|/vi/in)?(/bai-viet/[\w-]+)", path)
        news = next((n for n in self.news if twin and self.link(n) == twin[2]), None)
        if news and twin and twin[1]:
            return Reply(
                f"<html><head><link rel='canonical' href='{self.origin}{self.link(news)}'><title>{escape(news.title)}"
                f"</title></head><body><h1>{escape(news.title)}</h1>{paragraphs(news)}</body></html>"
            )
        return self.article(news) if news else self.given_file(ask.path)
