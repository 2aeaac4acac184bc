"""Rows of listings, whatever their layout; nothing that is no article among them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from crawler import families
from crawler.clean import urls
from crawler.discovery import listings
from crawler.discovery.model import Listing
from crawler.html import Page

sys.path.insert(0, str(Path(__file__).parent))
import layouts

HOST = "http://vidu.gov.vn"


def inside(url: str) -> bool:
    return urls.host_of(url) == "vidu.gov.vn"


def read(body: bytes | str, path: str = "/tin-tuc", **options: object) -> Listing:
    body = body.encode() if isinstance(body, str) else body
    page = Page(body, url=HOST + path)
    return listings.read(page, family=families.GENERIC, inside=inside, **options)  # type: ignore[arg-type]


def in_main(listing: Listing) -> list[str]:
    return [row.url.removeprefix(HOST) for row in listing.rows if row.kind == "listing"]


@pytest.mark.parametrize("name", layouts.LAYOUTS)
def test_every_layout_gives_every_row_in_order(name: str) -> None:
    listing = read(layouts.page(name))
    assert in_main(listing) == [row.url for row in layouts.ROWS]
    assert [row.title for row in listing.rows[:8]] == [row.title for row in layouts.ROWS]


@pytest.mark.parametrize("name", layouts.LAYOUTS)
def test_every_layout_gives_dates_leads_and_views_of_the_row_itself(name: str) -> None:
    rows = read(layouts.page(name)).rows[:8]
    assert [(row.published_at or "")[:10] for row in rows] == [row.iso for row in layouts.ROWS]
    assert [row.lead for row in rows] == [row.lead for row in layouts.ROWS]
    assert [row.views for row in rows] == [row.views for row in layouts.ROWS]


@pytest.mark.parametrize("name", layouts.LAYOUTS)
def test_oldest_first_and_few_rows_are_read_alike(name: str) -> None:
    reverse = tuple(reversed(layouts.ROWS))
    assert in_main(read(layouts.page(name, reverse))) == [row.url for row in reverse]
    assert set(in_main(read(layouts.page(name, layouts.ROWS[2:5])))) == {row.url for row in layouts.ROWS[2:5]}


@pytest.mark.parametrize("name", layouts.LAYOUTS)
def test_menus_files_other_hosts_and_furniture_are_no_rows(name: str) -> None:
    listing = read(layouts.page(name))
    expected = {HOST + row.url for row in layouts.ROWS}
    boxes = {row.url for row in listing.rows} - expected
    assert {url.rpartition("-")[2] for url in boxes} == {"5001.html", "5002.html", "5003.html"}
    assert all(row.kind == "related" for row in listing.rows if row.url in boxes)
    assert [row.rank for row in listing.rows] == list(range(len(listing.rows)))


@pytest.mark.parametrize("name", layouts.LAYOUTS)
def test_sections_are_those_of_menu_and_box_headers(name: str) -> None:
    sections = {
        section.url.removeprefix(HOST): section.name for section in read(layouts.page(name), "/kinh-te").sections
    }
    assert {"/gioi-thieu", "/tin-tuc", "/van-ban-chi-dao-dieu-hanh-cua-tinh", "/thong-bao"} <= set(sections)
    assert sections["/tin-tuc"] == "Tin tức"
    assert not {"/lien-he", "/so-do-website", "/upload/mau-don.pdf", "/tin-tuc?page=2", "/author/an"} & set(sections)


def test_a_section_is_given_to_rows_of_the_listing_and_not_to_boxes() -> None:
    listing = read(layouts.page("ul-heading"), section="Tin tức")
    assert {(row.kind, row.section) for row in listing.rows} == {("listing", "Tin tức"), ("related", None)}


def test_rows_of_the_home_page_come_in_the_order_of_the_page() -> None:
    listing = read(layouts.page("div-cards"), "/", home=True)
    assert {row.kind for row in listing.rows} == {"home"}
    assert [row.url for row in listing.rows[:8]] == [HOST + row.url for row in layouts.ROWS]
