"""Silent is a portal only against its own rhythm."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from archive.judging.quality import Quality
from archive.observations import CrawlRun
from crawler.health.check import check
from crawler.health.model import Health
from crawler.health.profile import Look, Profile
from tests.archive.building import encode, run
from tests.conftest import Run

BEGIN = datetime(2026, 3, 2, tzinfo=UTC)  # a Monday, far from Tết
DAYS = 66
"""To the end of a Wednesday."""
HOURS = (3, 12)

Rhythm = Callable[[datetime], int]
"""New articles that a look at that moment finds."""


def busy(at: datetime) -> int:
    """Ten to fourteen on days of work."""
    return 0 if at.weekday() >= 5 else 5 + (at.day * at.hour) % 3


def busy_but_once(at: datetime) -> int:
    """The same, but for one day without any."""
    return busy(at) if at.date() != (BEGIN + timedelta(days=30)).date() else 0


def on_its_days(at: datetime) -> int:
    """One each Tuesday and Friday."""
    return int(at.weekday() in (1, 4) and at.hour == HOURS[1])


def now_and_then(at: datetime) -> int:
    """One on most days of work, with pauses of a week."""
    return int(at.weekday() < 5 and at.hour == HOURS[1] and (at - BEGIN).days // 7 % 3 != 2 and at.day % 4 != 0)


def looks(rhythm: Rhythm, quiet: int, begin: datetime = BEGIN, days: int = DAYS) -> list[CrawlRun]:
    """Runs at ``HOURS``; nothing new in the last ``quiet`` days."""
    made = []
    for at in (begin + timedelta(days=day, hours=hour) for day in range(days) for hour in HOURS):
        new = rhythm(at) if at < begin + timedelta(days=days - quiet) else 0
        when = f"{at:%Y-%m-%dT%H:%M:%SZ}"
        counts = {"found": new, "stored": new}
        made.append(run(crawl_id=when, started_at=when, ended_at=when, counts=counts, quality=Quality(new=new)))
    return made


def health(runs: list[CrawlRun]) -> Health:
    return check("vidu", runs, datetime.fromisoformat(runs[-1].ended_at))


@pytest.mark.parametrize(
    ("rhythm", "states"),
    [
        (busy, {0: "fresh", 1: "fresh", 2: "silent"}),
        (busy_but_once, {0: "fresh", 1: "fresh", 2: "silent"}),
        (on_its_days, {0: "fresh", 7: "fresh", 13: "silent"}),
        (now_and_then, {0: "fresh", 6: "late", 13: "late"}),
    ],
)
def test_a_portal_is_late_and_then_silent_by_its_own_intervals(rhythm: Rhythm, states: dict[int, str]) -> None:
    assert {quiet: health(looks(rhythm, quiet)).state for quiet in states} == states


def test_the_last_look_in_time_is_waited_for_also_where_one_failed() -> None:
    """Three intervals and the time between two looks end with the last of these looks, and not before it."""
    made = looks(busy, 2)
    failed = msgspec.structs.replace(made[-3], quality=None, counts={}, finish="unreachable")
    for runs in made, [*made[:-3], failed, *made[-2:]]:
        assert [health(runs[:upto]).state for upto in (len(runs) - 1, len(runs))] == ["fresh", "silent"]


def test_late_is_said_and_is_no_alarm() -> None:
    late, silent = health(looks(now_and_then, 6)), health(looks(busy, 2))
    assert (late.is_well, late.alarms) == (True, [])
    assert late.late is not None
    assert (late.late.what, late.late.since_at[:10]) == ("late", "2026-04-23")
    assert late.late.cause.startswith("nothing new for 7.0 working days, usually every 1.0: ")
    assert (silent.is_well, silent.late) == (False, None)
    assert [(alarm.what, alarm.since_at[:10]) for alarm in silent.alarms] == [("silent", "2026-05-04")]


def test_what_nobody_looked_at_is_late() -> None:
    found = check("vidu", looks(busy, 0), BEGIN + timedelta(days=DAYS + 3))
    assert (found.state, found.is_well) == ("late", True)
    assert found.late is not None
    assert found.late.since_at == looks(busy, 0)[-1].started_at
    assert found.late.cause.startswith("not looked at for ")


def test_a_young_archive_that_nobody_looked_at_any_more_is_late() -> None:
    """A timer that dies in its first week is told of, long before the portal's own rhythm is known."""
    first = looks(busy, 0)[:10]
    begun, ended = (datetime.fromisoformat(first[at].started_at) for at in (0, 4))
    found = check("vidu", first[:5], ended + timedelta(days=30))
    assert (found.state, found.is_well) == ("late", True)
    assert found.late is not None
    assert found.late.since_at == first[4].started_at
    for few in first[:4], first[::4]:  # looks of a day and a half, three looks: nobody knows how often they look
        assert check("vidu", few, ended + timedelta(days=30)).state == "fresh"
    tried = [
        msgspec.structs.replace(each, started_at=(begun + timedelta(minutes=5 * at)).isoformat())
        for at, each in enumerate(first)
    ]
    assert check("vidu", tried, ended + timedelta(days=30)).state == "fresh"


def test_who_wants_to_be_told_of_what_is_late_is_told(congtin: Run, tmp_path: Path) -> None:
    folder, told = tmp_path / "a" / "crawls", tmp_path / "told.json"
    folder.mkdir(parents=True)
    quality = Quality(articles=1, examples=["https://vidu.vn/1"])
    runs = (msgspec.structs.replace(each, quality=quality) for each in looks(busy, 0))
    (folder / "portal=vidu.jsonl").write_bytes(encode(*runs))
    notify = f"{shutil.which('dd')} of={told}"
    for more, code in ((), 0), (("--late",), 1):
        done = congtin("health", "--archive", tmp_path / "a", "--notify", notify, *more, COLUMNS="250")
        assert (done.returncode, told.is_file()) == (code, bool(code)), done.stderr
        assert "late: not looked at for" in done.stdout
        assert "https://vidu.vn/1" in done.stdout
    (found,) = json.loads(told.read_text(encoding="utf-8"))
    assert (found["state"], found["alarms"], found["late"]["examples"]) == ("late", [], ["https://vidu.vn/1"])


@pytest.mark.parametrize("end", [datetime(2026, 2, 23, tzinfo=UTC), datetime(2026, 5, 4, tzinfo=UTC)])
def test_holidays_are_no_silence(end: datetime) -> None:
    quiet = {2: 9, 5: 4}[end.month]  # Tết; 30 April and 1 May before a weekend
    assert health(looks(busy, quiet, end - timedelta(days=DAYS))).state == "fresh"


def test_few_runs_make_no_rhythm() -> None:
    assert health(looks(busy, 8, days=16)).state == "fresh"


def test_a_profile_tells_hours_from_looks() -> None:
    told = [
        Look(
            BEGIN + timedelta(hours=hour), BEGIN + timedelta(hours=hour + 5), 7 * (hour % 24 == 0 and hour % 168 < 120)
        )
        for hour in range(0, 24 * DAYS, 5)
    ]
    profile = Profile(told)
    week = [
        sum(profile.expected(BEGIN + timedelta(days=day), BEGIN + timedelta(days=day + 1)).values()) for day in range(7)
    ]
    assert sum(look.new for look in told) == pytest.approx(sum(week) * DAYS / 7, rel=0.2)
    assert max(week[5:]) < min(week[:5]) / 2
