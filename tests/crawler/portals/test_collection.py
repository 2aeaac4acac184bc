"""The declared portals as a whole: all provinces, each host once, and nothing that pretends to be checked."""

from __future__ import annotations

import csv
import json
import tomllib
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from jsonschema_rs import Draft202012Validator
from typer.testing import CliRunner

from archive.linking import succession as linking
from crawler.clean.urls import host_of
from crawler.cli import app
from crawler.portals import registry, schema
from crawler.portals.model import Portal
from crawler.portals.succession import Unit, current, owner, story, succession, units_of, units_on

PORTALS = {portal.id: portal for portal in registry.read_all()[0]}
COMMITTEES = [portal for portal in PORTALS.values() if portal.organ == "people-committee"]
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def test_there_were_63_provinces_and_cities_and_there_are_34() -> None:
    before, after = (units_on(PORTALS.values(), day) for day in (BEFORE, AFTER))
    assert (len(before), len(after)) == (63, 34)
    assert len({unit.province for unit in before}) == 63
    assert len({unit.gso_code for unit in before}) == 63
    assert len({unit.gso_code for unit in after}) == 34
    assert {unit.gso_code for unit in after} <= {unit.gso_code for unit in before}
    assert [len(units_on(PORTALS.values(), day)) for day in (date(2008, 8, 1), date.today())] == [63, 34]


def test_what_ended_went_on_in_a_province_that_began_the_next_day() -> None:
    ended = [portal for portal in COMMITTEES if portal.valid_to is not None]
    assert len(ended) == 29
    for portal in ended:
        assert portal.successor is not None
        assert portal.legal_basis
        present = current(portal, PORTALS)
        assert (present.valid_from, present.valid_to, present.legal_basis) == (AFTER, None, portal.legal_basis)
    assert len({current(portal, PORTALS).id for portal in ended}) == 23


def test_two_provinces_that_merged_tell_their_story() -> None:
    told = story(PORTALS["travinh"], PORTALS)
    assert [unit.portal for unit in told.successors] == ["vinhlong"]
    assert [unit.province for unit in told.joined] == ["Bến Tre"]
    assert {unit.province for unit in story(PORTALS["vinhlong"], PORTALS).predecessors} == {"Bến Tre", "Trà Vinh"}
    assert owner(PORTALS["travinh"], date(2020, 1, 1)) == units_of(PORTALS["travinh"])[0]
    assert owner(PORTALS["travinh"], AFTER) is None


def test_one_portal_is_of_the_old_province_and_of_the_new() -> None:
    old, new = (owner(PORTALS["lamdong"], day) for day in (BEFORE, AFTER))
    assert old is not None
    assert new is not None
    assert (old.valid_to, new.valid_from, old.province) == (BEFORE, AFTER, new.province)


def test_a_paper_of_a_province_that_ended_is_told_on_by_the_province() -> None:
    ended = [portal for portal in PORTALS.values() if portal.organ == "newspaper" and portal.valid_to is not None]
    assert ended
    for portal in ended:
        assert story(portal, PORTALS).successors[0].valid_from == AFTER


def test_a_paper_of_a_province_that_grew_under_its_name_tells_what_went_into_it() -> None:
    papers = [portal for portal in PORTALS.values() if portal.organ in {"newspaper", "people-council"}]
    grown = {portal.province for portal in COMMITTEES if portal.former}
    told = [story(portal, PORTALS) for portal in papers if portal.valid_to is None and portal.province in grown]
    assert told
    for each in told:
        assert each.predecessors
        assert {unit.valid_to for unit in each.predecessors} == {BEFORE}


