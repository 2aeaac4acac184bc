"""DNN with a news module that writes its parameters into the path, a language in every link, and times by SA and CH."""

from __future__ import annotations

import re
from html import escape

from tests.portals.strange.host import Ask, Reply, moved
from tests.portals.strange.newsroom import News, newsroom
from tests.portals.wild.around import ABOUT, CLOCK, COUNTER, ELSEWHERE, Wild, paper, papers, paragraphs

SECTIONS = {
    "Thoi-su": (5, "Thời sự"), "Kinh-te": (6, "Kinh tế"), "Van-hoa": (8, "Văn hóa"),
    "Khoa-giao": (11, "Khoa giáo"), "An-ninh": (12, "An ninh trật tự"),
}  # fmt: skip
DAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")
ROWS = 7


class Keys(Wild):
    """`/tabid/88/articleType/ArticleView/articleId/N/slug.aspx`; `currentpage/2` behind the category; months too."""

    def __init__(self) -> None:
        super().__init__(newsroom(77, tuple(SECTIONS), 90))
        self.robots = ""

    def link(self, news: News, language: str = "") -> str:
        tongue = f"/language/{language}" if language else ""
        name = "-".join(each.capitalize() for each in news.slug[:55].strip("-").split("-"))
        return f"/Tintuc/tabid/88{tongue}/articleType/ArticleView/articleId/{news.number}/{name}.aspx"

    def file(self, news: News) -> str:
        return f"/Portals/0/Documents/ke-hoach-{news.number}.pdf"

    def page(self, title: str, main: str) -> Reply:
        menu = "".join(
            f"<li class='item'><a href='/Tintuc/tabid/88/articleType/CategoryView/categoryId/{k}/{s}.aspx'><span>"
            f"{n}</span>"
            "</a></li>" for s, (k, n) in SECTIONS.items()
        )  # fmt: skip
        return Reply(
            f"<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Transitional//EN'><html "
            f"xmlns='http://www.w3.org/1999/xhtml' "
            f"xml:lang='vi-VN' lang='vi-VN'><head id='Head'><meta content='text/html; charset=UTF-8' "
            f"http-equiv='Content-Type'>"
            f"<title>{escape(title)}</title><meta name='GENERATOR' content='DotNetNuke '></head><body id='Body'>"
            f"<form name='Form' method='post' action='{'/Default.aspx'}' id='Form'><input type='hidden' "
            f"name='__VIEWSTATE' "
            f"value='{'dDwtMTM3' * 30}'><div class='user'><a id='dnn_dnnLOGIN' class='user' "
            f"href='/Tintuc/tabid/88/ctl/Login/"
            f"Default.aspx?returnurl=%2f'>Đăng nhập</a> <a href='/Trangchu/tabid/36/language/en-US/Default.aspx'>"
            f"English</a> "
            f"<a href='/Trangchu/tabid/36/language/vi-VN/Default.aspx'>Tiếng Việt</a></div><span "
            f"id='dnn_dnnCURRENTDATE_lblDate' "
            f"class='date'>{CLOCK}</span><div id='dnn_NAV'><ul class='rootMenu'><li class='item'><a "
            f"href='/Trangchu/tabid/36/"
            f"Default.aspx'><span>Trang chủ</span></a></li><li class='item haschild'><a "
            f"href='/Tintuc/tabid/88/Default.aspx'>"
            f"<span>Tin tức</span></a><ul class='subMenu'>{menu}</ul></li><li class='item'><a "
            f"href='/Gioithieu/tabid/60/"
            f"Default.aspx'><span>Giới thiệu</span></a></li></ul></div><div id='dnn_ContentPane' class='contentpane'>"
            f"{main}</div>"
            f"<div id='dnn_RightPane'><ul>{papers('/Vanban/tabid/90/Default.aspx?vbid=')}</ul><select>"
            f"{ELSEWHERE}</select></div>"
            f"<div id='dnn_FooterPane'>{COUNTER} <a href='/Tintuc/tabid/88/ctl/Terms/Default.aspx'>Điều khoản</a>"
            f"</div></form>"
            "</body></html>"
        )

    def rows(self, of: list[News], language: str = "") -> str:
        return "".join(
            f"<div class='article'><table cellpadding='0'><tr><td><a class='tieudetin' href='{self.link(n, language)}'>"
            f"{escape(n.title)}</a></td></tr><tr><td><span class='tomtat'>{escape(n.lead[:70])}...</span> "
            f"<a class='more' href='{self.link(n, language)}'>Xem tiếp...</a></td></tr></table></div>" for n in of
        )  # fmt: skip

    def listed(self, of: list[News], stem: str, at: int, name: str) -> Reply:
        last = max(1, -(-len(of) // ROWS))
        pages = "".join(
            f"<span class='NormalDisabled'>[{p}]</span> " if p == at else
            f"<a class='CommandButton' href='{stem}/currentpage/{p}/Default.aspx'>{p}</a> "
            for p in range(max(1, at - 2), min(last, at + 2) + 1)
        )  # fmt: skip
        after = (
            f"<a class='CommandButton' href='{stem}/currentpage/{at + 1}/Default.aspx'>Tiếp</a>"
            if at < last
            else "Tiếp"
        )
        return self.page(
            name,
            f"<h2 class='Head'>{name}</h2>{self.rows(of[(at - 1) * ROWS : at * ROWS])}<table class='PagingTable'><tr>"
            f"<td>"
            f"Trang {at} / {last}</td><td>Đầu | Trước | {pages} {after} | Cuối</td></tr></table>",
        )

    def article(self, news: News) -> Reply:
        day = "Chủ nhật" if news.at.weekday() == 6 else f"Thứ {DAYS[news.at.weekday()]}"
        when = (
            f"{day}, ngày {news.at:%d} tháng {news.at:%m} năm {news.at:%Y} {news.at.hour % 12 or 12}:{news.at:%M:%S} "
        )
        when += "CH" if news.at.hour >= 12 else "SA"
        number, name = SECTIONS[news.section]
        near = [n for n in self.of(news.section) if n.number < news.number][:6]
        others = "".join(f"<li><a href='{self.link(n, 'vi-VN')}'>{escape(n.title)}</a></li>" for n in near)
        file = f"<div class='dinhkem'>File đính kèm: <a href='{self.file(news)}'>Tải về</a></div>"
        twin = "/DesktopModules/NewsArticles/Print.aspx?tabid=88&amp;tabmoduleid=499"
        twin += f"&amp;articleId={news.number}&amp;PortalID=0"
        return self.page(
            f"{news.title} > Cổng thông tin điện tử",
            f"<div class='DNN_ANSIAN'><span class='Head'>{escape(news.title)}</span><div class='ngaythang'>{when}</div>"
            f"<a href='/Tintuc/tabid/88/articleType/CategoryView/categoryId/{number}/{news.section}.aspx'>{name}</a>"
            f"<div class='Normal'><b>{escape(news.lead)}</b><div class='noidungtin'>"
            f"{paragraphs(news).replace('<p>', '<div>').replace('</p>', '</div>')}</div></div>"
            f"{file if self.has_file(news) else ''}<a href='{twin}' target='_blank'><img src='/images/print.gif' "
            f"alt='In'></a>"
            f" <a href='{self.link(news)}?ctl=EmailFriend'>Gửi bạn bè</a><div class='Normal'>Lượt xem: "
            f"{news.number % 700}</div>"
            f"<div class='tinkhac'><b>Các tin khác</b><ul>{others}</ul></div></div>",
        )

    def answer(self, ask: Ask) -> Reply | None:
        if ask.path in ("/", "/Default.aspx"):
            number = self.by_number(ask.query.get("articleId", ""))
            if number:
                return moved(self.link(number), 301)
            return moved("/Trangchu/tabid/36/Default.aspx")
        if "/ctl/" in ask.path:
            return self.page("Đăng nhập", "<input name='user'><input type='password' name='pass'>")
        keys = ask.path.strip("/").split("/")
        at = dict(zip(keys[1::2], keys[2::2], strict=False))
        page = int(at["currentpage"]) if at.get("currentpage", "").isdigit() else 1
        if keys[0] == "Trangchu":
            return self.page("Trang chủ", f"<h2>Tin nổi bật</h2>{self.rows(self.news[:5], 'vi-VN')}")
        if keys[0] == "Gioithieu":
            return self.page("Giới thiệu", f"<span class='Head'>Giới thiệu</span><div class='Normal'>{ABOUT * 5}</div>")
        if keys[0] == "Vanban":
            return self.page("Văn bản", paper(int(ask.query.get("vbid", "0") or 0)))
        if keys[0] == "Tintuc":
            kind = at.get("articleType", "")
            if kind == "ArticleView":
                news = self.by_number(at.get("articleId", ""))
                return self.article(news) if news else None
            section = next((s for s, (k, _) in SECTIONS.items() if str(k) == at.get("categoryId")), "")
            if kind == "CategoryView" and section:
                stem = f"/Tintuc/tabid/88/articleType/CategoryView/categoryId/{at['categoryId']}"
                return self.listed(self.of(section), stem, page, SECTIONS[section][1])
            if kind == "ArchiveView":
                of = [n for n in self.news if f"{n.at.month}" == at.get("month") and f"{n.at.year}" == at.get("year")]
                return self.listed(
                    of, f"/Tintuc/tabid/88/articleType/ArchiveView/month/{at.get('month')}/year/2026", page, "Lưu"
                )
            months = "".join(
                f"<li><a href='/Tintuc/tabid/88/articleType/ArchiveView/month/{m}/year/2026/Default.aspx'>Tháng {m} "
                f"(2026)</a></li>"
                for m in (10, 9, 8)
            )
            return self.page("Tin tức", f"{self.rows(self.news[:8])}<ul class='luu'>{months}</ul>")
        if ask.path.startswith("/DesktopModules/NewsArticles/Print.aspx"):
            news = self.by_number(ask.query.get("articleId", ""))
            return (
                Reply(f"<html><body onload='window.print()'><h1>{escape(news.title)}</h1>{paragraphs(news)}")
                if news
                else None
            )
        found = re.fullmatch(r"/Portals/0/Documents/[\w-]+\.pdf", ask.path)
        return self.given_file(ask.path) if found else None
