"""What programs and entries share: one bound for all crawls, and one crawl of a portal that several entries name."""

from __future__ import annotations

import json
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.clock import Clock
from crawler.demo import PORTAL_ID
from crawler.schedule import daemon, running
from crawler.schedule.covered import covering
from crawler.schedule.memory import Last, Lasts, Memory
from crawler.schedule.model import Entry, Plan
from crawler.schedule.planfile import read
from crawler.schedule.units import Due, Unit, due, units
from tests.crawler.schedule.conftest import PLANNED, Call

LATER = "2026-11-27T12:00:00Z"
SLOT = datetime(2026, 11, 27, tzinfo=UTC)
BEGAN, ENDED = "2026-11-27T00:04:00Z", "2026-11-27T00:09:00Z"


def test_programs_share_one_bound(call: Call, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call("add", "demo", "--every", "day", "--limit", "2", "--name", "one")
    plan = archive / "schedule.toml"
    plan.write_text(plan.read_text().replace("jobs = 4", "jobs = 2"))
    (unit,) = units(read(archive), Clock(LATER).now())
    others, runner = Memory(archive), running.Runner(archive, clock=Clock(LATER))
    with ExitStack() as held:
        assert held.enter_context(others.room("default", 2))
        assert held.enter_context(others.room("default", 2))
        assert not held.enter_context(others.room("default", 2))
        assert runner.run(unit) == "full"
        monkeypatch.setattr(daemon, "AGAIN", 0.05)
        said = call("run-due", clock=LATER)
        assert (said.code, said.out.count("left to them until the next look")) == (0, 1)
        assert list(others.runs()) == []
        assert held.enter_context(others.room("once", 2))  # what runs once has places of its own
    assert call("run-due", clock=LATER).code == 0
    assert [run.finish for run in others.runs()] == ["limit"]


def test_who_only_looks_whether_anything_is_due_takes_no_place(call: Call, archive: Path) -> None:
    call("add", "demo", "--every", "day", "--name", "one")
    (unit,) = units(read(archive), Clock(PLANNED).now())
    with Memory(archive).room("default", 1) as held:
        assert held
        assert running.Runner(archive, clock=Clock(PLANNED), jobs=1).run(unit) == "not-due"
        assert running.Runner(archive, clock=Clock(LATER), jobs=1).run(unit) == "full"


def test_what_finds_no_place_looks_again_before_it_is_left_to_others(
    call: Call, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("add", "demo", "--every", "day", "--limit", "2", "--name", "one")
    run, found = running.Runner.run, list[str]()

    def release(self: running.Runner, unit: Unit) -> running.Ran:
        found.append(run(self, unit))
        held.close()
        return found[-1]

    monkeypatch.setattr(running.Runner, "run", release)
    monkeypatch.setattr(daemon, "AGAIN", 0.05)
    with ExitStack() as held:
        for _ in range(4):
            assert held.enter_context(Memory(archive).room("default", 4))
        said = call("run-due", clock=LATER)
    assert (said.code, found, said.out.count("left to them")) == (0, ["full", "ran"], 0)
    assert [run.finish for run in Memory(archive).runs()] == ["limit"]


def test_a_portal_that_two_entries_name_is_crawled_once_where_they_fall_due_together(call: Call, archive: Path) -> None:
    for name in ("one", "another"):
        call("add", "demo", "--every", "day", "--limit", "2", "--name", name)
    call("add", "demo", "--every", "day", "--limit", "1", "--name", "something-else")
    done = call("run-due", clock=LATER)
    assert done.code == 0, done
    assert sorted(run.name for run in Memory(archive).runs() if run.name != "something-else") in (["one"], ["another"])
    assert done.out.count("has crawled it since it was due") == 1
    one, another = (Memory(archive).last(name, "demo") for name in ("one", "another"))
    assert one is not None
    assert another is not None
    assert (one.ended_at, one.log, one.finish) == (another.ended_at, another.log, "limit")
    assert [line["last"] for line in json.loads(call("list", "--json", clock=LATER).out)][:2] == [one.ended_at] * 2
    for unit in units(read(archive), Clock(LATER).now()):
        found = due(unit, Memory(archive).last(unit.entry.name, "demo"), Clock(LATER).now())
        assert found is not None
        assert found.at > Clock(LATER).now()


def remembered(own: dict[str, Any], other: dict[str, Any]) -> Lasts:
    told = {"rule": "every day at 07:00", "since": BEGAN, "ended_at": ENDED, "finish": "finished", "exit_code": 1}
    return {
        "one": {PORTAL_ID: Last(**{"rule": "every day at 07:00", "since": "2026-11-26T00:00:00Z", **own})},
        "other": {PORTAL_ID: Last(**{**told, **other})},
    }


@pytest.mark.parametrize(
    ("entry", "other", "own", "last", "counts"),
    [
        ({}, {}, {}, {}, True),
        ({}, {"mode": "full"}, {}, {}, True),
        ({"mode": "full"}, {}, {}, {}, False),
        ({"section": ["tin"]}, {}, {}, {}, False),
        ({"settings": {"DOWNLOAD_DELAY": 2}}, {}, {}, {}, False),
        ({"once": True}, {}, {}, {}, False),
        ({}, {}, {"begun": "2026-11-27T00:01:00Z"}, {}, False),  # it was killed
        ({}, {}, {}, {"since": "2026-11-26T23:59:59Z"}, False),  # before it was due
        ({}, {}, {}, {"finish": "unreachable"}, False),
        ({}, {}, {}, {"ended_at": "2026-11-26T20:00:00Z"}, False),  # its times were changed since
        ({}, {}, {}, {"ended_at": None, "finish": None}, False),
    ],
)
def test_whose_run_counts_for_another(
    entry: dict[str, Any], other: dict[str, Any], own: dict[str, Any], last: dict[str, Any], counts: bool
) -> None:
    plan = Plan(
        crawl=[
            Entry(name=name, targets=["demo"], every="day", at="07:00", **more)
            for name, more in (("one", entry), ("other", other))
        ]
    )
    unit, _ = units(plan, SLOT)
    found = covering(unit, Due(SLOT, SLOT), remembered(own, last))
    assert (found is not None and found[0] == "other") is counts


HOST = "http://127.0.0.1:8099"


@pytest.mark.parametrize(
    ("targets", "others", "counts"),
    [
        ([f"{HOST}/tin-a/"], [f"{HOST}/tin-b/"], False),
        ([f"{HOST}/tin-a/"], [f"{HOST}/tin-a/"], True),
        ([f"{HOST}/tin-a/"], [f"{HOST}/tin-a/#muc", f"{HOST}/tin-b/"], True),
        ([f"{HOST}/tin-a/"], [f"{HOST}/tin-b/", f"{HOST}/tin-a/"], False),  # of a portal the first address is crawled
        ([f"{HOST}/tin-a/"], [f"{HOST}/"], False),
        ([f"{HOST}/?muc=1"], [f"{HOST}/?muc=2"], False),
        ([f"{HOST}/tin-a/"], [PORTAL_ID, f"{HOST}/tin-a/"], True),
        ([f"{HOST}/tin-a/"], ["khong-co-cong-nay", f"{HOST}/tin-a/"], False),
        ([PORTAL_ID], [PORTAL_ID], True),
    ],
)
def test_a_crawl_that_begins_at_another_address_counts_for_none(
    targets: list[str], others: list[str], *, counts: bool
) -> None:
    named = (("one", targets), ("other", others))
    plan = Plan(crawl=[Entry(name=name, targets=each, every="day", at="07:00") for name, each in named])
    unit = next(units(plan, SLOT))
    of_portal = {name: {unit.portal: lasts[PORTAL_ID]} for name, lasts in remembered({}, {}).items()}
    assert (covering(unit, Due(SLOT, SLOT), of_portal) is not None) is counts
