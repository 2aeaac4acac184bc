"""Text in a Vietnamese encoding from before Unicode, also where it was read as Latin-1: to NFC Unicode.

Such text comes as bytes, or as "mojibake": every byte shown as the Latin-1 or Windows-1252 character of its code
("TØnh ñy Trµ Vinh"), often inside a UTF-8 page that styles it with an old font. Use this before ``clean_line``, which
drops characters (U+00AD, U+0080-9F) that are letters here. A text that is Unicode already is returned as it is.
"""

from __future__ import annotations

import re
from codecs import charmap_decode
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from crawler.clean.legacytables import LETTERS, LOWER, TCVN3, UPPER, VISCII, VN1, VNI_PAIRS, VNI_SINGLE, VPS
from crawler.clean.syllables import COMMON, is_syllable

SURE = 0.7
"""From this confidence on ``to_unicode`` converts: two well-spelt words that no other reading gives."""
_SAMPLE, _ENOUGH = 4000, 2000
"""Characters that show how well a text is spelt, and those that show which encoding it is in: all are tried."""
_MANY = 40
"""Words, each another, that no two encodings can both spell."""
_NEARLY_ALL = 0.95
"""The share of many words from which on a reading is the right one, or that of an encoding which shares its letters."""
_RARE = ("viscii", "vps", "vn1")
"""Encodings hardly ever met on pages from Việt Nam: they need one word more."""
_SAME = {"tcvn3", "vn1"}

SHOWN = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
"""What Windows-1252 shows for the codes 80-9F."""
_CODE_OF = {ord(shown): chr(code) for code, shown in SHOWN.items()}
_CP1258 = {code: bytes([code]).decode("cp1258", "ignore") or chr(code) for code in range(0x80, 0x100)}
# Letters that only Vietnamese Unicode text has: nothing more has to be asked.
_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300-\u0303\u0306\u0309\u031b\u0323]")
_TOKEN = re.compile(r"[^\s!-/:-@\[-`{-~“”‘’…–—•]+")
_WORD = re.compile(r"[^\W\d_]+")
_VNI_SECOND = {
    base: "".join(pair[1] for pair in VNI_PAIRS if pair[0] == base) for base in {pair[0] for pair in VNI_PAIRS}
}
# Each alternative begins with one letter: those are looked for at once, where a set of letters would be tried anywhere.
_VNI = re.compile(
    "|".join([*(f"{first}[{re.escape(second)}]" for first, second in _VNI_SECOND.items()), *map(chr, VNI_SINGLE)])
)
_VNI_LETTERS = VNI_PAIRS | {chr(code): letter for code, letter in VNI_SINGLE.items()}


def _by_table(table: dict[int, str]) -> Callable[[str], str]:
    shown = {**SHOWN, **table}
    letters = "".join(shown.get(code, chr(code)) for code in range(0x100))
    if len(letters) != 0x100:
        raise ValueError("an encoding has one letter for each code")

    def read(codes: str) -> str:
        try:
            return charmap_decode(codes.encode("latin-1"), "strict", letters)[0]
        except UnicodeError:  # among other characters
            return codes.translate(shown)

    return read


_SHOWN, _TCVN3_LETTERS = _by_table({}), _by_table(TCVN3)


def _tcvn3(codes: str) -> str:
    return _with_capitals(_TCVN3_LETTERS(codes))


def _vni(codes: str) -> str:
    return _VNI.sub(lambda match: _VNI_LETTERS[match[0]], _SHOWN(codes))


def _utf8(codes: str) -> str | None:
    """None where more than a few letters were cut in half on the way, or none was there."""
    try:
        read = codes.encode("latin-1").decode("utf-8", "replace")
    except UnicodeError:
        return None
    return read if read.count("\ufffd") * 50 <= len(codes) - len(read) else None


_READERS: dict[str, Callable[[str], str | None]] = {
    "tcvn3": _tcvn3,
    "vni": _vni,
    "windows-1258": _by_table(_CP1258),
    "viscii": _by_table(VISCII),
    "vps": _by_table(VPS),
    "vn1": _by_table(VN1),
    "utf-8": _utf8,
}
ENCODINGS = tuple(_READERS)
"""Names that ``detect`` gives and ``decode`` takes, the usual ones on Vietnamese pages first. ``vn1`` is the full TCVN
5712-1, ``utf-8`` means UTF-8 that was read as Windows-1252."""


