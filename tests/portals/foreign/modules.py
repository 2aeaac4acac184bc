"""DNN by tabids, with a menu that is written by a script and a pager of calls with two arguments."""

from __future__ import annotations

import random
import re

from tests.portals.foreign.shell import article, cut, page, pages, rows, whole
from tests.portals.strange.host import Ask, Reply, Site
from tests.portals.strange.newsroom import News, newsroom


class Modules(Site):
    """A menu by document.write, addresses of tabs and controls; numbers of tabs, names and order are the seed's."""

    NAMES = ("Thời sự", "Nông nghiệp", "Giáo dục")

    def __init__(self, seed: int = 0) -> None:
        dice = random.Random(seed)
        self.tabs = [str(n) for n in dice.sample(range(3, 90), 3)] if seed else ["57", "58", "61"]
        super().__init__(newsroom(52 + seed, tuple(self.tabs), 90))
        self.turns = dice.choice(["goPage", "chuyenTrang", "ChangePage", "phanTrang"])
        self.size = dice.choice([6, 8, 10, 12])
        self.tab_first = dice.choice([True, False]) if seed else True
        self.writes = dice.choice(["each", "joined", "variable"]) if seed else "each"

    def link(self, news: News) -> str:
        return f"/tabid/{news.section}/ctl/ViewDetail/mid/41{news.section}/ItemID/{news.number}/Default.aspx"

    def menu(self) -> str:
        names = list(zip(self.tabs, self.NAMES, strict=True))
        links = [f'<li><a href="/tabid/{tab}/Default.aspx">{name}</a></li>' for tab, name in names]
        calls = {
            "each": "".join(f"document.write('{link}');" for link in links),
            "joined": f"document.writeln('<ul class=\"m\">' + '{links[0]}' +\n '{links[1]}' + '{links[2]}</ul>');",
            "variable": "var s = '<ul>';"
            + "".join(f"s += '{link}';" for link in links)
            + "s += '</ul>'; document.write(s);",
        }[self.writes]
        given = ("tab", "n") if self.tab_first else ("n", "tab")
        goes = "location.href = '/tabid/' + tab + '/pg/' + n + '/Default.aspx';"
        return f"<script>{calls}function {self.turns}({given[0]}, {given[1]}) {{ {goes} }}</script>"

    def called(self, tab: str, number: int) -> str:
        given = (f"'{tab}'", str(number)) if self.tab_first else (str(number), f"'{tab}'")
        return f"{self.turns}({given[0]}, {given[1]})"

    def answer(self, ask: Ask) -> Reply | None:
        if ask.path in {"/", "/Default.aspx"}:
            return page("Sở Nội vụ", rows(self.news[:5], self.link), self.menu())
        if match := re.fullmatch(r"/tabid/(\d+)(?:/pg/(\d+))?/Default\.aspx", ask.path, re.IGNORECASE):
            of = self.of(match[1])
            now, last = whole(match[2] or "1"), pages(of, self.size)
            pager = "".join(
                f"<a href='#' onclick=\"{self.called(match[1], n)}; return false;\">{n}</a> "
                for n in range(max(1, now - 1), min(last, now + 2) + 1)
            )
            shown = rows(cut(of, min(now, last), self.size), self.link)
            return page("Tin tức", f"{shown}<div class='phan-trang'>{pager}</div>", self.menu()) if of else None
        match = re.fullmatch(r"/tabid/(\d+)/ctl/\w+/mid/\d+/ItemID/(\d+)/Default\.aspx", ask.path, re.IGNORECASE)
        news = self.by_number(match[2]) if match else None
        if not news:
            return None
        of = self.of(news.section)
        near = of[of.index(news) + 1 : of.index(news) + 5]
        return article(news, self.menu(), f"<h4>Tin liên quan</h4>{rows(near, lambda n: self.link(n).upper())}")
