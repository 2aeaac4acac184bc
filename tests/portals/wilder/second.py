"""Rows in an array, rows that a function opens, Liferay 7, and archives that a function loads by month."""

from __future__ import annotations

import json
import re
from html import escape
from typing import ClassVar

from tests.portals.strange.host import Ask, Reply
from tests.portals.strange.newsroom import News, newsroom
from tests.portals.wilder.shell import Wilder, rows


class Arrays(Wilder):
    """Every row of a section stands in `var dsTin = [...]`, which a table draws."""

    SECTIONS: ClassVar[dict[str, str]] = {"chi-dao": "Chỉ đạo", "su-kien": "Sự kiện"}

    def __init__(self) -> None:
        super().__init__(newsroom(103, tuple(self.SECTIONS), 70))

    def entries(self) -> list[tuple[str, str]]:
        return [(f"/muc/{s}", n) for s, n in self.SECTIONS.items()]

    def link(self, news: News) -> str:
        return f"/tin/{news.number}/{news.slug[:60].strip('-')}"

    def answer(self, ask: Ask) -> Reply | None:
        if ask.path == "/":
            return self.page("Trang chủ", rows(self.news[:5], self.link))
        section = ask.path.removeprefix("/muc/")
        if section in self.SECTIONS:
            data = [
                {
                    "Id": n.number,
                    "TieuDe": n.title,
                    "TomTat": n.lead,
                    "NgayDang": f"{n.at:%d/%m/%Y}",
                    "Url": self.link(n),
                }
                for n in self.of(section)
            ]
            menu = [
                {"Id": 1, "Ten": "Trang chủ", "Url": "/"},
                {"Id": 2, "Ten": "Giới thiệu chung", "Url": "/gioi-thieu"},
            ]
            script = (
                f"var menuPhu = {json.dumps(menu, ensure_ascii=False)};\nvar dsTin = "
                f"{json.dumps(data, ensure_ascii=False)};\n"
                "$('#bang').DataTable({ data: dsTin, pageLength: 10, columns: [{ data: 'TieuDe', render: function "
                "(d, t, r) "
                "{ return '<a href=\"' + r.Url + '\">' + d + '</a>'; } }, { data: 'NgayDang' }] });"
            )
            return self.page(self.SECTIONS[section], "<table id='bang'></table>", f"<script>{script}</script>")
        found = re.fullmatch(r"/tin/(\d+)/[\w-]+", ask.path)
        news = self.by_number(found[1]) if found else None
        return self.article(news) if news else self.other(ask.path)


class Cards(Wilder):
    """`onclick='moBai(this)'` reads `data-slug`; a list goes on at `data-next`, ten rows from an offset on."""

    SECTIONS: ClassVar[dict[str, str]] = {"thoi-su": "Thời sự", "doi-song": "Đời sống"}
    script = "<script>function moBai(el) { window.location.href = '/bai/' + el.dataset.slug; }</script>"

    def __init__(self) -> None:
        super().__init__(newsroom(105, tuple(self.SECTIONS), 76))

    def entries(self) -> list[tuple[str, str]]:
        return [(f"/c/{s}", n) for s, n in self.SECTIONS.items()]

    def link(self, news: News) -> str:
        return f"/bai/{news.slug}"

    def cards(self, of: list[News]) -> str:
        return "".join(
            f"<article class='the' data-slug='{n.slug}' onclick='moBai(this)'><img src='/a/{n.number}.jpg' alt=''><h4>"
            f"{escape(n.title)}</h4><p>{escape(n.lead)}</p></article>" for n in of
        )  # fmt: skip

    def answer(self, ask: Ask) -> Reply | None:
        script = self.script
        if ask.path == "/":
            return self.page("Trang chủ", self.cards(self.news[:6]), script)
        found = re.fullmatch(r"/c/([\w-]+?)(/them)?", ask.path)
        if found and found[1] in self.SECTIONS:
            of, start = self.of(found[1]), ask.query.get("start", "0")
            at = int(start) if start.isdigit() else 0
            if found[2]:
                return Reply(self.cards(of[at : at + 10]))
            more = f"<button class='btn' data-next='/c/{found[1]}/them?start=10'>Tải thêm tin</button>"
            load = (
                "<script>$('button[data-next]').click(function () { $.get($(this).data('next'), function (h) "
                "{ $('#luoi').append(h); }); });</script>"
            )
            main = f"<h1>{self.SECTIONS[found[1]]}</h1><div id='luoi'>{self.cards(of[:10])}</div>{more}"
            return self.page(self.SECTIONS[found[1]], main, script + load)
        news = next((n for n in self.news if self.link(n) == ask.path), None)
        return self.article(news) if news else self.other(ask.path)


