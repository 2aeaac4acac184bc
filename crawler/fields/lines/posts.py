"""What somebody is in an office, behind or below the name that signs."""

from __future__ import annotations

import re

from crawler.clean.names import is_agency
from crawler.clean.persons import is_full_name
from crawler.clean.text import fold


def is_office(text: str) -> bool:
    """Whether a line is that of an office, or what somebody is there."""
    return is_agency(text) or _POST.match(fold(text)) is not None


def has_one(text: str) -> bool:
    """Whether a person's full name is all of a line but what the person does in an office, or the office's initials.

    >>> [has_one(text) for text in ("Lê Thị Hà - Công chức VHXH", "Nguyễn Hữu Lợi (VPĐK)", "Lê Thị Hà (ghi)")]
    [True, True, False]
    >>> [has_one(f"Lê Thị Hà - {post}") for post in ("CC VHXH", "Chủ tịch UBND xã", "TP HCM")]
    [True, False, False]
    """
    found = _NAME_AND_POST.fullmatch(text)
    if found is None or not is_full_name(found["name"].strip()):
        return False
    return _INITIALS.fullmatch(found["post"]) is not None or _POST.match(fold(found["post"])) is not None


_NAME_AND_POST = re.compile(r"(?P<name>[^-–(,:]{5,40})(?:[-–,]\s|\()(?P<post>[^()\d:]{2,40})\)?")
_INITIALS = re.compile(r"(?:CC )?[A-ZĐ&-]{2,8}")
_POST = re.compile(r"(?:cong chuc|can bo|vien chuc|chuyen vien|nhan vien|cong tac vien|phong vien|giao vien|van thu)\b")
"""What those do who write for an office's portal; heads of offices sign papers."""
