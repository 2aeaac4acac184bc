"""What an entry is called that was given no name, and what goes when it is taken out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crawler.portals import registry
from crawler.schedule.planfile import read
from tests.crawler.schedule.conftest import Call


@pytest.fixture
def ids() -> list[str]:
    """Three declared portals that go on."""
    return [portal.id for portal in registry.read_all()[0] if not portal.valid_to][:3]


def test_several_portals_are_not_called_by_one_of_them(call: Call, archive: Path, ids: list[str]) -> None:
    assert call("add", *ids, "--every", "day").code == 0
    assert call("add", ids[0], ids[0], "--every", "day").code == 0
    assert [entry.name for entry in read(archive).crawl] == [f"{ids[0]}-and-2", ids[0]]


def test_what_goes_with_an_entry_is_said(call: Call, ids: list[str]) -> None:
    """Also where an older plan calls several by the first of them."""
    call("add", *ids, "--every", "day", "--name", ids[0])
    call("add", ids[1], "--every", "day")
    done = call("remove", ids[0])
    assert done.out.strip() == f"{ids[0]} is planned no more, which takes out {', '.join(ids)}; 1 left."
    assert call("remove", ids[1]).out.strip() == f"{ids[1]} is planned no more; 0 left."


def test_what_goes_with_an_entry_is_in_its_json(call: Call, ids: list[str]) -> None:
    call("add", *ids, "--every", "day", "--name", "news")
    said = json.loads(call("remove", "news", "--json").out)
    assert said == {"removed": "news", "targets": ids, "left": []}
