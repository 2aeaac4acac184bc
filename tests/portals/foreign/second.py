"""Months in two selects, and two pagers on one page."""

from __future__ import annotations

from tests.portals.foreign.shell import article, cut, page, pages, rows, whole
from tests.portals.strange.host import Ask, Reply, Site
from tests.portals.strange.newsroom import News, newsroom


class Months(Site):
    """Old ASP: a refresh at the door, `?action=view&id=`, months and years chosen in a form, a vote beside it."""

    SECTIONS = ("tin",)

    def __init__(self) -> None:
        super().__init__(newsroom(55, self.SECTIONS, 60))

    def link(self, news: News) -> str:
        return f"default.asp?action=view&id={news.number}"

    def form(self) -> str:
        months = "".join(f"<option value='{m}'>Tháng {m}</option>" for m in range(1, 13))
        years = "".join(f"<option value='{y}'>{y}</option>" for y in sorted({n.at.year for n in self.news}))
        vote = "<input type='radio' name='v' value='1'> Rất hài lòng <input type='submit' value='Bình chọn'>"
        return (
            "<form method='get' action='/default.asp'><input type='hidden' name='action' value='list'>"
            f"Xem tin theo tháng <select name='thang'>{months}</select><select name='nam'>{years}</select>"
            f"<input type='submit' value='Xem'></form><form method='post' action='/vote.asp'>{vote}</form>"
        )

    def answer(self, ask: Ask) -> Reply | None:
        if ask.path == "/":
            return Reply(
                "<html><head><meta http-equiv='refresh' content='0;URL=default.asp'></head><body></body></html>"
            )
        if ask.path == "/vote.asp":
            self.harm.append(ask.target)
            return page("Cảm ơn", "Cảm ơn")
        if ask.path != "/default.asp":
            return None
        if ask.query.get("action") == "view":
            news = self.by_number(ask.query.get("id", ""))
            return article(news, self.form()) if news else None
        if ask.query.get("action") == "list":
            when = whole(ask.query.get("nam", "")), whole(ask.query.get("thang", ""))
            of = [n for n in self.news if (n.at.year, n.at.month) == when]
            return page("Tin theo tháng", rows(of, self.link) if of else "Không có tin", self.form())
        return page("Trang chủ", rows(self.news[:8], self.link), self.form())


class Views(Site):
    """Drupal: two lists on one page with `?page=0,2`, nodes with and without an alias, facets without end."""

    SECTIONS = ("tin-tuc", "thong-bao")

    def __init__(self) -> None:
        super().__init__(newsroom(60, self.SECTIONS, 100))
        self.robots = "User-agent: *\nDisallow: /user/\nDisallow: /search/\n"

    def link(self, news: News) -> str:
        return f"/{news.section}/{news.slug}"

    def answer(self, ask: Ask) -> Reply | None:
        menu = "<a href='/hoat-dong'>Hoạt động</a> <a href='/user/login?destination=/hoat-dong'>Đăng nhập</a>"
        if ask.path == "/":
            return page("Trang chủ", rows(self.news[:5], lambda n: f"/node/{n.number}"), menu)
        if ask.path == "/hoat-dong":
            asked = [whole(t) for t in (ask.query.get("page", "0") + ",0").split(",")[:2]]
            body = ""
            for place, section in enumerate(self.SECTIONS):
                of = [] if ask.query.get("f[1]") else self.of(section)
                pager = ""
                for n in range(pages(of)):
                    at = ",".join(str(n if k == place else other) for k, other in enumerate(asked))
                    pager += f"<li class='pager__item'><a href='?page={at}'>{n + 1}</a></li>"
                body += f"<h2>{section}</h2>{rows(cut(of, asked[place] + 1), self.link)}<ul class='pager'>{pager}</ul>"
            facets = [*(v for k, v in ask.query.items() if k.startswith("f["))]
            for word in ("xa", "huyen", "tinh", "so"):
                query = "&amp;".join(f"f[{k}]={v}" for k, v in enumerate([*facets, f"{word}:{len(facets)}"]))
                body += f"<a href='/hoat-dong?{query}'>{word} ({len(facets) + 3})</a> "
            return page("Hoạt động", body, menu)
        news = next((n for n in self.news if ask.path in {self.link(n), f"/node/{n.number}"}), None)
        return article(news, menu, head=f"<link rel='shortlink' href='/node/{news.number}'>") if news else None
