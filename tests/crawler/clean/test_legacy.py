"""Old encodings: every letter there and back, and no Unicode text ever touched."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.clean.legacy import ENCODINGS, decode, detect, to_unicode
from crawler.clean.legacytables import LETTERS, LOWER, UPPER
from crawler.clean.syllables import is_syllable
from tests.crawler.clean.legacy_kit import SHARED, TEXT, encode, shown


def test_there_are_134_letters() -> None:
    assert len(LETTERS) == len(set(LETTERS)) == 134
    assert all(normalize("NFC", letter) == letter for letter in LETTERS)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("form", ["bytes", "latin-1", "cp1252"])
def test_every_letter_there_and_back(encoding: str, form: str) -> None:
    for letter in LOWER if encoding == "tcvn3" else LETTERS:
        data = encode(letter, encoding)
        assert decode(data if form == "bytes" else shown(data, form), encoding) == letter


@pytest.mark.parametrize("letter", UPPER)
def test_capitals_of_tcvn3_are_told_by_their_word(letter: str) -> None:
    assert decode(encode(f"TR{letter}NG", "tcvn3"), "tcvn3") == f"TR{letter}NG"


@pytest.mark.parametrize(
    "text",
    [
        *("TỈNH ỦY TRÀ VINH", "HỌP Ở HÀ NỘI", "Bà Lê Thị Hà", "UBND tỉnh Hà Nam", "Đảng bộ TP Hà Nội"),
        # The word that tells stands before, behind, and words away.
        *("Ý KIẾN NGƯỜI DÂN", "HÀ NỘI", "Ở HÀ NỘI", "TP HÀ NỘI", "LỄ HỘI Ở HÀ", "ở Hà", "TỈNH, TP và Hà", "NỘI Ở"),
        # An acronym tells nothing, and parts those beside it.
        *("ở TP NỘI", "NỘI TP ở"),
    ],
)
def test_capitals_of_tcvn3(text: str) -> None:
    assert decode(encode(text, "tcvn3"), "tcvn3") == text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_text_is_detected_and_converted(encoding: str) -> None:
    for form in ("latin-1", "cp1252"):
        text = shown(encode(TEXT, encoding), form)
        found = detect(text)
        assert found is not None
        # Without capitals with tones VN1 is TCVN3.
        assert found[0] == ("tcvn3" if encoding == "vn1" else encoding)
        assert found[1] > 0.8
        assert to_unicode(text) == TEXT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TØnh ñy", ("tcvn3", 0.75)),
        ("TØnh ñy Trµ ®Õn", ("tcvn3", 0.938)),
        ("TØnh ñy Trµ µµµ", ("tcvn3", 0.656)),  # three of four: just enough
        ("TØnh ñy Trµ µµµ µµµ", None),
        # Another encoding reads other words in it, of the same or of other usual ones.
        ("Bí Traø", ("vni", 0.45)),
        ("L©m Trµ", ("tcvn3", 0.45)),
        ("Bí ·", ("viscii", 0.382)),
        ("Tỉnh ủy – TØnh ñy Trµ Vinh", None),
        ("tin " * 498 + "TØnh ñy.", ("tcvn3", 0.75)),
        ("tin " * 498 + "t TØnh ñy", ("tcvn3", 0.5)),
        ("tin " * 500 + "TØnh ñy", None),
    ],
)
def test_how_sure_an_encoding_is(text: str, found: tuple[str, float] | None) -> None:
    assert detect(text) == found


def test_few_words_said_often_are_no_text_that_only_one_encoding_spells() -> None:
    said = encode("Thông tin liên hệ của văn phòng. " * 30, "vps").decode("latin-1")
    assert detect(said) == ("vps", 0.85)


FURTHER = (
    "Nhân dịp này, lãnh đạo các sở, ngành và địa phương đã trao đổi nhiều vấn đề về phát triển kinh tế nông nghiệp, "
    "giải quyết việc làm, giảm nghèo bền vững, bảo vệ môi trường, quản lý đất đai và nâng cao chất lượng khám chữa."
)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_long_text_with_words_that_are_none_is_told_all_the_same(encoding: str) -> None:
    # Nearly all words are spelt: capitals with tones, which VN1 alone has, tell it from TCVN3.
    text = f"{TEXT} {FURTHER} ĐẠI HỘI ĐẢNG BỘ Rượuu Nghịị"
    found = detect(shown(encode(text, encoding)))
    assert found is not None
    assert found[0] == encoding


@pytest.mark.parametrize(("whole", "is_utf8"), [(49, False), (50, True), (99, True)])
def test_few_letters_of_utf8_may_be_cut_in_half(whole: int, is_utf8: bool) -> None:
    data = "à".encode() * whole + b"\xc3 "
    if is_utf8:
        assert decode(data, "utf-8") == "à" * whole + "\ufffd "
    else:
        with pytest.raises(ValueError, match="not utf-8"):
            decode(data, "utf-8")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_word_alone_needs_to_be_told_its_encoding(encoding: str) -> None:
    text = shown(encode("Tin tức", encoding))
    assert to_unicode(text) == text
    assert to_unicode(text, encoding=encoding) == "Tin tức"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_long_text_is_converted_to_its_end(encoding: str) -> None:
    for count in range(38, 42):
        text = f"{TEXT} " * count
        assert to_unicode(shown(encode(text, encoding))) == text


def test_known_examples() -> None:
    assert to_unicode("Céng hßa x· héi chñ nghÜa ViÖt Nam") == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert to_unicode("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam") == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert to_unicode("Cá»™ng hÃ²a xÃ£ há»™i chá»§ nghÄ©a Viá»‡t Nam") == "Cộng hòa xã hội chủ nghĩa Việt Nam"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tin tuc",
        "Tỉnh ủy Trà Vinh",
        normalize("NFD", "Tòa án nhân dân"),
        "Tòa án nhân dân",
        "Hà Nam",
        "Lê Thái Tôn",
        "Ông bà cô chú",
        "Café résumé naïve",
        "Müller und Söhne, Köln",
        "São Paulo, España, Noël",
        "Số 12/QÐ-UBND",
        "QÐ-UBND",
        "± 5 °C © 2022 – “x”…",
        "日本語 ニュース",
        "Tin µ",
    ],
)
def test_other_text_is_not_touched(text: str) -> None:
    assert to_unicode(text) == text


def test_with_an_encoding_given_unicode_stays() -> None:
    assert to_unicode("Tỉnh ủy Tr\u00b5", encoding="tcvn3") == "Tỉnh ủy Tr\u00b5"
    assert to_unicode("Tòa", encoding="utf-8") == "Tòa"


def test_an_unknown_encoding_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown encoding 'koi8'; known are tcvn3, vni, "):
        decode(b"\xe0", "koi8")
    with pytest.raises(ValueError, match="unknown encoding"):
        to_unicode("à", encoding="koi8")
    with pytest.raises(ValueError, match="not utf-8"):
        decode(b"\xe0", "utf-8")


def _real_texts() -> Iterator[str]:
    with (SHARED / "danang-articles.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield from row.values()
            yield from re.split(r"(?<=[.,;])\s", row["content"])
    for page in sorted((SHARED / "realhtml").rglob("*.htm*")):
        yield from re.split(r"<[^>]*>", page.read_text("utf-8", "replace"))


@pytest.mark.skipif(not SHARED.exists(), reason="the real texts of ../shared are not here")
def test_no_real_unicode_text_is_touched() -> None:
    count = 0
    for text in _real_texts():
        count += 1
        assert to_unicode(text) == text
    assert count > 20_000


@given(st.text(max_size=200))
def test_never_raises(text: str) -> None:
    done = to_unicode(text)
    assert done == text or normalize("NFC", done) == done
    for encoding in ENCODINGS:
        to_unicode(text, encoding=encoding)


@given(st.binary(max_size=200), st.sampled_from([name for name in ENCODINGS if name != "utf-8"]))
def test_any_bytes_can_be_decoded(data: bytes, encoding: str) -> None:
    assert decode(data, encoding) == decode(shown(data, "latin-1"), encoding)


@given(st.lists(st.sampled_from(TEXT.split()), min_size=8, max_size=30), st.sampled_from(["tcvn3", "vni"]))
def test_any_order_of_words_is_read_back(words: list[str], encoding: str) -> None:
    text = " ".join(words)
    assert decode(encode(text, encoding), encoding) == text


@pytest.mark.parametrize("word", "nghiêng khuỷu quyết giữa giếng gì quốc oan yêu ỷ Đắk xoong tuýp".split())  # noqa: SIM905
def test_syllables(word: str) -> None:
    assert is_syllable(word) is (word != "Đắk")


@pytest.mark.parametrize("word", ["", "abc", "tàt", "các1", "qat", "trưóc", "wow", "thànhphố", "à̀"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)
