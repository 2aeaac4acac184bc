"""A byline's node without what else stands in it: the view count, the date, the login that posted; its label."""

from __future__ import annotations

import re

from crawler.clean.aligned import align
from crawler.clean.dates import find_dates
from crawler.clean.namewords import ACCOUNT, DEGREE, DOMAIN, NONE, OFFICE, PAPERS, POSTER
from crawler.clean.numbers import find_views, parse_count, tells_reactions
from crawler.clean.persons import (
    bare_name,
    is_agency,
    is_capitalised,
    is_full_name,
    is_person,
    is_whole_name,
    lowered,
    split_names,
)
from crawler.clean.text import clean_line, fold

_BAR = re.compile(r"[|•·]")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_POSTED = re.compile(rf"(?<![a-z]){POSTER}\b")
# Beside the icon of an eye a count has no label.
_LONE_COUNT = re.compile(r"^\d[\d., ]*(?:(?:[kKmM]|triệu|nghìn|ngàn)\b)?[\s–-]*(?=[^\W\d_])")
_OF_DATE = re.compile(
    r"\W*(?<![a-z])(?:(?:ngay|thoi gian|luc|posted|published|updated)\s?)?"
    r"(?:(?:dang|gui|dua|xuat ban|cap nhat)(?:\s(?:tin|bai|tai|len|luc|ngay|vao)){0,3})?\s?:?\s*$"
)


def without_besides(line: str) -> str:
    """``line`` reduced to what may name an author, its parts joined by bars again; empty where nothing is left.

    >>> without_besides("Trần Tiến | Lượt đọc: 200"), without_besides("209 557 PV"), without_besides("5 triệu")
    ('Trần Tiến', 'PV', '')
    >>> without_besides("Tân Phong, ngày 05/4/2022"), without_besides("Nguyễn Minh Hà, ngày 05/4/2022")
    ('', 'Nguyễn Minh Hà')
    >>> without_besides("Lượt xem: 6,6K Người đăng: quantrivien | Ngày đăng: 01/10/2013 13:24")
    ''
    >>> without_besides("Tác giả: Lê Mai/Số lượt xem (1045)/Bình luận (0)"), without_besides("Lê Mai/TTXVN 5/2022")
    ('Tác giả: Lê Mai', 'Lê Mai/TTXVN 5/2022')
    """
    if not _DIGIT.search(line) and "|" not in line:
        return line
    if "/" in line:
        line = "/".join(part for part in line.split("/") if not _is_count(part.strip()))
    if _OF_PAPER.match(line) and not all(map(is_full_name, split_names(line.partition(",")[0]))):
        return ""
    parts = (_reduced(part.strip()) for part in _BAR.split(line))
    return " | ".join(part for part in parts if _LETTER.search(part))


_OF_PAPER = re.compile(r"[^,:|]{2,30}, ngày \d", re.IGNORECASE)
"""A place, and the day on which a paper was signed there."""


def _is_count(part: str) -> bool:
    """Whether what stands between two strokes is how often something was read or commented on, and no more."""
    views = find_views(part)
    is_read = views is not None and _LETTER.search(part[: views.span[0]] + part[views.span[1] :]) is None
    return is_read or tells_reactions(part)


def _reduced(part: str) -> str:
    views = find_views(part)
    if views is not None:
        part = f"{part[: views.span[0]]} {part[views.span[1] :]}"
    for found in find_dates(part):
        before, _, after = part.partition(found.raw)
        said = align(before)
        part = f"{said.cut(0, len(_OF_DATE.sub('', said.folded)))} {after}"
    posted = _POSTED.search(align(part).folded)
    if parse_count(part) is not None:
        return ""
    return _LONE_COUNT.sub("", clean_line(align(part).cut(0, posted.start()) if posted else part))


_BRACKETED = re.compile(r"(?P<name>[^()\[\]]{5,40}?)\s?[(\[](?P<beside>[^()\[\]:]{2,40})[)\]]")


