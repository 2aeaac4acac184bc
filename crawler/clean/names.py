"""Bylines and credits: who wrote, photographed, translated; persons apart from agencies, as printed and as names."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from crawler.clean.agencies import is_told_of
from crawler.clean.aligned import align
from crawler.clean.besides import is_account, is_none, with_colon, without_besides, without_place
from crawler.clean.labelled import labelled
from crawler.clean.namewords import (
    ACCOUNT,
    AUTHORS,
    DEGREE,
    DEPARTMENT,
    DOING,
    DOMAIN,
    NOBODY,
    OFFICE,
    POSTED_BY,
    PRESS,
    RATED,
    TELLS,
    TITLE,
    WIRE,
)
from crawler.clean.persons import (
    EDGE,
    bare_name,
    canonical_name,
    is_agency,
    is_capitalised,
    is_person,
    lowered,
    may_be_highland,
    may_be_person,
    names_thing,
    split_names,
)
from crawler.clean.text import clean_line, fold

__all__ = ["Byline", "canonical_name", "is_agency", "looks_like_byline", "read_byline", "split_credit"]

_LONGEST, _NAMES = 200, 1024
"""Characters of a line, and lines that are remembered: the same few hundred people sign a portal's articles."""


class Byline(Struct, frozen=True):
    """What a byline line says."""

    raw: str
    """The line as printed (``clean_line``), with its labels."""
    byline: str | None
    """As printed, labels stripped; None where the line only names a source, the article's or that of pictures."""
    authors: tuple[tuple[str, str], ...]
    """(name, role) pairs, in order: text, photo, video, translation, other. Who did two things stands twice;
    titles ("ThS.") and offices are not part of a name; an agency that signs is a name too (``is_agency``)."""
    source: str | None
    """The credit of a label "Nguồn", "Nguồn tin", "Theo", or of an agency behind a person's name."""


def read_byline(text: str) -> Byline | None:
    """Reads a line from a place where a byline stands; None for an empty one, a login name or running text.

    >>> read_byline("Tin: Bá Thi - Ảnh: Ngọc Hồng").authors
    (('Bá Thi', 'text'), ('Ngọc Hồng', 'photo'))
    >>> read_byline("Nguồn tin: Báo Nhân Dân").source, read_byline("Tác giả: quantri")
    ('Báo Nhân Dân', None)
    >>> read_byline("Lê Hà – Nguồn ảnh: CAH").byline, read_byline("Nguồn ảnh: CAH").source
    ('Lê Hà', None)
    >>> read_byline("Viết bởi Nguyễn Văn An").byline, read_byline("Viết bởi Super User")
    ('Nguyễn Văn An', None)
    >>> [read_byline(text) for text in ("Số lần xem nội dung : 402117", "Đánh giá bài viết: Rất hay")]
    [None, None]
    >>> read_byline("Báo Ấp Bắc đưa tin: Quà Tết"), read_byline("Người đưa tin: Lê Hà").byline
    (None, 'Lê Hà')
    """
    raw = clean_line(text)
    return _read_line(raw) if raw and len(raw) <= _LONGEST else None


_FROM = re.compile(r"theo (?=[^\W\d_])", re.IGNORECASE)
"""What stands behind another label of the source: "Nguồn: Theo Báo Ấp Bắc"."""


@lru_cache(maxsize=_NAMES)
def _read_line(raw: str) -> Byline | None:
    if any(label.match(fold(raw)) for label in (POSTED_BY, RATED)) or TELLS.match(raw):
        return None
    if not (said := with_colon(without_besides(raw))):
        return None
    printed: list[str] = []
    authors: list[tuple[str, str]] = []
    sources: list[str] = []
    is_credit = False
    for roles, value in labelled(said):
        if not value or is_account(value):
            continue
        if roles and not any(map(str.isalpha, value)):
            return None  # what is counted, and no name ("Số lần xem nội dung: 402117")
        if roles and ((none := is_none(value)) or not AUTHORS.intersection(roles)):
            is_credit = True
            sources += [_FROM.sub("", value)] if "source" in roles and not none else []
            continue
        if not roles and not _may_be_names(value):
            return None
        # Beside a date or a count stands more than names: "quantri vào 26/5/2022".
        if not roles and said != raw and not _names_somebody(value):
            continue
        printed.append(value)
        names, source = _names(value, roles)
        authors += ((name, role) for role in (roles or ("text",)) if role in AUTHORS for name in names)
        sources += [source] if source else []
    if not (printed or is_credit):
        return None
    return Byline(raw, " - ".join(printed) or None, tuple(dict.fromkeys(authors)), sources[0] if sources else None)


# A sentence ends and another begins; "ThS. Thạch Thị Cầm" and "N. Hồng" are no sentences.
_SENTENCES = re.compile(r"[^\W\d_]{4}[.!?…]\s+\w")
_MOST_WORDS = 25