class Sealed(Cards):
    """The same, whose function lies in a file that tells nothing."""

    script = "<script src='/js/app.min.js'></script>"


class Hub(Wilder):
    """Liferay 7: `_cur` among ten parameters, a choice of `_delta`, `/w/slug`, `redirect=` behind every link."""

    SECTIONS = ("tin-tuc", "chuyen-doi-so", "cai-cach")
    PORTLET = "com_liferay_asset_publisher_web_portlet_AssetPublisherPortlet_INSTANCE_kzpq"

    def __init__(self) -> None:
        super().__init__(newsroom(107, self.SECTIONS, 88))
        self.robots = "User-Agent: *\nDisallow: /c/portal/\n"

    def entries(self) -> list[tuple[str, str]]:
        return [(f"/web/guest/{s}", s.replace("-", " ").capitalize()) for s in self.SECTIONS]

    def link(self, news: News) -> str:
        return f"/web/guest/w/{news.slug}"

    def listed(self, section: str, ask: Ask) -> Reply:
        of = self.of(section)
        delta = {"20": 20, "5": 5}.get(ask.query.get("delta", ""), 10)
        number = ask.query.get(f"_{self.PORTLET}_cur", "1")
        at, last = int(number) if number.isdigit() else 1, -(-len(of) // delta)
        stem = f"/web/guest/{section}?p_p_id={self.PORTLET}&p_p_lifecycle=0&p_p_state=normal&p_p_mode=view"
        shown = rows(
            of[at * delta - delta : at * delta], lambda n: f"{self.link(n)}?redirect=%2Fweb%2Fguest%2F{section}"
        )
        sizes = "".join(
            f"<li><a href='{stem}&delta={d}&p_r_p_resetCur=false&_{self.PORTLET}_cur=1'>{d} mục mỗi trang</a></li>"
            for d in (5, 10, 20)
        )
        pages = "".join(
            f"<li class='page-item{' active' if p == at else ''}'><a class='page-link' "
            f"href='{stem}&_{self.PORTLET}_delta={delta}"
            f"&p_r_p_resetCur=false&_{self.PORTLET}_cur={p}'><span class='sr-only'>Trang</span>{p}</a></li>"
            for p in range(max(1, at - 1), min(last, at + 1) + 1)
        )
        bar = f"<div class='pagination-bar'><ul class='dropdown-menu'>{sizes}</ul><ul class='pagination'>{pages}</ul>"
        return self.page(section, f"<h1 class='portlet-title-text'>{section}</h1>{shown}{bar}")

    def answer(self, ask: Ask) -> Reply | None:
        if ask.path in ("/", "/web/guest/home"):
            return self.page("Trang chủ", rows(self.news[:6], self.link))
        found = re.fullmatch(r"/web/guest/([\w-]+)", ask.path)
        if found and found[1] in self.SECTIONS:
            return self.listed(found[1], ask)
        news = next((n for n in self.news if self.link(n) == ask.path), None)
        return self.article(news) if news else self.other(ask.path)


class Tree(Wilder):
    """A section shows its newest six; older ones come by `taiThang(2026, 9)`, a month at a time, as pieces of HTML."""

    def __init__(self) -> None:
        super().__init__(newsroom(109, ("tin",), 66))

    def entries(self) -> list[tuple[str, str]]:
        return [("/tin", "Tin tức"), ("/gioi-thieu", "Giới thiệu")]

    def link(self, news: News) -> str:
        return f"/tin/{news.number}.html"

    def answer(self, ask: Ask) -> Reply | None:
        if ask.path in ("/", "/tin"):
            months = sorted({(n.at.year, n.at.month) for n in self.news}, reverse=True)
            tree = "".join(
                f"<li><a href='javascript:void(0)' onclick='taiThang({y}, {m})'>Tháng {m}/{y}</a></li>"
                for y, m in months
            )
            script = (
                "<script>function taiThang(nam, thang) { $.get('/luu-tru?nam=' + nam + '&thang=' + thang, function "
                "(kq) "
                "{ $('#kq').html(kq); }); }</script>"
            )
            main = f"{rows(self.news[:6], self.link)}<h3>Lưu trữ</h3><ul class='cay'>{tree}</ul><div id='kq'></div>"
            return self.page("Tin tức", main, script)
        if ask.path == "/luu-tru":
            of = [
                n
                for n in self.news
                if (str(n.at.year), str(n.at.month)) == (ask.query.get("nam"), ask.query.get("thang"))
            ]
            return Reply(rows(of, self.link))
        found = re.fullmatch(r"/tin/(\d+)\.html", ask.path)
        news = self.by_number(found[1]) if found else None
        return self.article(news) if news else self.other(ask.path)
