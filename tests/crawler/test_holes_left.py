"""A page of a list that is missing each night does not have the whole list walked each night: the next run goes on from
there, as far as what stood on it may have moved."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from crawler.discovery.model import NextPage
from crawler.strategy.gaps import Gaps
from tests.conftest import Run, lines
from tests.crawler.running import HTML
from tests.portal_server import Answer, PortalServer, listing, served

MISSING = Answer(404, b"<h1>404</h1>", HTML)
BROKEN = Answer(500, b"", HTML)
LAST = 40


def show(portal: PortalServer, holes: Mapping[int, Answer], *, newest: int = 80, last: int = LAST) -> None:
    """Pages of two rows each, the article ``newest`` above, linked from each other by their numbers."""
    for number in range(1, last + 1):
        above = newest - 2 * (number - 1)
        pager = "".join(f"<a href='/tin/?page={n}'>{n}</a> " for n in range(1, last + 1) if n != number)
        rows = listing(range(above, above - 2, -1), following=f"<div class=pager>{pager}</div>")
        text = re.sub(r"\(\d\d/05/2022\)", "", rows)
        portal.answers[f"/tin/?page={number}"] = holes.get(number, Answer(200, text.encode(), HTML))
    portal.answers["/tin/"] = portal.answers["/"] = portal.answers["/tin/?page=1"]


def night(congtin: Run, portal: PortalServer, archive: Path, day: int, *more: str) -> tuple[dict[str, Any], list[int]]:
    """A run on that day, and the further pages of the list that it asked for."""
    portal.asked.clear()
    fast = ("-s", "CONGTIN_PROGRESS=0", "-s", "RETRY_TIMES=0", "-s", f"CONGTIN_CLOCK=2027-03-{day:02}T02:00:00Z")
    done = congtin("crawl", portal.url, "--archive", archive, "--json", *fast, *more)
    assert "Traceback" not in done.stderr, done.stderr
    (run,) = json.loads(done.stdout)
    ids = {line["id"] for line in lines(archive, "articles")}
    asked = [int(path.rpartition("=")[2]) for path in portal.asked if "page=" in path]
    return {**run, "stored": len(ids)}, asked


def test_a_page_that_is_missing_each_night_is_gone_back_to_alone(congtin: Run, tmp_path: Path) -> None:
    """Also in the runs of the full pass that it leaves open, and where several are missing; one that comes is read."""
    with served(PortalServer(articles=130)) as portal:
        show(portal, {20: MISSING, 33: MISSING, 34: MISSING})
        _, asked = night(congtin, portal, tmp_path, 1)
        assert sorted({*asked}) == [*range(2, LAST + 1)]
        for day in range(2, 7):
            run, asked = night(congtin, portal, tmp_path, day)
            assert (run["mode"], run["exit_code"], run["failed"]) == (
                "full" if day < 4 else "update",
                1,
                {"listing http-404": 3},
            )
            assert asked == [2, 3, 4, 20, 21, 22, 23, 24, 33, 34, 35, 36, 37, 38]
        show(portal, {33: MISSING})
        run, asked = night(congtin, portal, tmp_path, 7)
        assert (run["failed"], run["stored"], asked[3:8]) == ({"listing http-404": 1}, 78, [20, 21, 22, 23, 24])
        run, asked = night(congtin, portal, tmp_path, 8)
        assert asked == [2, 3, 4, 33, 34, 35, 36, 37]
        show(portal, {})
        run, asked = night(congtin, portal, tmp_path, 9)
        assert (run["exit_code"], run["stored"], asked) == (0, 80, [2, 3, 4, 33, 34, 35, 36, 37])
        _, asked = night(congtin, portal, tmp_path, 10)
        assert asked == [2, 3, 4]


def test_what_stood_on_a_missing_page_is_found_where_it_has_moved(congtin: Run, tmp_path: Path) -> None:
    """Six pages down, by twelve new articles: further than an update looks back."""
    with served(PortalServer(articles=130)) as portal:
        show(portal, {20: MISSING})
        for day in range(1, 5):
            night(congtin, portal, tmp_path, day)
        show(portal, {20: MISSING}, newest=92, last=LAST + 6)
        run, asked = night(congtin, portal, tmp_path, 5)
        assert (run["stored"], run["failed"]) == (92, {"listing http-404": 1})
        assert asked[asked.index(20) :] == [*range(20, 36)], "as far as the list has moved, behind what was new"
        known = {line["id"].rpartition(":")[2] for line in lines(tmp_path, "articles")}
        run, asked = night(congtin, portal, tmp_path, 6)
        assert asked == [2, 3, 4, *range(20, 25)]
        assert len(known) == 92


def test_a_list_with_a_hole_is_walked_whole_by_each_full_pass_and_once_in_thirty_days(
    congtin: Run, tmp_path: Path
) -> None:
    with served(PortalServer(articles=130)) as portal:
        show(portal, {20: MISSING})
        for day in range(1, 5):
            night(congtin, portal, tmp_path, day)
        _, asked = night(congtin, portal, tmp_path, 5, "--mode", "full")
        assert {*asked} == {*range(2, LAST + 1)}
        _, asked = night(congtin, portal, tmp_path, 6)
        assert asked == [2, 3, 4, *range(20, 25)]
        _, asked = night(congtin, portal, tmp_path, 7, "-s", "CONGTIN_WHOLE_DAYS=2")
        assert {*asked} == {*range(2, LAST + 1)}


def test_a_hole_beyond_the_end_of_a_list_that_has_become_shorter_is_none(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=130)) as portal:
        show(portal, {20: MISSING})
        for day in range(1, 5):
            night(congtin, portal, tmp_path, day)
        show(portal, {}, last=10)
        portal.answers |= {f"/tin/?page={number}": MISSING for number in range(11, LAST + 1)}
        run, asked = night(congtin, portal, tmp_path, 5)
        assert (run["exit_code"], asked) == (0, [2, 3, 4, 20, 21, 22, 40])
        _, asked = night(congtin, portal, tmp_path, 6)
        assert asked == [2, 3, 4]


def test_a_run_of_a_part_and_one_that_does_not_come_to_the_hole_leave_it_as_it_is(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=130)) as portal:
        show(portal, {20: MISSING})
        for day in range(1, 5):
            night(congtin, portal, tmp_path, day)
        show(portal, {3: BROKEN})
        run, asked = night(congtin, portal, tmp_path, 5)
        assert (run["failed"], asked) == ({"listing http-5xx": 1}, [2, 3])
        show(portal, {20: BROKEN})
        run, asked = night(congtin, portal, tmp_path, 6)
        assert (run["failed"], asked) == ({"listing http-5xx": 1}, [2, 3, 4, 20])
        show(portal, {})
        night(congtin, portal, tmp_path, 7, "--limit", "1")
        run, asked = night(congtin, portal, tmp_path, 8)
        assert (run["exit_code"], run["stored"], asked) == (0, 80, [2, 3, 4, *range(20, 25)])


def test_a_pager_that_is_out_of_order_for_a_night_lets_no_hole_be_forgotten(congtin: Run, tmp_path: Path) -> None:
    """Each page shows the first one again, or the first one has no pager."""
    with served(PortalServer(articles=130)) as portal:
        show(portal, {20: MISSING})
        for day in range(1, 4):
            night(congtin, portal, tmp_path, day)
        portal.answers |= {f"/tin/?page={number}": portal.answers["/tin/"] for number in range(1, LAST + 1)}
        assert 20 not in night(congtin, portal, tmp_path, 4)[1]
        show(portal, {20: MISSING})
        assert night(congtin, portal, tmp_path, 5)[1] == [2, 3, 4, *range(20, 25)]
        show(portal, {}, last=1)
        assert night(congtin, portal, tmp_path, 6)[1] == []
        show(portal, {})
        run, asked = night(congtin, portal, tmp_path, 7)
        assert (run["exit_code"], run["stored"], asked) == (0, 80, [2, 3, 4, *range(20, 25)])


def test_pages_that_cannot_be_gone_back_to_have_the_list_walked_whole() -> None:
    page = NextPage(url="http://a.vn/t", number=4, kind="postback", method="POST")
    asked = NextPage(url="http://a.vn/t?p=3", number=3)
    assert Gaps(holes=[asked]).behind() == [asked]
    assert Gaps(holes=[asked, page]).behind() == Gaps(holes=[None, asked]).behind() == []
