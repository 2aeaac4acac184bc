"""Quick folding gives what decomposing gives, or nothing."""

from __future__ import annotations

import sys
from unicodedata import combining, normalize

from crawler.clean import folding


def test_every_sign_is_folded_as_decomposing_folds_it() -> None:
    quick = {sign: folded for code in range(sys.maxunicode) if (folded := folding.quick(sign := chr(code))) is not None}
    assert len(quick) == 246
    for sign, folded in quick.items():
        plain = "".join(letter for letter in normalize("NFD", sign) if not combining(letter)).casefold()
        assert folded == (" " if sign.isspace() else plain.replace("đ", "d"))


def test_what_the_table_has_not_is_left_to_others() -> None:
    for text in ("A\u0301", "Z\u00fcrich", "\u200b", "\x00", "\ufffe", "\ud800", "\U0001f600"):
        assert folding.quick(f"Tỉnh {text}") is None
    assert folding.quick("") == ""
