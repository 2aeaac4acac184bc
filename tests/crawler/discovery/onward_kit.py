"""A listing read for its rows and for what leads on."""

from __future__ import annotations

from crawler import families
from crawler.discovery import listings
from crawler.discovery.model import Listing
from crawler.html import Page

HOST = "http://vidu.gov.vn"
ROWS = "".join(
    f"<div class=tin><h3><a href='/tin/hop-mat-{n}.html'>Xã tổ chức họp mặt mùa vụ mới {n}</a></h3>0{n}/03/2024</div>"
    for n in range(1, 6)
)


def read(body: str, path: str = "/muc/lua", *, home: bool = False, head: str = "") -> Listing:
    html = f"<html><head>{head}</head><body>{body}</body></html>"
    page = Page(html.encode(), url=f"{HOST}{path}")
    return listings.read(page, family=families.GENERIC, inside=lambda url: url.startswith(HOST), home=home)
