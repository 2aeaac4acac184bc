"""Every letter folds to its base, and every letter of VNI has its bytes: character by character."""

from __future__ import annotations

from unicodedata import category, combining, normalize

from crawler.clean.aligned import align
from crawler.clean.legacytables import LETTERS, VNI_PAIRS, VNI_SINGLE

LATIN = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
STROKED = "đĐðÐ"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
CHART = """
aø aû aõ aù aï aâ aà aå aã aá aä aê aè aú aü aé aë eø eû eõ eù eï eâ eà eå eã eá eä oø oû oõ où oï oâ oà oå oã oá oä
ôø ôû ôõ ôù ôï uø uû uõ uù uï öø öû öõ öù öï yø yû yõ yù yï
"""
READ = """
à ả ã á ạ â ầ ẩ ẫ ấ ậ ă ằ ẳ ẵ ắ ặ è ẻ ẽ é ẹ ê ề ể ễ ế ệ ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ờ ở ỡ ớ ợ ù ủ ũ ú ụ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ
"""


def test_a_latin_letter_folds_to_its_base_in_small() -> None:
    for letter in set(LATIN) - set(STROKED):
        base = normalize("NFD", letter)[0].lower()
        expected = base if base.isascii() else letter.lower()[0]
        assert align(letter).folded == expected, letter
        assert align(f"{letter}\u0323").folded == expected, "the same where a mark behind it breaks the step"
    assert align(STROKED).folded == align(f"{STROKED}\u0323").folded == "dddd"
    assert align("ẠXY").folded == "axy"


def test_what_is_no_latin_letter_stays() -> None:
    for letter in ("\u037e", "\u0250", "\u1f00", "\u1fff", "\u03ac", "\u0439", "\u212b", "\uac00", "¿", "×", "÷"):
        assert align(letter).folded == letter.lower()


def test_a_fold_without_marks_runs_in_step_with_its_text() -> None:
    """In one piece: whether a letter grows does not depend on its neighbours."""
    text = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    alone = align(text)
    kept = align("".join(alone.text[place] for place in (alone.places or ())[:-1]))
    assert (kept.places, len(kept.folded)) == (None, len(kept.text))
    assert kept.folded == alone.folded


def test_every_space_dash_and_wide_mark_is_the_plain_one() -> None:
    seen = [chr(code) for code in range(0x80, 0x10000)]
    assert {one for one in seen if align(one).folded == " "} == {one for one in seen if category(one) == "Zs"}
    assert {one for one in seen if align(one).folded == "-"} == set(DASHES)
    assert align("：／｜").folded == ":/|"


def test_what_stands_for_nothing_is_dropped_and_cut_out_with_what_it_stands_in() -> None:
    marks = {chr(code) for code in range(0x300, 0x370)}
    # Signs around numbers of other scripts, Mongolian's, and those around notes: no page of ours has them.
    shown = set(map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x180E, 0xFFF9, 0xFFFA, 0xFFFB)))
    basic = [chr(code) for code in range(0x80, 0x10000)]
    unseen = {one for one in basic if category(one) == "Cf"} - shown
    assert {one for one in basic if align(one).folded == ""} == marks | unseen
    for one in marks | unseen:
        found = align(f"Lượ{one}t xem")
        assert found.folded == "luot xem", ascii(one)
        assert (found.cut(0, 3), found.cut(0, 4), found.cut(3, 3)) == (
            "Lượ" + one * bool(combining(one)),
            f"Lượ{one}t",
            "",
        )


def test_vni_has_the_bytes_of_its_chart_in_small_capitals_and_mixed() -> None:
    chart = dict(zip(CHART.split(), READ.split(), strict=True))
    capitals = {pair.upper(): letter.upper() for pair, letter in chart.items()}
    mixed = {pair[0].upper() + pair[1]: letter.upper() for pair, letter in chart.items()}
    assert chart | capitals | mixed == VNI_PAIRS
    assert set(VNI_PAIRS.values()) | set(VNI_SINGLE.values()) == set(LETTERS)
