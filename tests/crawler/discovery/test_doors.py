"""A list whose links lead to another door of the portal than the page came by: http or https, with www or without."""

from __future__ import annotations

import pytest

from crawler.clean import urls
from crawler.discovery import anchors
from crawler.discovery.paging import pagination
from crawler.html import Page

HERE, THERE = "https://www.vidu.gov.vn", "http://vidu.gov.vn"
BARE = "".join(f"<a href='{THERE}/tin?page={n}'>{n}</a> " for n in range(1, 6))
ARROW = f"<div><a href='{THERE}/tin/page/4/'>Trang sau</a> <a href='{THERE}/tin/page/2/'>Trang trước</a></div>"
OPAQUE = f"<div class='pager'><a href='{THERE}/tin/?sau=ab3'>Trang sau »</a></div>"


def following(html: str, at: str) -> list[str]:
    page = Page(html.encode(), url=at)
    found = pagination.read(anchors.collect(page, inside=lambda url: urls.host_of(url) == "vidu.gov.vn"))
    return [each.url for each in found.next]


@pytest.mark.parametrize("door", [HERE, THERE, "http://www.vidu.gov.vn", "https://vidu.gov.vn"])
@pytest.mark.parametrize(
    ("html", "path", "expected"),
    [
        (BARE, "/tin", ["/tin?page=2"]),
        (BARE, "/tin?page=2", ["/tin?page=3"]),
        (BARE, "/tin?page=5", []),
        (ARROW, "/tin/page/3/", ["/tin/page/4/"]),
        (OPAQUE, "/tin/?sau=aa1", ["/tin/?sau=ab3"]),
        (OPAQUE, "/tin/?sau=ab3", []),
        # Another list of the portal, and the same address of another host.
        (BARE, "/van-hoa", ["/tin?page=2"]),
        (BARE.replace("/tin?", "/su-kien?"), "/tin?page=3", ["/su-kien?page=2"]),
    ],
)
def test_a_list_goes_on_whichever_door_its_links_name(html: str, path: str, expected: list[str], door: str) -> None:
    assert following(html, door + path) == [THERE + url for url in expected]


def test_the_same_pages_of_another_port_are_another_list() -> None:
    assert following(BARE.replace(THERE, f"{THERE}:8080"), f"{HERE}/tin?page=2") == []
