# ruff: noqa: E501 - markup as a portal writes it
"""Bad weather: 429, bursts of 503, flood pages, cut bodies, wrong lengths and charsets, chunks without end."""

from tests.portals.strange.host import Ask, Reply, Site
from tests.portals.strange.newsroom import News, newsroom, slug

SECTIONS = ("Tin trong nước", "Tin địa phương")


class Weather(Site):
    """All its pages are good at the second or third asking; past the end its last page comes again."""

    def __init__(self) -> None:
        super().__init__(newsroom(7, SECTIONS, 60))
        self.robots = "User-agent: *\nCrawl-delay: 0.01\nDisallow: /tim-kiem\n"
        self.seen: dict[str, int] = {}

    def page(self, title: str, main: str) -> Reply:
        menu = "".join(f"<a href='/{slug(s)}.htm'>{s}</a> | " for s in SECTIONS)
        return Reply(
            f"<html><head><title>{title}</title></head><body><a href='/'>Trang chủ</a> | {menu}<a href='/tim-kiem?q='>Tìm</a>"
            f"<hr>{main}<hr>Bản quyền: Đài PT-TH tỉnh</body></html>"
        )

    def row(self, n: News) -> str:
        return f"<p><a href='/{n.slug}-a{n.number}.htm'><b>{n.title}</b></a> <font size=1>{n.at:%d/%m/%Y}</font><br>{n.lead}</p>"

    def listing(self, name: str, page: int) -> Reply:
        news = self.of(name)
        last = -(-len(news) // 5)
        at = max(1, min(page, last))
        rows = "".join(map(self.row, news[at * 5 - 5 : at * 5]))
        more = f"<a class='next' href='/{slug(name)}/trang-{page + 1}.htm'>Trang sau</a>"
        return self.page(name, f"<h1>{name}</h1>{rows}{more}")

    def article(self, n: News) -> Reply:
        text = "".join(f"<p>{p}</p>" for p in n.body)
        reply = self.page(
            n.title,
            f"<div>Trang chủ » <a href='/{slug(n.section)}.htm'>{n.section}</a></div><h1>{n.title}</h1><div class='time'>"
            f"{n.at:%d/%m/%Y, %H:%M} (GMT+7)</div><h2 class='sapo'>{n.lead}</h2><div class='body'>{text}</div>",
        )
        kinds = {1: "long", 2: "unended", 3: "bare"}
        reply.wire = kinds.get(n.number % 8, "")
        if n.number % 8 == 4:
            reply.kind = "text/html; charset=iso-8859-1"
            reply.body = str(reply.body).replace("<head>", "<head><meta charset='utf-8'>")
        return reply

    def reply(self, ask: Ask) -> Reply:
        count = self.seen[ask.path] = self.seen.get(ask.path, 0) + 1
        total = sum(self.seen.values())
        if ask.path == "/robots.txt" or count > 2:
            return super().reply(ask)
        if total % 23 == 0:
            return Reply("Too many requests", 429, headers={"Retry-After": "1"})
        if total % 40 in (30, 31):
            return Reply("<h1>Service Unavailable</h1>", 503)
        if total % 37 == 0:
            return Reply("<html><body>Bạn truy cập quá nhanh. Hãy đợi 1 giây rồi thử lại...</body></html>")
        reply = super().reply(ask)
        if total % 17 == 0 and reply.status == 200 and not reply.wire:
            reply.wire = "cut"
        return reply

    def answer(self, ask: Ask) -> Reply | None:
        path = ask.path
        if path == "/":
            return self.page("Đài Phát thanh - Truyền hình", "".join(map(self.row, self.news[:5])))
        if path == "/tim-kiem":
            self.harm.append("disallowed")
        for name in SECTIONS:
            if path == f"/{slug(name)}.htm":
                return self.listing(name, 1)
            page = path.removeprefix(f"/{slug(name)}/trang-").removesuffix(".htm")
            if page.isdigit():
                return self.listing(name, int(page))
        found = self.by_number(path.removesuffix(".htm").rpartition("-a")[2])
        return self.article(found) if found else None
