"""SharePoint 2013 whose lists are drawn by the browser, out of an object in a script; each section is a subsite."""

from __future__ import annotations

import json
import re
from html import escape

from tests.portals.strange.host import Ask, Reply, moved
from tests.portals.strange.newsroom import News, newsroom
from tests.portals.wild.around import ABOUT, CLOCK, COUNTER, ELSEWHERE, Wild, paper, papers, paragraphs

SITES = {
    "kinhte": "Kinh tế", "kinhte/nongnghiep": "Nông nghiệp", "kinhte/congthuong": "Công Thương",
    "vanhoa": "Văn hóa - Xã hội", "vanhoa/giaoduc": "Giáo dục", "noichinh": "Nội chính",
}  # fmt: skip
MONTHS = ("2026-08", "2026-09", "2026-10", "2026-11", "2026-12")


class Registry(Wild):
    """`WPQ2ListData` holds fifteen rows and where the next page is; case of `Pages` varies; a work calendar."""

    def __init__(self) -> None:
        super().__init__(newsroom(71, tuple(SITES), 110))
        self.robots = "User-agent: *\nDisallow: /_layouts/\n"

    def link(self, news: News) -> str:
        return f"/{news.section}/Pages/{news.slug[:48].strip('-')}-{news.number}.aspx"

    def page(self, title: str, main: str, site: str = "") -> Reply:
        menu = ""
        for each, name in SITES.items():
            if "/" not in each:
                under = "".join(
                    f"<li class='dynamic'><a class='dynamic menu-item' href='/{s}'><span>{n}</span></a></li>"
                    for s, n in SITES.items() if s.startswith(f"{each}/")
                )  # fmt: skip
                menu += (
                    f"<li class='static'><a class='static menu-item' href='/{each}/Pages/default.aspx'>"
                    f"<span>{name}</span></a><ul class='dynamic'>{under}</ul></li>"
                )
        state = "%2FwEPDwUKLTUyNjU5OTY1" * 40
        return Reply(
            f"<!DOCTYPE html><html dir='ltr' lang='vi-VN'><head><meta name='GENERATOR' content='Microsoft SharePoint'>"
            f"<meta charset='utf-8'><title>\r\n\t{escape(title)}\r\n</title></head><body>"
            f"<form method='post' action='./default.aspx' id='aspnetForm'><input type='hidden' name='__VIEWSTATE' "
            f"value='{state}'><div id='s4-ribbonrow'><a href='#'>Skip Ribbon Commands</a> <a href='#'>Skip to main "
            f"content</a><a id='ctl00_SignIn' href='/_layouts/15/Authenticate.aspx?Source=%2F{site}'>Đăng nhập</a>"
            f"</div>"
            f"<div class='ngaygio'>{CLOCK}</div><div class='ms-core-navigation'><ul class='root static'>"
            f"<li class='static'><a href='/Pages/default.aspx'>Trang chủ</a></li>{menu}"
            f"<li class='static'><a href='/Pages/gioi-thieu.aspx'>Giới thiệu</a></li>"
            f"<li class='static'><a href='/Lists/LichCongTac/calendar.aspx'>Lịch công tác</a></li></ul></div>"
            f"<div id='DeltaPlaceHolderMain'>{main}</div><div class='cot-phai'><h3>Văn bản mới</h3><ul>"
            f"{papers('/vanban/Pages/chi-tiet.aspx?ItemID=')}</ul><select>{ELSEWHERE}</select></div>"
            f"<div class='chan'>{COUNTER}</div></form></body></html>"
        )

    def listed(self, site: str, after: int) -> str:
        of = [n for n in self.of(site) if not after or n.number < after]
        rows = [
            {
                "ID": str(n.number), "PermMask": "0xb008431061", "FSObjType": "0", "Title": n.title,
                "FileLeafRef": self.link(n).rpartition("/")[2], "FileRef": self.link(n),
                "TomTat": f"<div>{n.lead}</div>", "ArticleStartDate": f"{n.at:%d/%m/%Y %H:%M}", "Editor": "",
            }
            for n in of[:15]
        ]  # fmt: skip
        data: dict[str, object] = {
            "Row": rows,
            "FirstRow": 1,
            "LastRow": len(rows),
            "RowLimit": "15",
            "FilterLink": "?",
        }
        if of[15:]:
            last = of[14]
            data["NextHref"] = (
                f"?Paged=TRUE&p_ArticleStartDate={last.at:%Y%m%d}%2009%3a05%3a00&p_ID={last.number}"
                "&PageFirstRow=16&View=9d3f2c1e-55aa-4f0e-9a35-1f2b8c1d2e3f"
            )
        text = (
            json.dumps(data, ensure_ascii=True).replace("/", "\\u002f").replace("&", "\\u0026").replace("<", "\\u003c")
        )
        return (
            f"<div id='MSOZoneCell_WebPartWPQ2'><h2 class='ms-webpart-titleText'><a href='/{site}/Pages'>"
            f"{SITES[site]}</a>"
            "</h2><div id='scriptWPQ2'></div></div><script type='text/javascript'>//<![CDATA[\n"
            f'var WPQ2ListData = {text};\nvar WPQ2SchemaData = {{"Field":[{{"Name":"Title","Type":"Text"}}]}};'
            "\nctx = new ContextInfo(); ctx.listTemplate = '850'; ctx.ListData = WPQ2ListData; RenderListView(ctx, "
            "ctx.wpq);"
            "\n//]]></script><div class='sap-xep'>Sắp xếp: <a href='?SortField=Title&amp;SortDir=Asc'>Tiêu đề</a> "
            "<a href='?SortField=ArticleStartDate&amp;SortDir=Asc'>Ngày đăng</a></div>"
        )

    def article(self, news: News) -> Reply:
        others = [n for n in self.of(news.section) if n.number < news.number][:5]
        rows = "".join(
            f"<li><a href='{self.link(n).replace('/Pages/', '/pages/')}'>{escape(n.title)}</a> ({n.at:%d/%m/%Y})</li>"
            for n in others
        )
        file = f"<div class='dinhkem'>Tệp đính kèm: <a href='{self.file(news)}'>Kế hoạch.pdf</a></div>"
        main = (
            f"<div class='ms-breadcrumb'><a href='/Pages/default.aspx'>Trang chủ</a> &gt; "
            f"<a href='/{news.section}'>{SITES[news.section]}</a></div><div class='article-page'>"
            f"<div class='tin-tieude'>{escape(news.title)}</div><div class='tin-ngay'>{news.at:%d/%m/%Y %H:%M}</div>"
            f"<div class='tin-tomtat'>{escape(news.lead)}</div><div class='ms-rtestate-field' id='noidung'>"
            f"{paragraphs(news).replace('<p>', '<p class=ms-rteElement-P>&#8203;')}</div>"
            f"{file if self.has_file(news) else ''}<div class='cong-cu'><a href='javascript:window.print()'>In "
            f"trang</a>"
            f" <a href='/_layouts/15/guithu.aspx?u={news.number}'>Gửi email</a></div></div>"
            f"<div class='tin-khac'><h3>Các tin đã đưa</h3><ul>{rows}</ul></div>"
        )
        return self.page(news.title, main, news.section)

    def answer(self, ask: Ask) -> Reply | None:
        path = ask.path.lower().rstrip("/")
        if path == "":
            return moved("/Pages/default.aspx")
        if path == "/pages/default.aspx":
            new = "".join(
                f"<li class='dfwp-item'><div class='item link-item'><a href='{self.link(n)}' title=''>{escape(n.title)}"
                "</a></div></li>" for n in self.news[:6]
            )  # fmt: skip
            return self.page("Trang chủ", f"<h2>Tin mới</h2><ul class='dfwp-list'>{new}</ul>")
        if path == "/pages/gioi-thieu.aspx":
            return self.page("Giới thiệu", f"<h1>Giới thiệu chung</h1><p>{ABOUT * 5}</p>")
        if path == "/vanban/pages/chi-tiet.aspx":
            return self.page("Văn bản", paper(int(ask.query.get("ItemID", "0") or 0)))
        if path == "/lists/lichcongtac/calendar.aspx":
            day = ask.query.get("CalendarDate", MONTHS[3])
            at = MONTHS.index(day) if day in MONTHS else 3
            near = f"{int(day[:4]) + 1}-01" if at == 4 else MONTHS[at + 1]
            links = "".join(f"<a href='?CalendarDate={day[:8]}-{d:02d}'>{d}</a> " for d in range(1, 29))
            return self.page("Lịch công tác", f"<a href='?CalendarDate={near}'>Tháng sau</a>{links}")
        site = re.sub(r"/pages(/default\.aspx)?$", "", path).strip("/")
        if site in SITES:
            if path.count("/") < 2 and not path.endswith("aspx") and not path.endswith("pages"):
                return moved(f"/{site}/Pages/default.aspx")
            after = ask.query.get("p_ID", "0")
            return self.page(SITES[site], self.listed(site, int(after) if after.isdigit() else 0), site)
        news = next((n for n in self.news if self.link(n).lower() == path), None)
        return self.article(news) if news else self.given_file(ask.path)
