"""Lists that no link goes on with: buttons, scripts, forms, frames, a drop-down of pages, rows that are no links."""

from __future__ import annotations

import json
import re
import unicodedata
from html import escape
from typing import ClassVar
from urllib.parse import quote

from tests.portals.odd.articles import Told
from tests.portals.odd.base import HTML, Asked, Given, OddPortal


class MoreHtml(OddPortal):
    """A button: its script gets HTML. The header names another charset than the page has."""

    def route(self, asked: Asked) -> Given | None:
        if asked.path == "/ajax/tai-them":
            section = list(self.sections)[asked.number("cm") - 11]
            rows = self.part(section, asked.number(self.counter))[0]
            return Given("".join(self.row(each, section) for each in rows))
        section = asked.path[1:]
        if section in self.sections:
            return Given(self.listing(section, after=self._button(section)))
        article = self.of_href(asked.path)
        return Given(self.article(article)) if article is not None else None

    def _button(self, section: str) -> str:
        return f"""<button type="button" id="nut" data-trang="2">{self.more}</button><script>
var chuyenMuc = {list(self.sections).index(section) + 11};
$('#nut').on('click', function () {{
  var nut = $(this), so = parseInt(nut.attr('data-trang'));
  $.ajax({{ url: '/ajax/tai-them', type: 'GET', data: {{ cm: chuyenMuc, {self.counter}: so }}, success: html => {{
    if ($.trim(html) == '') {{ nut.hide(); return; }}
    $('#ds').append(html); nut.attr('data-trang', so + 1);
  }} }});
}});</script>"""

    def wired(self, asked: Asked, raw: bytes, headers: dict[str, str]) -> bytes:
        headers["Content-Type"] = "text/html; charset=windows-1252"
        return super().wired(asked, raw, headers)


class MoreJson(OddPortal):
    """A button: its script gets JSON by offset and limit. Addresses are spoken, half of them decomposed; no number."""

    def section_href(self, section: str) -> str:
        return f"/danh-muc/{section}"

    def href(self, article: Told, section: str | None = None) -> str:
        form = unicodedata.normalize("NFD" if article.number % 2 else "NFC", article.spoken_slug)
        return f"/bai-viet/{quote(form)}"

    def route(self, asked: Asked) -> Given | None:
        names = list(self.sections)
        if asked.path == "/api/v1/posts":
            every = self.live(names[asked.number("categoryId") - 1])
            begin, size = asked.number("offset", 0), min(asked.number("limit", 10), 20)
            data = [{"id": each.number, "title": each.title, "link": self.href(each)} for each in every]
            answer = json.dumps({"total": len(every), "data": data[begin : begin + size]})
            return Given(answer, headers={"Content-Type": "application/json"})
        section = asked.path.removeprefix("/danh-muc/")
        if section in self.sections:
            return Given(self.listing(section, after=self._button(names.index(section) + 1)))
        wanted = unicodedata.normalize("NFC", asked.path.removeprefix("/bai-viet/"))
        article = next((each for each in self.live() if unicodedata.normalize("NFC", each.spoken_slug) == wanted), None)
        return Given(self.article(article)) if article is not None else None

    def _button(self, category: int) -> str:
        return f"""<a class="load-more" href="javascript:void(0)" onclick="taiThem()">{self.more}</a><script>
let offset = {self.rows}; const limit = {self.rows};
async function taiThem() {{
  const res = await fetch(`/api/v1/posts?categoryId={category}&offset=${{offset}}&limit=${{limit}}`);
  const body = await res.json(); offset += limit;
  body.data.forEach(p => $('#ds').append(`<a href="${{p.link}}">${{p.title}}</a>`));
}}</script>"""


