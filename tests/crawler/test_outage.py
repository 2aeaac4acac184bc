"""A portal that shows one page in the place of all others while it is being worked on, and says 200."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Run, lines
from tests.crawler.running import outcome
from tests.portals.foreign.shell import article, page, rows
from tests.portals.strange.host import Ask, Reply, Site
from tests.portals.strange.newsroom import News, newsroom

BARE = (
    "<html lang='vi'><head><meta charset='utf-8'><title>Thông báo</title></head><body><div>"
    "<div class='hom-nay'>Thứ Ba, 24/11/2026</div></div><div id='chinh'><h1>Hệ thống đang bảo trì</h1>"
    "<p>Cổng thông tin điện tử đang được nâng cấp, bảo trì. Xin quý vị vui lòng quay lại sau ít phút. "
    "Trân trọng cảm ơn!</p></div><div><p>© Cổng thông tin điện tử. Giấy phép số 12/GP-TTĐT ngày 03/04/2019. "
    "Điện thoại: 0299 3 822 111</p><p>Lượt truy cập: 12.345.678</p></div></body></html>"
)


class Resting(Site):
    """Twelve articles; from the request ``rests`` on, the one page for each of them."""

    rests = 1000

    def link(self, news: News) -> str:
        return f"/tin/{news.slug}-{news.number}.html"

    def answer(self, ask: Ask) -> Reply | None:
        if ask.path in ("/", "/tin"):
            return page("Tin tức", rows(self.news, self.link), "<a href='/tin'>Tin tức</a>")
        news = self.by_number(ask.path.rpartition("-")[2].removesuffix(".html"))
        if news is not None and len(self.asked) >= self.rests:
            return Reply(BARE)
        return article(news) if news else None


def test_it_becomes_no_article_and_what_it_hid_is_stored_later(congtin: Run, tmp_path: Path) -> None:
    with Resting(newsroom(16, ("tin",), 12)).served() as site:

        def crawled(clock: str, *arguments: str) -> int:
            call = ("crawl", f"{site.origin}/", "--archive", tmp_path, "--json", "-s", f"CONGTIN_CLOCK={clock}")
            code: int = outcome(congtin(*call, *arguments))["exit_code"]
            return code

        site.rests = 10
        assert crawled("2026-11-24T03:00:00Z") == 1, "what is left is told"
        assert 0 < len(lines(tmp_path, "articles")) < len(site.news)
        site.rests = 1000
        assert crawled("2026-11-24T12:00:00Z") == 0
        site.rests = 0
        assert crawled("2026-11-26T03:00:00Z", "--mode", "full") == 1
    stored = lines(tmp_path, "articles")
    assert sorted(line["title"] for line in stored) == sorted(each.title for each in site.news)
    assert {line["revision"] for line in stored} == {1}
    assert not any("gone" in line["kind"] for line in lines(tmp_path, "observations"))