def decode(data: bytes | str, encoding: str) -> str:
    """Bytes, or the mojibake that stands for them, read in one of ``ENCODINGS``: NFC Unicode.

    Raises ValueError for an unknown encoding, and for ``utf-8`` where the codes are no UTF-8.

    >>> decode(b"T\\xd8nh \\xf1y Tr\\xb5 Vinh", "tcvn3"), decode("Tænh uûy Traø Vinh", "vni")
    ('Tỉnh ủy Trà Vinh', 'Tỉnh ủy Trà Vinh')
    """
    if encoding not in _READERS:
        raise ValueError(f"unknown encoding {encoding!r}; known are {', '.join(ENCODINGS)}")
    codes = data.decode("latin-1") if isinstance(data, bytes) else _codes(data)
    read = _READERS[encoding](codes)
    if read is None:
        raise ValueError(f"the text is not {encoding} read as Windows-1252")
    return normalize("NFC", read)


def _codes(text: str) -> str:
    try:
        return text.encode("cp1252").decode("latin-1")  # a fifth of the time that translate() takes
    except UnicodeError:  # a control, or a letter of Unicode
        return text.translate(_CODE_OF)


def _scores(codes: str) -> dict[str, _Score]:
    """How well the words of other letters than ASCII's are spelt in each reading, down to one that spells many words
    and all of them: what the others make of the same bytes is none to compare with. Behind one that spells nearly all
    of many stands only the one that is of the same letters and more."""
    parts = codes.replace("\n", " ").replace("\t", " ").split(" ")  # no other space is one in all encodings
    words = [part for part in parts if not (part.isascii() and part.isprintable())]
    odd, are_many = " ".join(words), len(set(words)) >= _MANY
    readers = _READERS | {"tcvn3": _TCVN3_LETTERS}  # capitals are spelt as small letters are
    scores: dict[str, _Score] = {}
    found = None
    for name, reader in readers.items():
        read = reader(odd) if found is None or {name, found} == _SAME else None
        if read is not None:
            scores[name] = score = _score(normalize("NFC", read).split(" "))
            if are_many and score.spelt == score.words:
                break
            if are_many and score.share >= _NEARLY_ALL:
                found = name
    return scores


class _Score(NamedTuple):
    words: int
    """Words that hold an accented letter or a stray sign."""
    spelt: int
    """Those of them that are Vietnamese syllables."""
    common: int

    @property
    def share(self) -> float:
        return self.spelt / self.words if self.words else 0.0

    @property
    def rank(self) -> float:
        return self.share + (0.3 * self.common / self.words if self.words else 0.0)


def detect(text: str) -> tuple[str, float] | None:
    """The old encoding whose bytes ``text`` shows as Latin-1 characters, and how sure that is (0 to 1).

    None for ASCII, for Unicode text in Vietnamese or any other language, and where no reading is well spelt. For
    bytes: ``detect(data.decode("latin-1"))``.

    >>> detect("TØnh ñy Trµ Vinh"), detect("Tòa án nhân dân")
    (('tcvn3', 0.875), None)
    """
    if text.isascii() or _UNICODE.search(text):
        return None
    # Cut between words: half a letter is no UTF-8.
    sample = text if len(text) <= _ENOUGH else text[:_ENOUGH].rpartition(" ")[0]
    as_it_is = _score(sample.split())
    codes = _codes(sample)
    scores = _scores(codes)
    # Ties go to the usual encoding: the order of ENCODINGS.
    ranked = sorted(scores, key=lambda name: -scores[name].rank)
    best = scores[ranked[0]]
    if best.share < 0.75 or best.share - as_it_is.share < 0.2:
        return None
    confidence = best.share * (1 - 0.5**best.spelt)
    if ranked[0] in _RARE:
        confidence *= 0.85
    # Another reading as good, of other letters: the text is too short to tell. (TCVN3 is a part of VN1.)
    rivals = [name for name in ranked[1:] if best.rank - scores[name].rank < 0.05 and {name, ranked[0]} != _SAME]
    if any(_READERS[name](codes) != _READERS[ranked[0]](codes) for name in rivals):
        confidence *= 0.6
    return ranked[0], round(confidence, 3)


