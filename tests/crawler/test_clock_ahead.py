"""A clock that was three years ahead for one run, and was set right: nothing waits for that day to come."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from archive.frontiers.frontier import FrontierRow
from archive.store import Store
from crawler import clock
from crawler.discovery.model import NextPage
from crawler.options import BadOption, Options
from crawler.strategy.again import next_look
from crawler.strategy.passes import full_pass
from crawler.strategy.plan import Plan
from crawler.strategy.walk import Tail
from tests.archive.store_kit import Clock, article, page, url_of
from tests.conftest import Run, lines
from tests.crawler.days_kit import NOT_THERE, day, edited, kinds, looked, path_of, same_without_its_state
from tests.portal_server import PortalServer, served

AHEAD = "2029-11-24T02:00:00Z"
NOW = "2026-11-25T02:00:00Z"
RUN = "20261125T020000Z-a1b2c3"


def test_known_articles_are_looked_at_again_when_the_clock_is_right(congtin: Run, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    with served(PortalServer(articles=9)) as portal:
        for days in (0, 1095):
            day(congtin, portal, archive, days)
        looked(portal)
        portal.answers[path_of(3)] = edited(3, "Đã đính chính.")
        day(congtin, portal, archive, 32)
        assert looked(portal) == [*range(1, 10)], "all that was looked at in a time still to come"
        day(congtin, portal, archive, 33)
        assert looked(portal) == [], "and once"
        day(congtin, portal, archive, 34, "--mode", "full")
        assert looked(portal) == [*range(1, 10)]
        same_without_its_state(archive)
        shutil.rmtree(archive.with_name("archive-other"))
        portal.answers[path_of(9)] = NOT_THERE
        for days in (100, 104, 108):
            day(congtin, portal, archive, days, "--mode", "full")
        assert kinds(archive, 9)[-1] == "gone"
        same_without_its_state(archive)
    assert any("Đã đính chính." in record["body"] for record in lines(archive, "articles"))
    assert congtin("archive", "verify", "--archive", archive).returncode == 0


def opened(folder: Path, now: str) -> Store:
    return Store.open(folder, "vidu", crawl_id="c1", next_look=next_look, now=Clock(now))


def stored(store: Store, fetched_at: str, crawl_id: str) -> FrontierRow:
    store.put(msgspec.structs.replace(article(page(1), url_of(1), fetched_at), crawl_id=crawl_id))
    return row_of(store)


def row_of(store: Store) -> FrontierRow:
    row = store.lookup(url_of(1))
    assert row is not None
    return row


def test_a_capture_that_others_made_sooner_says_nothing_of_the_clock(tmp_path: Path) -> None:
    look = "2026-11-25T02:00:09Z"
    with closing(opened(tmp_path, NOW)) as store:
        assert stored(store, look, RUN).last_look == look
        assert stored(store, "2019-05-01T00:00:00Z", RUN).last_look == look
        assert stored(store, "2026-11-25T02:00:03Z", RUN).last_look == look
    # Machines differ by minutes: that it is a little ahead shows nothing either.
    with closing(opened(tmp_path, "2026-11-25T01:59:00Z")) as store:
        assert (row_of(store).last_look, row_of(store).next_try) == (look, "2026-11-25T20:00:09Z")


def test_a_look_of_our_own_that_is_years_older_than_the_last_shows_that_the_clock_was_ahead(tmp_path: Path) -> None:
    look = "2026-11-25T02:00:09Z"
    with closing(opened(tmp_path, AHEAD)) as store:
        assert stored(store, AHEAD, "20291124T020000Z-a1b2c3").last_look == AHEAD
        assert stored(store, look, RUN).last_look == look, "whether or not the writer was opened anew"
    with closing(opened(tmp_path, AHEAD)) as store:
        assert stored(store, AHEAD, "20291124T020000Z-a1b2c3").last_look == AHEAD
    with closing(opened(tmp_path, NOW)) as store:
        assert row_of(store).last_look is None
        assert (row_of(store).next_try or "") < "2026-11-25T02:01:00Z"
        row = stored(store, look, RUN)
        assert (row.last_look, (row.next_try or "")[:4]) == (look, "2026")


def test_a_clock_that_lost_its_battery_does_not_make_all_due(tmp_path: Path) -> None:
    look, lost = "2026-11-25T02:00:09Z", "1970-01-01T00:05:00Z"
    with closing(opened(tmp_path, NOW)) as store:
        due = stored(store, look, RUN).next_try
    with closing(opened(tmp_path, lost)) as store:
        assert (row_of(store).last_look, row_of(store).next_try) == (look, due)
        assert stored(store, "1970-01-01T00:06:00Z", "19700101T000500Z-a1b2c3").last_look == look


@pytest.mark.parametrize(
    ("started", "done", "begun"),
    [
        (AHEAD, "2029-11-24T03:00:00Z", "2026-11-25T02:00:01Z"),
        (AHEAD, "2026-11-01T03:00:00Z", NOW),
        ("2026-11-24T02:00:00Z", "2026-11-01T03:00:00Z", "2026-11-24T02:00:00Z"),
    ],
)
def test_a_full_pass_of_a_time_still_to_come_is_not_gone_on_with(
    tmp_path: Path, started: str, done: str, begun: str
) -> None:
    with closing(opened(tmp_path, NOW)) as store:
        store.state.set_meta("full_pass_started", started)
        store.state.set_meta("full_pass_done", done)
        assert full_pass(store, Options(mode="full"), NOW)[1] == begun


def test_a_section_walked_in_a_time_still_to_come_is_walked_anew(tmp_path: Path) -> None:
    with closing(opened(tmp_path, NOW)) as store:
        plan = Plan(store, "vidu", "c1", Options(), NOW, NOW)
        for when, since in ((AHEAD, "1970-01-01T00:00:00Z"), (NOW, NOW)):
            store.state.set_meta("walked vidu.vn/tin", when)
            assert plan.walked("http://vidu.vn/tin/") == since
            tail = Tail(page=NextPage(url="http://vidu.vn/tin/9"), keys=frozenset({"x"}), since=when)
            store.state.set_meta("tail vidu.vn/tin", msgspec.json.encode(tail).decode())
            assert (plan.tail("http://vidu.vn/tin/", 30) is None) == (when == AHEAD)
        assert plan.walked("http://vidu.vn/khac/") is None


@pytest.mark.parametrize("start", ["2026-02-30", "9999-12-31", "0001-01-01"])
def test_a_time_that_no_run_has_is_told_how_times_look(start: str) -> None:
    with pytest.raises(BadOption, match="is a time like"):
        clock.Clock(start)
