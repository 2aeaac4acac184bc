"""VHV: numbered links without an address, whose handler asks a module of the page to draw itself again."""

from __future__ import annotations

import re
from html import escape

from tests.portals.strange.host import Ask, Reply
from tests.portals.strange.newsroom import News, newsroom
from tests.portals.wild.around import ABOUT, CLOCK, COUNTER, ELSEWHERE, Wild, paper, papers, paragraphs

TREE = {
    "tin-tuc-su-kien/tin-trong-tinh": "Tin trong tỉnh", "tin-tuc-su-kien/an-ninh-trat-tu": "An ninh trật tự",
    "tin-tuc-su-kien/an-ninh-trat-tu/canh-bao": "Cảnh báo tội phạm", "nguoi-tot-viec-tot": "Người tốt, việc tốt",
    "hoat-dong-doi-ngoai": "Hoạt động đối ngoại",
}  # fmt: skip
DAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
ROWS = 8


class Widgets(Wild):
    """Menus three deep; cards without dates; the site's id and the section's id in the script; twins by a parameter."""

    def __init__(self) -> None:
        super().__init__(newsroom(85, tuple(TREE), 88))
        self.robots = "User-agent: *\nDisallow: /admin\n"

    def link(self, news: News) -> str:
        return f"/{news.section}/{news.slug[:75].strip('-')}-{news.number}.html"

    def ident(self, key: str) -> str:
        return f"{0x5F3A21B4 + list(TREE).index(key) * 977:x}e138230a4d0c"

    def page(self, title: str, main: str) -> Reply:
        def item(key: str) -> str:
            below = "".join(item(k) for k in TREE if k.rpartition("/")[0] == key)
            return f"<li><a href='/{key}'>{TREE[key]}</a>{f'<ul>{below}</ul>' if below else ''}</li>"

        tops = "".join(item(k) for k in TREE if k.startswith("tin-tuc-su-kien/") and k.count("/") == 1)
        rest = "".join(item(k) for k in TREE if "/" not in k)
        return Reply(
            f"<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>{escape(title)}</title><meta "
            f"name='generator' "
            f"content='VHV.CMS'></head><body class='vhv'><div class='header-top'><div class='ngay'>{CLOCK}</div></div>"
            f"<div class='menu'><ul><li><a href='/'>Trang chủ</a></li><li><a href='/tin-tuc-su-kien'>Tin tức - Sự "
            f"kiện</a><ul>"
            f"{tops}</ul></li>{rest}<li><a href='/gioi-thieu.html'>Giới thiệu</a></li></ul></div><div "
            f"class='content'>{main}</div>"
            f"<div class='right'><ul>{papers('/van-ban/')}</ul><div class='poll' data-id='9'>Bạn thấy trang này thế "
            f"nào? "
            f"<a href='javascript:;' onclick=\"$.post('/?module=Content.Poll&cmd=vote&id=9&choice=1')\">Tốt</a></div>"
            f"<select>{ELSEWHERE}</select></div><div class='footer'>{COUNTER}</div></body></html>"
        )

    def cards(self, of: list[News]) -> str:
        return "".join(
            f"<div class='item'><a class='img' href='{self.link(n)}'><img data-src='/upload/{n.number}.jpg'></a><a "
            f"class='title' "
            f"href='{self.link(n)}' title='{escape(n.title)}'>{escape(n.title)}</a><div class='desc'>"
            f"{escape(n.lead)}</div></div>"
            for n in of
        )

    def module(self, key: str, at: int) -> str:
        of = self.of(key)
        last = -(-len(of) // ROWS)
        pages = "".join(
            f"<li class='{'active' if p == at else ''}'><a href='javascript:void(0)' data-page='{p}' title='Trang "
            f"{p}'>{p}</a></li>"
            for p in range(max(1, at - 1), min(last, at + 1) + 1)
        )
        if at < last:
            pages += f"<li><a href='javascript:void(0)' data-page='{at + 1}' title='Trang sau'>»</a></li>"
        rows = self.cards(of[(at - 1) * ROWS : at * ROWS])
        return f"<div class='list-news'>{rows}</div><ul class='pagination'>{pages}</ul>"

    def listed(self, key: str) -> Reply:
        return self.page(
            TREE[key],
            f"<h1 class='cat'>{TREE[key]}</h1><div id='module24' class='ModuleWrapper'>{self.module(key, 1)}</div>"
            "<script>$(document).on('click', '#module24 .pagination a', function () {\n  var page = "
            "$(this).data('page');\n"
            "  $.ajax({\n    url: '/?module=Content.Listing&moduleId=24&cmd=redraw&site=3020&categoryId="
            f"{self.ident(key)}&pageNo=' + page,\n    type: 'GET',\n    success: function (html) "
            f"{{ $('#module24').html(html); }}"
            "\n  });\n});</script>",
        )

    def article(self, news: News) -> Reply:
        near = [n for n in self.of(news.section) if n.number < news.number][:5]
        rows = "".join(f"<li><a href='{self.link(n)}'>{escape(n.title)}</a></li>" for n in near)
        file = (
            f"<div class='attach'><a href='javascript:;' onclick=\"VHV.download('{self.file(news)}')\">"
            f"ke-hoach-{news.number}.pdf"
            "</a></div>"
        )
        day = "Chủ nhật" if news.at.weekday() == 6 else f"Thứ {DAYS[news.at.weekday()]}"
        here = self.link(news)
        return self.page(
            news.title,
            f"<div class='detail'><h1 class='title'>{escape(news.title)}</h1><div class='time'>{day}, "
            f"{news.at:%d/%m/%Y | %H:%M}"
            f"</div><div class='tools'><a href='{here}?isPrint=1'>In</a> <a href='{here}?isMobile=1'>Di động</a> "
            f"Chia sẻ Lưu</div>"
            f"<div class='desc sapo'>{escape(news.lead)}</div><div class='detail-content'>{paragraphs(news)}</div>"
            f"{file if self.has_file(news) else ''}<div class='rating'>Trung bình 4.5/5 sao. Tổng số lượt bình chọn: "
            f"7</div></div>"
            f"<div class='other'><h3>Tin cùng chuyên mục</h3><ul>{rows}</ul></div>",
        )

    def answer(self, ask: Ask) -> Reply | None:
        if ask.query.get("cmd") == "vote":
            self.harm.append(ask.target)
        if ask.path == "/" and ask.query.get("cmd") == "redraw":
            key = next((k for k in TREE if self.ident(k) == ask.query.get("categoryId")), None)
            number = ask.query.get("pageNo", "1")
            return Reply(self.module(key, int(number))) if key and number.isdigit() else Reply("")
        if ask.path == "/":
            return self.page("Trang chủ", f"<h2>Tin mới</h2>{self.cards(self.news[:9])}")
        path = ask.path.strip("/")
        if path == "tin-tuc-su-kien":
            return self.page("Tin tức - Sự kiện", self.cards([n for n in self.news if n.section.startswith(path)][:6]))
        if path == "gioi-thieu.html":
            return self.page("Giới thiệu", f"<h1>Giới thiệu</h1><p>{ABOUT * 4}</p>")
        if path.startswith("van-ban/") and path[8:].isdigit():
            return self.page("Văn bản", paper(int(path[8:])))
        if path in TREE:
            return self.listed(path)
        found = re.fullmatch(r"/[\w/-]+-(\d+)\.html", ask.path)
        news = self.by_number(found[1]) if found else None
        if news and ask.query.get("isPrint"):
            return Reply(
                f"<html><title>{escape(news.title)}</title><h1>{escape(news.title)}</h1>{paragraphs(news)}</html>"
            )
        return self.article(news) if news else self.given_file(ask.path)
