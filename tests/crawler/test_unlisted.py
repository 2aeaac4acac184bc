"""What no listing names any more is looked at by a full crawl: how else would it be known whether it is still there."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Run, lines
from tests.crawler.days_kit import day, path_of
from tests.crawler.running import HTML
from tests.portal_server import Answer, PortalServer, listing, served

NOT_THERE = Answer(404, b"<html><title>404</title><h1>404 Not Found</h1></html>", HTML)


def asked(portal: PortalServer) -> set[int]:
    found = {int(path.split("/")[2]) for path in portal.asked if path.endswith("/bai-viet")}
    portal.asked.clear()
    return found


def listed(portal: PortalServer, numbers: range) -> None:
    portal.answers |= {path: Answer(200, listing(numbers).encode(), HTML) for path in ("/", "/tin/")}


def test_a_full_crawl_looks_at_what_nothing_names_any_more(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=12)) as portal:
        listed(portal, range(1, 13))
        day(congtin, portal, tmp_path, 400)
        listed(portal, range(4, 13))
        portal.answers |= {path_of(number): NOT_THERE for number in (1, 2)}
        portal.asked.clear()
        update = day(congtin, portal, tmp_path, 410)
        assert (update["mode"], asked(portal)) == ("update", set())
        part = day(congtin, portal, tmp_path, 411, "--mode", "full", "--since", "2000-01-01")
        assert asked(portal) == set(range(4, 13)), part
        whole = day(congtin, portal, tmp_path, 412, "--mode", "full")
        assert (asked(portal), whole["counts"]["unlisted"]) == (set(range(1, 13)), 3)
    said = {(each["url"].split("/")[-2], each["kind"]) for each in lines(tmp_path, "observations")}
    assert {("1", "missing"), ("2", "missing"), ("3", "unchanged")} <= said


def test_a_full_crawl_looks_at_so_many_and_the_next_one_at_others(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=9)) as portal:
        listed(portal, range(1, 10))
        day(congtin, portal, tmp_path, 400)
        listed(portal, range(8, 10))
        portal.asked.clear()
        seen = []
        for at in (410, 411, 412):
            day(congtin, portal, tmp_path, at, "--mode", "full", "-s", "CONGTIN_UNLISTED=3")
            seen.append(asked(portal) - {8, 9})
    assert [len(each) for each in seen] == [3, 3, 3]
    assert seen[0] | seen[1] | seen[2] == set(range(1, 8))
    assert not seen[0] & seen[1]
