"""How often an article was read, as a line of it tells: behind a label, or beside the icon of an eye."""

from __future__ import annotations

import re

from crawler.clean.numbers import FoundViews, find_views, parse_count, without_reactions
from crawler.fields.tree.flow import Line

EYE = "\N{EYE}"
_LABEL_ENDS = ("lượt xem", "lượt đọc", "views")
_DATED_BY = re.compile(
    r"(?:(?:Thứ|Chủ|T[2-7]|CN)[^\d,]{0,10},? )?"
    r"(?:\d{1,2}:\d\d,? )?\d{1,2}[/-]\d{1,2}[/-]\d{4}(?:,? \d{1,2}:\d\d)?[ |–-]{1,3}[^\W\d][^\d:,.]{0,30} (?=\d)"
)
# Beside an eye: the number that ends the line, a date may stand before it.
_LAST_NUMBER = re.compile(r"(?<![\w/.:-])\d[\d.,]*(?:\s?(?:[KkMm]|nghìn|ngàn|triệu|tr))?$")

_BEHIND_EYE = re.compile(
    rf"{EYE}\N{{VARIATION SELECTOR-16}}?\s?(?P<count>\d[\d.,]*(?:\s?(?:[KkMm]|nghìn|ngàn|triệu|tr)\b)?)(?=\s|$)"
    r"(?!\s?[/:])"
)
"""The count that an eye is drawn before; of what stands behind it another sign tells."""

_OTHER_SIGN = re.compile(r"[\u2600-\u27BF\U0001F300-\U0001FAFF]")
"""A picture among the letters: the number behind it is of what it draws."""

_BUTTON = re.compile(r"\s+(?:In(?: (?:ấn|bài|bài viết|trang|tin))?|Bản in|Print)$")
"""The link to print that may stand behind such a number."""


def of_line(line: Line) -> FoundViews | None:
    """The count in a line: behind its label, or alone beside the icon of an eye."""
    return of_text(line.text, eye=line.eye)


def of_text(text: str, *, eye: bool) -> FoundViews | None:
    """``of_line`` of its text and whether an eye stands in it."""
    found = of_label(text)
    if found is not None or not (eye or EYE in text):
        return found
    alone = _BEHIND_EYE.search(text)
    bare = parse_count(alone["count"]) if alone is not None else None
    if alone is not None and bare is not None:
        return FoundViews(bare, alone["count"], alone.span("count"))
    alone = _LAST_NUMBER.search(_BUTTON.sub("", without_reactions(text)))
    if alone is not None and _OTHER_SIGN.search(text, text.rfind(EYE) + 1, alone.start()):
        return None
    bare = parse_count(alone[0]) if alone is not None else None
    return FoundViews(bare, alone[0], alone.span()) if alone is not None and bare is not None else None


def of_label(text: str) -> FoundViews | None:
    """The count that a label in ``text`` tells of."""
    found = find_views(text)
    return _behind_account(text) if found is None and text.endswith(_LABEL_ENDS) else found


def _behind_account(text: str) -> FoundViews | None:
    """The count at the end of a line that begins with a date and goes on with who posted: no sentence leads to it."""
    facts = _DATED_BY.match(text)
    found = find_views(text[facts.end() :]) if facts is not None else None
    if facts is None or found is None:
        return None
    start, end = found.span
    return FoundViews(found.views, found.raw, (facts.end() + start, facts.end() + end))
