"""Addresses of NukeViet, their twins, and what is read by content on a theme of its own."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler import families
from crawler.parse import parse_bytes

NUKEVIET = families.named("nukeviet")


@pytest.mark.parametrize(
    ("path", "identity"),
    [
        ("/kinh-te/hop-mat-2022-99.html", "p:99"),
        ("/vi/news/kinh-te/hop-mat-26499.html", "p:vi.news:26499"),
        ("/vi/sngoaivu/kinh-te/hop-mat-407.html", "p:vi.sngoaivu:407"),
        ("/index.php?language=vi&nv=news&op=kinh-te/hop-mat-99", "p:vi.news:99"),
        # Categories are called by two letters as well ("kt" for kinh tế), and are no language.
        ("/vi/news/kt/hop-mat-99.html", "p:vi.news:99"),
        ("/news/kt/hop-mat-99.html", "p:news:99"),
        ("/kt/hop-mat-99.html", "p:99"),
        ("/vi/kt/hop-mat-99.html", "p:vi:99"),
        ("/vi/news/kt/Hop-mat-99/", "p:vi.news:99"),
        ("/so-y-te/vi/news/kt/hop-mat-99.html", "p:so-y-te.vi.news:99"),
        ("/so-y-te/vi/khu-vuc-1/", None),
        ("/print/kinh-te/hop-mat-99.html", None),
        ("/vi/news/savefile/kinh-te/hop-mat-99.html", None),
        ("/vi/news/tag/hop-mat-99.html", None),
        ("/about/phien-ban-4.html", None),
        ("/kinh-te/page-2/", None),
        ("/", None),
    ],
)
def test_nukeviet_addresses(path: str, identity: str | None) -> None:
    found = NUKEVIET.identity(f"http://vidu.gov.vn{path}")
    assert (found.of("p") if found else None) == identity
    assert NUKEVIET.is_article_url(f"http://vidu.gov.vn{path}") is (identity is not None)


@pytest.mark.parametrize(
    "path", ["/print/kinh-te/a-9.html", "/vi/news/print/kinh-te/a-9.html", "/savefile/kinh-te/a-9.html"]
)
def test_nukeviet_twins(path: str) -> None:
    assert NUKEVIET.is_twin(f"http://vidu.gov.vn{path}")
    assert NUKEVIET.is_other(f"http://vidu.gov.vn{path}")


TEXT = (
    "<p>"
    + "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong năm nay. " * 3
    + "</p>"
)


def test_a_theme_of_its_own_is_read_by_content() -> None:
    page = (
        "<html><head><title>Lễ hội Ok Om Bok</title><meta name=generator content='NukeViet v4.5'></head><body><div>"
        f"<h1>Lễ hội Ok Om Bok</h1><i>26/05/2022 08:15</i>{TEXT}</div></body></html>"
    ).encode()
    found = parse_bytes(page, url="http://vidu.gov.vn/van-hoa/le-hoi-99.html")
    assert isinstance(found, Article)
    assert (found.id, found.parser.family) == ("vidu.gov.vn:99", "nukeviet+generic")
    other = parse_bytes(page, url="http://vidu.gov.vn/van-hoa/")
    assert isinstance(other, Reject)


def test_a_bare_number_after_the_date_is_the_view_count() -> None:
    page = (
        "<meta name=generator content='NukeViet v4.5'><div class=news_column itemtype='http://schema.org/NewsArticle'>"
        f"<h1 class=title>Lễ hội Ok Om Bok</h1><span class=h5>Thứ sáu - 19/11/2021 09:35 1094</span>"
        f"<div id=news-bodyhtml>{TEXT}</div></div>"
    ).encode()
    found = parse_bytes(page, url="http://vidu.gov.vn/van-hoa/le-hoi-99.html")
    assert isinstance(found, Article)
    assert (found.published_at, found.views) == ("2021-11-19T09:35:00+07:00", 1094)
