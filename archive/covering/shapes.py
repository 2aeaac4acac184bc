"""What the addresses of one portal's articles have in common, told from the addresses alone."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

_WORD = re.compile(r"[^\W\d_]+")
_TITLE = 5
"""Syllables from which on the end of a path is a title, and not the name of a section or of a page."""


class Shape(NamedTuple):
    """Two addresses of one shape may lead to pages of one kind; two of different shapes hardly do."""

    depth: int
    suffix: str
    names: frozenset[str]
    """Of the query."""
    has_number: bool
    has_title: bool


def shape(url: str) -> Shape:
    """The shape of an address; never raises.

    >>> shape("https://a.vn/tin/le-hoi-7.html") == shape("https://a.vn/van-hoa/hop-mat-12.html")
    True
    >>> shape("https://a.vn/tin/le-hoi-7.html") == shape("https://a.vn/tin/gioi-thieu.html")
    False
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return Shape(0, "", frozenset(), False, False)
    *above, last = parts.path.strip("/").split("/")
    stem, dot, suffix = last.rpartition(".")
    stem, suffix = (stem, suffix.lower()) if dot and suffix.isalpha() else (last, "")
    names = frozenset(pair.partition("=")[0].lower() for pair in parts.query.split("&") if pair)
    number = any(letter.isdigit() for letter in stem + parts.query)
    return Shape(len(above), suffix, names, number, len(_WORD.findall(stem)) >= _TITLE)
