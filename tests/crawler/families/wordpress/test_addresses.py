"""Addresses of WordPress, and numbers that stand in its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.article import Article
from benchmarks.accuracy import pages
from crawler import families
from crawler.html import Page
from crawler.parse import parse_bytes

WORDPRESS = families.named("wordpress")


@pytest.mark.parametrize(
    ("path", "is_article"),
    [
        ("/2022/05/hop-mat/", True),
        ("/2022/05/hop-mat/2/", True),
        ("/2022/05/26/hop-mat/", True),
        ("/?p=99", True),
        ("/hop-mat/", None),
        ("/", False),
        ("/2022/05/", False),
        ("/category/kinh-te/page/3/", False),
        ("/page/2/", False),
        ("/2022/05/hop-mat/feed/", False),
        ("/2022/05/hop-mat/?replytocom=7", False),
        ("/wp-login.php", False),
        ("/wp-json/wp/v2/posts/9", False),
    ],
)
def test_wordpress_addresses(path: str, *, is_article: bool | None) -> None:
    assert WORDPRESS.is_article_url(f"http://vidu.gov.vn{path}") is is_article


@pytest.mark.parametrize(
    "markup",
    [
        "<body class='single postid-114'>",
        "<head><link rel=shortlink href='http://vidu.gov.vn/?p=114'></head><body class=single>",
        "<body><article id=post-114 class=type-post>",
    ],
)
def test_wordpress_numbers_stand_in_the_page(markup: str) -> None:
    found = WORDPRESS.page_identity(Page(markup.encode(), url="http://vidu.gov.vn/hop-mat/"))
    assert found is not None
    assert found.of("p") == "p:114"


def test_every_page_of_the_wordpress_capture(shared: Path) -> None:
    """Exactly the articles become articles; ``tests/crawler/test_replay.py`` has the other capture."""
    posts: dict[str, set[str]] = {}
    leads = 0
    for url, status, headers, body in pages(shared / "wordpress.warc.gz"):
        found = parse_bytes(body, url=url, headers=headers)
        is_post = "/20" in url and not any(part in url for part in ("/category/", "/tag/", "/author/", "/page/"))
        assert isinstance(found, Article) is (status == 200 and is_post), (url, found)
        if isinstance(found, Article):
            posts.setdefault(found.id, set()).add(url)
            leads += found.lead is not None
            # Who came is no lead: some authors begin with the text.
            assert not (found.lead or "").startswith(("Cùng dự có", "Đến dự có", "Tham dự có"))
    assert leads >= 120
    # A second page is the same article.
    assert max(map(len, posts.values())) == 2
