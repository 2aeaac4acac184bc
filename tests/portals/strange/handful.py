# ruff: noqa: E501 - markup as a portal writes it
"""A portal of a dozen articles: wrong lengths, links that say whence, a list that looks like an article."""

from tests.portals.strange.host import Ask, Reply, Site, moved
from tests.portals.strange.newsroom import News, newsroom

NAME = "Tin địa phương"


class Handful(Site):
    """Its home page has the newest four alone; every third article says a wrong length, one breaks off at first."""

    def __init__(self) -> None:
        super().__init__(newsroom(21, (NAME,), 12, first=5000))
        self.has_broken = False

    def page(self, title: str, main: str) -> Reply:
        return Reply(
            f"<html><head><meta charset='utf-8'><title>{title}</title></head><body><a href='/'>Trang chủ</a> | "
            f"<a href='/tin-dia-phuong.htm'>{NAME}</a> | <a href='/thanh-vien'>Góc thành viên</a><hr>{main}</body></html>"
        )

    def row(self, n: News, whence: str) -> str:
        return f"<p><a href='/{n.slug}-a{n.number}.htm{whence}'>{n.title}</a> <i>{n.at:%d/%m/%Y}</i><br>{n.lead}</p>"

    def rows(self, news: list[News], whence: str = "") -> str:
        return "".join(self.row(n, whence) for n in news)

    def article(self, n: News) -> Reply:
        text = "".join(f"<p>{p}</p>" for p in n.body)
        reply = self.page(
            n.title,
            f"<div>Trang chủ » <a href='/tin-dia-phuong.htm'>{NAME}</a></div><h1>{n.title}</h1><div class='time'>"
            f"{n.at:%d/%m/%Y %H:%M}</div><p class='sapo'>{n.lead}</p><div class='body'>{text}</div>",
        )
        place = self.news.index(n)
        reply.wire = {1: "long", 2: "unended"}.get(place % 3, "")
        if place == 3 and not self.has_broken:
            self.has_broken, reply.wire = True, "cut"
        return reply

    def answer(self, ask: Ask) -> Reply | None:
        if ask.path in ("/thanh-vien", "/dang-nhap"):
            return moved("/dang-nhap" if ask.path == "/thanh-vien" else "/thanh-vien")
        if ask.path == "/":
            return self.page("Trang tin xã Hòa Lộc", self.rows(self.news[:4], "?ref=home"))
        if ask.path == "/tin-dia-phuong.htm":
            return self.page(NAME, f"<h1>{NAME}</h1>{self.rows(self.news)}")
        found = self.by_number(ask.path.removesuffix(".htm").rpartition("-a")[2])
        return self.article(found) if found else None