MERGERS = """
An Giang 91 = An Giang 89 + Kiên Giang 91
Bắc Ninh 24 = Bắc Ninh 27 + Bắc Giang 24
Cà Mau 96 = Cà Mau 96 + Bạc Liêu 95
Cần Thơ 92 = Cần Thơ 92 + Hậu Giang 93 + Sóc Trăng 94
Đà Nẵng 48 = Đà Nẵng 48 + Quảng Nam 49
Đắk Lắk 66 = Đắk Lắk 66 + Phú Yên 54
Đồng Nai 75 = Đồng Nai 75 + Bình Phước 70
Đồng Tháp 82 = Đồng Tháp 87 + Tiền Giang 82
Gia Lai 52 = Gia Lai 64 + Bình Định 52
Hải Phòng 31 = Hải Phòng 31 + Hải Dương 30
Hưng Yên 33 = Hưng Yên 33 + Thái Bình 34
Khánh Hòa 56 = Khánh Hòa 56 + Ninh Thuận 58
Lào Cai 15 = Lào Cai 10 + Yên Bái 15
Lâm Đồng 68 = Lâm Đồng 68 + Bình Thuận 60 + Đắk Nông 67
Ninh Bình 37 = Ninh Bình 37 + Hà Nam 35 + Nam Định 36
Phú Thọ 25 = Phú Thọ 25 + Hòa Bình 17 + Vĩnh Phúc 26
Quảng Ngãi 51 = Quảng Ngãi 51 + Kon Tum 62
Quảng Trị 44 = Quảng Trị 45 + Quảng Bình 44
Tây Ninh 80 = Tây Ninh 72 + Long An 80
Thái Nguyên 19 = Thái Nguyên 19 + Bắc Kạn 06
Thành phố Hồ Chí Minh 79 = Thành phố Hồ Chí Minh 79 + Bà Rịa - Vũng Tàu 77 + Bình Dương 74
Tuyên Quang 08 = Tuyên Quang 08 + Hà Giang 02
Vĩnh Long 86 = Vĩnh Long 86 + Bến Tre 83 + Trà Vinh 84
Cao Bằng 04 = Cao Bằng 04
Điện Biên 11 = Điện Biên 11
Hà Nội 01 = Hà Nội 01
Hà Tĩnh 42 = Hà Tĩnh 42
Huế 46 = Huế 46
Lai Châu 12 = Lai Châu 12
Lạng Sơn 20 = Lạng Sơn 20
Nghệ An 40 = Nghệ An 40
Quảng Ninh 22 = Quảng Ninh 22
Sơn La 14 = Sơn La 14
Thanh Hóa 38 = Thanh Hóa 38
"""
"""Resolution 202/2025/QH15, Article 1, with the codes of before and of since: written down without the files."""


def test_what_went_into_which_is_as_the_resolution_says() -> None:
    before, after = (units_on(PORTALS.values(), day) for day in (BEFORE, AFTER))
    said = {}
    for unit in after:
        of = [old for old in before if current(PORTALS[old.portal], PORTALS).id == unit.portal]
        own, *others = sorted(of, key=lambda old: (old.province != unit.province, old.province))
        said[unit.province] = [_coded(unit), _coded(own), *sorted(_coded(old) for old in others)]
    resolved = {}
    for line in MERGERS.strip().splitlines():
        one, _, of = line.partition(" = ")
        own, *others = of.split(" + ")
        resolved[one[:-3]] = [one, own, *sorted(others)]
    assert said == resolved


def _coded(unit: Unit) -> str:
    return f"{unit.province} {unit.gso_code}"


def test_the_days_of_a_portal_follow_on_each_other() -> None:
    for portal in PORTALS.values():
        units = units_of(portal)
        for old, new in pairwise(units):
            assert old.valid_to is not None
            assert new.valid_from == old.valid_to + timedelta(days=1), portal.id
        assert (portal.valid_from is None) == (not portal.former), portal.id
        assert (portal.legal_basis is None) == (portal.valid_from is None and portal.valid_to is None), portal.id


def test_every_host_is_of_one_portal() -> None:
    hosts = Counter(
        host
        for portal in PORTALS.values()
        for host in {host_of(portal.home), *(host_of(f"https://{alias}/") for alias in portal.aliases)}
    )
    assert [host for host, times in hosts.items() if times > 1] == []


