"""What a script on a listing asks for."""

from __future__ import annotations

from crawler.discovery.model import NextPage
from crawler.discovery.paging import xhr
from crawler.html import Page

HOME = "http://vidu.gov.vn/tin-tuc"


def first(script: str, *, url: str = HOME, around: str = "") -> list[NextPage]:
    page = f"<html><body>{around}<script>{script}</script></body></html>"
    return xhr.first_pages(Page(page.encode(), url=url), inside=lambda url: "vidu.gov.vn" in url)


def one(script: str, **kw: str) -> NextPage:
    found = first(script, **kw)
    assert len(found) == 1, found
    return found[0]
