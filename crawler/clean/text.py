"""Text as an article keeps it: NFC, without invisible characters, one kind of space."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import unescape as _unescape_entity
from unicodedata import is_normalized, normalize

from crawler.clean import folding

# Zero-width and joining characters, soft hyphen, byte order marks, bidi controls, C0/C1 controls that are no
# white space, interlinear marks, the object replacement character, tag characters and lone surrogates (which
# no UTF-8 file can hold).
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffc\ud800-\udfff\U000e0000-\U000e007f]+"
)
_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\ufffc"
"""Those of them that pass for printable."""
SENTENCE_END = (".", "!", "?", "”", '"')
"""What a sentence of a running text ends with; ``TEXT_END``: the same, or what stands in brackets behind it."""
TEXT_END = (*SENTENCE_END, ")")
_MARKS = re.compile("[\u0300-\u036f\u115f\u1160\u17b4\u17b5\u180b-\u180e\ufff0-\ufffc]+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_DOUBLED = re.compile(r"&amp;(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_WORD = re.compile(r"\w+")
# A dash needs a space on both sides (Covid-19, kinh tế-xã hội); the other marks stand alone.
_TITLE_SEPARATOR = re.compile(r"\s+[-–—>]+\s+|\s*(?:\||::|»|›|•|·)\s*")
_MAY_SEPARATE = re.compile(r"[-–—>|»›•·]|::")
# What portals call themselves; a part of a <title> that begins so is the portal, whatever its province.
_PORTAL_NAME = re.compile(
    r"(?:cong|trang) (?:thong tin(?: dien tu)?|ttdt|tin dien tu|giao tiep dien tu)\b|website\b|trang chu$|trang tin\b"
)
_PORTAL_BEGINNINGS = ("cong", "trang", "website")
_PORTAL_NAME_WORDS = 16
_LONGEST_TITLE = 1000
_SHORT = 600


def clean_line(text: str) -> str:
    """One line: NFC, invisible characters removed, every kind of space one space, trimmed.

    Entities are not touched (``unescape`` does that); a string that is clean already is returned as it is.

    >>> clean_line(" Tỉnh\\u200b\\u00a0 ủy\\n Trà Vi\\u00adnh ")
    'Tỉnh ủy Trà Vinh'
    """
    # isprintable() is false for nearly all that has to be removed or replaced, but for the ordinary space.
    if not text.isprintable():
        # Mostly there are only line breaks, before and behind the text or in it as well.
        text = text.strip()
        is_plain = text.isprintable()
        if not is_plain:
            text = " ".join(text.split())
            is_plain = text.isprintable()
        if not is_plain or (not text.isascii() and any(map(text.__contains__, _FILLERS))):
            text = _INVISIBLE.sub("", text)
    if text.isascii() or is_normalized("NFC", text):
        return " ".join(text.split()) if "  " in text else text.strip()
    return " ".join(normalize("NFC", text).split())


def fold(text: str) -> str:
    """For comparing labels: without diacritics and invisible characters, đ as d, caseless, single spaces.

    >>> fold("  LƯỢT  xem:"), fold("Đăng tải")
    ('luot xem:', 'dang tai')
    """
    # The same few labels and lines are compared with many wordings.
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    quick = folding.quick(text)
    if quick is not None:
        return " ".join(quick.split()) if "  " in quick else quick.strip()
    if not text.isascii():
        # As in clean_line(): hardly anything invisible is printable, and that little is dropped with the marks.
        visible = text if text.isprintable() else _INVISIBLE.sub("", text)
        text = _MARKS.sub("", normalize("NFD", visible))
    # U+00F0 (eth) stands for đ on pages that were converted from old encodings.
    return " ".join(text.casefold().replace("đ", "d").replace("ð", "d").split())


_fold_short = lru_cache(maxsize=1024)(_fold)


def unescape(text: str) -> str:
    """HTML entities decoded; a second time only where they were escaped twice. A bare ``&`` stays.

    >>> unescape("T&#224;i ch&iacute;nh &amp;#x002F; R&amp;D, a&copy=1")
    'Tài chính / R&D, a&copy=1'
    """
    if "&" not in text:
        return text
    doubled = _DOUBLED.search(text) is not None
    once = _ENTITY.sub(_decode, text)
    return _ENTITY.sub(_decode, once) if doubled else once


def _decode(match: re.Match[str]) -> str:
    return _unescape_entity(match[0])


def strip_portal_name(title: str, portal_names: Sequence[str] = ()) -> str:
    """The title without the portal's name before or after it (set off by ``-``, ``|``, ``–``, ``::``, ``»``).

    ``portal_names`` are compared without case, diacritics and punctuation; a last or first part that begins as
    portals call themselves ("Cổng thông tin điện tử …") goes too. A title that is nothing else stays whole.

    >>> strip_portal_name("Khai mạc lễ hội - Tin tức - CỔNG TTĐT TỈNH VÍ DỤ", ["Tin tức"])
    'Khai mạc lễ hội'
    """
    title = clean_line(title)
    return title if len(title) > _LONGEST_TITLE else _stripped(title, tuple(portal_names))


@lru_cache(maxsize=64)  # several places of a page say its title, and several readers ask
def _stripped(title: str, portal_names: tuple[str, ...]) -> str:
    if _MAY_SEPARATE.search(title) is None:
        return title
    names = _letters_of(portal_names)
    while True:
        shorter = _without_suffix(title, names) or _without_prefix(title, names)
        if not shorter:
            return title
        title = shorter


def is_portal_name(text: str, portal_names: Sequence[str] = ()) -> bool:
    """Whether ``text`` is the portal's name and nothing else.

    >>> is_portal_name("SỞ Y TẾ VÍ DỤ", ["Sở Y tế Ví Dụ"]), is_portal_name("Cổng thông tin điện tử tỉnh Ví Dụ")
    (True, True)
    """
    if not portal_names:
        first = _WORD.search(fold(text))
        if first is not None and not first[0].startswith(_PORTAL_BEGINNINGS):
            return False
    return _is_portal(text, _letters_of(tuple(portal_names)))


@lru_cache(maxsize=64)  # asked for every line of a page
def _letters_of(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_letters, names)) - {""}


def _without_suffix(title: str, names: frozenset[str]) -> str | None:
    cuts = list(_TITLE_SEPARATOR.finditer(title))
    return next(
        (title[: cut.start()] for cut in cuts if cut.start() and _is_portal(title[cut.end() :], names)),
        None,
    )


def _without_prefix(title: str, names: frozenset[str]) -> str | None:
    cuts = reversed(list(_TITLE_SEPARATOR.finditer(title)))
    return next(
        (title[cut.end() :] for cut in cuts if _is_portal(title[: cut.start()], names)),
        None,
    )


def _is_portal(part: str, names: Iterable[str]) -> bool:
    key = _letters(part)
    if not key or key in names:
        return True
    # Several parts at once are left to the next round, so that "A - Cổng … - B" is never cut as one.
    return (
        _PORTAL_NAME.match(key) is not None
        and _TITLE_SEPARATOR.search(part) is None
        and key.count(" ") < _PORTAL_NAME_WORDS
    )


def _letters(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))


def words(text: str) -> list[str]:
    """Tokens for comparing texts: runs of letters and digits, NFC, caseless.

    >>> words("Tỉnh ủy, Trà Vinh 25/5")
    ['tỉnh', 'ủy', 'trà', 'vinh', '25', '5']
    """
    return _WORD.findall(clean_line(text).casefold())
