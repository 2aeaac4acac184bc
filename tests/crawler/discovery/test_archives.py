"""Archives by year and month, and calendars, which never end."""

from __future__ import annotations

import pytest

from crawler.discovery.anchors import collect
from crawler.discovery.sections import archives
from crawler.html import Page

HOST = "http://vidu.gov.vn"


def years(address: str, *links: str) -> list[str]:
    html = "".join(f"<a href='{link}'>Năm</a> " for link in links)
    page = Page(f"<html><body>{html}</body></html>".encode(), url=HOST + address)
    return [link.url.removeprefix(HOST) for link in archives.years(collect(page, inside=lambda _: True))]


def test_years_lead_to_months_the_newest_first() -> None:
    assert years("/luu-tru/", "/luu-tru/2024/", "/luu-tru/2026/", "/luu-tru/2025/", "/tin/") == [
        "/luu-tru/2026/", "/luu-tru/2025/", "/luu-tru/2024/",
    ]  # fmt: skip
    assert years("/", "/tin?nam=2025", "/tin?nam=2026") == ["/tin?nam=2026", "/tin?nam=2025"]
    assert years("/luu-tru/", "/luu-tru/2026/") == ["/luu-tru/2026/"]


@pytest.mark.parametrize(
    ("address", "links"),
    [
        ("/lich", ("/lich/2025", "/lich/2027")),  # the year before and the year after
        ("/lich/2026", ("/lich/2025", "/lich/2027")),
        ("/luu-tru/2026/", ("/luu-tru/2025/", "/luu-tru/2026/")),
        ("/lich?thang=5&nam=2026", ("/lich?nam=2025", "/lich?nam=2026")),
        ("/", ("/cong-khai/2026",)),
        ("/", tuple(f"/lich/{year}" for year in range(1920, 2060))),
        ("/", ("/lich?tuan=5&nam=2026", "/lich?tuan=6&nam=2026")),
    ],
)
def test_calendars_and_single_years_are_no_archive(address: str, links: tuple[str, ...]) -> None:
    assert years(address, *links) == []