@pytest.mark.parametrize(
    "portal", [portal for portal in PORTALS.values() if portal.id != "demo"], ids=lambda each: each.id
)
def test_nothing_pretends_to_be_checked(portal: Portal) -> None:
    assert portal.home_evidence != "none", "how its address is known: home_evidence"
    assert portal.home_evidence != "captured" or portal.evidence == "captured"
    assert portal.sources or portal.evidence == "captured"
    assert portal.family is None or portal.evidence in ("captured", "reported")
    assert not portal.selectors or portal.evidence in ("captured", "reported")
    assert portal.gso_code is None or any("gso_code" in each for each in portal.sources)
    assert portal.organ is not None, "whose portal it is: organ, and the province that it speaks for"
    assert portal.province, "whose portal it is: organ, and the province that it speaks for"


def test_ids_follow_the_rule() -> None:
    for portal in COMMITTEES:
        assert host_of(portal.home) == f"{portal.id}.gov.vn"
    endings = {"party-committee": ("-tinhuy", "-thanhuy"), "people-council": ("-hdnd",), "newspaper": ("-bao",)}
    of = {portal.id: portal for portal in COMMITTEES}
    for portal in PORTALS.values():
        if portal.organ in endings:
            assert portal.id.endswith(endings[portal.organ])
            assert of[portal.id.rpartition("-")[0]].province == portal.province


def test_the_succession_is_what_archive_link_reads(tmp_path: Path) -> None:
    printed = CliRunner().invoke(app, ["portals", "succession"])
    assert printed.exit_code == 0
    (tmp_path / "succession.csv").write_text(printed.stdout, encoding="utf-8")
    table = linking.read(tmp_path / "succession.csv")
    assert table == {portal: successor for portal, successor, _ in succession(PORTALS.values())}
    assert len(table) == 29
    assert linking.line(table, "bentre") == ["bentre", "vinhlong"]
    rows = list(csv.DictReader(printed.stdout.splitlines()))
    assert {row["since"] for row in rows} == {"2025-07-01"}
    as_json = CliRunner().invoke(app, ["portals", "succession", "--json"])
    assert json.loads(as_json.stdout) == rows


def test_show_tells_the_story_and_the_owner_of_a_day() -> None:
    said = CliRunner().invoke(app, ["portals", "show", "travinh", "--on", "2024-02-29"]).stdout
    assert "Spoke for Trà Vinh (code 84) until 2025-06-30." in said
    assert (
        "Since 2025-07-01 it is part of Vĩnh Long (portal vinhlong) with Bến Tre (portal bentre), by Nghị quyết" in said
    )
    assert said.splitlines()[-1] == "on 2024-02-29  Trà Vinh (code 84)"
    document = json.loads(CliRunner().invoke(app, ["portals", "show", "vinhlong", "--json"]).stdout)
    assert document["id"] == "vinhlong"
    assert {unit["portal"] for unit in document["story"]["predecessors"]} == {"bentre", "travinh"}


def test_the_schema_is_current() -> None:
    assert schema.PATH.read_text(encoding="utf-8") == schema.text()


def test_the_schema_takes_what_the_registry_takes_and_refuses_what_it_refuses() -> None:
    checker = Draft202012Validator(schema.schema())
    for name in registry.ids():
        table = tomllib.loads((registry.folder() / f"{name}.toml").read_text(encoding="utf-8"))
        assert [error.message for error in checker.iter_errors(json.loads(json.dumps(table, default=str)))] == []
    good = {"home": "https://vidu.gov.vn/"}
    for bad in (
        {},
        {**good, "hom": 1},
        {**good, "id": "x"},
        {**good, "family": "x"},
        {**good, "selectors": {"tittle": "h1"}},
        {**good, "layouts": [{"until": "2020-01-01", "family": "x"}]},
        {**good, "expect": {"filled": {"views": 2}}},
        {**good, "fixes": {"sektion": {}}},
        {**good, "gso_code": "8"},
    ):
        assert not checker.is_valid(bad), bad
