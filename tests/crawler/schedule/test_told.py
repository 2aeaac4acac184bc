"""What a plan does not show, or not take, is said."""

from __future__ import annotations

import json

from crawler.portals import registry
from tests.crawler.schedule.conftest import Call

MORE = "More are to come after these: --count N shows the first N."


def test_portals_that_a_plan_of_all_leaves_out_are_named(call: Call) -> None:
    off = [each.id for each in registry.read_all()[0] if each.valid_to and f"{each.valid_to}" < "2026-11-26"]
    added = call("add", "--all", "--every", "day")
    assert added.code == 0
    assert f"{len(off)} portals are left out, switched off by now (valid_to): {', '.join(off)}." in added.err
    (portal,) = [each.id for each in registry.read_all()[0] if not each.valid_to][:1]
    assert "left out" not in call("add", portal, "--every", "day").err


def test_runs_that_are_not_shown_are_spoken_of(call: Call) -> None:
    call("add", "demo", "--every", "day", "--ends", "2026-12-02")
    few = call("next", "--count", "3").out
    assert few.splitlines()[-1] == MORE
    assert len(json.loads(call("next", "--count", "3", "--json").out)) == 3
    assert MORE not in call("next").out
