"""Days that pass on a portal: what is looked at again, what is missing, what is gone. The clock is set, nothing sleeps.

The portal's articles are of May 2022, number N of the day N % 28 + 1 at 08:15 (01:15 UTC).
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from contextlib import closing
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

from msgspec.structs import replace

from archive.frontiers.frontier import FrontierRow
from archive.observations import FALSE_304
from archive.store import Store
from crawler.spiders.hints import Hints
from tests.conftest import Run, lines
from tests.crawler.days_kit import NOT_THERE, day, edited, kinds, looked, path_of, same_without_its_state
from tests.crawler.running import HTML
from tests.portal_server import Answer, PortalServer, article, listing, served


def test_articles_are_looked_at_again_by_their_age(congtin: Run, tmp_path: Path) -> None:
    """The 27th is of the first day, the 1st 26 days old by then: every look is when one of them came of age."""
    ages = {1: [27], 2: [], 4.5: [1, 27], 7: [27], 8: [], 366: [1, 27]}
    with served(PortalServer(articles=0)) as portal:
        rows = f"{listing(range(27, 28))}{listing(range(1, 2))}"
        portal.answers = {path: Answer(200, rows.encode(), HTML) for path in ("/", "/tin/")}
        portal.answers |= {path_of(number): edited(number, "") for number in (1, 27)}
        day(congtin, portal, tmp_path, 0)
        assert set(looked(portal)) == {1, 27}
        for days, due in ages.items():
            if days == 7:
                portal.answers[path_of(27)] = edited(27, "Sửa sau một tuần.")
            done = day(congtin, portal, tmp_path, days)
            assert (done["mode"], days, looked(portal)) == ("update", days, due)
    assert Counter(kinds(tmp_path)) == {"unchanged": 5, "revised": 1}
    revised = [line["fetched_at"][:10] for line in lines(tmp_path, "articles") if line["revision"] == 2]
    assert revised == ["2022-06-04"]
    runs = [json.loads(line) for line in next(tmp_path.glob("crawls/*")).read_text().splitlines()]
    assert all(run["versions"]["clock"].startswith("set to 20") for run in runs)


def test_a_daily_crawl_that_begins_a_little_sooner_each_day_misses_no_look(congtin: Run, tmp_path: Path) -> None:
    """It was published in the second in which the first run began: its looks are due to the second."""
    with served(PortalServer(articles=27)) as portal:
        portal.answers[path_of(27)] = Answer(200, article(27).replace("08:15", "09:00").encode(), HTML)
        days = [number - number / 1440 for number in range(10)]
        seen = []
        for number, at in enumerate(days):
            day(congtin, portal, tmp_path, at)
            seen += [number] * looked(portal).count(27)
    assert seen == [0, 1, 3, 7]


def test_a_daily_crawl_that_begins_a_little_sooner_each_day_finds_what_is_gone(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=27)) as portal:
        day(congtin, portal, tmp_path, 0)
        portal.answers[path_of(27)] = NOT_THERE
        looked(portal)
        seen = []
        for number in range(1, 12):
            day(congtin, portal, tmp_path, number - number / 1440)
            seen += [number] * looked(portal).count(27)
        same_without_its_state(tmp_path)
    assert seen == [1, 2, 4, 5, 8, 9], "after 1, 3 and 7 days, and a day later where a miss came too soon to count"
    missed = [line["fetched_at"] for line in lines(tmp_path, "observations") if line["kind"] == "missing"]
    counted = [datetime.fromisoformat(missed[at]) for at in (0, 3, 5)]
    assert min(later - sooner for sooner, later in pairwise(counted)) >= timedelta(days=3)
    assert kinds(tmp_path, 27)[-1] == "gone"


def test_what_came_in_part_is_asked_for_again_soon(congtin: Run, tmp_path: Path) -> None:
    """Two years old when it was found: its looks by age are a year apart."""
    pager = f"<div class='pagination'><span class='current'>1</span> <a href='{path_of(1)}/2/'>2</a></div>"
    second = Answer(200, article(1, extra="<p>Phần thứ hai nói về mùa vụ sau của bà con nông dân.</p>").encode(), HTML)
    with served(PortalServer(articles=0)) as portal:
        portal.answers = {path: Answer(200, listing(range(1, 2)).encode(), HTML) for path in ("/", "/tin/")}
        portal.answers[path_of(1)] = Answer(200, article(1, extra=pager).encode(), HTML)
        portal.answers[f"{path_of(1)}/2/"] = Answer(500, b"", HTML)
        asked = []
        for at in (800, 800.1, 800.2, 800.4, 801, 803, 805):
            if at == 803:
                portal.answers[f"{path_of(1)}/2/"] = second
            day(congtin, portal, tmp_path, at)
            asked.append((at, len(looked(portal))))
            same_without_its_state(tmp_path)
            shutil.rmtree(tmp_path.with_name(f"{tmp_path.name}-other"))
    records = lines(tmp_path, "articles")
    assert ["incomplete" in record["warnings"] for record in records] == [True, False]
    assert asked == [(800, 1), (800.1, 1), (800.2, 0), (800.4, 1), (801, 0), (803, 1), (805, 0)]


def test_runs_that_begin_in_one_second_are_told_apart_in_the_files_too(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=2)) as portal:
        for _ in range(3):
            done = day(congtin, portal, tmp_path, 0, "--mode", "full")
        same_without_its_state(tmp_path)
    runs = [json.loads(line) for line in next(tmp_path.glob("crawls/*")).read_text().splitlines()]
    assert len({run["started_at"] for run in runs}) == 3
    assert all(run["started_at"] <= run["ended_at"] for run in runs)
    assert done["counts"]["unchanged"] == 2


def test_what_is_missing_three_times_days_apart_is_gone_and_may_come_back(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=27)) as portal:
        day(congtin, portal, tmp_path, 0)
        portal.answers[path_of(27)] = NOT_THERE
        looked(portal)
        seen = []
        for days in (1, 2.1, 3, 4.2, 8.3, 9):
            day(congtin, portal, tmp_path, days)
            seen.append((days, looked(portal).count(27), kinds(tmp_path, 27)[-1:]))
        assert seen == [
            (1, 1, ["missing"]),
            (2.1, 1, ["missing"]),
            (3, 0, ["missing"]),
            (4.2, 1, ["missing"]),
            (8.3, 1, ["gone"]),
            (9, 0, ["gone"]),
        ]
        assert kinds(tmp_path, 27) == ["missing"] * 4 + ["gone"]
        same_without_its_state(tmp_path)
        looked(portal)
        del portal.answers[path_of(27)]
        day(congtin, portal, tmp_path, 20)
        assert looked(portal).count(27) == 0  # a list that still names it is no reason to ask every day
        day(congtin, portal, tmp_path, 40)
        assert kinds(tmp_path, 27)[5:] == ["back", "unchanged"]
        day(congtin, portal, tmp_path, 200, "--mode", "full")
    assert kinds(tmp_path, 27)[5:] == ["back", "unchanged", "unchanged"]
    assert congtin("archive", "verify", "--archive", tmp_path).returncode == 0


def test_a_portal_out_of_order_loses_no_article(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=20)) as portal:
        day(congtin, portal, tmp_path, 0)
        bad = {path_of(number): NOT_THERE for number in range(1, 11)}
        portal.answers |= bad
        said = [day(congtin, portal, tmp_path, days, "--mode", "full") for days in (5, 6, 8, 12)]
        assert [run["failed"].get("incident") for run in said] == [1, 1, 1, 1]
        assert [run["exit_code"] for run in said] == [1, 1, 1, 1]
        assert Counter(kinds(tmp_path))["missing"] == 40
        assert "gone" not in kinds(tmp_path)
        for path in list(bad)[2:]:
            del portal.answers[path]
        day(congtin, portal, tmp_path, 19, "--mode", "full")
    assert Counter(kinds(tmp_path))["back"] == 8
    assert [line["url"].split("/")[4] for line in lines(tmp_path, "observations") if line["kind"] == "gone"] == [
        "1",
        "2",
    ]


NOTICES = {
    5: ("Bài viết ngừng xuất bản", "gone"),
    6: ("Bài viết này đã bị gỡ bỏ.", "gone"),
    7: ("Bài viết đã bị xóa hoặc không tồn tại", "missing"),
    8: ("Không tìm thấy bài viết", "missing"),
}


def test_the_portals_own_notice_is_enough(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=24)) as portal:
        day(congtin, portal, tmp_path, 0)
        for number, (notice, _) in NOTICES.items():
            page = f"<html><title>Thông báo</title><body><a href='/'>Trang chủ</a><h3>{notice}</h3></body></html>"
            portal.answers[path_of(number)] = Answer(200, page.encode(), HTML)
        day(congtin, portal, tmp_path, 40)
    assert {number: kinds(tmp_path, number)[-1] for number in NOTICES} == {
        number: kind for number, (_, kind) in NOTICES.items()
    }


def test_a_304_spares_the_page_and_every_fifth_is_proved(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=6, etags=True)) as portal:
        day(congtin, portal, tmp_path, 0)
        looked(portal)
        asked = []
        for days in (10, 80, 365):  # all six are due
            portal.conditional.clear()
            counts = day(congtin, portal, tmp_path, days)["counts"]
            asked.append((len(looked(portal)), sum(path.endswith("/bai-viet") for path in portal.conditional)))
            # A 304 that is proved is one look, with its proof.
            assert [counts[name] for name in ("looked", "unchanged", "not_modified")] == [6, 6, 6]
        assert asked == [(8, 6)] * 3  # of a run's 304s the first and the sixth are proved
        same_without_its_state(tmp_path)
    hints = [line for line in lines(tmp_path, "observations") if line["http"]["status"] == 304]
    assert len(hints) == 18
    assert all(line["content_hash"] is None and line["own_fetches"] is None for line in hints)
    assert len(lines(tmp_path, "articles")) == 6
    assert congtin("archive", "verify", "--archive", tmp_path, "--warc").returncode == 0


def test_what_no_page_bore_out_four_times_is_asked_for_itself(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path, "vidu", crawl_id="c1")) as store:
        hints = Hints(SimpleNamespace(store=store))  # type: ignore[arg-type]
        row = FrontierRow(key="vidu:1", url="http://vidu.gov.vn/1", etag='"a"', modified="Mon, 02 May 2022", fetches=1)
        conditions = [hints.condition(replace(row, hints=count)) for count in range(5)]
        assert conditions == [{"If-None-Match": '"a"', "If-Modified-Since": "Mon, 02 May 2022"}] * 4 + [{}]
        assert hints.condition(replace(row, has_files=True)) == {}
        store.state.set_meta(FALSE_304, "2022-05-28T02:00:00Z")
        assert hints.condition(row) == {}


def test_a_server_that_lies_is_found_out_and_not_asked_so_again(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=24, etags=True, lies=True)) as portal:
        day(congtin, portal, tmp_path, 0)
        portal.answers = {path_of(number): edited(number, "Đã đính chính.") for number in (3, 9, 17)}
        looked(portal)
        done = [day(congtin, portal, tmp_path, days) for days in (31, 62, 92)]
        portal.conditional.clear()
        again = looked(portal)
        day(congtin, portal, tmp_path, 400)
        assert len(looked(portal)) == 24
        assert portal.conditional == []
        same_without_its_state(tmp_path)
    for counts in (Counter(run["counts"]) for run in done):
        assert counts["looked"] == counts["unchanged"] + counts["revised"]
    assert sum(run["counts"]["false_304"] for run in done if "false_304" in run["counts"]) >= 1
    assert len(again) > 30
    assert sorted(line["url"].split("/")[4] for line in lines(tmp_path, "articles") if line["revision"] == 2) == [
        "17",
        "3",
        "9",
    ]


def test_a_full_run_in_the_second_in_which_the_last_ended_looks_at_everything(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=4)) as portal:
        day(congtin, portal, tmp_path, 0)
        again = day(congtin, portal, tmp_path, 0, "--mode", "full")
    assert again["counts"]["unchanged"] == 4
