"""A portal that prints the day of its news in its lists alone, and has each of them in every section."""

from __future__ import annotations

from html import escape
from pathlib import Path

from tests.conftest import Run, lines
from tests.crawler.strange_kit import FIRST, LATER, check, crawl, revised
from tests.portals.foreign.shell import cut, page, pages, rows, whole
from tests.portals.strange.host import Ask, Reply, Site
from tests.portals.strange.newsroom import newsroom

SECTIONS = ("thoi-su", "kinh-te", "van-hoa")
MENU = " ".join(f"<a href='/{section}'>Mục {section}</a>" for section in SECTIONS)


class DayInLists(Site):
    """Each article has an address in each section, and its page no day, no author and no count."""

    def __init__(self) -> None:
        super().__init__(newsroom(7, SECTIONS, 24, first=70_001))

    def answer(self, ask: Ask) -> Reply | None:
        section, _, rest = ask.path.strip("/").partition("/")
        if not (section in SECTIONS or rest):
            return page("Tin tức", rows(self.news[:6], lambda news: f"/tin/{news.slug}-{news.number}.html"), MENU)
        if rest:
            news = self.by_number(rest.rpartition("-")[2].removesuffix(".html"))
            if news is None:
                return None
            text = "".join(f"<p>{escape(each)}</p>" for each in (news.lead, *news.body))
            return page(news.title, f"<div class='bai'><h1>{escape(news.title)}</h1><div>{text}</div></div>", MENU)
        number = whole(ask.query.get("trang", ""), 1)
        pager = " ".join(f"<a href='/{section}?trang={n}'>{n}</a>" for n in range(1, pages(self.news) + 1))
        listed = rows(cut(self.news, number), lambda news: f"/{section}/{news.slug}-{news.number}.html")
        return page(section, f"{listed}<div class='pager'>{pager}</div>", MENU)


def test_each_article_comes_in_once_with_the_day_of_its_row_and_is_known_again(congtin: Run, tmp_path: Path) -> None:
    with (site := DayInLists()).served():
        code, requests = crawl(congtin, site, tmp_path, FIRST)
        assert code == 0
        assert {line["published_from"] for line in lines(tmp_path, "articles")} == {"listing"}
        assert len(lines(tmp_path, "articles")) == len(site.news)
        assert requests < len(SECTIONS) * len(site.news)
        check(site, tmp_path)
        edited = site.edit(0)
        crawl(congtin, site, tmp_path, LATER)
    assert len({line["id"] for line in lines(tmp_path, "articles")}) == len(site.news)
    assert revised(tmp_path) == [edited.title]
