"""A list that has far more than a walk has found, by its own account, is told; one that has about so many is not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Run, lines
from tests.crawler.running import HTML
from tests.portal_server import Answer, PortalServer, listing, served

PAGER = "<div class=trang><b>1</b> " + "".join(f"<a href='/tin/?p={n}'>{n}</a> " for n in range(2, 8)) + "</div>"


@pytest.mark.parametrize(
    ("following", "failed"),
    [
        ("<p>Tổng số: 40 tin</p>", {"listing cut-short": 1}),
        ("<p>Tổng số: 4 tin</p>", {}),
        (PAGER, {"listing cut-short": 1}),  # the server shows its first page whichever is asked for
    ],
    ids=["count", "about so many", "pages repeat"],
)
def test_a_list_that_is_longer_than_what_was_found(
    congtin: Run, tmp_path: Path, following: str, failed: dict[str, int]
) -> None:
    page = Answer(200, listing(range(1, 4), following=following).encode(), HTML)
    answers = {"/tin/": page, **{f"/tin/?p={n}": page for n in range(2, 8)}}
    with served(PortalServer(articles=3, answers=answers)) as portal:
        done = congtin("crawl", portal.url, "--archive", tmp_path, "--json", "-s", "CONGTIN_CLOCK=2026-11-26T01:00:00Z")
    said = json.loads(done.stdout)[0]
    assert (said["counts"]["archived"], said["failed"], done.returncode) == (3, failed, int(bool(failed)))
    assert len(lines(tmp_path, "articles")) == 3


def test_a_script_that_counts_from_nought_asks_for_the_first_page_by_another_address_of_the_list(
    congtin: Run, tmp_path: Path
) -> None:
    asks = "$.get('/tin/?pageIndex=' + pageIndex, ve); pageIndex++;"
    script = f"<script>var pageIndex = 0; function them() {{ {asks} }} them();</script>"
    pages = [Answer(200, listing(range(*at), following=script).encode(), HTML) for at in ((1, 4), (4, 7), (7, 7))]
    answers = {"/": pages[0], "/tin/": pages[0], **{f"/tin/?pageIndex={n}": page for n, page in enumerate(pages)}}
    with served(PortalServer(articles=6, answers=answers)) as portal:
        done = congtin("crawl", portal.url, "--archive", tmp_path, "--json", "-s", "CONGTIN_CLOCK=2026-11-26T01:00:00Z")
    said = json.loads(done.stdout)[0]
    assert (said["counts"]["archived"], said["failed"], done.returncode) == (6, {}, 0)


def test_a_walk_that_goes_on_where_an_earlier_run_stopped_is_not_held_against_the_whole_list(
    congtin: Run, tmp_path: Path
) -> None:
    answers = {"/": Answer(200, listing(range(1, 3)).encode(), HTML)}
    for number in range(1, 13):
        following = f"<p>Tổng số: 24 tin</p><a rel=next href='/tin/?p={number + 1}'>»</a>"
        rows = listing(range(2 * number - 1, 2 * number + 1), following=following if number < 12 else following[:22])
        answers[f"/tin/?p={number}"] = Answer(200, re.sub(r"\(\d\d/05/2022\)", "", rows).encode(), HTML)
    answers["/tin/"], tenth = answers["/tin/?p=1"], answers["/tin/?p=10"]
    with served(PortalServer(articles=24, answers=answers | {"/tin/?p=10": Answer(500, b"", HTML)})) as portal:
        for day, failed in ((1, {"listing http-5xx": 1}), (2, {})):
            clock = f"CONGTIN_CLOCK=2027-03-{day:02}T02:00:00Z"
            done = congtin("crawl", portal.url, "--archive", tmp_path, "--json", "-s", clock, "-s", "RETRY_TIMES=0")
            assert (json.loads(done.stdout)[0]["failed"], done.returncode) == (failed, int(bool(failed)))
            portal.answers["/tin/?p=10"] = tenth
    assert "/tin/?p=6" not in portal.asked[portal.asked.index("/tin/?p=10") + 1 :]
    assert len(lines(tmp_path, "articles")) == 24
