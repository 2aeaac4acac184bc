"""Sections that are empty until a script asks an API for the first page, which is counted from nought or from one."""

from __future__ import annotations

import json
import random
import re

from tests.portals.foreign.shell import article, page, rows, whole
from tests.portals.strange.host import Ask, Reply, Site
from tests.portals.strange.newsroom import News, newsroom


class Scripts(Site):
    """Articles are drawn on the server, lists by a script; names, sizes, and the way to ask are the seed's."""

    SECTIONS = ("chinh-tri", "xa-hoi")
    is_lenient = False
    """The API counts from one, whatever its page says, and takes nought for it."""

    def __init__(self, seed: int = 0) -> None:
        super().__init__(newsroom(54 + seed, self.SECTIONS, 72))
        dice = random.Random(seed)
        self.api = dice.choice(["/api/news", "/services/tin-tuc/danh-sach", "/api/v1/posts", "/ajax/news-list"])
        self.counter = dice.choice(["page", "pageIndex", "p", "trang", "pageNumber"])
        self.size = dice.choice([6, 8, 10, 12])
        self.sized = dice.choice(["size", "limit", "pageSize", "per_page"])
        self.category = dice.choice(["category", "cat", "chuyenMuc", "catId"])
        self.first = dice.choice([0, 1]) if seed else 0
        self.way = dice.choice(["then", "argument", "getJSON", "ajax", "template", "plus"]) if seed else "then"
        self.list, self.pages = dice.choice([("content", "totalPages"), ("items", "pageCount"), ("data", "")])

    def menu(self) -> str:
        return "".join(f"<a href='/chuyen-muc/{s}'>{s}</a> " for s in self.SECTIONS)

    def link(self, news: News) -> str:
        return f"/bai-viet/{news.slug}-{news.number}"

    def draws(self) -> str:
        return (
            f"function ve(d) {{ d.{self.list}.forEach(i => {{ $('#ds').append('<li><a href=\"/bai-viet/' + i.slug"
            " + '-' + i.id + '\">' + i.title + '</a></li>'); }); }"
        )

    def script(self, section: str) -> str:
        """The ways in which people write it."""
        api, counter, sized, size, category, first = (
            self.api, self.counter, self.sized, self.size, self.category, self.first,
        )  # fmt: skip
        query = f"'{api}?{counter}=' + so + '&{sized}={size}&{category}=' + muc"
        fields = f"{{ {counter}: so, {sized}: {size}, {category}: muc }}"
        ways = {
            "then": f"function tai() {{ fetch({query}).then(r => r.json()).then(d => {{ ve(d); so++; }}); }}\ntai();",
            "argument": (
                f"function tai(trang) {{ fetch({query.replace('so', 'trang')}).then(r => r.json()).then(ve); }}\n"
                f"tai({first});"
            ),
            "getJSON": f"function tai() {{ $.getJSON('{api}', {fields}, d => {{ ve(d); so += 1; }}); }}\ntai();",
            "ajax": (
                f"function tai() {{ $.ajax({{ url: '{api}', type: 'GET', data: {fields}, success: function (d) {{"
                " ve(d); so = so + 1; } }); }\n$(function () { tai(); });"
            ),
            "template": (
                f"async function tai() {{ const r = await fetch(`{api}?{counter}=${{so}}&{sized}={size}&{category}="
                "${muc}`); ve(await r.json()); so++; }\ntai();"
            ),
            "plus": (
                f"function tai() {{ $.get('{api}?{category}=' + muc + '&{sized}={size}&{counter}=' + so++, ve); }}"
                "\ntai();"
            ),
        }
        return f"var muc = '{section}', so = {first};\n{self.draws()}\n{ways[self.way]}"

    def answer(self, ask: Ask) -> Reply | None:
        if ask.path == "/":
            return page("Cổng thông tin", rows(self.news[:5], self.link), self.menu())
        if ask.path == self.api:
            of = self.of(ask.query.get(self.category, ""))
            now = whole(ask.query.get(self.counter, "")) - self.first
            if self.is_lenient:
                now = max(0, now + self.first - 1)
            if now < 0:
                return Reply("{}", 400, kind="application/json")
            shown = of[now * self.size : (now + 1) * self.size]
            items = [
                {"id": n.number, "title": n.title, "slug": n.slug, "publishedDate": f"{n.at:%Y-%m-%dT%H:%M:%S}"}
                for n in shown
            ]
            told: dict[str, object] = {self.list: items}
            if self.pages:
                told[self.pages] = -(-len(of) // self.size)
            return Reply(json.dumps(told), kind="application/json")
        if (match := re.fullmatch(r"/chuyen-muc/([\w-]+)", ask.path)) and match[1] in self.SECTIONS:
            more = f"<ul id='ds'></ul><button onclick='tai()'>Xem thêm</button><script>{self.script(match[1])}</script>"
            return page(match[1], more, self.menu())
        match = re.fullmatch(r"/bai-viet/[\w-]+-(\d+)", ask.path)
        news = self.by_number(match[1]) if match else None
        return article(news, self.menu()) if news else None


class Lenient(Scripts):
    """A script that begins at nought, and an API that begins at one and does not say how many pages it has."""

    is_lenient = True

    def __init__(self, seed: int = 0) -> None:
        super().__init__(seed)
        self.first, self.pages = 0, ""