def without_place(value: str) -> str:
    """A person's whole name without the place in brackets behind it, which is told by what it was before: other names
    there are of who else made the article, or what one writes under.

    >>> without_place("Lê Thị Hà (Yên Lập, Phú An cũ)"), without_place("Lê Thị Hà (TTXVN)")
    ('Lê Thị Hà', 'Lê Thị Hà (TTXVN)')
    >>> without_place("Lê Thị Hà (Minh Hạnh)"), without_place("Bá Thi (Yên Lập cũ)")
    ('Lê Thị Hà (Minh Hạnh)', 'Bá Thi (Yên Lập cũ)')
    >>> without_place("Lê Thị Hà (Văn Mới)")
    'Lê Thị Hà (Văn Mới)'
    """
    found = _BRACKETED.fullmatch(value) if value[-1:] in (")", "]") else None
    is_place = found is not None and found["beside"].endswith((" cũ", " mới"))  # "Mới" is a name
    if found is None or not (is_place and is_full_name(found["name"])):
        return value
    return value if any(is_agency(x) or is_full_name(x) for x in split_names(found["beside"])) else found["name"]


_BARE_LABEL = re.compile(
    r"(?:(tác giả(?: bài viết)?|người viết|bài viết|(?:tin|bài)(?:,| và) ảnh|(?:translated )?by)(?: của)?"
    r"|(?:ghi chép|bút ký|ký sự|phóng sự|tản văn) của)\s(?=\S)",
    re.IGNORECASE,
)
"""A label whose colon the page draws, or leaves out between two cells; or the kind of what somebody wrote."""


_WRITTEN_BY = re.compile(r"(?:(?:được )?viết )?bởi\s?:?\s+|written by\s?:?\s+", re.IGNORECASE)
"""What Joomla and its like print before the name of the account that posted."""


def is_written_by(line: str) -> bool:
    """Whether a line begins with the label of an account that some portals give the name of who wrote.

    >>> is_written_by("Được viết bởi Quản trị"), is_written_by("Viết bởi: Ngô Đức Anh"), is_written_by("Đăng bởi An")
    (True, True, False)
    >>> is_written_by("bởi Ban Biên tập"), is_written_by("Bởi thiên tai"), is_written_by("Bởi Ngô Đức Anh")
    (True, False, True)
    """
    return _written(line) is not None


def _written(line: str) -> re.Match[str] | None:
    """The label with which a line begins; a sentence begins with the bare word in a capital, but no name behind it."""
    found = _WRITTEN_BY.match(line) if line[:1] in "VvĐđWwbB" else None
    if found is None or line[0] != "B":
        return found
    names = split_names(line[found.end() :])
    return found if names and all(map(is_whole_name, names)) else None


def with_colon(line: str) -> str:
    """The line with a colon behind its label where a person's name is all that follows.

    Behind the label of an account only whole names are persons'; empty for a line with that of any other.

    >>> with_colon("Tác giả Ngô Đức Anh"), with_colon("Tác giả tác phẩm"), with_colon("Nguồn：Báo Ấp Bắc")
    ('Tác giả: Ngô Đức Anh', 'Tác giả tác phẩm', 'Nguồn: Báo Ấp Bắc')
    >>> with_colon("Nguồn Báo Ấp Bắc"), with_colon("Nguồn Sở Y tế"), with_colon("Nguồn vốn")
    ('Nguồn: Báo Ấp Bắc', 'Nguồn: Sở Y tế', 'Nguồn vốn')
    >>> with_colon("Viết bởi Ngô Đức Anh"), with_colon("Viết bởi Super User"), with_colon("bởi Thanh Bình")
    ('Bài: Ngô Đức Anh', '', '')
    >>> with_colon("Bài viết của ThS. Lê Mai, giảng viên Trường Chính trị tỉnh")
    'Bài viết: ThS. Lê Mai, giảng viên Trường Chính trị tỉnh'
    >>> with_colon("Bài và ảnh của Thu Hà"), with_colon("Bài và ảnh của cuộc thi")
    ('Bài và ảnh: Thu Hà', 'Bài và ảnh của cuộc thi')
    >>> with_colon("By Hoang Lan - Translated by Thu Ha"), with_colon("By the way, translated by a friend")
    ('By: Hoang Lan - Translated by: Thu Ha', 'By the way, translated by a friend')
    """
    if "\N{FULLWIDTH COLON}" in line:
        line = clean_line(line.replace("\N{FULLWIDTH COLON}", ": "))
    if line[:5] in _SOURCES and (source := _BARE_SOURCE.fullmatch(line)) is not None and is_source(source["name"]):
        return f"{source['label']}: {source['name']}"
    written = _written(line)
    if written is not None:
        name = line[written.end() :]
        return f"Bài: {name}" if name and all(map(is_whole_name, split_names(name))) else ""
    label = _BARE_LABEL.match(line) if line[:1] in "TtNnBbGgKkPp" and ":" not in line else None
    if label is None:
        return line
    name, word = line[label.end() :], label[1] or "Bài"
    by = word[-2:].lower() == "by"
    translated = _TRANSLATED.search(name) if by else None
    if translated is not None:
        name, translator = name[: translated.start()], with_colon(translated["translator"])
        return f"{word}: {name} - {translator}" if ":" in translator and _is_named(name, by=by) else line
    return f"{word}: {name}" if _is_named(name, by=by) or _is_with_office(name) else line


