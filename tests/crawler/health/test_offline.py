"""A machine without a way out is one alarm, and no portal's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from archive.observations import CrawlRun
from crawler.health.check import check
from crawler.health.model import Alarm
from crawler.health.offline import Offline, offline
from tests.archive.building import encode
from tests.conftest import Run
from tests.crawler.health.offline_kit import BEGIN, PORTALS, played


def states(runs: Mapping[str, list[CrawlRun]]) -> tuple[Offline, dict[str, str]]:
    now = max(datetime.fromisoformat(of[-1].ended_at) for of in runs.values())
    cut = offline(runs, now)
    return cut, {portal: check(portal, cut.made(of), now).state for portal, of in runs.items()}


def alarms(cut: Offline) -> list[Alarm]:
    return cut.machine.alarms if cut.machine is not None else []


def test_nights_without_a_way_out_are_one_alarm_and_no_portals() -> None:
    cut, found = states(played(dict.fromkeys(PORTALS, "...dc")))
    (alarm,) = alarms(cut)
    assert (alarm.what, alarm.since_at) == ("offline", "2026-03-05T01:00:00Z")
    assert alarm.cause == "this machine (direct) was offline: 5 portals were not reached: dns 5, connection 5"
    assert cut.machine is not None
    assert (cut.machine.portal, cut.machine.state, cut.machine.last_run) == ("*", "offline", "2026-03-06T01:20:00Z")
    assert set(found.values()) == {"fresh"}


def test_it_is_over_when_something_answers() -> None:
    cut, found = states(played(dict.fromkeys(PORTALS, "...dd.")))
    assert (cut.machine, len(cut.runs), set(found.values())) == (None, 10, {"fresh"})


def test_most_is_enough() -> None:
    nights = {**dict.fromkeys(PORTALS, "...dd"), "nam": "....."}
    cut, found = states(played(nights))
    assert (len(cut.runs), set(found.values())) == (8, {"fresh"})


def test_a_host_that_is_gone_is_its_own_portals_alarm() -> None:
    cut, found = states(played({**dict.fromkeys(PORTALS, "....."), "nam": "...dd", "tay": "...dd"}))
    assert (cut, found["nam"], found["tay"], found["bac"]) == (Offline(), "unreachable", "unreachable", "fresh")


def test_an_outage_of_a_host_that_portals_share_is_not_hidden() -> None:
    shared = dict.fromkeys(PORTALS[:4], "tinh.gov.vn")
    for hosts in (shared, {portal: f"{portal}.{host}" for portal, host in shared.items()}):
        cut, found = states(played({**dict.fromkeys(PORTALS, "...dd"), "trung": "....."}, hosts))
        assert (cut, sorted(found.values())) == (Offline(), ["fresh", *["unreachable"] * 4])


def test_portals_that_no_longer_answer_say_nothing_of_the_machine() -> None:
    nights = dict.fromkeys(PORTALS, "." * 20 + "dd" + "." * 20)
    one_by_one = {
        portal: "." * at + "d" * (42 - at) for at, portal in enumerate(("an", "be", "co", "em", "ga", "ha"), 3)
    }
    cut, found = states(played({**nights, **one_by_one}))
    assert (cut.machine, {each[:10] for each in cut.runs}) == (None, {"2026-03-22", "2026-03-23"})
    assert [found[portal] for portal in one_by_one] == ["dead"] * 6
    assert {found[portal] for portal in PORTALS} == {"fresh"}


DEAD = "." * 20 + "d" * 40


@pytest.mark.parametrize("order", [1, -1], ids=["they first", "the others first"])
@pytest.mark.parametrize("alive", [0, 1, 2])
@pytest.mark.parametrize("hour", [0, 7], ids=["at once", "hours apart"])
def test_portals_that_a_merger_ends_in_one_night_are_hidden_for_two_nights_only(
    order: int, alive: int, hour: int
) -> None:
    nights = {**dict.fromkeys(PORTALS[:3], DEAD), **dict.fromkeys(PORTALS[3 : 3 + alive], "." * 60)}
    runs = played(dict([*nights.items()][::order]))
    later = played({"xa": "." * 60}) if hour else {}
    later = {name: [shifted(each, hour) for each in of] for name, of in later.items()}
    for last in (25, 30, 60):
        cut, found = states({name: of[:last] for name, of in (runs | later).items()})
        if alive or hour:
            assert len(cut.runs) == 6, "two nights of three portals"
            assert cut.machine is None
            assert {found[name] for name in PORTALS[:3]} <= {"unreachable", "dead"}
        else:
            assert len(cut.runs) == 3 * (last - 20), "nothing at all answers"


def shifted(look: CrawlRun, hours: int) -> CrawlRun:
    at = f"{datetime.fromisoformat(look.started_at) + timedelta(hours=hours):%Y-%m-%dT%H:%M:%SZ}"
    return msgspec.structs.replace(look, started_at=at, ended_at=at)


@pytest.mark.parametrize("sites", [900, 1])
def test_a_night_of_many_portals_is_told_as_that_of_few(sites: int) -> None:
    names = [f"p{at}" for at in range(900)]
    runs = played(dict.fromkeys(names, "...d."), {name: f"p{at % sites}.vn" for at, name in enumerate(names)}, apart=0)
    assert len(offline(runs, BEGIN + timedelta(days=99)).runs) == (900 if sites == 900 else 0)


def test_thirty_nights_without_a_network_are_the_machines() -> None:
    cut, found = states(played(dict.fromkeys(PORTALS, "." * 20 + "d" * 30)))
    assert (len(cut.runs), len(alarms(cut)), set(found.values())) == (150, 1, {"late"})


def test_hosts_that_answer_too_slowly_are_no_sign_of_the_machine() -> None:
    cut, found = states(played(dict.fromkeys(PORTALS, "...tt")))
    assert (cut, set(found.values())) == (Offline(), {"unreachable"})


def test_portals_looked_at_hours_apart_say_nothing_of_each_other() -> None:
    cut, found = states(played(dict.fromkeys(PORTALS, "...dd"), apart=60))
    assert (cut, set(found.values())) == (Offline(), {"unreachable"})


def test_machines_at_other_places_are_others() -> None:
    here, there = played(dict.fromkeys(PORTALS, "...d")), played(dict.fromkeys(PORTALS, "...."), egress="hue")
    both = {portal: sorted([*here[portal], *there[portal]], key=lambda each: each.started_at) for portal in PORTALS}
    cut, _ = states(both)
    assert [alarm.cause.partition(" was")[0] for alarm in alarms(cut)] == ["this machine (direct)"]
    assert len(cut.runs) == 5


def test_health_says_it_once(congtin: Run, tmp_path: Path) -> None:
    folder = tmp_path / "crawls"
    folder.mkdir()
    for portal, runs in played(dict.fromkeys(PORTALS, "...dd")).items():
        (folder / f"portal={portal}.jsonl").write_bytes(encode(*runs))
    done = congtin("health", "nam", "--archive", tmp_path, "--json")
    found = {each["portal"]: each for each in json.loads(done.stdout)}
    assert done.returncode == 1
    assert {portal: each["state"] for portal, each in found.items()} == {"*": "offline", "nam": "fresh"}
    shown = congtin("health", "--archive", tmp_path, "--quiet", COLUMNS="250")
    assert shown.returncode == 1
    assert shown.stdout.count("this machine (direct) was offline") == 1
    assert not any(portal in shown.stdout for portal in PORTALS)
