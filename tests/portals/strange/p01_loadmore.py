"""A button that posts JSON for more rows, a rating by the same means, tracking parameters on the links."""

import json

from tests.portals.strange.host import Ask, Reply, Site
from tests.portals.strange.newsroom import News, newsroom

SECTIONS = {"Kinh tế - Đầu tư": 12, "Văn hóa - Xã hội": 15, "Quốc phòng - An ninh": 21}
HEAD = (
    "<meta charset='utf-8'><link rel='stylesheet' href='/Content/site.css'><script src='/Scripts/jquery.js'></script>"
)


class LoadMore(Site):
    """ASP.NET MVC: eight rows, then `Xem thêm`."""

    def __init__(self) -> None:
        super().__init__(newsroom(1, tuple(SECTIONS), 70))

    def page(self, title: str, main: str) -> Reply:
        menu = "".join(f"<li><a href='/chuyen-muc/{n}-c{i}'>{s}</a></li>" for s, i in SECTIONS.items() for n in ["tin"])
        hot = "".join(self.row(n, "?ref=noibat") for n in self.news[:4])
        return Reply(
            f"<!DOCTYPE html><html lang='vi'><head>{HEAD}<title>{title}</title></head><body><div class='top'>"
            f"<span class='clock'>Thứ sáu, 27/11/2026 08:00</span></div><nav><ul><li><a href='/'>Trang chủ</a></li>{menu}"
            "<li><a href='/gioi-thieu'>Giới thiệu</a></li><li><a href='/lien-he'>Liên hệ</a></li></ul></nav>"
            f"<div class='main'>{main}</div><aside><h3>Tin nổi bật</h3>{hot}</aside>"
            "<footer>Cổng Thông tin điện tử tỉnh Hòa Lộc. Lượt truy cập: 1.203.944</footer></body></html>"
        )

    def row(self, n: News, tail: str = "") -> str:
        return (
            f"<div class='media-item'><a class='thumb' href='/tin-tuc/{n.slug}-{n.number}{tail}'><img src='/t/{n.number}.jpg'>"
            f"</a><h4><a href='/tin-tuc/{n.slug}-{n.number}{tail}'>{n.title}</a></h4>"
            f"<span class='d'>{n.at:%d/%m/%Y %H:%M}</span><p>{n.lead}</p></div>"
        )

    def listing(self, name: str) -> Reply:
        number = SECTIONS[name]
        rows = "".join(self.row(n) for n in self.of(name)[:8])
        script = (
            "<script>var trang = 1; $('#btnXemThem').click(function () { trang++; $.ajax({ url: '/News/LoadMore', type: 'POST',"
            "contentType: 'application/json; charset=utf-8', data: JSON.stringify({ categoryId: "
            f"{number}, pageIndex: trang, pageSize: 8 }}),"
            "success: function (r) { if (r.html) { $('#dsTin').append(r.html); } else { $('#btnXemThem').hide(); } } }); });"
            "</script>"
        )
        return self.page(
            f"{name} - Hòa Lộc",
            f"<h2 class='cat'>{name}</h2><div id='dsTin'>{rows}</div>"
            f"<button id='btnXemThem' type='button'>Xem thêm</button>{script}",
        )

    def article(self, n: News) -> Reply:
        rate = (
            "<div class='rate'>Đánh giá bài viết <script>function chamDiem(d) { $.ajax({ url: '/News/Rating', type: 'POST',"
            f"contentType: 'application/json', data: JSON.stringify({{ newsId: {n.number}, point: d }}) }}); }}</script></div>"
        )
        other = "".join(self.row(o, "?ref=lienquan") for o in self.of(n.section)[:5] if o != n)
        text = "".join(f"<p>{p}</p>" for p in n.body)
        return self.page(
            f"{n.title} - Hòa Lộc",
            f"<ol class='breadcrumb'><li><a href='/'>Trang chủ</a></li><li><a href='/chuyen-muc/tin-c{SECTIONS[n.section]}'>"
            f"{n.section}</a></li></ol><h1 class='tieu-de'>{n.title}</h1><div class='ngay'>Ngày đăng: {n.at:%d/%m/%Y %H:%M}"
            f"</div><div class='sapo'>{n.lead}</div><div class='noi-dung'>{text}</div>{rate}<h3>Tin liên quan</h3>{other}",
        )

    def answer(self, ask: Ask) -> Reply | None:
        if ask.path in ("/News/Rating", "/News/Comment"):
            self.harm.append(ask.target)
            return Reply("{}", kind="application/json")
        if ask.path == "/News/LoadMore":
            return self.more(ask)
        if ask.path == "/":
            blocks = "".join(
                f"<h3>{s}</h3>" + "".join(self.row(n, "?ref=home") for n in self.of(s)[:3]) for s in SECTIONS
            )
            return self.page("Cổng Thông tin điện tử tỉnh Hòa Lộc", blocks)
        if ask.path in ("/gioi-thieu", "/lien-he"):
            return self.page("Giới thiệu", "<h1>Giới thiệu chung</h1><p>Tỉnh nằm ở hạ lưu sông, có 12 xã, phường.</p>")
        if ask.path.startswith("/chuyen-muc/"):
            name = next((s for s, i in SECTIONS.items() if ask.path.endswith(f"-c{i}")), None)
            return self.listing(name) if name else None
        found = self.by_number(ask.path.rpartition("-")[2]) if ask.path.startswith("/tin-tuc/") else None
        return self.article(found) if found else None

    def more(self, ask: Ask) -> Reply:
        try:
            asked = json.loads(ask.body)
            name = next(s for s, i in SECTIONS.items() if i == int(asked["categoryId"]))
            start = (int(asked["pageIndex"]) - 1) * 8
        except (ValueError, KeyError, StopIteration):
            return Reply('{"error":"bad"}', 500, kind="application/json")
        rows = self.of(name)[start : start + 8]
        return Reply(json.dumps({"html": "".join(self.row(n) for n in rows)}), kind="application/json; charset=utf-8")
