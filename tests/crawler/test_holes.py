"""A page that is missing in the middle of a listing is no end of it: the run falls short, the next one heals it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import product
from pathlib import Path
from typing import Any

from crawler.discovery.model import NextPage
from crawler.strategy.walk import Walk
from tests.conftest import Run, lines
from tests.crawler.running import HTML
from tests.portal_server import Answer, PortalServer, listing, served

PAGER = "".join(f"<a href='/tin/?page={number}'>{number}</a> " for number in range(1, 11))
MISSING = Answer(404, b"<h1>404</h1>", HTML)
BARE = Answer(200, listing(range(0)).encode(), HTML)
EMPTY = Answer(200, listing(range(0), following=f"<div class=pager>{PAGER}</div>").encode(), HTML)
BROKEN = Answer(500, b"", HTML)


class Portals(list[PortalServer]):
    """Portals that are crawled side by side: what each of them shows is its own, the start of a process is not."""

    def crawl(self, congtin: Run, archive: Path, *more: str) -> list[dict[str, Any]]:
        """How the run of each ended, with the number of articles ``stored`` of it by then."""
        fast = ("-s", "CONGTIN_PROGRESS=0", "-s", "RETRY_TIMES=0", "-s", "CONGTIN_LOOKBACK_PAGES=1")
        done = congtin("crawl", *(portal.url for portal in self), "--archive", archive, "--json", *fast, *more)
        assert "Traceback" not in done.stderr, done.stderr
        found = json.loads(done.stdout)
        ids = {(line["portal"], line["id"]) for line in lines(archive, "articles")}
        return [{**run, "stored": sum(portal == run["portal"] for portal, _ in ids)} for run in found]


@contextmanager
def serving(count: int) -> Iterator[Portals]:
    with ExitStack() as stack:
        yield Portals(stack.enter_context(served(PortalServer(articles=30))) for _ in range(count))


def pages(portal: PortalServer, holes: dict[int, Answer], *, first: int = 1) -> None:
    """Ten pages of two rows each, linked from each other by their numbers; the rows begin with article ``first``."""
    for number in range(1, 11):
        start = first + 2 * (number - 1)
        pager = PAGER.replace(f"<a href='/tin/?page={number}'>{number}</a>", f"<b>{number}</b>")
        text = listing(range(start, start + 2), following=f"<div class=pager>{pager}</div>")
        portal.answers[f"/tin/?page={number}"] = holes.get(number, Answer(200, text.encode(), HTML))
    portal.answers["/tin/"] = portal.answers["/"] = portal.answers["/tin/?page=1"]


HOLES: list[tuple[dict[int, Answer], dict[str, int], int]] = [
    ({4: MISSING}, {"listing http-404": 1}, 18),
    ({4: Answer(410, b"", HTML)}, {"listing http-410": 1}, 18),
    ({4: BARE}, {"listing empty": 1}, 18),
    ({4: EMPTY}, {"listing empty": 1}, 18),
    ({4: BROKEN}, {"listing http-5xx": 1}, 6),  # a server in trouble is left alone
    # Side by side; also what stands beyond them comes in.
    ({4: MISSING, 5: MISSING}, {"listing http-404": 2}, 16),
    ({4: EMPTY, 5: MISSING}, {"listing empty": 1, "listing http-404": 1}, 16),
    (dict.fromkeys(range(3, 8), MISSING), {"listing http-404": 5}, 10),
    (dict.fromkeys(range(3, 8), EMPTY), {"listing empty": 5}, 10),
    (dict.fromkeys(range(2, 10), MISSING), {"listing http-404": 8}, 4),
]


def test_holes_in_the_first_crawl_are_said_and_healed_by_the_next(congtin: Run, tmp_path: Path) -> None:
    with serving(len(HOLES)) as portals:
        for portal, (holes, *_) in zip(portals, HOLES, strict=True):
            pages(portal, holes)
        first = portals.crawl(congtin, tmp_path)
        assert [(run["failed"], run["stored"]) for run in first] == [(failed, stored) for _, failed, stored in HOLES]
        assert {(run["exit_code"], str(run["limits"])) for run in first} == {(1, "{}")}
        for portal in portals:
            pages(portal, {})
        second = portals.crawl(congtin, tmp_path)
        third = portals.crawl(congtin, tmp_path)
    assert {(run["exit_code"], run["stored"]) for run in second} == {(0, 20)}
    assert {(run["exit_code"], run["mode"], run["counts"].get("stored", 0)) for run in third} == {(0, "update", 0)}


def test_a_hole_among_what_is_new_is_healed_by_the_next_update(congtin: Run, tmp_path: Path) -> None:
    with serving(3) as portals:
        for portal in portals:
            pages(portal, {}, first=11)
        portals.crawl(congtin, tmp_path)
        for portal, hole in zip(portals, (MISSING, EMPTY, BROKEN), strict=True):
            pages(portal, {2: hole}, first=5)  # six new articles, on three pages
        update = portals.crawl(congtin, tmp_path)
        assert {(run["mode"], run["exit_code"], run["stored"] < 26) for run in update} == {("update", 1, True)}
        for portal in portals:
            pages(portal, {}, first=5)
        healed = portals.crawl(congtin, tmp_path)
    assert {(run["mode"], run["exit_code"], run["stored"]) for run in healed} == {("update", 0, 26)}


def test_a_page_that_fails_each_night_hides_nothing_behind_it(congtin: Run, tmp_path: Path) -> None:
    """The walk stopped there each time: nothing behind it was ever read. One evening's trouble is left alone, and so is
    a server that answers nothing from there on, or that refuses."""
    night = "2027-03-{:02}T{:02}:00:00Z"
    broken: list[dict[int, Answer]] = [{4: BROKEN}, {4: BROKEN, 5: BROKEN}, dict.fromkeys(range(4, 11), BROKEN)]
    broken.append({4: Answer(403, b"", HTML)})
    found = []
    with serving(len(broken)) as portals:
        for portal, holes in zip(portals, broken, strict=True):
            pages(portal, holes)
        for moment in (
            night.format(1, 2),
            night.format(1, 5),
            night.format(1, 8),
            night.format(2, 2),
            night.format(3, 2),
        ):
            for portal in portals:
                portal.asked.clear()
            found.append(portals.crawl(congtin, tmp_path, "-s", f"CONGTIN_CLOCK={moment}"))
        asked = [[path.partition("page=")[2] for path in portal.asked if "page=" in path] for portal in portals]
        for portal in portals:
            pages(portal, {})
        found.append(portals.crawl(congtin, tmp_path, "-s", f"CONGTIN_CLOCK={night.format(4, 2)}"))
    stored = [[run["stored"] for run in runs] for runs in found]
    assert stored == [[6, 6, 6, 6]] * 4 + [[18, 16, 6, 6], [20, 20, 20, 20]]
    assert [run["failed"] for run in found[4]] == [
        *({"listing http-5xx": count} for count in (1, 2, 3)),
        {"listing http-403": 1},
    ]
    assert {run["exit_code"] for runs in found[:5] for run in runs} == {1}
    assert {run["exit_code"] for run in found[5]} == {0}
    assert asked[2] == ["2", "3", "4", "5", "6"]


def short_pager(portal: PortalServer) -> None:
    """The last page that is linked is not the last one there is."""
    for number in range(1, 11):
        near = "".join(f"<a href='/tin/?page={n}'>{n}</a> " for n in range(1, min(11, number + 4)) if n != number)
        text = listing(range(2 * number - 1, 2 * number + 1), following=f"<p class=pager>{near}</p>")
        portal.answers[f"/tin/?page={number}"] = Answer(200, text.encode(), HTML)
    portal.answers["/tin/"] = portal.answers["/"] = portal.answers["/tin/?page=1"]
    portal.answers |= {"/tin/?page=3": MISSING, "/tin/?page=4": MISSING}


def counting_on(portal: PortalServer, arrow: str) -> None:
    """Three pages, and empty ones without end that link the next one."""
    for number in range(1, 40):
        rows = range(2 * number - 1, 2 * number + 1) if number < 4 else range(0)
        text = listing(rows, following=f"<div class=pager>{arrow.format(number + 1)}</div>")
        portal.answers[arrow.format(number).split("'")[1]] = Answer(200, text.encode(), HTML)
        if number == 1:
            portal.answers["/tin/"] = portal.answers["/"] = Answer(200, text.encode(), HTML)


def two_lists(portal: PortalServer) -> None:
    """Two lists on a page, ten rows each, whose pagers copy each other's state into their links."""
    for one, other in product(range(1, 6), repeat=2):
        state = {"x_cur": one, "y_cur": other}
        blocks = ""
        for name, first in (("x_cur", 1), ("y_cur", 11)):
            start = first + 2 * (state[name] - 1)
            rows = listing(range(start, start + 2)).partition("<ul")[2].partition("</ul>")[0]
            links = [(n, "&amp;".join(f"{k}={v}" for k, v in {**state, name: n}.items())) for n in range(1, 6)]
            pager = "".join(f"<a href='/tin/?{to}'>{n}</a> " if n != state[name] else f"<b>{n}</b>" for n, to in links)
            blocks += f"<div><ul{rows}</ul><p class=pager>{pager}</p></div>"
        text = listing(range(0), following=blocks)
        portal.answers[f"/tin/?x_cur={one}&y_cur={other}"] = Answer(200, text.encode(), HTML)
    portal.answers["/tin/"] = portal.answers["/"] = portal.answers["/tin/?x_cur=1&y_cur=1"]


