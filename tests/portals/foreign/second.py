"""Months in two selects, a search that is the only list, sub-sites below one host, two pagers on one page."""

from __future__ import annotations

import re
from html import escape

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
        vote = "<form method='post' action='/vote.asp'><input type='radio' name='v' value='1'> Rất hài lòng <input type='submit' value='Bình chọn'></form>"
        return (
            "<form method='get' action='/default.asp'><input type='hidden' name='action' value='list'>Xem tin theo tháng "
            f"<select name='thang'>{months}</select><select name='nam'>{years}</select><input type='submit' value='Xem'></form>{vote}"
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


class Searched(Site):
    """No section has a list: a search without a word has all; it orders by relevance or date; a relative base."""

    SECTIONS = ("tin",)

    def __init__(self) -> None:
        super().__init__(newsroom(56, self.SECTIONS, 110))
        self.robots = "User-agent: *\nDisallow: /vi/thanh-vien\nCrawl-delay: 0\n"

    def link(self, news: News) -> str:
        return f"xem-tin/{news.slug}.{news.number}.html?ref=tk&sid=9f{news.number:06x}a7"

    def answer(self, ask: Ask) -> Reply | None:
        base = "<base href='/vi/'>"
        menu = "<a href='tim-kiem?tu_khoa='>Tất cả tin bài</a> <a href='gioi-thieu'>Giới thiệu</a> <a href='thanh-vien'>Đăng nhập</a>"
        form = "<form action='tim-kiem'><input name='tu_khoa'><input type='submit' value='Tìm'></form>"
        if ask.path in {"/", "/vi/"}:
            return page("Trang chủ", form + rows(self.news[:6], self.link), menu, base)
        if ask.path == "/vi/gioi-thieu":
            return page("Giới thiệu", "<h1>Giới thiệu</h1><p>Tỉnh có diện tích tự nhiên 2.341 km2.</p>", menu, base)
        if ask.path == "/vi/tim-kiem":
            now, last = whole(ask.query.get("trang", "1"), 1), pages(self.news)
            of = cut(self.news, min(now, last))
            pager = "".join(
                f"<a href='tim-kiem?tu_khoa=&amp;sap_xep=ngay&amp;trang={n}'>{n}</a> "
                for n in sorted({1, 2, max(1, now - 1), now, min(last, now + 1), last})
            )
            sort = "".join(f"<a href='tim-kiem?tu_khoa=&amp;sap_xep={s}'>{s}</a> " for s in ("ngay", "lien_quan"))
            return page("Tìm kiếm", f"{form}{sort}{rows(of, self.link)}<p class='trang'>{pager}</p>", menu, base)
        match = re.fullmatch(r"/vi/xem-tin/[\w-]+\.(\d+)\.html", ask.path)
        news = self.by_number(match[1]) if match else None
        return article(news, menu, head=base) if news else None


class SubSites(Site):
    """Departments below one host with numbers of their own, found in a site map at the foot; Liferay's `_cur`."""

    UNITS = ("so-y-te", "so-xay-dung", "so-tai-chinh")

    def __init__(self) -> None:
        super().__init__(
            [n for k, u in enumerate(self.UNITS) for n in newsroom(57 + k, ("tin",), 36, first=500, unit=u)]
        )
        self.news.sort(key=lambda n: n.at, reverse=True)

    def link(self, news: News) -> str:
        return f"/web/{news.unit}/chi-tiet?p_p_id=tin_WAR_portlet&p_p_lifecycle=0&p_p_state=normal&_tin_WAR_portlet_articleId={news.number}"

    def answer(self, ask: Ask) -> Reply | None:
        menu = "<a href='/so-do-cong'>Sơ đồ cổng</a>"
        if ask.path == "/":
            return page("Cổng thông tin", "<p>Chào mừng đến với cổng thông tin của tỉnh.</p>", menu)
        if ask.path == "/so-do-cong":
            return page("Sơ đồ cổng", "".join(f"<li><a href='/web/{u}'>{u}</a></li>" for u in self.UNITS), menu)
        match = re.fullmatch(r"/web/([\w-]+)(/chi-tiet|/tin-tuc|/rss)?", ask.path)
        if not match or match[1] not in self.UNITS:
            return None
        of, unit = self.of("tin", match[1]), match[1]
        menu += f" <a href='/web/{unit}/tin-tuc'>Tin tức</a> <a href='/web/{unit}/rss'>RSS</a>"
        if match[2] == "/chi-tiet":
            news = self.by_number(ask.query.get("_tin_WAR_portlet_articleId", ""), unit)
            return article(news, menu) if news else None
        if match[2] == "/rss":
            items = "".join(
                f"<item><title>{escape(n.title)}</title><link>{self.origin}{escape(self.link(n))}</link></item>"
                for n in of[:10]
            )
            return Reply(f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>", kind="text/xml")
        if not match[2]:
            return page(unit, rows(of[:3], self.link), menu)
        now = whole(ask.query.get("_122_INSTANCE_aB3dE_cur", "1"), 1)
        to = f"/web/{unit}/tin-tuc?p_p_id=122_INSTANCE_aB3dE&p_p_lifecycle=0&p_p_col_id=column-2&_122_INSTANCE_aB3dE_delta=10&_122_INSTANCE_aB3dE_cur="
        more = f"<a href='{escape(to)}{now + 1}'>Tiếp theo</a>" if now < pages(of) else ""
        return page("Tin tức", rows(cut(of, now), self.link) + more, menu)


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
