"""Portals of a stranger, crawled from their front page alone, and once more when an article was edited.

``.venv/bin/python -m pytest -s -m soak tests/crawler/test_portals_strange.py`` prints the requests of each.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import Run, lines
from tests.crawler.strange_kit import FIRST, crawl, revised
from tests.portals.strange import STRANGE, Frames, Handful
from tests.portals.strange.host import Site

LATER = "CONGTIN_CLOCK=2026-12-27T03:00:00Z"


def check(site: Site, archive: Path) -> None:
    """Every article is there once, whole, of its day, and nothing else; nothing was sent or asked that may not be."""
    latest = list({line["id"]: line for line in lines(archive, "articles")}.values())
    assert Counter(line["title"] for line in latest) == Counter(each.title for each in site.news)
    found = {line["title"]: line for line in latest}
    for each in site.news:
        assert all(text in found[each.title]["body"] for text in each.body)
        assert found[each.title]["published_at"][:10] == f"{each.at:%Y-%m-%d}"
    assert site.harm == []


def test_a_handful_of_articles_whatever_the_server_says_of_their_length(congtin: Run, tmp_path: Path) -> None:
    with Handful().served() as site:
        code, _ = crawl(congtin, site, tmp_path, FIRST)
        assert code == 0, "a door for members alone is no failure"
        check(site, tmp_path)
        asked = Counter(line.split()[1] for line in site.asked if ".htm" in line)
        broken = site.news[3]
        assert {path.partition("?")[0] for path, times in asked.items() if times > 1} <= {
            "/tin-dia-phuong.htm", f"/{broken.slug}-a{broken.number}.htm",
        }, "one request an article, whence it is linked or how long it says it is"  # fmt: skip
        assert not any(path.endswith("?ref=home") and path.replace("?ref=home", "") in asked for path in asked)
        # The home page shows four: the fifth new one stands in the list alone, which looked like an article.
        top = site.news[0]
        new = [
            replace(
                top,
                number=top.number + 3 * n,
                title=f"{top.title} lần {n}",
                body=tuple(f"{text} Lần thứ {n} trong năm." for text in top.body),
                at=top.at + timedelta(days=20 + n),
            )
            for n in range(1, 6)
        ]
        site.news = [*reversed(new), *site.news]
        crawl(congtin, site, tmp_path, LATER)
        check(site, tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("kind", STRANGE, ids=lambda kind: kind.__name__)
def test_a_strange_portal_is_read_whole_and_again(congtin: Run, tmp_path: Path, kind: type[Site]) -> None:
    with kind().served() as site:
        code, first = crawl(congtin, site, tmp_path, FIRST)
        assert code == (1 if kind is Frames else 0), "rows of what is gone are failures"
        check(site, tmp_path)
        edited = site.edit(0)
        _, later = crawl(congtin, site, tmp_path, LATER)
        check(site, tmp_path)
    assert revised(tmp_path) == [edited.title]
    print(f"\n{kind.__name__:12} {len(site.news)} articles in {first} requests, {later} a month later")
