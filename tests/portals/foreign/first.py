"""Joomla by offsets, and registers of SharePoint."""

from __future__ import annotations

import re
from html import escape

from tests.portals.foreign.shell import article, page, rows, whole
from tests.portals.strange.host import Ask, Reply, Site, moved
from tests.portals.strange.newsroom import News, newsroom


class Joomla(Site):
    """A splash of languages, rows of "Xem chi tiết" alone, offsets shifted by a pinned row, print twins, old links."""

    SECTIONS = ("tin-trong-tinh", "kinh-te", "van-hoa-xa-hoi")

    def __init__(self) -> None:
        super().__init__(newsroom(51, self.SECTIONS, 96))
        self.robots = "User-agent: *\nDisallow: /administrator/\nDisallow: /component/mailto/\n"

    def link(self, news: News) -> str:
        return f"/index.php/{news.section}/{news.number}-{news.slug}"

    def menu(self) -> str:
        return "".join(f"<a href='/index.php/{s}'>{s.replace('-', ' ').capitalize()}</a> " for s in self.SECTIONS)

    def listed(self, section: str, start: int) -> Reply:
        of = self.of(section)
        pinned, shown = of[-1], of[start : start + 12]
        made = "".join(
            f"<div class='item'><h3>{escape(n.title)}</h3><p>{escape(n.lead)}</p>"
            f"<a class='readmore' href='{self.link(n)}'>Xem chi tiết</a></div>"
            for n in ([pinned, *shown] if shown else [])
        )
        links = "".join(
            f"<a href='/index.php/{section}?start={s}'>{s // 12 + 1}</a> " for s in range(0, len(of), 12) if s != start
        )
        return page(section, f"{made}<div class='pagination'>{links}</div>", self.menu())

    def answer(self, ask: Ask) -> Reply | None:
        if ask.path == "/":
            return page("Chọn ngôn ngữ", "<a href='/index.php'>Tiếng Việt</a> <a href='/en/'>English</a>")
        if ask.path == "/en/":
            return page("Welcome", "<h1>Welcome to the portal of the province</h1><p>The site is being built.</p>")
        if ask.path == "/index.php" and ask.query.get("option") == "com_content":
            news = self.by_number(ask.query.get("id", "").partition(":")[0])
            return article(news, self.menu()) if news else None
        if ask.path == "/index.php":
            old = (
                f"/index.php?option=com_content&view=article&id={n.number}:{n.slug}&catid=8&Itemid=101"
                for n in self.news[:4]
            )
            shown = "".join(
                f"<li><a href='{escape(o)}'>{escape(n.title)}</a></li>" for o, n in zip(old, self.news, strict=False)
            )
            return page("Trang chủ", f"<ul>{shown}</ul>", self.menu())
        match = re.fullmatch(r"/index\.php/([\w-]+?)(?:/(\d+)-[\w-]+)?", ask.path)
        if not match or match[1] not in self.SECTIONS:
            return None
        if not match[2]:
            return self.listed(match[1], whole(ask.query.get("start", "0")))
        news = self.by_number(match[2])
        after = f"<a href='{ask.path}?tmpl=component&amp;print=1&amp;layout=default'>In</a>"
        after += "<a href='/component/mailto/?tmpl=component&amp;link=aGVsbG8'>Gửi thư</a>"
        return article(news, self.menu(), after) if news else None


class Registers(Site):
    """SharePoint: Paged=TRUE and p_ID, oldest first, a next page in a script, Source= behind each item."""

    SECTIONS = ("TinTuc", "SuKien")

    def __init__(self) -> None:
        super().__init__(newsroom(53, self.SECTIONS, 84))

    def menu(self) -> str:
        return "".join(f"<a href='/Lists/{s}/AllItems.aspx'>{s}</a> " for s in self.SECTIONS)

    def answer(self, ask: Ask) -> Reply | None:
        if ask.path == "/":
            return moved("/Pages/Default.aspx")
        if ask.path.lower() == "/pages/default.aspx":
            shown = rows(self.news[:6], lambda n: f"/Lists/{n.section}/DispForm.aspx?ID={n.number}&Source=%2FPages")
            return page("Trang chủ", shown, self.menu())
        match = re.fullmatch(r"/Lists/(\w+)/(AllItems|DispForm)\.aspx", ask.path)
        if not match or match[1] not in self.SECTIONS:
            return None
        if match[2] == "DispForm":
            news = self.by_number(ask.query.get("ID", ""))
            return article(news, self.menu()) if news else None
        of = self.of(match[1])[::-1]
        after = whole(ask.query.get("p_ID", "0"))
        rest = [n for n in of if n.number > after]
        shown = rows(rest[:15], lambda n: f"DispForm.aspx?ID={n.number}&Source={ask.path}?p_ID={after}")
        more = ""
        if rest[15:]:
            to = f"/Lists/{match[1]}/AllItems.aspx?Paged=TRUE\\u0026p_ID={rest[14].number}\\u0026PageFirstRow=16"
            click = f'RefreshPageTo(event, "{to}");return false;'
            more = f"<a href='javascript:' onclick='{click}'><img alt='Tiếp' src='/n.gif'></a>"
        return page(match[1], f"{shown}<div id='bottomPaging'>{more}</div>", self.menu())
