"""Addresses and fields as scripts write them: put together from texts and from names, one of which counts pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from crawler.discovery.scripting.expressions import Expression, Joined, Json, Literal, Name

COUNTER = re.compile(
    r"(?:page|page_?(?:index|num(?:ber)?|no)|pg|p|trang|trang_?so|cur(?:rent)?_?page|cur|paged|start|offset|skip|start_?row)",
    re.IGNORECASE,
)
"""What counts pages, or rows."""
ROWS = re.compile(r"start|offset|skip|start_?row", re.IGNORECASE)
"""Counters that count rows."""
_PAGES = re.compile(r"(?:^|[/_.-])(?:page|trang|paged|pg|so-?trang|phan-?trang)[/_-]$", re.IGNORECASE)
"""What stands before the number of a page in a path."""
_TELLING = 4
"""Letters of a name from which it is no mere ``p``."""
_ADDRESS = 4000
"""Characters of an address."""


class Written(NamedTuple):
    """An address as an expression makes it."""

    text: str | None
    counter: str | None = None
    """The parameter in it that counts pages."""
    shape: str | None = None
    """The address with ``{}`` for the number of the page, where that is a part of its path."""
    name: str | None = None
    """What the script calls the number of the page that it puts there."""


def address(url: Expression, known: dict[str, Literal]) -> Written:
    """The address that ``url`` makes where names stand for what is ``known``; a counter is 1 in it.

    >>> address(Joined(("/muc/", Name("cat"), "/trang/", Name("p"), ".html")), {"cat": 7})
    Written(text='/muc/7/trang/1.html', counter=None, shape='/muc/7/trang/{}.html', name='p')
    >>> address(Joined(("/tin?p=", Name("so"))), {}), address(Joined(("/tin/", Name("id"))), {}).shape
    (Written(text='/tin?p=1', counter='p', shape=None, name='so'), None)
    """
    parts = url.parts if isinstance(url, Joined) else (url,) if isinstance(url, str | Name) else ()
    text, counter, name, hole = "", None, None, -1
    for part in parts:
        if len(text) > _ADDRESS:
            return Written(None)
        if not isinstance(part, Name):
            text += str(part)
            continue
        value = known.get(part.text, known.get(part.text.rpartition(".")[2]))
        asked = re.search(r"[?&]([\w.$-]+)=$", text)
        if asked is not None and COUNTER.fullmatch(asked[1].rpartition("_")[2] or asked[1]):
            counter, name, value = asked[1], part.text, 1
        elif asked is None and hole < 0 and _counts_in_path(part.text, text):
            hole, name, value = len(text), name or part.text, 1
        text += "" if value is None else str(value)
    if not text or text.startswith(("#", "javascript:")):
        return Written(None)
    return Written(text, counter, f"{text[:hole]}{{}}{text[hole + 1 :]}" if hole >= 0 else None, name)


def _counts_in_path(name: str, before: str) -> bool:
    """Whether what ``name`` stands for, behind ``before``, is the number of a page: one of the two says so."""
    if "?" in before or not before.endswith(("/", "-", "_")):
        return False
    own = name.rpartition(".")[2]
    says = len(own) >= _TELLING and COUNTER.fullmatch(own) is not None and not ROWS.fullmatch(own)
    return says or _PAGES.search(before) is not None


def joined(url: Expression, known: dict[str, Literal]) -> str | None:
    """The text that ``url`` makes where every name in it is ``known``; None where one is not.

    >>> joined(Joined(("/tin?trang=", Name("n"), "&cm=", Name("cm"))), {"n": 3, "cm": "12"}), joined(Name("x"), {})
    ('/tin?trang=3&cm=12', None)
    """
    parts = url.parts if isinstance(url, Joined) else (url,) if isinstance(url, str | Name) else ()
    said = [known.get(part.text) if isinstance(part, Name) else part for part in parts]
    if not said or any(value is None for value in said):
        return None
    return "".join(map(str, said))[:_ADDRESS]


def query(url: str, fields: Mapping[str, object]) -> str:
    """``url`` with ``fields`` as its query, as a form sends them by GET.

    >>> query("/tin?a=1", {"page": 3})
    '/tin?page=3'
    """
    return f"{url.partition('?')[0]}?{urlencode(fields)}"


def fields(data: dict[str, Expression], known: dict[str, Literal]) -> dict[str, Literal]:
    """The fields as the script would send them; what cannot be told is sent empty."""
    found: dict[str, Literal] = {}
    for name, value in data.items():
        if isinstance(value, Name):
            found[name] = known.get(value.text, known.get(value.text.rpartition(".")[2], ""))
        elif isinstance(value, Joined):
            found[name] = address(value, known).text or ""
        elif not isinstance(value, dict | list | Json):
            found[name] = value
    return found
