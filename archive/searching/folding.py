"""Text as it is searched: with and without the marks of Vietnamese letters, whichever way they were typed."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_TONES = {"\u0300": "1", "\u0301": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
"""Grave, acute, hook above, tilde, dot below."""


class _Plain(dict[int, str]):
    """Code point -> what it is folded to; learns as it is asked. One character for one: places stay places."""

    def __missing__(self, code: int) -> str:
        base = "d" if chr(code) in "đĐ" else unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = base if len(base) == 1 else chr(code)
        return self[code]


_PLAIN = _Plain()


def plain(text: str) -> str:
    """``text`` in lower case and without marks, đ as d; of the NFC form as many characters as it has.

    >>> plain("Đường Cầu Ngang"), plain(unicodedata.normalize("NFD", "Thủy")), plain("ﬁ İ Straße")
    ('duong cau ngang', 'thuy', 'ﬁ i straße')
    """
    return text.lower() if text.isascii() else unicodedata.normalize("NFC", text).translate(_PLAIN)


@lru_cache(maxsize=1 << 16)
def marked(word: str) -> str | None:
    """``word`` with its marks, of which the tone stands at the end as a digit; None for a word without marks.

    Where in the word the tone is set does not show: hòa is hoà.

    >>> marked("Hòa") == marked("hoà"), marked("hoà"), marked("Đường"), marked("duong"), marked("2026")
    (True, 'hoa1', 'đương1', None, None)
    """
    if word.isascii():
        return None
    tone, letters = "", []
    for letter in unicodedata.normalize("NFD", word.lower()):
        if letter in _TONES:
            tone = _TONES[letter]
        else:
            letters.append(letter)
    found = unicodedata.normalize("NFC", "".join(letters)) + tone
    return None if found.isascii() and not tone else found
