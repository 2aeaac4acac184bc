"""Hand-made PHP of 2003: a picture with areas for a menu, a select that jumps, sessions in links, windows-1258."""

from __future__ import annotations

import unicodedata
from html import escape

from tests.portals.strange.host import Ask, Reply
from tests.portals.strange.newsroom import News, newsroom
from tests.portals.wild.around import ABOUT, CLOCK, COUNTER, Wild, paper, papers

SECTIONS = {
    1: "Tin trong tỉnh", 2: "Kinh tế - Đầu tư", 3: "Văn hóa - Du lịch", 4: "Quốc phòng", 5: "Tin xã, phường",
}  # fmt: skip
BELOW = {11: (1, "Hoạt động lãnh đạo"), 21: (2, "Nông nghiệp"), 22: (2, "Thủy sản")}
ROWS = 9
TONES = "\u0300\u0301\u0303\u0309\u0323"


def cp1258(text: str) -> bytes:
    """As that code page writes it: letters with their hats, and tones behind them."""
    out = bytearray()
    for letter in unicodedata.normalize("NFC", text):
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", letter)
            tones = "".join(c for c in apart if c in TONES)
            base = unicodedata.normalize("NFC", "".join(c for c in apart if c not in TONES))
            out += (base + tones).encode("cp1258", "xmlcharrefreplace")
    return bytes(out)


