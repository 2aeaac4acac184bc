"""Plans and calls that cannot be: one line that says the next step; and two that change the plan at one time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from crawler.errors import CouldNotStart
from crawler.schedule import planfile
from crawler.schedule.cron import Cron, weekdays
from crawler.schedule.memory import Memory
from crawler.schedule.model import Entry
from tests.crawler.schedule.conftest import Call

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def test_who_adds_at_one_time_loses_nothing(tmp_path: Path) -> None:
    entries = [Entry(name=f"x{number}", targets=["demo"], every="day") for number in range(12)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda entry: planfile.add(tmp_path, entry), entries))
    assert {entry.name for entry in planfile.read(tmp_path).crawl} == {entry.name for entry in entries}


def test_entries_in_one_line_are_changed_by_hand(tmp_path: Path) -> None:
    text = 'jobs = 2\ncrawl = [{name = "a", targets = ["demo"], every = "day"}]\n'
    (tmp_path / "schedule.toml").write_text(text)
    with pytest.raises(planfile.PlanError, match=r"line 2: .*by hand"):
        planfile.remove(tmp_path, "a")
    with pytest.raises(planfile.PlanError, match=r"line 2: .*by hand"):
        planfile.add(tmp_path, Entry(name="b", targets=["demo"], every="day"))
    assert (tmp_path / "schedule.toml").read_text() == text


def test_a_plan_holds_no_password(tmp_path: Path) -> None:
    entry = Entry(name="a", targets=["demo"], every="day", proxy="http://me:secret@proxy.example:3128")
    with pytest.raises(planfile.PlanError, match="http_proxy") as refused:
        planfile.add(tmp_path, entry)
    assert "secret" not in str(refused.value)
    assert not (tmp_path / "schedule.toml").exists()


@pytest.mark.parametrize("line", ["10,40,41 * * * *", "0,50 0,23 * * *"])
def test_every_gap_of_a_cron_line_counts(line: str) -> None:
    with pytest.raises(ValueError, match="15 minutes"):
        Cron(line, ZONE)


def test_a_cron_line_skips_nothing_and_drops_nothing() -> None:
    asked = datetime(2026, 11, 26, 23, 29, 59, 500_000, tzinfo=UTC)
    assert Cron("30 6 * * *", ZONE).next_after(asked) == datetime(2026, 11, 26, 23, 30, tzinfo=UTC)
    with pytest.raises(ValueError, match="'5-2' ends before it begins"):
        weekdays("5-2,1")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["run"], "no plan there"),
        (["run-due"], "no plan there"),
        (["history", "nope"], "no folder"),
        (["remove", "nope"], "no folder"),
        (["add", "demo", "--every", "day", "--ends", "2020-01-01"], "today or later, not 2020-01-01"),
        (["add", "demo", "--every", "day", "--mode", "bogus"], "--mode is update or full, not 'bogus'"),
    ],
)
def test_a_call_that_cannot_be(call: Call, archive: Path, words: list[str], said: str) -> None:
    told = call(*words)
    assert (told.code, len(told.err.splitlines())) == (2, 1)
    assert said in told.err
    assert not archive.exists()


def test_the_history_of_what_nobody_planned(call: Call, archive: Path) -> None:
    archive.mkdir()
    told = call("history", "nope")
    assert (told.code, len(told.err.splitlines())) == (2, 1)
    assert "no crawl and no portal called 'nope'" in told.err
    assert [*archive.iterdir()] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["demo"], "say when: --every day --at 06:30"),
        (["--every", "day"], "name a portal: an id, a URL or `demo`; or several with --all, --province or --family"),
        (["demo", "--all", "--every", "day"], "TARGET and --all exclude each other"),
        (["demo", "--every", "7h"], "no part of a day"),
        (["demo", "--every", "day", "--at", "6.30"], "--at is a time of the day like 06:30, not '6.30'"),
        (["demo", "--every", "day", "--mode", "some"], "--mode"),
        (["demo", "--every", "day", "--name", "Täglich"], "--name is of a-z"),
        (["demoo", "--every", "day"], "no portal is called 'demoo'"),
        (["--province", "Nowhere", "--every", "day"], "no portal speaks for 'Nowhere'"),
        (["demo", "--every", "day", "-s", "X"], "-s is NAME=VALUE"),
        (["demo", "--every", "day", "-s", "CONGTIN_FOO=1"], "no setting is called CONGTIN_FOO"),
        (["demo", "--every", "day", "-s", "DOWNLOAD_DELAY=x"], "-s DOWNLOAD_DELAY=x: a number is expected"),
    ],
)
def test_a_mistake_is_one_line_and_nothing_is_written(call: Call, archive: Path, words: list[str], said: str) -> None:
    done = call("add", *words)
    assert done.code == 2
    assert said in done.err
    assert len(done.err.splitlines()) == 1
    assert not archive.exists()


def test_a_plan_where_nothing_can_be_made_is_said_once() -> None:
    with pytest.raises(CouldNotStart) as caught, Memory(Path("/proc/x/y")).planning():
        pass
    assert (
        str(caught.value) == "/proc/x/y/schedule cannot be made: no folder can be made in /proc/x/y; name another place"
    )