class PostForm(OddPortal):
    """A number calls a function that sends a form by POST. HTTP/1.0 without a length; what is missing leads home."""

    sections: ClassVar = {"12": "Tin tức - Sự kiện", "15": "Hoạt động của lãnh đạo", "21": "Tin địa phương"}
    protocol = "HTTP/1.0"

    def section_href(self, section: str) -> str:
        return f"/tin/chuyenmuc.php?cid={section}"

    def href(self, article: Told, section: str | None = None) -> str:
        pairs = [f"cid={section or article.sections[0]}", f"nid={article.number}"]
        return f"/tin/chitiet.php?{'&amp;'.join(pairs if article.number % 2 else pairs[::-1])}"

    def route(self, asked: Asked) -> Given | None:
        section = asked.query.get("cid", "")
        if asked.path == "/tin/chuyenmuc.php" and section in self.sections:
            last = self.part(section, 1)[1]
            page = min(asked.number(self.counter), last) if asked.method == "POST" else 1
            return Given(self.listing(section, page, self._pager(section, page, last)))
        article = self.find(asked.query.get("nid")) if asked.path == "/tin/chitiet.php" else None
        return Given(self.article(article)) if article is not None else None

    def _pager(self, section: str, page: int, last: int) -> str:
        def call(number: int, shown: str) -> str:
            return f'<a href="#" onclick="{self.goes}({number});return false;">{shown}</a> '

        near = range(max(1, page - 2), min(last, page + 2) + 1)
        links = "".join(f"<b>{at}</b> " if at == page else call(at, str(at)) for at in near)
        end = call(last, "&raquo;") if page < last else ""
        return f"""<form name="frm" id="frm" method="post" action="/tin/chuyenmuc.php?cid={section}">
<input type="hidden" name="{self.counter}" value="{page}"><input type="hidden" name="tu_khoa" value=""></form>
<div>Trang: {links}{end}</div>
<script>function {self.goes}(n) {{ {self._fills()}; document.frm.submit(); }}</script>"""

    def _fills(self) -> str:
        ways = (
            "document.frm.{}.value = n", "document.forms['frm']['{}'].value = n", "$('input[name={}]').val(n)",
        )  # fmt: skip
        return ways[self.rng.randrange(len(ways))].format(self.counter)

    def missing(self) -> Given:
        return Given("", 302, {**HTML, "Location": "/"})

    def wired(self, asked: Asked, raw: bytes, headers: dict[str, str]) -> bytes:
        return raw


class GoPage(OddPortal):
    """A number calls a function that goes to an address; rows lead on by script alone; paths in capitals."""

    sections: ClassVar = {"THOI-SU": "Thời sự", "KINH-TE": "Kinh tế", "DOAN-THE": "Đoàn thể"}

    def section_href(self, section: str) -> str:
        return f"/ChuyenMuc/{section}"

    def href(self, article: Told, section: str | None = None) -> str:
        return f"/ChuyenMuc/{article.sections[0]}/XemTin/{article.number}"

    def row(self, article: Told, section: str | None = None) -> str:
        row, date = self.names
        return (
            f"<div class='{row}' onclick=\"window.location.href='{self.href(article)}'\"><div>{escape(article.title)}"
            f'</div><div class="{date}">{article.date:%d-%m-%Y}</div><div>{escape(article.lead)}</div></div>'
        )

    def route(self, asked: Asked) -> Given | None:
        section = asked.path.removeprefix("/ChuyenMuc/")
        if section in self.sections:
            page = asked.number(self.counter)
            return Given(self.listing(section, page, self._pager(section, page)))
        found = re.fullmatch(r"/ChuyenMuc/[\w-]+/XemTin/(\d+)", asked.path)
        article = self.find(found[1]) if found is not None else None
        return Given(self.article(article)) if article is not None else None

    def _pager(self, section: str, page: int) -> str:
        last = self.part(section, 1)[1]
        near = [at for at in range(1, last + 1) if abs(at - page) < 3 or at in (1, last)]
        links = "".join(
            f'<span class="so{" active" if at == page else ""}" onclick="{self.goes}({at})">{at}</span>' for at in near
        )
        return f"""<div>{links}</div><script>function {self.goes}(n) {{
window.location = '/ChuyenMuc/{section}?{self.counter}=' + n; }}</script>"""


