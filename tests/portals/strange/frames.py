# ruff: noqa: E501 - markup as a portal writes it
"""Frames, links that are calls of a function, a wrong charset in the header, deleted news in three disguises."""

from tests.portals.strange.host import Ask, Reply, Site
from tests.portals.strange.newsroom import News, newsroom

SECTIONS = {"Tin tong hop": 3, "Tin noi chinh": 5}
NAMES = {3: "Tin tổng hợp", 5: "Tin nội chính"}


class Frames(Site):
    """ASP of 2004; robots.txt is the home page."""

    def __init__(self) -> None:
        super().__init__(newsroom(14, tuple(NAMES.values()), 48))
        self.robots = ""
        every = newsroom(15, tuple(NAMES.values()), 9, first=9000)
        self.dead = {n.number: (n, kind) for n, kind in zip(every, ("home", "empty", "gone") * 3, strict=True)}

    def page(self, title: str, main: str, script: str = "") -> Reply:
        return Reply(
            f"<HTML><HEAD><META http-equiv=Content-Type content='text/html; charset=utf-8'><TITLE>{title}</TITLE>"
            f"<SCRIPT language=javascript>{script}</SCRIPT></HEAD><BODY>{main}</BODY></HTML>",
            kind="text/html; charset=windows-1252",
        )

    def row(self, n: News) -> str:
        return f'<TR><TD><A HREF="javascript:xemTin({n.number})">{n.title}</A> <FONT color=gray>({n.at.day}/{n.at.month}/{n.at.year})</FONT></TD></TR>'

    def listing(self, group: int, page: int) -> Reply:
        news = self.of(NAMES[group])
        last = -(-len(news) // 7)
        rows = "".join(map(self.row, news[page * 7 - 7 : page * 7]))
        if page == 1:
            rows += "".join(self.row(n) for n, _ in self.dead.values() if n.section == NAMES[group])
        script = "function xemTin(id){ window.open('chitiet.asp?id=' + id, 'tin', 'width=800'); }"
        links = " ".join(
            f"[{p}]" if p == page else f"<A HREF='dstin.asp?nhom={group}&trang={p}'>[{p}]</A>"
            for p in range(1, last + 1)
        )
        return self.page(NAMES[group], f"<B>{NAMES[group]}</B><TABLE>{rows}</TABLE>Trang: {links}", script)

    def article(self, n: News) -> Reply:
        text = "".join(f"<P align=justify>{p}</P>" for p in n.body)
        group = next(i for i, s in NAMES.items() if s == n.section)
        return self.page(
            n.title,
            f"<A HREF='dstin.asp?nhom={group}'>{n.section}</A><BR><FONT class=tieude size=4><B>{n.title}</B></FONT><BR>"
            f"<FONT size=1>Ngày đăng: {n.at:%d/%m/%Y %H:%M}</FONT><P><B>{n.lead}</B></P>{text}<HR><A href='javascript:history.back()'>Trở về</A>",
        )

    def gone(self, kind: str) -> Reply:
        if kind == "home":
            return Reply("", 302, headers={"Location": "/"})
        if kind == "empty":
            return self.page("Chi tiết tin", "<P>Tin bài không tồn tại hoặc đã bị xóa khỏi hệ thống.</P>")
        reply = self.page("Lỗi", "<P>Lỗi 404 - Không tìm thấy nội dung yêu cầu</P>")
        reply.status = 404
        return reply

    def answer(self, ask: Ask) -> Reply | None:
        path = ask.path.lower()
        if path in ("/", "/default.asp", "/robots.txt"):
            return Reply(
                "<HTML><HEAD><TITLE>Trang tin dien tu</TITLE></HEAD><FRAMESET cols='200,*'><FRAME src='menu.asp' name=trai>"
                "<FRAME src='chinh.asp' name=phai></FRAMESET></HTML>"
            )
        if path == "/menu.asp":
            links = "".join(f"<A HREF='dstin.asp?nhom={i}' target=phai>{s}</A><BR>" for i, s in NAMES.items())
            return self.page("Menu", f"{links}<A HREF='gopy.asp' target=phai>Góp ý</A>")
        if path == "/chinh.asp":
            script = "function xemTin(id){ window.open('chitiet.asp?id=' + id, 'tin', 'width=800'); }"
            return self.page("Tin mới", f"<TABLE>{''.join(map(self.row, self.news[:5]))}</TABLE>", script)
        if path == "/gopy.asp":
            if ask.method == "POST":
                self.harm.append("opinion")
            return self.page(
                "Góp ý", "<FORM method=post action='gopy.asp'><INPUT name=ten><TEXTAREA name=noidung></TEXTAREA></FORM>"
            )
        if path == "/dstin.asp":
            group, page = ask.query.get("nhom", ""), ask.query.get("trang", "1")
            return self.listing(int(group), int(page)) if group in ("3", "5") and page.isdigit() else None
        if path == "/chitiet.asp":
            number = ask.query.get("id", "")
            found = self.by_number(number)
            if found:
                return self.article(found)
            return self.gone(self.dead[int(number)][1]) if number.isdigit() and int(number) in self.dead else None
        return None
