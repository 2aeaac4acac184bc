"""Whether a line names somebody behind a label: who wrote, who took the pictures, where it is from."""

from __future__ import annotations

import re

from crawler.clean.besides import is_source, with_colon
from crawler.clean.names import is_agency, looks_like_byline, read_byline
from crawler.clean.namewords import DOMAIN, PRESS
from crawler.clean.persons import (
    EDGE,
    bare_name,
    is_capitalised,
    is_full_name,
    is_person,
    lowered,
    may_be_highland,
    split_names,
)
from crawler.clean.text import fold

# "Theo kế hoạch, các xã ..." is the beginning of a sentence, "Theo Báo Nhân Dân" a credit.
_BY_A_PLAN = re.compile(r"theo [^:]*,\s", re.IGNORECASE)
_TWO_WORDS = re.compile(r"\w\s")
_LABELLED_WORDS = 25
_UNLABELLED_WORDS = 12

OUTCRY = ("!", "?")
"""How no name ends."""

_SHORTEST_LABEL = 3
"""Characters by which a byline is shorter than its line where a label was taken off ("Ảnh")."""


def is_labelled(text: str) -> bool:
    """Whether the line names somebody behind a label.

    >>> is_labelled("Bài, ảnh: Ngọc Hồng"), is_labelled("Địa chỉ: 1 Trần Phú"), is_labelled("Theo TTXVN")
    (True, False, True)
    >>> [is_labelled(f"Nội dung: {said}") for said in ("Lê Minh", "Phòng Y tế", "Tập huấn cho cán bộ xã")]
    [True, True, False]
    >>> is_labelled("Nguồn Báo Ấp Bắc"), is_labelled("Nguồn vốn đầu tư công")
    (True, False)
    >>> is_labelled("Theo quy định"), is_labelled("Theo Báo Nhân Dân"), is_labelled("Đơn vị thực hiện: Phòng Y tế")
    (False, True, False)
    >>> is_labelled("Ảnh: Quang cảnh buổi lễ"), is_labelled("Ảnh: T.L"), is_labelled("Video: Đình Nguyên - CTV")
    (False, True, True)
    >>> is_labelled("Theo kế hoạch, các xã hoàn thành trong quý này."), is_labelled("- Từ 8h00: ấp Chợ, ấp Giồng;")
    (False, False)
    """
    if text.endswith(OUTCRY):
        return False
    words = len(text.split())
    has_label = ":" in text or (words > _UNLABELLED_WORDS and words <= _LABELLED_WORDS and with_colon(text) != text)
    if words > (_LABELLED_WORDS if has_label else _UNLABELLED_WORDS) or _is_sentence(text):
        return False
    if not _names_somebody(text):
        return False
    read = read_byline(text)
    return read is not None and (read.byline is None or len(read.byline) + _SHORTEST_LABEL <= len(read.raw.strip(EDGE)))


_WORKS = re.compile(
    r"(?:noi dung|loi|doc|the hien|trinh bay|thiet ke|ky thuat|am nhac|minh hoa|ghi|bien tap|dich|text|story|"
    r"tong hop|thuc hien|trang tri|(?:y tuong|kich ban)(?: va |, | - )\w+(?: \w+)?|"
    r"(?:hinh |chup |chum )?anh(?: minh hoa)?|hinh|video(?: clip| minh hoa)?|clip|(?:quay |dung )?phim|suu tam|"
    r"trich(?: nguon)?)\s?:"
)
"""Labels that lead what a notice announces, a title or a caption as well: somebody is named behind them."""
_OF_OFFICE = re.compile(
    r"(?:(?:cac )?(?:don vi|co quan|doanh nghiep|to chuc)|phu trach|chiu trach nhiem|chi dao)\b[^:]{1,30}:"
)
"""Labels that end with one of these and are none."""
_BARE = re.compile(
    r"[(\[]?\s?(?:theo|ngu[oồ]n(?: tin)?)\s"
    r"(?!(?:tin|bài|ảnh|hình|video|nguồn|bai|anh|hinh|nguon)\b[^:]{0,15}:)(?P<rest>[^:].*)",
    re.IGNORECASE,
)
"""A label without its colon."""
_FUNDS = re.compile(r"(?:ngan sach|von|kinh phi|xa hoi hoa|thu nhap)\b")
_STUFF = re.compile(r"(?:quy|nuoc|dien|nhan luc)\b")
"""What else a source is of; the second are offices where the name goes on in capitals ("Điện lực Trà Vinh")."""
_RULE = re.compile(
    r"(?:nghi (?:quyet|dinh)|quyet dinh|ke hoach|quy (?:dinh|che|hoach|trinh)|luat|phap (?:luat(?! viet nam)|lenh)|"
    r"thong (?:tu|bao)|chi thi|cong (?:van|dien)|huong dan|van ban|bao cao|de an|du an|chuong trinh|phuong an|dieu|"
    r"hien phap|lich|danh sach|ket (?:qua|luan)|noi dung|y kien|yeu cau|de nghi|phong tuc|truyen thong)\b"
)
"""What something is done by, and no paper's name."""
_NOBODY = re.compile(
    r"(?:internet|tu lieu|suu tam|st|tl|ctv|facebook|zalo|tong hop)\b|.*\bcung cap$|"
    r"to (?:do hoa|ky thuat|bien tap|phong vien|truyen thong)$|"
    r"(?:(?:hai quan )?vung|lu doan|su doan|trung doan|tieu doan|hai doan) \d+(?: hai quan)?$"
)
"""What stands for a name."""
_WHO = re.compile(
    r"(?:(?:phat thanh|bien tap|ky thuat|quay phim|phong) vien|btv|ptv|ktv|hoa si|nhac si|nghe si|ca si|"
    r"nghe nhan|nhiep anh gia|nha (?:suu tap|nghien cuu|giao)) "
)
"""What somebody is, before a name of two words."""
_MOST_WORDS = 5