def _may_be_names(value: str) -> bool:
    """False for running text: sentences, what an office does, too many words, most of them in lower case."""
    words, title = value.split(), TITLE.match(lowered(value))
    if (
        len(words) > _MOST_WORDS
        or _SENTENCES.search(value, title.end() if title else 0)
        or (is_told_of(value) and is_agency(value))
    ):
        return False
    return sum(word[0].islower() for word in words) <= len(words) // 2 + 1 or DEPARTMENT.fullmatch(value) is not None


def _names_somebody(value: str) -> bool:
    return looks_like_byline(value, set_off=True) or any(is_person(bare_name(part)) for part in split_names(value))


def _names(value: str, roles: tuple[str, ...]) -> tuple[list[str], str | None]:
    """The names in a value without labels, and the agency that a person's name is credited to."""
    names: list[str] = []
    source = None
    for part in split_names(without_place(value)):
        lower = lowered(part)
        if (OFFICE.match(lower) and not is_person(part)) or DOING.fullmatch(lower):
            continue
        # What begins with a small letter beside capitals says what somebody did ("Thu Hà (lược ghi)").
        is_said = part[0].islower() and not (value.islower() or is_agency(part) or is_person(bare_name(part)))
        if is_said or (roles and "text" not in roles and NOBODY.fullmatch(lower)):
            continue
        name = bare_name(part)
        # "Lê Hà (VPĐK)": the office's initials.
        if names and name.isupper() and name.isalpha() and not (names[0].isupper() or is_agency(name)):
            continue
        if names and is_agency(name) and not is_agency(names[0]):
            # Behind a person an agency is where it comes from ("Thanh Vân/TTXVN") or where one works.
            source = source or (name if WIRE.match(lowered(name)) or DOMAIN.fullmatch(lowered(name)) else None)
        elif name and name[0].isalpha() and not ACCOUNT.match(fold(name)):
            names.append(name)
    return names, source


_INITIALS = re.compile(r"(?:[A-ZĐ][a-zđ]?\.\s?){1,3}[A-ZĐ]\w{0,6}")
_NO_NAME = re.compile(r"[0-9!?…:;“”\"%@]|\.\s|\.$")
# An honorific makes it the caption of a portrait or a sentence's subject.
_HONORIFIC = re.compile(r"(?:ông|bà|anh|chị|cô|chú|em|đồng chí|đ/c|bác|(?:đại|thượng|trung|thiếu) (?:tá|úy))\s")
_LONGEST_SIGNATURE, _AGENCY_WORDS = 110, 9


def looks_like_byline(text: str, *, set_off: bool = False) -> bool:
    """True where an unmarked last line of a body is surely a byline: a label with names, or nothing but names.

    ``set_off``: where it stands or how it is set says that it signs; then a name may be that of a place, too.

    >>> [looks_like_byline(line) for line in ("Ngọc Hồng", "THU HẰNG - ĐÌNH NGUYÊN", "Tin, ảnh: Bá Thi", "BBT")]
    [True, True, True, True]
    >>> [looks_like_byline(line) for line in ("Trà Vinh, ngày 25/5", "HẠNH PHÚC", "Tin khác", "Ảnh: Hội nghị")]
    [False, False, False, False]
    >>> looks_like_byline("THANH BÌNH"), looks_like_byline("THANH BÌNH", set_off=True)
    (False, True)
    """
    line = with_colon(clean_line(text))
    return 2 <= len(line) <= _LONGEST_SIGNATURE and _may_sign(line, set_off)


@lru_cache(maxsize=_NAMES)
def _may_sign(line: str, set_off: bool) -> bool:
    if POSTED_BY.match(fold(line)) or TELLS.match(line):
        return False
    parts = labelled(line)
    # "Theo" without a colon begins sentences too: only a paper, a wire or a web address behind it is a credit.
    if (line[:5].lower() == "theo " or (line[:6].lower() == "nguồn " and ":" not in line)) and not all(
        WIRE.match(lowered(v)) or DOMAIN.fullmatch(lowered(v)) for _, v in parts
    ):
        return False
    return bool(parts) and all(_is_signed(roles, value, set_off=set_off) for roles, value in parts)