class Chart(Wild):
    """Home headlines open windows; `start=` counts rows; a search lists all twice; two sort orders; a guest book."""

    def __init__(self) -> None:
        super().__init__(newsroom(79, (*map(str, SECTIONS), *map(str, BELOW)), 96))
        self.robots = ""
        self.visits = 0

    def file(self, news: News) -> str:
        return f"/files/kehoach{news.number}.pdf"

    def page(self, title: str, main: str, ask: Ask) -> Reply:
        self.visits += 1
        sid = "" if ask.cookies.get("PHPSESSID") else f"&PHPSESSID={self.visits * 7919:032x}"
        areas = "".join(
            f"<area shape=rect coords='0,{k * 30},160,{k * 30 + 28}' href='index.php?mod=tin&cat={k}' alt='{n}'>"
            for k, n in SECTIONS.items()
        )
        jump = "".join(f"<option value='index.php?mod=tin&cat={k}'>{n}</option>" for k, (_, n) in BELOW.items())
        html = (
            "<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01 Transitional//EN'><HTML><HEAD><META "
            "HTTP-EQUIV='Content-Type' "
            f"CONTENT='text/html; charset=windows-1258'><TITLE>{escape(title)}</TITLE></HEAD><BODY BGCOLOR=#FFFFFF>"
            f"<TABLE WIDTH=780 ALIGN=center><TR><TD COLSPAN=3><IMG SRC='images/banner.gif'><BR>{CLOCK}</TD></TR><TR "
            f"VALIGN=top>"
            f"<TD WIDTH=160><IMG SRC='images/menu.gif' USEMAP='#menu' BORDER=0><MAP NAME='menu'><area shape=rect "
            f"coords='0,0,160,28' href='index.php' alt='Trang chủ'>{areas}<area shape=rect coords='0,200,160,228' "
            f"href='index.php?mod=gioithieu' alt='Giới thiệu'></MAP><SELECT "
            f"onchange='if(this.value)location=this.value'><OPTION>"
            f"-- Chuyên đề --</OPTION>{jump}</SELECT><FORM ACTION='index.php'><INPUT TYPE=hidden NAME=mod "
            f"VALUE=timkiem><INPUT "
            f"NAME=q><INPUT TYPE=submit VALUE='Tìm'></FORM></TD><TD>{main}</TD><TD WIDTH=150>"
            f"{papers('index.php?mod=vanban&id=')}"
            f"<A HREF='index.php?mod=gopy'>Góp ý</A> <A HREF='index.php?mod=timkiem&q='>Tìm nâng cao</A></TD></TR>"
            f"<TR><TD COLSPAN=3>"
            f"<FONT SIZE=1>{COUNTER}<BR>Thiết kế: Trung tâm CNTT</FONT></TD></TR></TABLE></BODY></HTML>"
        )
        return Reply(cp1258(html.replace("index.php?mod=tin&", f"index.php?mod=tin{sid}&")), kind="text/html")

    def rows(self, of: list[News]) -> str:
        return "".join(
            f"<TR><TD><IMG SRC='images/dot.gif'></TD><TD><A HREF='chitiet.php?id={n.number}'><B>{escape(n.title)}</B>"
            f"</A> "
            f"<FONT COLOR=gray>({n.at.day}/{n.at.month}/{n.at:%y})</FONT><BR>{escape(n.lead)}</TD></TR>" for n in of
        )  # fmt: skip

    def listed(self, ask: Ask) -> Reply | None:
        cat = ask.query.get("cat", "")
        name = SECTIONS.get(int(cat)) if cat.isdigit() else None
        if cat.isdigit() and int(cat) in BELOW:
            name = BELOW[int(cat)][1]
        if name is None:
            return None
        of = self.of(cat)
        if ask.query.get("sx") == "xem":
            of = sorted(of, key=lambda n: n.number % 97)
        start = int(ask.query["start"]) if ask.query.get("start", "").isdigit() else 0
        order = f"&sx={ask.query['sx']}" if "sx" in ask.query else ""
        here, last = start // ROWS, (len(of) - 1) // ROWS
        low = max(0, min(here - 1, last - 2))
        pages = "".join(
            f"<B>{p + 1}</B> "
            if p == here
            else f"<A HREF='index.php?mod=tin&cat={cat}&start={p * ROWS}{order}'>{p + 1}</A> "
            for p in range(low, min(last, low + 2) + 1)
        )
        if here < last:
            pages += f"<A HREF='index.php?mod=tin&cat={cat}&start={(here + 1) * ROWS}{order}'>&gt;&gt;</A>"
        by = f"<A HREF='index.php?mod=tin&cat={cat}&sx="
        sort = f"Xếp theo: {by}ngay'>ngày</A> | {by}xem'>xem</A>"
        main = f"<H3>{name}</H3>{sort}<TABLE>{self.rows(of[start : start + ROWS])}</TABLE>"
        main += f"<P ALIGN=right>Trang: {pages}</P>"
        return self.page(name, main, ask)

    def article(self, news: News, ask: Ask) -> Reply:
        text = "<BR>\n<BR>\n".join(escape(each) for each in news.body)
        near = [n for n in self.of(news.section) if n.number < news.number][:4]
        file = f"<P>Tài liệu kèm theo: <A HREF='{self.file(news)[1:]}'>kehoach{news.number}.pdf</A></P>"
        return self.page(
            f"Cổng điện tử tỉnh - {news.title}",
            f"<P CLASS=tieude><FONT SIZE=4 COLOR=#990000><B>{escape(news.title)}</B></FONT></P><P><FONT SIZE=1>Cập "
            f"nhật lúc "
            f"{news.at:%Hh%M} ngày {news.at:%d/%m/%Y}</FONT></P><P><B>{escape(news.lead)}</B></P><DIV ALIGN=justify>"
            f"{text}</DIV>"
            f"{file if self.has_file(news) else ''}<P ALIGN=right><A "
            f"HREF=\"javascript:window.open('in.php?id={news.number}','',"
            f"'width=600')\">In trang này</A> | <A HREF='guibai.php?id={news.number}'>Gửi cho bạn bè</A></P><HR><B>"
            f"Tin đã đưa:</B>"
            f"<TABLE>{self.rows(near)}</TABLE>",
            ask,
        )

    def answer(self, ask: Ask) -> Reply | None:
        if ask.method == "POST":
            self.harm.append(f"POST {ask.target}")
        number = ask.query.get("id", "")
        if ask.path == "/chitiet.php":
            news = self.by_number(number)
            return self.article(news, ask) if news else Reply(cp1258("Không có bài này"), kind="text/html")
        if ask.path == "/in.php":
            news = self.by_number(number)
            return (
                Reply(
                    cp1258(f"<HTML><TITLE>{news.title}</TITLE><H2>{news.title}</H2>{' '.join(news.body)}"),
                    kind="text/html",
                )
                if news
                else None
            )
        if ask.path == "/guibai.php":
            return self.page("Gửi bài", "<FORM METHOD=post ACTION='guibai.php'><INPUT NAME=email></FORM>", ask)
        if ask.path in ("/", "/index.php"):
            mod = ask.query.get("mod", "")
            if mod == "tin":
                return self.listed(ask)
            if mod == "gioithieu":
                return self.page("Giới thiệu", f"<H3>Giới thiệu</H3>{ABOUT * 5}", ask)
            if mod == "vanban":
                return self.page("Văn bản", paper(int(number or 0)), ask)
            if mod == "gopy":
                return self.page(
                    "Góp ý", "<FORM METHOD=post ACTION='gopy.php'><TEXTAREA NAME=nd></TEXTAREA></FORM>", ask
                )
            if mod == "timkiem":
                start = int(ask.query["start"]) if ask.query.get("start", "").isdigit() else 0
                twice = [each for n in self.news for each in (n, n)]
                on = (
                    f"<A HREF='index.php?mod=timkiem&q=&start={start + 20}'>&gt;&gt;</A>"
                    if start + 20 < len(twice)
                    else ""
                )
                return self.page(
                    "Tìm kiếm", f"<H3>Kết quả</H3><TABLE>{self.rows(twice[start : start + 20])}</TABLE>{on}", ask
                )
            new = "".join(
                f"<LI><A HREF='#' onclick=\"window.open('chitiet.php?id={n.number}','tin','width=640');return false\">"
                f"{escape(n.title)}</A></LI>" for n in self.news[:8]
            )  # fmt: skip
            return self.page("Cổng điện tử tỉnh", f"<H3>Tin mới nhận</H3><UL>{new}</UL>", ask)
        return self.given_file(ask.path)
