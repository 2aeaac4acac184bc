"""A portal whose only list is its search: a search without a word has all."""

from __future__ import annotations

import random
import re

from tests.portals.foreign.shell import article, cut, page, pages, rows, whole
from tests.portals.strange.host import Ask, Reply, Site
from tests.portals.strange.newsroom import News, newsroom


class Searched(Site):
    """No section has a list; the search orders by relevance or date; a relative base; names are the seed's."""

    def __init__(self, seed: int = 0) -> None:
        super().__init__(newsroom(56 + seed, ("tin",), 110 if not seed else 70))
        dice = random.Random(seed)
        self.robots = "User-agent: *\nDisallow: /vi/thanh-vien\nCrawl-delay: 0\n"
        self.path = dice.choice(["tim-kiem", "search", "timkiem.aspx", "tim-kiem.html"]) if seed else "tim-kiem"
        self.word = dice.choice(["tu_khoa", "q", "keyword", "s", "tukhoa"]) if seed else "tu_khoa"
        self.turn = dice.choice(["trang", "page", "p"]) if seed else "trang"
        self.size = dice.choice([8, 10, 15])
        self.linked = dice.choice([True, False]) if seed else True  # in the menu; else a form alone leads there
        self.sorts = dice.choice([True, False]) if seed else True

    def link(self, news: News) -> str:
        return f"xem-tin/{news.slug}.{news.number}.html?ref=tk&sid=9f{news.number:06x}a7"

    def answer(self, ask: Ask) -> Reply | None:
        base = "<base href='/vi/'>"
        menu = f"<a href='{self.path}?{self.word}='>Tất cả tin bài</a> " if self.linked else ""
        menu += "<a href='gioi-thieu'>Giới thiệu</a> <a href='thanh-vien'>Đăng nhập</a>"
        form = f"<form action='{self.path}'><input name='{self.word}'><input type='submit' value='Tìm'></form>"
        if ask.path in {"/", "/vi/"}:
            return page("Trang chủ", form + rows(self.news[:6], self.link), menu, base)
        if ask.path == "/vi/gioi-thieu":
            return page("Giới thiệu", "<h1>Giới thiệu</h1><p>Tỉnh có diện tích tự nhiên 2.341 km2.</p>", menu, base)
        if ask.path == f"/vi/{self.path}":
            now, last = whole(ask.query.get(self.turn, "1"), 1), pages(self.news, self.size)
            of = cut(self.news, min(now, last), self.size)
            order = "&amp;sap_xep=ngay" if self.sorts else ""
            pager = "".join(
                f"<a href='{self.path}?{self.word}={order}&amp;{self.turn}={n}'>{n}</a> "
                for n in sorted({1, 2, max(1, now - 1), now, min(last, now + 1), last})
            )
            sort = "".join(
                f"<a href='{self.path}?{self.word}=&amp;sap_xep={s}'>{s}</a> "
                for s in ("ngay", "lien_quan")
                if self.sorts
            )
            return page("Tìm kiếm", f"{form}{sort}{rows(of, self.link)}<p class='trang'>{pager}</p>", menu, base)
        match = re.fullmatch(r"/vi/xem-tin/[\w-]+\.(\d+)\.html", ask.path)
        news = self.by_number(match[1]) if match else None
        return article(news, menu, head=base) if news else None


class Guarded(Site):
    """Lists without pages, and searches that find documents, or that keep what was searched for."""

    SECTIONS = ("thoi-su", "kinh-te")

    def __init__(self, seed: int = 0) -> None:
        super().__init__(newsroom(58 + seed, self.SECTIONS, 20))
        self.papers = newsroom(158 + seed, ("van-ban",), 60)
        self.word = random.Random(seed).choice(["q", "tu_khoa", "keyword"])

    def link(self, news: News) -> str:
        return f"/{news.section}/{news.slug}-{news.number}.html"

    def answer(self, ask: Ask) -> Reply | None:
        menu = "".join(f"<a href='/{s}'>{s.replace('-', ' ').capitalize()}</a> " for s in self.SECTIONS)
        word = f"<input name='{self.word}'><input type='submit' value='Tìm kiếm'>"
        forms = (
            f"<form action='/tim'>{word}</form>"
            f"<form action='/van-ban/tim-kiem'><p>Tra cứu văn bản</p>{word}</form>"
            f"<form action='/tim-kiem'><input type='hidden' name='luu_tu_khoa' value='1'>{word}</form>"
            f"<form method='post' action='/tim-kiem-nang-cao'>{word}</form>"
        )
        if ask.path in {"/tim-kiem", "/tim-kiem-nang-cao", "/van-ban/tim-kiem"}:
            self.harm.append(ask.target)
            return page("Tìm kiếm", "Đã lưu", menu)
        if ask.path == "/":
            return page("Trang chủ", forms + rows(self.news[:6], self.link), menu)
        if ask.path == "/tim":
            now = whole(ask.query.get("trang", "1"), 1)
            pager = "".join(f"<a href='/tim?{self.word}=&amp;trang={n}'>{n}</a> " for n in range(1, 7) if n != now)
            return page("Tìm kiếm", f"{rows(cut(self.papers, now), self.link)}<p class='trang'>{pager}</p>", menu)
        if ask.path.strip("/") in self.SECTIONS:
            return page(ask.path, rows(self.of(ask.path.strip("/")), self.link), menu)
        match = re.fullmatch(r"/[\w-]+/[\w-]+-(\d+)\.html", ask.path)
        news = next((n for n in [*self.news, *self.papers] if match and str(n.number) == match[1]), None)
        return article(news, menu) if news else None
