"""Pages that a portal shows in the place of any other while it is being worked on, in the frame of an article.

They say who rests and that one should come again; and the list that leads there calls the page otherwise.
"""

from __future__ import annotations

import re

from crawler.clean.text import fold

_LONGEST = 500
"""Characters of text: what is said beside the excuse is an address and a number to call."""
_LEAST_NAMED = 4
"""Words of a row's title: "Xem chi tiết" and the name of a section are of any page."""
_ALIKE = 0.5
"""Of the words of a row's title: rows are cut off, and titles have their small words."""

_WHO = (
    r"(?:he thong(?: (?:cong|trang) thong tin(?: dien tu)?)?|(?:cong|trang) (?:thong tin(?: dien tu)?|tin|web)|"
    r"web ?site|may chu|(?:this |the |our )?(?:web ?)?(?:site|server|system|portal)(?: is)?)"
)
_RESTS = re.compile(
    rf"(?:(?:thong bao|rat tiec|xin loi|sorry)\W{{1,3}})?(?:{_WHO} )?"
    r"(?:(?:hien|nay|tam thoi|tam|dang|duoc|trong|qua trinh|thoi gian|is|currently|being|under|down for) ){1,6}"
    r"(?:(?:nang cap|bao tri|bao duong|upgraded|maintenance)(?:\W{1,3}|\W{1,3}(?:va|he thong|dinh ky)\W{1,3}|$)){1,3}"
)
_AGAIN = re.compile(
    r"\b(?:vui long|xin|mong|moi|hay)\b[^.!]{0,40}\b(?:quay|tro|truy cap|thu|ghe|vao) lai\b.{0,30}\b(?:sau|luc khac)\b|"
    r"\bback (?:soon|shortly|later|in a)\b|\b(?:come back|try again|check back)\b.{0,20}\b(?:later|soon|in)\b"
)
_WHY = re.compile(
    r"\b(?:bao tri|bao duong|nang cap|qua tai|tam (?:ngung|dung)|su co|maintenance|unavailable|overloaded)\b"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")


def told(title: str, text: str, listed: str | None, *, dated: bool = False) -> str | None:
    """What says that the portal is being worked on and shows nothing now; None of news, also of such work.

    ``listed`` is what the list that leads here calls the page. Where no list tells, or only that there is more, a
    ``dated`` page is news: the clock above such a page has a day as well.

    >>> told("Hệ thống đang bảo trì", "Xin quý vị vui lòng quay lại sau ít phút.", "Lễ hội Ok Om Bok", dated=True)
    'he thong dang bao tri'
    >>> told("Hệ thống đang bảo trì", "Xin quý vị vui lòng quay lại sau ít phút.", "Hệ thống đang bảo trì")
    """
    if len(text) > _LONGEST or (dated and len((listed or "").split()) < _LEAST_NAMED):
        return None
    name, said = fold(title), fold(text)
    if listed is not None and _is_called(fold(listed), name):
        return None
    for line in (name, *_SENTENCE_END.split(said)):
        if _RESTS.fullmatch(line.rstrip(" .!…") + " "):
            return line
    again = _AGAIN.search(said)
    return again[0] if again is not None and _WHY.search(f"{name} {said}") else None


def _is_called(listed: str, name: str) -> bool:
    """Whether a list's name for a page and its title may be one."""
    words = set(listed.split())
    return len(words & set(name.split())) >= _ALIKE * max(1, len(words))
