# ruff: noqa: E501 - markup as a portal writes it
"""Endless scroll by pages counted from nought, page nought again past the end, a base, session ids in links."""

from tests.portals.strange.host import Ask, Reply, Site
from tests.portals.strange.newsroom import News, newsroom, slug

SECTIONS = ("Tin trong tỉnh", "Cải cách hành chính", "Nông thôn mới", "Tin cơ sở")


class Scroll(Site):
    """A Java portal behind `/portal/`."""

    def __init__(self) -> None:
        super().__init__(newsroom(2, SECTIONS, 84))
        self.visits = 0

    def page(self, title: str, main: str, script: str = "") -> Reply:
        self.visits += 1
        menu = "".join(f"<a class='mn' href='chuyen-de/{slug(s)}{self.sid()}'>{s}</a>" for s in SECTIONS)
        return Reply(
            f"<html><head><base href='/portal/'><title>{title}</title><meta charset='utf-8'></head><body>"
            f"<div id='menu'><a href='home'>TRANG CHỦ</a>{menu}<a href='lich-tiep-dan'>Lịch tiếp dân</a></div>"
            f"<div id='content'>{main}</div>{script}<div id='footer'>Chịu trách nhiệm: Văn phòng UBND tỉnh</div></body></html>",
            headers={"Set-Cookie": "JSESSIONID=A1; Path=/"},
        )

    def sid(self) -> str:
        return f";jsessionid={0xA5F3 + self.visits:08X}.node{self.visits % 2}"

    def row(self, n: News) -> str:
        link = f"bai-viet/{n.slug}-n{n.number}{self.sid()}?utm_source=portal&amp;utm_medium=list"
        return (
            f"<article><h3><a href='{link}' title='{n.title}'>{n.title}</a></h3>"
            f"<time>{n.at:%H:%M} | {n.at.day}/{n.at.month}/{n.at.year}</time><div>{n.lead}</div></article>"
        )

    def listing(self, name: str, page: int) -> Reply:
        rows = self.of(name)[page * 7 : page * 7 + 7] or self.of(name)[:7]
        script = (
            "<div id='sentinel'></div><script>let pageIndex = 0; let busy = false;"
            "new IntersectionObserver(async () => { if (busy) return; busy = true; pageIndex++;"
            f"const res = await fetch('/portal/chuyen-de/{slug(name)}?pageIndex=' + pageIndex);"
            "const doc = new DOMParser().parseFromString(await res.text(), 'text/html');"
            "doc.querySelectorAll('#rows article').forEach(a => document.querySelector('#rows').append(a)); busy = false;"
            "}).observe(document.querySelector('#sentinel'));</script>"
        )
        return self.page(name, f"<h1>{name}</h1><div id='rows'>{''.join(map(self.row, rows))}</div>", script)

    def article(self, n: News) -> Reply:
        text = "".join(f"<p style='text-align:justify'>{p}</p>" for p in n.body)
        near = "".join(self.row(o) for o in self.news[:4] if o != n)
        return self.page(
            n.title,
            f"<div class='path'><a href='home'>Trang chủ</a> &raquo; <a href='chuyen-de/{slug(n.section)}'>{n.section}</a></div>"
            f"<h1>{n.title}</h1><div class='info'>{n.at:%H:%M} | {n.at.day}/{n.at.month}/{n.at.year} &nbsp; Lượt xem: "
            f"{n.number % 700}</div><p class='tomtat'><b>{n.lead}</b></p><div class='chitiet'>{text}</div>"
            f"<h2>Tin mới</h2>{near}",
        )

    def answer(self, ask: Ask) -> Reply | None:
        path = ask.path.partition(";")[0]
        if path == "/":
            return Reply("", 302, headers={"Location": "/portal/home"})
        if path == "/portal/home":
            return self.page("Cổng TTĐT tỉnh An Bình", "<h1>Tin mới nhận</h1>" + "".join(map(self.row, self.news[:6])))
        if path == "/portal/lich-tiep-dan":
            return self.page("Lịch tiếp dân", "<h1>Lịch tiếp dân</h1><p>Ngày 15 và 30 hằng tháng.</p>")
        name = next((s for s in SECTIONS if path == f"/portal/chuyen-de/{slug(s)}"), None)
        if name:
            page = ask.query.get("pageIndex", "0")
            return self.listing(name, int(page) if page.isdigit() else 0)
        found = self.by_number(path.rpartition("-n")[2]) if path.startswith("/portal/bai-viet/") else None
        return self.article(found) if found else None
