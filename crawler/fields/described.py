"""What a page's metadata describe it with: the article's lead, mostly, or what the portal says of itself."""

from __future__ import annotations

import re
from itertools import pairwise

from crawler.clean.text import SENTENCE_END, clean_line, fold, strip_portal_name, unescape, words
from crawler.clean.urls import host_of
from crawler.fields.trails import portalnames
from crawler.fields.tree.hints import Hints
from crawler.fields.tree.lengths import MIN_LEAD

_BOILERPLATE = re.compile(
    r"(?:cong|trang) (?:thong tin|ttdt|tin)|website\b|bao dien tu\b|"
    # "Sở Tài chính tỉnh ..., thông tin về hoạt động của ..."
    r"(?:so|ubnd|uy ban nhan dan|(?:tinh|thanh|huyen|thi|quan) uy|hdnd|ban|cong an|cuc|chi cuc|hoi|truong|benh vien|"
    r"huyen|thanh pho|thi xa|quan|xa|phuong|thi tran|tinh) [^.!?]{3,80}[,:–-] (?:thong tin|cung cap|cap nhat)\b"
)
"""Beginnings of what a portal says of itself on every page."""

_OPENING = 120
"""Characters in which that shows."""

_CUT = re.compile(r"\s*[\[(]?(?:\.{3,}|…)[\])]?$")
"""What ends a text that was cut off."""

_TAIL = re.compile(r"\W*\s[-–—|]\s+.{1,60}$")
"""What portals glue to the lead in their metadata: a dash and their name."""

_SENTENCE_END = (*SENTENCE_END, "…")
_DOMAIN = re.compile(r"(?:\.[a-z]{2,4}){1,2}$")


def describing(hints: Hints, title: str) -> str:
    """What the page's metadata describe it with, without the portal's name; empty where they describe the portal."""
    raw = clean_line(unescape(hints.page.meta("description", "og:description", "ogdescription") or ""))
    if not raw or portalnames.describes_itself(raw, hints.page, title):
        return ""
    host = host_of(hints.page.url)
    names = [*portalnames.names(hints.page), host]
    names += [_DOMAIN.sub("", name.lower()) for name in names]
    left = strip_portal_name(raw, [*names, host.partition(".")[0]])
    if raw.startswith(left):
        return left
    # What goes on in small letters behind the name, or names nothing of the title, says what the portal is.
    return "" if left[:1].islower() or not is_about(left, title) else left


def is_about(text: str, title: str) -> bool:
    """Whether a text shares a pair of words with the title, or is a sentence."""
    pairs = set(pairwise(words(fold(title))))
    return text.endswith(_SENTENCE_END) or not pairs.isdisjoint(pairwise(words(fold(text))))


def is_boilerplate(text: str) -> bool:
    """Whether a text begins as what a portal says of itself on every page."""
    return _BOILERPLATE.match(fold(text[:_OPENING])) is not None


def shares(description: str, line: str) -> bool:
    """Whether a description stands in a line of the body, or begins with it."""
    return description in line or (len(line) >= MIN_LEAD and description.startswith(line))


def core(text: str) -> str:
    """Folded, without the mark of a cut and the last full stop."""
    folded = fold(text)
    return (_CUT.sub("", folded) if is_cut(folded) else folded).rstrip(" .")


def is_cut(text: str) -> bool:
    """Whether the mark of a cut ends a text; for most the end alone tells, where a search looks at every space."""
    return ("..." in text[-5:] or "…" in text[-3:]) and _CUT.search(text) is not None


def repeats(description: str, text: str) -> bool:
    """Whether ``description`` is ``text``, or ``text`` with a name behind it; a mere beginning is of any text."""
    said, given = core(description), core(text)
    if min(len(said), len(given)) < MIN_LEAD or not said.startswith(given):
        return False
    return said == given or bool(_TAIL.match(said, len(given)))
