from __future__ import annotations

import sys
from pathlib import Path

from crawler.clean import urls
from crawler.discovery.recognition import recognise
from crawler.html import Page

sys.path.insert(0, str(Path(__file__).parent))
import layouts

_NAMES = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam")
EXTRACTS = Path(__file__).parent / "extracts"


def inside(url: str) -> bool:
    return urls.host_of(url) in ("vidu.gov.vn", "127.0.0.1:8101", "127.0.0.1:8103")


def test_a_known_family_is_recognised_with_its_reason() -> None:
    page = Page((EXTRACTS / "nukeviet-category.html").read_bytes(), url="http://127.0.0.1:8101/xay-dung-dang/")
    found = recognise.recognise(page, inside=inside)
    assert (found.family, found.home) == ("nukeviet", "http://127.0.0.1:8101/")
    assert found.reasons[0] == "The page names 'NukeViet v4.5' as its generator: family nukeviet."
    assert found.reasons[1] == "9 links look like an article, 9 of them /…/…-N.html."
    assert "http://127.0.0.1:8101/sitemap.xml" in found.sitemaps
    assert found.feeds == ["http://127.0.0.1:8101/rss/xay-dung-dang/"]
    assert all(reason.endswith(".") and "\n" not in reason for reason in found.reasons)


def test_wordpress_has_a_sitemap_of_its_own() -> None:
    page = Page((EXTRACTS / "wordpress-category.html").read_bytes(), url="http://127.0.0.1:8103/")
    found = recognise.recognise(page, inside=inside)
    assert found.family == "wordpress"
    assert found.sitemaps[0] == "http://127.0.0.1:8103/wp-sitemap.xml"


def test_numbers_that_only_pages_print_tell_articles_apart() -> None:
    rows = "".join(
        f'<li><a href="/hop-mat-so-{name}/">Họp mặt đại biểu lần thứ {name} của tỉnh</a></li>' for name in _NAMES
    )
    for generator, is_printed in (("WordPress 6.4", True), ("", False)):
        head = f'<head><meta name="generator" content="{generator}"></head>'
        page = Page(f"<html>{head}<body><ul>{rows}</ul></body></html>".encode(), url="http://vidu.gov.vn/")
        found = recognise.recognise(page, inside=inside)
        assert found.shape is not None
        assert (found.shape.scope, found.shape.is_printed) == ("address", is_printed)
        said = [reason for reason in found.reasons if "show no number" in reason]
        assert ["that their pages print" in reason for reason in said] == [is_printed]


def test_an_unknown_portal_is_generic_and_its_sections_are_found() -> None:
    found = recognise.recognise(Page(layouts.page("table"), url="http://vidu.gov.vn/"), inside=inside)
    assert found.family == "generic"
    assert {section.name for section in found.sections} >= {"Giới thiệu", "Tin tức", "Kinh tế", "Thông báo"}
    assert found.reasons[0].startswith("The page shows no sign of a known family")


def test_an_empty_page_is_recognised_as_nothing_special() -> None:
    found = recognise.recognise(
        Page(b"<html><body><p>Hello</p></body></html>", url="http://vidu.gov.vn/"), inside=inside
    )
    assert (found.family, found.sections, found.feeds) == ("generic", [], [])
    assert found.reasons[1:] == [
        "0 links look like an article.",
        "0 links of menus and headings may list articles.",
    ]
