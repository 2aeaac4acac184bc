"""Names of units of administration, of their bodies and offices: what the portals of those are called."""

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

_FIELD = (
    r"(?:y tế|tư pháp|nội vụ|ngoại vụ|nội chính|tài chính|công thương|giao thông|vận tải|giáo dục|khoa học|kỹ thuật"
    r"|công nghệ|lao động|thương binh|xã hội|tài nguyên|môi trường|nông nghiệp|nông thôn|văn hóa|văn hoá|thể thao"
    r"|thể dục|du lịch|gia đình|thông tin|truyền thông|dân tộc|tôn giáo|quân sự|biên phòng|tuyên giáo|dân vận|cán bộ"
    r"|chính trị|đa khoa|y học|cổ truyền|nhân dân|kiểm lâm|khuyến nông|thực vật|chăn nuôi|thú y|thủy lợi|thuỷ lợi"
    r"|thủy sản|thuỷ sản|thống kê|kho bạc|nhà nước|thi hành án|dân sự|nông dân|cựu chiến binh|phụ nữ|liên hiệp"
    r"|chữ thập đỏ|người cao tuổi|luật gia|văn học|nghệ thuật|khuyến học|khu kinh tế|khu công nghiệp|dự án|đô thị"
    r"|bệnh tật|dân số|thực phẩm|việc làm|truyền hình|thanh niên|cộng sản|hồ chí minh|việt nam|hành chính công|sư phạm)"
)
_DOING = (
    r"(?:kế hoạch|đầu tư|xây dựng|quy hoạch|đào tạo|phát triển|tổ chức|kiểm tra|kiểm sát|kiểm soát|bảo vệ|dịch vụ"
    r"|phát thanh|an toàn|cao đẳng|đại học|trung cấp)"
)
"""What an office is for, and what people do, too: right behind the first word, or where two things are put together."""
_OFFICE = re.compile(
    r"(?:sở|phòng|ban(?: chỉ huy| quản lý| chấp hành)?|cục|chi cục|trung tâm|văn phòng|viện|tòa án|toà án|trường|hội"
    r"|đoàn|bộ (?:chỉ huy|tư lệnh)|bệnh viện|liên đoàn|đài|thư viện|bảo tàng|bảo hiểm|(?P<alone>công an|thanh tra"
    r"|(?:tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|uỷ|đoàn)))"
    rf"(?P<field>(?: {_DOING})?(?:(?:,| và| [-–]|)(?: {_FIELD})|(?:,| và| [-–]) {_DOING}){{0,8}})"
    rf"(?P<place>(?: {_UNIT})? (?P<name>{_NAME})(?:\s?[-–,]\s?{_UNIT} (?P<larger>{_NAME}))*)?",
    re.IGNORECASE,
)


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
    return _is_named(found["name"], found["larger"])


def is_office(text: str) -> bool:
    """Whether a text is the name of an office of a province or a district, of a school or a union there, and nothing
    else: what it is for, and where.

    >>> [is_office(name) for name in ("Sở Y tế tỉnh Ví Dụ", "SỞ TƯ PHÁP", "Huyện ủy Cầu Ngang", "Công an tỉnh Ví Dụ")]
    [True, True, True, True]
    >>> [is_office(text) for text in ("Sở Y tế kiểm tra xã Ví Dụ", "Sở Y tế", "Hội thảo", "Công an", "Hội An")]
    [False, True, False, False, False]
    """
    line = clean_line(text)
    found = _OFFICE.fullmatch(line) if len(line) <= _LONGEST else None
    if found is None or not (found["field"] or (found["alone"] and found["place"])):
        return False
    return _is_named(found["name"], found["larger"])


def _is_named(*names: str | None) -> bool:
    """Whether each word of the names begins with a capital, or is a number."""
    return all(word[0].isupper() or word[0].isdigit() for name in names for word in re.findall(r"\w+", name or ""))
