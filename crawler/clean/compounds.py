"""Words that end as the label of who took or wrote something does: "Mô hình", "Điểm tin", "Thời gian thực hiện" name
things."""

from __future__ import annotations

import re

from crawler.clean.besides import is_source
from crawler.clean.namewords import DOMAIN
from crawler.clean.persons import (
    bare_name,
    is_agency,
    is_capitalised,
    is_full_name,
    is_person,
    lowered,
    split_names,
)

_THINGS = frozenset({"ảnh", "hình", "tin", "bài", "phim", "clip", "video"})
_MARKS = ",;:/|–—-.()[]&+"
_MOST_WORDS = 5
"""Words of a name."""
_LONGEST_ADDRESS = 100
"""Characters in which an address shows itself."""


def ends_one(line: str, start: int, end: int) -> bool:
    """Whether nothing but a space parts a label in small letters, from ``start`` to ``end``, from words before it that
    name nobody, and what stands behind it is not made of names: then both are one word, of what the line tells.

    >>> [ends_one(line, 3, 8) for line in ("Mô hình: Nuôi cá", "MÔ HÌNH: NUÔI CÁ", "Hà. hình: Nuôi cá", "Mô hình: 7")]
    [True, True, False, False]
    >>> ends_one("Lê Hoa ảnh: Lễ hội", 7, 12), ends_one("Người chụp ảnh: Lê Hoa", 11, 16)
    (False, False)
    >>> ends_one("Thời gian thực hiện: Quý IV năm nay", 10, 21), ends_one("Nhóm thực hiện: Lê Hoa, Y Blo", 5, 16)
    (True, False)
    """
    said, behind = line[:start].rstrip(), line[end:]
    label = line[start:end].rstrip(" :：")
    is_small = label.islower() or line.isupper()
    if not (is_small and said and said[-1].isalpha() and any(map(str.isalpha, behind))):
        return False
    last = said[max(map(said.rfind, _MARKS)) + 1 :].strip()
    if any(is_person(bare_name(name)) or is_agency(name) for name in (said, last)):
        return False
    names = split_names(behind.partition(":")[0])
    if label.lower() in _THINGS:
        return not (names and all(map(_is_somebody, names)))
    # Behind other labels an office that no list has may stand, and what somebody is before a name or behind it.
    return not ((names and _may_be_somebody(names[0])) or DOMAIN.match(lowered(behind[:_LONGEST_ADDRESS])) is not None)


def _is_somebody(name: str) -> bool:
    return is_person(bare_name(name)) or is_agency(name)


def _may_be_somebody(name: str) -> bool:
    """Whether words name somebody or a paper, or are capitals alone, as short names and those of the highlands are.

    >>> [_may_be_somebody(name) for name in ("T.L", "H. Anh", "K'Brôi", "Cô giáo Lê Thị Hoa", "Dân trí", "TP. Huế")]
    [True, True, True, True, True, False]
    """
    if _is_somebody(name) or is_source(name) or _HONOURED.match(name) is not None:
        return True
    person = " ".join(name.split()[_WORDS_OF_OFFICE:])
    if is_full_name(person) and bare_name(person) == person:
        return True
    rest = _INITIALS.sub("", name)
    parts = [part for part in _PARTS.split(rest) if part]
    return is_capitalised(parts, _MOST_WORDS) or (rest != name and not parts)


_WORDS_OF_OFFICE = 2
"""What somebody is, before a name: "Cô giáo", "Nghệ nhân"."""
_INITIALS = re.compile(r"^(?:[A-ZĐ]\.\s?){1,3}")
_PARTS = re.compile(r"[\s'’-]+")
_HONOURED = re.compile(r"(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c) [A-ZĐÀ-Ỹ]")
