"""Titles of what a system lists by day, month or year: a list of one post looks like an article."""

from __future__ import annotations

import re

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_NAMED = "mot|hai|ba|tu|nam|sau|bay|tam|chin|muoi(?: mot| hai)?|gieng|chap"
_WHEN = (
    rf"(?:(?:\d{{1,2}},? )?thang (?:\d{{1,2}}|{_NAMED})(?: \d{{1,2}})?(?:,? (?:nam )?|/)\d{{4}}|(?:nam )?\d{{4}}|"
    rf"\d{{1,2}}/(?:\d{{1,2}}/)?\d{{4}}|(?:\d{{1,2}} )?(?:{_MONTHS})(?: \d{{1,2}})?,? \d{{4}})"
)
_LABEL = (
    r"(?:(?:thu muc )?luu tru(?: (?:hang|theo) (?:ngay|thang|nam)| cho)?|"
    r"(?:(?:daily|monthly|yearly) )?archives?(?: (?:for|of))?)\s?:?"
)
_ARCHIVE = re.compile(rf"{_LABEL} {_WHEN}|(?:ngay|thang|nam|day|month|year)\s?: {_WHEN}|{_WHEN} archives?")


def is_archive(folded: str) -> bool:
    """Whether a title names all that was published on a day, in a month or in a year, and nothing else.

    >>> [is_archive(f"{label} 2016") for label in ("luu tru thang hai,", "thang: thang hai", "monthly archives: may")]
    [True, True, True]
    >>> [is_archive(text) for text in ("thang hai 2016", "luu tru ho so nam 2016", "cong tac luu tru thang 2/2016")]
    [False, False, False]
    """
    return _ARCHIVE.fullmatch(folded) is not None
