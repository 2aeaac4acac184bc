# ruff: noqa: E501 - markup as a portal writes it
"""A cookie or nothing, a menu that only script writes, rows without links, a pager of functions, a login that circles."""

import json

from tests.portals.strange.host import Ask, Reply, Site, moved
from tests.portals.strange.newsroom import News, newsroom, slug

SECTIONS = ("Tin tức - Sự kiện", "Hoạt động lãnh đạo", "Gương người tốt")


class Doors(Site):
    """Without its cookie every page sends to /kiem-tra."""

    def __init__(self) -> None:
        super().__init__(newsroom(6, SECTIONS, 64))

    def page(self, title: str, main: str, script: str = "") -> Reply:
        menu = [{"text": "Trang chủ", "url": "/"}, *({"text": s, "url": f"/danh-muc/{slug(s)}"} for s in SECTIONS)]
        menu.append({"text": "Thành viên", "url": "/thanh-vien"})
        return Reply(
            f"<html><head><meta charset='utf-8'><title>{title}</title></head><body><div id='mainMenu'></div>"
            f"<script>var menuData = {json.dumps(menu)}; renderMenu('#mainMenu', menuData);{script}</script>"
            f"<div class='wrap'>{main}</div></body></html>"
        )

    def row(self, n: News, clicked: bool) -> str:
        link = f"/xem-tin/{n.number}/{n.slug}"
        at = f"onclick=\"window.location.href='{link}'\"" if clicked else f"data-url='{link}'"
        return (
            f"<div class='card' {at} style='cursor:pointer'><div class='card-title'>{n.title}</div>"
            f"<div class='card-date'>{n.at:%d/%m/%Y}</div><div class='card-text'>{n.lead}</div></div>"
        )

    def listing(self, name: str, page: int) -> Reply | None:
        news = self.of(name)
        rows = news[page * 6 - 6 : page * 6]
        last = -(-len(news) // 6)
        if not rows:
            return None
        numbers = "".join(
            f"<span class='pg{' on' if p == page else ''}' onclick='goPage({p})'>{p}</span>" for p in range(1, last + 1)
        )
        script = f"function goPage(n) {{ window.location.href = '/danh-muc/{slug(name)}/trang/' + n; }}"
        cards = "".join(self.row(n, i % 2 == 0) for i, n in enumerate(rows))
        return self.page(name, f"<h1>{name}</h1>{cards}<div class='phan-trang'>{numbers}</div>", script)

    def article(self, n: News) -> Reply:
        text = "".join(f"<p>{p}</p>" for p in n.body)
        return self.page(
            n.title,
            f"<div class='breadcrumb'><a href='/'>Trang chủ</a> / <a href='/danh-muc/{slug(n.section)}'>{n.section}</a></div>"
            f"<h1 class='detail-title'>{n.title}</h1><div class='detail-date'>{n.at:%d/%m/%Y - %H:%M}</div>"
            f"<div class='detail-sapo'>{n.lead}</div><div class='detail-body'>{text}</div>",
        )

    def answer(self, ask: Ask) -> Reply | None:
        path = ask.path
        if path == "/kiem-tra":
            return moved(ask.query.get("ve", "/"), **{"Set-Cookie": "vao=1; Path=/"})
        if "vao" not in ask.cookies:
            return moved(f"/kiem-tra?ve={ask.path}")
        if path in ("/thanh-vien", "/dang-nhap"):
            return moved("/dang-nhap" if path == "/thanh-vien" else "/thanh-vien")
        if path == "/":
            return self.page("Trang thông tin xã Nhị Long", "".join(self.row(n, True) for n in self.news[:5]))
        parts = path.strip("/").split("/")
        if parts[0] == "danh-muc" and len(parts) in (2, 4):
            name = next((s for s in SECTIONS if slug(s) == parts[1]), None)
            page = parts[3] if len(parts) == 4 else "1"
            return self.listing(name, int(page)) if name and page.isdigit() else None
        found = self.by_number(parts[1]) if parts[0] == "xem-tin" and len(parts) > 1 else None
        return self.article(found) if found else None