def test_where_a_listing_ends(congtin: Run, tmp_path: Path) -> None:
    """A pager that counts too many pages, or without end, is no hole; one that shows too few hides nothing."""
    with serving(7) as portals:
        for portal, beyond in zip(portals, (MISSING, EMPTY, BARE), strict=False):
            pages(portal, dict.fromkeys(range(4, 11), beyond))
        counting_on(portals[3], "<a rel=next href='/tin/?page={}'>»</a>")
        counting_on(portals[4], "<a class=next href='/tin/?tu={}0'>Sau</a>")
        short_pager(portals[5])
        two_lists(portals[6])
        first = portals.crawl(congtin, tmp_path)
    assert [(run["exit_code"], run["failed"], run["stored"]) for run in first[:5]] == [(0, {}, 6)] * 5
    assert (first[5]["failed"], first[5]["stored"]) == ({"listing http-404": 2}, 16)
    assert {str(run["limits"]) for run in first} == {"{}"}
    for portal in portals[:3]:
        beside = [path for path in portal.asked if path.startswith("/tin/?page=")]
        assert beside == [f"/tin/?page={number}" for number in (2, 3, 4, 5, 6, 10)], "the last one, as evidence"
    assert max(len(portal.asked) for portal in portals[3:5]) < 20
    assert (first[6]["failed"], first[6]["stored"]) == ({}, 20)
    assert len({path for path in portals[6].asked if "_cur=" in path}) <= 10, "five pages of each, not each with each"