def _is_signed(roles: tuple[str, ...], value: str, *, set_off: bool) -> bool:
    if ACCOUNT.match(fold(value)) or (not roles and _HONORIFIC.match(lowered(value))):
        return False
    if roles and (DOMAIN.fullmatch(lowered(value)) or fold(value) == "internet"):
        return True
    parts = split_names(value)
    if len(parts) == 1 and DEGREE.match(lowered(value)) and is_capitalised(bare_name(value).split(), 5):
        return len(bare_name(value).split()) > 1 and not names_thing(bare_name(value))
    names = [bare_name(part) for part in parts if not DOING.fullmatch(lowered(part))]
    by_initials = len(names) > 1 and _INITIALS.fullmatch(names[0]) is not None and all(map(is_agency, names[1:]))
    if set_off and not roles and (by_initials or sign_together(names)):
        return True  # beside a name that is nothing else, one that may be a place is a name
    set_off = set_off or any(map(is_person, names))
    return bool(names) and all(_is_name(name, roles) or (set_off and may_be_person(name)) for name in names)


def sign_together(names: list[str]) -> bool:
    """Whether several names that are set apart sign: a person and offices, or persons of whom one may be a highlander.

    >>> sign_together(["Kim Oanh", "UBND phường"]), sign_together(["UBND phường", "Lò Mẩy"])
    (True, False)
    >>> sign_together(["THÀNH CÔNG", "ALĂNG NGƯỚC"]), sign_together(["THÀNH CÔNG", "VANG DỘI"])
    (True, False)
    """
    if len(names) < 2:
        return False
    if is_person(names[0]) and all(map(is_agency, names[1:])):
        return True
    others = [name.title() if name.isupper() else name for name in names if not may_be_person(name)]
    return 0 < len(others) < len(names) and all(map(may_be_highland, others))


def _is_name(name: str, roles: tuple[str, ...]) -> bool:
    if is_person(name) or _INITIALS.fullmatch(name):
        return True
    words = name.split()
    if not name or not name[0].isupper() or len(words) > _AGENCY_WORDS or _NO_NAME.search(name):
        return False
    if PRESS.match(lowered(name)):
        # "Báo in", "TTXVN phát biểu": a name goes on with a capital, an acronym hardly goes on.
        return (len(words) == 1 or words[1][0].isupper() or not WIRE.match(lowered(name))) and not is_told_of(name)
    # Behind a label any office or short name in capitals will do ("Nguồn: Sở Y tế", "Tin, ảnh: Y Blo"), but
    # "Ảnh: …" and "Video: …" may lead a caption or a title.
    if not {"text", "source"} & set(roles):
        return False
    return is_agency(name) or is_capitalised(words, 4)


_CREDIT = re.compile(
    r"(?P<open>[(\[]\s?)?(?<![a-z])(?:(?:hinh )?anh|hinh|photo|nguon(?: anh)?|do hoa|clip|video|minh hoa)\s?:\s{0,3}"
    r"(?P<name>[^()\[\]:]{2,80})[)\]]?\s?\.?$|[(\[]\s?(?:(?:anh|nguon)\s)(?P<bare>[^()\[\]:]{2,60})[)\]]\s?\.?$"
)
_CREDIT_WORDS = 10
# "Ảnh: TL" (archive), "Ảnh: ST" (collected), "Ảnh: minh họa": nobody is named.
_NO_CREDIT = re.compile(
    r"(?:minh hoa|suu tam|tu lieu|tl|st|chup|cua|do|trong|tai|ve|bia|dai dien|tren|duoi|luu niem)\b"
)


def split_credit(caption: str) -> tuple[str, str | None]:
    """The caption as printed (whole, cleaned) and the photographer or agency named at its end, or None.

    >>> split_credit("Quang cảnh hội nghị. (Ảnh: Thanh Vân/TTXVN)")
    ('Quang cảnh hội nghị. (Ảnh: Thanh Vân/TTXVN)', 'Thanh Vân/TTXVN')
    >>> split_credit("Ảnh: Quang cảnh buổi lễ")[1], split_credit("Ảnh minh họa")[1], split_credit("(nguồn Internet)")[1]
    (None, None, 'Internet')
    """
    whole = clean_line(caption)
    if not any(mark in whole for mark in ":：(["):
        return whole, None
    aligned = align(whole)
    match = _CREDIT.search(aligned.folded)
    if match is None:
        return whole, None
    group = "name" if match["name"] else "bare"
    credit = aligned.cut(*match.span(group)).strip(EDGE)
    leads = not aligned.folded[: match.start()].strip(EDGE)
    return whole, credit if _is_credit(credit, leads and not match["open"]) else None


@lru_cache(maxsize=_NAMES)
def _is_credit(credit: str, leads: bool) -> bool:
    """``leads``: the caption begins with the label, so that what follows may be the caption itself."""
    if not credit or not credit[0].isalnum() or len(credit.split()) > _CREDIT_WORDS or _NO_CREDIT.match(fold(credit)):
        return False
    names = [bare_name(part) for part in split_names(credit)]
    known = all(_is_name(name, ("text",)) or DOMAIN.fullmatch(fold(name)) for name in names)
    return known if leads else credit[0].isupper() or known
