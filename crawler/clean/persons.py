"""Persons and agencies: one spelling of a name, and what can be a name at all."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.clean.namewords import (
    AGENCY,
    CLEAR_SURNAMES,
    DEGREE,
    DOING,
    DOMAIN,
    GIVEN,
    LAST_ALONE,
    NAMES_TOO,
    NOT_PERSONS,
    OFFICE,
    SURNAMES,
    TITLE,
)
from crawler.clean.syllables import is_syllable
from crawler.clean.text import clean_line

EDGE = " \t-–—:;,./|•·*\"“”'"
"""What may hang on a name at either end and is no part of it."""

_OPEN_TONE = re.compile(r"(o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\w)", re.IGNORECASE)
_PLAIN_OF = dict(zip("àáảãạèéẻẽẹỳýỷỹỵ", "aaaaaeeeeeyyyyy", strict=True))
_TONED = {"o": dict(zip("àáảãạèéẻẽẹ", "òóỏõọòóỏõọ", strict=True)), "u": dict(zip("ỳýỷỹỵ", "ùúủũụ", strict=True))}


@lru_cache(maxsize=256)
def canonical_name(name: str) -> str:
    """A name in one spelling: NFC, single spaces, and the tone of an open oa, oe, uy on its first letter.

    Both placements are in use, for one person too ("THUỶ", "THỦY"). Capitals stay.

    >>> canonical_name("THUỶ  Thanh"), canonical_name("Hoà, Quý, Khoẻ, Hoàn")
    ('THỦY Thanh', 'Hòa, Quý, Khỏe, Hoàn')
    """
    return _OPEN_TONE.sub(_move_tone, clean_line(name))


def _move_tone(match: re.Match[str]) -> str:
    first, second = match[1][0], match[1][1]
    toned = _TONED[first.lower()][second.lower()]
    plain = _PLAIN_OF[second.lower()]
    return (toned.upper() if first.isupper() else toned) + (plain.upper() if second.isupper() else plain)


def is_agency(name: str) -> bool:
    """True for an organisation, an editorial office or a web address rather than a person.

    >>> is_agency("Ban Biên tập"), is_agency("Báo Nhân Dân"), is_agency("Ngọc Hồng")
    (True, True, False)
    """
    lower = lowered(name)
    # "Đoàn Văn Hội", "Viện Thị Mai": a name may begin as an agency does.
    return bool(DOMAIN.fullmatch(lower)) or (AGENCY.match(lower) is not None and not is_person(name))


def is_capitalised(words: list[str], most: int) -> bool:
    """True for one to ``most`` words of letters, each with a capital first."""
    return 1 <= len(words) <= most and all(word[0].isupper() and word.isalpha() for word in words)


def is_person(name: str) -> bool:
    """True for two to five capitalised syllables that Vietnamese names are made of, and that name nothing else."""
    return may_be_person(name) and lowered(name) not in NAMES_TOO


def may_be_person(name: str) -> bool:
    """As ``is_person``, but true also for names that are places or words, too.

    >>> is_person("THANH BÌNH"), may_be_person("THANH BÌNH"), may_be_person("HẠNH PHÚC")
    (False, True, False)
    """
    words = canonical_name(name).split()
    if len(words) < 2 or not is_capitalised(words, 5):
        return False
    syllables = [word.lower() for word in words]
    if " ".join(syllables) in NOT_PERSONS:
        return False
    unknown = sum(syllable not in GIVEN and syllable not in SURNAMES for syllable in syllables)
    # "Trầm Thị Rương": behind a family name that is the middle of a woman's name, and of nothing else.
    is_clear = syllables[0] in CLEAR_SURNAMES or (syllables[0] in SURNAMES and syllables[1] == "thị")
    return unknown == 0 or (unknown == 1 and len(syllables) >= 3 and is_clear)


def is_full_name(text: str) -> bool:
    """Whether a line is a person's name that no place has: behind a title, or three syllables behind a family name.

    >>> is_full_name("ThS. Thạch Thị Cầm"), is_full_name("Nguyễn Văn An"), is_full_name("Bs. Lê Hà")
    (True, True, True)
    >>> is_full_name("Long Hồ"), is_full_name("Lê Lợi"), is_full_name("Hồ Chí Minh"), is_full_name("Sở Y tế")
    (False, False, False, False)
    """
    name = bare_name(text)
    words = name.split()
    if names_thing(name) or not is_capitalised(words, 5):
        return False
    if DEGREE.match(lowered(text)):
        return len(words) > 1
    is_full = len(words) > _FAMILY_AND_GIVEN and lowered(words[0]) in CLEAR_SURNAMES
    return may_be_person(name) and (is_full or TITLE.match(lowered(text)) is not None)


def is_whole_name(text: str) -> bool:
    """``is_full_name``, and where no place is named three syllables behind any family name as well.

    >>> is_whole_name("Cao Thị Mai"), is_full_name("Cao Thị Mai"), is_whole_name("Ngọc Hồng"), is_whole_name("admin")
    (True, False, False, False)
    """
    words = bare_name(text).split()
    has_family = len(words) > _FAMILY_AND_GIVEN and lowered(words[0]) in SURNAMES
    return is_full_name(text) or (has_family and is_person(" ".join(words)))


_FAMILY_AND_GIVEN = 2
"""Syllables of which names of wards and streets are, too."""


def names_thing(name: str) -> bool:
    """Whether ``name`` is that of a place, a paper, an office or a thing, which no title makes a person's.

    >>> names_thing("Hồ Tây"), names_thing("Lao Động"), names_thing("Báo Nhân Dân"), names_thing("Thanh Bình")
    (True, True, True, False)
    """
    return lowered(name) in NOT_PERSONS or is_agency(name)


def may_be_highland(name: str) -> bool:
    """Whether capitalised words may name a person whose name is not all of the syllables of Vietnamese names.

    >>> [may_be_highland(name) for name in ("Rơ Lan H’Nga", "Alăng Ngước", "Y Blim Niê", "Điểu Lít")]
    [True, True, True, True]
    >>> [may_be_highland(name) for name in ("Quê Hương", "Bác Hồ Kính Yêu", "Đắk Lắk", "Y Tế", "Happy New Year")]
    [False, False, False, False, False]
    """
    words = canonical_name(name).split()
    if len(words) < 2 or name.isupper() or names_thing(name) or not all(word[0].isupper() for word in words):
        return False
    syllables = [word.lower() for word in words]
    return (
        syllables[0] in _FIRST
        or (syllables[0] == "y" and all(word in GIVEN or not is_syllable(word) for word in syllables[1:]))
        or "'" in name
        or any(not (word.isascii() or is_syllable(word)) for word in syllables)  # "H’Nga" with its "’", too
        or (syllables[0] in SURNAMES and sum(each not in GIVEN and each not in SURNAMES for each in syllables) == 1)
    )


_OF_PEOPLE = frozenset({"chi", "đại", "hiệp", "lễ", "liên", "thành", "tỉnh"})
"""Before "hội" they make a body or a feast."""


def may_be_rare(name: str) -> bool:
    """Whether a name ends with one that hardly is one elsewhere: where a line is set as signatures are, it signs.

    >>> [may_be_rare(name) for name in ("Ngọc Giàu", "Quốc Hội", "Trần Thị Bé", "Đại Hội", "QUỐC HỘI", "Làm Giàu")]
    [True, True, True, False, False, False]
    """
    *first, last = lowered(name).split() or [""]
    is_known = all(syllable in GIVEN or syllable in SURNAMES for syllable in first)
    is_name = last in LAST_ALONE and bool(first) and is_known and not (last == "hội" and first[-1] in _OF_PEOPLE)
    return is_name and not name.isupper() and is_capitalised(name.split(), 4)


_FIRST = frozenset({"điểu", "kpă", "kpa", "ksor", "niê", "rah", "rmah", "rơ", "siu"})
"""What names of the peoples of the highlands begin with."""


def are_persons(names: list[str]) -> bool:
    """True for a list of names of which one at least can be nothing else."""
    return all(map(may_be_person, names)) and any(map(is_person, names))


_SEPARATOR = re.compile(r"\s+(và|VÀ|[-–—])\s+|\s+[-–—&]+\s+|\s*[,;/+|•]\s*|\s*[()\[\]]\s*")
_OFFICE = re.compile(
    r"(?:phòng|sở|ban|bộ|cục|chi cục|tổng cục|trung tâm|viện|khoa|hội|liên hiệp|trường|đảng (?:ủy|bộ)|đoàn)\s"
)
"""Offices that are called after two things."""
_PUT_TOGETHER = re.compile(r"\s*[(\[]\s?[tT]/[hH]\s?[)\]]|\s[tT]/[hH]$")
"""``tổng hợp``: no two names."""
_FORMER = re.compile(r"\s?\((?:cũ|mới|trước (?:đây|sáp nhập|hợp nhất|sắp xếp))\)", re.IGNORECASE)
_DASH = re.compile(r"[-–—&]")
_HALF_SET = re.compile(r"\s[-–—]|[-–—]\s")
"""A dash with a space on one side."""


def _whole_offices(parts: list[str | None]) -> list[str]:
    """``parts``, each but the last followed by "và", a dash or None, with those of one office's name put together."""
    whole = [parts[0] or ""]
    for joint, part in zip(parts[1::2], parts[2::2], strict=True):
        said = (part or "").strip(EDGE)
        if not joint and _INITIALS.fullmatch(said) and _OFFICE.match(lowered(whole[-1])):
            whole[-1] = f"{whole[-1].strip(EDGE)}, {said}"
            continue
        is_one = joint and _OFFICE.match(lowered(whole[-1])) and is_agency(whole[-1].strip(EDGE))
        if (
            is_one
            and _goes_on(said, joint or "")
            and not (may_be_person(said) or is_agency(said) or may_be_highland(said))
        ):
            whole[-1] = f"{whole[-1]} {joint} {said}"
        else:
            whole.append(part or "")
    return whole


