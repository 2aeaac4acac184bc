"""An article that stands in several sections, in each under an address of its own with the one number."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.conftest import Run, lines
from tests.crawler.running import outcome
from tests.portals.foreign.shell import article, cut, page, pages, rows, whole
from tests.portals.strange.host import Ask, Reply, Site
from tests.portals.strange.newsroom import News, newsroom

SECTIONS = ("thoi-su", "kinh-te", "xa-hoi", "du-lich")


class Everywhere(Site):
    """Each article is in all four sections."""

    broken = ""

    def answer(self, ask: Ask) -> Reply | None:
        menu = " ".join(f"<a href='/{name}'>{name}</a>" for name in SECTIONS)
        name, _, rest = ask.path.strip("/").partition("/")

        def link(news: News) -> str:
            return f"/{name or SECTIONS[0]}/{news.slug}-{news.number}.html"

        if not rest and (name in SECTIONS or not name):
            number = whole(ask.query.get("trang", ""), 1)
            pager = " ".join(f"<a href='/{name}?trang={n}'>{n}</a>" for n in range(1, pages(self.news) + 1))
            shown = self.news[:4] if not name else cut(self.news, number)
            return page("Tin tức", rows(shown, link) + (f"<div class='pager'>{pager}</div>" if name else ""), menu)
        news = self.by_number(rest.rpartition("-")[2].removesuffix(".html")) if name in SECTIONS else None
        if news is not None and ask.path == self.broken:
            return Reply("", 404)
        return article(news, menu) if news else None


def crawled(congtin: Run, site: Everywhere, archive: Path, clock: str) -> dict[str, int]:
    call = ("crawl", f"{site.origin}/", "--archive", archive, "--json", "-s", f"CONGTIN_CLOCK={clock}")
    counts: dict[str, int] = outcome(congtin(*call))["counts"]
    return counts


def test_it_is_asked_for_and_counted_once(congtin: Run, tmp_path: Path) -> None:
    with Everywhere(newsroom(23, ("tin",), 30)).served() as site:
        first = crawled(congtin, site, tmp_path, "2026-11-24T03:00:00Z")
        asked = Counter(line.split()[1].rpartition("-")[2] for line in site.asked if ".html" in line)
        site.asked.clear()
        second = crawled(congtin, site, tmp_path, "2026-11-24T04:00:00Z")
        again = [line for line in site.asked if ".html" in line]
    assert (first["stored"], first["found"], first["unchanged"]) == (30, 30, 0)
    assert set(asked.values()) == {1}
    assert (second["found"], second["stored"], again) == (0, 0, [])
    seen = {line["url"] for line in lines(tmp_path, "sightings")}
    assert len(seen) == 4 * 30, "each address is known"


def test_one_whose_first_address_is_dead_is_had_by_another(congtin: Run, tmp_path: Path) -> None:
    with Everywhere(newsroom(23, ("tin",), 30)).served() as site:
        news = site.news[15]
        for name in SECTIONS[:3]:
            site.broken = f"/{name}/{news.slug}-{news.number}.html"
            archive = tmp_path / name
            crawled(congtin, site, archive, "2026-11-24T03:00:00Z")
            assert sorted(line["title"] for line in lines(archive, "articles")) == sorted(n.title for n in site.news)
