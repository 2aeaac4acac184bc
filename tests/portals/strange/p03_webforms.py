"""Pagers by __doPostBack in groups of three, state that must be the current one, two addresses, a poll in the form."""

import base64

from tests.portals.strange.host import Ask, Reply, Site
from tests.portals.strange.newsroom import News, newsroom

SECTIONS = {"Tin hoạt động": 31, "Thông tin tuyên truyền": 32, "Tin các xã, phường": 40}
ROWS = "ctl00$MainContent$grvTin"


class WebForms(Site):
    """ASP.NET of 2012, with a session."""

    def __init__(self) -> None:
        super().__init__(newsroom(3, tuple(SECTIONS), 96))

    def page(self, title: str, main: str, action: str, state: str = "0") -> Reply:
        menu = "".join(f"<td><a href='/Default.aspx?TabID={i}'>{s}</a></td>" for s, i in SECTIONS.items())
        view = base64.b64encode(f"vs|{action}|{state}".encode()).decode()
        hidden = "".join(
            f"<input type='hidden' name='{name}' id='{name}' value='{value}' />"
            for name, value in (("__EVENTTARGET", ""), ("__EVENTARGUMENT", ""), ("__VIEWSTATE", view),
                                ("__VIEWSTATEGENERATOR", "CA0B0334"), ("__EVENTVALIDATION", view[::-1]))
        )  # fmt: skip
        poll = (
            "<div class='thamdo'>Thăm dò ý kiến<br><input type='radio' name='ctl00$rbl' value='1'>Tốt"
            "<input type='submit' name='ctl00$btnBieuQuyet' value='Biểu quyết'></div>"
        )
        return Reply(
            f"<html><head><title>{title}</title></head><body><form method='post' action='{action}' id='aspnetForm'>{hidden}"
            "<script>function __doPostBack(t, a) { theForm.__EVENTTARGET.value = t; theForm.__EVENTARGUMENT.value = a;"
            f"theForm.submit(); }}</script><table class='menu'><tr><td><a href='/Default.aspx'>Trang chủ</a></td>{menu}"
            f"<td><a href='/Login.aspx'>Đăng nhập</a></td></tr></table>{main}{poll}</form></body></html>",
            headers={"Set-Cookie": "ASP.NET_SessionId=q1w2e3; path=/; HttpOnly"},
        )

    def row(self, n: News, home: bool = False) -> str:
        tab = SECTIONS[n.section]
        link = (
            f"/ChiTietTin.aspx?ID={n.number}&amp;TabID={tab}"
            if home
            else f"/chitiettin.aspx?TabID={tab}&amp;id={n.number}"
        )
        return f"<tr><td><a class='tin' href='{link}'>{n.title}</a> <i>({n.at:%d/%m/%Y})</i><br>{n.lead}</td></tr>"

    def pager(self, page: int, last: int) -> str:
        first = (page - 1) // 3 * 3 + 1
        shown = [p for p in range(first, first + 3) if p <= last]
        cells = []
        if first > 1:
            cells.append(self.link(first - 1, "..."))
        cells += [f"<td><span>{p}</span></td>" if p == page else self.link(p, str(p)) for p in shown]
        if first + 3 <= last:
            cells.append(self.link(first + 3, "..."))
        return f"<tr class='phantrang'><td><table><tr>{''.join(cells)}</tr></table></td></tr>"

    def link(self, page: int, text: str) -> str:
        return f"<td><a href=\"javascript:__doPostBack('{ROWS}','Page${page}')\">{text}</a></td>"

    def listing(self, tab: int, page: int) -> Reply:
        name = next(s for s, i in SECTIONS.items() if i == tab)
        news = self.of(name)
        last = -(-len(news) // 6)
        rows = "".join(map(self.row, news[page * 6 - 6 : page * 6]))
        main = f"<h2>{name}</h2><table id='{ROWS.replace('$', '_')}'>{rows}{self.pager(page, last)}</table>"
        return self.page(name, main, f"/Default.aspx?TabID={tab}", str(page))

    def post(self, ask: Ask) -> Reply:
        form = ask.form
        if "ctl00$btnBieuQuyet" in form or "ctl00$rbl" in form:
            self.harm.append("poll")
        try:
            _, action, state = base64.b64decode(form["__VIEWSTATE"]).decode().split("|")
            tab, was = int(action.rpartition("=")[2]), int(state)
            page = int(form["__EVENTARGUMENT"].removeprefix("Page$"))
        except (KeyError, ValueError):
            return Reply("<h1>Server Error in '/' Application.</h1>", 500)
        first = (was - 1) // 3 * 3 + 1
        bad = form["__EVENTVALIDATION"] != form["__VIEWSTATE"][::-1] or not first - 1 <= page <= first + 3
        if bad or form["__EVENTTARGET"] != ROWS or "ASP.NET_SessionId" not in ask.cookies:
            return Reply("<h1>Invalid postback or callback argument.</h1>", 500)
        return self.listing(tab, page)

    def article(self, n: News) -> Reply:
        text = "".join(f"<p class='MsoNormal'>{p}</p>" for p in n.body)
        near = "".join(f"<li><a href='/ChiTietTin.aspx?ID={o.number}&amp;TabID={SECTIONS[o.section]}'>{o.title}</a> "
                       f"({o.at:%d/%m/%Y})</li>" for o in self.of(n.section)[:5] if o != n)  # fmt: skip
        main = (
            f"<div class='duongdan'><a href='/Default.aspx'>Trang chủ</a> / <a href='/Default.aspx?TabID={SECTIONS[n.section]}'>"
            f"{n.section}</a></div><span id='ctl00_lblTieuDe' class='tieudetin'>{n.title}</span><br><span id='ctl00_lblNgay'>"
            f"Cập nhật ngày {n.at:%d/%m/%Y %H:%M}</span><div id='ctl00_lblTomTat'><b>{n.lead}</b></div>"
            f"<div id='ctl00_lblNoiDung'>{text}</div><div class='tinkhac'><b>Các tin khác</b><ul>{near}</ul></div>"
        )
        return self.page(n.title, main, f"/ChiTietTin.aspx?ID={n.number}")

    def answer(self, ask: Ask) -> Reply | None:
        path = ask.path.lower()
        query = {k.lower(): v for k, v in ask.query.items()}
        if path == "/chitiettin.aspx":
            if ask.method == "POST":
                self.harm.append("posted an article")
            found = self.by_number(query.get("id"))
            return self.article(found) if found else Reply("", 302, headers={"Location": "/Default.aspx"})
        if path not in ("/", "/default.aspx"):
            return None
        tab = query.get("tabid", "")
        if ask.method == "POST":
            return self.post(ask)
        if tab.isdigit() and int(tab) in SECTIONS.values():
            return self.listing(int(tab), 1)
        rows = "".join(self.row(n, home=True) for n in self.news[:8])
        return self.page("Trang thông tin điện tử huyện", f"<table>{rows}</table>", "/Default.aspx")