_INITIALS = re.compile(r"[A-ZĐ]{1,4}(?:&[A-ZĐ]{1,4})+")
"""What else an office is called after, in initials: "Ban TNNT, CN&ĐT"."""


def _goes_on(said: str, joint: str) -> bool:
    """Whether what stands behind a dash may be the second thing that an office is called after: neither a name, nor
    what somebody did or is there."""
    if joint.lower() == "và":
        return True
    lower = lowered(said)
    is_named = said.istitle() or said.isupper() or not said[:1].isupper()
    return not (is_named or DOING.fullmatch(lower) or OFFICE.match(f"{lower} "))


def split_names(value: str) -> list[str]:
    """The parts of a list of names, cut at commas, dashes, slashes, brackets and "và".

    >>> split_names("Thu Hà&Bá Thi"), split_names("Trung tâm KH&CN")
    (['Thu Hà', 'Bá Thi'], ['Trung tâm KH&CN'])
    >>> split_names("Ban TNNT, CN&ĐT"), split_names("Ban TNNT, Lê Hoa")
    (['Ban TNNT, CN&ĐT'], ['Ban TNNT', 'Lê Hoa'])
    >>> split_names("Phòng Văn hóa và Thông tin và Lê Minh"), split_names("Sở Y tế và Báo Ví Dụ")
    (['Phòng Văn hóa và Thông tin', 'Lê Minh'], ['Sở Y tế', 'Báo Ví Dụ'])
    >>> split_names("Sở Lao động - Thương binh và Xã hội"), split_names("Ban Chính sách - Pháp luật - Lê Minh")
    (['Sở Lao động - Thương binh và Xã hội'], ['Ban Chính sách - Pháp luật', 'Lê Minh'])
    >>> split_names("Phòng Y tế - Tổng hợp"), split_names("Sở Y tế - Phó giám đốc"), split_names("Sở Y tế - TTXVN")
    (['Phòng Y tế', 'Tổng hợp'], ['Sở Y tế', 'Phó giám đốc'], ['Sở Y tế', 'TTXVN'])
    >>> split_names("Thế Công (t/h)"), split_names("Thu Hà/Bá Thi"), split_names("Thu Hà- TTVH-TT")
    (['Thế Công'], ['Thu Hà', 'Bá Thi'], ['Thu Hà', 'TTVH-TT'])
    >>> split_names("Thu Hà - Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh")
    ['Thu Hà', 'Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh']

    >>> split_names("MAI CHI-PHI THÀNH, Trung tâm VHTT-TT (Lê Trung)")
    ['MAI CHI', 'PHI THÀNH', 'Trung tâm VHTT-TT', 'Lê Trung']
    """
    parts: list[str] = []
    value = _FORMER.sub("", value) if "(" in value else value
    for part in _whole_offices(_SEPARATOR.split(_PUT_TOGETHER.sub("", value) if "/" in value else value)):
        pieces = [piece.strip() for piece in _DASH.split(part)]
        # "MAI CHI-PHI THÀNH" and "Lê Hoa- TTVH-TT", but "Trung tâm VHTT-TT" and "CT-HND".
        half = [piece.strip() for piece in _HALF_SET.split(part)] if len(pieces) > 1 else pieces
        if len(half) > 1 and is_person(half[0]) and all(map(is_agency, half[1:])):
            parts += half
            continue
        together = len(pieces) == 1 or not are_persons(pieces)
        parts += [part] if together else pieces
    return [part.strip(EDGE) for part in parts if part.strip(EDGE)]


