"""Page numbers in URLs: where they stand, and the pager whose URLs differ in nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from crawler.discovery.anchors import Anchor

Kind = Literal["query", "path", "cur"]

NEXT = re.compile(
    r"(?:trang )?(?:sau|tiep|tiep theo|ke tiep|ke|next|next page|older|older posts|cu hon)?[ .]*[»›>→⟩❯]*"
)
"""The whole of what a link to the next page says, folded; where it says anything."""
ACTIVE = re.compile(r"active|current|select|\b(?<!lua[-_])chon(?:\s|$)|\bon\b|pagenow|this-?page", re.IGNORECASE)
"""In the classes of the number of the page at hand."""

# What a page number is called in queries.
_PARAMETER = re.compile(
    r"(?:page|pages|page_?index|page_?no|page_?num(?:ber)?|pg|pn|p|paged|trang|trang_?so|pi|cp|cur_?page|current_?page|"
    r"start|limitstart|offset|\w*_cur|\w*_page|page_\w+|\w*-page)",
    re.IGNORECASE,
)
_KNOWN_PATH = re.compile(r"(?:/(?:page|trang|p|paged|phan-?trang)[-/_]|-c\d+-|/phantrang/\d+/)$", re.IGNORECASE)
# A path in a query, as systems have it whose addresses no server rewrites ("op=tin/page-20").
_PATH_IN_VALUE = re.compile(r"(?:%2F|/)(?:page|trang)-$", re.IGNORECASE)
_PATH_IN_VALUE_AT = re.compile(r"(?<=[^?&=])(?:%2F|/)(?:page|trang)-\{\}", re.IGNORECASE)
_DOOR = re.compile(r"^https?://(?:www\.)?")
# A number in a URL, percent-escapes left alone; page numbers have no leading zero, days may.
_RUN = re.compile(r"(?<!%)(?<!%[0-9A-Fa-f])(?<!\d)(?:0|[1-9]\d{0,6})(?!\d)")


class Run(NamedTuple):
    """A number in a URL."""

    template: str
    """The URL, the number replaced by ``{}``."""
    counter: int
    known: bool
    """Page numbers usually stand in such a place."""
    kind: Kind


@dataclass(slots=True)
class Pager:
    """The links of one pager: page number to URL."""

    template: str
    """The URL, its page number replaced by ``{}``."""
    kind: Kind
    known: bool
    """The place of the number is one that is used for page numbers."""
    pages: dict[int, str] = field(default_factory=dict)
    counters: dict[int, int] = field(default_factory=dict)
    """Page number to the number in its URL: pagers count from 0, from 1, or in rows."""
    links: list[Anchor] = field(default_factory=list)
    """Those whose text is their number."""

    def counter(self, number: int) -> int:
        """The number in the URL of page ``number``, as the linked pages show it."""
        pairs = sorted(self.counters.items())
        first, last = pairs[0], pairs[-1]
        if first[0] == last[0]:
            step = first[1] // (first[0] - 1) if first[0] > 1 and first[1] not in (first[0], first[0] - 1) else 1
        else:
            step = (last[1] - first[1]) // (last[0] - first[0])
        return first[1] + step * (number - first[0])

    def address(self, number: int) -> str:
        """The URL of page ``number``, linked or not."""
        return self.template.replace("{}", str(self.counter(number)))

    def number(self, counter: int) -> int | None:
        """The page number of a URL with ``counter`` in it; the inverse of ``counter``."""
        zero = self.counter(0)
        step = self.counter(1) - zero
        if step == 0 or (counter - zero) % step:
            return None
        found = (counter - zero) // step
        return found if found > 0 else None


def place(url: str) -> str:
    """An address or a template without its scheme and ``www.``: a page may link its own list by another of its doors.

    >>> place("https://www.a.vn/tin?page={}") == place("http://a.vn/tin?page={}")
    True
    """
    return _DOOR.sub("", url)


def runs(url: str) -> Iterator[Run]:
    """Every number of path and query."""
    parts = urlsplit(url)
    start = len(parts.scheme) + 3 + len(parts.netloc)
    query_at = url.find("?", start)
    for match in _RUN.finditer(url, start):
        template = f"{url[: match.start()]}{{}}{url[match.end() :]}"
        if 0 <= query_at < match.start():
            name = url[max(url.rfind("&", 0, match.start()), query_at) + 1 : match.start()].partition("=")
            if name[2] and _PATH_IN_VALUE.search(name[2]):
                yield Run(template, int(match[0]), True, "query")
            if name[2] or not name[1]:
                continue
            known = bool(_PARAMETER.fullmatch(name[0]))
            yield Run(template, int(match[0]), known, "cur" if name[0].endswith("_cur") else "query")
        else:
            yield Run(template, int(match[0]), bool(_KNOWN_PATH.search(url, start, match.start())), "path")


def base(url: str) -> str:
    """The URL without its page number: the same for all pages of a listing.

    >>> base("http://a.vn/tin/page-3/") == base("http://a.vn/tin/") == base("http://a.vn/tin?page=2")
    True
    >>> base("http://a.vn/index.php?nv=news&op=tin%2Fpage-20"), base("http://a.vn/index.php?nv=news&op=tin%2Fhop-20")
    ('http://a.vn/index.php?nv=news&op=tin', 'http://a.vn/index.php?nv=news&op=tin%2Fhop-20')
    """
    for template, _, known, kind in runs(url):
        if not known:
            continue
        if kind == "path":
            before, after = template.split("{}", 1)
            url = re.sub(r"[^/]*/?$", "", before) if not before.endswith("/") else re.sub(r"[^/]+/$", "", before)
            url += after.lstrip("/") if "?" in after else ""
        else:
            without = _PATH_IN_VALUE_AT.sub("", template)
            url = without if without != template else re.sub(r"(?<=[?&])[^?&=]*=\{\}&?", "", template)
        break
    return url.rstrip("/?&")
