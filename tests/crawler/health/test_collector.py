"""What a run notes of its pages: shares, lengths, shapes; bounded, and the same for the same pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.reader import Archive
from crawler.health.collector import SAMPLE, Collector
from crawler.health.skeleton import skeleton
from crawler.html import Page
from tests.conftest import Run
from tests.crawler.health.collector_kit import PORTAL, page, read


def test_shares_are_of_the_pages_that_were_read() -> None:
    collector = Collector(PORTAL)
    for day in range(1, 21):
        body = page(day, views=day <= 10, byline=day % 4 != 0)
        collector.article(read(body, day), body, is_new=True)
    quality = collector.quality()
    assert quality.articles == 20
    assert (quality.filled["views"], quality.filled["byline"], quality.filled["published_at"]) == (0.5, 0.75, 1.0)
    assert quality.filled["attachments"] == 0.0
    assert quality.timed == 1.0
    assert quality.lag_days[1] == pytest.approx(21.5)
    assert quality.lengths["body"][0] > 100
    assert quality.agreement == 1.0
    assert quality.examples == ["https://a.vn/tin/1.html", "https://a.vn/tin/2.html"]
    assert quality.origins == {"published/visible": 20, "views/page": 10}


def test_bodies_that_are_one_and_the_same_are_noted() -> None:
    collector, others = Collector(PORTAL), Collector(PORTAL)
    for number in range(1, 5):
        collector.article(read(page(7), number), page(7), is_new=True)
        others.article(read(page(number), number), page(number), is_new=True)
    assert (collector.quality().same_body, others.quality().same_body) == (1.0, 0.0)
    assert Collector(PORTAL).quality().same_body is None


def test_the_shape_of_a_page_is_that_of_its_layout() -> None:
    shapes = {skeleton(Page(page(day, views=bool(day % 2)), url="https://a.vn/1")) for day in (1, 3, 5)}
    assert len(shapes) == 1
    assert skeleton(Page(page(1, layout="news-box"), url="https://a.vn/1")) not in shapes


def test_numbers_of_a_long_run_stay_bounded() -> None:
    collector = Collector(PORTAL)
    body = page(1)
    article = read(body, 1)
    for _ in range(SAMPLE * 2):
        collector.article(article, body, is_new=False)
    assert collector.quality().articles == SAMPLE * 2
    assert len(collector._lengths["body"]._kept) == SAMPLE


def test_a_run_that_read_nothing_says_so() -> None:
    quality = Collector(PORTAL).quality()
    assert (quality.articles, quality.filled, quality.timed, quality.listings) == (0, {}, None, {})


def test_every_crawl_writes_how_its_pages_were(congtin: Run, tmp_path: Path) -> None:
    done = congtin("crawl", "demo", "--archive", tmp_path, "--json", "--assets", "none")
    assert done.returncode == 0, done.stderr
    (run,) = Archive(tmp_path).runs("demo")
    assert run.quality is not None
    assert run.quality.articles == 120
    assert run.quality.filled["views"] == 1.0
    assert run.quality.listings["newest_first"] == 1.0
    assert sum(run.quality.skeletons["article"].values()) >= 10
