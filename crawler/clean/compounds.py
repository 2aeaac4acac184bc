"""Words that end as the label of who took or wrote something does: "Mô hình", "Chùm ảnh", "Điểm tin" name things."""

from __future__ import annotations

from crawler.clean.persons import bare_name, is_agency, is_person, split_names

_THINGS = frozenset({"ảnh", "hình", "tin", "bài", "phim", "clip", "video"})
_MARKS = ",;:/|–—-.()[]&+"


def ends_one(line: str, start: int, end: int) -> bool:
    """Whether nothing but a space parts a label in small letters, from ``start`` to ``end``, from words before it that
    name nobody, and what stands behind it is not made of names: then both are one word, of what the line tells.

    >>> [ends_one(line, 3, 8) for line in ("Mô hình: Nuôi cá", "MÔ HÌNH: NUÔI CÁ", "Hà. hình: Nuôi cá", "Mô hình: 7")]
    [True, True, False, False]
    >>> ends_one("Lê Hoa ảnh: Lễ hội", 7, 12), ends_one("Người chụp ảnh: Lê Hoa", 11, 16)
    (False, False)
    """
    said, behind = line[:start].rstrip(), line[end:]
    label = line[start:end].rstrip(" :：")
    is_thing = label in _THINGS or (line.isupper() and label.lower() in _THINGS)
    if not (is_thing and said and said[-1].isalpha() and any(map(str.isalpha, behind))):
        return False
    last = said[max(map(said.rfind, _MARKS)) + 1 :].strip()
    if any(is_person(bare_name(name)) or is_agency(name) for name in (said, last)):
        return False
    names = split_names(behind.partition(":")[0])
    return not (names and all(is_person(bare_name(name)) or is_agency(name) for name in names))
