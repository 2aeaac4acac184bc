"""Departments below one host, found in a site map at the foot alone."""

from __future__ import annotations

import random
import re
from html import escape

from tests.portals.foreign.shell import article, cut, page, pages, rows, whole
from tests.portals.strange.host import Ask, Reply, Site
from tests.portals.strange.newsroom import News, newsroom


class SubSites(Site):
    """Units with numbers of their own; Liferay's `_cur`; the names of portlets and of the map are the seed's."""

    UNITS = ("so-y-te", "so-xay-dung", "so-tai-chinh")
    OTHERS = ("http://so-noi-vu.example.vn/", "https://dichvucong.example.vn/")

    def __init__(self, seed: int = 0) -> None:
        dice = random.Random(seed)
        self.units = dice.sample([*self.UNITS, "so-noi-vu", "ban-dan-toc"], 3) if seed else list(self.UNITS)
        super().__init__(
            [n for k, u in enumerate(self.units) for n in newsroom(57 + seed + k, ("tin",), 36, first=500, unit=u)]
        )
        self.news.sort(key=lambda n: n.at, reverse=True)
        self.map, self.named = (
            dice.choice(
                [
                    ("so-do-cong", "Sơ đồ cổng"), ("sitemap", "Sơ đồ trang"), ("so-do-website.html", "Sơ đồ website"),
                    ("site-map", "Site map"), ("so-do", "Sơ đồ"),
                ]
            )
            if seed
            else ("so-do-cong", "Sơ đồ cổng")
        )  # fmt: skip
        self.instance = dice.choice(["aB3dE", "k7QxZ", "oTm2w"])
        self.size = dice.choice([8, 10, 12])
        self.feeds = dice.choice([True, False]) if seed else True
        self.plain = dice.choice([True, False]) if seed else True  # the map names units only, or what is in them too

    def link(self, news: News) -> str:
        return (
            f"/web/{news.unit}/chi-tiet?p_p_id=tin_WAR_portlet&p_p_lifecycle=0&p_p_state=normal"
            f"&_tin_WAR_portlet_articleId={news.number}"
        )

    def mapped(self) -> str:
        made = "".join(f"<li><a href='/web/{u}'>{u}</a></li>" for u in self.units)
        if not self.plain:
            made += "".join(f"<li><a href='/web/{u}/tin-tuc'>Tin tức</a></li>" for u in self.units)
            made += "".join(f"<li><a href='{other}'>Cổng khác</a></li>" for other in self.OTHERS)
        return f"<ul>{made}</ul>"

    def answer(self, ask: Ask) -> Reply | None:
        menu = f"<a href='/{self.map}'>{self.named}</a>"
        if ask.path == "/":
            return page("Cổng thông tin", "<p>Chào mừng đến với cổng thông tin của tỉnh.</p>", menu)
        if ask.path == f"/{self.map}":
            return page(self.named, self.mapped(), menu)
        match = re.fullmatch(r"/web/([\w-]+)(/chi-tiet|/tin-tuc|/rss)?", ask.path)
        if not match or match[1] not in self.units:
            return None
        of, unit = self.of("tin", match[1]), match[1]
        menu += f" <a href='/web/{unit}/tin-tuc'>Tin tức</a>"
        menu += f" <a href='/web/{unit}/rss'>RSS</a>" if self.feeds else ""
        if match[2] == "/chi-tiet":
            news = self.by_number(ask.query.get("_tin_WAR_portlet_articleId", ""), unit)
            return article(news, menu) if news else None
        if match[2] == "/rss":
            items = "".join(
                f"<item><title>{escape(n.title)}</title><link>{self.origin}{escape(self.link(n))}</link></item>"
                for n in of[:10]
            )
            return Reply(f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>", kind="text/xml")
        if not match[2]:
            return page(unit, rows(of[:3], self.link), menu)
        counter = f"_122_INSTANCE_{self.instance}"
        now = whole(ask.query.get(f"{counter}_cur", "1"), 1)
        to = f"/web/{unit}/tin-tuc?p_p_id=122_INSTANCE_{self.instance}&p_p_lifecycle=0&p_p_col_id=column-2"
        to += f"&{counter}_delta={self.size}&{counter}_cur="
        more = f"<a href='{escape(to)}{now + 1}'>Tiếp theo</a>" if now < pages(of, self.size) else ""
        return page("Tin tức", rows(cut(of, now, self.size), self.link) + more, menu)
