"""Links by a scheme that the portal's host does not speak are followed by the one that it was given with."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.conftest import Run, lines
from tests.crawler.running import outcome
from tests.portals.foreign.shell import article, page, rows
from tests.portals.strange.host import Ask, Reply, Site, moved
from tests.portals.strange.newsroom import News, newsroom

CLOCK = "CONGTIN_CLOCK=2026-11-24T03:00:00Z"


class Secure(Site):
    """Every link says https; nothing but http is spoken. One address sends on to https."""

    def __init__(self) -> None:
        super().__init__(newsroom(71, ("tin",), 6))

    def link(self, news: News) -> str:
        return f"{self.origin.replace('http:', 'https:')}/tin/{news.slug}-{news.number}.html"

    def answer(self, ask: Ask) -> Reply | None:
        if ask.path == "/":
            there = self.origin.replace("http:", "https:")
            menu = f"<a href='{there}/tin'>Tin tức</a> <a href='/cu'>Chuyên trang cũ</a>"
            return page("Trang chủ", rows(self.news[:3], self.link), menu)
        if ask.path == "/tin":
            return page("Tin tức", rows(self.news, self.link))
        if ask.path == "/cu":
            return moved(f"{self.origin.replace('http:', 'https:')}/cu")
        news = self.by_number(ask.path.rpartition("-")[2].removesuffix(".html"))
        return article(news) if news else None


def test_links_by_a_scheme_that_nobody_answers_are_asked_for_by_the_portal_s_own(congtin: Run, tmp_path: Path) -> None:
    with Secure().served() as site:
        done = congtin("crawl", f"{site.origin}/", "--archive", tmp_path, "--json", "-s", CLOCK)
    asked = Counter(line.split()[1] for line in site.asked)
    stored = {line["title"]: line for line in lines(tmp_path, "articles")}
    assert set(stored) == {each.title for each in site.news}
    assert all(line["url"].startswith("http://") for line in stored.values())
    assert {asked[f"/tin/{each.slug}-{each.number}.html"] for each in site.news} == {1}
    assert asked["/cu"] <= 2, "what the server sends to where nobody answers is not asked for in circles"
    assert outcome(done)["exit_code"] == 1, "and is told"
    assert sum(outcome(done)["failed"].values()) == 1
