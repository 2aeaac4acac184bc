"""What pages say that show nothing else: that they test the reader, failed, or have not what was asked for."""

from __future__ import annotations

import re
from typing import NamedTuple

from archive.article import Reason
from crawler.fields.lines import wordings


class Sign(NamedTuple):
    """Phrases that tell one ``reason``."""

    reason: Reason
    any: re.Pattern[str]
    """What one of them is, to be matched with the beginning of a text."""
    each: tuple[tuple[str, re.Pattern[str]], ...]
    """One after the other, behind the plain text that it has."""

    def search(self, text: str) -> re.Match[str] | None:
        """The first in a folded text, as ``any`` would find it: that tries at each letter, and takes ten times as long
        as to look for the plain text of each."""
        found = [match for plain, phrase in self.each if plain in text and (match := phrase.search(text)) is not None]
        return min(found, key=re.Match.start, default=None)


_ESCAPED = re.compile(r"\\.|\[[^\]]*\]")
_GROUP = re.compile(r"\([^()]*\)")
_NOT_PLAIN = re.compile(r".(?:[?*]|\{[^}]*\})|[.^$+]")


def plain(phrase: str) -> str:
    """The longest text that stands in whatever an expression matches; empty where none need.

    >>> plain(r"(?:^|\\bban (?:da )?)(?:truy cap|thao tac) (?:lien tuc )?qua nhanh"), plain(r"flood ?block")
    ('qua nhanh', 'flood')
    >>> plain(r"[^.]{0,40}\\bda (?:go|xoa)\\b"), plain("gone|lost")
    ('da ', '')
    """
    left = _ESCAPED.sub("\0", phrase)
    while (shorter := _GROUP.sub("\0", left)) != left:
        left = shorter
    return max(_NOT_PLAIN.sub("\0", left).split("\0"), key=len) if "|" not in left else ""


def _sign(reason: Reason, phrases: tuple[str, ...]) -> Sign:
    each = tuple((plain(phrase), re.compile(phrase)) for phrase in phrases)
    return Sign(reason, re.compile("|".join(phrases)), each)


SIGNS = (
    _sign("flood", wordings.FLOOD),
    _sign("challenge", wordings.CHALLENGE),
    _sign("error-page", wordings.ERROR),
    _sign("soft-404", wordings.GONE),
)
"""The first that a page has says what it is."""
