"""Persons: what may be a name, how far a degree or a people's name goes, and who signs with whom."""

from __future__ import annotations

import pytest

from crawler.clean.names import sign_together
from crawler.clean.persons import (
    bare_name,
    is_full_name,
    may_be_highland,
    may_be_person,
    split_names,
)


@pytest.mark.parametrize(
    ("name", "may_be"),
    [
        ("Nguyễn Bling An", True),
        ("Nguyễn Bling Thu Hà", True),
        ("Nguyễn Bling", False),
        ("Nguyễn Bling Krông An", False),
        ("An Bling Nguyễn", False),
    ],
)
def test_one_unknown_syllable_behind_a_family_name_is_one_of_a_name(name: str, may_be: bool) -> None:
    assert may_be_person(name) is may_be


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("ThS. Lê Hà", True),
        ("ThS. Hà", False),
        ("TS. Báo Ví Dụ", False),
        ("TS. Bắc Ninh", False),
        ("ThS. Thạch Krông Cầm Hà An", True),
        ("ThS. Thạch Krông Cầm Hà An Bình", False),
    ],
)
def test_a_degree_makes_no_person_of_a_paper_a_place_or_a_half_name(text: str, full: bool) -> None:
    assert is_full_name(text) is full


@pytest.mark.parametrize(
    ("name", "may_be"),
    [
        ("Y Blim", True),
        ("Y Bling Hoa", True),
        ("Y Quê", False),
        ("H'Nga Ayun", True),
        ("H’Nga Ayun", True),
        ("H'Nga", False),
        ("RƠ LAN H’NGA", False),
        ("Lò Bling", True),
        ("Lò Bling Krong", False),
        ("Bling Lò", False),
    ],
)
def test_names_of_the_highlands(name: str, may_be: bool) -> None:
    assert may_be_highland(name) is may_be


@pytest.mark.parametrize(
    ("names", "sign"),
    [
        (["Kim Oanh", "Rơ Lan H’Nga"], True),
        (["Kim Oanh", "rơ lan"], False),
        (["Kim Oanh", "Vang Dội", "UBND phường"], False),
        (["Kim Oanh", "Thu Hà"], False),  # for others to tell
        (["Rơ Lan H’Nga", "Alăng Ngước"], False),
        (["Báo Ví Dụ", "UBND phường"], False),
        (["Kim Oanh"], False),
        ([], False),
    ],
)
def test_a_person_signs_with_offices_or_with_a_highlander(names: list[str], sign: bool) -> None:
    assert sign_together(names) is sign


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Phòng Văn hóa và “Thông tin”", ["Phòng Văn hóa và Thông tin"]),
        (" Phòng Văn hóa và Thông tin", ["Phòng Văn hóa và Thông tin"]),
        ("Phòng Văn hóa và ", ["Phòng Văn hóa và"]),
        ("Lê Minh và Thông tin", ["Lê Minh", "Thông tin"]),
        ("“Thu Hà” - Bá Thi", ["Thu Hà", "Bá Thi"]),
        ("Thu Hà, “", ["Thu Hà"]),
    ],
)
def test_a_list_of_names_is_cut_between_them_alone(value: str, names: list[str]) -> None:
    assert split_names(value) == names


@pytest.mark.parametrize(
    ("part", "name"),
    [("“Thu Hà”", "Thu Hà"), ("Nhà báo Thu Hà thực hiện", "Thu Hà"), ("Tổng hợp", "Tổng hợp")],
)
def test_a_name_without_what_was_done(part: str, name: str) -> None:
    assert bare_name(part) == name


@pytest.mark.parametrize("office", ["Phòng VH, TT&DL", "Sở VH, TT&DL", "Phòng LĐ, TB&XH"])
def test_an_office_of_several_abbreviations_is_one(office: str) -> None:
    assert split_names(office) == [office]
    assert split_names(f"{office}, Nguyễn Thị Hoa") == [office, "Nguyễn Thị Hoa"]
