"""What the last segment of an address tells: the number of an article, or the page of a listing."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_END = re.compile(r"\.(?:html?|aspx)$", re.IGNORECASE)
_NUMBER = re.compile(r"(?<=-)\d{4,}$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
# "…-ngay-10-7-2023" is a day and "quyet-dinh-so-1234" a document; documents' numbers have at most five digits.
_OF_DOCUMENT = re.compile(r"(?:^|-)so-\d{4,5}$")
_PAGE = re.compile(r"(?:trang|page)-\d+$", re.IGNORECASE)


def number(url: str) -> str | None:
    """The article's number at the end of a slug, or None.

    A title may end in a year, a day, a disease or the number of a document: four digits are needed, and no year.

    >>> number("https://a.vn/tin-tuc/hop-mat-889529/?pageindex=0"), number("https://a.vn/hop-mat-3421.html")
    ('889529', '3421')
    >>> [number(f"https://a.vn/tin/{slug}") for slug in ("nam-2023", "ngay-10-7", "covid-19", "nghi-dinh-so-1234")]
    [None, None, None, None]
    """
    last = _last(url)
    found = _NUMBER.search(last)
    if found is None or _YEAR.match(found[0]) or _OF_DOCUMENT.search(last):
        return None
    return found[0]


def is_page(url: str) -> bool:
    """Whether the address is a further page of a listing.

    >>> is_page("https://a.vn/tin-tuc/trang-2.html"), is_page("https://a.vn/tin-tuc/trang-phuc-2")
    (True, False)
    """
    if "%" not in url and "-" in url:
        named = url.lower()
        if "trang-" not in named and "page-" not in named:
            return False
    return bool(_PAGE.match(_last(url)))


def _last(url: str) -> str:
    return _END.sub("", unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2])