def to_unicode(text: str, *, encoding: str | None = None) -> str:
    """``text`` in NFC Unicode if it shows an old encoding beyond doubt, else exactly as it is.

    ``encoding``: what ``detect`` said of the whole page; then a short text is converted too, unless it holds
    letters that only Unicode has.

    >>> to_unicode("TØNH ñY TRµ VINH"), to_unicode("Tin tøc", encoding="tcvn3"), to_unicode("Tin tøc")
    ('TỈNH ỦY TRÀ VINH', 'Tin tức', 'Tin tøc')
    """
    if text.isascii() or _UNICODE.search(text):
        return text
    if encoding is None:
        found = detect(text)
        if found is None or found[1] < SURE:
            return text
        encoding = found[0]
    try:
        return decode(text, encoding)
    except ValueError:
        if encoding not in _READERS:
            raise
        # A node of a page in another encoding than the rest of it.
        return text


def is_unicode(text: str) -> bool:
    """Whether ``text`` holds a letter that only Vietnamese Unicode text has."""
    return _UNICODE.search(text) is not None


def spelt(text: str) -> float:
    """The share of the accented words at the beginning of ``text`` that are Vietnamese syllables; 0 where it has none.

    >>> spelt("Tỉnh ủy"), spelt("TØnh ñy"), spelt("Tin")
    (1.0, 0.0, 0.0)
    """
    return _share(text[:_SAMPLE])


def is_any_spelt(text: str) -> bool:
    """Whether ``spelt`` is more than 0: the first word tells it of most texts.

    >>> is_any_spelt("ñy Tỉnh"), is_any_spelt("TØnh ñy Tin")
    (True, False)
    """
    return any(not part.isascii() and _judged(part).spelt for part in text[:_SAMPLE].split())


@lru_cache(maxsize=512)  # a text is judged before its encoding is known, and against its other reading
def _share(sample: str) -> float:
    return _score(sample.split()).share


def _score(parts: list[str]) -> _Score:
    """The score of a text by what stands in it between spaces."""
    words = spelt = common = 0
    for part in parts:
        if not part.isascii():
            judged = _judged(part)
            words, spelt, common = words + judged.words, spelt + judged.spelt, common + judged.common
    return _Score(words, spelt, common)


@lru_cache(maxsize=20_000)
def _judged(part: str) -> _Score:
    odd = [word for word in _TOKEN.findall(part) if not word.isascii()]
    spelt = [word.lower() for word in odd if is_syllable(word)]
    return _Score(len(odd), len(spelt), sum(word in COMMON for word in spelt))


_SMALL = frozenset(LOWER)
_LEAST_CAPITALS = 2
"""Plain capitals beside an accented letter that show a word to be in capitals."""
_MAY_BE_CAPITAL = f"A-Z{''.join(LETTERS)}"
_CAPITAL, _RAISABLE = f"[A-Z{''.join(UPPER)}]", f"[{''.join(LOWER)}]"
_IN_CAPITALS = re.compile(rf"{_CAPITAL}(?:(?<={_RAISABLE}{_CAPITAL})|{_CAPITAL}{_RAISABLE})")
"""What every word in capitals holds that has a letter to raise, before a capital or behind two; few texts hold any.
Looked for by the capital, of which a text has few."""
# Words without a plain small letter, one after another: only they can be in capitals.
_CAPITALS = re.compile(rf"(?<![^\W\d_])[{_MAY_BE_CAPITAL}]+(?![^\W\d_])(?:[\W\d_]+[{_MAY_BE_CAPITAL}]+(?![^\W\d_]))*")


def _with_capitals(text: str) -> str:
    """Raises the accented letters of words in capitals: in TCVN3 only the font made them large ("TØNH ñY").

    A word with two plain capitals and no small letter is in capitals; one with fewer ("Hµ", "ë") is if the word
    beside it is.
    """
    return _CAPITALS.sub(_raised, text) if _IN_CAPITALS.search(text) is not None else text


def _raised(run: re.Match[str]) -> str:
    if len(run[0]) <= _LEAST_CAPITALS:
        return run[0]
    raised = [_in_capitals(word) for word in _WORD.findall(run[0])]
    for order, beside in ((range(1, len(raised)), -1), (range(len(raised) - 2, -1, -1), 1)):
        for index in order:
            if raised[index] is None:
                raised[index] = raised[index + beside] or None  # from the other side it may yet be told
    ups = iter(raised)
    return _WORD.sub(lambda match: match[0].upper() if next(ups) else match[0], run[0])


def _in_capitals(word: str) -> bool | None:
    """Whether a word was written in capitals; None where its neighbours must tell."""
    plain = [letter for letter in word if letter not in _SMALL]
    if any(letter.islower() for letter in plain) or len(plain) == len(word):
        return False
    return True if len(plain) >= _LEAST_CAPITALS else None
