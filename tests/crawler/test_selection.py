"""Which portals a crawl of many takes, and what it says of the others."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from crawler.errors import PortalFileError, UnknownPortal
from crawler.portals import registry
from crawler.portals.model import Former, Portal
from crawler.processes.selection import Selection, select

TODAY = date(2026, 1, 1)


def portal(name: str, **more: Any) -> Portal:
    return Portal(id=name, home=f"https://{name}.vn/", **more)


PORTALS = [
    portal("cu", organ="people-committee", province="Cũ", gso_code="84", valid_to=date(2025, 6, 30), successor="moi"),
    portal(
        "moi",
        organ="people-committee",
        province="Mới",
        gso_code="86",
        family="nukeviet",
        former=[Former(province="Vừa", gso_code="85", valid_to=date(2025, 6, 30))],
    ),
    portal("moi-bao", province="Mới", family="dnn"),
    portal("khac", family="nukeviet", valid_to=date(2026, 1, 1)),
    portal("thu"),
]


def chosen(**asked: Any) -> Selection:
    return select(PORTALS, {}, today=TODAY, without=["thu"], **asked)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["moi", "moi-bao", "khac"]),
        ({"province": "86"}, ["moi", "moi-bao"]),
        ({"province": "moi"}, ["moi", "moi-bao"]),
        ({"province": "85"}, ["moi"]),
        ({"family": "nukeviet"}, ["moi", "khac"]),
        ({"province": "Mới", "family": "dnn"}, ["moi-bao"]),
    ],
)
def test_what_is_asked_for_and_not_switched_off_is_taken(asked: dict[str, str], names: list[str]) -> None:
    assert [each.id for each in chosen(**asked).portals] == names


def test_what_is_left_out_is_said() -> None:
    assert chosen().notes == ["1 portal is left out, switched off by now (valid_to): cu. Name it to crawl it."]
    broken = {"hong": PortalFileError("hong.toml: home is missing")}
    found = select(PORTALS, broken, today=TODAY)
    assert found.notes[0] == "hong is left out: hong.toml: home is missing"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"province": "84"}, "1 portal is left out, switched off by now"),
        ({"province": "99"}, "no portal speaks for '99'"),
        ({"family": "joomla"}, "no portal is of the family 'joomla': there are dnn, nukeviet"),
        ({"province": "85", "family": "dnn"}, "no portal of the family 'dnn' speaks for '85'"),
    ],
)
def test_where_nothing_is_left_it_is_said_what_could_be(asked: dict[str, str], said: str) -> None:
    with pytest.raises(UnknownPortal, match=said):
        chosen(**asked)


def test_of_the_declared_portals_every_province_of_today_is_in_all() -> None:
    found, broken = registry.read_all()
    every = select(found, broken, today=date(2026, 11, 26), without=["demo"])
    committees = [each for each in every.portals if each.organ == "people-committee"]
    assert len(committees) == 34
    assert len(every.portals) + len(every.switched_off) == len(found) - 1
