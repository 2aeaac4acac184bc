"""Pinned rows on every page, order of update, related boxes everywhere, double slashes, the last page again for ever."""

import random

from tests.portals.strange.host import Ask, Reply, Site
from tests.portals.strange.newsroom import News, newsroom, slug

SECTIONS = ("Sự kiện", "Kinh tế số", "Môi trường", "Nội bộ")


class Pinned(Site):
    """`Nội bộ` is in the menu and forbidden by robots.txt: not in the truth."""

    def __init__(self) -> None:
        every = newsroom(13, SECTIONS, 100)
        super().__init__([n for n in every if n.section != "Nội bộ"])
        self.hidden = [n for n in every if n.section == "Nội bộ"]
        self.order = list(self.news)
        random.Random(13).shuffle(self.order)
        self.robots = "User-agent: *\nDisallow: /noi-bo\nDisallow: /*?print\nCrawl-delay: 0\n"

    def page(self, title: str, main: str) -> Reply:
        menu = "".join(f"<li><a href='//127.0.0.1:{self.port}/{slug(s)}'>{s}</a></li>" for s in SECTIONS)
        most = "".join(f"<li><a href='/tin//{n.slug}-{n.number}.html'>{n.title}</a></li>" for n in self.news[10:15])
        return Reply(
            f"<html><head><title>{title}</title><meta charset='utf-8'></head><body><ul id='nav'><li><a href='/'>Trang chủ</a></li>{menu}"
            f"</ul><div id='left'>{main}</div><div id='right'><h3>Đọc nhiều</h3><ul>{most}</ul></div></body></html>"
        )

    def row(self, n: News, pin: str = "") -> str:
        double = "/" if n.number % 2 else "//"
        return (
            f"<div class='news{pin}'><a href='/tin{double}{n.slug}-{n.number}.html'>{n.title}</a><span> ({n.at:%d/%m/%y})</span>"
            f"<div>{n.lead}</div></div>"
        )

    def listing(self, name: str, page: int) -> Reply:
        news = [self.fresh(n) for n in self.order if n.section == name]
        last = -(-len(news) // 5)
        at = min(page, last)
        pins = "".join(self.row(n, " ghim") for n in self.of(name)[:3])
        rows = "".join(map(self.row, news[at * 5 - 5 : at * 5]))
        more = f"Trang {at}/{last} <a href='/{slug(name)}?p={at + 1}'>Sau</a>"
        return self.page(name, f"<h1>{name}</h1>{pins}{rows}<div class='trang'>{more}</div>")

    def fresh(self, n: News) -> News:
        return next(o for o in self.news if o.number == n.number)

    def article(self, n: News) -> Reply:
        text = "".join(f"<p>{p}</p>" for p in n.body)
        near = "".join(map(self.row, [o for o in self.of(n.section)[5:12] if o != n]))
        return self.page(
            n.title,
            f"<div id='path'><a href='/'>Trang chủ</a> &gt; <a href='/{slug(n.section)}'>{n.section}</a></div><h1>{n.title}</h1>"
            f"<div class='when'>Ngày cập nhật : {n.at:%d/%m/%Y %H:%M}</div><div class='tomtat'>{n.lead}</div><div class='nd'>{text}</div>"
            f"<a href='/tin/{n.slug}-{n.number}.html?print=1'>In bài</a><h3>Tin liên quan</h3>{near}",
        )

    def answer(self, ask: Ask) -> Reply | None:
        path = ask.path
        while "//" in path:
            path = path.replace("//", "/")
        if path == "/":
            return self.page("Trang tin Tân Thành", "".join(map(self.row, self.order[:6])))
        if path.startswith("/noi-bo") or "print" in ask.query:
            self.harm.append("disallowed")
        name = next((s for s in SECTIONS if path == "/" + slug(s)), None)
        if name:
            page = ask.query.get("p", "1")
            return self.listing(name, int(page) if page.isdigit() and int(page) else 1)
        found = self.by_number(path.removesuffix(".html").rpartition("-")[2]) if path.startswith("/tin/") else None
        return self.article(found) if found else None
