"""A menu and the rows of its sections in scripts of their own, written as a seed has it."""

from __future__ import annotations

import re
from html import escape
from random import Random
from typing import ClassVar

from tests.portals.strange.host import Ask, Reply
from tests.portals.strange.newsroom import News, newsroom
from tests.portals.wilder.shell import Wilder, rows


def loose(value: object, random: Random) -> str:
    """``value`` as a hand writes it: quotes of either kind, bare keys, commas behind the last, texts in two."""
    if isinstance(value, list):
        return f"[ {', '.join(loose(each, random) for each in value)}{random.choice(['', ','])} ]"
    if isinstance(value, dict):
        quote = random.choice(["", "'", '"'])
        pairs = (f"{quote}{key}{quote}: {loose(each, random)}" for key, each in value.items())
        return f"{{ {', '.join(pairs)}{random.choice(['', ','])} }}"
    if isinstance(value, str):
        mark = random.choice(["'", '"', "`"])
        said = value.replace("\\", "\\\\").replace(mark, f"\\{mark}").replace("/", random.choice(["/", "\\/"]))
        escaped = random.choice([str, lambda c: f"\\u{ord(c):04x}" if ord(c) > 127 else c])
        said = "".join(map(escaped, said))
        cut = random.randrange(len(said) // 2 + 1) if "\\" not in said and random.random() < 0.3 else 0
        return f"{mark}{said[:cut]}{mark} + {mark}{said[cut:]}{mark}" if cut else f"{mark}{said}{mark}"
    return str(value)


class Loaded(Wilder):
    """`/js/menu.js` holds the menu, `/du-lieu/ds-<section>.js` the rows; the pages themselves link neither."""

    SECTIONS: ClassVar[dict[str, str]] = {
        "chi-dao": "Chỉ đạo điều hành",
        "su-kien": "Sự kiện",
        "nong-thon": "Nông thôn",
    }

    def __init__(self, seed: int = 0) -> None:
        super().__init__(newsroom(111 + seed, tuple(self.SECTIONS), 60))
        self.random = Random(seed)
        self.menu_file = self.random.choice(["/js/menu.js", "/scripts/main-nav.js", "/Content/danh-muc.js"])
        self.rows_file = self.random.choice(["/du-lieu/ds-{}.js", "/data/tin_{}.js", "/js/news-{}.js"])
        self.is_drawn = self.random.random() < 0.5
        self.fields = self.random.choice(
            [("id", "tieuDe", "tomTat", "ngayDang"), ("ID", "Title", "Summary", "PublishedDate"), ("i", "t", "s", "d")]
        )

    def link(self, news: News) -> str:
        return f"/bai/{news.number}-{news.slug[:50].strip('-')}"

    def page(self, title: str, main: str, foot: str = "") -> Reply:
        scripts = "".join(
            f"<script src='{url}'></script>"
            for url in (
                "/lib/jquery.menu.js", "/js/bootstrap-nav.min.js", "https://cdn.khac.vn/menu.js", "/js/dem-truy-cap.js",
                self.menu_file,
            )
        )  # fmt: skip
        return super().page(title, main, scripts + foot)

    def menu(self) -> str:
        entries = [(f"/muc/{s}", n) for s, n in self.SECTIONS.items()] + [("/dang-nhap", "Đăng nhập")]
        if self.is_drawn:
            return "".join(f"document.write('<li><a href=\"{url}\">' + '{n}</a></li>');\n" for url, n in entries)
        return f"var mainMenu = {loose([{'name': n, 'url': url} for url, n in entries], self.random)};"

    def held(self, section: str) -> str:
        number, title, lead, day = self.fields
        data = [
            {number: n.number, title: n.title, lead: n.lead, day: f"{n.at:%d/%m/%Y}", "link": self.link(n)}
            for n in self.of(section)
        ]
        return f"/* {escape(section)} */ window.dsTin = {loose(data, self.random)};"

    def answer(self, ask: Ask) -> Reply | None:
        if ask.path == "/":
            return self.page("Trang chủ", rows(self.news[:5], self.link))
        if ask.path in ("/lib/jquery.menu.js", "/js/bootstrap-nav.min.js", "/js/dem-truy-cap.js"):
            self.harm.append(ask.target)
            return Reply("", kind="text/javascript")
        if ask.path == self.menu_file:
            return Reply(self.menu(), kind="application/javascript")
        found = re.fullmatch(r"/muc/([\w-]+)", ask.path)
        if found and found[1] in self.SECTIONS:
            file = self.rows_file.format(found[1])
            return self.page(self.SECTIONS[found[1]], "<div id='ds'></div>", f"<script src='{file}'></script>")
        section = next((each for each in self.SECTIONS if ask.path == self.rows_file.format(each)), None)
        if section:
            return Reply(self.held(section), kind="text/javascript; charset=utf-8")
        found = re.fullmatch(r"/bai/(\d+)-[\w-]+", ask.path)
        news = self.by_number(found[1]) if found else None
        return self.article(news) if news else self.other(ask.path)
