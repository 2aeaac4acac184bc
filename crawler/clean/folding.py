"""Quick folding of Vietnamese text: its letters and usual marks go through a table of one byte each.

Decomposing a text and searching it for marks takes three times as long, and every line of a page is folded.
"""

from __future__ import annotations

from codecs import charmap_build, charmap_decode, charmap_encode
from unicodedata import normalize

_LETTERS = (
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
)
_SPACES = "\t\n\r\xa0"
_OTHERS = "“”‘’–—…•»«·©►"
_KNOWN = "".join(map(chr, range(0x20, 0x7F))) + _LETTERS + _SPACES + _OTHERS
_NOTHING = "\ufffe"
"""What codecs take for a byte that stands for no character; one on a page is told when its byte is read."""
# codecs builds its quick map of a table that begins with NUL alone, and a dict of others, which takes five times as
# long. A NUL is told of when its byte is read, too.
_FOLDED = _NOTHING + "".join(
    " " if sign in _SPACES else "d" if sign in "đĐ" else normalize("NFD", sign)[0].casefold() for sign in _KNOWN
)
_CODES = charmap_build(f"\0{_KNOWN}".ljust(256, _NOTHING))


def quick(text: str) -> str | None:
    """``text`` without diacritics, caseless, every space a plain one; None where it holds other characters.

    >>> quick("Đăng tải\\u00a0“LƯỢT”"), quick("Zürich")
    ('dang tai “luot”', None)
    """
    try:
        return charmap_decode(charmap_encode(text, "strict", _CODES)[0], "strict", _FOLDED)[0]
    except UnicodeError:
        return None
