"""Traps: pages without end, bombs, redirects in circles, links that leave the portal (issue 4, section 4)."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from tests.portals import chrome
from tests.portals.faults import CHALLENGE
from tests.portals.links import with_query
from tests.portals.stock import Article
from tests.portals.wire import HTML, Request, Response, html, redirect

if TYPE_CHECKING:
    from tests.portals.site import Site

BLOCK = 1 << 20
BOMB_BLOCKS = 1024  # 1 GB of zeros
HUGE = 60_000_000
DEPTH = 100_000


def bait(site: Site, request: Request) -> str:
    """The links that lead into the traps that are set; they stand in every sidebar."""
    del request
    set_here = site.faults.traps
    if not set_here:
        return ""
    hrefs = [site.article_path(a) for a in site.articles.values() if a.state == "trap"]
    if "calendar" in set_here:
        hrefs.append("/lich?thang=2025-10")
    if "chain" in set_here:
        hrefs.append("/vong-lap?n=1")
    if "other-port" in set_here:
        hrefs += [
            f"http://127.0.0.1:{site.decoy}/tin-tuc/tin-1.html",
            f"http://localhost:{site.decoy}/tin-tuc/tin-2.html",
        ]
    if "other-host" in set_here:
        hrefs += ["http://tinh-khac.invalid/tin-tuc/tin-3.html", "//cong-khac.invalid/tin-tuc/tin-4.html"]
    if "file" in set_here:
        hrefs += ["file:///etc/hostname", "ftp://127.0.0.1/tin-5.html", "data:text/html,<p>tin</p>"]
    items = "".join(f'<li><a href="{escape(href)}">Tin nổi bật {n}</a></li>' for n, href in enumerate(hrefs, 1))
    return f"<h3>Tin nổi bật</h3><ul>{items}</ul>"


def answer(site: Site, request: Request) -> Response | None:
    """The pages of the traps that have an address of their own."""
    if request.path == "/lich" and "calendar" in site.faults.traps:
        return calendar(site, request)
    if request.path == "/vong-lap" and "chain" in site.faults.traps:
        count = int(request.query.get("n", "1")) if request.query.get("n", "1").isdigit() else 1
        return redirect(f"/vong-lap?n={count + 1}")
    return None


def calendar(site: Site, request: Request) -> Response:
    """A month that links to the one before and the one after, for ever."""
    found = re.fullmatch(r"(\d{4})-(\d\d)", request.query.get("thang", ""))
    year, month = (int(found[1]), int(found[2])) if found else (2025, 10)
    count = year * 12 + month - 1
    near = [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in (count - 1, count + 1)]
    days = "".join(f'<td><a href="/lich?thang={year:04d}-{month:02d}&amp;ngay={d}">{d}</a></td>' for d in range(1, 29))
    main = (
        f"<h1>Lịch công tác tháng {month}/{year}</h1><table><tr>{days}</tr></table>"
        f'<a href="/lich?thang={near[0]}">Tháng trước</a> <a href="/lich?thang={near[1]}">Tháng sau</a>'
    )
    return chrome.page(site, request, f"Lịch công tác {month}/{year}", main)


def serve(site: Site, request: Request, article: Article) -> Response:
    """What lies behind an address that looks like an article's."""
    trap, path = article.trap, site.article_path(article)
    if trap == "bomb":
        size = len(bomb_part(first=True)) + (BOMB_BLOCKS - 1) * len(bomb_part(first=False)) + len(bomb_tail()) + 10
        return Response(
            200, b"", {"Content-Type": HTML, "Content-Encoding": "gzip", "Content-Length": str(size)}, bomb()
        )
    if trap in ("huge", "huge-unsized"):
        headers = {"Content-Type": HTML}
        if trap == "huge":
            headers["Content-Length"] = str(HUGE)
        return Response(200, b"", headers, huge())
    if trap == "deep":
        return html(f"<html><head><title>Tin</title></head><body>{'<div>' * DEPTH}Tin{'</div>' * DEPTH}</body></html>")
    if trap == "loop":
        return redirect(path if "vong" in request.query else with_query(path, "vong=1"))
    if trap == "redirect-off":
        return redirect(f"http://127.0.0.1:{site.decoy}/tin-tuc/tin-6.html")
    if trap == "redirect-file":
        return redirect("file:///etc/hostname")
    if trap == "soft-404":
        return site.gone(request, 200)
    return html(CHALLENGE, int(trap[-3:]))


def bomb() -> Iterator[bytes]:
    """1 GB of zeros in about 1 MB of gzip, made block by block."""
    yield b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"
    yield bomb_part(first=True)
    again = bomb_part(first=False)
    for _ in range(BOMB_BLOCKS - 1):
        yield again
    yield bomb_tail()


def bomb_part(*, first: bool) -> bytes:
    """A block of zeros, deflated up to a full flush; a page begins the first."""
    start = b"<html><body>" if first else b""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(start + bytes(BLOCK - len(start))) + packer.flush(zlib.Z_FULL_FLUSH)


def bomb_tail() -> bytes:
    """The last, empty block, and a trailer (its checksum is that of the first block only: nobody gets so far)."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.flush() + struct.pack("<II", 0, (BLOCK * BOMB_BLOCKS) & 0xFFFFFFFF)


def huge() -> Iterator[bytes]:
    """60 MB of paragraphs."""
    start = "<html><head><title>Tin dài</title></head><body><h1>Tin dài</h1>".encode()
    line = ("<p>" + "Nội dung rất dài. " * 200 + "</p>\n").encode()
    yield start
    left = HUGE - len(start)
    while left > 0:
        yield line[:left]
        left -= len(line)
