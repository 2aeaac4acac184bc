"""Articles with something strange in them stay records that the schema allows, the same the next time.

Markup at random is hardly ever an article: these begin as one of each family's, and what reads its fields meets what
no page should have.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Article
from tests.crawler.properties_kit import LD, PIECES, SAVED, TEXTS, check

NOW = datetime(2026, 11, 1, tzinfo=UTC)
NUMBERS = (
    "30/02/2022 08:15", "2022-02-30T25:61:00+07:00", "99/99/9999", "26/05/2022 24:60", "26/05/0000", "0/0/0",
    "Lượt xem: 99999999999999999999", "Lượt xem: -7", "Đã xem: 1.234.567.890.123.456", "26/05/2022 08:15 00000000000",
    "25/05/2022 • 26/05/2022", "Ngày 31/4/22", "16h75 ngày 26/5/2022", "26/05/2022 13:15 SA", "²³/⁰⁵/٢٠٢٢",
    "Lượt xem: ٢٣", "Tác giả: " + "A" * 300, "Tin, ảnh:", "Nguồn: " * 40, "(TUAG)- " * 9,
)  # fmt: skip
ATTRIBUTES = (
    "<meta property='article:published_time' content='2022-13-45T08:15:00+07:00'>", "<time datetime=''>",
    "<meta property='article:published_time' content='2022-05-26+0799:99:99'>", "<td colspan='²'>", "<ol start=x>",
    "<time datetime='2022-02-30T08:15:00'>", "<meta name=description content=''>", "<html lang='²'>",
    "<meta property='og:title' content='&#0;'>", "<img src='http://[x'>", "<img srcset=', ,,a 1w'>",
    "<img data-original='javascript:x'>", "<iframe src='/v.html?file=http://[x'></iframe>", "<a href='//'>Tin khác</a>",
    "<a href='http://[x.pdf'>Tệp</a>", "<a onclick=\"downloadFile('','//[x.pdf')\">Tệp</a>", "<base href='//[x'>",
    "<a href='/a-1.html?file=%00%ff'>Tệp.pdf</a>", "<i class='fa fa-eye'></i> 9e99", "<h1>&nbsp;</h1>", "<h1></h1>",
    "<em class='fa fa-eye'>&nbsp;</em>", "<figcaption>", "<table><caption>", "<td rowspan=99999999 colspan=-1>",
    "<link rel=canonical href='http://[x'>",
)  # fmt: skip
ODD = st.sampled_from((*NUMBERS, *ATTRIBUTES)) | st.sampled_from((*TEXTS, *PIECES)) | LD | st.text(max_size=20)


def _mangled(markup: str, changes: list[tuple[int, str, int]]) -> str:
    """``markup`` with each change behind one of its tags, in place of as many characters as it says."""
    ends = [at + 1 for at, char in enumerate(markup) if char == ">"]
    for place, piece, size in changes:
        at = ends[place % len(ends)]
        markup = markup[:at] + piece + markup[at + size :]
    return markup


LINK = re.compile(r"<a\b[^>]*>.*?</a>", re.DOTALL | re.IGNORECASE)
CHANGES = st.lists(st.tuples(st.integers(0, 10_000), ODD, st.sampled_from([0, 0, 0, 5, 40])), min_size=1, max_size=8)


@pytest.mark.sweep(every=2)
@pytest.mark.parametrize("family", sorted(SAVED))
@settings(max_examples=8)
@given(changes=CHANGES)
def test_a_mangled_article_gives_a_record(family: str, changes: list[tuple[int, str, int]]) -> None:
    url, markup = SAVED[family]
    check(_mangled(markup, changes).encode("utf-8", "replace"), url, fetched_at=NOW)


@pytest.mark.sweep(every=3)
@pytest.mark.parametrize("mark", ["»", "…", "&nbsp;", "1", "🙂"])
@pytest.mark.parametrize("family", sorted(SAVED))
def test_links_that_say_nothing_give_a_record(family: str, mark: str) -> None:
    url, markup = SAVED[family]
    for address in ("/tin-tuc", "/a-1.html", "#", "-"):
        link = f'<a href="{address}">{mark}</a>'
        check(LINK.sub(link, markup).encode(), url=url)
        check(markup.replace("<h1", f"<div>{link}</div><div>{link} 12/03/2024</div><h1").encode(), url=url)


@pytest.mark.parametrize("family", sorted(SAVED))
def test_a_strange_fact_below_the_first_heading_is_no_date(family: str) -> None:
    url, markup = SAVED[family]
    end = next((end for end in ("</h1>", "</h2>") if end in markup), "</title>")
    for odd in NUMBERS[sorted(SAVED).index(family) % 2 :: 2]:
        found = check(markup.replace(end, f"{end}<div>{odd}</div>", 1).encode(), url, fetched_at=NOW)
        if isinstance(found, Article) and found.published_at is not None:
            assert datetime.fromisoformat(found.published_at).year > 2000


def test_most_of_the_pages_that_are_mangled_are_articles_still() -> None:
    found = [check(_mangled(markup, [(7, "<p>", 0)]).encode(), url) for url, markup in SAVED.values()]
    assert sum(isinstance(each, Article) for each in found) * 10 >= len(found) * 9
