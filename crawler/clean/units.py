"""Names of units of administration and of their bodies: what the portals of districts and communes are called."""

from __future__ import annotations

import re

from crawler.clean.text import clean_line

_UNIT = r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
_BODY = (
    r"(?:(?:văn phòng )?(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd|hội đồng nhân dân|hđnd|ủy ban|uỷ ban)(?: và ubnd)?"
    r"|(?:ban chấp hành )?(?:đảng bộ|đảng ủy|đảng uỷ|huyện ủy|huyện uỷ|tỉnh ủy|tỉnh uỷ)"
    r"|ủy ban mttq(?: việt nam)?|uỷ ban mttq(?: việt nam)?|mặt trận tổ quốc(?: việt nam)?)"
)
# A name has three syllables at most ("Dương Minh Châu"), the merged ones of old two names; wards have numbers, too.
_NAME = r"(?:\w+(?: \w+){0,2}(?: ?[-–] ?\w+ \w+)?)"
_WHOLE = re.compile(
    rf"(?:{_BODY} )?{_UNIT} (?P<name>{_NAME})(?:\s?[-–,]\s?{_UNIT} (?P<larger>{_NAME}))*", re.IGNORECASE
)
_LONGEST = 90


def is_unit(text: str) -> bool:
    """Whether a text is the name of a province, district or commune, or of its committee, and nothing else.

    Capitals tell where a name ends; of a text all in capitals nothing does, and its first three syllables are the name.

    >>> is_unit("UBND huyện Mỹ Lâm"), is_unit("XÃ TÂN PHONG - HUYỆN CẦU NGANG"), is_unit("Phường 5, thành phố Ví Dụ")
    (True, True, True)
    >>> is_unit("Huyện Cầu Ngang ra quân"), is_unit("Xã Tân Phong: Lễ hội"), is_unit("Sở Y tế"), is_unit("Xã Mới")
    (False, False, False, True)
    """
    line = clean_line(text)
    found = _WHOLE.fullmatch(line) if len(line) <= _LONGEST else None
    if found is None:
        return False
    return all(
        word[0].isupper() or word[0].isdigit()
        for name in (found["name"], found["larger"])
        for word in re.findall(r"\w+", name or "")
    )
