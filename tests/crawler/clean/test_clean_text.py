"""Text: one normal form, reached by every spelling of the same characters."""

from __future__ import annotations

from unicodedata import is_normalized, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.clean.text import clean_line, fold, is_portal_name, strip_portal_name, unescape, words

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\xad\u200e\u202a\u2066\x00\x07\x7f\x81\ud800"
SPACES = "\xa0\u2003\u2009\u202f\u3000\t\n\r\x0b\x85\u2028"


@pytest.mark.parametrize("letter", INVISIBLE)
def test_invisible_characters_go(letter: str) -> None:
    assert clean_line(f"Tỉnh{letter} ủy{letter}") == "Tỉnh ủy"
    assert clean_line(f"a{letter}b") == "ab"


@pytest.mark.parametrize("space", SPACES)
def test_every_space_is_one_space(space: str) -> None:
    assert clean_line(f"{space}Tỉnh{space} {space}ủy{space}") == "Tỉnh ủy"


@pytest.mark.parametrize("text", ["Tỉnh  ủy", "Tinh   uy", " Tỉnh  ủy  Trà Vinh "])
def test_several_plain_spaces_are_one(text: str) -> None:
    assert clean_line(text) == " ".join(text.split())


def test_a_mark_composes_across_a_zero_width_character() -> None:
    assert clean_line("Viê\u200b\u0323t") == "Việt"


def test_entities_and_punctuation_stay() -> None:
    assert clean_line("R&amp;D – “Dân vận khéo”…") == "R&amp;D – “Dân vận khéo”…"


@given(st.text())
def test_clean_line_is_a_normal_form(text: str) -> None:
    line = clean_line(text)
    assert clean_line(line) == line
    assert is_normalized("NFC", line)
    assert line == line.strip()
    assert "  " not in line
    assert line.encode().decode() == line


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_composition_does_not_matter(text: str) -> None:
    assert clean_line(normalize("NFD", text)) == clean_line(normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Lượt xem:", "luot xem:"),
        ("LƯỢT\u00a0 XEM", "luot xem"),
        ("ĐĂNG đàn", "dang dan"),
        ("Ðăng", "dang"),
        ("ðăng ð", "dang d"),
        ("Straße", "strasse"),
        ("a\u200bb", "ab"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == fold(normalize("NFD", text)) == folded


def test_a_long_text_folds_as_a_short_one() -> None:
    assert fold("Đăng  tải " * 100) == " ".join([fold("Đăng tải")] * 100)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("T&#224;i", "Tài"),
        ("T&amp;#224;i", "Tài"),
        ("a&amp;#x002F;b", "a/b"),
        ("R&amp;amp;D", "R&D"),
        ("R&amp;D; AT&T", "R&D; AT&T"),
        ("a&copy=1&nbsp;b", "a&copy=1\xa0b"),
        ("&khonglaentity;", "&khonglaentity;"),
        ("&amp;amp;lt;", "&lt;"),
        ("&#38;lt;", "&lt;"),
    ],
)
def test_unescape(text: str, plain: str) -> None:
    assert unescape(text) == plain


@pytest.mark.parametrize(
    ("title", "names", "stripped"),
    [
        ("Khai mạc - Báo Ví Dụ", ["Báo Ví Dụ"], "Khai mạc"),
        ("BÁO VÍ DỤ | Khai mạc", ["Báo Ví dụ"], "Khai mạc"),
        ("Khai mạc – Tin tức – Báo Ví Dụ", ["Báo Ví Dụ", "Tin tức"], "Khai mạc"),
        ("Khai mạc :: Báo Ví Dụ - Trang tin", ["Báo Ví Dụ"], "Khai mạc"),
        ("Khai mạc - CỔNG THÔNG TIN ĐIỆN TỬ TỈNH VÍ DỤ", [], "Khai mạc"),
        ("Cổng thông tin điện tử tỉnh Ví Dụ - Khai mạc", [], "Khai mạc"),
        ("Cổng thông tin điện tử tỉnh Ví Dụ", [], "Cổng thông tin điện tử tỉnh Ví Dụ"),
        ("Báo Ví Dụ", ["Báo Ví Dụ"], "Báo Ví Dụ"),
        ("Phòng, chống Covid-19 - Báo Ví Dụ", ["Báo Ví Dụ"], "Phòng, chống Covid-19"),
        ("Kinh tế - xã hội phát triển", ["Báo Ví Dụ"], "Kinh tế - xã hội phát triển"),
        ("Báo Ví Dụ kỷ niệm 30 năm", ["Báo Ví Dụ"], "Báo Ví Dụ kỷ niệm 30 năm"),
        ("Khai mạc - ", ["Báo"], "Khai mạc -"),
        ("", ["Báo"], ""),
    ],
)
def test_strip_site_name(title: str, names: list[str], stripped: str) -> None:
    assert strip_portal_name(title, names) == stripped


@given(st.text(alphabet="aB -|:–»", max_size=40), st.lists(st.text(alphabet="aB -", max_size=6), max_size=3))
def test_strip_site_name_never_empties(title: str, names: list[str]) -> None:
    stripped = strip_portal_name(title, names)
    assert stripped in clean_line(title)
    assert bool(stripped) == bool(clean_line(title))


def test_a_portal_calls_itself_something_in_few_words() -> None:
    assert is_portal_name("Cổng thông tin điện tử" + " tỉnh" * 11)
    assert not is_portal_name("Cổng thông tin điện tử" + " tỉnh" * 12)


@pytest.mark.parametrize("names", [[], ["Báo Ví Dụ"]])
def test_what_begins_otherwise_is_no_portal(names: list[str]) -> None:
    assert not is_portal_name("Khai mạc lễ hội", names)
    assert not is_portal_name("Tỉnh Ví Dụ có Cổng thông tin điện tử", names)
    assert is_portal_name(" – ", names)  # nothing that would have to be kept


def test_what_is_too_long_for_a_title_is_left_alone() -> None:
    longest = "a" * (1000 - len(" | Báo Ví Dụ"))
    assert strip_portal_name(f"{longest} | Báo Ví Dụ", ["Báo Ví Dụ"]) == longest
    assert strip_portal_name(f"{longest}a | Báo Ví Dụ", ["Báo Ví Dụ"]) == f"{longest}a | Báo Ví Dụ"


def test_words() -> None:
    assert words("Tỉnh ủy: 25/5!") == words(normalize("NFD", "TỈNH ỦY 25 5")) == ["tỉnh", "ủy", "25", "5"]