def _names_somebody(text: str) -> bool:
    """Whether a name follows a label that may lead anything."""
    folded = fold(text[:_LONGEST_LABEL])
    bare = _BARE.match(text)
    if bare is not None:
        origin = bare["rest"].strip("()[] ")
        if DOMAIN.match(lowered(origin)) is not None or _is_origin(split_names(origin)[:1]):
            return True
        # In capitals a heading is set, too: "NGUỒN NƯỚC SẠCH".
        is_heading = text.isupper() and not fold(text).startswith(("theo", "(theo"))
        return not is_heading and origin[:1].isupper() and _may_be_paper(origin)
    if _OF_OFFICE.match(folded) is not None:
        return looks_like_byline(text)
    value = text.partition(":")[2].strip()
    if folded.startswith("nguon"):
        return not _is_stuff(value)
    return _WORKS.match(folded) is None or _is_maker(value)


def _may_be_paper(origin: str) -> bool:
    """Whether what begins with a capital behind such a label may be a paper that no list has: no fund, no rule."""
    is_other = _RULE.match(fold(origin)) is not None or _is_stuff(origin) or any(map(str.isdigit, origin))
    return not is_other and len(origin.split()) <= _MOST_OF_PAPER


def _is_stuff(value: str) -> bool:
    """Whether a source is what is spent or used, and no office."""
    is_named = any(word[0].isupper() for word in value.split()[1:])
    return _FUNDS.match(fold(value)) is not None or (_STUFF.match(fold(value)) is not None and not is_named)


_MOST_OF_PAPER = 6
"""Words of a paper's name."""


def _is_origin(names: list[str]) -> bool:
    """Whether a report may be taken over from what is named first: a paper, an office, a site, a person."""
    name = names[0].removeprefix("nguồn ") if names else ""
    is_named = is_source(name) or PRESS.match(lowered(name)) is not None or is_person(bare_name(name))
    return is_named or fold(name) == "internet"


def _is_maker(value: str) -> bool:
    """Whether a text names who made something: names alone have capitals."""
    words = value.split()
    if any(is_full_name(" ".join(words[-count:])) for count in (3, 4) if len(words) >= count):
        return True
    if _WHO.match(fold(value)) is not None and is_person(" ".join(words[-2:])):
        return True
    return any(
        is_person(name := bare_name(part))
        or is_agency(part)
        or is_capitalised(part.split(), _MOST_WORDS)
        or may_be_highland(name)
        or _ELIDED.fullmatch(name) is not None
        or _INITIALS.fullmatch(part) is not None
        or _NOBODY.match(fold(part)) is not None
        for part in split_names(value)
    )


_ELIDED = re.compile(r"[A-ZĐ][a-zđ]?['’][A-ZĐ][^\W\d_]+(?: [^\W\d_]+){0,2}")
"""A name of the highlands: "K'Brôi"."""
_INITIALS = re.compile(r"(?:[A-ZĐ][A-Za-zđ]{0,2}[. ]?){1,3}[A-ZĐa-z]*\.?")
_LONGEST_LABEL = 60


def _is_sentence(text: str) -> bool:
    """Whether words without a label before them run up to a full stop, or from a "Theo" to a comma."""
    is_ended = text.endswith(".") and not text.endswith("..")
    return bool(_BY_A_PLAN.match(text) or (is_ended and _TWO_WORDS.search(text[:-2].rpartition(":")[2])))
