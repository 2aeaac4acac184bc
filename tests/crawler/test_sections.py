"""A crawl of one section: what is followed is that section's listings, and what else was seen waits for a whole run."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Run, lines
from tests.crawler.running import HTML, crawl
from tests.portal_server import Answer, PortalServer, served

NAMES = {"thong-bao": "Thông báo", "y-te": "Y tế"}
MENU = "".join(f"<li><a href='/{path}/'>{name}</a></li>" for path, name in NAMES.items())
TEXT = "".join(f"<p>Đoạn {n} nói về đời sống của nhân dân và công tác cải cách tại địa phương.</p>" for n in range(5))


def title(number: int) -> str:
    return f"Hội nghị số {number} về phát triển kinh tế của địa phương"


def page(body: str, menu: str = MENU) -> Answer:
    html = f"<meta charset=utf-8><title>Cổng tin Ví Dụ</title><body><ul class=menu>{menu}</ul>{body}</body>"
    return Answer(200, f"<!DOCTYPE html><html lang=vi>{html}</html>".encode(), HTML)


def pages(path: str, numbers: list[int], size: int, menu: str = MENU) -> dict[str, Answer]:
    """The pages of a list, each with the pager of all."""
    parts = [numbers[at : at + size] for at in range(0, len(numbers), size)]
    places = [path if not at else f"{path}page/{at + 1}/" for at in range(len(parts))]
    pager = "".join(f"<a href='{place}'>{at + 1}</a> " for at, place in enumerate(places))
    return {
        place: page(
            "".join(
                f"<div><h3><a href='/tin/bai-viet-{n}.html'>{title(n)}</a></h3><span>{n:02d}/12/2023</span></div>"
                for n in part
            )
            + f"<div class=pager>{pager}</div>",
            menu,
        )
        for place, part in zip(places, parts, strict=True)
    }


def portal_of(answers: dict[str, Answer], count: int) -> PortalServer:
    shown = {
        f"/tin/bai-viet-{n}.html": page(
            f"<h1>{title(n)}</h1><p>{n:02d}/12/2023 08:10</p><div>{TEXT.replace('Đoạn', f'Bài {n}, đoạn')}</div>"
        )
        for n in range(1, count + 1)
    }
    return PortalServer(articles=0, answers=shown | answers)


def stored(archive: Path) -> list[int]:
    return sorted(int(re.findall(r"\d+", line["title"])[0]) for line in lines(archive, "articles"))


def further(portal: PortalServer) -> set[str]:
    """Pages after the first one of a list; first ones of sections are looked at to recognise the portal, too."""
    return {path for path in portal.asked if "/page/" in path or path == "/rss"}


ODD, EVEN = list(range(11, 0, -2)), list(range(12, 0, -2))


def usual() -> dict[str, Answer]:
    """A first page that lists all, with a pager of its own; two sections; a feed."""
    answers = pages("/", list(range(12, 0, -1)), 4) | pages("/thong-bao/", ODD, 3) | pages("/y-te/", EVEN, 3)
    first = answers["/"].body.replace(b"<title>", b"<link rel=alternate type=application/rss+xml href=/rss><title>")
    return answers | {"/": Answer(200, first, HTML)}


def test_a_crawl_of_a_section_reads_its_pages_and_leaves_the_pager_of_the_first_page(
    congtin: Run, tmp_path: Path
) -> None:
    with served(portal_of(usual(), 12)) as portal:
        some = crawl(congtin, portal, tmp_path, "--section", "Thông báo", "--limit", "2")
        few = stored(tmp_path)
        crawl(congtin, portal, tmp_path, "--section", "Thông báo")
        asked, named = further(portal), stored(tmp_path)
        portal.asked.clear()
        whole = crawl(congtin, portal, tmp_path)
    assert (some["counts"]["stored"], set(few) <= set(ODD)) == (2, True)
    assert asked == {"/thong-bao/page/2/"}
    assert named == sorted(ODD)
    assert stored(tmp_path) == list(range(1, 13)), "what another section has was due in the whole run"
    assert (whole["mode"], {"/page/2/", "/page/3/", "/y-te/page/2/", "/rss"} <= further(portal)) == ("full", True)


@pytest.mark.parametrize("menu", [MENU, ""])
def test_a_section_that_no_menu_names_is_told_before_the_pager_of_the_first_page_is_asked(
    congtin: Run, tmp_path: Path, menu: str
) -> None:
    with served(portal_of(pages("/", [4, 3, 2, 1], 2, menu), 4)) as portal:
        done = congtin("crawl", portal.url, "--archive", tmp_path, "--section", "Giáo dục")
    there = "Thông báo, Y tế" if menu else "none"
    assert done.stderr.rstrip().endswith(f": no section matches Giáo dục; the portal has: {there}")
    assert (done.returncode, further(portal), lines(tmp_path, "articles")) == (2, set(), [])


def test_the_host_of_a_portal_names_none_of_its_sections(congtin: Run, tmp_path: Path) -> None:
    """Every section lies on it: all of them were crawled. A whole address names one."""
    with served(portal_of(pages("/", [*ODD, *EVEN], 12) | pages("/thong-bao/", ODD, 6), 12)) as portal:
        host = portal.url.split("/")[2]
        none = congtin("crawl", portal.url, "--archive", tmp_path, "--section", host.partition(":")[0])
        assert (none.returncode, f"no section matches {host.partition(':')[0]}" in none.stderr) == (2, True)
        congtin("crawl", portal.url, "--archive", tmp_path, "--section", f"{portal.url}thong-bao/")
    assert stored(tmp_path) == sorted(ODD)


def test_a_first_page_that_is_the_section_asked_for_is_walked_by_its_own_pager(congtin: Run, tmp_path: Path) -> None:
    """Its only listing: nothing else would name what it has."""
    with served(portal_of(pages("/thong-bao/", ODD, 3, ""), 12)) as portal:
        done = congtin("crawl", f"{portal.url}thong-bao/", "--archive", tmp_path, "--section", "thong-bao", "--json")
    assert (json.loads(done.stdout)[0]["counts"]["stored"], stored(tmp_path)) == (6, sorted(ODD))
    assert further(portal) == {"/thong-bao/page/2/"}


@pytest.mark.parametrize(("wish", "found"), [("Thông báo", ODD), ("Giáo dục", [])])
def test_a_menu_in_a_frame_names_the_section(congtin: Run, tmp_path: Path, wish: str, found: list[int]) -> None:
    frames = "<html><frameset cols='20%,80%'><frame src='/moi'><frame src='/menu'></frameset></html>"
    answers = pages("/thong-bao/", ODD, 3) | pages("/moi", EVEN, 6, "")
    answers |= {"/": Answer(200, frames.encode(), HTML), "/menu": page("<p>Chuyên mục</p>")}
    with served(portal_of(answers, 12)) as portal:
        done = congtin("crawl", portal.url, "--archive", tmp_path, "--section", wish)
    assert stored(tmp_path) == sorted(found)
    said = "no section matches Giáo dục; the portal has: Thông báo, Y tế"
    assert (done.returncode, said in done.stderr) == ((0, False) if found else (2, True))
