"""Runs of one line: whether inline elements side by side are words of one text, or things of their own."""

from __future__ import annotations

import re
from itertools import islice

from selectolax.lexbor import LexborNode

from crawler.fields.tree import markup

_DATE = re.compile(
    r"(?:(?:Ngày đăng|Đăng (?:lúc|ngày|tải)|Cập nhật|Đã (?:đăng|phát hành|xuất bản))\s?:?\s?)?"
    r"\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d\d"
)


def said_last(parts: list[str]) -> str:
    """The last character of a text in parts, but for space; nothing of one that is empty. Behind many that are, some
    text is taken to stand."""
    last = (said[-1] for part in islice(reversed(parts), _MOST_BLANK) if (said := part.rstrip()))
    return next(last, "" if len(parts) <= _MOST_BLANK else " ")


_MOST_BLANK = 64


def is_apart(node: LexborNode, text: list[str], seen: int, *, everywhere: bool) -> bool:
    """Whether an element that follows ``text``, of ``seen`` characters, shows another thing: a date, a button, a count.

    Word cuts its spans anywhere in a paragraph: except ``everywhere`` only an element beside blocks is asked about, or
    a date without a space before it.
    """
    before = node.prev
    if before is None or before.is_text_node:
        return False
    said = node.text(deep=True)
    last, following = said_last(text), said.strip(_BLANK)
    if not last or not following or following[0] in _CLOSING:
        return False
    is_date = _DATE.match(following) is not None
    if last.isdigit() and (is_date or following[0].isupper()):
        said_before = "".join(text[-3:])
        if seen <= _PROSE < len(following) and not is_date and _COUNTED.search(said_before):
            return True
        if is_date and _IN_A_DAY.search(said_before):
            return False
    if said[0] in _BLANK or text[-1].endswith(tuple(_BLANK)):
        if is_date:
            is_word = not everywhere and (last in _WITHIN or _OF_A_DAY.search("".join(text[-3:])))
        elif everywhere:
            is_word = _runs_on(last, seen, following, len(following), most=_PROSE)
        else:
            is_word = _runs_on(last, seen, following, _rest(node), most=_NAME) and (
                last in _WITHIN or _ends_sentence(node)
            )
        if is_word:
            return False
    if not (everywhere or is_date or _is_beside_blocks(node)):
        return False
    touches = text[-1].endswith(last) and said.startswith(following[0])
    if touches and len(following) > _PROSE and last in _OF_A_NUMBER and following[0] in _OF_A_NUMBER and not is_date:
        return False
    # In the middle of a word no capital follows a small letter; behind capitals one begins a word of small ones.
    begins = following[0].isupper() and (last.islower() or following[1:2].islower())
    return last != ":" and (begins or not (last.isalpha() and following[0].isalpha()))


def is_part(node: LexborNode, tag: str) -> bool:
    """Whether an element that a framework made is a part of the page, in lines of its own: no words of a text."""
    if not markup.is_part(tag) or _is_said(node.prev) or _is_said(node.next):
        return False
    is_of_words = node.parent is not None and node.parent.tag in _OF_WORDS
    return not is_of_words or _is_made(node.prev) or _is_made(node.next)


_OF_WORDS = frozenset({"p", "span", "b", "strong", "i", "em", "u", "font", *markup.HEADINGS})
"""Elements that hold words: in them stand parts of a page one right behind another, alone are words."""


def _is_made(beside: LexborNode | None) -> bool:
    return beside is not None and beside.is_element_node and markup.is_part(beside.tag or "")


def _is_said(beside: LexborNode | None) -> bool:
    return beside is not None and beside.is_text_node and bool((beside.text_content or "").strip(_BLANK))


def _runs_on(last: str, before: int, following: str, rest: int, *, most: int) -> bool:
    """Whether a paragraph goes on in the next of its runs, told by how many characters stand before and behind: within
    a sentence, or with another one as long. A date, a count, a name has no more than ``most``; above a title may stand
    what the page is called."""
    if last in ".!?…":
        return before > _PROSE < rest
    is_prose = before > most or (rest > _PROSE and not following[0].isupper())
    return last in _WITHIN or (is_prose and not (following[0].isupper() and _LABEL.match(following)))


def _rest(node: LexborNode) -> int:
    """Characters from an inline element to the end of its line, as far as they are looked at."""
    seen, child = 0, node
    for _ in range(_MOST_BESIDE):
        seen += len(child.text(deep=True))
        following = child.next
        if seen > _PROSE or following is None or following.tag in markup.BLOCKS or following.tag == "br":
            break
        child = following
    return seen


def _ends_sentence(node: LexborNode) -> bool:
    """Whether the line of an inline element ends as sentences do, as far as it is looked at, or goes on in a small
    letter and has no day, time or count: a title with facts, names or buttons behind it does neither."""
    behind, child = [node], node
    while (following := child.next) is not None and following.tag not in markup.BLOCKS and following.tag != "br":
        if len(behind) > _MOST_BESIDE:
            return True
        child = following
        behind.append(child)
    texts = [said for child in behind if (said := child.text(deep=True).rstrip(_BLANK))]
    if texts[-1].endswith(_ENDS):
        return True
    short = (said for said in texts if len(said) <= _PROSE)
    return texts[-1].lstrip(_BLANK)[0].islower() and not any(said.isdigit() or _FACT.search(said) for said in short)


_NAME, _PROSE = 30, 60
_ENDS = (".", "!", "?", "…", ";", ":", "”", '"')
_WITHIN = ",;("
_OF_A_NUMBER = "0123456789.,/"
_CLOSING = "),.;:!?…”’"
"""With these nothing begins that is a thing of its own."""
_OF_A_DAY = re.compile(r"\b(?:ngày|từ|đến|tới|và|trước|sau|hết|vào|lúc)\s*$", re.IGNORECASE)
_IN_A_DAY = re.compile(r"\b(?:ngày|sáng|chiều|tối|từ|đến|tới|và|trước|sau|hết|vào|lúc)\s+[0-3]$", re.IGNORECASE)
"""A number of two digits may be cut between them."""
_COUNTED = re.compile(r"\b(?:xem|đọc|views)\s?:\s?\d[\d.,]*\s*$", re.IGNORECASE)
"""How a line of facts ends."""
_FACT = re.compile(
    r"\d\s?[/:-]\s?\d|\b\d{1,2}\.\d{1,2}\.\d{4}\b|tháng\s\d{1,2}\snăm\s\d|\d\s(?:lượt|lần)\s(?:xem|đọc)|"
    r"\b(?:xem|đọc|views)\s?:?\s?\d",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^\W\d_][\w ]{1,24}:")
_BLANK = " \t\r\n\xa0\u200b\ufeff"
"""SharePoint puts a space without width between two runs."""


def _is_beside_blocks(node: LexborNode) -> bool:
    """Whether a block element begins or ends what an inline element stands in: a run of small things, no paragraph."""
    for following in (False, True):
        child = node.next if following else node.prev
        for _ in range(_MOST_BESIDE):
            if child is None:
                break
            if not child.is_text_node and child.tag in markup.BLOCKS:
                return True
            child = child.next if following else child.prev
    return False


_MOST_BESIDE = 50
"""Neighbours on either side that are looked at: beyond them are the words of a paragraph, each in a span."""