def test_a_page_is_missing_only_where_something_was_linked_beyond_it() -> None:
    walk = Walk("http://vidu.gov.vn/tin")
    walk.take(["a"], new=1, dates=[])
    walk.go_to(NextPage(url="http://vidu.gov.vn/tin?p=2", number=2, last=2))
    assert not walk.lacks("http-404", "http://vidu.gov.vn/tin?p=2")
    template = "http://vidu.gov.vn/tin?p={}"
    walk.go_to(NextPage(url="http://vidu.gov.vn/tin?p=2", number=2, last=3, template=template))
    assert walk.lacks("http-404", "http://vidu.gov.vn/tin?p=2")
    beyond = walk.page_beyond()
    assert beyond is not None
    walk.go_to(beyond)
    assert (beyond.url, beyond.number, walk.gaps.is_open, walk.gaps.is_torn) == (
        "http://vidu.gov.vn/tin?p=3",
        3,
        True,
        False,
    )
    walk.take(["b"], new=1, dates=[])
    assert (walk.gaps.told(), walk.gaps.is_torn) == ([("http-404", "http://vidu.gov.vn/tin?p=2")], True)
    assert walk.gaps.told() == []


def test_a_script_that_counts_its_pages_is_asked_for_the_one_beyond() -> None:
    walk = Walk("http://vidu.gov.vn/tin")
    walk.go_to(NextPage(url="http://vidu.gov.vn/api?trang=4", number=4, last=9, kind="xhr", counter="trang"))
    assert walk.lacks("http-404", "http://vidu.gov.vn/api?trang=4")
    beyond = walk.page_beyond()
    assert beyond is not None
    assert (beyond.url, beyond.number) == ("http://vidu.gov.vn/api?trang=5", 5)
