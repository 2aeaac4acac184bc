"""Agencies at the edges of a text: before its first word ("(TUAG)- Sáng nay …"), and what is said of one, not by it."""

from __future__ import annotations

import re

from crawler.clean.namewords import DOMAIN, PRESS
from crawler.clean.persons import lowered
from crawler.clean.text import clean_line, fold

_BRACKETED = re.compile(r"[(\[]\s?([^()\[\]:]{2,40}?)\s?[)\]]\.?\s?[-–—:]\s?(?=[^\W_])")
_BARE = re.compile(r"([A-ZĐ][A-ZĐa-z0-9.+-]{1,30})\s[-–—]\s(?=[A-ZÀ-Ỹ“\"0-9])")
_SIGN = re.compile(r"[(\[]\s?([A-Za-zĐ0-9.-]{3,40})\s?[)\]]\s(?=[A-ZÀ-Ỹ“\"])")
_PROVINCES = (
    "ag|bk|bg|bl|bn|bt|bd|bp|cb|cm|ct|dl|dn|db|dt|gl|hb|hd|hg|hn|hp|ht|hy|kg|kh|kt|la|lc|ld|ls|na|nb|nd|nt|"
    "pt|py|qb|qn|qt|sl|st|tb|tg|th|tn|tq|tv|vl|vp|yb"
)
"""Initials, by which the papers of provinces are called online: "BDO" is Bình Dương Online."""
_PAPER = re.compile(rf"(?:tt|nld|pl|sggp|hnm|ab|vh|tp|b?(?:{_PROVINCES}))o|(?!thpt)th(?:{_PROVINCES})")
"""Signs of stations ("THVL"), and of papers' pages online ("Tuổi Trẻ Online"), which no dash need part from the text;
other words in capitals end so, too: "(VIDEO)", "(PHOTO)", "(WIPO)"."""
_WORDS = re.compile("ABO|AGO|BLO|BPO|CBO|CMO|CTO|GLO|HBO|KHO|LAO|LDO|NAO|NBO|PLO|PTO|SLO|THO|TBO")
"""Words and other initials that end as the signs of papers do: without brackets a text begins with them."""
# Offices that sign so without brackets; other words in capitals there are places ("HÀ NỘI - …") or subjects.
_KNOWN = re.compile(r"c?ttdt|portal|ttxvn|vn[+a]|vov[0-9]?|vtv[0-9]?|vgp|bgp|qdnd|sggp|tttt|bbt|pv")
# What else stands in brackets before a text: a kind of post, or the part of a series.
_NO_AGENCY = re.compile(
    r"(?:infographics?|video|clip|photo|podcast|audio|e?magazine|anh|hinh anh|tin|tin anh|tin video|bai|ky|phan|so"
    r"|tiep theo|tiep|het|cap nhat|moi|ubnd|hdnd|covid|tphcm|tp\.?\s?hcm|hcm|update|new)(?:\W*[0-9ivx]*)?"
)
_MOST_WORDS = 4


def leading_agency(text: str) -> str | None:
    """The agency before the first word of a lead, without its brackets; None where there is none.

    >>> [leading_agency(f"{agency} Sáng nay") for agency in ("(TUAG)-", "TTĐT -", "(Chinhphu.vn) -", "(Dân trí) –")]
    ['TUAG', 'TTĐT', 'Chinhphu.vn', 'Dân trí']
    >>> leading_agency("(BLO) Chiều 4/12"), leading_agency("(VIDEO) Chiều 4/12"), leading_agency("(OCOP) Hội nghị")
    ('BLO', None, None)
    >>> leading_agency("(ĐTO) Chiều 4/12"), leading_agency("(WHO) Chiều 4/12"), leading_agency("(ILO) Chiều 4/12")
    ('ĐTO', None, None)
    >>> [leading_agency(f"{agency} Sáng nay") for agency in ("(SGGP).-", "BTNO -", "TPO –", "CEO -", "QTO -")]
    ['SGGP', 'BTNO', 'TPO', None, 'QTO']
    >>> [leading_agency(f"{agency} Sáng nay") for agency in ("THVL -", "BTO -", "ĐNO -", "(CTO) -", "KHO -")]
    ['THVL', 'BTO', 'ĐNO', 'CTO', None]
    >>> [leading_agency(f"{word} - Nước bạn") for word in ("LAO", "ABO", "CTO", "HBO", "CBO", "PLO")]
    [None, None, None, None, None, None]
    >>> leading_agency("(THTG) Sáng nay"), leading_agency("(THPT) Sáng nay"), leading_agency("ILO - Sáng nay")
    ('THTG', None, None)
    >>> [leading_agency(f"{other} Sáng nay") for other in ("HÀ NỘI -", "(Infographic) -", "(Bài 2) -", "OCOP -")]
    [None, None, None, None]
    """
    line = clean_line(text[:120])
    found = _BRACKETED.match(line)
    if found is not None:
        name = found[1]
        is_name = name[0].isupper() or DOMAIN.fullmatch(lowered(name))
        return name if is_name and len(name.split()) <= _MOST_WORDS and not _NO_AGENCY.fullmatch(fold(name)) else None
    found = _SIGN.match(line)
    if found is not None and found[1].isupper() and _PAPER.fullmatch(fold(found[1])):
        return found[1]
    found = found or _BARE.match(line)
    if found is None:
        return None
    name = lowered(found[1])
    is_paper = found[1].isupper() and _PAPER.fullmatch(fold(name)) and not _WORDS.fullmatch(found[1])
    return (
        found[1]
        if is_paper or _KNOWN.fullmatch(fold(name)) or DOMAIN.fullmatch(name) or PRESS.fullmatch(name)
        else None
    )