class Frames(OddPortal):
    """The list stands in a frame, which another page fills; robots.txt has wildcards and a delay."""

    def section_href(self, section: str) -> str:
        return f"/chuyenmuc/{section}/"

    def href(self, article: Told, section: str | None = None) -> str:
        return f"/tin-chi-tiet/{article.number}/{article.slug}.aspx"

    def robots(self) -> Given:
        rules = "User-agent: *\nCrawl-delay: 0.01\nDisallow: /*?in=\nDisallow: /noi-bo/*\nDisallow: /*.doc$\n"
        return Given(rules, headers={"Content-Type": "text/plain"})

    def article(self, article: Told, head: str = "") -> str:
        twin = f'<div class="thong-tin"><a href="{self.href(article)}?in=1">In bài</a> '
        return super().article(article, head).replace('<div class="thong-tin">', twin)

    def route(self, asked: Asked) -> Given | None:
        section = asked.path.removeprefix("/chuyenmuc/").rstrip("/")
        if section in self.sections:
            framed = f'<iframe src="/khung/ds.aspx?cm={list(self.sections).index(section) + 1}" width="100%"></iframe>'
            return Given(self.frame(self.sections[section], f"<h1>{self.sections[section]}</h1>{framed}"))
        if asked.path == "/khung/ds.aspx":
            return Given(self._framed(asked.number("cm"), asked.number(self.counter)))
        found = re.fullmatch(r"/tin-chi-tiet/(\d+)/.*\.aspx", asked.path)
        article = self.find(found[1]) if found is not None else None
        return Given(self.article(article)) if article is not None else None

    def _framed(self, number: int, page: int) -> str:
        section = list(self.sections)[number - 1]
        part, last = self.part(section, page)
        rows = "".join(self.row(each, section).replace("<a ", '<a target="_parent" ') for each in part)
        link = (
            f'<a href="ds.aspx?cm={number}&{self.counter}={page + 1}">Tiếp</a>' if page < last else "<span>Tiếp</span>"
        )
        return f'<html><head><meta charset="utf-8"></head><body>{rows}<div>{page}/{last} {link}</div></body></html>'


class Refresh(OddPortal):
    """The front page only leads on; the pages of a list stand in a drop-down."""

    def section_href(self, section: str) -> str:
        return f"/vi-vn/{section}.htm"

    def href(self, article: Told, section: str | None = None) -> str:
        category = list(self.sections).index(article.sections[0]) + 41
        return f"/vi-vn/tin/{article.slug}-p{article.number % 9 + 3}-c{category}-n{article.number}"

    def answer(self, asked: Asked) -> Given:
        if asked.path == "/":
            return Given(self._door())
        return Given(self.home()) if asked.path == "/vi-vn/trangchu.htm" else super().answer(asked)

    def _door(self) -> str:
        doors = (
            '<meta http-equiv="Refresh" content="0; URL=/vi-vn/trangchu.htm">',
            "<script>window.location.replace('/vi-vn/trangchu.htm');</script>",
            '<script>document.location.href = "/vi-vn/trangchu.htm"</script>',
        )
        return f"<html><head>{doors[self.rng.randrange(len(doors))]}</head><body></body></html>"

    def route(self, asked: Asked) -> Given | None:
        found = re.fullmatch(r"/vi-vn/([\w-]+)\.htm", asked.path)
        if found is not None and found[1] in self.sections:
            page = asked.number(self.counter)
            options = "".join(
                f'<option value="{asked.path}?{self.counter}={at}"{" selected" * (at == page)}>Trang {at}</option>'
                for at in range(1, self.part(found[1], 1)[1] + 1)
            )
            return Given(self.listing(found[1], page, f'<select onchange="location=this.value">{options}</select>'))
        found = re.fullmatch(r"/vi-vn/tin/[\w-]+-n(\d+)", asked.path)
        article = self.find(found[1]) if found is not None else None
        return Given(self.article(article)) if article is not None else None
