"""What docs/scheduling.md shows can be said, and is what it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from crawler.schedule import planfile
from tests.crawler.schedule.conftest import Call, archive, call  # noqa: F401 - fixtures

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "scheduling.md").read_text(encoding="utf-8")
WHEN = re.findall(r"`(--(?:every|cron) [^`]*)`", TEXT)
ADDED = re.findall(r"^congtin schedule add (.*?)(?: --archive \S+)?$", TEXT, re.MULTILINE)


def test_the_plan_shown_is_a_plan() -> None:
    (shown,) = re.findall(r"^```toml\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    assert [entry.name for entry in planfile.parse(shown, "docs").crawl] == ["news", "everything"]


@pytest.mark.parametrize("said", WHEN)
def test_times_can_be_said_so(call: Call, said: str) -> None:  # noqa: F811
    done = call("add", "demo", *shlex.split(said))
    assert done.code == 0, done.err


def test_what_is_added_can_be_added(call: Call, archive: Path) -> None:  # noqa: F811
    assert len(ADDED) == 3
    for words in ADDED:
        done = call("add", *shlex.split(words))
        assert done.code == 0, done.err
    assert len(planfile.read(archive).crawl) == 3


def test_commands_shown_are_there(call: Call) -> None:  # noqa: F811
    for name in sorted(set(re.findall(r"congtin schedule ([a-z-]+)", TEXT))):
        assert call(name, "--help").code == 0, name
