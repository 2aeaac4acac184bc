"""The month of which an address is, by its path or by what it asks for."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_PATH = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?:\.\w{3,5})?/?$")
_YEAR = re.compile(r"(?:^|&)(?:year|nam|y)=((?:19|20)\d\d)(?:&|$)", re.IGNORECASE)
_MONTH = re.compile(r"(?:^|&)(?:month|thang|m)=(0?[1-9]|1[0-2])(?:&|$)", re.IGNORECASE)
# Both in one: WordPress asks so for "?m=202405".
_BOTH = re.compile(
    r"(?:^|&)(?:month|thang|m|ym|thang_?nam|nam_?thang|luu-?tru|archives?)="
    r"(?:(?P<y>(?:19|20)\d\d)(?:[-/](?P<m>0?[1-9]|1[0-2])|(?P<mm>0[1-9]|1[0-2]))|"
    r"(?P<first>0?[1-9]|1[0-2])[-/](?P<then>(?:19|20)\d\d))(?:&|$)",
    re.IGNORECASE,
)
# What is shown by day or by month and is no news; "gia-dinh" is no price, and events may be those of the news.
_OTHER = re.compile(
    r"lich-?(?:cong-?tac|lam-?viec|tuan|hop|tiep|truc|phat|cat)|calendar|(?<!tuc-)su-?kien|event|van-?ban|thoi-?tiet|"
    r"tiep-?(?:cong-?)?dan|phat-?song|xo-?so|"
    r"(?<![a-z])(?:xs(?:mb|mn|mt|kt)|gia-ca|bang-gia|ty-gia|gia-(?:vang|xang|nong)|(?:dau|moi|goi)-?thau|tender|"
    r"thong-?ke|bao-?cao|(?:tra-cuu|xu-ly|giai-quyet)-ho-so|thu-?tuc)(?![a-z])",
    re.IGNORECASE,
)


def is_other(url: str) -> bool:
    """Whether days or months at ``url`` are of duties, draws, prices or papers, by its path; not of news.

    >>> is_other("http://a.vn/tiep-cong-dan/2024/05"), is_other("http://a.vn/tin-tuc-su-kien/2024/05/17")
    (True, False)
    """
    return _OTHER.search(unquote(urlsplit(url).path).replace("_", "-")) is not None


def month_of(url: str) -> tuple[int, int] | None:
    """Year and month of which the address is, where it says nothing else.

    >>> month_of("http://a.vn/luu-tru/2024/05/"), month_of("http://a.vn/tin?nam=2023&thang=11")
    ((2024, 5), (2023, 11))
    >>> month_of("http://a.vn/2024/05/le-hoi"), month_of("http://a.vn/lich/2024/05/17")
    (None, None)
    """
    parts = urlsplit(url)
    in_path = _PATH.search(unquote(parts.path))
    if in_path is not None:
        return int(in_path[1]), int(in_path[2])
    return month_in(unquote(parts.query))


def month_in(query: str) -> tuple[int, int] | None:
    """Year and month that a query asks for, its escapes undone.

    >>> month_in("thang=2024-05"), month_in("cat=1&thang=5/2024"), month_in("m=202405"), month_in("so=2024-05")
    ((2024, 5), (2024, 5), (2024, 5), None)
    """
    year, month = _YEAR.search(query), _MONTH.search(query)
    if year is not None and month is not None:
        return int(year[1]), int(month[1])
    both = _BOTH.search(query)
    if both is None:
        return None
    return int(both["y"] or both["then"]), int(both["m"] or both["mm"] or both["first"])
