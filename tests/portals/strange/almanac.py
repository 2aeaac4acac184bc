# ruff: noqa: E501 - markup as a portal writes it
"""Archives by month alone, a calendar without end, a feed that holds ten, two addresses for each article."""

from datetime import date, timedelta

from tests.portals.strange.host import Ask, Reply, Site
from tests.portals.strange.newsroom import News, newsroom, slug

SECTIONS = ("Chính trị", "Kinh tế", "Giáo dục - Y tế")


class Almanac(Site):
    """A section shows five; the rest stands in the archive."""

    def __init__(self) -> None:
        super().__init__(newsroom(4, SECTIONS, 110))

    def page(self, title: str, main: str, head: str = "") -> Reply:
        menu = "".join(f"<li><a href='/{slug(s)}/'>{s}</a></li>" for s in SECTIONS)
        return Reply(
            f"<html><head><meta charset=utf-8><title>{title}</title>{head}"
            "<link rel='alternate' type='application/rss+xml' href='/rss.xml'></head><body><ul class='nav'>"
            f"<li><a href='/'>Trang nhất</a></li>{menu}<li><a href='/luu-tru/'>Lưu trữ</a></li>"
            f"<li><a href='/lich-cong-tac?tuan=48&amp;nam=2026'>Lịch công tác</a></li></ul><main>{main}</main></body></html>"
        )

    def row(self, n: News, dated: bool = True) -> str:
        link = f"/{n.at:%Y/%m/%d}/{n.slug}/" if dated else f"/{slug(n.section)}/{n.slug}/"
        return f"<div class='post'><h2><a href='{link}'>{n.title}</a></h2><small>{n.at:%d-%m-%Y}</small><p>{n.lead}</p></div>"

    def rss(self) -> Reply:
        items = "".join(
            f"<item><title>{n.title}</title><link>{self.origin}/{n.at:%Y/%m/%d}/{n.slug}/</link>"
            f"<pubDate>{n.at:%a, %d %b %Y %H:%M:%S} +0700</pubDate></item>" for n in self.news[:10]
        )  # fmt: skip
        return Reply(
            f"<?xml version='1.0'?><rss version='2.0'><channel><title>Tin</title><link>{self.origin}</link>{items}"
            "</channel></rss>",
            kind="application/rss+xml",
        )

    def archive(self, parts: list[str]) -> Reply | None:
        if not parts:
            years = sorted({n.at.year for n in self.news}, reverse=True)
            return self.page("Lưu trữ", "".join(f"<a href='/luu-tru/{y}/'>Năm {y}</a> " for y in years))
        if len(parts) == 1 and parts[0].isdigit():
            links = "".join(f"<a href='/luu-tru/{parts[0]}/{m}/'>Tháng {m}</a> " for m in range(1, 13))
            return self.page(f"Lưu trữ năm {parts[0]}", f"<h1>Năm {parts[0]}</h1>{links}")
        if len(parts) == 2 and all(p.isdigit() for p in parts):
            rows = [n for n in self.news if (n.at.year, n.at.month) == (int(parts[0]), int(parts[1]))]
            shown = "".join(map(self.row, rows)) or "<p>Không có tin bài.</p>"
            return self.page(f"Tháng {parts[1]}/{parts[0]}", f"<h1>Tin tháng {parts[1]}/{parts[0]}</h1>{shown}")
        return None

    def day(self, text: str) -> Reply | None:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return None
        rows = "".join(self.row(n, dated=False) for n in self.news if n.at.date() == day) or "<p>Không có tin.</p>"
        before, after = day - timedelta(days=1), day + timedelta(days=1)
        links = f"<a href='/tin-ngay/{before}'>&laquo; Ngày trước</a> <a href='/tin-ngay/{after}'>Ngày sau &raquo;</a>"
        return self.page(f"Tin ngày {day:%d/%m/%Y}", f"{links}{rows}{links}")

    def week(self, ask: Ask) -> Reply:
        week, year = int(ask.query.get("tuan", "1")), int(ask.query.get("nam", "2026"))
        back = (week - 1, year) if week > 1 else (52, year - 1)
        on = (week + 1, year) if week < 52 else (1, year + 1)
        table = "".join(
            f"<tr><td>Thứ {d}</td><td>8h00: Họp giao ban tại phòng họp số {d}</td></tr>" for d in range(2, 7)
        )
        return self.page(
            f"Lịch công tác tuần {week}/{year}",
            f"<a href='/lich-cong-tac?tuan={back[0]}&amp;nam={back[1]}'>Tuần trước</a> "
            f"<a class='next' href='/lich-cong-tac?tuan={on[0]}&amp;nam={on[1]}'>Tuần sau</a><table>{table}</table>",
        )

    def article(self, n: News) -> Reply:
        text = "".join(f"<p>{p}</p>" for p in n.body)
        near = "".join(
            f"<li><a href='/{slug(o.section)}/{o.slug}/'>{o.title}</a></li>" for o in self.of(n.section)[:4] if o != n
        )
        return self.page(
            f"{n.title} | Báo điện tử tỉnh",
            f"<p class='crumb'><a href='/'>Trang nhất</a> › <a href='/{slug(n.section)}/'>{n.section}</a></p><h1>{n.title}</h1>"
            f"<p class='meta'>Đăng lúc {n.at:%H:%M} ngày <a href='/tin-ngay/{n.at:%Y-%m-%d}'>{n.at:%d-%m-%Y}</a></p>"
            f"<p class='dan'><strong>{n.lead}</strong></p><div class='entry'>{text}</div><h3>Cùng chuyên mục</h3><ul>{near}</ul>",
            f"<link rel='canonical' href='{self.origin}/{n.at:%Y/%m/%d}/{n.slug}/'>",
        )

    def answer(self, ask: Ask) -> Reply | None:
        parts = [p for p in ask.path.split("/") if p]
        if not parts:
            return self.page("Báo điện tử tỉnh Thạnh Mỹ", "".join(map(self.row, self.news[:6])))
        if parts == ["rss.xml"]:
            return self.rss()
        if parts[0] == "luu-tru":
            return self.archive(parts[1:])
        if parts[0] == "tin-ngay" and len(parts) == 2:
            return self.day(parts[1])
        if parts == ["lich-cong-tac"]:
            return self.week(ask)
        name = next((s for s in SECTIONS if slug(s) == parts[0]), None)
        if name and len(parts) == 1:
            return self.page(name, f"<h1>{name}</h1>" + "".join(self.row(n, dated=False) for n in self.of(name)[:5]))
        found = next((n for n in self.news if n.slug == parts[-1]), None)
        if found and (name == found.section or parts[:3] == f"{found.at:%Y/%m/%d}".split("/")):
            return self.article(found)
        return None