_TRANSLATED = re.compile(r"\s?[-–—|/,;]\s?(?P<translator>translated by\s\S.*)", re.IGNORECASE)
"""What English pages print behind who wrote."""


def _is_named(name: str, *, by: bool) -> bool:
    return is_person(bare_name(name)) or (by and _is_written_plain(name))


_OFFICED = re.compile(r"(?P<name>[^,:;–-]{5,40}?)(?:\s[-–]\s|,\s)(?P<post>[^.:;!?]{4,80})")


def _is_with_office(name: str) -> bool:
    """Whether a person's full name leads to nothing but what that person is.

    >>> _is_with_office("PGS.TS Lê Văn Huy - Ủy viên Hội đồng di sản"), _is_with_office("Lê Văn Huy, giới trẻ và mạng")
    (True, False)
    """
    found = _OFFICED.fullmatch(name)
    return found is not None and is_full_name(found["name"]) and OFFICE.match(lowered(found["post"])) is not None


_SOURCES = frozenset({"Nguồn", "NGUỒN", "nguồn"})
_BARE_SOURCE = re.compile(r"(?P<label>nguồn(?: tin)?)\s(?P<name>[^:|•;!?]{2,60})", re.IGNORECASE)
_SAYS = re.compile(r"\b(?:đưa tin|cho biết|cho hay|thông tin về|cung cấp|đăng tải|là|của|được|có|từ|tại|sẽ|đã)\b")
"""Words of a sentence about an office, and of no office's name."""
_MOST_OF_OFFICE = 9


def is_source(name: str) -> bool:
    """Whether a text is the name of an agency, an office or a site, and nothing is said of it.

    >>> [is_source(name) for name in ("TTXVN", "Sở Tài chính", "vidu.gov.vn", "nhân lực", "Báo Trà Vinh đưa tin")]
    [True, True, True, False, False]
    >>> [is_source(name) for name in ("Tuổi Trẻ", "Người Lao Động", "Dân trí", "lao động", "Sông Cái")]
    [True, True, True, False, False]
    """
    if name in PAPERS:
        return True
    if len(name.split()) > _MOST_OF_OFFICE or name.endswith(".") or not is_agency(name):
        return False
    is_named = name[0].isupper() or DOMAIN.fullmatch(lowered(name)) is not None
    return is_named and _SAYS.search(lowered(name)) is None


_LOGIN = re.compile(r"[A-Za-z][a-z_.]{2,20}[0-9]{1,4}")


def is_account(value: str) -> bool:
    """Whether a name is that of a login, or of whoever runs the portal."""
    return ACCOUNT.match(fold(value)) is not None or _LOGIN.fullmatch(value) is not None or "@" in value


def is_none(value: str) -> bool:
    """Whether what stands behind a label says that there is nobody.

    >>> [is_none(value) for value in ("Không rõ", "Đang cập nhật", "Không gian xanh")]
    [True, True, False]
    """
    return NONE.match(fold(value)) is not None


def _is_written_plain(name: str) -> bool:
    """Whether capitalised words without any accent may be a name on an English page."""
    return name.isascii() and len(words := name.split()) > 1 and is_capitalised(words, 4)


def has_degree(name: str) -> bool:
    """
    >>> has_degree("ThS. Thạch Cầm"), has_degree("Thạch Cầm")
    (True, False)
    """
    return DEGREE.match(lowered(name)) is not None
