"""``schedule.toml``: mistakes with their line; what a person wrote stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from crawler.schedule import planfile
from crawler.schedule.model import Entry, Plan
from crawler.schedule.planfile import PlanError

BY_HAND = """\
# our own
timezone = "UTC"   # we are elsewhere

# the daily ones
[[crawl]]
name = "daily"
targets = ["demo", "http://127.0.0.1:8099/"]
every = "day"
at = "06:30"
settings = { DOWNLOAD_DELAY = 2.5 }

# the large one
[[crawl]]
name = "all"
all = true
cron = "0 1 1 * *"
mode = "full"
since = 2020-01-01
"""


def test_a_plan_written_by_hand(tmp_path: Path) -> None:
    (tmp_path / "schedule.toml").write_text(BY_HAND)
    plan = planfile.read(tmp_path)
    assert [entry.name for entry in plan.crawl] == ["daily", "all"]
    assert plan.crawl[0].settings == {"DOWNLOAD_DELAY": 2.5}
    assert planfile.options_of(plan.crawl[1]) == {
        "mode": "full",
        "since": "2020-01-01",
        "until": None,
        "limit": None,
        "section": None,
        "assets": "attachments",
    }


@pytest.mark.parametrize(
    ("wrong", "line", "said"),
    [
        ('[[crawl]]\nname = "x"\ntargets = ["demo"]\nevry = "day"', 4, "crawl[1].evry is no key: did you mean every?"),
        ('jobs = 0\n[[crawl]]\nname = "x"', 1, "jobs: a whole number >= 1 was expected"),
        ('[[crawl]]\ntargets = ["demo"]', 1, "crawl[1].name is missing"),
        ('[[crawl]]\nname = "x"\ntargets = ["demo"]\nevery = "day"\nat = "6.30"', 5, "crawl[1].at"),
        ('[[crawl]]\nname = "x"\ntargets = ["demo"]\nevery = "7h"', 4, "x: every 7h is no part of a day"),
        ('[[crawl]]\nname = "x"\ntargets = ["demo"]\ncron = "* *"', 4, "x: cron '* *': five fields"),
        ('[[crawl]]\nname = "x"\ntargets = ["demo"]\nall = true\nevery = "day"', 4, "in one way"),
        ('[[crawl]]\nname = "x"\nevery = "day"', 2, "in one way"),
        ('timezone = "Mars"', 1, "no time zone"),
        ('[[crawl]]\nname = "x"\ntargets = ["demo"]\nevery = "day"\n' * 2, 6, "x is there twice"),
        ("jobs = 2\njobs = 3", 2, "jobs is there twice"),
        ("jobs = 2\njitter = ", 2, 'a value was expected: "text" between quotes, 12, true'),
        ("jobs = 2\njitter = 10m", 2, "the end of the line was expected (column 12)"),
        ("\ntimezone = UTC", 2, 'a day such as 2026-11-26, or ["a", "b"] (column 12)'),
        ('[[crawl]]\nname: "x"', 2, "= and a value were expected after the key (column 5)"),
        ('[[crawl]]\nname = "x', 2, "a quote is missing at its end (column 10)"),
        ('[[crawl]]\ntargets = ["demo"', 2, "] is missing at its end (column 18)"),
        ("[[crawl]", 1, "]] was expected (column 8)"),
        ("- demo", 1, "= and a value were expected after the key (column 3)"),
        (
            '[[crawl]]\nname = "x"\nall = true\nevery = "day"\nsince = 2026-02-01\nuntil = 2026-01-01',
            1,
            "no day lies",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(wrong: str, line: int, said: str) -> None:
    with pytest.raises(PlanError) as refused:
        planfile.parse(wrong, "schedule.toml")
    assert str(refused.value).startswith(f"schedule.toml: line {line}: ")
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_adding_and_taking_away_leave_the_rest_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "schedule.toml"
    path.write_text(BY_HAND)
    entry = Entry(
        name="new",
        targets=['http://127.0.0.1/?a="b"\\'],
        every="week",
        on="sun",
        adaptive=False,
        ends=date(2026, 12, 31),
        section=["Tin tức"],
        settings={"RETRY_TIMES": "1", "A B": True},
    )
    assert planfile.add(tmp_path, entry).crawl[-1] == entry
    assert path.read_text().startswith(BY_HAND)
    assert planfile.remove(tmp_path, "new").crawl == planfile.parse(BY_HAND, "").crawl
    assert path.read_text() == BY_HAND
    planfile.remove(tmp_path, "daily")
    assert path.read_text() == BY_HAND[: BY_HAND.index("# the daily")] + BY_HAND[BY_HAND.index("# the large") :]
    planfile.remove(tmp_path, "all")
    assert planfile.read(tmp_path) == Plan(timezone="UTC")


def test_a_plan_that_lies_elsewhere_stays_there(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "plan").write_text(BY_HAND)
    (tmp_path / "archive" / "schedule.toml").symlink_to(tmp_path / "plan")
    planfile.remove(tmp_path / "archive", "daily")
    assert (tmp_path / "archive" / "schedule.toml").is_symlink()
    assert planfile.parse((tmp_path / "plan").read_text(), "") == planfile.read(tmp_path / "archive")
    assert "# the daily" not in (tmp_path / "plan").read_text()


def test_a_name_stands_for_one(tmp_path: Path) -> None:
    entry = Entry(name="x", targets=["demo"], every="day")
    planfile.add(tmp_path, entry)
    with pytest.raises(PlanError, match="another --name"):
        planfile.add(tmp_path, entry)
    with pytest.raises(PlanError, match="no crawl called 'y': it has x"):
        planfile.remove(tmp_path, "y")


def test_every_key_comes_back_as_it_was_written() -> None:
    entry = Entry(
        name="x", province="84", cron="0 5 * * *", once=True, jitter="0m", time_limit="2d", mode="full", limit=3,
        since=date(2026, 1, 1), until=date(2026, 2, 1), assets="all", warc=False, egress="vn", proxy="http://p:1",
    )  # fmt: skip
    assert planfile.parse(planfile.written(entry), "x").crawl == [entry]
    told = {"name", "targets", "every", "at", "on", "section", "settings", "ends", "adaptive", "all", "family"}
    usual = msgspec.structs.asdict(Entry(name=""))
    assert {key for key, value in msgspec.structs.asdict(entry).items() if value == usual[key]} | {"name"} == told
