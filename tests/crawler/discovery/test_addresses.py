"""The number that tells articles apart, learnt from the rows of several lists."""

from __future__ import annotations

import pytest

from crawler.discovery import addresses
from crawler.discovery.model import ListingRow
from crawler.families import GENERIC

HOST = "http://vidu.gov.vn"
SECTIONS = ("thoi-su", "kinh-te", "van-hoa", "xa-hoi", "tin")
TITLES = [f"Khánh thành cầu dân sinh ở xã {name}" for name in ("An Bình", "Hòa Lạc", "Tân Phú", "Long Mỹ", "Phú Hữu")]


def learnt(form: str, sections: int, titles: list[str] = TITLES) -> tuple[str, int] | None:
    """Scope and count of articles of portals that show each article in so many sections, under an address in each."""
    rows = [
        ListingRow(url=HOST + form.format(section=section, number=70_001 + at), title=title)
        for section in SECTIONS[:sections]
        for at, title in enumerate(titles)
    ]
    shape = addresses.read(rows, GENERIC)
    return (shape.scope, shape.articles) if shape is not None and shape.number_path is not None else None


@pytest.mark.parametrize("form", ["/{section}/le-hoi-{number}.html", "/{section}/{number}", "/{section}?id={number}"])
@pytest.mark.parametrize("sections", [1, 2, 3, 5])
def test_an_article_in_many_sections_has_one_number(form: str, sections: int) -> None:
    assert learnt(form, sections) == ("portal", len(TITLES))


@pytest.mark.parametrize("titles", [TITLES, [""] * len(TITLES)])
def test_few_numbers_of_many_articles_are_none_of_theirs(titles: list[str]) -> None:
    rows = [
        ListingRow(url=f"{HOST}/{section}/{name}-{day}.html", title=title and f"{title} {section}")
        for section in SECTIONS
        for day, (name, title) in enumerate(zip("abcde", titles, strict=True), start=10)
    ]
    shape = addresses.read(rows, GENERIC)
    assert shape is not None
    assert shape.number_path is None


def test_years_of_one_article_in_many_sections_are_no_numbers() -> None:
    rows = [
        ListingRow(url=f"{HOST}/{section}/ke-hoach-{at}-nam-{year}", title=f"{title} năm {year}")
        for section in SECTIONS
        for at, (title, year) in enumerate(zip(TITLES, range(2021, 2026), strict=True))
    ]
    shape = addresses.read(rows, GENERIC)
    assert shape is not None
    assert shape.number_path is None