_POST = re.compile(r"(?:pv|ctv|ttv|phóng viên|cộng tác viên|thông tin viên)\s", re.IGNORECASE)
"""What somebody is to a paper: no part of the name behind it."""


_DESKS = frozenset({"ban", "tổ", "nhóm", "phòng", "bộ phận", "hội đồng"})
"""What is called after what it does ("Ban biên tập"): of no person."""


def bare_name(part: str) -> str:
    """A name without title before it and without "thực hiện" or "(tổng hợp)" behind it.

    >>> bare_name("ThS. Thạch Cầm"), bare_name("CTV Lê Hồng Hà (tổng hợp)"), bare_name("Phóng viên VTV")
    ('Thạch Cầm', 'Lê Hồng Hà', 'Phóng viên VTV')
    >>> bare_name("BAN BIÊN TẬP"), bare_name("Tổ biên tập"), bare_name("Lê Ban biên tập")
    ('BAN BIÊN TẬP', 'Tổ biên tập', 'Lê Ban')
    """
    name = canonical_name(part)
    if (post := _POST.match(name)) is not None and is_person(bare_name(name[post.end() :])):
        name = name[post.end() :]
    lower = lowered(name)
    title = TITLE.match(lower)
    start = title.end() if title else 0
    doing = DOING.search(lower, start)
    if doing and lower[start : doing.start()].strip() in _DESKS:
        doing = None
    end = doing.start() if doing and doing.start() > start else len(name)
    return name[start:end].strip(EDGE)


@lru_cache(maxsize=256)
def lowered(name: str) -> str:
    """The canonical name in lower case, letter by letter (U+0130 grows in ``str.lower``)."""
    return "".join(letter.lower()[0] for letter in canonical_name(name))
