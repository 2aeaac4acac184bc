"""A last full crawl: which portals, in what order, and whether there is time."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest

from archive.observations import CrawlRun
from archive.paths import crawls_file
from crawler.portals.model import Portal
from crawler.processes.job import Job
from crawler.run import run
from crawler.schedule.memory import Memory
from crawler.schedule.planfile import read
from crawler.schedule.sweep import Known, jobs_needed, known, last_moment, reckon, room_of_each, vanishing
from tests.crawler.schedule.conftest import Call
from tests.portal_server import PortalServer, served

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
START = datetime(2026, 11, 26, 11, tzinfo=UTC)
BEFORE = date(2026, 12, 31)
DAY = 86400


def portal(name: str, valid_to: date | None, **more: object) -> Portal:
    return Portal(id=name, home=f"https://{name}.example/", valid_to=valid_to, **more)  # type: ignore[arg-type]


def sized(*days: float | None) -> list[Known]:
    return [Known(None if each is None else round(each * DAY), 1.0, 1.0) for each in days]


def test_those_that_vanish_first_come_first_and_others_not_at_all() -> None:
    found = vanishing(
        [
            portal("mai", date(2026, 12, 30)),
            portal("sau", date(2026, 12, 31)),
            portal("khong", None),
            portal("truoc", date(2025, 6, 30)),
            Portal(id="demo", home="http://127.0.0.1/", valid_to=date(2025, 6, 30)),
        ],
        BEFORE,
    )
    assert [each.id for each in found] == ["truoc", "mai"]


def test_whether_there_is_time_and_with_how_many_side_by_side() -> None:
    portals = [portal(str(number), date(2025, 6, 30)) for number in range(4)]
    facts = sized(20, 20, 20, None)
    two = reckon(portals, facts, start=START, before=BEFORE, jobs=2, zone=ZONE)
    assert [each.in_time for each in two] == [True, True, False, None]
    assert two[3].room == pytest.approx((datetime(2026, 12, 30, 17, tzinfo=UTC) - START).total_seconds(), abs=1)
    assert jobs_needed(portals, facts, start=START, before=BEFORE, zone=ZONE) == 3
    assert jobs_needed(portals, sized(20, 60, 1, 1), start=START, before=BEFORE, zone=ZONE) is None
    four = reckon(portals, facts, start=START, before=BEFORE, jobs=4, zone=ZONE)
    assert {each.done_by for each in four[:3]} == {"2026-12-16T11:00:00Z"}


def test_one_that_ends_sooner_has_to_be_in_by_then() -> None:
    soon = [portal("mai", (START + timedelta(days=10)).date())]
    assert reckon(soon, sized(9), start=START, before=BEFORE, jobs=1, zone=ZONE)[0].in_time
    assert not reckon(soon, sized(12), start=START, before=BEFORE, jobs=1, zone=ZONE)[0].in_time


@pytest.mark.parametrize(
    ("clock", "until"),
    [
        (datetime(2026, 11, 26, 16, 59, tzinfo=UTC), datetime(2026, 11, 27, 17, tzinfo=UTC)),
        (datetime(2026, 11, 26, 17, tzinfo=UTC), datetime(2026, 11, 27, 17, tzinfo=UTC)),  # its last day begins there
        (datetime(2026, 11, 27, 16, 59, tzinfo=UTC), datetime(2026, 11, 27, 17, tzinfo=UTC)),
        (datetime(2026, 11, 27, 17, tzinfo=UTC), datetime(2026, 12, 30, 17, tzinfo=UTC)),  # ended: nobody knows
    ],
)
def test_a_portal_has_until_the_end_of_its_last_day(clock: datetime, until: datetime) -> None:
    assert last_moment(portal("mai", date(2026, 11, 27)), BEFORE, clock, ZONE) == until


def test_what_a_crawl_costs_is_told_by_its_runs(tmp_path: Path) -> None:
    run = CrawlRun(
        crawl_id="x",
        portal="mai",
        started_at="2026-11-01T00:00:00Z",
        ended_at="2026-11-01T01:00:00Z",
        finish="finished",
        counts={"looked": 100},
        hosts={"mai.example": {"requests": 180, "delay": 4.0}, "tep.example": {"requests": 20}},
    )
    path = crawls_file(tmp_path, "mai")
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"schema_version": "1.0", **msgspec.to_builtins(run)}) + "\n")
    assert known(tmp_path, portal("mai", None)) == Known(0, 2.0, 4.0)
    assert known(tmp_path / "none", portal("mai", None, delay=0.5)) == Known(None, 1.3, 0.5)


def test_the_index_is_found_where_the_writer_keeps_it_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states, archive = tmp_path / "states", tmp_path / "archive"
    with served(PortalServer(articles=3)) as server:
        settings_ = {"CONGTIN_STATE_DIR": str(states)}
        (outcome,) = run(Job(targets=[server.url], archive=archive, settings=settings_))
    monkeypatch.setattr("crawler.settings.CONGTIN_STATE_DIR", str(states))
    monkeypatch.setattr("crawler.schedule.sweep.coverage", lambda *_: pytest.fail("all files are read instead"))
    assert known(archive, portal(outcome.portal, None, delay=0.5)).articles == 3


def test_a_sweep_is_planned_and_each_portal_is_crawled_once(call: Call, archive: Path) -> None:
    with served(PortalServer(articles=6)) as server:
        (archive / "portals").mkdir(parents=True)
        home = server.url.replace("127.0.0.1", "localhost")
        (archive / "portals" / "cu.toml").write_text(f'title = "cũ"\nhome = "{home}"\nvalid_to = 2026-12-01\n')
        told = call("sweep", "--before", "2026-12-31", "--print", "--json")
        assert (told.code, (archive / "schedule.toml").exists()) == (0, False)
        assert "cu" not in [each["portal"] for each in json.loads(told.out)["portals"]]  # of this machine
        planned = call("sweep", "--before", "2026-12-31")
        assert planned.code == 0
        assert "Planned as sweep-2026-12-31" in planned.out
        assert "time for" in planned.out
        assert re.search(r"time for \d{4,} articles", planned.out), "a count is said as all are, without marks in it"
        again = call("sweep", "--before", "2026-12-31")
        assert (again.code, len(again.err.splitlines())) == (2, 1)
        (entry,) = read(archive).crawl
        assert entry.once
        assert entry.mode == "full"
        plan = archive / "schedule.toml"
        head, _, tail = plan.read_text().partition("targets = [")
        plan.write_text(f'{head}targets = ["cu"]{tail[tail.index("]") + 1 :]}')
        call("run-due")
        assert call("run-due", clock="2026-11-27T00:30:00Z").code == 0
        asked = len(server.asked)
        assert "nothing is due" in call("run-due", clock="2026-11-30T00:30:00Z").out
        assert len(server.asked) == asked
    assert Memory(archive).lasts()["sweep-2026-12-31"]["cu"].done
    assert "never again" in call("list", clock="2026-11-30T00:30:00Z").out


@pytest.mark.parametrize(("before", "said"), [("2026-11-01", "a day to come"), ("tomorrow", "--before")])
def test_a_day_that_cannot_be(call: Call, before: str, said: str) -> None:
    told = call("sweep", "--before", before)
    assert (told.code, len(told.err.splitlines())) == (2, 1)
    assert said in told.err


def test_the_room_of_unknown_ones_is_reckoned_for_as_many_as_go_side_by_side() -> None:
    portals = [portal(str(number), date(2025, 6, 30)) for number in range(4)]
    rooms = []
    for jobs in (1, 2, 4):
        found = reckon(portals, sized(None, None, None, None), start=START, before=BEFORE, jobs=jobs, zone=ZONE)
        rooms.append(room_of_each(found, start=START, jobs=jobs))
    whole = found[0].room
    assert rooms == [whole // 4, whole // 2, whole]
    assert room_of_each([], start=START, jobs=1) is None


def test_a_part_that_walked_nothing_says_nothing_of_the_size(tmp_path: Path) -> None:
    run = CrawlRun(
        crawl_id="x",
        portal="mai",
        started_at="2026-11-01T00:00:00Z",
        ended_at="2026-11-01T01:00:00Z",
        finish="unreachable",
        counts={"partial": 1},
    )
    path = crawls_file(tmp_path, "mai")
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"schema_version": "1.0", **msgspec.to_builtins(run)}) + "\n")
    assert known(tmp_path, portal("mai", None, delay=1.0)).articles is None
