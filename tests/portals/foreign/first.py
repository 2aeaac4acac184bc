"""Joomla by offsets, DNN by tabids, registers of SharePoint, and a list that only a script asks for."""

from __future__ import annotations

import json
import re
from html import escape

from tests.portals.foreign.shell import article, cut, page, pages, rows, whole
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


class Modules(Site):
    """DNN: a menu by document.write, addresses of tabs and controls, a pager of calls with two arguments."""

    SECTIONS = ("57", "58", "61")

    def __init__(self) -> None:
        super().__init__(newsroom(52, self.SECTIONS, 90))

    def link(self, news: News) -> str:
        return f"/tabid/{news.section}/ctl/ViewDetail/mid/41{news.section}/ItemID/{news.number}/Default.aspx"

    def menu(self) -> str:
        names = zip(self.SECTIONS, ("Thời sự", "Nông nghiệp", "Giáo dục"), strict=True)
        calls = "".join(f"document.write('<a href=\"/tabid/{s}/Default.aspx\">{n}</a>');" for s, n in names)
        return f"<script>{calls}function goPage(tab, n) {{ location.href = '/tabid/' + tab + '/pg/' + n + '/Default.aspx'; }}</script>"

    def answer(self, ask: Ask) -> Reply | None:
        if ask.path in {"/", "/Default.aspx"}:
            return page("Sở Nội vụ", rows(self.news[:5], self.link), self.menu())
        if match := re.fullmatch(r"/tabid/(\d+)(?:/pg/(\d+))?/Default\.aspx", ask.path, re.IGNORECASE):
            of = self.of(match[1])
            now, last = whole(match[2] or "1"), pages(of)
            pager = "".join(
                f"<a href='#' onclick=\"goPage('{match[1]}', {n}); return false;\">{n}</a> "
                for n in range(max(1, now - 1), min(last, now + 2) + 1)
            )
            shown = rows(cut(of, min(now, last)), self.link)
            return page("Tin tức", f"{shown}<div class='phan-trang'>{pager}</div>", self.menu()) if of else None
        match = re.fullmatch(r"/tabid/(\d+)/ctl/\w+/mid/\d+/ItemID/(\d+)/Default\.aspx", ask.path, re.IGNORECASE)
        news = self.by_number(match[2]) if match else None
        if not news or not match:
            return None
        of = self.of(news.section)
        near = of[of.index(news) + 1 : of.index(news) + 5]
        return article(news, self.menu(), f"<h4>Tin liên quan</h4>{rows(near, lambda n: self.link(n).upper())}")


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
            more = f"<a href='javascript:' onclick='RefreshPageTo(event, \"{to}\");return false;'><img alt='Tiếp' src='/n.gif'></a>"
        return page(match[1], f"{shown}<div id='bottomPaging'>{more}</div>", self.menu())


class Scripts(Site):
    """Sections that are empty until a script asks an API for page nought; articles are drawn on the server."""

    SECTIONS = ("chinh-tri", "xa-hoi")

    def __init__(self) -> None:
        super().__init__(newsroom(54, self.SECTIONS, 72))

    def menu(self) -> str:
        return "".join(f"<a href='/chuyen-muc/{s}'>{s}</a> " for s in self.SECTIONS)

    def link(self, news: News) -> str:
        return f"/bai-viet/{news.slug}-{news.number}"

    def answer(self, ask: Ask) -> Reply | None:
        if ask.path == "/":
            return page("Cổng thông tin", rows(self.news[:5], self.link), self.menu())
        if ask.path == "/api/news":
            of, now = self.of(ask.query.get("category", "")), whole(ask.query.get("page", "0"))
            items = [
                {"id": n.number, "title": n.title, "slug": n.slug, "publishedDate": f"{n.at:%Y-%m-%dT%H:%M:%S}"}
                for n in cut(of, now + 1)
            ]
            told = {"content": items, "totalPages": pages(of), "number": now, "last": now + 1 >= pages(of)}
            return Reply(json.dumps(told), kind="application/json")
        if (match := re.fullmatch(r"/chuyen-muc/([\w-]+)", ask.path)) and match[1] in self.SECTIONS:
            script = (
                f"var cat = '{match[1]}', page = 0;\nfunction load() {{ fetch('/api/news?page=' + page + '&size=10&category=' + cat)"
                ".then(r => r.json()).then(d => { d.content.forEach(i => { $('#ds').append('<li><a href=\"/bai-viet/' + i.slug"
                " + '-' + i.id + '\">' + i.title + '</a></li>'); }); page++; }); }\nload();"
            )
            return page(
                match[1],
                f"<ul id='ds'></ul><button onclick='load()'>Xem thêm</button><script>{script}</script>",
                self.menu(),
            )
        match = re.fullmatch(r"/bai-viet/[\w-]+-(\d+)", ask.path)
        news = self.by_number(match[1]) if match else None
        return article(news, self.menu()) if news else None
