"""Pages under a cipher, pages by htmx, sections behind tabs, communes that number alike."""

from __future__ import annotations

import base64
import re
from html import escape
from typing import ClassVar

from tests.portals.strange.host import Ask, Reply
from tests.portals.strange.newsroom import News, newsroom
from tests.portals.wilder.shell import Wilder, rows


class Opaque(Wilder):
    """`?csource=` hides section and page; the numbers of the pager show in their texts alone."""

    SECTIONS = ("Kinh tế", "Văn hóa", "Xã hội")

    def __init__(self) -> None:
        super().__init__(newsroom(91, self.SECTIONS, 84))

    def cipher(self, *told: object) -> str:
        said = ":".join(map(str, told)).encode()
        return base64.b64encode(bytes(b ^ 0x5A for b in said)).decode().rstrip("=").translate(str.maketrans("+/", "-_"))

    def plain(self, said: str) -> list[str]:
        try:
            raw = base64.b64decode(said.translate(str.maketrans("-_", "+/")) + "=" * (-len(said) % 4))
        except ValueError:
            return []
        return bytes(b ^ 0x5A for b in raw).decode("utf-8", "replace").split(":")

    def entries(self) -> list[tuple[str, str]]:
        return [(f"/danh-sach?csource={self.cipher('c', k, 1)}", name) for k, name in enumerate(self.SECTIONS)]

    def link(self, news: News) -> str:
        return f"/chi-tiet?csource={self.cipher('n', news.number, 'vi')}"

    def answer(self, ask: Ask) -> Reply | None:
        told = self.plain(ask.query.get("csource", ""))
        if ask.path == "/":
            return self.page("Trang chủ", rows(self.news[:5], self.link))
        if ask.path == "/danh-sach" and told[:1] == ["c"]:
            of, at = self.of(self.SECTIONS[int(told[1])]), int(told[2])
            last = -(-len(of) // 8)
            links = "".join(
                f"<li class='page-item'><span class='page-link active'>{p}</span></li>" if p == at else
                f"<li class='page-item'><a class='page-link' "
                f"href='/danh-sach?csource={self.cipher('c', told[1], p)}'>{p}</a></li>"
                for p in range(max(1, at - 1), min(last, at + 1) + 1)
            )  # fmt: skip
            main = f"<h1>{self.SECTIONS[int(told[1])]}</h1>{rows(of[at * 8 - 8 : at * 8], self.link)}"
            return self.page("Danh sách", f"{main}<ul class='pagination'>{links}</ul>")
        if ask.path == "/chi-tiet" and told[:1] == ["n"]:
            news = self.by_number(told[1])
            return (
                self.article(news, rows([n for n in self.of(news.section) if n.at < news.at][:3], self.link))
                if news
                else None
            )
        return self.other(ask.path)


class Htmx(Wilder):
    """What follows is a row that loads itself when it is seen: `hx-get`, `hx-trigger='revealed'`."""

    SECTIONS = ("tin-tuc", "nong-nghiep", "y-te-giao-duc")

    def __init__(self) -> None:
        super().__init__(newsroom(93, self.SECTIONS, 78))

    def entries(self) -> list[tuple[str, str]]:
        return [(f"/{s}/", s.replace("-", " ").capitalize()) for s in self.SECTIONS]

    def link(self, news: News) -> str:
        return f"/{news.section}/{news.slug}/"

    def part(self, section: str, at: int) -> str:
        of = self.of(section)
        more = f"<div hx-get='/{section}/?page={at + 1}' hx-trigger='revealed' hx-swap='outerHTML'>Đang tải…</div>"
        return rows(of[at * 7 - 7 : at * 7], self.link, dated=False) + (more if of[at * 7 :] else "")

    def answer(self, ask: Ask) -> Reply | None:
        if ask.path == "/":
            poll = "<button hx-post='/binh-chon/3/' hx-vals='{\"y\": 1}'>Hài lòng</button>"
            return self.page("Trang chủ", rows(self.news[:6], self.link) + poll)
        self.hurt(ask, "/binh-chon/")
        found = re.fullmatch(r"/([\w-]+)/(?:([\w-]+)/)?", ask.path)
        if found and found[1] in self.SECTIONS and not found[2]:
            number = ask.query.get("page", "1")
            part = self.part(found[1], int(number) if number.isdigit() else 1)
            return (
                Reply(part)
                if "hx-request" in ask.headers
                else self.page(found[1], f"<h1>{found[1]}</h1><div id='ds'>{part}</div>")
            )
        news = next((n for n in self.news if self.link(n) == ask.path), None)
        return self.article(news) if news else self.other(ask.path)


class Tabs(Wilder):
    """The menu names one page; its tabs are filled by `.load($(this).data('url'))`, and their foot leads to the "
    "sections."""

    SECTIONS: ClassVar[dict[int, str]] = {3: "Chỉ đạo điều hành", 5: "Tin hoạt động", 8: "Tin cơ sở", 13: "Gương sáng"}

    def __init__(self) -> None:
        super().__init__(newsroom(95, tuple(self.SECTIONS.values()), 72))

    def entries(self) -> list[tuple[str, str]]:
        return [("/tin-tuc.html", "Tin tức"), ("/gioi-thieu.html", "Giới thiệu")]

    def link(self, news: News) -> str:
        return f"/{news.slug}-n{news.number}.html"

    def answer(self, ask: Ask) -> Reply | None:
        if ask.path in ("/", "/tin-tuc.html"):
            tabs = "".join(
                f"<li><a href='#tab' data-url='/ajax/tab/{k}'>{name}</a></li>" for k, name in self.SECTIONS.items()
            )
            script = (
                "$('.tabs a').on('click', function (e) { e.preventDefault(); $('#tab').load($(this).data('url')); });"
            )
            shown = rows(self.news[:4], self.link)
            main = f"{shown}<ul class='tabs'>{tabs}</ul><div id='tab'></div>"
            return self.page("Tin tức", main, f"<script>{script}</script>")
        tab = re.fullmatch(r"/ajax/tab/(\d+)", ask.path)
        if tab and int(tab[1]) in self.SECTIONS:
            of = self.of(self.SECTIONS[int(tab[1])])[:3]
            return Reply(f"{rows(of, self.link)}<a class='tat-ca' href='/chuyen-muc/{tab[1]}.html'>Xem tất cả</a>")
        section = re.fullmatch(r"/chuyen-muc/(\d+)\.html", ask.path)
        if section and int(section[1]) in self.SECTIONS:
            of = self.of(self.SECTIONS[int(section[1])])
            number = ask.query.get("trang", "1")
            at = int(number) if number.isdigit() else 1
            pages = "".join(f"<a href='?trang={p}'>{p}</a> " for p in range(1, -(-len(of) // 8) + 1) if p != at)
            return self.page(
                "Chuyên mục", f"{rows(of[at * 8 - 8 : at * 8], self.link)}<div class='phan-trang'>{pages}</div>"
            )
        found = re.fullmatch(r"/[\w-]+-n(\d+)\.html", ask.path)
        news = self.by_number(found[1]) if found else None
        return self.article(news) if news else self.other(ask.path)


class Tenants(Wilder):
    """A portal for communes: each numbers its news from one on; they stand in a drop-down on a page of their own."""

    UNITS: ClassVar[dict[str, str]] = {
        "hoa-loc": "Xã Hòa Lộc",
        "an-binh": "Xã An Bình",
        "long-duc": "Phường Long Đức",
        "vinh-kim": "Xã Vĩnh Kim",
    }

    def __init__(self) -> None:
        super().__init__([])
        for at, unit in enumerate(self.UNITS):
            self.news += newsroom(97 + at, ("tin-tuc", "thong-bao"), 22, first=1, unit=unit)
        self.news.sort(key=lambda n: n.at, reverse=True)

    def entries(self) -> list[tuple[str, str]]:
        return [("/don-vi", "Các xã, phường"), ("/gioi-thieu", "Giới thiệu")]

    def link(self, news: News) -> str:
        return f"/{news.unit}/{news.section}/{news.number}-{news.slug[:40].strip('-')}"

    def file(self, news: News) -> str:
        return f"/{news.unit}/uploads/ke-hoach-{news.number}.pdf"

    def answer(self, ask: Ask) -> Reply | None:
        if ask.path == "/":
            return self.page(
                "Trang chủ", "<h1>Cổng thông tin các xã, phường</h1><p>Chào mừng.</p>" + rows(self.news[:3], self.link)
            )
        if ask.path == "/don-vi":
            options = "".join(f"<option value='/{u}'>{n}</option>" for u, n in self.UNITS.items())
            jump = f"<select onchange='location.href=this.value'><option>-- Chọn --</option>{options}</select>"
            return self.page("Đơn vị", f"<h1>Chọn xã, phường</h1>{jump}")
        found = re.fullmatch(r"/([\w-]+)(?:/(tin-tuc|thong-bao)(?:/(\d+)-[\w-]+)?)?", ask.path)
        if not found or found[1] not in self.UNITS:
            return self.other(ask.path)
        unit, section = found[1], found[2]
        if found[3]:
            news = self.by_number(found[3], unit)
            return self.article(news) if news else None
        if not section:
            links = "".join(
                f"<a href='/{unit}/{s}'>{n}</a> " for s, n in (("tin-tuc", "Tin tức"), ("thong-bao", "Thông báo"))
            )
            return self.page(self.UNITS[unit], f"<h1>{self.UNITS[unit]}</h1><div class='menu-con'>{links}</div>")
        of, number = self.of(section, unit), ask.query.get("p", "1")
        at = int(number) if number.isdigit() else 1
        on = f"<a class='next' href='?p={at + 1}'>Trang sau</a>" if of[at * 6 :] else ""
        return self.page(
            escape(section), f"<h2>{section}</h2>{rows(of[at * 6 - 6 : at * 6], self.link)}<p class='trang'>{on}</p>"
        )
