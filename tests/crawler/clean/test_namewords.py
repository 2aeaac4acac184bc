"""The tables of names: what must hold of every entry, and what lists that others made say of them.

No list is repeated here: who signs the saved pages, what provinces and districts are called, and which syllables the
synthetic pages call their persons by was written down elsewhere.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from crawler.clean import districts
from crawler.clean.names import read_byline
from crawler.clean.namewords import (
    AGENCY,
    AUTHORS,
    BEFORE_NAMES,
    CLEAR_SURNAMES,
    GIVEN,
    LABEL,
    LABEL_WORD,
    LAST_ALONE,
    NAMES_TOO,
    NOT_PERSONS,
    PLAIN_LABEL,
    PRESS,
    ROLES,
    SURNAMES,
    WIRE,
)
from crawler.clean.persons import is_agency, lowered, may_be_highland, may_be_person, names_thing
from crawler.clean.syllables import is_syllable
from crawler.clean.text import fold
from tests.synthetic import words

ROOT = Path(__file__).resolve().parents[3]
WRITTEN_SHORT = {"tp"}
OF_THE_HIGHLANDS = {"đắk", "đăk", "lắk", "lăk"}


def test_each_entry_is_spelt_in_small_letters_and_with_its_tone_where_names_have_it() -> None:
    syllables = SURNAMES | GIVEN | CLEAR_SURNAMES | LAST_ALONE | BEFORE_NAMES
    phrases = NOT_PERSONS | NAMES_TOO | districts.NAMES
    assert {each for each in syllables | phrases if lowered(each) != each} == set()
    assert {each for each in syllables if not is_syllable(each)} == WRITTEN_SHORT
    parts = {word for phrase in phrases for word in phrase.split()}
    assert {word for word in parts if not is_syllable(word)} == OF_THE_HIGHLANDS


def test_no_entry_is_without_effect_or_against_another_one() -> None:
    assert CLEAR_SURNAMES < SURNAMES
    assert not LAST_ALONE & (SURNAMES | GIVEN), "what is a name everywhere"
    assert not NOT_PERSONS & (NAMES_TOO | districts.NAMES), "what is none ever, and may be one"
    assert not NAMES_TOO & districts.NAMES, "what is none beside a date, and where it must tell"
    assert {each for each in NAMES_TOO | districts.NAMES if not may_be_person(each.title())} == set()
    offices = {each for each in NOT_PERSONS if AGENCY.match(each)}
    assert {each for each in offices if not (SURNAMES | GIVEN).issuperset(each.split())} == set(), "offices anyway"


def test_no_province_is_a_person_and_no_place_a_highlander() -> None:
    files = set((ROOT / "crawler/portals").glob("*.toml")) - {ROOT / "crawler/portals/demo.toml"}  # a made-up one
    told = {tomllib.loads(each.read_text("utf-8"))["province"] for each in files}
    provinces = {part for each in told for part in each.removeprefix("Thành phố ").split(" - ")}
    assert len(provinces) > 60
    assert {each for each in provinces if " " in each and not names_thing(each)} == set()
    assert {each for each in provinces if may_be_person(each) or may_be_highland(each)} == set()


def test_who_signs_the_saved_pages_is_somebody() -> None:
    cases = [json.loads(each.read_bytes()) for each in (ROOT / "tests/pages").glob("*/*/expected.json")]
    signing = {author["name"] for case in cases for author in case.get("authors") or []}
    assert len(signing) > 100
    assert {each for each in signing if not (may_be_person(each) or is_agency(each) or may_be_highland(each))} < {
        each for each in signing if read_byline(f"Tác giả: {each}")
    }


def test_syllables_that_persons_of_synthetic_pages_are_called_by_make_names() -> None:
    called = {lowered(each) for some in (words.SURNAMES, words.MIDDLES, words.GIVEN) for each in some}
    assert {each for name in called for each in name.split() if each not in SURNAMES | GIVEN} == set()
    assert {each for each in map(lowered, words.SURNAMES) if each not in SURNAMES} == set()


def test_behind_a_name_whoever_a_report_is_taken_over_from_is_its_source() -> None:
    for name in (
        "TTXVN",
        "VOV",
        "VTV",
        "VTV1",
        "VGP",
        "BGP",
        "VietnamPlus",
        "Thông tấn xã Việt Nam",
        "Báo Ví Dụ",
        "Tạp chí Ví Dụ",
    ):
        assert WIRE.match(lowered(name)), name
        assert PRESS.match(lowered(name)), name
        assert is_agency(name), name
        read = read_byline(f"Thu Hà - {name}")
        assert read is not None
        assert (read.authors, read.source) == ((("Thu Hà", "text"),), name)


def test_a_label_is_found_with_its_marks_and_without_and_says_one_thing() -> None:
    for word, role in ROLES.items():
        assert ROLES[fold(word)] == role, word
        assert role in AUTHORS | {"source", "pictures"}
        assert LABEL_WORD.fullmatch(word)
        assert (found := PLAIN_LABEL.match(f"{fold(word)}: ")) is not None
        assert found["words"] == fold(word)
        if fold(word) != word:
            assert (found := LABEL.match(f"{word}: ")) is not None
            assert found["words"] == word
