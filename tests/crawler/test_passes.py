"""When a full pass is over: lists that are always shut keep none open for ever, and are read whole once they open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from archive.observations import ENDED_LACKING, CrawlRun
from archive.store import Store
from crawler.options import Options
from crawler.strategy.passes import end_pass, full_pass
from tests.conftest import Run, lines
from tests.crawler.running import HTML, crawl, runs
from tests.portal_server import Answer, PortalServer, listing, served

BEGAN, OVER = "2026-11-25T02:00:00Z", "2026-11-25T03:00:00Z"
SHUT, CLAIMS, HOME = "http://vidu.vn/noi-bo/", "http://vidu.vn/tin/", "http://vidu.vn/"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.open(tmp_path, "vidu", crawl_id="c1")) as opened:
        yield opened


def ends(store: Store, *runs: set[str], read: int = 3, started: str = BEGAN) -> list[bool]:
    """Whether each of ``runs``, by the lists that it lacks, ends the pass."""
    found = []
    for lacking in runs:
        end_pass(store, started, OVER, lacking=lacking, read=read)
        found.append(store.state.meta("full_pass_done") == OVER)
    return found


def test_the_same_lists_that_are_shut_three_times_in_a_row_keep_no_pass_open(store: Store) -> None:
    assert ends(store, {SHUT, CLAIMS}, {CLAIMS, SHUT}, {SHUT, CLAIMS}) == [False, False, True]


@pytest.mark.parametrize("last", [{CLAIMS}, {SHUT, CLAIMS}])
def test_others_than_before_may_be_read_by_the_next_run(store: Store, last: set[str]) -> None:
    assert ends(store, {SHUT}, {SHUT}, last, {SHUT}, {SHUT}) == [False] * 5


def test_a_portal_of_which_no_list_was_read_is_not_walked_to_its_end(store: Store) -> None:
    assert ends(store, *[{HOME}] * 4, read=0) == [False] * 4


def test_a_new_pass_asks_as_often_again(store: Store) -> None:
    assert ends(store, {SHUT}, {SHUT}) == [False, False]
    assert ends(store, {SHUT}, {SHUT}, started="2026-11-26T02:00:00Z") == [False, False]


def test_what_lacks_nothing_is_over(store: Store) -> None:
    assert ends(store, set()) == [True]


@pytest.mark.parametrize(("counts", "mode"), [({}, "full"), ({ENDED_LACKING: 1}, "update")])
def test_a_state_made_again_knows_it(tmp_path: Path, counts: dict[str, int], mode: str) -> None:
    counts = {"listings_failed": 1, **counts}
    run = CrawlRun(
        crawl_id="c", portal="vidu", mode="full", started_at=BEGAN, ended_at=OVER, finish="finished", counts=counts
    )
    (tmp_path / "crawls").mkdir()
    (tmp_path / "crawls/portal=vidu.jsonl").write_bytes(msgspec.json.encode(run) + b"\n")
    with closing(Store.open(tmp_path, "vidu", crawl_id="c2")) as store:
        assert full_pass(store, Options(), "2026-11-26T02:00:00Z")[0].mode == mode


def test_a_section_that_comes_back_later_is_read_whole_by_an_update(congtin: Run, tmp_path: Path) -> None:
    first = listing(range(1, 4), following="<a href='/y-te/'>Y tế</a>")
    answers = {"/": Answer(200, first.encode(), HTML), "/y-te/": Answer(403, b"")}
    answers["/tin/"] = Answer(200, listing(range(1, 7)).encode(), HTML)
    with served(PortalServer(articles=20, answers=answers)) as portal:
        for _ in range(3):
            crawl(congtin, portal, tmp_path)
        shut = crawl(congtin, portal, tmp_path)
        numbers = [range(first, first + 7) for first in (7, 14)]
        after = "<div class=pager><b>1</b> <a href='/y-te/?page=2'>2</a></div>"
        answers["/y-te/"] = Answer(200, listing(numbers[0], following=after).encode(), HTML)
        answers["/y-te/?page=2"] = Answer(200, listing(numbers[1]).encode(), HTML)
        crawl(congtin, portal, tmp_path)
    assert [run["mode"] for run in runs(tmp_path)] == ["full"] * 3 + ["update"] * 2
    assert shut["failed"] == {"listing http-403": 1}, "it is asked for, and told, all the same"
    assert len(lines(tmp_path, "articles")) == 20