def signing_paper(text: str) -> str | None:
    """The sign of a paper's page online that is all of a line, in brackets; None where a line is anything else.

    >>> [signing_paper(text) for text in ("(ĐTO)", "(BDO)", "ĐTO", "(WHO)", "(THƠ)", "(VIDEO)")]
    ['ĐTO', 'BDO', None, None, None, None]
    """
    name = text[1:-1]
    is_sign = text[:1] == "(" and text[-1:] == ")" and len(text) <= _LONGEST_SIGN and name.isupper()
    is_sign = is_sign and name.replace("Đ", "D").isascii()  # "(THƠ)", "(LÀO)" are words
    return name if is_sign and _PAPER.fullmatch(fold(name)) else None


_LONGEST_SIGN = 7

_DOES = re.compile(
    r"(?<!\w)(?:sẽ|đã|đang|(?<![gG]iặt )là|được|(?<![hH]àng )(?<![pP]hòng )không(?! (?:quân|gian))|"
    r"phải|nên|cần|(?<![tT]heo )yêu cầu|đề nghị|kêu gọi|"
    r"khuyến (?:cáo|khích)|kính (?:mời|báo|chúc)|trân trọng|mong|xin|mời|chúc|(?:mở|đóng) cửa|ra (?:mắt|quân)|"
    r"mở (?:lớp|hội|đợt|phiên|thêm)|khai (?:trương|giảng|mạc)|tham (?:gia|dự|quan)|thăm(?! dò)|"
    r"(?<![hH]iến )tặng|trao(?! đổi)|"
    r"nghỉ(?! dưỡng| mát)|thông báo|công bố|phát động|phối hợp (?:với|cùng|tổ chức)|xử phạt|khởi tố|"
    r"tổ chức (?:lễ|hội|cuộc|giải|lớp|họp))(?!\w)"
)
"""What an office does or is asked to do: words of a sentence and of no office's name."""
_OF_PLACE = re.compile(
    r"(?<!\w)(?:(?:cần|là|xin|mong|chúc|không|đang|phải|nên|được|mời|tặng|trao|nghỉ) \w+$|"
    r"cần (?:thơ|giờ|đước|giuộc|yên|đăng)(?!\w)|chúc (?:sơn|a)(?!\w))"
)
"""What is the name of a place in capitals ("BÁO CẦN THƠ"), or may be one: the last two words."""


def is_told_of(text: str) -> bool:
    """Whether a text that begins with an office's name goes on with what that does; capitals are of the name.

    >>> is_told_of("Phòng Đọc sách mở cửa cuối tuần"), is_told_of("PHÒNG ĐỌC MỞ CỬA CUỐI TUẦN")
    (True, True)
    >>> [is_told_of(name) for name in ("Trường Đại học Mở", "Cục Hàng không", "Khoa khám theo yêu cầu")]
    [False, False, False]
    >>> [is_told_of(name) for name in ("BÁO CẦN THƠ", "Báo Phòng không - Không quân", "Hội Vận động hiến tặng mô")]
    [False, False, False]
    """
    return _DOES.search(_OF_PLACE.sub("", text.lower()) if text.isupper() else text) is not None
