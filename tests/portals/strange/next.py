# ruff: noqa: E501 - markup as a portal writes it
"""A Next.js portal: rows are drawn on the server, pages are buttons, the count of pages stands in __NEXT_DATA__."""

import json

from tests.portals.strange.host import Ask, Reply, Site
from tests.portals.strange.newsroom import News, newsroom, slug

SECTIONS = ("Tin tức chung", "Chuyển đổi số", "An sinh xã hội")


class Next(Site):
    """`?page=2` works, as its router says; class names are hashed."""

    def __init__(self) -> None:
        super().__init__(newsroom(12, SECTIONS, 75))
        self.robots = ""

    def page(self, title: str, main: str, props: dict[str, object]) -> Reply:
        state = {"props": {"pageProps": props}, "page": "/[category]", "query": {}, "buildId": "xK2fB9"}
        menu = "".join(f"<a class='link_a3f9' href='/{slug(s)}'>{s}</a>" for s in SECTIONS)
        return Reply(
            f"<!DOCTYPE html><html lang='vi'><head><title>{title}</title></head><body><div id='__next'><header class='top_x91'>"
            f"<a href='/'>Trang chủ</a>{menu}</header><main>{main}</main></div><script id='__NEXT_DATA__' "
            f"type='application/json'>{json.dumps(state, ensure_ascii=False)}</script>"
            "<script src='/_next/static/chunks/main.js'></script></body></html>",
            headers={"Cache-Control": "no-store"},
        )

    def link(self, n: News) -> str:
        return f"/bai-viet/{n.slug}-{0x64F1C0000 + n.number:x}"

    def row(self, n: News) -> str:
        return (
            f"<a class='card_k2' href='{self.link(n)}'><img alt='{n.title}' src='/_next/image?url=x'><div class='ttl_9q'>{n.title}</div>"
            f"<div class='dt_7z'>{n.at:%d/%m/%Y}</div></a>"
        )

    def listing(self, name: str, page: int) -> Reply:
        news = self.of(name)
        last = -(-len(news) // 6)
        rows = news[page * 6 - 6 : page * 6]
        buttons = "".join(f"<button type='button' aria-label='Trang {p}'>{p}</button>" for p in range(1, last + 1))
        items = [
            {"title": n.title, "slug": self.link(n).rpartition("/")[2], "publishedAt": n.at.isoformat()} for n in rows
        ]
        props: dict[str, object] = {
            "items": items,
            "pagination": {"page": page, "size": 6, "total": len(news), "totalPages": last},
        }
        empty = "" if rows else "<p>Không có bài viết</p>"
        return self.page(
            name,
            f"<h1>{name}</h1>{''.join(map(self.row, rows))}{empty}<nav aria-label='Phân trang'>{buttons}</nav>",
            props,
        )

    def article(self, n: News) -> Reply:
        text = "".join(f"<p>{p}</p>" for p in n.body)
        props: dict[str, object] = {"article": {"id": n.number, "title": n.title, "category": n.section}}
        return self.page(
            n.title,
            f"<nav aria-label='breadcrumb'><a href='/'>Trang chủ</a><a href='/{slug(n.section)}'>{n.section}</a></nav><h1 class='h_1'>"
            f"{n.title}</h1><time datetime='{n.at.isoformat()}+07:00'>{n.at:%H:%M %d/%m/%Y}</time><p class='sp_2'>{n.lead}</p>"
            f"<div class='ct_5'>{text}</div><section><h2>Bài viết mới</h2>{''.join(map(self.row, self.news[:3]))}</section>",
            props,
        )

    def answer(self, ask: Ask) -> Reply | None:
        path = ask.path
        if path == "/":
            rows = "".join(map(self.row, self.news[:6]))
            return self.page("Trang tin tỉnh Long Đức", rows, {"hot": []})
        name = next((s for s in SECTIONS if path == "/" + slug(s)), None)
        if name:
            page = ask.query.get("page", "1")
            return self.listing(name, int(page) if page.isdigit() and int(page) else 1)
        if path.startswith("/bai-viet/"):
            found = next((n for n in self.news if self.link(n) == path), None)
            return self.article(found) if found else None
        return None
