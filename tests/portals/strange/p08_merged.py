"""Two communes that became one portal: their numbers clash, old addresses redirect, old domains are links to nowhere."""

from tests.portals.strange.host import Ask, Reply, Site, moved
from tests.portals.strange.newsroom import News, newsroom

UNITS = {"hoa-an": "Xã Hòa An (cũ)", "binh-minh": "Xã Bình Minh (cũ)"}
SECTIONS = {"Tin tức": "tin-tuc", "Thông báo": "thong-bao"}


class Merged(Site):
    """Joomla's `?start=`; the same numbers in both units; some titles in both."""

    def __init__(self) -> None:
        both = [newsroom(8 + i, tuple(SECTIONS), 40, first=100, unit=u) for i, u in enumerate(UNITS)]
        twin = both[0][3]
        both[1][5] = News(
            both[1][5].number, twin.title, twin.lead, both[1][5].body, both[1][5].at, both[1][5].section, "binh-minh"
        )
        super().__init__(sorted(both[0] + both[1], key=lambda n: n.at, reverse=True))

    def page(self, title: str, main: str) -> Reply:
        menu = "".join(
            f"<li><a href='/{u}'>{name}</a><ul>"
            + "".join(f"<li><a href='/{u}/{p}'>{s}</a></li>" for s, p in SECTIONS.items())
            + "</ul></li>"
            for u, name in UNITS.items()
        )
        return Reply(
            f"<html lang='vi-vn'><head><meta charset='utf-8'><title>{title}</title></head><body><ul class='menu'>"
            f"<li><a href='/xa-phuong'>Trang chủ</a></li>{menu}<li><a href='http://hoaan.example.gov.vn/'>Trang cũ</a></li></ul>"
            f"<div id='component'>{main}</div></body></html>"
        )

    def new(self, n: News) -> str:
        return f"/{n.unit}/{SECTIONS[n.section]}/{n.number}-{n.slug[:40]}"

    def row(self, n: News) -> str:
        link = (
            f"/{n.unit}/index.php?option=com_content&amp;view=article&amp;id={n.number}"
            if n.number % 3
            else self.new(n)
        )
        return f"<div class='item'><h2 itemprop='name'><a href='{link}'>{n.title}</a></h2><dd>{n.at:%d Tháng %m %Y}</dd><p>{n.lead}</p></div>"

    def listing(self, unit: str, name: str, start: int) -> Reply:
        news = self.of(name, unit)
        rows = "".join(map(self.row, news[start : start + 5]))
        pages = range(0, len(news), 5)
        links = "".join(
            f"<li><a class='pagenav' href='/{unit}/{SECTIONS[name]}?start={s}'>{s // 5 + 1}</a></li>"
            for s in pages
            if s != start
        )
        old = "<a href='http://hoaan.example.gov.vn/tin-tuc/12-tin-cu'>Tin trên trang cũ</a>"
        return self.page(f"{name} - {UNITS[unit]}", f"<h1>{name}</h1>{rows}<ul class='pagination'>{links}</ul>{old}")

    def article(self, n: News) -> Reply:
        text = "".join(f"<p>{p}</p>" for p in n.body)
        return self.page(
            n.title,
            f"<ul class='breadcrumb'><li><a href='/xa-phuong'>Trang chủ</a></li><li><a href='/{n.unit}'>{UNITS[n.unit]}</a></li>"
            f"<li><a href='/{n.unit}/{SECTIONS[n.section]}'>{n.section}</a></li></ul><div class='item-page'><h2>{n.title}</h2>"
            f"<dd class='published'>Được đăng: {n.at:%d Tháng %m %Y %H:%M}</dd><dd class='hits'>Lượt xem: {n.number * 3}</dd>"
            f"<p><strong>{n.lead}</strong></p>{text}</div>",
        )

    def answer(self, ask: Ask) -> Reply | None:
        parts = [p for p in ask.path.split("/") if p]
        if not parts:
            return moved("/xa-phuong", 301)
        if parts == ["xa-phuong"]:
            return self.page(
                "Cổng thông tin xã Hòa Bình Minh", "<h1>Tin mới</h1>" + "".join(map(self.row, self.news[:8]))
            )
        unit = parts[0]
        if unit not in UNITS:
            return None
        if len(parts) == 1:
            return self.page(UNITS[unit], "".join(map(self.row, [n for n in self.news if n.unit == unit][:4])))
        if parts[1] == "index.php":
            found = self.by_number(ask.query.get("id"), unit)
            return moved(f"/{unit}/chuyen/{found.number}", 301) if found else moved(ask.target)
        if parts[1] == "chuyen":
            found = self.by_number(parts[-1], unit)
            return moved(self.new(found), 301) if found else None
        name = next((s for s, p in SECTIONS.items() if p == parts[1]), None)
        if name and len(parts) == 2:
            start = ask.query.get("start", "0")
            return self.listing(unit, name, int(start) if start.isdigit() else 0)
        found = self.by_number(parts[-1].partition("-")[0], unit)
        return self.article(found) if found else None
